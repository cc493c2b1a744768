// Draws a text as a QR code. The encoder comes only when somebody asks for a code.

import { generate } from "../vendor/lean-qr.js";

/** @typedef {{ size: number, get: (x: number, y: number) => boolean }} Code */

/** 105 × 105 fields, 1,000 bytes: more a phone hardly reads from the screen of another one. */
const LARGEST = 22;
const SVG = "http://www.w3.org/2000/svg";
/** Four fields of white around a code are part of it (ISO/IEC 18004). */
const MARGIN = 4;

/**
 * @param {string} text
 * @param {string} label what the code is, for people who cannot see it
 * @returns {SVGSVGElement} always dark on white: not every camera reads the reverse
 * @throws {Error} if the text is too long for a code
 */
export function drawQr(text, label) {
  const encode = /** @type {(text: string, options: object) => Code} */ (
    /** @type {unknown} */ (generate)
  );
  const code = encode(text, { maxVersion: LARGEST });
  const size = code.size + 2 * MARGIN;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.append(path("#fff", `M0 0h${size}v${size}H0z`), path("#000", dark(code)));
  return svg;
}

/** @param {string} fill @param {string} d */
function path(fill, d) {
  const drawn = document.createElementNS(SVG, "path");
  drawn.setAttribute("fill", fill);
  drawn.setAttribute("d", d);
  return drawn;
}

/** The dark fields, each row of them in as few pieces as there are. */
function dark(/** @type {Code} */ code) {
  const pieces = [];
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      const from = x;
      while (code.get(x, y)) x += 1;
      if (x > from) pieces.push(`M${from + MARGIN} ${y + MARGIN}h${x - from}v1H${from + MARGIN}z`);
    }
  }
  return pieces.join("");
}
