// Leads the cell of the next message to the template that fits it; till it is known, to all of them.

import { fittingTemplate } from "../record/template.js";

/** @import { Incident } from "../store/incident.js" */
/** @import { Template } from "../record/template.js" */

/** @param {Element} link @param {Incident} incident */
export function mountTemplate(link, incident) {
  void templatesOf(incident.site.base).then((templates) => {
    const all = link.getAttribute("href") ?? "";
    incident.subscribe(() => {
      const found = fittingTemplate(incident.state, templates);
      link.setAttribute("href", found ? new URL(found.url, incident.site.base).href : all);
    });
  });
}

/** @param {string} base @returns {Promise<Template[]>} none if the site cannot be asked */
async function templatesOf(base) {
  try {
    return (await (await fetch(new URL("messages.json", base))).json()).messages;
  } catch {
    return [];
  }
}
