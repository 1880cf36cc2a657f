/* Beside every field for a day: what it understands of what is typed. */
"use strict";

for (const field of document.querySelectorAll("input[data-echo]")) {
  let timer = 0, asked = 0;
  field.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(() => echo(field, ++asked), 300);
  });
  field.addEventListener("compositionend", () => { timer = setTimeout(() => echo(field, ++asked), 300); });

  async function echo(field, mine) {
    const came = await fetch(`${field.dataset.echo}?text=${encodeURIComponent(field.value)}`).catch(() => null);
    if (!came || !came.ok || came.redirected || mine !== asked) return;
    const said = await came.json();
    if (mine === asked) document.querySelector(`output[for="${field.id}"]`).textContent = said.understood;
  }
}
