// Turns moments into German text and back. Every moment is passed in; there is no clock here.
// It does without Intl: the first formatter costs a slow phone some 100 ms, in the middle of a tick.

export const MINUTE = 60_000;
const HALF_DAY = 720 * MINUTE;

const two = (/** @type {number} */ part) => String(part).padStart(2, "0");

/** `03:46` @param {number} moment */
export function clockTime(moment) {
  const date = new Date(moment);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `3 Uhr 46`, for screen readers @param {number} moment */
export function spokenTime(moment) {
  const date = new Date(moment);
  return `${date.getHours()} Uhr ${date.getMinutes() || ""}`.trim();
}

/** `23.11.2026` @param {number} moment */
export function day(moment) {
  const date = new Date(moment);
  return `${two(date.getDate())}.${two(date.getMonth() + 1)}.${date.getFullYear()}`;
}

/** `0:47` for 47 minutes @param {number} span */
export function duration(span) {
  const minutes = wholeMinutes(span);
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
}

/** @param {number} span */
export function wholeMinutes(span) {
  return Math.max(0, Math.floor(span / MINUTE));
}

/** `2026-11-23-1403`, local, for file names @param {number} moment */
export function fileStamp(moment) {
  const date = new Date(moment);
  const today = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${today}-${two(date.getHours())}${two(date.getMinutes())}`;
}

/** `2026-11-23 03:46:05`, local; spreadsheets read it in every language @param {number} moment */
export function dateTime(moment) {
  const date = new Date(moment);
  const today = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${today} ${clockTime(moment)}:${two(date.getSeconds())}`;
}

/** `+01:00`, by which local time is ahead of UTC @param {number} moment */
export function offset(moment) {
  const minutes = -new Date(moment).getTimezoneOffset();
  const ahead = Math.abs(minutes);
  return `${minutes < 0 ? "−" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}

/**
 * The moment nearest to the reference at which clocks show `HH:MM`.
 * @param {string} text
 * @param {number} reference
 * @returns {number} 0 if the text is no time
 */
export function atTime(text, reference) {
  const match = /^(\d{2}):(\d{2})$/.exec(text);
  if (!match) return 0;
  const date = new Date(reference);
  date.setHours(Number(match[1]), Number(match[2]), 0, 0);
  if (date.getTime() < reference - HALF_DAY) date.setDate(date.getDate() + 1);
  else if (date.getTime() > reference + HALF_DAY) date.setDate(date.getDate() - 1);
  return date.getTime();
}
