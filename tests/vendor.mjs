// Makes `overrides/assets/javascripts/vendor/` from the npm packages pinned in `package-lock.json`:
// minified, with name, version and licence in the first line. `--check` only compares.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "overrides", "assets", "javascripts", "vendor");
const read = (...path) => readFileSync(join(...path), "utf-8");

async function make(name) {
  const folder = join(here, "node_modules", name);
  const { version, license, author, module } = JSON.parse(read(folder, "package.json"));
  const preamble = `/*! ${name} ${version}, ${license}, ${author.name ?? author}. Made by \`make vendor\`. */\n// @ts-nocheck`;
  const { code } = await minify(read(folder, module), {
    module: true,
    format: { preamble, comments: false },
  });
  return `${code}\n`;
}

for (const name of ["minisearch"]) {
  const file = join(target, `${name}.js`);
  const code = await make(name);
  if (!process.argv.includes("--check")) writeFileSync(file, code);
  else if (read(file) !== code) throw new Error(`${file} is not what \`make vendor\` makes`);
}
