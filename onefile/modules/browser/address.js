// Where a page is in the file. Another device has no use for the file's own address, which also
// tells names of people and folders: there the site's address stands, or none.

/** @param {string} page address below the site's root */
export function addressOf(page) {
  const [path = "", anchor = ""] = page.split("#");
  const name = path.replace(/\/$/, "").split("/").at(-1);
  return `#${name || "start"}/${anchor}`;
}

/** @param {string} page */
export function sharedAddressOf(page) {
  const { site = "" } = document.body.dataset;
  return site ? new URL(page, site).href : addressOf(page);
}
