// Keeps what is recorded but not durable yet, writes it in order, and keeps what failed for the
// next try. It knows neither the database nor what the events mean.

import { park, takeParked } from "./parked.js";

/** @import { Meta, RecordEvent } from "../record/events.js" */

/** @typedef {{ events: RecordEvent[], changes: Meta, failed: boolean }} Batch */
/** @typedef {"saved" | "saving" | "failed"} SaveState */

export class Outbox {
  savedAt = 0;
  failedSince = 0;

  #batches;
  #isLeaving = false;
  #path;
  #writing = Promise.resolve();
  #write;

  /**
   * @param {string} path of the site
   * @param {(events: RecordEvent[], changes: Meta) => Promise<void>} write all or nothing
   */
  constructor(path, write) {
    this.#batches = takeParked(path);
    this.#path = path;
    this.#write = write;
    addEventListener("pagehide", () => {
      this.#isLeaving = true;
      park(path, this.#batches);
    });
    addEventListener("pageshow", () => (this.#isLeaving = false));
  }

  get events() {
    return this.#batches.flatMap((batch) => batch.events);
  }

  /** @returns {Meta} */
  get changes() {
    return Object.assign({}, ...this.#batches.map((batch) => batch.changes));
  }

  /** @param {RecordEvent[]} events @param {Meta} changes */
  put(events, changes) {
    const batch = { events, changes, failed: false };
    this.#batches.push(batch);
    if (this.#isLeaving) park(this.#path, [batch]);
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

  async #flush() {
    const batches = [...this.#batches];
    if (batches.length === 0) return;
    try {
      await this.#write(this.events, this.changes);
      this.#batches.splice(0, batches.length);
      this.savedAt = Date.now();
      this.failedSince = 0;
    } catch (error) {
      console.error(error);
      for (const batch of batches) batch.failed = true;
      this.failedSince ||= Date.now();
    }
  }
}
