// Keeps the site on this device by its worker, says so at the foot of each page, and takes a new
// copy only while no incident is open or when the reader asks for it.

import { setText } from "../browser/dom.js";
import { isMetered, register } from "../browser/register.js";
import { strings } from "../strings.js";

/** @import { Incident } from "../store/incident.js" */

/** @typedef {{ date: string, total: number, missing: number }} Stock */

/**
 * @param {HTMLElement} root
 * @param {string} base address of the site
 * @param {Promise<Incident>} record comes when there is a reason to load it
 */
export function mount(root, base, record) {
  const text = root.querySelector("[data-offline]");
  const button = root.querySelector("button");
  const container = navigator.serviceWorker;
  /** What the button does now. @type {() => unknown} */
  let act = check;
  /** @type {ServiceWorkerRegistration | undefined} */
  let registration;
  /** @type {Incident | undefined} */
  let incident;
  let isAsked = false;
  let isTouched = false;
  let wasControlled = Boolean(container?.controller);

  if (!container || !button) {
    say(strings.offlineImpossible);
    return;
  }
  button.addEventListener("click", () => void act());
  // `navigator.userActivation` would count what was done on the page before.
  for (const type of ["pointerdown", "keydown", "wheel"]) {
    addEventListener(type, () => (isTouched = true), { once: true, passive: true });
  }
  container.addEventListener("controllerchange", reload);
  void record.then((one) => {
    // It calls back once it has been read: before that every record looks closed.
    one.subscribe(() => {
      incident = one;
      takeIfFree();
    });
  });
  void container.getRegistration(base).then((known) => {
    if (known?.active) void heed(known);
    if (known || !isMetered) void keep();
    else offer(strings.offlineNot, strings.offlineKeep, keep);
  });

  async function keep() {
    if (!registration) say(strings.offlineLoading);
    try {
      // This waits behind a new copy that is on its way.
      const made = await register(base);
      follow(made.installing);
      await container.ready;
      await heed(made);
    } catch (error) {
      console.warn("offline:", error);
      offer(strings.offlineFailed, strings.offlineKeep, keep);
    }
  }

  /** Says what is kept, and heeds what comes. @param {ServiceWorkerRegistration} made */
  async function heed(made) {
    if (!registration) made.addEventListener("updatefound", () => follow(made.installing));
    registration = made;
    follow(made.installing);
    await tell("look");
    takeIfFree();
  }

  /** Waits for a new copy to be whole. @param {ServiceWorker | null | undefined} worker */
  function follow(worker) {
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed") takeIfFree();
      if (worker.state === "redundant" && !registration?.active) {
        offer(strings.offlineFailed, strings.offlineKeep, keep);
      }
    });
  }

  /** A first copy takes over by itself; a later one waits for a moment when it disturbs nobody. */
  function takeIfFree() {
    const waiting = registration?.waiting;
    if (!waiting || !registration?.active) return;
    // Until the record has come, the flag tells of an incident.
    const isOpen = incident ? incident.isOpen : "incident" in document.documentElement.dataset;
    if (!isOpen && !isTouched) waiting.postMessage("take");
    else offer(isOpen ? strings.offlineAfter : strings.offlineNew, strings.offlineTake, take);
  }

  async function take() {
    await incident?.retry();
    isAsked = true;
    registration?.waiting?.postMessage("take");
  }

  /** A page and its scripts must be of one copy; one that is being read waits until it is left. */
  function reload() {
    if (!wasControlled) wasControlled = true;
    else if (isAsked || document.hidden || !isTouched) location.reload();
    else document.addEventListener("visibilitychange", reload, { once: true });
  }

  async function check() {
    say(strings.offlineChecking);
    await registration?.update().catch(() => {});
    await tell("mend");
    takeIfFree();
  }

  /** @param {"look" | "mend"} task */
  async function tell(task) {
    const stock = await ask(registration?.active, task);
    if (!stock) return;
    const { date, total, missing } = stock;
    if (missing) offer(strings.offlineIncomplete(missing, total), strings.offlineCheck, check);
    else offer(strings.offlineKept(date, task === "mend" ? total : 0), strings.offlineCheck, check);
  }

  /** @param {string} words @param {string} label @param {() => unknown} action */
  function offer(words, label, action) {
    say(words);
    act = action;
    setText(button, label);
    if (button) button.hidden = false;
  }

  /** @param {string} words */
  function say(words) {
    setText(text, words);
  }
}

/**
 * @param {ServiceWorker | null | undefined} worker
 * @param {string} task
 * @returns {Promise<Stock | undefined>}
 */
function ask(worker, task) {
  if (!worker) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(task, [port2]);
  });
}
