// Words that a misspelt word may be meant to be. Pure.

const SHORTEST = 4;
/** From this length on a word may hold two errors. */
const LONG = 8;
const MOST = 4;

/**
 * The terms closest to a word, at most two errors away: a letter too many, missing, wrong, or two swapped.
 * @param {string} word
 * @param {Iterable<string>} terms
 * @returns {{ term: string, distance: number }[]}
 */
export function nearest(word, terms) {
  if (word.length < SHORTEST || /\d/.test(word)) return [];
  let best = word.length < LONG ? 1 : 2;
  /** @type {{ term: string, distance: number }[]} */
  let found = [];
  for (const term of terms) {
    if (Math.abs(term.length - word.length) > best || term.length < SHORTEST) continue;
    const far = distance(word, term, best);
    if (far > best) continue;
    if (far < best) [best, found] = [far, []];
    found.push({ term, distance: far });
  }
  return found.slice(0, MOST);
}

/**
 * The optimal string alignment distance, or more than `most` as soon as that is certain.
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
function distance(a, b, most) {
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const change = at(row, j - 1) + (isSame ? 0 : 1);
      next[j] = Math.min(change, at(row, j) + 1, at(next, j - 1) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        next[j] = Math.min(at(next, j), at(before, j - 2) + 1);
      }
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return at(row, b.length);
}

/** @param {number[]} row @param {number} place */
function at(row, place) {
  return /** @type {number} */ (row[place]);
}
