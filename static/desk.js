/* The script of the manuscript page: a preview beside the text, the doubts by line, and copies of what is typed.
   Without it the page is one form that is typed in, checked and saved. No framework; the script changes no record. */
"use strict";

const form = document.getElementById("desk");
const text = form.elements.manuscript;
const one = (id) => document.getElementById(id);
const FAMILY = `manuscript:${form.dataset.meeting}:`, PREFIX = `${FAMILY}${form.dataset.by}:`;
const store = (() => { try { return window.localStorage; } catch { return null; } })();  // null where the browser forbids storage
const KEEP_EVERY = 20000, READ_AFTER = 500, COPY_AFTER = 1000, OLD = 30 * 24 * 3600 * 1000;

const page = {
  seen: form.elements.seen_revision,
  opened: text.value,          // the text that the page began with
  kept: text.value,            // the text of which the server has a copy
  read: null,                  // the text that the preview shows; null before the first
  composing: false,
  leaving: false,
};

/* ---------- Talking to the server ---------- */
function post(address, fields, search = new URL(form.action).search) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return fetch(address + search, { method: "POST", body, redirect: "manual" });
}

async function answer(address, fields) {
  /* Returns the JSON of the answer; or null, after telling the clerk why there is none. */
  let came = null;
  try {
    came = await post(address, fields);
    if (came.status === 403 && await freshToken()) came = await post(address, fields);
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

function say(words) {
  one("desk-kept").textContent = words;
}

function clock() {
  return new Date().toLocaleTimeString("ja-JP", { hour: "2-digit", minute: "2-digit" });
}

/* ---------- Copies: in the browser at once, on the server every 20 seconds and when the page is left ---------- */
function copyHere() {
  if (text.value === page.opened) return store?.removeItem(PREFIX + form.dataset.page);
  const copy = { text: text.value, revision: Number(page.seen.value), action: form.getAttribute("action"), at: Date.now() };
  try {
    store?.setItem(PREFIX + form.dataset.page, JSON.stringify(copy));
  } catch { /* the storage is full: the server's copy remains */ }
}

async function keep() {
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

function leave() {
  if (page.leaving) return;
  copyHere();
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.set("seen_revision", page.seen.value);
  body.set("leaving", "1");
  if (text.value !== page.kept) body.set("manuscript", text.value);
  navigator.sendBeacon(form.dataset.keep + new URL(form.action).search, body);
}

function offerCopies() {
  /* Offers the copies that earlier pages left in the browser, after a crash, a closed lid or the end of a session. */
  const found = [];
  for (const key of Object.keys(store ?? {}).filter((name) => name.startsWith(FAMILY))) {
    let copy = null;
    try { copy = JSON.parse(store.getItem(key)); } catch { /* not one of our copies */ }
    const id = key.split(":").pop();
    // A copy from before a withdrawal may hold the withdrawn words: it is removed, whoever typed it.
    const useless = !copy || id === form.dataset.saved || copy.revision < Number(form.dataset.forgotten)
      || Date.now() - copy.at > OLD || copy.text === text.value;
    if (useless) store.removeItem(key);
    else if (key.startsWith(PREFIX) && id !== form.dataset.page) found.push([key, copy]);
  }
  found.sort((a, b) => b[1].at - a[1].at).forEach(([key, copy]) => offer(key, copy));
  // A copy that was sent while the page was being saved may have arrived after the save: it is dropped.
  if (form.dataset.saved) post(form.dataset.keep, { drop: "1" }, `?page=${"0".repeat(13)}-${form.dataset.saved}`).catch(() => {});
}

function offer(key, copy) {
  const line = element("p", "", `この機械に、保存していない原稿が残っています（${new Date(copy.at).toLocaleString("ja-JP")}）。 `);
  const open = button("この原稿を開く", () => {
    form.setAttribute("action", copy.action);
    form.dataset.page = key.slice(PREFIX.length);
    page.seen.value = copy.revision;
    replaceAll(copy.text);
    line.remove();
    one("desk-rescue").hidden = !one("desk-rescue").children.length;
  });
  const drop = button("捨てる", () => {
    store.removeItem(key);
    line.remove();
    one("desk-rescue").hidden = !one("desk-rescue").children.length;
  });
  line.append(open, " ", drop);
  one("desk-rescue").append(line);
  one("desk-rescue").hidden = false;
}

/* ---------- The preview beside the text ---------- */
let reading = 0, shown = [];

async function read() {
  const typed = text.value, mine = ++reading;
  const came = await post(form.dataset.read, { manuscript: typed }).catch(() => null);
  if (!came || !came.ok || mine !== reading) return;
  const said = await came.json();
  if (mine !== reading) return;
  page.read = typed;
  showBlocks(said.blocks);
  showDoubts(said.doubts);
  one("counts").textContent = Object.entries(said.counts).map(([name, count]) => `${name} ${count}`).join("　");
  const items = said.blocks.filter((block) => block.kind === "item");
  one("outline").replaceChildren(new Option("（選ぶ）", ""), ...items.map((item) => new Option(item.words[0], item.line)));
  follow();
}

function showBlocks(blocks) {
  /* Rebuilds only the blocks that differ, so that typing one word leaves a record of 400 turns in place. */
  const pane = one("preview");
  const next = blocks.map((block) => ({ line: block.line, sign: JSON.stringify({ ...block, line: 0 }), block }));
  let start = 0, end = 0;
  while (start < next.length && start < shown.length && next[start].sign === shown[start].sign) start++;
  while (end < next.length - start && end < shown.length - start
    && next[next.length - 1 - end].sign === shown[shown.length - 1 - end].sign) end++;
  for (let at = start; at < shown.length - end; at++) shown[at].node.remove();
  const after = end ? shown[shown.length - end].node : null;
  const kept = [...shown.slice(0, start), ...shown.slice(shown.length - end)];
  const made = document.createDocumentFragment();
  next.forEach((entry, at) => {
    const old = at < start ? kept[at] : at >= next.length - end ? kept[at - next.length + kept.length] : null;
    entry.node = old ? old.node : blockNode(entry.block);
    if (!old) made.append(entry.node);
  });
  pane.insertBefore(made, after);
  shown = next;
}

function blockNode(block) {
  const node = element("div", `desk-block ${block.kind}`);
  const words = element("div", "words");
  if (block.kind === "turn") {
    const speaker = element("p", "speaker", block.label);
    if (block.unknown) speaker.append(document.createElement("br"), element("span", "tag", "知らない名"));
    node.append(speaker);
  }
  if (block.kind === "presentation") words.append(element("p", "desk-small", block.label));
  for (const line of block.words) words.append(element("p", line.startsWith("・") ? "list" : "", line));
  node.append(words, element("p", "no", block.number ? `#${block.number}` : "新"));
  return node;
}

function showDoubts(doubts) {
  one("desk-doubtful").hidden = !doubts.length;
  one("doubt-count").textContent = doubts.length;
  one("doubts").replaceChildren(...doubts.map((doubt) => {
    const row = element("li", ""), line = element("span", "desk-line");
    line.append(doubt.line ? button(`${doubt.line}行`, () => goTo(doubt.line), "desk-go") : "全体");
    const near = element("span", "");
    for (const name of doubt.near) near.append(button(`${name}にする`, () => rename(doubt.line, doubt.label, name), "desk-slim"), " ");
    row.append(line, element("span", `desk-level${doubt.stop ? " stop" : ""}`, doubt.stop ? "直す" : "見る"), element("span", "", doubt.message), near);
    return row;
  }));
}

function follow() {
  /* Marks the block in which the cursor stands, and scrolls it into view. */
  if (page.read === null) return;
  const line = text.value.slice(0, text.selectionStart).split("\n").length;
  let here = null;
  for (const entry of shown) if (entry.line <= line) here = entry.node;
  const before = one("preview").querySelector(".here");
  if (before === here) return;
  if (before) before.classList.remove("here");
  if (!here) return;
  here.classList.add("here");
  here.scrollIntoView({ block: "nearest" });
}

/* ---------- Moving the cursor and changing the text, so that undo takes a change back ---------- */
function put(start, end, words) {
  text.focus();
  text.setSelectionRange(start, end);
  if (!document.execCommand("insertText", false, words)) {
    text.setRangeText(words, start, end, "end");
    text.dispatchEvent(new Event("input"));
  }
}

function replaceAll(words) {
  put(0, text.value.length, words);
  text.setSelectionRange(0, 0);
  text.scrollTop = 0;
}

function lineSpan(line) {
  let start = 0;
  for (let at = 1; at < line; at++) start = text.value.indexOf("\n", start) + 1;
  const end = text.value.indexOf("\n", start);
  return [start, end < 0 ? text.value.length : end];
}

function goTo(line) {
  const [start, end] = lineSpan(line);
  text.focus();
  text.setSelectionRange(start, end);
  reveal(start);
  follow();
}

function reveal(offset) {
  /* Scrolls to a character. How far down it stands is measured on a copy of the text above it. */
  const mirror = document.createElement("div"), look = getComputedStyle(text);
  Object.assign(mirror.style, {
    position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "break-word",
    width: `${text.clientWidth - parseFloat(look.paddingLeft) - parseFloat(look.paddingRight)}px`, font: look.font, letterSpacing: look.letterSpacing,
  });
  mirror.textContent = text.value.slice(0, offset);
  document.body.append(mirror);
  text.scrollTop = mirror.offsetHeight - text.clientHeight / 3;
  mirror.remove();
}

function rename(line, label, name) {
  const [start, end] = lineSpan(line), words = text.value.slice(start, end);
  put(start, end, words.replace(label, () => name));
  readSoon(0);
}

function findNext() {
  const wanted = one("find").value;
  if (!wanted) return false;
  const from = text.selectionEnd;
  let at = text.value.indexOf(wanted, from);
  if (at < 0) at = text.value.indexOf(wanted);
  one("found").textContent = `${text.value.split(wanted).length - 1}件`;
  if (at < 0) return false;
  text.focus();
  text.setSelectionRange(at, at + wanted.length);
  reveal(at);
  follow();
  return true;
}

function putOne() {
  const wanted = one("find").value, [start, end] = [text.selectionStart, text.selectionEnd];
  if (wanted && text.value.slice(start, end) === wanted) put(start, end, one("put").value);
  findNext();
}

function putAll() {
  const wanted = one("find").value;
  if (!wanted) return;
  const parts = text.value.split(wanted);
  if (parts.length > 1) replaceAll(parts.join(one("put").value));
  one("found").textContent = `${parts.length - 1}件を置きかえました`;
}

/* ---------- Elements, timers and keys ---------- */
function element(name, look, words = "") {
  const made = document.createElement(name);
  if (look) made.className = look;
  made.textContent = words;
  return made;
}

function button(words, deed, look = "desk-slim") {
  const made = element("button", look, words);
  made.type = "button";
  made.addEventListener("click", deed);
  return made;
}

let readTimer = 0, copyTimer = 0, followTimer = 0;

function readSoon(wait = READ_AFTER) {
  clearTimeout(readTimer);
  readTimer = setTimeout(read, wait);
}

function followSoon() {
  clearTimeout(followTimer);
  followTimer = setTimeout(follow, 120);
}

function press(deed) {
  form.requestSubmit(form.querySelector(`button[name="do"][value="${deed}"]`));
}

function onKey(event) {
  /* Does nothing while Japanese is being composed: Enter and Ctrl then belong to the input method. */
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const composing = event.isComposing || page.composing || event.keyCode === 229;
  const deed = event.key === "Enter" ? "check" : event.key.toLowerCase() === "s" ? "save" : "";
  if (event.key.toLowerCase() === "h" && !composing) {
    event.preventDefault();
    showFind();
  } else if (deed) {
    event.preventDefault();
    if (!composing) press(deed);
  }
}

function showFind() {
  one("desk-find").hidden = false;
  const chosen = text.value.slice(text.selectionStart, text.selectionEnd);
  if (chosen && !chosen.includes("\n")) one("find").value = chosen;
  one("find").focus();
}

/* ---------- Start ---------- */
one("desk-beside").hidden = false;
document.querySelector("#desk .desk-panes").classList.add("both");
one("marks").append("　", button("さがす・置きかえ", showFind));
text.addEventListener("compositionstart", () => { page.composing = true; });
text.addEventListener("compositionend", () => { page.composing = false; });
text.addEventListener("input", () => {
  clearTimeout(copyTimer);
  copyTimer = setTimeout(copyHere, COPY_AFTER);
  readSoon();
});
for (const moved of ["keyup", "click", "select"]) text.addEventListener(moved, followSoon);
document.addEventListener("keydown", onKey);
one("find").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); findNext(); }
});
one("put").addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
one("find-next").addEventListener("click", findNext);
one("put-one").addEventListener("click", putOne);
one("put-all").addEventListener("click", putAll);
one("outline").addEventListener("change", (event) => { if (event.target.value) goTo(Number(event.target.value)); });
one("preview").addEventListener("click", (event) => {
  const node = event.target.closest(".desk-block"), entry = shown.find((candidate) => candidate.node === node);
  if (entry) goTo(entry.line);
});
form.addEventListener("submit", () => { copyHere(); page.leaving = true; });
window.addEventListener("pageshow", () => { page.leaving = false; });
window.addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") copyHere(); });
offerCopies();
readSoon(0);
keep();
setInterval(keep, KEEP_EVERY);
