// The incident as one page of the file sees it: with that page's own steps and phase, and heard of
// only while that page is shown.

/** @import { Incident } from "./store/incident.js" */
/** @import { Site } from "./site.js" */

export class View {
  /** @type {Set<() => void>} */
  #listeners = new Set();

  /**
   * @param {Incident} incident
   * @param {Readonly<Site>} site
   * @param {Element} page
   */
  constructor(incident, site, page) {
    const subscribe = (/** @type {() => void} */ listener) => {
      this.#listeners.add(listener);
      incident.subscribe(() => page.isConnected && listener());
    };
    const own = { site, subscribe };
    /** For the parts of the page. */
    this.incident = new Proxy(incident, {
      get(target, name) {
        if (name in own) return own[/** @type {keyof typeof own} */ (name)];
        const value = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }

  /** The page is shown again: what has changed meanwhile is drawn. */
  refresh() {
    for (const listener of this.#listeners) listener();
  }
}
