// The index of the site's sections: what a query finds, best first. It knows neither page nor worker.
// MiniSearch keeps and scores the terms; what is German is in `german.js`.

import { fold, words } from "./german.js";
import { Names } from "./search-names.js";
import { wishes } from "./search-query.js";
import { Vocabulary } from "./search-vocabulary.js";
import Engine from "../vendor/minisearch.js";

/** @import { Wish } from "./search-query.js" */

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
 * @property {string} code the words of its commands
 * @property {number} boost how much a hit here counts
 */

/** @typedef {{ section: Section, terms: Set<string> }} Hit */

/** What a section has in common with a query. @typedef {{ score: number, weight: number, terms: string[] }} Match */

const FIELDS = ["title", "keys", "page", "text", "code"];
const BOOST = { title: 5, keys: 5, page: 1.5 };
const PREFIX = 0.4;
/** How much it counts that a section answers the whole query, not only a part. */
const WHOLE = 3;
/** What a section's name counts, if it is what was asked for, beside the best text. */
const NAME = 0.7;
const MOST = 30;

export class SearchIndex {
  /** @type {InstanceType<typeof MiniSearch<Section & { id: number }>>} */
  #index;
  #names;
  #vocabulary;

  /**
   * @param {Section[]} sections
   * @param {string[][]} synonyms groups of words that mean the same here
   */
  constructor(sections, synonyms) {
    this.sections = sections;
    // Each text is cut into words once, for the vocabulary and for the index.
    /** @type {Map<string, string[]>} */
    const cut = new Map();
    for (const section of sections) {
      for (const name of FIELDS) {
        const text = field(section, name);
        if (!cut.has(text)) cut.set(text, words(text).map(({ word }) => word));
      }
    }
    this.#vocabulary = new Vocabulary(new Set([...cut.values()].flat()), synonyms);
    this.#names = new Names(sections, (word) => this.#vocabulary.root(fold(word)));
    this.#index = new MiniSearch({
      fields: FIELDS,
      tokenize: (text) => cut.get(text) ?? [],
      processTerm: (word) => this.#vocabulary.learn(word),
      extractField: (section, name) => (name === "id" ? section.id : field(section, name)),
      autoVacuum: false,
    });
    this.#index.addAll(sections.map((section, id) => ({ ...section, id })));
  }

  /** The terms under which a word of a text is found. @param {string} word */
  terms(word) {
    return this.#vocabulary.terms(word);
  }

  /**
   * The sections that answer a query, best first.
   * @param {string} query
   * @returns {Hit[]}
   */
  find(query) {
    const asked = wishes(query, this.#vocabulary);
    const near = this.#names.near(asked.map(({ terms }) => terms));
    const matches = this.#matches(asked);
    const best = Math.max(...[...matches.values()].map(({ score }) => score));
    const ranked = [...new Set([...matches.keys(), ...near.keys()])].map((id) => {
      const section = /** @type {Section} */ (this.sections[id]);
      const { score = 0, terms = [] } = matches.get(id) ?? {};
      const text = score && score / best;
      return {
        section,
        score: section.boost * (text + NAME * (near.get(id) ?? 0)),
        terms: new Set(terms),
      };
    });
    return ranked.sort((a, b) => b.score - a.score).slice(0, MOST);
  }

  /** @param {Wish[]} asked */
  #matches(asked) {
    /** @type {Map<number, Match>} */
    const matches = new Map();
    let whole = 0;
    for (const wish of asked) {
      const found = wish.isEmpty ? [] : this.#ask(wish);
      // A rare word says more about what is sought than one that stands everywhere.
      const weight = found.length && Math.log(1 + this.sections.length / found.length);
      whole += weight;
      for (const { id, score, terms } of found) {
        const match = matches.get(id) ?? { score: 0, weight: 0, terms: [] };
        match.score += score;
        match.weight += weight;
        match.terms.push(...terms);
        matches.set(id, match);
      }
    }
    for (const match of matches.values()) match.score *= (match.weight / whole) ** WHOLE;
    return matches;
  }

  /** @param {Wish} wish */
  #ask({ terms, start }) {
    return this.#index.search(
      {
        queries: [...terms.keys()],
        tokenize: (/** @type {string} */ term) => [term],
        processTerm: (/** @type {string} */ term) => term,
        boostTerm: (/** @type {string} */ term) => terms.get(term) ?? 1,
        prefix: (/** @type {string} */ term) => term === start && term.length > 1,
        weights: { prefix: PREFIX, fuzzy: 0 },
      },
      { boost: BOOST },
    );
  }
}

/** @param {Section} section @param {string} name @returns {string} */
function field(section, name) {
  if (name === "page") return `${section.kind} ${section.page}`;
  return String(section[/** @type {keyof Section} */ (name)]);
}
