// Writes events so that they compress well, and reads them back: a link and a QR code have little
// room. Columns instead of rows, differences instead of moments, and of a step's id only what its
// lead does not say already. Pure, and nothing gets lost.

/** @import { RecordEvent } from "../record/events.js" */

/** @typedef {Record<string, unknown>} Row */
/** @typedef {{ write: (row: Row, before: Row) => unknown, read: (part: unknown, row: Row, before: Row) => unknown }} Code */

const VERSION = 1;
const MOST_EVENTS = 50_000;
const START = Object.freeze({ id: "", at: 0, seq: 0 });

/** @param {string} name @returns {Code} */
const plain = (name) => ({ write: (row) => row[name], read: (part) => part });

/** @param {string} name @param {(row: Row, before: Row) => unknown} reference @returns {Code} */
const difference = (name, reference) => ({
  write: (row, before) => Number(row[name]) - Number(reference(row, before)),
  read: (part, row, before) => Number(part) + Number(reference(row, before)),
});

/**
 * Every column with how it is written; later ones may look at earlier ones.
 * @type {[keyof RecordEvent | "block" | "rest", Code][]}
 */
const COLUMNS = [
  ["id", { write: (row, before) => writeId(row["id"], before["id"]), read: readId }],
  ["incident", plain("incident")],
  ["device", plain("device")],
  ["seq", difference("seq", (_, before) => before["seq"])],
  ["at", difference("at", (_, before) => before["at"])],
  ["logged", difference("logged", (row) => row["at"])],
  ["by", plain("by")],
  ["kind", plain("kind")],
  ["lead", plain("lead")],
  ["block", { write: ({ step }) => halves(step)[0], read: (part) => part }],
  ["rest", { write: writeRest, read: readRest }],
  ["value", plain("value")],
  ["corrects", plain("corrects")],
];

/**
 * @param {readonly RecordEvent[]} events in order
 * @returns {string}
 */
export function pack(events) {
  const rows = /** @type {Row[]} */ (/** @type {unknown} */ (events));
  const columns = COLUMNS.map(([, { write }]) =>
    squeeze(rows.map((row, index) => write(row, rows[index - 1] ?? START))),
  );
  return JSON.stringify([VERSION, ...columns]);
}

/**
 * @param {string} text
 * @returns {unknown[]} what was packed; whoever reads it checks that these are events
 * @throws {Error} if nothing was packed here
 */
export function unpack(text) {
  const [version, ...columns] = /** @type {unknown[]} */ (JSON.parse(text));
  if (version !== VERSION || columns.length !== COLUMNS.length) throw new Error("not packed here");
  const parts = columns.map(unsqueeze);
  const count = parts[0]?.length ?? 0;
  if (parts.some((column) => column.length !== count)) throw new Error("columns of unlike length");
  /** @type {Row[]} */
  const rows = [];
  for (let index = 0; index < count; index += 1) {
    /** @type {Row} */
    const row = {};
    const before = rows[index - 1] ?? START;
    for (const [place, [name, { read }]] of COLUMNS.entries()) {
      const part = read(parts[place]?.[index], row, before);
      if (part !== undefined) row[name === "rest" ? "step" : name] = part;
    }
    delete row["block"];
    rows.push(row);
  }
  return rows;
}

/** An id that counts on from the one before is written as the difference. */
function writeId(/** @type {unknown} */ id, /** @type {unknown} */ before) {
  const [page, number] = countedId(id);
  const [pageBefore, numberBefore] = countedId(before);
  return page && page === pageBefore ? number - numberBefore : id;
}

/** @type {Code["read"]} */
function readId(part, _, before) {
  const [page, number] = countedId(before["id"]);
  return typeof part === "number" ? `${page}-${(number + part).toString(36)}` : part;
}

/** The parts of an id as `newId` makes it. @param {unknown} id @returns {[string, number]} */
function countedId(id) {
  const match = /^(.+)-([1-9a-z][0-9a-z]{0,6})$/s.exec(String(id));
  return match ? [String(match[1]), parseInt(String(match[2]), 36)] : ["", 0];
}

/** Block and step of a full id. @param {unknown} id @returns {(string | undefined)[]} */
function halves(id) {
  if (typeof id !== "string") return [undefined, undefined];
  const cut = id.indexOf("/");
  return cut < 0 ? [id, undefined] : [id.slice(0, cut), id.slice(cut + 1)];
}

/** The step's part: `true` where its lead says it, nothing where there is none. @param {Row} row */
function writeRest({ step, lead }) {
  const rest = halves(step)[1];
  return rest !== undefined && rest === slug(lead) ? true : rest;
}

/** @type {Code["read"]} */
function readRest(part, { block, lead }) {
  if (part === undefined) return block;
  return `${block}/${part === true ? slug(lead) : part}`;
}

const UMLAUTS = Object.freeze(
  /** @type {Record<string, string>} */ ({ ä: "ae", ö: "oe", ü: "ue", ß: "ss" }),
);

/** As `slug` in `macros/items.py` makes it of a lead without its number; else all of it is written. */
function slug(/** @type {unknown} */ lead) {
  const words = String(lead).replace(/^[\d.]+ /, "").toLowerCase();
  const plainText = words.replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? "");
  return plainText.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** Writes equal parts that follow each other as `[part, count]`, missing ones as `[count]`. */
function squeeze(/** @type {unknown[]} */ parts) {
  /** @type {{ text: string | undefined, part: unknown, count: number }[]} */
  const runs = [];
  for (const part of parts) {
    const text = JSON.stringify(part);
    const last = runs.at(-1);
    if (last && last.text === text) last.count += 1;
    else runs.push({ text, part, count: 1 });
  }
  return runs.map(({ part, count }) => {
    if (part === undefined) return [count];
    return count > 1 || Array.isArray(part) ? [part, count] : part;
  });
}

/** @param {unknown} column */
function unsqueeze(column) {
  if (!Array.isArray(column)) throw new Error("a column is missing");
  /** @type {unknown[]} */
  const parts = [];
  for (const run of column) {
    const [part, count] = !Array.isArray(run) ? [run, 1] : run.length === 1 ? [undefined, run[0]] : run;
    const isCount = Number.isSafeInteger(count) && count > 0;
    if (!isCount || parts.length + count > MOST_EVENTS) throw new Error("too many events");
    for (let left = count; left > 0; left -= 1) parts.push(part);
  }
  return parts;
}
