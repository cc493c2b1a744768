// Draws the course of an incident as a graphic timetable, for the width at hand: phases are the
// stations, time runs to the right, the line rises on a relapse. Colours come from classes.

import { MINUTE, clockTime } from "../browser/time.js";
import { words } from "../record/words.js";

/** @import { Course } from "../record/course.js" */

const NAMESPACE = "http://www.w3.org/2000/svg";
const [LEFT, RIGHT] = [40, 44];
const [TOP, ROW] = [62, 30];
const BAND = 24;
const THICKNESS = [7, 5, 3, 2];
const STEPS = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880].map((minutes) => minutes * MINUTE);
const LABEL = 62;
/** The phase below whose line the return of the service is written: there is room. */
const TESTING = 5;

/**
 * @param {Course} course
 * @param {number[]} phases their numbers
 * @param {number} width in CSS pixels
 * @returns {SVGSVGElement}
 */
export function drawCourse(course, phases, width) {
  const bottom = TOP + ROW * phases.length;
  const [messagesAt, timesAt, height] = [bottom + 2, bottom + 38, bottom + 46];
  const start = course.start;
  const span = Math.max(course.end - start, 10 * MINUTE);
  const x = (/** @type {number} */ at) => LEFT + ((at - start) / span) * (width - LEFT - RIGHT);
  const y = (/** @type {number} */ phase) => TOP + ROW * Math.max(0, phases.indexOf(phase));
  const svg = make("svg", "pic", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img" });
  svg.setAttribute("aria-label", words.course(course));
  svg.append(...grid(), ...band(), ...signs(), ...line(), ...messages(), ...turningPoints());
  return /** @type {SVGSVGElement} */ (svg);

  function grid() {
    const step = STEPS.find((one) => (one / span) * (width - LEFT - RIGHT) >= LABEL) ?? span;
    const zone = new Date(start).getTimezoneOffset() * MINUTE;
    const parts = [];
    for (let at = Math.ceil((start - zone) / step) * step + zone; at <= start + span; at += step) {
      parts.push(path(`M${x(at)} ${BAND}V${bottom + 20}`, "h"));
      parts.push(text(x(at), timesAt, clockTime(at), "m", "middle"));
    }
    return parts;
  }

  function signs() {
    const current = course.isOpen ? course.stations.at(-1)?.phase : 0;
    const passed = new Set(course.stations.map(({ phase }) => phase));
    return phases.flatMap((phase) => {
      const kind = phase === current ? "n" : passed.has(phase) ? "s" : "b";
      const ink = { n: "ni", s: "si", b: "" }[kind];
      const box = make("rect", kind, { x: 1, y: y(phase) - 11, width: 22, height: 22, rx: 3 });
      const number = text(12, y(phase) + 5, String(phase), `t ${ink}`.trim(), "middle");
      return [path(`M36 ${y(phase)}H${width}`, "h"), box, number];
    });
  }

  function band() {
    const parts = [text(0, 17, words.severity, "m")];
    let free = 0;
    course.severities.forEach(({ severity, rank, at }, index) => {
      const from = x(Math.max(at, start));
      const to = x(course.severities[index + 1]?.at ?? course.end);
      const bar = path(`M${from} ${BAND}H${Math.max(to, from + 2)}`, "sev");
      bar.setAttribute("stroke-width", String(THICKNESS[rank] ?? 2));
      parts.push(bar);
      if (from >= free) parts.push(text(from, 17, severity, "t"));
      free = Math.max(free, from + 24);
    });
    return parts;
  }

  function line() {
    const [first, ...rest] = course.stations;
    if (!first) return [];
    let route = `M${x(Math.max(first.at, start))} ${y(first.phase)}`;
    for (const { phase, at } of rest) route += `H${x(at)}L${x(at) + 3} ${y(phase)}`;
    route += `H${Math.max(x(course.end), x(rest.at(-1)?.at ?? first.at) + 3)}`;
    const last = course.stations.at(-1)?.phase ?? first.phase;
    const now = make("circle", "n", { cx: x(course.end), cy: y(last), r: 7 });
    const word = text(x(course.end) + 10, y(last) - 10, words.nowMark, "t", "middle");
    return [path(route, "k"), ...(course.isOpen ? [now, word] : [])];
  }

  function messages() {
    const parts = [text(0, messagesAt, words.messagesMark, "m")];
    let free = 0;
    for (const { at, isLate } of course.messages) {
      parts.push(path(`M${x(at) - 6} ${messagesAt + 3}h12l-6 -12z`, isLate ? "r" : ""));
      if (!isLate || x(at) < free) continue;
      parts.push(text(x(at), messagesAt + 18, words.tooLate, "t r", "middle"));
      free = x(at) + LABEL;
    }
    return parts;
  }

  function turningPoints() {
    const parts = [];
    if (course.cause) {
      const [at, row] = [x(course.cause), y(phaseAt(course.cause))];
      parts.push(path(`M${at} ${row - 8}l8 8l-8 8l-8 -8z`, "g"), label(at, row - 12, words.causeMark));
    }
    const relapse = course.stations.find(({ isRelapse }) => isRelapse);
    if (relapse) parts.push(label(x(relapse.at), y(relapse.phase) - (course.cause ? 12 : 10), words.relapse, 60));
    if (course.restored) {
      const below = y(Math.max(TESTING, phaseAt(course.restored))) + 20;
      parts.push(label(x(course.restored) - 12, below, words.restoredMark));
    }
    return parts;
  }

  /** Beside its point, to the left where there is no room to the right. */
  function label(/** @type {number} */ at, /** @type {number} */ row, /** @type {string} */ word, shift = 0) {
    const isRight = at + 8 * word.length > width;
    return text(isRight ? at - 8 : at + (shift ? 4 : 8), row, word, "m", isRight ? "end" : "start");
  }

  function phaseAt(/** @type {number} */ moment) {
    return course.stations.findLast(({ at }) => at <= moment)?.phase ?? phases[0] ?? 1;
  }
}

/** @param {string} name @param {string} className @param {Record<string, string | number>} attributes */
function make(name, className, attributes) {
  const element = document.createElementNS(NAMESPACE, name);
  if (className) element.setAttribute("class", className);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, typeof value === "number" ? String(Math.round(value * 10) / 10) : value);
  }
  return element;
}

/** @param {string} d @param {string} className */
function path(d, className) {
  const rounded = d.replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));
  return make("path", className, { d: rounded });
}

/** @param {number} x @param {number} y @param {string} content @param {string} className */
function text(x, y, content, className, anchor = "start") {
  const element = make("text", className, { x, y, "text-anchor": anchor });
  element.textContent = content;
  return element;
}
