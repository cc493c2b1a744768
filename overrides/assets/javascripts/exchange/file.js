// Gives the reader a record as a file, in four kinds, and remembers in the record that it did.

import { anonymise } from "./anonymise.js";
import { fold } from "../record/record.js";
import { fileName, recordFile, sumOf } from "./recordfile.js";

/** @import { Incident } from "../store/incident.js" */
/** @import { About } from "./report.js" */
/** @import { Site } from "../site.js" */
/** @import { State } from "../record/state.js" */

/** @typedef {Pick<About, "sha256" | "anonymous" | "now" | "by">} Facts */

/** @typedef {"json" | "html" | "markdown" | "csv"} Format */
/** @typedef {(state: State, about: Facts, site: Site) => Promise<string>} Writer */

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
    write: async (...facts) => (await import("./html.js")).writeHtml(await reportOf(...facts)),
  },
  markdown: {
    ending: "md",
    type: "text/markdown",
    write: async (...facts) =>
      (await import("./markdown.js")).writeMarkdown(await reportOf(...facts)),
  },
  csv: {
    ending: "csv",
    type: "text/csv",
    write: async (state) => (await import("./csv.js")).writeCsv(state),
  },
});

/** What fits a sheet of A4, in CSS pixels. */
const PICTURE_WIDTH = 640;

/**
 * The report with everything that is not in the events: figures, picture, steps of the site.
 * @param {State} state
 * @param {Facts} facts
 * @param {Site} site
 */
async function reportOf(state, facts, site) {
  const [{ makeReport }, { figures }, { courseOf }, { drawCourse }, { unknownSteps }] =
    await Promise.all([
      import("./report.js"),
      import("../record/figures.js"),
      import("../record/course.js"),
      import("../log/picture.js"),
      import("../record/sitesteps.js"),
    ]);
  const phases = site.phases.map(({ number }) => number);
  const picture = drawCourse(courseOf(state, site, facts.now), phases, PICTURE_WIDTH).outerHTML;
  const told = figures(state, site.rhythms).map(({ label, value, missing }) => [label, value || missing]);
  const pairs = /** @type {[string, string][]} */ (told);
  return makeReport(state, { ...facts, picture, figures: pairs, dropped: await unknownSteps(site, state) });
}

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
  const shown = anonymous ? fold(anonymise(state.events), incident.site.renamed) : state;
  const about = { sha256, anonymous, now: Date.now(), by: incident.initials };
  const text = await write(shown, about, incident.site);
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
 * @param {import("../record/kinds.js").Exported} value
 */
export function noteExport(incident, state, value) {
  const id = state.incidents[0];
  void incident.add([{ kind: "exported", value, ...(id ? { incident: id } : {}) }]);
}
