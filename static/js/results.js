// The results follow each choice: htmx asks for the page and swaps the part that changed. Here: what a reader hears of
// that, where the focus stays, and what was unfolded. Without it every choice has its button.
"use strict";
(() => {
  const PART = "zoekdeel";
  const part = () => document.getElementById(PART);
  const heading = () => part().querySelector("h1");
  let unfolded = new Map();
  let held = null; // what had the focus just before the swap, and where on the screen it stood
  let place = 0;

  // htmx notes the address for copies of pages, which it does not keep here: nothing of a reader stays in the browser.
  function forget() {
    try {
      sessionStorage.removeItem("htmx-current-path-for-history");
    } catch {
      // Where the browser lets no page keep anything, nothing was kept.
    }
  }

  // Says it again when it is the same, for a search that finds as much as the one before.
  function say() {
    const region = document.getElementById("zoekstand");
    const said = [...part().querySelectorAll("[data-said]")].map((line) => line.textContent.replace(/\s+/g, " ").trim()).join(". ");
    region.textContent = region.textContent === said ? `${said}\u00a0` : said;
  }

  function toResults() {
    heading().focus();
    heading().scrollIntoView({ block: "start" });
  }

  // What had the focus has it still, and stands where it stood; what is gone gives it to the heading.
  function keep(again) {
    (again || heading()).focus({ preventScroll: true });
    if (again) scrollBy(0, again.getBoundingClientRect().top - place);
  }

  const isPart = ({ detail }) => detail.target?.id === PART;

  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!isPart(event)) return;
    unfolded = new Map([...part().querySelectorAll("details[id]")].map((fold) => [fold.id, fold.open]));
    held = part().contains(document.activeElement) ? document.activeElement : null;
    place = held?.getBoundingClientRect().top;
  });

  // The same question twice is one step back.
  document.addEventListener("htmx:beforeHistoryUpdate", ({ detail: { history } }) => {
    if (history.path === location.pathname + location.search) history.type = "replace";
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (!isPart(event)) return;
    for (const fold of part().querySelectorAll("details[id]")) fold.open = unfolded.get(fold.id) ?? fold.open;
    const field = document.getElementById("zoekwoorden");
    if (document.activeElement !== field) field.value = part().dataset.words;
    if (event.detail.requestConfig.elt.closest(".pagination")) toResults();
    else if (held) keep(document.getElementById(held.id));
    say();
    forget();
  });

  document.addEventListener("htmx:historyRestore", () => {
    say();
    forget();
  });
  document.addEventListener("htmx:historyCacheMissLoadError", () => location.reload());
  for (const failure of ["htmx:sendError", "htmx:responseError"]) {
    document.addEventListener(failure, ({ detail }) => location.assign(detail.pathInfo.finalRequestPath));
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-to-results]")) return;
    event.preventDefault();
    if (!matchMedia("(width >= 64rem)").matches) document.getElementById("filters").open = false;
    toResults();
  });

  forget();
  document.documentElement.classList.add("is-live");
})();
