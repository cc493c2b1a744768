// The texts of all sections, read from the pages as `macros/search.py` reads them for the web: the
// file need not hold them twice.

import { addressOf } from "../browser/address.js";
import { pages } from "../pages.js";
import { shared } from "../shared.js";

/** @import { Section } from "./search-index.js" */

/** @typedef {{ id: string, title: string, text: string, code: string }} Part a heading and what follows it */

const HEADINGS = "h1, h2, h3";
/** A cause is found as a whole; the list of its checks says what others say. */
const ASIDE = "Prüfen";
const SILENT = [
  "button, nav, svg, textarea, [data-answer], .check__more, .checklist__kind, .control, .feedback",
  ".fill, .jump, .message__gauge, .message__more, .step__number, .tag, .thumb, .toc-fold, .turn, .vh",
].join();
const COMMAND_WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}_.@:-]*[\p{L}\p{N}])?/gu;
const INLINE = "a, abbr, b, code, em, i, kbd, mark, s, small, span, strong";

/** @returns {Section[]} */
export function sections() {
  const parts = new Map([...pages].map(([name, page]) => [name, partsOf(page)]));
  const names = shared.sections.map(({ url }) => pageOf(url));
  return shared.sections.map((section, index) => {
    const name = names[index] ?? "";
    const all = parts.get(name) ?? [];
    const isWhole = all.length > 1 && names.indexOf(name) === names.lastIndexOf(name);
    const place = addressOf(section.url).slice(1);
    const found = all.find(({ id }) => id === place) ?? all[0];
    const whole = all.slice(1).filter(({ title }) => title.trim() !== ASIDE);
    const text = isWhole ? whole.map((part) => `${part.title} ${part.text}`).join(" ") : found?.text;
    const code = isWhole ? whole.map((part) => part.code).join(" ") : found?.code;
    const commands = new Set((code ?? "").match(COMMAND_WORD));
    const page = shared.sections[names.indexOf(name)]?.title ?? "";
    return { ...section, page, text: (text ?? "").split(/\s+/).join(" ").trim(), code: [...commands].join(" ") };
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
  let isCode = false;
  read(page);
  return parts;

  /** @param {string} text */
  function add(text) {
    const part = parts.at(-1);
    if (!part) return;
    if (isCode) part.code += `${text} `;
    else part[isTitle ? "title" : "text"] += text;
  }

  /** @param {Node} node */
  function read(node) {
    if (node.nodeType === Node.TEXT_NODE) return add(node.nodeValue ?? "");
    if (!(node instanceof Element)) return;
    const gap = node.matches(INLINE) ? "" : " ";
    if (node.matches(SILENT)) return add(gap);
    const isHeading = node.matches(HEADINGS);
    if (isHeading) parts.push({ id: node.id, title: "", text: "", code: "" });
    add(gap);
    isTitle ||= isHeading;
    isCode ||= node.localName === "pre";
    node.childNodes.forEach(read);
    isTitle &&= !isHeading;
    isCode &&= node.localName !== "pre";
    add(gap);
  }
}
