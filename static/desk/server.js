/* What the page sends, and what it tells the clerk when no answer comes. */
import { form, one } from "./page.js";

export function fieldsOf(values) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  return body;
}

export function addressOf(address, search = new URL(form.action).search) {
  return address + search;
}

export function post(address, values, search) {
  return fetch(addressOf(address, search), { method: "POST", body: fieldsOf(values), redirect: "manual" });
}

export async function answer(address, values) {
  /* Returns the JSON of the answer; or null, after telling the clerk why there is none. */
  let came = null;
  try {
    came = await post(address, values);
    if (came.status === 403 && await freshToken()) came = await post(address, values);
  } catch {
    say(`サーバーにつながりません。原稿はこの機械に控えています（${clock()}）。`);
    return null;
  }
  if (came.ok) return came.json();
  say(came.type === "opaqueredirect" || came.status === 403
    ? "ログインが切れています。原稿はこの機械に控えました。別の画面でログインすると、このまま続けられます。"
    : "控えを置けませんでした。原稿はこの機械に控えています。");
  return null;
}

async function freshToken() {
  /* Takes a new form token, after the clerk has signed in again in another window. Returns whether there was one. */
  const came = await fetch(form.dataset.token, { redirect: "manual" });
  if (!came.ok) return false;
  form.elements.csrfmiddlewaretoken.value = (await came.json()).token;
  return true;
}

export function say(words) {
  one("desk-kept").textContent = words;
}

function clock() {
  return new Date().toLocaleTimeString("ja-JP", { hour: "2-digit", minute: "2-digit" });
}
