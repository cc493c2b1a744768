// Reads a file that the build wrote beside the pages.

/** @param {string} name @param {string} base address of the site @returns {Promise<any>} */
export async function readSiteFile(name, base) {
  return (await fetch(new URL(name, base))).json();
}
