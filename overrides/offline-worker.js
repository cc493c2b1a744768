// Serves the site from one complete copy whose every file has been checked against its hash. A new
// copy waits until a page asks for it: nothing changes under somebody's hands.
//
// The build writes `self.edition` in front of this file. A preview does not: there the worker removes
// itself, so that no earlier copy hides what an author has just changed.

/**
 * @typedef {object} Edition what the build knows of this copy
 * @property {string} version changes with any file
 * @property {string} date of the revision, as readers write it
 * @property {Record<string, string>} files hash by address below the site's root, as in `integrity`
 */
/** @typedef {{ date: string, total: number, missing: number }} Stock */

const worker = /** @type {ServiceWorkerGlobalScope & { edition?: Edition }} */ (
  /** @type {unknown} */ (self)
);
const { edition } = worker;
const root = new URL(worker.registration.scope);

// All sites of one owner share an origin and thus its caches: only this prefix is ours.
const PREFIX = `mailausfall:${root.pathname}:offline:`;
const NAME = PREFIX + edition?.version;
const CONTENTS = ".contents";
const NOT_FOUND = "404.html";
/** Loads at the same time: a page that is being read needs its share of a bad line. */
const LOADS = 4;

worker.addEventListener("install", (event) => event.waitUntil(edition ? fill(edition) : retire()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("fetch", (event) => {
  const address = addressOf(event.request);
  if (edition && address !== undefined) event.respondWith(answer(event.request, address, edition));
});
worker.addEventListener("message", (event) => {
  if (!edition) return;
  if (event.data === "take") event.waitUntil(worker.skipWaiting());
  if (event.data === "look") event.waitUntil(reply(event, look(edition)));
  if (event.data === "mend") event.waitUntil(reply(event, mend(edition)));
});

/** @param {Request} request @returns {string | undefined} undefined for what is not the site's */
function addressOf({ method, url }) {
  const { origin, pathname } = new URL(url);
  const isOurs = origin === root.origin && pathname.startsWith(root.pathname);
  if (!isOurs || method !== "GET") return undefined;
  return pathname.slice(root.pathname.length).replace(/(^|\/)index\.html$/, "$1");
}

/** @param {Request} request @param {string} address @param {Edition} edition */
async function answer(request, address, { files }) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(keyOf(address));
  if (kept) return kept;
  if (`${address}/` in files) return Response.redirect(keyOf(`${address}/`));
  const hash = files[address];
  if (hash) {
    // Missing from the copy: the browser or the disk has lost it.
    const loaded = await load(cache, address, hash).catch(() => undefined);
    if (loaded) return loaded;
  }
  try {
    return await fetch(request);
  } catch (error) {
    const page = request.mode === "navigate" && (await cache.match(keyOf(NOT_FOUND)));
    if (page) return new Response(page.body, { status: 404, headers: page.headers });
    throw error;
  }
}

/** Loads what no earlier copy has; what an interrupted try has left is kept. @param {Edition} edition */
async function fill({ files }) {
  const cache = await caches.open(NAME);
  const earlier = await earlierCopies();
  const open = Object.entries(files).values();
  const next = async () => {
    for (const [address, hash] of open) await bring(cache, earlier, address, hash);
  };
  await Promise.all(Array.from({ length: LOADS }, next));
  await cache.put(keyOf(CONTENTS), Response.json(files));
}

/**
 * @param {Cache} cache
 * @param {{ cache: Cache, files: Record<string, string> }[]} earlier
 * @param {string} address
 * @param {string} hash
 */
async function bring(cache, earlier, address, hash) {
  const key = keyOf(address);
  if (await cache.match(key)) return;
  const copy = earlier.find(({ files }) => files[address] === hash);
  const kept = await copy?.cache.match(key);
  if (kept) await cache.put(key, kept);
  else await load(cache, address, hash);
}

/**
 * The browser refuses a file that does not match its hash.
 * @param {Cache} cache
 * @param {string} address
 * @param {string} hash
 */
async function load(cache, address, hash) {
  const response = await fetch(keyOf(address), { integrity: hash, cache: "no-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  await cache.put(keyOf(address), response.clone());
  return response;
}

async function earlierCopies() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  return Promise.all(
    names.map(async (name) => {
      const cache = await caches.open(name);
      const contents = await cache.match(keyOf(CONTENTS));
      return { cache, files: /** @type {Record<string, string>} */ ((await contents?.json()) ?? {}) };
    }),
  );
}

async function takeOver() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(names.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function retire() {
  await worker.registration.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Counts what is missing, without reading it. @param {Edition} edition @returns {Promise<Stock>} */
async function look({ date, files }) {
  const cache = await caches.open(NAME);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const missing = Object.keys(files).filter((address) => !kept.has(keyOf(address)));
  return { date, total: Object.keys(files).length, missing: missing.length };
}

/** Reads everything and loads again what is damaged. @param {Edition} edition @returns {Promise<Stock>} */
async function mend(edition) {
  const cache = await caches.open(NAME);
  for (const [address, hash] of Object.entries(edition.files)) {
    const kept = await cache.match(keyOf(address));
    if (kept && (await hashOf(kept)) === hash) continue;
    await cache.delete(keyOf(address));
    await load(cache, address, hash).catch(console.warn);
  }
  return look(edition);
}

/** @param {Response} response */
async function hashOf(response) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}

/** @param {ExtendableMessageEvent} event @param {Promise<Stock>} work */
async function reply(event, work) {
  event.ports[0]?.postMessage(await work);
}

/** @param {string} address */
function keyOf(address) {
  return new URL(address, root).href;
}
