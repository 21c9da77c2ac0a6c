// Suggestions while typing: an editable combobox with a list (ARIA Authoring Practices). Without it the form works alone.
// <word-suggestions src="…"> stands around a search field; its address answers {said, suggestions: [{kind, text, url}]}.
"use strict";
(() => {
  const WAIT = 120; // milliseconds of rest before we ask
  const SHORTEST = 2;
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) || [];
  let count = 0;

  function element(tag, attributes, text = "") {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.textContent = text;
    return made;
  }

  // The text with the letters that were typed emphasised, where a word begins with them.
  function emphasised(text, typed) {
    const whole = text.normalize("NFC");
    const line = element("span", { class: "suggestion__text" });
    let end = 0;
    for (const { 0: word, index } of whole.matchAll(/[\p{L}\p{N}]+/gu)) {
      const met = typed.filter((begun) => folded(word).startsWith(begun)).sort((a, b) => b.length - a.length)[0];
      if (!met) continue;
      line.append(whole.slice(end, index), element("b", {}, word.slice(0, met.length)));
      end = index + met.length;
    }
    line.append(whole.slice(end));
    return line;
  }

  customElements.define("word-suggestions", class extends HTMLElement {
    connectedCallback() {
      this.field = this.querySelector("input");
      if (!this.field || this.list) return;
      const id = `suggesties-${count += 1}`;
      this.list = element("ul", { class: "suggestions", id, role: "listbox", "aria-label": this.getAttribute("label"), hidden: "" });
      this.status = element("p", { class: "visually-hidden", role: "status" });
      this.append(this.list, this.status);
      this.field.setAttribute("role", "combobox");
      this.field.setAttribute("aria-autocomplete", "list");
      this.field.setAttribute("aria-controls", id);
      this.field.setAttribute("aria-expanded", "false");
      this.field.addEventListener("input", (event) => event.isComposing || this.later());
      this.field.addEventListener("compositionend", () => this.later());
      this.field.addEventListener("keydown", (event) => this.key(event));
      this.field.addEventListener("blur", () => this.close());
      this.field.form?.addEventListener("submit", () => this.close());
      this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
      this.list.addEventListener("click", ({ target }) => this.follow(target.closest("[role=option]")));
    }

    get options() {
      return [...this.list.children];
    }

    get isOpen() {
      return !this.list.hidden;
    }

    later() {
      this.forget();
      this.choose(null);
      this.timer = setTimeout(() => this.ask(), WAIT);
    }

    forget() {
      clearTimeout(this.timer);
      this.asking?.abort();
    }

    async ask() {
      const typed = this.field.value.trim();
      if (typed.length < SHORTEST) return this.close();
      this.asking = new AbortController();
      const { signal } = this.asking;
      try {
        const answer = await fetch(`${this.getAttribute("src")}?${new URLSearchParams({ q: typed })}`, { signal });
        const found = answer.ok ? await answer.json() : { said: "", suggestions: [] };
        if (!signal.aborted) this.show(found, words(typed));
      } catch (error) {
        if (error.name !== "AbortError") this.close(); // the form still searches
      }
      return undefined;
    }

    show({ said, suggestions }, typed) {
      this.list.replaceChildren(...suggestions.map(({ kind, text, url }, place) => {
        const option = element("li", { class: "suggestion", id: `${this.list.id}-${place}`, role: "option", "data-url": url });
        option.append(emphasised(text, typed), " ", element("span", { class: "suggestion__kind" }, kind));
        return option;
      }));
      this.status.textContent = said;
      this.list.hidden = !suggestions.length;
      this.field.setAttribute("aria-expanded", String(this.isOpen));
      this.choose(null);
    }

    close() {
      this.forget();
      this.list.hidden = true;
      this.status.textContent = "";
      this.field.setAttribute("aria-expanded", "false");
      this.choose(null);
    }

    choose(option) {
      for (const each of this.options) each.setAttribute("aria-selected", String(each === option));
      this.chosen = option;
      if (!option) return this.field.removeAttribute("aria-activedescendant");
      this.field.setAttribute("aria-activedescendant", option.id);
      return option.scrollIntoView({ block: "nearest" });
    }

    follow(option) {
      if (!option) return;
      this.close();
      location.assign(option.dataset.url);
    }

    key(event) {
      const { key, altKey, ctrlKey, metaKey, isComposing } = event;
      if (isComposing || ctrlKey || metaKey) return;
      if (key === "ArrowDown" || key === "ArrowUp") {
        event.preventDefault();
        this.walk(key === "ArrowDown" ? 1 : -1, altKey);
      } else if (key === "Escape" && this.isOpen) {
        event.preventDefault(); // a second Escape empties the field
        this.close();
      } else if (key === "Enter" && this.isOpen && this.chosen) {
        event.preventDefault();
        this.follow(this.chosen);
      } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(key)) {
        this.choose(null); // these are the field's own
      }
    }

    // One option on or back; beyond the ends stands the field. Alt opens and closes without choosing.
    walk(step, alone) {
      if (!this.isOpen) return step > 0 || !alone ? this.ask() : undefined;
      if (alone) return step < 0 ? this.close() : undefined;
      const stops = [null, ...this.options];
      return this.choose(stops.at((stops.indexOf(this.chosen) + step) % stops.length));
    }
  });
})();
