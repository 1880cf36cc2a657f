/* The script of the grid of answers: copies of what is typed, in the browser at once and on the server every 20 seconds.
   Without it the grid is one form that is typed in, checked and saved. No framework; the script changes no record. */
"use strict";

const form = document.getElementById("grid");
const one = (id) => document.getElementById(id);
const FAMILY = `grid:${form.dataset.inquiry}:`, PREFIX = `${FAMILY}${form.dataset.by}:`;
const store = (() => { try { return window.localStorage; } catch { return null; } })();  // null where the browser forbids storage
const KEEP_EVERY = 20000, COPY_AFTER = 1000, OLD = 30 * 24 * 3600 * 1000;
// A table that is not in the grid yet, and what the page says of itself.
const NOT_KEPT = new Set(["csrfmiddlewaretoken", "seen_revision", "paste", "pasted", "separator", "csv", "reason", "new_label"]);

function typed() {
  return JSON.stringify([...new FormData(form)].filter(([name, value]) => !NOT_KEPT.has(name) && typeof value === "string"));
}

const page = { opened: typed(), kept: typed(), leaving: false };
// What came back from a check is not saved yet, and the server has no copy of it.
if (form.dataset.typed) page.opened = page.kept = null;

/* ---------- Talking to the server ---------- */
function body(fields) {
  const sent = new FormData();
  sent.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  sent.set("seen_revision", form.elements.seen_revision.value);
  for (const [name, value] of fields) sent.append(name, value);
  return sent;
}

function post(fields, search = new URL(form.action).search) {
  return fetch(form.dataset.keep + search, { method: "POST", body: body(fields), redirect: "manual" });
}

async function answer(fields) {
  /* Returns the JSON of the answer; or null, after telling the clerk why there is none. */
  let came = null;
  try {
    came = await post(fields);
    if (came.status === 403 && await freshToken()) came = await post(fields);
  } catch {
    say("サーバーにつながりません。打ったものはこの機械に控えています。");
    return null;
  }
  if (came.ok) return came.json();
  say(came.type === "opaqueredirect" || came.status === 403
    ? "ログインが切れています。打ったものはこの機械に控えました。別の画面でログインすると、このまま続けられます。"
    : "控えを置けませんでした。打ったものはこの機械に控えています。");
  return null;
}

async function freshToken() {
  /* Takes a new form token, after the clerk has signed in again in another window. Returns whether there was one. */
  const came = await fetch(form.dataset.token, { redirect: "manual" });
  if (!came.ok) return false;
  form.elements.csrfmiddlewaretoken.value = (await came.json()).token;
  return true;
}

function say(words) {
  one("desk-kept").textContent = words;
}

/* ---------- Copies ---------- */
function copyHere() {
  const fields = typed();
  if (fields === page.opened) return store?.removeItem(PREFIX + form.dataset.page);
  const copy = { fields, revision: Number(form.elements.seen_revision.value), at: Date.now() };
  try {
    store?.setItem(PREFIX + form.dataset.page, JSON.stringify(copy));
  } catch { /* the storage is full: the server's copy remains */ }
}

async function keep() {
  const fields = typed(), isNew = fields !== page.kept;
  const said = await answer(isNew ? JSON.parse(fields) : []);
  if (!said) return;
  if (isNew) {
    page.kept = fields;
    say(`${said.at} に自動で控えました`);
  }
  one("desk-others").textContent = [
    said.others.length ? `ほかに開いている人：${said.others.join("、")}` : "",
    said.revision > Number(form.elements.seen_revision.value) ? "ほかの画面で保存されました。保存するときに両方を並べて出します。" : "",
  ].join("　");
}

function leave() {
  if (page.leaving) return;
  copyHere();
  const fields = typed();
  navigator.sendBeacon(form.dataset.keep + new URL(form.action).search,
    body([["leaving", "1"], ...(fields === page.kept ? [] : JSON.parse(fields))]));
}

function offerCopies() {
  /* Offers the copies that earlier pages left in the browser, after a crash, a closed lid or the end of a session. */
  for (const key of Object.keys(store ?? {}).filter((name) => name.startsWith(FAMILY))) {
    let copy = null;
    try { copy = JSON.parse(store.getItem(key)); } catch { /* not one of our copies */ }
    const id = key.split(":").pop();
    // A copy from before a withdrawal may hold the withdrawn words: it is removed, whoever typed it.
    const useless = !copy || id === form.dataset.saved || copy.revision < Number(form.dataset.forgotten)
      || Date.now() - copy.at > OLD || copy.fields === typed();
    if (useless) store.removeItem(key);
    else if (key.startsWith(PREFIX) && id !== form.dataset.page) offer(key, copy);
  }
  // A copy that was sent while the page was being saved may have arrived after the save: it is dropped.
  if (form.dataset.saved) post([["drop", "1"]], `?page=${"0".repeat(13)}-${form.dataset.saved}`).catch(() => {});
}

function offer(key, copy) {
  const line = document.createElement("p"), rescue = one("desk-rescue");
  line.textContent = `この機械に、保存していない回答が残っています（${new Date(copy.at).toLocaleString("ja-JP")}）。 `;
  const done = () => { line.remove(); rescue.hidden = !rescue.children.length; };
  line.append(button("この回答を欄に入れる", () => { fill(JSON.parse(copy.fields), copy.revision); done(); }), " ",
    button("捨てる", () => { store.removeItem(key); done(); }));
  rescue.append(line);
  rescue.hidden = false;
}

function fill(fields, revision) {
  /* Puts a copy into the grid, on the revision that it was typed on: a save shows what others saved since. */
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLElement) field.value = value;
    else if (!field) form.append(hidden(name, value));
  }
  form.elements.seen_revision.value = revision;
  copyHere();
}

function hidden(name, value) {
  return Object.assign(document.createElement("input"), { type: "hidden", name, value });
}

function button(words, action) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "desk-slim", textContent: words });
  made.addEventListener("click", action);
  return made;
}

let waiting = 0;
form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(copyHere, COPY_AFTER); });
form.addEventListener("submit", () => { copyHere(); page.leaving = true; });
window.addEventListener("pagehide", leave);
setInterval(keep, KEEP_EVERY);
offerCopies();
if (form.dataset.typed) copyHere();
