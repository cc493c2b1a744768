// Fills the fields of a page: in messages, in prose, in commands. An open field stays visible.

import { strings } from "../strings.js";
import { resolve } from "./values.js";
import { setText } from "../browser/dom.js";

/** @import { Incident } from "../store/incident.js" */
/** @import { Facts, Field } from "./values.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const spans = [...root.querySelectorAll("[data-field]")].map((span) => ({
    span,
    field: readField(span),
  }));
  incident.subscribe(() => {
    const facts = factsOf(incident);
    for (const { span, field } of spans) {
      const value = resolve(field, facts);
      setText(span, value || strings.openField(field.name));
      span.classList.toggle("val--open", !value);
      if (value) span.classList.remove("val--ask");
    }
  });
}

/** @param {Incident} incident @returns {Facts} */
export function factsOf({ state, organisation, site }) {
  return { state, organisation, rhythms: site.rhythms, now: Date.now() };
}

/** Reads a field or its input. @param {Element} element @returns {Field} */
export function readField(element) {
  const read = (/** @type {string} */ name) => element.getAttribute(`data-${name}`) ?? "";
  return {
    name: read("field") || read("input"),
    derived: read("derived"),
    fallback: read("default"),
    pattern: read("pattern") || "text",
    isKept: read("kind") === "organisation",
  };
}

/**
 * The text of an element with its fields filled, and the fields that are still open.
 * @param {Node} node
 * @param {Facts} facts
 * @param {(name: string) => string} markOpen
 * @returns {{ text: string, open: Element[] }}
 */
export function filledText(node, facts, markOpen) {
  if (node instanceof Element && node.hasAttribute("data-field")) {
    const field = readField(node);
    const value = resolve(field, facts);
    return { text: value || markOpen(field.name), open: value ? [] : [node] };
  }
  if (node.nodeType === Node.TEXT_NODE) return { text: node.nodeValue ?? "", open: [] };
  const parts = [...node.childNodes].map((child) => filledText(child, facts, markOpen));
  return {
    text: parts.map((part) => part.text).join(""),
    open: parts.flatMap((part) => part.open),
  };
}
