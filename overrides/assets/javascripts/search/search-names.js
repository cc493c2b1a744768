// How close a query comes to what a section is called: its heading, what people say for it, its command.

import { words } from "./german.js";

/** @import { Section } from "./search-index.js" */

// Zertifikat erneuern oder neu laden
const ALTERNATIVES = / oder |, |: /;

export class Names {
  /** The roots of every name, and whose it is. @type {{ id: number, roots: Set<string>, weight: number }[]} */
  #names = [];
  /** @type {Map<string, number[]>} */
  #places = new Map();

  /**
   * @param {Section[]} sections
   * @param {(word: string) => string} root
   */
  constructor(sections, root) {
    for (const [id, { title, keys, code }] of sections.entries()) {
      for (const name of [title, ...title.split(ALTERNATIVES), ...keys.split(" · "), code]) {
        const roots = new Set(words(name).map(({ word }) => root(word)));
        for (const one of roots) this.#places.set(one, [...(this.#places.get(one) ?? []), this.#names.length]);
        this.#names.push({ id, roots, weight: 0 });
      }
    }
    for (const name of this.#names) name.weight = this.#sum(name.roots);
  }

  /**
   * The sections whose name shares words with a query, from 0 to 1: what is common, measured against
   * all words of both, rare words counting more (a weighted Jaccard index).
   * @param {Map<string, number>[]} asked for each word of the query the terms that answer it, with what each counts
   * @returns {Map<number, number>}
   */
  near(asked) {
    /** @type {Map<number, number>} */
    const common = new Map();
    let whole = 0;
    for (const terms of asked) {
      /** @type {Map<number, number>} */
      const best = new Map();
      for (const [term, count] of terms) {
        const weight = count * this.#rarity(term);
        for (const name of this.#places.get(term) ?? []) best.set(name, Math.max(best.get(name) ?? 0, weight));
      }
      whole += Math.max(...[...terms.keys()].map((term) => this.#rarity(term)));
      for (const [name, weight] of best) common.set(name, (common.get(name) ?? 0) + weight);
    }
    /** @type {Map<number, number>} */
    const near = new Map();
    for (const [name, weight] of common) {
      const { id, weight: own } = /** @type {{ id: number, weight: number }} */ (this.#names[name]);
      near.set(id, Math.max(near.get(id) ?? 0, weight / (own + whole - weight)));
    }
    return near;
  }

  /** @param {Iterable<string>} roots */
  #sum(roots) {
    let sum = 0;
    for (const root of roots) sum += this.#rarity(root);
    return sum;
  }

  /** @param {string} root */
  #rarity(root) {
    return Math.log(1 + this.#names.length / (1 + (this.#places.get(root)?.length ?? 0)));
  }
}
