// Counts a short message as a mobile network does. Pure.

// 3GPP TS 23.038: the default alphabet, and its extension whose characters count twice.
const GSM7 = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const GSM7_TWICE = new Set("^{}\\[~]|€");

/**
 * @param {string} text
 * @returns {{ length: number, limit: number, parts: number }} parts = messages it is sent in
 */
export function measure(text) {
  const characters = [...text];
  const isGsm = characters.every((one) => GSM7.has(one) || GSM7_TWICE.has(one));
  const length = isGsm
    ? characters.length + characters.filter((one) => GSM7_TWICE.has(one)).length
    : text.length;
  const [limit, partLimit] = isGsm ? [160, 153] : [70, 67];
  return { length, limit, parts: length <= limit ? 1 : Math.ceil(length / partLimit) };
}
