// One polite live region for what happens on the page; the bar speaks about saving by itself.

/** @type {HTMLElement | undefined} */
let region;

/** Puts the region into the page, so that it is known before it speaks. */
export function prepareAnnouncements() {
  if (region) return;
  region = document.createElement("p");
  region.className = "vh";
  region.setAttribute("role", "status");
  document.body.append(region);
}

/** @param {string} text */
export function announce(text) {
  prepareAnnouncements();
  if (region) region.textContent = text;
}
