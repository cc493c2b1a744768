// A record as the fragment of an address, and back. What stands behind # never leaves the browser.

import { pack, unpack } from "./pack.js";
import { LARGEST_FILE, checkEvents, sumOf } from "./recordfile.js";
import { Refusal, refusals } from "./refusals.js";

/** @import { RecordEvent } from "../record/events.js" */

const MARK = "#stoerung=";
/** Check sum, then the body: in letters behind a point, in digits behind a stroke. */
const BODY = /^([0-9a-f]*)([.-])([\w-]*)/;
const MOST_FIGURES = 4000;
/** So many digits of the check sum find every fault of transport. */
const DIGITS = 12;
const FORMAT = "deflate-raw";

/** Whether this browser can make and read links (Safari from 16.4). */
export const canLink = "CompressionStream" in globalThis;

/**
 * @param {string} page address of the record page
 * @param {readonly RecordEvent[]} events in order
 * @returns {Promise<{ link: string, forQr: string }>} the same record twice: short as text, and in
 *   digits, of which a QR code holds a third more; the latter is empty if that would be too much
 */
export async function makeLink(page, events) {
  const sum = (await sumOf(events)).slice(0, DIGITS);
  const squeezed = await run(new TextEncoder().encode(pack(events)), new CompressionStream(FORMAT));
  const start = page + MARK + sum;
  const digits = toDigits(squeezed);
  return { link: `${start}.${toBase64url(squeezed)}`, forQr: digits && `${start}-${digits}` };
}

/** Tells whether an address or a pasted text holds a record. @param {string} text */
export function isLink(text) {
  return text.includes(MARK);
}

/** The address without the record that it holds. @param {string} address */
export function withoutRecord(address) {
  return address.split(MARK)[0] ?? "";
}

/**
 * @param {string} text an address, or text around one
 * @returns {Promise<RecordEvent[]>}
 * @throws {Refusal}
 */
export async function readLink(text) {
  if (!canLink) throw new Refusal(refusals.oldBrowser);
  const [, promised = "", kind = "", body = ""] = BODY.exec(text.split(MARK)[1] ?? "") ?? [];
  const events = checkEvents(await unpackLink(kind, body));
  const sum = (await sumOf(events)).slice(0, DIGITS);
  if (sum !== promised && sum && promised) throw new Refusal(refusals.link);
  return events;
}

/** @param {string} kind @param {string} body @returns {Promise<unknown[]>} */
async function unpackLink(kind, body) {
  try {
    const squeezed = kind === "-" ? fromDigits(body) : fromBase64url(body);
    const bytes = await run(squeezed, new DecompressionStream(FORMAT));
    return unpack(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(refusals.link);
  }
}

/**
 * Sends bytes through a stream; a small link that would grow without end is given up.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 */
async function run(bytes, stream) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const chunks = [];
  let size = 0;
  for (let { value } = await reader.read(); value; { value } = await reader.read()) {
    chunks.push(value);
    size += value.length;
    if (size > LARGEST_FILE) throw new Error("too large");
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

/** @param {Uint8Array} bytes */
function toBase64url(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** @param {string} text */
function fromBase64url(text) {
  const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
}

/** A leading one keeps zeros. Longer than a QR code is no need and would take long. @param {Uint8Array} bytes */
function toDigits(bytes) {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.length * 1.3 > MOST_FIGURES ? "" : BigInt(`0x1${hex}`).toString();
}

/** @param {string} digits */
function fromDigits(digits) {
  if (digits.length > MOST_FIGURES) throw new Error("too long");
  const hex = BigInt(digits).toString(16).slice(1);
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
