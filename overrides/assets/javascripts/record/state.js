// What is true of an incident. Types only: no page loads this file; `record.js` makes the state.

/** @import { RecordEvent } from "./events.js" */
/** @import { Action } from "./kinds.js" */

/**
 * One box. `struck` is the time of a tick that was taken back.
 * @typedef {{ id: string, at: number, by: string, done: boolean, struck: number }} Mark
 */

/**
 * A note that was saved: a value, who gave it and when.
 * @typedef {{ id: string, at: number, by: string, value: string }} Note
 */

/**
 * What came of a check.
 * @typedef {{ id: string, at: number, by: string, answer: string, output: string }} Finding
 */

/**
 * The marks of a step stand under 0, for four eyes under 1 and 2.
 * @typedef {object} State
 * @property {RecordEvent[]} events as recorded, each once, in order; this is what is handed on
 * @property {RecordEvent[]} history the same with initials and corrections told later, in order
 * @property {Map<string, RecordEvent>} corrections the last one of each event, by its id
 * @property {string[]} incidents ids, more than one if some were joined; the earliest first
 * @property {string} title
 * @property {boolean} dryRun
 * @property {number} begun
 * @property {number} ended 0 while it runs
 * @property {Note | undefined} status how far the work is
 * @property {Map<string, Mark[]>} steps
 * @property {Map<string, Note>} skipped steps that do not apply, with the reason
 * @property {Map<string, Note>} approvals
 * @property {Map<string, Note>} values fields by name; "Stufe" is the severity, "Ursache" the cause
 * @property {Map<string, Note>} answers
 * @property {Map<string, Finding>} checks the last answer to each
 * @property {Map<string, Note>} roles holders by role, each since `at`
 * @property {Map<string, RecordEvent>} moments
 * @property {Map<string, RecordEvent>} clocks duties to report, by name
 * @property {Map<string, Action>} actions of the review, by id
 * @property {Map<string, Note>} signatures under the review, by role
 * @property {number} lastSent the last message to all
 * @property {Map<string, RecordEvent>} sent the last sending of each message
 */

export {};
