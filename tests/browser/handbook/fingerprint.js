/* What a page of the desk says and how it looks, without what is other on another day or machine: no size, no place. */
(without) => {
  for (const element of document.querySelectorAll(without)) element.remove();
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const frame = document.getElementById("container");
  const words = [], looks = [];
  const nodes = document.createTreeWalker(frame, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    if (node.nodeType === Node.TEXT_NODE) {
      if (seen(node.parentElement) && !node.parentElement.closest("script, style, option")) words.push(node.data);
    } else if (seen(node) && node.tagName !== "OPTION") {
      const style = getComputedStyle(node);
      looks.push([node.tagName, style.color, style.backgroundColor, style.fontWeight, style.borderTopStyle, style.display].join(" "));
      if (node.matches("input[type=submit]")) words.push(node.value);
    }
  }
  return { words, looks };
}
