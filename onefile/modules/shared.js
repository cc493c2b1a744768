// What the build knows of all pages. It writes this module; here is its shape.

/** @import { Template } from "./record/template.js" */
/** @import { Section } from "./search/search-index.js" */

/**
 * @typedef {object} Shared
 * @property {Record<string, Record<string, string>>} fields attributes by element and field
 * @property {{ messages: Template[] }} messages what `messages.json` holds on the web
 * @property {Omit<Section, "page" | "text" | "code">[]} sections what the search finds
 * @property {string[][]} synonyms
 */

/** @type {Shared} */
export const shared = { fields: {}, messages: { messages: [] }, sections: [], synonyms: [] };
