// What the words of a query may be called in the texts: other forms, other words, words misspelt or
// not finished yet. Pure: it knows the terms of the index, not the index.

import { fold, isStopWord, words } from "./german.js";
import { nearest } from "./spelling.js";

/** @import { Vocabulary } from "./search-vocabulary.js" */

/**
 * Something the reader asks for: a word, or several that are one name, and the terms that answer it.
 * @typedef {object} Wish
 * @property {Map<string, number>} terms with what each counts
 * @property {string} start of a word that may not be finished, else empty
 * @property {boolean} isEmpty whether it says nothing about what is sought
 */

/** What a term counts that the reader did not type in this form. */
const WEIGHT = { form: 0.35, onlyForm: 0.75, synonym: 0.75, typo: 0.8, fragment: 0.6 };

/**
 * @param {string} query
 * @param {Vocabulary} vocabulary
 * @returns {Wish[]}
 */
export function wishes(query, vocabulary) {
  const asked = [...new Set(words(query).map(({ word }) => fold(word)))];
  const isOpen = /[\p{L}\p{N}]$/u.test(query);
  const names = vocabulary.names(asked);
  const single = asked.filter((word) => !names.some((name) => name.words.includes(word)));
  return [
    ...names.map(({ terms, words: own }) => ({
      terms: new Map([
        ...own.map((word) => /** @type {const} */ ([vocabulary.root(word), 1 / own.length])),
        ...terms.map((term) => /** @type {const} */ ([term, WEIGHT.synonym])),
      ]),
      start: "",
      isEmpty: false,
    })),
    ...single.map((word) => wish(word, vocabulary, isOpen && word === asked.at(-1))),
  ];
}

/**
 * @param {string} word folded
 * @param {Vocabulary} vocabulary
 * @param {boolean} isLast the word that may not be finished yet
 * @returns {Wish}
 */
function wish(word, vocabulary, isLast) {
  const root = vocabulary.root(word);
  if (isStopWord(word)) return { terms: new Map([[root, 1]]), start: "", isEmpty: true };
  /** @type {Map<string, number>} */
  const terms = new Map([[root, 1]]);
  const add = (/** @type {Iterable<string>} */ more, /** @type {number} */ weight) => {
    for (const term of more) terms.set(term, Math.max(terms.get(term) ?? 0, weight));
  };
  const isKnown = vocabulary.has(root);
  const forms = vocabulary.forms(word).filter((form) => vocabulary.has(form));
  add(forms, isKnown ? WEIGHT.form : WEIGHT.onlyForm);
  add(vocabulary.synonyms(word), WEIGHT.synonym);
  if (!isKnown) for (const form of forms) add(vocabulary.synonyms(form), WEIGHT.synonym);
  if (!isKnown && terms.size === 1) {
    const begun = isLast ? vocabulary.begun(word) : [];
    add(begun, WEIGHT.fragment);
    if (begun.length === 0 && !(isLast && vocabulary.hasStart(root))) {
      for (const { term, distance } of nearest(root, vocabulary.all())) {
        add([term], WEIGHT.typo / distance);
        add(vocabulary.synonyms(term), (WEIGHT.synonym * WEIGHT.typo) / distance);
      }
    }
  }
  return { terms, start: isLast || !isKnown ? root : "", isEmpty: false };
}
