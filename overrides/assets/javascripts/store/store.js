// The only one who knows the database, its schema number and the other tabs. It keeps events and
// a few facts; it never changes an event, removes whole incidents only, and knows nothing of what
// they mean.

import { complete, withoutDeleted } from "../record/drafts.js";
import { groupByIncident } from "../record/events.js";
import { abort, answer, finish } from "./transaction.js";

/** @import { Draft, Meta, RecordEvent } from "../record/events.js" */

/**
 * @typedef {object} Store
 * @property {boolean} persistent false if the browser gives no database
 * @property {boolean} outdated true if a newer version of the site holds the database
 * @property {(drafts: Draft[], changes?: Meta, opening?: Draft[], foreign?: RecordEvent[]) =>
 *   Promise<RecordEvent[]>} append writes all in one transaction and resolves only when it is
 *   complete; foreign events stay as they are, and one that is there already is left alone
 * @property {(incident: string) => Promise<unknown[]>} events
 * @property {() => Promise<Map<string, RecordEvent[]>>} incidents
 * @property {(incidents: string[]) => Promise<void>} remove
 * @property {() => Promise<Meta>} meta
 * @property {(listener: () => void) => void} subscribe called when another tab has written
 */

const EVENTS = "events";
const META = "meta";

/**
 * Opens the record of a site; without a database it lives as long as the tab.
 * @param {string} path
 * @param {() => void} onBlocked called if a tab with an older version keeps this one waiting
 * @returns {Promise<Store>}
 */
export async function openStore(path, onBlocked) {
  const name = `mailausfall:${path}`;
  try {
    const store = await openDatabase(name, onBlocked);
    if (hasMemory(name)) await (await import("./memory.js")).moveInto(name, store);
    return store;
  } catch (error) {
    const { openMemory } = await import("./memory.js");
    return openMemory(name, error instanceof DOMException && error.name === "VersionError");
  }
}

/** Whether this tab has recorded something without a database. @param {string} name */
function hasMemory(name) {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

/** @param {string} name @param {() => void} onBlocked @returns {Promise<Store>} */
async function openDatabase(name, onBlocked) {
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel(name) : undefined;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  const tell = () => listeners.forEach((listener) => listener());
  channel?.addEventListener("message", tell);
  /** @type {Promise<IDBDatabase> | undefined} */
  let connection;

  const store = {
    persistent: true,
    outdated: false,

    /** @type {Store["append"]} */
    async append(drafts, changes = {}, opening = [], foreign = []) {
      const database = await connect();
      const transaction = database.transaction([EVENTS, META], "readwrite", { durability: "strict" });
      const completed = finish(transaction);
      const meta = transaction.objectStore(META);
      const events = transaction.objectStore(EVENTS);
      const write = async () => {
        const [own, arriving, kept] = await Promise.all([
          keepMissing(events, drafts),
          keepMissing(events, foreign),
          keptIncidents(events, [...drafts.map(({ incident }) => incident), changes["current"]]),
        ]);
        for (const { incident } of foreign) kept.add(incident);
        const living = withoutDeleted(own, changes, kept);
        const made = complete(living.drafts, living.changes, opening, await readMeta(meta), Date.now());
        for (const event of [...arriving, ...made.events]) events.add(event);
        for (const [key, value] of Object.entries(made.changes)) meta.put({ key, value });
        transaction.commit();
        return made.events;
      };
      const written = write().catch((error) => {
        abort(transaction);
        throw error;
      });
      const [saved] = await Promise.all([written, completed]);
      channel?.postMessage("changed");
      return saved;
    },

    /** @type {Store["events"]} */
    async events(incident) {
      const transaction = (await connect()).transaction(EVENTS);
      return answer(transaction.objectStore(EVENTS).index("incident").getAll(incident));
    },

    /** @type {Store["incidents"]} */
    async incidents() {
      const transaction = (await connect()).transaction(EVENTS);
      return groupByIncident(await answer(transaction.objectStore(EVENTS).getAll()));
    },

    /** @type {Store["remove"]} */
    async remove(incidents) {
      const transaction = (await connect()).transaction([EVENTS, META], "readwrite");
      const completed = finish(transaction);
      const events = transaction.objectStore(EVENTS);
      const meta = transaction.objectStore(META);
      const lists = incidents.map((id) => answer(events.index("incident").getAllKeys(id)));
      for (const key of (await Promise.all(lists)).flat()) events.delete(key);
      const { current } = await readMeta(meta);
      if (incidents.includes(String(current))) meta.put({ key: "current", value: "" });
      await completed;
      channel?.postMessage("changed");
    },

    async meta() {
      return readMeta((await connect()).transaction(META).objectStore(META));
    },

    /** @type {Store["subscribe"]} */
    subscribe(listener) {
      listeners.add(listener);
    },
  };

  function connect() {
    connection ??= open(name, onBlocked).then(watch, (error) => {
      connection = undefined;
      throw error;
    });
    return connection;
  }

  /** @param {IDBDatabase} database */
  function watch(database) {
    // A browser may close the connection on its own; the next call opens a new one.
    database.onclose = () => (connection = undefined);
    database.onversionchange = () => {
      database.close();
      store.outdated = true;
      tell();
    };
    return database;
  }

  await connect();
  return store;
}

/**
 * What each schema adds to the one before. Nothing is ever taken away: what an older version has
 * written stays readable.
 * @type {readonly ((database: IDBDatabase) => void)[]}
 */
const UPGRADES = Object.freeze([
  (database) => {
    database.createObjectStore(EVENTS, { keyPath: "id" }).createIndex("incident", "incident");
    database.createObjectStore(META, { keyPath: "key" });
  },
]);

/** @param {string} name @param {() => void} onBlocked @returns {Promise<IDBDatabase>} */
async function open(name, onBlocked) {
  const request = indexedDB.open(name, UPGRADES.length);
  request.onblocked = onBlocked;
  request.onupgradeneeded = ({ oldVersion }) => {
    for (const upgrade of UPGRADES.slice(oldVersion)) upgrade(request.result);
  };
  return answer(request);
}

/**
 * An event may come a second time: from a page that was left before it heard that the first had
 * gone well, or from another device.
 * @template {Draft} Kind
 * @param {IDBObjectStore} store
 * @param {Kind[]} drafts
 */
async function keepMissing(store, drafts) {
  const keys = drafts.map(({ id }) => (id ? answer(store.getKey(id)) : undefined));
  const known = await Promise.all(keys);
  return drafts.filter((_, index) => known[index] === undefined);
}

/**
 * Which of some incidents have events.
 * @param {IDBObjectStore} store
 * @param {unknown[]} incidents
 * @returns {Promise<Set<unknown>>}
 */
async function keptIncidents(store, incidents) {
  const named = [...new Set(incidents)].filter((id) => typeof id === "string" && id);
  const keys = await Promise.all(named.map((id) => answer(store.index("incident").getKey(String(id)))));
  return new Set(named.filter((_, index) => keys[index] !== undefined));
}

/** @param {IDBObjectStore} store @returns {Promise<Meta>} */
async function readMeta(store) {
  const rows = await answer(store.getAll());
  return Object.fromEntries(rows.map((row) => [row.key, row.value]));
}
