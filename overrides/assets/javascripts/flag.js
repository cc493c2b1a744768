// The flag by which the next page reserves the place of the bar before its first paint. It is not
// the record: if it is lost, the bar merely comes in a moment later.

/** @param {string} path of the site @param {boolean} isUp */
export function raiseFlag(path, isUp) {
  try {
    if (isUp) localStorage.setItem(`mailausfall:${path}`, "1");
    else localStorage.removeItem(`mailausfall:${path}`);
  } catch {
    // The browser keeps nothing for this site; the notice in the bar says so.
  }
}
