// The only clock that ticks on a page: once a minute, on the minute.

import { MINUTE } from "./time.js";

/**
 * Calls back at every full minute and when the page comes back into view.
 * @param {() => void} listener
 */
export function everyMinute(listener) {
  const wait = () => setTimeout(tick, MINUTE - (Date.now() % MINUTE));
  const tick = () => {
    wait();
    listener();
  };
  wait();
  document.addEventListener("visibilitychange", () => document.hidden || listener());
}
