/* The manuscript page as the other modules see it: its form, its text area, and what this window knows of both. */

export const form = document.getElementById("desk");
export const text = form.elements.manuscript;
export const one = (id) => document.getElementById(id);

export const page = {
  seen: form.elements.seen_revision,
  // The text as it is stored, and that of which the server has a copy; null where the page began with what was not saved.
  opened: form.dataset.unsaved ? null : text.value,
  kept: form.dataset.unsaved ? null : text.value,
  read: null,                  // the text that the preview shows; null before the first
  composing: false,            // between compositionstart and compositionend nothing is done
  leaving: false,
};

export function element(name, look, words = "") {
  const made = document.createElement(name);
  if (look) made.className = look;
  made.textContent = words;
  return made;
}

export function button(words, deed, look = "desk-slim") {
  const made = element("button", look, words);
  made.type = "button";
  made.addEventListener("click", deed);
  return made;
}

export function later(deed, wait) {
  /* Returns a function that does the deed once, `wait` milliseconds after it was last called, or the given wait. */
  let timer = 0;
  return (other = wait) => {
    clearTimeout(timer);
    timer = setTimeout(deed, other);
  };
}
