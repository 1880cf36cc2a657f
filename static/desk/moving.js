/* Moves the cursor, and the view with it; makes the text another one without moving either. */
import { text } from "./page.js";
import { difference, lineSpan } from "./spans.js";
import { put } from "./undo.js";

export function replaceAll(words) {
  /* Makes the words the whole text, in one step. Only the span that differs is touched. */
  const { at, gone, come } = difference(text.value, words), [caret, top] = [text.selectionEnd, text.scrollTop];
  if (gone || come) put(at, at + gone.length, come);
  text.setSelectionRange(caret, caret);
  text.scrollTop = top;
}

export function goTo(line) {
  select(...lineSpan(text.value, line));
}

export function select(start, end) {
  text.focus();
  text.setSelectionRange(start, end);
  text.scrollTop = depth(start) - text.clientHeight / 3;
}

function depth(offset) {
  /* Returns how many pixels down a character stands, measured on a copy of the text above it. */
  const mirror = document.createElement("div"), look = getComputedStyle(text);
  Object.assign(mirror.style, {
    position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word",
    width: `${text.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight)}px`, font: look.font, letterSpacing: look.letterSpacing,
  });
  mirror.textContent = text.value.slice(0, offset);
  document.body.append(mirror);
  const height = mirror.offsetHeight;
  mirror.remove();
  return height;
}
