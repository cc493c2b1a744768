// A message: copies the filled text, notes that it was sent, and counts the length of an SMS.

import { copyText } from "../browser/clipboard.js";
import { setAttribute, setText } from "../browser/dom.js";
import { factsOf, filledText } from "./fields.js";
import { mountInputs } from "./inputs.js";
import { NEXT_MESSAGE, nextMessage, promisedMessage } from "../record/rhythm.js";
import { measure } from "./sms.js";
import { offerWords } from "./offer.js";
import { strings } from "../strings.js";
import { clockTime } from "../browser/time.js";

/** @import { Draft } from "../record/events.js" */
/** @import { Incident } from "../store/incident.js" */

/** In the order in which an outage gets better. */
const STATES = ["untersucht", "ursache-gefunden", "beobachtet", "behoben"];

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const { id: step = "", channel = "", audience = "" } = root.dataset;
  const lead = root.getAttribute("aria-label") ?? "";
  const find = (/** @type {string} */ selector) => root.querySelector(selector);
  const body = find(".message__text");
  const gauge = find(".message__gauge");
  const longest = gauge?.querySelector(".small")?.cloneNode(true);
  const bar = gauge?.querySelector("rect");
  const longestWidth = bar?.getAttribute("width") ?? "";
  /** What was copied last; it counts until the text changes. */
  let copied = { text: "", label: "" };

  find("[data-copy]")?.addEventListener("click", () => void copy());
  find("[data-sent]")?.addEventListener("click", () => void send());
  mountInputs(root, incident);
  if (find("details[open]")) more();
  else find("details")?.addEventListener("toggle", more, { once: true });
  incident.subscribe(render);

  /** The text as it would be sent now; without an incident it would begin one. */
  function compose() {
    const facts = factsOf(incident);
    const state = { ...facts.state, begun: facts.state.begun || facts.now };
    const parts = [find(".message__subject"), body].map((part) =>
      part ? filledText(part, { ...facts, state }, strings.openInText) : { text: "", open: [] },
    );
    const [subject = "", content = ""] = parts.map(({ text }) => text.trim().replace(/[^\S\n]+/g, " "));
    const mark = state.dryRun ? strings.dryPrefix : "";
    const told = { subject: subject && mark + subject, body: subject ? content : mark + content };
    const text = [told.subject, told.body].filter(Boolean).join("\n\n");
    return { ...told, text, open: parts.flatMap(({ open }) => open), promise: promise(state, facts.now) };
  }

  function more() {
    const place = find("details");
    void import("./message-more.js").then(({ mountMore }) => {
      if (place) mountMore(place, compose, step, incident);
    });
  }

  /**
   * The time that the text promises is recorded, so that it stays what readers were told.
   * @param {Incident["state"]} state
   * @param {number} now
   * @returns {Draft[]}
   */
  function promise(state, now) {
    const due = nextMessage(state, now, incident.site.rhythms);
    if (!due || !find('.val[data-derived="next"]') || promisedMessage(state) === due) return [];
    return [{ kind: "set", step: NEXT_MESSAGE, value: clockTime(due) }];
  }

  async function copy() {
    const { text, open, promise } = compose();
    for (const span of open) span.classList.add("val--ask");
    const isCopied = body !== null && (await copyText(text, body));
    const label = isCopied ? strings.copied(clockTime(Date.now())) : strings.copyByHand;
    copied = { text, label };
    if (isCopied) void incident.add([{ kind: "copied", step, lead }, ...promise]);
    render();
  }

  async function send() {
    const { text, promise } = compose();
    const value = { channel, audience, text };
    await incident.add([...promise, { kind: "sent", step, lead, value }, ...progress()]);
  }

  /** A message that tells of progress is progress; none leads back. @returns {Draft[]} */
  function progress() {
    const told = STATES.indexOf(root.dataset["state"] ?? "");
    const known = STATES.indexOf(incident.state.status?.value ?? "");
    return told > known ? [{ kind: "state", value: STATES[told] }] : [];
  }

  function render() {
    const { text, open } = compose();
    if (text !== copied.text) copied = { text, label: offerWords.copyWith(countNames(open)) };
    setText(find("[data-copy]"), copied.label);
    const sent = incident.state.sent.get(step);
    const isSaved = sent && incident.unsaved.stateOf(sent.id) === "saved";
    setText(find("[data-sent]"), sent ? strings.sendAgain : strings.send);
    setText(find(".message__sent"), isSaved ? strings.sentAt(clockTime(sent.at), sent.by) : "");
    renderGauge(open.length > 0);
  }

  /** Open fields are counted with their longest samples, as the page was built. */
  function renderGauge(/** @type {boolean} */ hasOpen) {
    const note = gauge?.querySelector(".small");
    if (!note || !longest || !bar || !body) return;
    const text = filledText(body, factsOf(incident), strings.openInText);
    if (hasOpen || text.open.length > 0) {
      if (!note.isEqualNode(longest)) note.replaceChildren(...longest.cloneNode(true).childNodes);
      setAttribute(bar, "width", longestWidth);
      return;
    }
    const { length, limit, parts } = measure(compose().text);
    const words = parts > 1 ? strings.smsParts(parts) : strings.smsLength(length, limit);
    setText(note, words);
    setAttribute(bar, "width", `${Math.min(100, Math.round((length / limit) * 100))}%`);
    setAttribute(/** @type {Element} */ (gauge), "data-state", parts > 1 ? "over" : "");
  }
}

/** @param {Element[]} spans of open fields */
function countNames(spans) {
  return new Set(spans.map((span) => span.getAttribute("data-field"))).size;
}
