/* The script of the manuscript page: a preview beside the text, the doubts by line, and copies of what is typed.
   Without it the page is one form that is typed in, checked and saved. No framework; the script changes no record.

   The text is a plain text area, so that the input method is the browser's. Here everything is bound to what happens. */
import { copyHere, keep, leave } from "./copies.js";
import { findNext, putAll, putOne, showFind } from "./finding.js";
import { goTo } from "./moving.js";
import { button, form, later, one, page, text } from "./page.js";
import { follow, goToBlock, read } from "./reading.js";
import { offerCopies } from "./rescue.js";
import { note, redo, undo } from "./undo.js";
import { walkThroughPoints } from "./walking.js";

const KEEP_EVERY = 20000, READ_AFTER = 500, COPY_AFTER = 1000, FOLLOW_AFTER = 120;
const readSoon = later(read, READ_AFTER), copySoon = later(copyHere, COPY_AFTER), followSoon = later(follow, FOLLOW_AFTER);

function changed(event) {
  if (page.composing) return;
  note(event);
  copySoon();
  readSoon();
}

function press(deed) {
  form.requestSubmit(form.querySelector(`button[name="do"][value="${deed}"]`));
}

// What the keys do with Ctrl (or ⌘): in the whole page, and in the text alone.
const KEYS = { enter: () => press("check"), s: () => press("save"), h: showFind };
const TEXT_KEYS = { z: undo, y: redo, "shift z": redo };

function onKey(event) {
  /* Does nothing while Japanese is being composed: Enter and Ctrl then belong to the input method. */
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const name = (event.shiftKey && event.target === text ? "shift " : "") + event.key.toLowerCase();
  const deed = (event.target === text && TEXT_KEYS[name]) || KEYS[event.key.toLowerCase()];
  if (!deed) return;
  event.preventDefault();
  if (!event.isComposing && !page.composing && event.keyCode !== 229) deed();
}

one("desk-beside").hidden = false;
document.querySelector("#desk .desk-panes").classList.add("both");
one("marks").append("　", button("さがす・置きかえ", showFind));
text.addEventListener("compositionstart", () => { page.composing = true; });
text.addEventListener("compositionend", (event) => {
  page.composing = false;
  changed(event);
});
text.addEventListener("input", changed);
text.addEventListener("beforeinput", (event) => {
  // The menu of the browser, a gesture: they undo what the keys undo.
  const deed = { historyUndo: undo, historyRedo: redo }[event.inputType];
  if (!deed) return;
  event.preventDefault();
  deed();
});
for (const moved of ["keyup", "click", "select"]) text.addEventListener(moved, () => followSoon());
document.addEventListener("keydown", onKey);
one("find").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); findNext(); }
});
one("put").addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
one("find-next").addEventListener("click", findNext);
one("put-one").addEventListener("click", putOne);
one("put-all").addEventListener("click", putAll);
one("outline").addEventListener("change", (event) => { if (event.target.value) goTo(Number(event.target.value)); });
one("preview").addEventListener("click", (event) => goToBlock(event.target.closest(".desk-block")));
form.addEventListener("submit", () => { copyHere(); page.leaving = true; });
window.addEventListener("pageshow", () => { page.leaving = false; });
window.addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") copyHere(); });
offerCopies();
copyHere();
walkThroughPoints();
readSoon(0);
keep();
setInterval(keep, KEEP_EVERY);
