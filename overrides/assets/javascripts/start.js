// The script every page starts with. The record and what shows it are loaded when an incident is
// open, when somebody takes hold of a control, or when a part comes near that is empty without them.
// Nothing done till then is lost: boxes and texts keep what was entered, presses are done again.

import { parkEarly } from "./browser/early.js";
import { isMetered, register } from "./browser/register.js";
import { offer, offerWords } from "./page/offer.js";

/** @import { Incident } from "./store/incident.js" */

const CONTROL = "button, input, textarea, select, summary, label, [role=button]";
const PRESSED = "button, [role=button]";
const OF_RECORD = ".page--record, [data-module=actions], [data-module=signatures], [data-module=organisation]";

const base = new URL(`${document.body.dataset["base"]}/`, location.href);
const flag = `mailausfall:${base.pathname}`;
const place = `${flag}:unsaved:`;
/** Controls that were pressed before their part had come. @type {Set<HTMLElement>} */
const pressed = new Set();
/** @type {(incident: Incident) => void} */
let tell = () => {};
/** @type {Promise<Incident>} */
const record = new Promise((resolve) => (tell = resolve));
/** @type {Promise<void> | undefined} */
let loading;
let isStarted = false;
let hasUnkept = false;
let hasFailed = false;
let isOfflineMounted = false;

offer(document.body);
for (const type of ["pointerdown", "focusin", "input"]) addEventListener(type, reach, true);
for (const type of ["click", "keydown"]) addEventListener(type, press, true);
// What cannot be parked is nowhere before the record has come: the browser asks before it leaves.
addEventListener("input", ({ target }) => (hasUnkept ||= !parkEarly(place, target)), true);
addEventListener("beforeunload", (event) => hasUnkept && !isStarted && event.preventDefault());
// An incident may begin in another tab, or while this page rests in the history.
for (const type of ["storage", "pageshow"]) addEventListener(type, () => void loadIfOpen());
addEventListener("online", () => hasFailed && load());
whenNear(OF_RECORD, load);
whenNear("[data-module=search]", async (part) => {
  const { mount } = await import("./search/search.js");
  mount(part, base.href);
});
const worker = navigator.serviceWorker;
whenNear(worker?.controller ? "body" : "[data-module=offline]", mountOffline);
// Where no copy can be made, the foot says so when it is near.
if (worker && !worker.controller && !isMetered) addEventListener("load", () => void keep().catch(console.warn));
// A gate that was answered on the page before waits in the address.
if (new URL(location.href).searchParams.has("beginn")) load();

/** @param {Event} event */
function reach({ target }) {
  if (target instanceof Element && target.closest(CONTROL)) load();
}

/** Keeps a press back until there is a part that answers it. @param {Event} event */
function press(event) {
  if (isStarted || !event.isTrusted || !(event.target instanceof Element)) return;
  const control = event.target.closest(PRESSED);
  if (!(control instanceof HTMLElement) || control.closest("[data-module=offline]")) return;
  // A button turns these keys into a click by itself.
  const isKey = event instanceof KeyboardEvent;
  if (isKey && (control instanceof HTMLButtonElement || !["Enter", " "].includes(event.key))) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  pressed.add(control);
  load();
}

/** Loads the record, once. */
function load() {
  if (loading) return;
  loading = import("./runbook.js").then(start).catch(fail);
  void preload().catch(console.warn);
}

/** Asks for all modules at once: each names only the next, and on a long way that is a round trip. */
async function preload() {
  const list = await fetch(new URL("modules.json", import.meta.url));
  for (const name of await list.json()) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = new URL(name, import.meta.url).href;
    document.head.append(link);
  }
}

/** @param {typeof import("./runbook.js")} runbook */
async function start({ incident, started }) {
  tell(incident);
  await started;
  isStarted = true;
  for (const control of pressed) control.click();
  pressed.clear();
}

/** The line is dead: the bar says so; the next touch, or the line's return, tries again. @param {unknown} error */
function fail(error) {
  console.error(error);
  loading = undefined;
  hasFailed = true;
  const notice = document.querySelector("[data-fail]");
  const text = notice?.querySelector("[data-fail-text]");
  if (text) text.textContent = offerWords.noLine;
  notice?.removeAttribute("hidden");
  document.documentElement.dataset["incident"] ??= "?";
}

/** The flag tells of an incident, a key of what is parked; where a browser has lost the flag, a database does. */
async function loadIfOpen() {
  const kept = read();
  const isLost = !kept[flag] && (await indexedDB?.databases?.())?.some(({ name }) => name === flag);
  if (isLost || Object.keys(kept).join().includes(place) || JSON.parse(kept[flag] ?? "{}").bar) load();
}

/** @returns {Record<string, string>} */
function read() {
  try {
    return { ...localStorage };
  } catch {
    return {};
  }
}

/** Makes the first copy; what is told of it comes when it is whole, or is not to be had. */
async function keep() {
  const { installing } = await register(base.href);
  if (!installing) return mountOffline();
  installing.addEventListener("statechange", () => {
    if (["activated", "redundant"].includes(installing.state)) void mountOffline();
  });
}

/** Says what is kept offline, and lets a new copy in. */
async function mountOffline() {
  const part = document.querySelector("[data-module=offline]");
  if (!(part instanceof HTMLElement) || isOfflineMounted) return;
  isOfflineMounted = true;
  const { mount } = await import("./page/offline.js");
  mount(part, base.href, record);
}

/**
 * A part that is empty without its script comes when it is about to be seen.
 * @param {string} selector
 * @param {(part: HTMLElement) => unknown} come
 */
function whenNear(selector, come) {
  const sight = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        sight.unobserve(target);
        come(target);
      }
    },
    { rootMargin: "50%" },
  );
  for (const part of document.querySelectorAll(selector)) sight.observe(part);
}
