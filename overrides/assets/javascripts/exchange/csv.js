// Writes the log as a table for spreadsheets. A semicolon and a byte order mark, because a German
// Excel opens only that with a double click, umlauts and columns right; other programs ask or guess.

import { entries } from "../record/entries.js";
import { csvWords, reportWords } from "./reportwords.js";
import { dateTime } from "../browser/time.js";

/** @import { State } from "../record/state.js" */

const MARK = "\u{FEFF}";
/** A cell that begins like this could run as a formula (https://owasp.org/www-community/attacks/CSV_Injection). */
const FORMULA = /^[=+\-@\t\n＝＋－＠]/;

/** @param {State} state @returns {string} */
export function writeCsv(state) {
  const { time, entered, kind, who, what, command, remark, step } = csvWords;
  const head = [time, entered, kind, who, what, command, remark, step, reportWords.dryRun, "UTC", "id"];
  const rows = entries(state).map((entry) => [
    dateTime(entry.at),
    dateTime(entry.event.logged),
    entry.title,
    entry.by,
    entry.text,
    entry.command,
    [entry.before && reportWords.before(entry.before), entry.remark].filter(Boolean).join(", "),
    entry.event.step ?? "",
    state.dryRun ? reportWords.dryRun : "",
    new Date(entry.at).toISOString(),
    entry.id,
  ]);
  return MARK + [head, ...rows].map((cells) => `${cells.map(writeCell).join(";")}\r\n`).join("");
}

/** @param {string} text */
function writeCell(text) {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
