// Records once how far this device's clock is from the server's, so that times of several devices
// can be set side by side later. It asks only where somebody reads the record.

/** @import { Incident } from "./incident.js" */

/** `Date` counts whole seconds, and the answer was under way for some time. */
const TOLERANCE = 5000;

/** @param {HTMLElement} _root @param {Incident} incident */
export function mount(_root, incident) {
  let isAsked = false;
  incident.subscribe(() => {
    if (isAsked || !incident.isOpen) return;
    isAsked = true;
    void note(incident);
  });
}

/** @param {Incident} incident */
async function note(incident) {
  const offset = await askServer(incident.site.base);
  if (offset === undefined) return;
  const own = incident.state.events.filter(
    ({ kind, device }) => kind === "offset" && device === incident.device,
  );
  const last = own.at(-1)?.value;
  if (typeof last === "number" && Math.abs(last - offset) < TOLERANCE) return;
  await incident.add([{ kind: "offset", value: offset }]);
}

/**
 * How many milliseconds this clock is ahead; nothing if the server does not say.
 * @param {string} address
 * @returns {Promise<number | undefined>}
 */
async function askServer(address) {
  try {
    const sent = Date.now();
    const { headers } = await fetch(address, { method: "HEAD", cache: "no-store" });
    const server = Date.parse(headers.get("Date") ?? "");
    // On average half a second of the server's time is cut off.
    const offset = Math.round((sent + Date.now()) / 2 - server - 500);
    return Number.isFinite(offset) ? offset : undefined;
  } catch {
    return undefined;
  }
}
