// Loads a style sheet when its part comes into play; what the first paint needs is in the page.

/** @type {Map<string, Promise<void>>} */
const loading = new Map();

/**
 * @param {string} name of the file
 * @param {string} base address of the site
 * @returns {Promise<void>} when it applies, or could not be had
 */
export function loadStyles(name, base) {
  const known = loading.get(name);
  if (known) return known;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(`assets/stylesheets/${name}.css`, base).href;
  const loaded = new Promise((resolve) => {
    link.addEventListener("load", () => resolve(undefined));
    link.addEventListener("error", () => resolve(undefined));
  });
  document.head.append(link);
  loading.set(name, loaded.then(() => undefined));
  return loaded.then(() => undefined);
}
