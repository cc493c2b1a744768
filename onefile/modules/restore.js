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
  for (const field of page.querySelectorAll("[data-field]:not([class])")) field.className = "val val--open";
  for (const part of page.querySelectorAll("section[data-id]:not([data-module])")) {
    part.setAttribute("data-module", part.className);
  }
  let heading = "";
  for (const element of page.querySelectorAll("h1, h2, h3, h4, section[data-module]")) {
    if (element.localName !== "section") heading = (element.textContent ?? "").trim().replace(/\s+/g, " ");
    else if (!element.hasAttribute("aria-label")) element.setAttribute("aria-label", heading);
  }
  for (const step of page.querySelectorAll("[data-step]")) {
    const id = stepId(step);
    step.setAttribute("data-step", id);
    step.id ||= id.replace("/", "--");
  }
  for (const answer of page.querySelectorAll("li[data-answer]")) answer.className = "lead check__answer";
  for (const more of page.querySelectorAll(".step__more:not(:has(> summary))")) {
    const number = more.closest("[data-step]")?.querySelector(".step__number")?.textContent;
    more.prepend(make("summary", "", make("span", "vh", `Mehr zu ${number}`)));
  }
  for (const box of page.querySelectorAll(".step__box")) {
    const tick = make("span", "step__tick");
    box.replaceWith(tick);
    tick.append(box, make("span", "step__when"));
  }
}

/** The full id of a step; in the file its list names the first part. @param {Element} step */
export function stepId(step) {
  const id = step.getAttribute("data-step") ?? "";
  return id.includes("/") ? id : `${step.closest("[data-id]")?.getAttribute("data-id")}/${id}`;
}
