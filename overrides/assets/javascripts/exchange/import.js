// Reads a record in from a file, a link or a pasted text: shows what would change, and changes
// something only when told to.

import { enable, make, origin, setText } from "../browser/dom.js";
import { exchangeWords as words } from "./exchangewords.js";
import { isLink, readLink, withoutRecord } from "./link.js";
import { merge } from "../record/merge.js";
import { previewOf } from "./preview.js";
import { LARGEST_FILE, readRecordFile, sumOf } from "./recordfile.js";
import { Refusal, refusals } from "./refusals.js";

/** @import { RecordEvent } from "../record/events.js" */
/** @import { Incident } from "../store/incident.js" */

/** Kinds that only tell of files: two devices would never stop exchanging them. */
const BOOKKEEPING = ["exported", "imported"];

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const status = root.querySelector("[data-status]");
  const file = root.querySelector("input");
  const text = root.querySelector("textarea");
  const place = make("div", "exchange__preview");
  /** What may be taken. @type {{ source: string, events: RecordEvent[] } | undefined} */
  let offered;
  root.append(place);

  file?.addEventListener("change", followFile);
  root.addEventListener("click", (event) => {
    const act = origin(event, "button", HTMLButtonElement)?.dataset["act"];
    if (act === "read") void offer("text", () => readText(text?.value ?? ""));
    if (act === "take") void take();
    if (act === "drop") close(words.dropped);
  });
  addEventListener("hashchange", followAddress);
  enable(root);
  followAddress();
  followFile();

  /** A file that was chosen, perhaps before this script had come. */
  function followFile() {
    const [chosen] = file?.files ?? [];
    if (!file || !chosen) return;
    void offer("file", () => readFile(chosen));
    file.value = "";
  }

  /** The page was opened by a link that holds a record. */
  function followAddress() {
    const { href } = location;
    if (!isLink(href)) return;
    void offer("link", () => readLink(href)).then(() => place.scrollIntoView({ block: "nearest" }));
  }

  /** @param {string} source @param {() => Promise<RecordEvent[]>} readIn */
  async function offer(source, readIn) {
    close(words.working);
    try {
      const events = await readIn();
      offered = { source, events };
      place.replaceChildren(await preview(events));
      setText(status, words.fits);
    } catch (error) {
      if (!(error instanceof Refusal)) console.error(error);
      setText(status, error instanceof Refusal ? error.message : refusals.foreign);
    }
  }

  /** @param {RecordEvent[]} events */
  async function preview(events) {
    const { site, isOpen } = incident;
    const rows = await previewOf(events, await incident.all(), { site, isOpen, now: Date.now() });
    const list = rows.map(([name, value]) =>
      make("div", "lead", make("dt", "", name), make("dd", "", value)),
    );
    const button = (/** @type {string} */ act, /** @type {string} */ label) => {
      const made = make("button", "btn", label);
      made.type = "button";
      made.dataset["act"] = act;
      return made;
    };
    const acts = [button("take", words.take), button("drop", words.drop)];
    const made = document.createDocumentFragment();
    made.append(make("dl", "sheet", ...list), make("p", "row", ...acts));
    return made;
  }

  async function take() {
    if (!offered) return;
    const { source, events } = offered;
    const all = await incident.all();
    const mine = all.flatMap(({ state }) => state.events);
    const { added, aside } = merge(mine, events);
    const id = events[0]?.incident ?? "";
    const value = { source, sha256: await sumOf(events), added: added.length };
    const isNews = added.some(({ kind }) => !BOOKKEEPING.includes(kind));
    const drafts = isNews ? [{ kind: /** @type {const} */ ("imported"), incident: id, value }] : [];
    try {
      const isFree = !incident.isOpen && !events.some(({ kind }) => kind === "ended");
      await incident.take([...added, ...aside], drafts, isFree ? { current: id } : {});
      close(words.taken(added.length));
    } catch (error) {
      console.error(error);
      setText(status, words.takeFailed);
    }
  }

  /** @param {string} told */
  function close(told) {
    offered = undefined;
    place.replaceChildren();
    setText(status, told);
    if (isLink(location.href) && told !== words.working) {
      history.replaceState(history.state, "", withoutRecord(location.href));
    }
  }
}

/** @param {File} file */
async function readFile(file) {
  if (file.size > LARGEST_FILE) throw new Refusal(refusals.tooLarge);
  const bytes = await file.arrayBuffer();
  try {
    return await readText(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    throw error instanceof TypeError ? new Refusal(refusals.noText) : error;
  }
}

/** @param {string} text */
async function readText(text) {
  if (text.length < LARGEST_FILE && isLink(text) && !text.trim().startsWith("{")) return readLink(text);
  return (await readRecordFile(text)).events;
}
