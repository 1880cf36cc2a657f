/* How the text reads, beside it: asked of the server, which answers with the blocks that differ from those shown. */
import { showDoubts } from "./doubts.js";
import { goTo } from "./moving.js";
import { element, form, one, page, text } from "./page.js";
import { post } from "./server.js";

let asked = 0, shown = [], headings = "";   // shown: {sign, line, node, heading} of each block

export async function read() {
  if (page.composing) return;
  const typed = text.value, mine = ++asked;
  const came = await post(form.dataset.read, { manuscript: typed, shown: shown.map((entry) => entry.sign).join(",") }).catch(() => null);
  if (!came || !came.ok || mine !== asked) return;
  const said = await came.json();
  if (mine !== asked) return;
  page.read = typed;
  showBlocks(said);
  showHeadings();
  showDoubts(said.doubts);
  one("counts").textContent = Object.entries(said.counts).map(([name, count]) => `${name} ${count}`).join("　");
  follow();
}

function showBlocks({ first, last, blocks, lines }) {
  /* Puts the blocks in the place of those between the first `first` and the last `last`, which stay as they are. */
  const end = shown.length - last, after = shown[end]?.node ?? null;
  const made = blocks.map((block) => ({
    sign: block.sign, node: blockNode(block), heading: block.kind === "item" ? block.words[0] : "",
  }));
  for (const entry of shown.splice(first, end - first, ...made)) entry.node.remove();
  const nodes = document.createDocumentFragment();
  nodes.append(...made.map((entry) => entry.node));
  one("preview").insertBefore(nodes, after);
  shown.forEach((entry, at) => { entry.line = lines[at]; });
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

function showHeadings() {
  const items = shown.filter((entry) => entry.heading), sign = items.map((entry) => `${entry.line} ${entry.heading}`).join("\n");
  if (sign === headings) return;
  headings = sign;
  one("outline").replaceChildren(new Option("（選ぶ）", ""), ...items.map((entry) => new Option(entry.heading, entry.line)));
}

export function follow() {
  /* Marks the block in which the cursor stands, and scrolls it into view. */
  if (page.read === null || page.composing) return;
  const line = text.value.slice(0, text.selectionStart).split("\n").length;
  const here = shown.findLast((entry) => entry.line <= line)?.node ?? null;
  const before = one("preview").querySelector(".here");
  if (before === here) return;
  if (before) before.classList.remove("here");
  if (!here) return;
  here.classList.add("here");
  here.scrollIntoView({ block: "nearest" });
}

export function goToBlock(node) {
  const entry = shown.find((candidate) => candidate.node === node);
  if (!entry) return;
  goTo(entry.line);
  follow();
}
