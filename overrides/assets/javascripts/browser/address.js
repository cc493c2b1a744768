// Where a page of the site is: links that scripts make ask here.

/** @param {string} page address below the site's root @param {string} base address of the site */
export function addressOf(page, base) {
  return new URL(page, base).href;
}

/** The same for another device. @param {string} page @param {string} base */
export function sharedAddressOf(page, base) {
  return addressOf(page, base);
}
