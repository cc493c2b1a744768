// The form of the organisation's values: says what is missing, writes a file, reads one in after a
// preview. The inputs themselves are those of every message.

import { enable, make, origin, setText } from "../browser/dom.js";
import { exchangeWords as words } from "./exchangewords.js";
import { factsOf, readField } from "../page/fields.js";
import { mountInputs } from "../page/inputs.js";
import { LARGEST, readValues, writeValues } from "./organisationfile.js";
import { Refusal, refusals } from "./refusals.js";
import { resolve } from "../page/values.js";
import { saveFile } from "./file.js";

/** @import { Field } from "../page/values.js" */
/** @import { Incident } from "../store/incident.js" */

/** @param {HTMLElement} root @param {Incident} incident */
export function mount(root, incident) {
  const form = root.closest("main") ?? root;
  const inputs = [...form.querySelectorAll(".values [data-input]")];
  const fields = new Map(inputs.map((input) => [readField(input).name, readField(input)]));
  const state = root.querySelector("[data-missing]");
  const status = root.querySelector("[data-status]");
  const file = root.querySelector("input");
  const place = make("div", "exchange__preview");
  /** What may be taken. @type {Record<string, string> | undefined} */
  let offered;
  const valueOf = (/** @type {Field} */ field) => resolve(field, factsOf(incident));
  root.append(place);
  for (const group of form.querySelectorAll(".values")) {
    if (group instanceof HTMLElement) mountInputs(group, incident);
  }

  incident.subscribe(showMissing);
  file?.addEventListener("change", () => void offer());
  root.addEventListener("click", (event) => {
    const act = origin(event, "button", HTMLButtonElement)?.dataset["act"];
    if (act === "save") save();
    if (act === "take") void take();
    if (act === "drop") close(words.dropped);
  });
  enable(root);
  if (file?.files?.length) void offer();

  function showMissing() {
    const needed = inputs.filter((input) => input.hasAttribute("data-needed"));
    const missing = needed.filter((input) => !valueOf(readField(input)));
    setText(state, missing.length ? words.unfit(missing.length, needed.length) : words.fit);
  }

  function save() {
    const now = Date.now();
    const filled = [...fields.values()].map((field) => [field.name, valueOf(field)]);
    const values = Object.fromEntries(filled.filter(([, value]) => value));
    saveFile(new File([writeValues(values, now)], "organisation.json", { type: "application/json" }));
    setText(status, words.saved("organisation.json", ""));
  }

  async function offer() {
    const [chosen] = file?.files ?? [];
    if (!file || !chosen) return;
    close(words.working);
    try {
      if (chosen.size > LARGEST) throw new Refusal(refusals.valuesTooLarge);
      const { values, unknown } = readValues(await chosen.text(), fields);
      offered = values;
      place.replaceChildren(preview(values, unknown));
      setText(status, words.fits);
    } catch (error) {
      if (!(error instanceof Refusal)) console.error(error);
      setText(status, error instanceof Refusal ? error.message : refusals.noValues);
    }
    file.value = "";
  }

  /** @param {Record<string, string>} values @param {string[]} unknown */
  function preview(values, unknown) {
    const present = new Map([...fields].map(([name, field]) => [name, valueOf(field)]));
    const names = Object.keys(values);
    const isNew = (/** @type {string} */ name) => !present.get(name);
    const isSame = (/** @type {string} */ name) => present.get(name) === values[name];
    const rows = [
      [words.newValues, names.filter((name) => isNew(name) && !isSame(name))],
      [words.changedValues, names.filter((name) => !isNew(name) && !isSame(name))],
      [words.sameValues, names.filter(isSame)],
      [words.unknownValues, unknown],
    ];
    const list = rows.map(([label, found]) =>
      make("div", "lead", make("dt", "", String(label)), make("dd", "", told([...(found ?? [])]))),
    );
    const button = (/** @type {string} */ act, /** @type {string} */ label) => {
      const made = make("button", "btn", label);
      made.type = "button";
      made.dataset["act"] = act;
      return made;
    };
    const made = document.createDocumentFragment();
    const acts = [button("take", words.take), button("drop", words.drop)];
    made.append(make("dl", "sheet", ...list), make("p", "row", ...acts));
    return made;
  }

  async function take() {
    if (!offered) return;
    const count = Object.keys(offered).length;
    const isKept = await incident.keepAll(offered);
    close(isKept ? words.valuesKept(count) : words.takeFailed);
  }

  /** @param {string} told */
  function close(told) {
    offered = undefined;
    place.replaceChildren();
    setText(status, told);
  }
}

/** @param {string[]} names */
function told(names) {
  return names.length ? `${words.values(names.length)}: ${names.join(", ")}` : words.none;
}
