// The German side of the search: words of a text, their stems, the parts of compounds.
// Pure: no page, no index.

/** Words that say nothing about what is sought. */
const STOP_WORDS = new Set(
  `aber alle alles als also am an and are at auch auf aus be been bei bevor bin bis bitte by da dabei
  damit dann das dass dazu dem den denn der deren des dessen die dies diese diesem diesen dieser
  dieses doch dort du eigentlich ein eine einem einen einer eines er es etwa etwas euch euer eure
  for from fur gar geht gerade gibt habe haben hat hatte hatten ich ihr ihre ihrem ihren ihrer ihres
  im immer in ins is ist it ja jeden jeder jedes jetzt kann kein keine keinen konnen konnte konnten
  mache machen macht mal man mehr mein meine mich mir mit mochte muss nach nicht noch nun nur ob
  oder of on schon sehr sein seine seit sich sie sind so soll sollen sollte sollten sondern sonst
  the to trotzdem tun tut um und uns unser unsere vom von vor war waren warum was weil welche
  welchem welcher welches wem wen wenn wer werde werden wie wieder will wir wird with wo wohl wollen
  woran worden wurde wurden zu zum zur
  abend abends dauernd darf denke durfen eben einmal ganz gestern glaube heute hier irgendwie komplett
  leider los morgen nie niemals obwohl plotzlich standig total uberhaupt vollig wahrend
  wochenende wollen`.split(/\s+/),
);

// 4.3.1    192.0.2.25    reject_rbl_client    main.cf    postfix@-    anna@firma.example    Mail-Queue
const WORD = /[\p{L}\p{N}]+(?:[._@:-][\p{L}\p{N}]+)*/gu;
const JOINT = /[._@:-]/;
const ONLY_LETTERS = /^\p{L}+$/u;
const LINKING = ["", "s", "n", "es", "en", "er"];
const SHORTEST_HEAD = 3;
const SHORTEST_TAIL = 4;

/** Without case, umlauts and their transcriptions: Störung, STOERUNG and Storung are one. @param {string} word */
export function fold(word) {
  return word
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("ß", "ss")
    .replace(/([ao])e|(?<!q)(u)e/g, "$1$2");
}

/** @param {string} word folded */
export function isStopWord(word) {
  return STOP_WORDS.has(word);
}

/**
 * The words of a text with their places. What is joined by a dot, a dash and the like counts as a
 * whole and in its parts, numbers only as a whole: 4.3.1 is not 1.
 * @param {string} text
 * @returns {{ word: string, start: number, end: number }[]}
 */
export function words(text) {
  const found = [];
  for (const { 0: whole, index } of text.matchAll(WORD)) {
    found.push({ word: whole, start: index, end: index + whole.length });
    if (!JOINT.test(whole) || /^[\d.:]+$/.test(whole)) continue;
    let start = index;
    for (const word of whole.split(JOINT)) {
      if (word.length > 1) found.push({ word, start, end: start + word.length });
      start += word.length + 1;
    }
  }
  return found;
}

/**
 * The stem of a folded word, after CISTEM (Weissweiler and Fraser: Developing a stemmer for German
 * based on a comparative analysis of publicly available stemmers, GSCL 2017) without regard to case.
 * @param {string} word
 */
export function stem(word) {
  if (!ONLY_LETTERS.test(word)) return word;
  let rest = word
    .replace(/^ge(?=.{4})/, "")
    .replaceAll("sch", "$")
    .replaceAll("ei", "%")
    .replaceAll("ie", "&")
    .replace(/(.)\1/g, "$1*");
  while (rest.length > 3) {
    const shorter = rest.length > 5 ? rest.replace(/(?:e[mr]|nd)$/, "") : rest;
    const next = shorter === rest ? rest.replace(/[tesn]$/, "") : shorter;
    if (next === rest) break;
    rest = next;
  }
  return rest
    .replace(/(.)\*/g, "$1$1")
    .replaceAll("$", "sch")
    .replaceAll("%", "ei")
    .replaceAll("&", "ie");
}

/**
 * The stem without the ending of a noun made from a verb, so that gestört finds Störung.
 * @param {string} root stem
 */
export function verb(root) {
  return root.length > 6 && root.endsWith("ung") ? stem(root.slice(0, -3)) : root;
}

/**
 * Cuts compounds into words that the texts know on their own: Mailwarteschlange into Mail and
 * Warteschlange, Speicherplatz into Speicher and Platz.
 */
export class Compounds {
  /** Stems by word and by stem. @type {Map<string, string>} */
  #known = new Map();
  /** @type {Map<string, string[]>} */
  #cut = new Map();

  /** @param {Iterable<string>} vocabulary folded words */
  constructor(vocabulary) {
    for (const word of vocabulary) {
      if (word.length < SHORTEST_HEAD || !ONLY_LETTERS.test(word) || isStopWord(word)) continue;
      const root = stem(word);
      this.#known.set(word, root);
      if (root.length >= SHORTEST_TAIL) this.#known.set(root, root);
    }
  }

  /** The stems of the parts, none if it is no compound. @param {string} word folded @returns {string[]} */
  parts(word) {
    const cut = this.#cut.get(word) ?? this.#split(word);
    this.#cut.set(word, cut);
    return cut;
  }

  /** @param {string} word @returns {string[]} */
  #split(word) {
    if (!ONLY_LETTERS.test(word)) return [];
    // The longest head first: Warteschlangenlänge is Warteschlange and Länge.
    for (let at = word.length - SHORTEST_TAIL; at >= SHORTEST_HEAD; at -= 1) {
      const tail = word.slice(at);
      const last = this.#known.get(tail) ?? this.#known.get(stem(tail));
      const head = last && this.#head(word.slice(0, at));
      if (head) return [...this.parts(head), this.#known.get(head) ?? stem(head), last];
    }
    return [];
  }

  /**
   * The parts of a compound of which the last is only begun, none if its head is no known word.
   * @param {string} word folded
   * @param {(start: string) => string[]} complete
   * @returns {string[]}
   */
  begun(word, complete) {
    if (!ONLY_LETTERS.test(word)) return [];
    for (let at = word.length - 2; at >= SHORTEST_HEAD + 1; at -= 1) {
      const head = this.#head(word.slice(0, at));
      const tails = head ? complete(word.slice(at)) : [];
      if (head && tails.length > 0) return [this.#known.get(head) ?? stem(head), ...tails];
    }
    return [];
  }

  /** A known word before its linking letters. @param {string} text */
  #head(text) {
    const heads = LINKING.filter((letters) => text.endsWith(letters)).map((letters) =>
      text.slice(0, text.length - letters.length),
    );
    return heads.find((head) => head.length >= SHORTEST_HEAD && this.#known.has(head));
  }
}
