// Every kind of event and what its value holds. Types only: no page loads this file. A kind that is
// not listed here, from a newer version or another program, is kept and shown as it is.

/**
 * `step` names what an event is about: a step, a message, a question, a field, a role, a moment.
 *
 * @typedef {object} Values
 * @property {undefined} begun the incident began; `at` is the moment
 * @property {string} revision of the site; `lead` is its date
 * @property {string} titled the new title
 * @property {boolean} dryrun whether this is an exercise
 * @property {string} person initials of whoever is at this device from now on
 * @property {1 | 2 | undefined} ticked which person, with four eyes
 * @property {1 | 2 | undefined} unticked the tick is taken back
 * @property {string | false} skipped `step` does not apply, with the reason; `false` takes it back
 * @property {string} approved initials that released an irreversible step
 * @property {string} set a field, `step` is its name; "Stufe" is the severity, "Ursache" the cause
 * @property {string} answered a question of the review or the gate, or a decision
 * @property {Checked} checked a check of the diagnosis and what it told
 * @property {undefined} copied a message was put on the clipboard
 * @property {Sent} sent a message has gone out
 * @property {Noted} noted a note of one of four types
 * @property {Status} state how far the work is
 * @property {string} role `step` is the role, the value its holder's initials, "" for nobody
 * @property {undefined} moment `step` is a `Moment`; `at` is when it was
 * @property {boolean} clock `step` is a `Duty`; `at` is when it became known, `false` stops the clock
 * @property {Action | null} action `step` is its id; `null` takes it off the list
 * @property {string} signed initials that sign the review as the role `step`
 * @property {Correction} corrected `corrects` names the event
 * @property {string} joined id of an incident that is the same as this one; both carry such an event
 * @property {number} offset ms that this device's clock is ahead of the server's
 * @property {Exported} exported a file or a link was made of the record
 * @property {Imported} imported events came from a file or a link
 * @property {object} conflict an event from a file that says something else than the one of its id
 * @property {boolean | undefined} ended `false` opens the incident again
 */

/** @typedef {keyof Values} Kind */
/** @typedef {"beobachtung" | "hypothese" | "massnahme" | "entscheidung"} NoteType */
/** `erfolg` confirms a hypothesis, or the measure worked; `fehlschlag` rejects it, or it did not. */
/** @typedef {"erfolg" | "fehlschlag"} Outcome */
/** @typedef {{ type: NoteType, text: string, command?: string, result?: string, outcome?: Outcome }} Noted */
/** @typedef {{ channel: string, audience: string, text: string }} Sent */
/** @typedef {"untersucht" | "ursache-gefunden" | "beobachtet" | "behoben"} Status */
/** First symptom, detection, report, confirmation, cause proven, service back, queue empty. */
/** @typedef {"symptom" | "detected" | "reported" | "confirmed" | "cause" | "restored" | "drained"} Moment */
/** GDPR article 33; section 32 BSIG, which is NIS2 in Germany. */
/** @typedef {"dsgvo" | "nis2"} Duty */
/** @typedef {"erkennung" | "kommunikation" | "handbuch" | "technik"} Area */
/** `due` is a day as `2026-12-07`. */
/** @typedef {{ area: Area, text: string, owner: string, due: string, proof: string }} Action */
/**
 * The value that counts instead, in the shape of the corrected kind; `null` strikes the event out,
 * a missing one corrects the time alone. `at` of the correction is when the thing happened.
 * @typedef {unknown} Correction
 */
/** @typedef {{ answer: "expected" | "deviates" | "unknown", output?: string }} Checked */
/** @typedef {{ format: string, sha256: string, anonymous?: boolean }} Exported */
/** @typedef {{ source: string, sha256: string, added: number }} Imported */

export {};
