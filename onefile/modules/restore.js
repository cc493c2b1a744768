// Puts back into a page what the file holds only once, so that its parts find what they expect.

import { make } from "./browser/dom.js";
import { shared } from "./shared.js";

/** @type {HTMLTemplateElement[]} */
const controls = [...document.querySelectorAll("template")];

/** @param {Element} page */
export function restore(page) {
  for (const place of page.querySelectorAll("[data-control]")) {
    const control = controls[Number(place.getAttribute("data-control"))];
    if (control) place.replaceWith(control.content.cloneNode(true));
  }
  for (const element of page.querySelectorAll("[data-field], [data-input]")) {
    const name = element.getAttribute("data-field") ?? element.getAttribute("data-input");
    const known = shared.fields[`${element.localName} ${name}`] ?? {};
    for (const [key, value] of Object.entries(known)) element.setAttribute(key, value);
  }
  for (const step of page.querySelectorAll("[data-step]")) {
    const id = stepId(step);
    step.setAttribute("data-step", id);
    step.id ||= id.replace("/", "--");
  }
  for (const box of page.querySelectorAll(".step__box")) {
    const when = make("span", "step__when");
    when.id = `when-${box.id}`;
    box.setAttribute("aria-describedby", when.id);
    box.after(when);
  }
}

/** The full id of a step; in the file its list names the first part. @param {Element} step */
export function stepId(step) {
  const id = step.getAttribute("data-step") ?? "";
  return id.includes("/") ? id : `${step.closest("[data-id]")?.getAttribute("data-id")}/${id}`;
}
