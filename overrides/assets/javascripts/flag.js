// The flag by which the next page reserves the place of the bar before its first paint. It is not
// the record: if it is lost, the bar merely comes in a moment later.

/**
 * `?` keeps the place for the initials, `1` the one for the next message.
 * @param {string} path of the site
 * @param {"" | "?" | "1"} flag
 */
export function raiseFlag(path, flag) {
  if (!flag) delete document.documentElement.dataset["incident"];
  try {
    if (flag) localStorage.setItem(`mailausfall:${path}`, flag);
    else localStorage.removeItem(`mailausfall:${path}`);
  } catch {
    // The browser keeps nothing for this site; the notice in the bar says so.
  }
}
