// Keeps what is recorded but not durable yet, writes it in order, and keeps what failed for the
// next try. It knows neither the database nor what the events mean.

import { park, readParked, unpark } from "./parked.js";

/** @import { Meta, RecordEvent } from "../record/events.js" */

/** `key` is where it is parked, empty if it is not. */
/** @typedef {{ events: RecordEvent[], changes: Meta, failed: boolean, key: string }} Batch */
/** @typedef {"saved" | "saving" | "failed"} SaveState */

export class Outbox {
  savedAt = 0;
  failedSince = 0;

  /** @type {Batch[]} */
  #batches = [];
  #isLeaving = false;
  #path;
  #writing = Promise.resolve();
  #write;

  /**
   * @param {string} path of the site
   * @param {(events: RecordEvent[], changes: Meta) => Promise<void>} write all or nothing
   */
  constructor(path, write) {
    this.#path = path;
    this.#write = write;
    addEventListener("pagehide", () => {
      this.#isLeaving = true;
      this.#batches.forEach((batch) => this.#park(batch));
    });
    addEventListener("pageshow", () => (this.#isLeaving = false));
  }

  /** What is parked and not held yet. */
  get parked() {
    const held = new Set(this.#batches.map(({ key }) => key));
    return readParked(this.#path).filter(({ key }) => !held.has(key));
  }

  get events() {
    return this.#batches.flatMap((batch) => batch.events);
  }

  /** @returns {Meta} */
  get changes() {
    return Object.assign({}, ...this.#batches.map((batch) => batch.changes));
  }

  /** @param {RecordEvent[]} events @param {Meta} changes @param {string} [key] */
  put(events, changes, key = "") {
    const batch = { events, changes, failed: false, key };
    this.#batches.push(batch);
    if (this.#isLeaving) this.#park(batch);
    return batch;
  }

  /** @param {Batch} batch */
  holds(batch) {
    return this.#batches.includes(batch);
  }

  /** Writes everything, one transaction at a time; never rejects. */
  flush() {
    return (this.#writing = this.#writing.then(() => this.#flush()));
  }

  /** @param {string} id of an event @returns {SaveState} */
  stateOf(id) {
    const batch = this.#batches.find((one) => one.events.some((event) => event.id === id));
    return batch ? (batch.failed ? "failed" : "saving") : "saved";
  }

  /** @param {Batch} batch */
  #park(batch) {
    batch.key ||= park(this.#path, batch);
  }

  async #flush() {
    const batches = [...this.#batches];
    if (batches.length === 0) return;
    try {
      await this.#write(this.events, this.changes);
      this.#batches.splice(0, batches.length);
      for (const { key } of batches) unpark(key);
      this.savedAt = Date.now();
      this.failedSince = 0;
    } catch (error) {
      console.error(error);
      for (const batch of batches) batch.failed = true;
      this.failedSince ||= Date.now();
    }
  }
}
