/* Walks through the points of 校閲 without a new page: what is typed stays, with its undo. Without this script each button
   sends the text and gets it back with the next point. */
import { goTo } from "./moving.js";
import { form, text } from "./page.js";
import { post } from "./server.js";

function standAtPoint() {
  const line = Number(document.querySelector("#desk-walk [data-line]")?.dataset.line);
  if (line) goTo(line);
}

async function walkTo(pressed) {
  const came = await post(location.pathname, {
    manuscript: text.value, seen_revision: form.elements.seen_revision.value, walk: pressed.value,
  }).catch(() => null);
  const shown = came?.ok ? new DOMParser().parseFromString(await came.text(), "text/html").getElementById("desk-walk") : null;
  if (!shown) return form.requestSubmit(pressed);
  document.getElementById("desk-walk").replaceChildren(...shown.children);
  return standAtPoint();
}

export function walkThroughPoints() {
  form.addEventListener("click", (event) => {
    const pressed = event.target.closest("button[name=walk]");
    if (!pressed) return;
    event.preventDefault();
    walkTo(pressed);
  });
  standAtPoint();
}
