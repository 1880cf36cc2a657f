/* さがす・置きかえ. */
import { replaceAll, select } from "./moving.js";
import { one, text } from "./page.js";
import { put } from "./undo.js";

export function showFind() {
  one("desk-find").hidden = false;
  const chosen = text.value.slice(text.selectionStart, text.selectionEnd);
  if (chosen && !chosen.includes("\n")) one("find").value = chosen;
  one("find").focus();
}

export function findNext() {
  const wanted = one("find").value;
  if (!wanted) return;
  const words = text.value, after = words.indexOf(wanted, text.selectionEnd), at = after < 0 ? words.indexOf(wanted) : after;
  one("found").textContent = `${words.split(wanted).length - 1}件`;
  if (at >= 0) select(at, at + wanted.length);
}

export function putOne() {
  const wanted = one("find").value, [start, end] = [text.selectionStart, text.selectionEnd];
  if (wanted && text.value.slice(start, end) === wanted) put(start, end, one("put").value);
  findNext();
}

export function putAll() {
  const wanted = one("find").value;
  if (!wanted) return;
  const parts = text.value.split(wanted);
  if (parts.length > 1) replaceAll(parts.join(one("put").value));
  one("found").textContent = `${parts.length - 1}件を置きかえました`;
}
