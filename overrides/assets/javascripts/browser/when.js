// Reads the moment somebody types: `3:46`, `0346` or `23.11. 03:46`. Pure: now is passed in.

import { MINUTE, clockTime, day } from "./time.js";

const DAY = 1440 * MINUTE;

/**
 * The last moment before now at which clocks showed what was typed.
 * @param {string} text
 * @param {number} now
 * @returns {number} 0 if it is no time
 */
export function pastMoment(text, now) {
  const match = /^(?:(\d{1,2})\.(\d{1,2})\.(\d{4})?,?\s*)?(\d{1,2})[:.]?(\d{2})$/.exec(text.trim());
  if (!match) return 0;
  const [, date, month, year, hours, minutes] = match.map(Number);
  if (hours === undefined || minutes === undefined || hours > 23 || minutes > 59) return 0;
  const moment = new Date(now);
  if (match[1]) moment.setMonth((month ?? 1) - 1, date);
  if (match[3]) moment.setFullYear(year ?? 0);
  moment.setHours(hours, minutes, 0, 0);
  if (match[1] && (moment.getDate() !== date || moment.getMonth() + 1 !== month)) return 0;
  if (moment.getTime() <= now) return moment.getTime();
  if (match[3]) return 0;
  if (match[1]) moment.setFullYear(moment.getFullYear() - 1);
  else moment.setDate(moment.getDate() - 1);
  return moment.getTime();
}

/** How to show a moment so that it can be typed again: with its day if that is not today's. */
export function showMoment(/** @type {number} */ moment, /** @type {number} */ now) {
  const isToday = now - moment < DAY && day(moment) === day(now);
  return isToday ? clockTime(moment) : `${day(moment)} ${clockTime(moment)}`;
}
