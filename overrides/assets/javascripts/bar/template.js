// Leads the cell of the next message to the template that fits it; till it is known, to all of them.

import { addressOf } from "../browser/address.js";
import { fittingTemplate } from "../record/template.js";
import { readSiteFile } from "../store/sitefile.js";

/** @import { Incident } from "../store/incident.js" */
/** @import { Template } from "../record/template.js" */

/** @param {Element} link @param {Incident} incident */
export function mountTemplate(link, incident) {
  void templatesOf(incident.site.base).then((templates) => {
    const all = link.getAttribute("href") ?? "";
    incident.subscribe(() => {
      const found = fittingTemplate(incident.state, templates);
      link.setAttribute("href", found ? addressOf(found.url, incident.site.base) : all);
    });
  });
}

/** @param {string} base @returns {Promise<Template[]>} none if the site cannot be asked */
async function templatesOf(base) {
  try {
    return (await readSiteFile("messages.json", base)).messages;
  } catch {
    return [];
  }
}
