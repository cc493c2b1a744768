// Holds the current incident for all parts of a page: its events, its state, and who is at the
// keyboard. The first event begins an incident; the database is the store's business.

import { isNews, opening, stamp } from "../record/drafts.js";
import { compareEvents } from "../record/events.js";
import { raiseFlag } from "./flag.js";
import { everyMinute } from "../browser/minute.js";
import { Outbox } from "./outbox.js";
import { FIELD, readFields, readJoined, readSettings } from "./reading.js";
import { fold } from "../record/record.js";
import { isEvent } from "../record/shape.js";
import { openStore } from "./store.js";

/** @import { Draft, Meta, RecordEvent } from "../record/events.js" */
/** @import { State } from "../record/state.js" */
/** @import { Settings } from "./reading.js" */
/** @import { Site } from "../site.js" */

const MOST_ASIDE = 50;

export class Incident {
  /** @type {State} */
  state = fold([]);
  id = "";
  initials = "";
  /** What somebody has chosen for this device. */
  settings = readSettings({});
  /** Values by field name that this device keeps for all incidents. @type {Record<string, string>} */
  organisation = {};
  /** What is wrong with the storage. @type {"" | "blocked" | "memoryMode" | "outdated" | "unreadable"} */
  notice = "";

  /** @type {Set<string>} */
  #aside = new Set();
  #isReady = false;
  #isRead = false;
  #device = "";
  /** @type {RecordEvent[]} */
  #saved = [];
  /** The current incident and those it was joined with. @type {Set<string>} */
  #ids = new Set();
  /** @type {Set<() => void>} */
  #listeners = new Set();
  #store;
  #loaded;

  /** @param {Site} site */
  constructor(site) {
    this.site = site;
    this.unsaved = new Outbox(site.path, (events, changes) => this.#write(events, changes));
    this.#store = openStore(site.path, () => this.#wait());
    this.#loaded = this.#load();
    void this.#store.then((store) => store.subscribe(() => void this.#load()));
    addEventListener("pageshow", (event) => event.persisted && void this.#load());
    everyMinute(() => this.#tell());
  }

  /**
   * Calls back once the record has been read, then after every change and every minute.
   * @param {() => void} listener
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    if (this.#isReady) listener();
  }

  /** Calls back once, as soon as there is an incident or something to warn of. @param {() => void} listener */
  whenNeeded(listener) {
    let isCalled = false;
    this.subscribe(() => {
      if (isCalled || !(this.state.begun || this.notice || this.unsaved.failedSince)) return;
      isCalled = true;
      listener();
    });
  }

  get isOpen() {
    return this.state.begun > 0 && !this.state.ended;
  }

  /**
   * Records events, all in one transaction; without a current incident they begin one.
   * @param {Draft[]} drafts
   * @param {Meta} [changes] facts of the device to write along, such as the current incident
   * @returns {Promise<boolean>} whether they are durable
   */
  async add(drafts, changes = {}) {
    const context = { incident: this.id, by: this.initials, now: this.#now() };
    const batch = this.unsaved.put(stamp(drafts, context), changes);
    this.#refold();
    await this.retry();
    return !this.unsaved.holds(batch);
  }

  /** Takes what was entered before there was a record, here or on a page that was left. */
  takeParked() {
    const { parked } = this.unsaved;
    if (!this.#isRead || parked.length === 0) return;
    this.#refold();
    for (const { key, events, changes } of parked) {
      const news = events.filter((draft) => draft.incident || isNews(draft, this.state));
      const context = { incident: "", by: this.initials, now: Date.now() };
      this.unsaved.put(stamp(news, context), changes, key);
      this.#refold();
    }
    void this.retry();
  }

  /** Writes everything that is not durable yet. */
  async retry() {
    await this.#loaded;
    await this.unsaved.flush();
    this.#refold();
  }

  /** Remembers who is at the keyboard. @param {string} initials */
  introduce(initials) {
    this.initials = initials;
    const tells = this.isOpen && initials !== "";
    return this.add(tells ? [{ kind: "person", value: initials }] : [], { initials });
  }

  /** Keeps a value for this and all later incidents. @param {string} name @param {string} value */
  keep(name, value) {
    this.organisation = { ...this.organisation, [name]: value };
    const drafts = this.isOpen ? [{ kind: /** @type {const} */ ("set"), step: name, value }] : [];
    return this.add(drafts, { [FIELD + name]: value });
  }

  /** @param {keyof Settings} name @param {boolean} isOn */
  choose(name, isOn) {
    this.settings = { ...this.settings, [name]: isOn };
    return this.add([], { [name]: isOn });
  }

  /** Keeps several values at once. @param {Record<string, string>} values */
  keepAll(values) {
    this.organisation = { ...this.organisation, ...values };
    const named = Object.entries(values).map(([name, value]) => [FIELD + name, value]);
    return this.add([], Object.fromEntries(named));
  }

  /** A reminder that somebody has seen stays away on this device. @param {string} key */
  setAside(key) {
    this.#aside.add(key);
    return this.add([], { aside: [...this.#aside].slice(-MOST_ASIDE) });
  }

  /** @param {string} key */
  isSetAside(key) {
    return this.#aside.has(key);
  }

  /** All incidents of this device; of the current one also what is not saved yet. */
  async all() {
    const none = /** @type {Map<string, RecordEvent[]>} */ (new Map());
    const incidents = await (await this.#store).incidents().catch(() => none);
    if (this.id) incidents.set(this.id, this.state.events);
    const { joinIncidents } = await import("../record/join.js");
    return joinIncidents(incidents).map((events) => {
      const state = fold(events, this.site.renamed);
      const isCurrent = state.incidents.includes(this.id);
      return { id: isCurrent ? this.id : (state.incidents[0] ?? ""), state };
    });
  }

  /**
   * Takes events of another device as they are, all or nothing.
   * @param {RecordEvent[]} events
   * @param {Draft[]} drafts to record along with them
   * @param {Meta} changes facts of this device to write along
   * @throws if the browser does not store them; then nothing has changed
   */
  async take(events, drafts, changes) {
    await this.retry();
    const store = await this.#store;
    await this.#loaded;
    const context = { incident: this.id, by: this.initials, now: this.#now() };
    await store.append(stamp(drafts, context), changes, [], events);
    await this.#load();
  }

  /** The current incident, or the one that was begun last. @returns {Promise<State>} */
  async latest() {
    if (this.state.events.length > 0) return this.state;
    const states = (await this.all()).map(({ state }) => state);
    return states.sort((a, b) => a.begun - b.begun).at(-1) ?? this.state;
  }

  /** Deletes incidents from this device, and nothing else does. @param {string[]} ids */
  async remove(ids) {
    await (await this.#store).remove(ids);
    // The store refuses what still waits for them.
    await this.retry();
    await this.#load();
  }

  get device() {
    return this.#device;
  }

  /** Never before what this device did last: a clock that was set back must not turn the order. */
  #now() {
    const isOwn = (/** @type {RecordEvent} */ event) => ["", this.#device].includes(event.device);
    return Math.max(Date.now(), (this.state.events.findLast(isOwn)?.at ?? 0) + 1);
  }

  /** @param {RecordEvent[]} events @param {Meta} changes */
  async #write(events, changes) {
    const store = await this.#store;
    await this.#loaded;
    const began = opening(this.site, this.initials, events[0]?.at ?? Date.now());
    this.#saved.push(...(await store.append(events, changes, began)));
    const isElsewhere = events.some((event) => !this.#owns(event) || event.kind === "joined");
    if (!this.id || isElsewhere || Object.keys(changes).length > 0) await this.#load();
    if (!this.unsaved.savedAt) void navigator.storage?.persist?.().catch(() => {});
  }

  async #load() {
    const store = await this.#store;
    try {
      const meta = { ...(await store.meta()), ...this.unsaved.changes };
      const current = String(meta["current"] ?? "");
      const joined = await readJoined(store, current);
      const id = this.#isDeleted(current, joined.get(current)) ? "" : current;
      // In order once: sorting the whole record anew would be most of the work of a tick.
      this.#saved = [...joined.values()].flat().filter(isEvent).sort(compareEvents);
      this.#ids = new Set(joined.keys());
      this.id = id;
      this.initials = String(meta["initials"] ?? "");
      this.#device = String(meta["device"] ?? "");
      this.organisation = readFields(meta);
      this.settings = readSettings(meta);
      this.notice = store.outdated ? "outdated" : store.persistent ? "" : "memoryMode";
      this.#aside = new Set(Array.isArray(meta["aside"]) ? meta["aside"] : []);
    } catch (error) {
      console.error(error);
      this.notice = store.outdated ? "outdated" : "unreadable";
    }
    this.#isRead = true;
    this.takeParked();
    this.#isReady = true;
    this.#refold();
  }

  /** The database is not open yet: what is recorded till then waits, and is told to wait. */
  #wait() {
    this.notice = "blocked";
    this.#isReady = true;
    this.#tell();
  }

  #refold() {
    const unsaved = this.unsaved.events.filter((event) => this.#owns(event));
    this.state = fold([...unsaved, ...this.#saved], this.site.renamed);
    const { site, state, organisation } = this;
    const facts = { state, organisation, rhythms: site.rhythms, now: Date.now() };
    if (this.#isReady && this.notice !== "blocked") raiseFlag(site.path, this.id && (this.initials ? "1" : "?"), facts);
    this.#tell();
  }

  /** An id that is left over where another tab has deleted the incident. @param {string} id @param {unknown[]} [events] */
  #isDeleted(id, events) {
    const isBegun = this.unsaved.events.some(({ kind, incident }) => kind === "begun" && incident === id);
    return !events?.length && !isBegun;
  }

  /** @param {RecordEvent} event */
  #owns({ incident }) {
    return !incident || this.#ids.has(incident);
  }

  #tell() {
    if (this.#isReady) this.#listeners.forEach((listener) => listener());
  }
}
