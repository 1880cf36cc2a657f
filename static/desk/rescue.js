/* The copies that earlier pages left in the browser, after a crash, a closed lid or the end of a session, are offered. */
import { FAMILY, PREFIX, store } from "./copies.js";
import { replaceAll } from "./moving.js";
import { button, element, form, one, page, text } from "./page.js";
import { post } from "./server.js";

const OLD = 30 * 24 * 3600 * 1000;

export function offerCopies() {
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
    takeAway(line);
  });
  const drop = button("捨てる", () => {
    store.removeItem(key);
    takeAway(line);
  });
  line.append(open, " ", drop);
  one("desk-rescue").append(line);
  one("desk-rescue").hidden = false;
}

function takeAway(line) {
  line.remove();
  one("desk-rescue").hidden = !one("desk-rescue").children.length;
}
