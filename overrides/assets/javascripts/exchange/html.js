// Writes a report as one HTML file that stands alone: no script, nothing to load, A4 on paper.

/** @import { Report, Section } from "./report.js" */

/** Allowed by its hash alone; `tests/browser/test_report.py` holds both together. */
export const STYLE = `
:root{color-scheme:light dark;--line:#8a97a0;--stop:#a3001b;--ok:#0a5a35;--now:#ffd51f}
@media(prefers-color-scheme:dark){:root{--line:#7f8f9c;--stop:#ff9c94;--ok:#79d6a3}}
body{max-width:48rem;margin:1.5rem auto;padding:0 1rem;font:1rem/1.4 system-ui,sans-serif;overflow-wrap:break-word}
h1{margin:0 0 .5rem;font-size:1.6rem;line-height:1.15}
h2{margin:2rem 0 .3rem;border-bottom:2px solid;font-size:1.1rem;break-after:avoid}
.mark{padding:.3rem .6rem;border:3px double var(--stop);color:var(--stop);font-weight:800}
dl>div,tr{border-bottom:1px solid var(--line);break-inside:avoid}
dl{margin:0}
dl>div{display:grid;grid-template-columns:13rem 1fr;gap:0 1rem;padding:.25rem 0}
dt,th{font-weight:600;text-align:start}
dd{margin:0;overflow-wrap:anywhere}
dd,td,pre{white-space:pre-line;font-variant-numeric:tabular-nums}
table{width:100%;border-collapse:collapse;font-size:.9rem}
thead{display:table-header-group}
th,td{padding:.25rem .6rem .25rem 0;vertical-align:top}
td:first-child{width:4.5rem}
td:last-child,th:last-child{padding-right:0}
pre{margin:.5rem 0;font:.8rem/1.4 ui-monospace,monospace;white-space:pre-wrap}
figure{margin:.5rem 0;overflow-x:auto}
.pic{display:block;max-width:100%;height:auto;font:14px/1 system-ui,sans-serif;fill:CanvasText}
.pic .k{fill:none;stroke:CanvasText;stroke-width:3.5;stroke-linejoin:round}
.pic .h{stroke:var(--line)}
.pic .sev{stroke:CanvasText}
.pic .t{font-weight:700}
.pic .b{fill:Canvas;stroke:var(--line);stroke-width:2}
.pic .s{fill:CanvasText}
.pic .si{fill:Canvas}
.pic .n{fill:var(--now);stroke:#000;stroke-width:2}
.pic .ni{fill:#000}
.pic .r{fill:var(--stop)}
.pic .g{fill:var(--ok)}
@page{size:A4;margin:16mm 15mm 18mm;@bottom-right{content:counter(page) "/" counter(pages);font:8pt system-ui,sans-serif}}
@media(max-width:30rem){dl>div{grid-template-columns:1fr}th,td{padding-right:.4rem;hyphens:auto}}
@media print{body{max-width:none;margin:0;padding:0;font-size:10pt}h1{font-size:18pt}:root{color-scheme:light;--line:#767676;--stop:#000;--ok:#000;--now:#fff}}
`;
export const STYLE_HASH = "sha256-OZ4GT/pFQp8+GyTwBjhjvIExPbZOKejqbSaY0shU7K8=";

/** @param {Report} report @returns {string} */
export function writeHtml({ title, mark, sections }) {
  const policy = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
  const heading = mark ? `${mark}: ${title}` : title;
  return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(heading)}</title>
<style>${STYLE}</style>
</head>
<body>
${mark ? `<p class="mark">${escape(mark)}</p>\n` : ""}<h1>${escape(title)}</h1>
${sections.map(writeSection).join("\n")}
</body>
</html>
`;
}

/** @param {Section} section */
function writeSection({ title, picture, pairs, table, note, code }) {
  const rows = pairs?.map(([name, value]) => `<div><dt>${escape(name)}</dt><dd>${escape(value)}</dd></div>`);
  return [
    `<h2>${escape(title)}</h2>`,
    picture ? `<figure>${picture}</figure>` : "",
    rows?.length ? `<dl>\n${rows.join("\n")}\n</dl>` : "",
    table ? writeTable(table) : "",
    note ? `<p>${escape(note)}</p>` : "",
    code ? `<pre>${escape(code)}</pre>` : "",
  ]
    .filter(Boolean)
    .join("\n");
}

/** @param {NonNullable<Section["table"]>} table */
function writeTable({ head, rows }) {
  const write = (/** @type {string} */ tag, /** @type {string[]} */ cells) =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join("")}</tr>`;
  const body = rows.map((cells) => write("td", cells)).join("\n");
  return `<table>\n<thead>${write("th", head)}</thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

const ENTITIES = Object.freeze(
  /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }),
);

/** @param {string} text */
export function escape(text) {
  return text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? "");
}
