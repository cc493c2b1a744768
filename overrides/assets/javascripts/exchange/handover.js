// Hands the current incident over to another device without a server: as a file, a link or a QR code.

import { sharedAddressOf } from "../browser/address.js";
import { enable, make, origin, setText } from "../browser/dom.js";
import { copyText } from "../browser/clipboard.js";
import { exchangeWords as words } from "./exchangewords.js";
import { makeFile, noteExport, saveFile } from "./file.js";
import { canLink, makeLink } from "./link.js";
import { sumOf } from "./recordfile.js";

/** @import { Incident } from "../store/incident.js" */
/** @import { State } from "../record/state.js" */

/** Longer addresses are cut by some programs (https://datatracker.ietf.org/doc/html/rfc9110#section-4.1). */
const LONG_LINK = 8000;
const LONGEST_LINK = 60_000;

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const status = root.querySelector("[data-status]");
  const place = make("div", "exchange__code");
  root.append(place);
  const acts = { file: giveFile, link: giveLink, qr: showCode };

  root.addEventListener("click", (event) => {
    const act = origin(event, "button", HTMLButtonElement)?.dataset["act"] ?? "";
    if (act in acts) void give(acts[/** @type {keyof typeof acts} */ (act)]);
  });
  enable(root);

  /** @param {(state: State) => Promise<string>} act */
  async function give(act) {
    place.replaceChildren();
    await incident.retry();
    const state = await incident.latest();
    setText(status, state.events.length ? words.working : words.nothing);
    if (state.events.length) setText(status, await act(state));
  }

  /** @param {State} state */
  async function giveFile(state) {
    const file = await makeFile(incident, state, "json");
    // Share sheets take no .json (https://developer.mozilla.org/docs/Web/API/Navigator/share).
    const shared = new File([file], `${file.name}.txt`, { type: "text/plain" });
    if (!navigator.canShare?.({ files: [shared] })) {
      saveFile(file);
      return words.saved(file.name, "");
    }
    const isShared = await navigator.share({ files: [shared] }).then(
      () => true,
      () => false,
    );
    return isShared ? words.shared : words.notShared;
  }

  /** @param {State} state */
  async function giveLink(state) {
    if (!canLink) return words.noLink;
    const { events } = state;
    const { link } = await makeLink(recordPage(), events);
    if (link.length > LONGEST_LINK) return words.linkTooLong;
    place.append(make("p", "exchange__link", link));
    const isCopied = await copyText(link, place);
    await note(state, "link");
    const told = isCopied ? words.linkCopied : words.linkShown;
    return [told(events.length, link.length), link.length > LONG_LINK && words.linkLong]
      .filter(Boolean)
      .join(" ");
  }

  /** @param {State} state */
  async function showCode(state) {
    if (!canLink) return words.noLink;
    const { events } = state;
    const [{ forQr }, { drawQr }] = await Promise.all([
      makeLink(recordPage(), events),
      import("./qr.js"),
    ]);
    if (!forQr) return words.qrTooLong;
    try {
      place.append(drawQr(forQr, words.qrLabel));
    } catch {
      return words.qrTooLong;
    }
    await note(state, "qr");
    return words.qrShown(events.length);
  }

  /** @param {State} state @param {string} format */
  async function note(state, format) {
    noteExport(incident, state, { format, sha256: await sumOf(state.events) });
  }

  const recordPage = () => sharedAddressOf("protokoll/", incident.site.base);
}
