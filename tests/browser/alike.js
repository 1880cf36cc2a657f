// Marks every element whose words are drawn like those of an element before it: the same tag and the same style, and the
// same for every element around it, up to the root. Nothing else decides whether a colour can be read, so axe need
// judge only the first of each.
() => {
  const DRAWN = [
    "color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "position", "display",
    "overflow", "fontSize", "fontWeight", "textShadow", "textDecorationLine", "borderBottomStyle",
  ];
  const wordsOf = (one) =>
    one.matches("input, textarea, select")
      ? one.value || one.placeholder || ""
      : [...one.childNodes].map((node) => (node.nodeType === 3 ? node.data.trim() : "")).join("");
  const numbers = new Map();
  const likes = new Map();
  const seen = new Set();
  for (const one of document.querySelectorAll("*")) {
    const style = getComputedStyle(one);
    // A single character is no text to axe.
    const kind = [one.tagName, one.type, one.disabled, one.ariaDisabled, Math.min(wordsOf(one).length, 2)];
    const like = JSON.stringify([likes.get(one.parentNode), kind, DRAWN.map((name) => style[name])]);
    if (!numbers.has(like)) numbers.set(like, numbers.size);
    likes.set(one, numbers.get(like));
    one.toggleAttribute("data-alike", seen.has(like));
    if (one.checkVisibility({ visibilityProperty: true })) seen.add(like);
  }
  axe.configure({ rules: [{ id: "color-contrast", selector: ":not([data-alike])" }] });
}
