// The texts of all sections, read from the pages as `macros/search.py` reads them for the web: the
// file need not hold them twice.

import { addressOf } from "../browser/address.js";
import { pages } from "../pages.js";
import { shared } from "../shared.js";

/** @import { Section } from "./search-index.js" */

/** @typedef {{ id: string, title: string, text: string }} Part a heading and what follows it */

const HEADINGS = "h1, h2, h3";
const SILENT =
  "button, nav, svg, textarea, .check__more, .control, .feedback, .fill, .jump, .thumb, .turn, .vh";
const INLINE = "a, abbr, b, code, em, i, kbd, mark, s, small, span, strong";

/** @returns {Section[]} */
export function sections() {
  const parts = new Map([...pages].map(([name, page]) => [name, partsOf(page)]));
  const names = shared.sections.map(({ url }) => pageOf(url));
  return shared.sections.map((section, index) => {
    const name = names[index] ?? "";
    const all = parts.get(name) ?? [];
    const isWhole = names.indexOf(name) === names.lastIndexOf(name);
    const place = addressOf(section.url).slice(1);
    const found = all.find(({ id }) => id === place) ?? all[0];
    const text = isWhole ? all.map((part) => `${part.title} ${part.text}`).join(" ") : found?.text;
    return { ...section, text: (text ?? "").split(/\s+/).join(" ").trim() };
  });
}

/** @param {string} url */
function pageOf(url) {
  return addressOf(url.split("#")[0] ?? "").slice(1);
}

/** @param {Element} page @returns {Part[]} */
function partsOf(page) {
  /** @type {Part[]} */
  const parts = [];
  let isTitle = false;
  read(page);
  return parts;

  /** @param {string} text */
  function add(text) {
    const part = parts.at(-1);
    if (part) part[isTitle ? "title" : "text"] += text;
  }

  /** @param {Node} node */
  function read(node) {
    if (node.nodeType === Node.TEXT_NODE) return add(node.nodeValue ?? "");
    if (!(node instanceof Element)) return;
    const gap = node.matches(INLINE) ? "" : " ";
    if (node.matches(SILENT)) return add(gap);
    const isHeading = node.matches(HEADINGS);
    if (isHeading) parts.push({ id: node.id, title: "", text: "" });
    add(gap);
    isTitle ||= isHeading;
    node.childNodes.forEach(read);
    isTitle &&= !isHeading;
    add(gap);
  }
}
