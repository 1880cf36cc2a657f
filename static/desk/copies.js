/* Copies of what is typed: in the browser at once, on the server every 20 seconds and when the page is left. */
import { form, one, page, text } from "./page.js";
import { addressOf, answer, fieldsOf, say } from "./server.js";

export const FAMILY = `manuscript:${form.dataset.meeting}:`, PREFIX = `${FAMILY}${form.dataset.by}:`;
export const store = (() => { try { return window.localStorage; } catch { return null; } })();  // null where the browser forbids storage

export function copyHere() {
  if (text.value === page.opened) return store?.removeItem(PREFIX + form.dataset.page);
  const copy = { text: text.value, revision: Number(page.seen.value), action: form.getAttribute("action"), at: Date.now() };
  try {
    store?.setItem(PREFIX + form.dataset.page, JSON.stringify(copy));
  } catch { /* the storage is full: the server's copy remains */ }
}

export async function keep() {
  if (page.composing) return;
  const typed = text.value, fields = { seen_revision: page.seen.value };
  if (typed !== page.kept) fields.manuscript = typed;
  const said = await answer(form.dataset.keep, fields);
  if (!said) return;
  if ("manuscript" in fields) {
    page.kept = typed;
    say(`${said.at} に自動で控えました`);
  }
  one("desk-others").textContent = [
    said.others.length ? `ほかに開いている人：${said.others.join("、")}` : "",
    said.revision > Number(page.seen.value) ? "ほかの画面で保存されました。確かめるときに両方を並べて出します。" : "",
  ].join("　");
}

export function leave() {
  if (page.leaving) return;
  copyHere();
  const fields = { seen_revision: page.seen.value, leaving: "1" };
  if (text.value !== page.kept) fields.manuscript = text.value;
  navigator.sendBeacon(addressOf(form.dataset.keep), fieldsOf(fields));
}
