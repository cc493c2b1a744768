// A message in the formats that other programs want. Pure: text in, text out.

/** @typedef {{ subject: string, body: string }} Text */

/** `Betroffen: alle` @type {RegExp} */
const LABELLED = /^([^\s:„][^:\n]{0,30}:)(?= )/gm;

/**
 * For chats: labels are bold, line breaks stay, what a chat would take for a mark is escaped.
 * @param {Text} text
 */
export function toMarkdown({ subject, body }) {
  const escape = (/** @type {string} */ part) => part.replace(/[\\`*_~[\]<>#|]/g, "\\$&");
  const marked = escape(body).replace(LABELLED, "**$1**");
  return subject ? `**${escape(subject)}**\n\n${marked}` : marked;
}

/**
 * For mail programs and editors: paragraphs, labels bold, nothing else.
 * @param {Text} text
 */
export function toHtml({ subject, body }) {
  const marked = escapeHtml(body).replace(LABELLED, "<b>$1</b>");
  const paragraphs = marked.split(/\n{2,}/).map((part) => `<p>${part.replaceAll("\n", "<br>")}</p>`);
  return [subject && `<p><b>${escapeHtml(subject)}</b></p>`, ...paragraphs].filter(Boolean).join("\n");
}

/** @param {string} text */
function escapeHtml(text) {
  const names = /** @type {Record<string, string>} */ ({ "&": "amp", "<": "lt", ">": "gt", '"': "quot" });
  return text.replace(/[&<>"]/g, (one) => `&${names[one]};`);
}
