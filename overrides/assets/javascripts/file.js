// Gives the reader the record of an incident as a file.

import { canonicalJson, recordFile, recordFileName } from "./report.js";

/** @import { State } from "./state.js" */

/** @param {string} id of the incident @param {State} state */
export async function saveFile(id, state) {
  const file = { ...recordFile(id, state), sha256: await sha256(canonicalJson(state.events)) };
  const blob = new Blob([`${JSON.stringify(file, null, 1)}\n`], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = recordFileName(state);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Empty on a page without a secure context. @param {string} text */
async function sha256(text) {
  if (!crypto.subtle) return "";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
