// Goes on with the next file by itself; without this script the button does the same.
"use strict";

const next = document.querySelector("form[data-import-next]");
if (next) {
  next.querySelector("button").hidden = true;
  next.requestSubmit();
}
