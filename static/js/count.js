// Says under a field of the back office how much of its measure is used. Without it the server still refuses what is too long.
"use strict";
(() => {
  const texts = document.currentScript.dataset;
  const NEAR = 0.8;
  const COUNTED = "input[maxlength], textarea[maxlength], [data-count-words]";

  function measure(field) {
    const words = Number(field.dataset.countWords);
    return words
      ? { used: (field.value.match(/\S+/g) || []).length, limit: words, text: texts.words }
      : { used: [...field.value].length, limit: field.maxLength, text: texts.signs };
  }

  function show(field) {
    const { used, limit, text } = measure(field);
    const place = field.closest(".w-field__input");
    if (!place || limit < 20 || field.type === "hidden") return;
    const always = "count" in field.dataset || "countWords" in field.dataset;
    const wanted = always || used >= limit * NEAR || document.activeElement === field;
    let line = place.querySelector(":scope > .field-count");
    if (!line) {
      if (!wanted) return;
      line = document.createElement("p");
      line.className = "field-count";
      line.id = `${field.id}-count`;
      place.append(line);
      field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") || ""} ${line.id}`.trim());
    }
    line.hidden = !wanted;
    line.textContent = text.replace("{used}", used).replace("{limit}", limit);
    line.classList.toggle("field-count--near", used >= limit * NEAR && used <= limit);
    line.classList.toggle("field-count--over", used > limit);
  }

  for (const event of ["focusin", "input", "focusout"]) {
    document.addEventListener(event, ({ target }) => {
      // After the event, so that the field that lost the focus knows it.
      if (target.matches?.(COUNTED)) setTimeout(() => show(target));
    });
  }
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("[data-count], [data-count-words]").forEach(show));
})();
