// One text for one value, whoever writes it: what check sums and comparisons rest on. Pure.

/**
 * JSON with sorted keys and no blanks: the same value gives the same text everywhere.
 * @param {unknown} value
 * @returns {string}
 */
export function canonicalJson(value) {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const pairs = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`);
  return `{${pairs.join(",")}}`;
}

/**
 * SHA-256 of a text in UTF-8.
 * @param {string} text
 * @returns {Promise<string>} 64 hex digits; empty on a page without a secure context
 */
export async function sha256(text) {
  if (!crypto.subtle) return "";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * A short name for a text, the same everywhere and at once, unlike `sha256`.
 * FNV-1a with 64 bits (https://datatracker.ietf.org/doc/html/draft-eastlake-fnv); no protection
 * against somebody who wants two texts to meet.
 * @param {string} text
 */
export function shortHash(text) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(36);
}
