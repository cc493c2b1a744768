// The words that the site's texts and its glossary know: their terms, their parts, what else they are called.

import { Compounds, fold, isStopWord, stem, verb, words } from "./german.js";

const SHORTEST_KEY = 4;

/** Several words that are one name: Incident Commander. @typedef {{ words: string[], terms: string[] }} Name */

export class Vocabulary {
  #compounds;
  /** Terms of the words that are indexed. @type {Map<string, string[]>} */
  #terms = new Map();
  /** Terms of the index. @type {Set<string>} */
  #indexed = new Set();
  /** The other words of a term's group. @type {Map<string, Set<string>>} */
  #synonyms = new Map();
  /** @type {{ roots: string[], terms: string[] }[]} */
  #names = [];

  /**
   * @param {Iterable<string>} known every word of the texts
   * @param {string[][]} synonyms groups of words that mean the same here
   */
  constructor(known, synonyms) {
    this.#compounds = new Compounds(new Set([...known].map(fold)));
    for (const group of synonyms) this.#learn(group);
  }

  /** The terms under which a word of a text is kept: its root, then its forms. @param {string} word */
  terms(word) {
    const known = this.#terms.get(word);
    if (known) return known;
    const folded = fold(word);
    const made = isStopWord(folded) ? [] : [this.root(folded), ...this.forms(folded)];
    return [...new Set(made)].filter((term) => term.length > 1 || /\d/.test(term));
  }

  /** The same for a word that is indexed, kept for the next time. @param {string} word */
  learn(word) {
    if (this.#terms.has(word)) return this.terms(word);
    const terms = this.terms(word);
    this.#terms.set(word, terms);
    for (const term of terms) this.#indexed.add(term);
    return terms;
  }

  /** @param {string} word folded */
  root(word) {
    return stem(word);
  }

  /** The noun as a verb, the parts of a compound. @param {string} word folded */
  forms(word) {
    const root = this.root(word);
    return [...new Set([verb(root), ...this.#compounds.parts(word)])].filter((form) => form !== root);
  }

  /** @param {string} term */
  has(term) {
    return this.#indexed.has(term);
  }

  all() {
    return new Set([...this.#indexed, ...this.#synonyms.keys()]);
  }

  /** Whether a term of the index begins like this. @param {string} start */
  hasStart(start) {
    for (const term of this.#indexed) if (term.startsWith(start)) return true;
    return false;
  }

  /** The parts of a compound whose last word is only begun: Telefonnum. @param {string} word folded */
  begun(word) {
    return this.#compounds.begun(word, (start) => {
      const found = [];
      for (const term of this.#indexed) if (term.startsWith(start)) found.push(term);
      return found.slice(0, 5);
    });
  }

  /** The terms of the words that mean the same. @param {string} word folded, or a term @returns {Iterable<string>} */
  synonyms(word) {
    return this.#synonyms.get(word) ?? this.#synonyms.get(this.#key(word)) ?? [];
  }

  /** Under what a word's group is kept: so short a root stands for too many words. @param {string} word */
  #key(word) {
    const root = this.root(word);
    return root.length < SHORTEST_KEY ? word : root;
  }

  /** The names of several words among those asked for. @param {string[]} asked folded @returns {Name[]} */
  names(asked) {
    const roots = asked.map((word) => this.root(word));
    /** @type {Name[]} */
    const found = [];
    for (const { roots: name, terms } of this.#names) {
      const at = roots.findIndex((_, place) => name.every((root, step) => roots[place + step] === root));
      if (at >= 0) found.push({ words: asked.slice(at, at + name.length), terms });
    }
    return found;
  }

  /** @param {string[]} group */
  #learn(group) {
    const members = group.map((name) =>
      words(name)
        .map(({ word }) => fold(word))
        .filter((word) => !isStopWord(word)),
    );
    for (const member of members) {
      const others = members.filter((other) => other !== member && other.length === 1).flat();
      const terms = others.map((word) => this.root(word));
      const [word] = member;
      if (member.length > 1) this.#names.push({ roots: member.map((part) => this.root(part)), terms });
      else if (word) this.#synonyms.set(this.#key(word), new Set([...this.synonyms(word), ...terms]));
    }
  }
}
