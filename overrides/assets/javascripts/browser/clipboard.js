// Puts text on the clipboard, or selects it so that the reader can copy by hand.

/**
 * @param {string} text
 * @param {Element} source the element to select if the browser refuses
 * @returns {Promise<boolean>} whether the text is on the clipboard
 */
export async function copyText(text, source) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelection(text, source);
  }
}

/** The old way, which still works where the new one is not allowed. */
function copySelection(/** @type {string} */ text, /** @type {Element} */ source) {
  const selection = getSelection();
  selection?.selectAllChildren(source);
  let isCopied = false;
  const answer = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    isCopied = true;
  };
  document.addEventListener("copy", answer, { once: true });
  const isAllowed = document.execCommand("copy");
  document.removeEventListener("copy", answer);
  if (isAllowed && isCopied) selection?.removeAllRanges();
  return isAllowed && isCopied;
}

/**
 * Puts formatted text on the clipboard, with plain text for programs that want that.
 * @param {string} html
 * @param {string} text
 * @param {Element} source
 * @returns {Promise<boolean>}
 */
export async function copyRich(html, text, source) {
  try {
    const part = (/** @type {string} */ content, /** @type {string} */ type) => new Blob([content], { type });
    const types = { "text/html": part(html, "text/html"), "text/plain": part(text, "text/plain") };
    await navigator.clipboard.write([new ClipboardItem(types)]);
    return true;
  } catch {
    return copyText(text, source);
  }
}
