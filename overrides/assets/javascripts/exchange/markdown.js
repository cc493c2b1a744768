// Writes a report as Markdown, for a wiki or a ticket. What people entered stays text there too.

/** @import { Report, Section } from "./report.js" */

/** @param {Report} report @returns {string} */
export function writeMarkdown({ title, mark, sections }) {
  const head = [mark && `**${escape(mark)}**`, `# ${escape(title)}`].filter(Boolean);
  return `${[...head, ...sections.flatMap(writeSection)].join("\n\n")}\n`;
}

/** A picture has its say in words: its text alternative. @param {Section} section */
function writeSection({ title, picture, pairs, table, note, code }) {
  const label = /aria-label="([^"]*)"/.exec(picture ?? "")?.[1] ?? "";
  const parts = [
    label && escape(unescape(label)),
    pairs?.map(([name, value]) => `- **${escape(name)}:** ${inline(value)}`).join("\n"),
    table && writeTable(table),
    note && escape(note),
    code && `\`\`\`sh\n${code}\n\`\`\``,
  ].filter(Boolean);
  return parts.length ? [`## ${escape(title)}`, ...parts] : [];
}

/** @param {NonNullable<Section["table"]>} table */
function writeTable({ head, rows }) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  const cells = rows.map((row) => line(row.map(inline)));
  return [line(head.map(escape)), line(head.map(() => "---")), ...cells].join("\n");
}

/** Text within one line. @param {string} text */
function inline(text) {
  return escape(text).replace(/\n/g, "<br>");
}

/** Takes every character that Markdown or HTML reads its power. @param {string} text */
function escape(text) {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/[\\`*_{}[\]()#|~>!]/g, "\\$&")
    .replace(/:(?=\/\/)/g, "\\:");
}

/** @param {string} text as it stands in an attribute of ours */
function unescape(text) {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&");
}
