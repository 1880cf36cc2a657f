/* Changes of the text by a button, and undo and redo of all that happens to it, typed or put there.

   The browser's own undo knows nothing of a text that was set, and its entries from before would then change the wrong
   places. So it is not asked: every change is noted here as one span, by comparing the text with the one before. */
import { page, text } from "./page.js";
import { difference } from "./spans.js";

// Chromium breaks what a command inserts into lines and lays the whole text out after each: 2.5 ms a line of 86,000 characters.
// Setting the text costs 140 ms there, however much of it changes.
const MOST_LINES = 20, MOST_CHARACTERS = 2000;
const JOIN_WITHIN = 1000, MOST_STEPS = 2000;
const TYPED = new Set(["insertText", "deleteContentBackward", "deleteContentForward"]);
const done = [], undone = [];
let known = text.value, doing = "typing";

export function put(start, end, words) {
  /* Puts words in the place of a span, as one step, with the cursor behind them. */
  doing = "putting";
  insert(start, end, words);
  doing = "typing";
}

export function undo() {
  play(done, undone, ({ at, gone, come }) => insert(at, at + come.length, gone));
}

export function redo() {
  play(undone, done, ({ at, gone, come }) => insert(at, at + gone.length, come));
}

export function note(event) {
  /* Notes what has just changed. While Japanese is composed nothing is noted; its end is one change. */
  const now = text.value;
  if (page.composing || doing === "playing" || now === known) return;
  const typed = doing === "typing" && TYPED.has(event.inputType) ? event.inputType : "";
  const step = { ...difference(known, now), typed, time: event.timeStamp };
  known = now;
  undone.length = 0;
  if (!joins(done.at(-1), step)) done.push(step);
  if (done.length > MOST_STEPS) done.shift();
}

function insert(start, end, words) {
  text.focus();
  text.setSelectionRange(start, end);
  const small = words.length <= MOST_CHARACTERS && words.split("\n").length <= MOST_LINES;
  if (small && (words ? document.execCommand("insertText", false, words) : document.execCommand("delete"))) return;
  text.setRangeText(words, start, end, "end");
  text.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertReplacementText" }));
}

function play(from, to, deed) {
  if (page.composing || !from.length) return;
  const step = from.pop();
  to.push({ ...step, typed: "" });
  doing = "playing";
  deed(step);
  doing = "typing";
  known = text.value;
}

function joins(last, { at, gone, come, typed, time }) {
  /* Adds a step to the last one, and returns whether it did: where both are one run of typing within a line. */
  if (!typed || last?.typed !== typed || time - last.time > JOIN_WITHIN || come.includes("\n")) return false;
  const removes = !come && !last.come;
  if (come && !gone && at === last.at + last.come.length) last.come += come;
  else if (removes && at === last.at) last.gone += gone;
  else if (removes && at + gone.length === last.at) Object.assign(last, { at, gone: gone + last.gone });
  else return false;
  last.time = time;
  return true;
}
