// Says to a screen reader what a choice of an organisation is for: select2 names its box by its own empty content.
// Registered behind select2's own start, so that it runs when the boxes stand.
addEventListener("DOMContentLoaded", () => django.jQuery(() => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const box = select.nextElementSibling?.querySelector(".select2-selection");
    const label = document.querySelector(`label[for="${select.id}"]`);
    if (!box || !label) continue;
    label.id ||= `${select.id}-label`;
    box.setAttribute("aria-labelledby", `${label.id} ${box.getAttribute("aria-labelledby") ?? ""}`.trim());
    for (const inner of box.querySelectorAll("[role=textbox], input")) inner.setAttribute("aria-labelledby", label.id);
  }
}));
