/* The doubts below the text, by line, each with what would put it right. */
import { goTo } from "./moving.js";
import { button, element, one, text } from "./page.js";
import { lineSpan } from "./spans.js";
import { put } from "./undo.js";

let shown = "[]";

export function showDoubts(doubts) {
  const sign = JSON.stringify(doubts);
  if (sign === shown) return;
  shown = sign;
  one("desk-doubtful").hidden = !doubts.length;
  one("doubt-count").textContent = doubts.length;
  one("doubts").replaceChildren(...doubts.map(doubtRow));
}

function doubtRow(doubt) {
  const row = element("li", ""), line = element("span", "desk-line"), near = element("span", "");
  line.append(doubt.line ? button(`${doubt.line}行`, () => goTo(doubt.line), "desk-go") : "全体");
  for (const name of doubt.near) near.append(button(`${name}にする`, () => rename(doubt.line, doubt.label, name)), " ");
  row.append(line, element("span", `desk-level${doubt.stop ? " stop" : ""}`, doubt.stop ? "直す" : "見る"), element("span", "", doubt.message), near);
  return row;
}

function rename(line, label, name) {
  const [start, end] = lineSpan(text.value, line);
  put(start, end, text.value.slice(start, end).replace(label, () => name));
}
