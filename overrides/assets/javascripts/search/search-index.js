// The index of the site's sections: what a query finds, best first. It knows neither page nor worker.
// MiniSearch keeps and scores the terms; what is German is in `german.js`.

import { Compounds, fold, isStopWord, stem, verb, words } from "./german.js";
import Engine from "../vendor/minisearch.js";

// The vendored file has no types of its own.
const MiniSearch = /** @type {typeof import("minisearch").default} */ (
  /** @type {unknown} */ (Engine)
);

/**
 * A section of a page as the build wrote it.
 * @typedef {object} Section
 * @property {string} url below the site's root, with its anchor
 * @property {string} title
 * @property {string} page title of its page
 * @property {string} kind what the page is: `Phase 3`, `Ursache`
 * @property {string} keys error codes and words that people say, of the page's author
 * @property {string} text
 * @property {number} boost how much a hit here counts
 */

/** @typedef {{ section: Section, terms: Set<string> }} Hit */

const FIELDS = ["title", "keys", "page", "text"];
const BOOST = { title: 4, keys: 6, page: 2 };
/** What a term counts that the reader did not type in this form. */
const WEIGHT = { part: 0.35, synonym: 0.7, prefix: 0.4, fuzzy: 0.3 };
const MOST = 30;

export class SearchIndex {
  /** @type {InstanceType<typeof MiniSearch<Section & { id: number }>>} */
  #index;
  #compounds;
  /** @type {Map<string, string[]>} */
  #terms = new Map();
  /** The other words of a term's group. @type {Map<string, Set<string>>} */
  #synonyms = new Map();

  /**
   * @param {Section[]} sections
   * @param {string[][]} synonyms groups of words that mean the same here
   */
  constructor(sections, synonyms) {
    this.sections = sections;
    this.#compounds = new Compounds(vocabulary(sections));
    for (const group of synonyms) this.#learn(group);
    this.#index = new MiniSearch({
      fields: FIELDS,
      tokenize: (text) => words(text).map(({ word }) => word),
      processTerm: (word) => this.terms(word),
      autoVacuum: false,
    });
    this.#index.addAll(sections.map((section, id) => ({ ...section, id })));
  }

  /** The terms of a word: its stem, then the stems of its parts. @param {string} word */
  terms(word) {
    const known = this.#terms.get(word);
    if (known) return known;
    const folded = fold(word);
    const root = stem(folded);
    const made = isStopWord(folded) ? [] : [root, verb(root), ...this.#compounds.parts(folded)];
    const terms = [...new Set(made)].filter((term) => term.length > 1);
    this.#terms.set(word, terms);
    return terms;
  }

  /**
   * The sections that answer a query, best first.
   * @param {string} query
   * @returns {Hit[]}
   */
  find(query) {
    const asked = [...new Set(words(query).map(({ word }) => word))];
    const groups = asked.map((word) => this.#alternatives(word)).filter((group) => group.size > 0);
    /** @type {Map<string, number[]>} */
    const places = new Map();
    for (const [place, group] of groups.entries()) {
      for (const term of group.keys()) places.set(term, [...(places.get(term) ?? []), place]);
    }
    const found = this.#index.search(
      { queries: groups.map((group, place) => this.#question(group, place === groups.length - 1)) },
      { boost: BOOST, boostDocument: (id) => this.sections[id]?.boost ?? 1 },
    );
    const hits = found.map(({ id, score, queryTerms, terms }) => {
      const answered = new Set(queryTerms.flatMap((term) => places.get(term) ?? []));
      return { id, terms, score: score * (answered.size / groups.length) ** 2 };
    });
    hits.sort((a, b) => b.score - a.score);
    return hits.slice(0, MOST).map(({ id, terms }) => ({
      section: /** @type {Section} */ (this.sections[id]),
      terms: new Set(terms),
    }));
  }

  /** What a word may be called in the texts, with its weight. @param {string} word */
  #alternatives(word) {
    /** @type {Map<string, number>} */
    const group = new Map();
    const [root, ...rest] = this.terms(word);
    if (!root) return group;
    group.set(root, 1);
    for (const term of rest) group.set(term, WEIGHT.part);
    for (const term of this.#synonyms.get(root) ?? []) {
      group.set(term, Math.max(group.get(term) ?? 0, WEIGHT.synonym));
    }
    return group;
  }

  /**
   * @param {Map<string, number>} group
   * @param {boolean} isLast the word that may not be finished yet
   */
  #question(group, isLast) {
    const [root = ""] = group.keys();
    return {
      queries: [...group.keys()],
      tokenize: (/** @type {string} */ term) => [term],
      processTerm: (/** @type {string} */ term) => term,
      boostTerm: (/** @type {string} */ term) => group.get(term) ?? 1,
      prefix: (/** @type {string} */ term) => term === root && term.length > (isLast ? 1 : 3),
      fuzzy: (/** @type {string} */ term) =>
        term === root && term.length > 3 && !/\d/.test(term) ? (term.length > 7 ? 2 : 1) : false,
      weights: { prefix: WEIGHT.prefix, fuzzy: WEIGHT.fuzzy },
    };
  }

  /** @param {string[]} group */
  #learn(group) {
    const terms = group.flatMap((word) => this.terms(word).slice(0, 1));
    for (const term of terms) {
      const others = this.#synonyms.get(term) ?? new Set();
      for (const other of terms) if (other !== term) others.add(other);
      this.#synonyms.set(term, others);
    }
  }
}

/** Every word of the sections once, folded. @param {Section[]} sections */
function vocabulary(sections) {
  const texts = sections.map(({ title, page, keys, text }) => `${title} ${page} ${keys} ${text}`);
  return new Set([...new Set(texts.flatMap((text) => words(text).map(({ word }) => word)))].map(fold));
}
