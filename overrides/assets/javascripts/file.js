// Gives the reader a record as a file, in four kinds, and remembers in the record that it did.

import { anonymise } from "./anonymise.js";
import { fold } from "./record.js";
import { fileName, recordFile, sumOf } from "./recordfile.js";

/** @import { Incident } from "./incident.js" */
/** @import { About } from "./report.js" */
/** @import { State } from "./state.js" */

/** @typedef {"json" | "html" | "markdown" | "csv"} Format */
/** @typedef {(state: State, about: About) => Promise<string>} Writer */

/** @type {Readonly<Record<Format, { ending: string, type: string, write: Writer }>>} */
const FORMATS = Object.freeze({
  json: {
    ending: "json",
    type: "application/json",
    write: async (state) => `${JSON.stringify(await recordFile(state), null, 1)}\n`,
  },
  html: {
    ending: "html",
    type: "text/html",
    write: async (state, about) => {
      const [{ makeReport }, { writeHtml }] = await Promise.all([import("./report.js"), import("./html.js")]);
      return writeHtml(makeReport(state, about));
    },
  },
  markdown: {
    ending: "md",
    type: "text/markdown",
    write: async (state, about) => {
      const [{ makeReport }, { writeMarkdown }] = await Promise.all([import("./report.js"), import("./markdown.js")]);
      return writeMarkdown(makeReport(state, about));
    },
  },
  csv: {
    ending: "csv",
    type: "text/csv",
    write: async (state) => (await import("./csv.js")).writeCsv(state),
  },
});

/**
 * Makes a file of an incident and records that.
 * @param {Incident} incident
 * @param {State} state of the incident to write down
 * @param {Format} format
 * @param {boolean} [anonymous] without initials; a record file always has them, or it could not be
 *   united with another one
 * @returns {Promise<File>}
 */
export async function makeFile(incident, state, format, anonymous = false) {
  const { ending, type, write } = FORMATS[format];
  const sha256 = await sumOf(state.events);
  const shown = anonymous ? fold(anonymise(state.events)) : state;
  const text = await write(shown, {
    sha256,
    now: Date.now(),
    by: incident.initials,
    anonymous,
    figures: [],
    picture: "",
    dropped: [],
  });
  noteExport(incident, state, { format, sha256, ...(anonymous ? { anonymous } : {}) });
  return new File([text], `${fileName(state)}${anonymous ? "-ohne-kuerzel" : ""}.${ending}`, { type });
}

/** Puts a file where the browser puts downloads. @param {File} file */
export function saveFile(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Every export is an event, so that a file can be matched with the record later.
 * @param {Incident} incident
 * @param {State} state
 * @param {import("./kinds.js").Exported} value
 */
export function noteExport(incident, state, value) {
  const id = state.incidents[0];
  void incident.add([{ kind: "exported", value, ...(id ? { incident: id } : {}) }]);
}
