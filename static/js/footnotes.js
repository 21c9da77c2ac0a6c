// Footnotes in the editor: a mark in the text, its words in a row under "Voetnoten" on the same tab.
// Takes the place of the script of wagtail-footnotes, which speaks English, asks the server for its window
// and writes the mark over the words that were selected.
"use strict";
(() => {
  const { React, DraftJS } = window;
  const SHOWN = 6;

  const rows = () =>
    [...document.querySelectorAll("#id_footnotes-FORMS > *")].filter(
      (row) => row.querySelector("input[name$='-uuid']") && row.querySelector("input[name$='-DELETE']")?.value !== "1",
    );
  const uuidOf = (row) => row.querySelector("input[name$='-uuid']").value;
  const wordsOf = (row) => row.querySelector(".public-DraftEditor-content")?.innerText.trim() || "";

  function name(row, uuid) {
    const input = row.querySelector("input[name$='-uuid']");
    input.value = uuid;
    document.getElementById(`${input.id}_display-value`).textContent = uuid.slice(0, SHOWN);
  }

  function addRow() {
    const add = document.getElementById("id_footnotes-ADD");
    if (!add) return null;
    add.click();
    const row = rows().at(-1);
    const uuid = crypto.randomUUID();
    name(row, uuid);
    return { row, uuid };
  }

  // Waits for the row's own editor, which starts a moment later than the row.
  function writeIn(row) {
    row.scrollIntoView({ block: "center" });
    const editor = () => row.querySelector(".public-DraftEditor-content");
    if (editor()) return editor().focus();
    const watch = new MutationObserver(() => {
      if (!editor()) return;
      watch.disconnect();
      editor().focus();
    });
    return watch.observe(row, { childList: true, subtree: true });
  }

  function withMark(editorState, type, uuid) {
    const selection = editorState.getSelection();
    const end = selection.merge({
      anchorKey: selection.getEndKey(), anchorOffset: selection.getEndOffset(),
      focusKey: selection.getEndKey(), focusOffset: selection.getEndOffset(), isBackward: false,
    });
    const content = editorState.getCurrentContent().createEntity(type, "IMMUTABLE", { footnote: uuid });
    const marked = DraftJS.Modifier.insertText(content, end, `[${uuid.slice(0, SHOWN)}]`, null, content.getLastCreatedEntityKey());
    return DraftJS.EditorState.push(editorState, marked, "insert-characters");
  }

  function element(tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    if (tag === "button") made.type = "button";
    return made;
  }

  class NoteSource extends React.Component {
    componentDidMount() {
      if (!rows().length) this.write();
      else this.choose();
    }

    componentWillUnmount() {
      this.dialog?.remove();
    }

    choose() {
      const { texts } = this.props.entityType;
      const dialog = document.createElement("dialog");
      dialog.className = "note-dialog";
      dialog.setAttribute("aria-label", texts.choose);
      const list = document.createElement("ul");
      for (const row of rows()) {
        const item = document.createElement("li");
        const button = element("button", "", wordsOf(row) || uuidOf(row).slice(0, SHOWN));
        button.addEventListener("click", () => this.insert(uuidOf(row)));
        item.append(button);
        list.append(item);
      }
      const fresh = element("button", "button", texts.create);
      fresh.addEventListener("click", () => this.write());
      const cancel = element("button", "button button-secondary", texts.cancel);
      cancel.addEventListener("click", () => dialog.close());
      dialog.addEventListener("close", () => this.props.onClose());
      dialog.append(element("h2", "w-h3", texts.choose), list, fresh, " ", cancel);
      document.body.append(dialog);
      this.dialog = dialog;
      dialog.showModal();
    }

    write() {
      const added = addRow();
      if (!added) return this.props.onClose();
      this.insert(added.uuid);
      return setTimeout(() => writeIn(added.row), 100); // the editor takes the focus back first
    }

    insert(uuid) {
      const { editorState, entityType, onComplete } = this.props;
      onComplete(withMark(editorState, entityType.type, uuid));
    }

    render() {
      return null;
    }
  }

  function NoteMark({ entityKey, contentState, children }) {
    const uuid = contentState.getEntity(entityKey).getData().footnote;
    const row = rows().find((found) => uuidOf(found) === uuid);
    return React.createElement("sup", { className: "note-mark", title: row ? wordsOf(row) : "" }, children);
  }

  // Called by the field that shows a row's name (footnotes/js/read-only-uuid-controller.js).
  window.setUUID = (id) => {
    const input = document.getElementById(id);
    if (input && !input.value) name(input.parentElement, crypto.randomUUID());
  };

  window.draftail.registerPlugin({ type: "FOOTNOTES", source: NoteSource, decorator: NoteMark });
})();
