"""Is a record from outside shown before it is taken, and refused where it is none?"""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import expect

from browser import records
from browser.acts import PHASE_1, RECORD, bar, begin_incident, boxes, visit
from browser.hostile import HOSTILE, SCRIPTS

GATE = "tor-sicherheit"

STORED = """async () => {
  const site = document.body.dataset.store ?? "/mailausfall/";
  const open = indexedDB.open(`mailausfall:${site}`);
  await new Promise((resolve) => (open.onsuccess = resolve));
  const all = open.result.transaction("events").objectStore("events").getAll();
  await new Promise((resolve) => (all.onsuccess = resolve));
  open.result.close();
  return all.result;
}"""


def section(page):
    return page.get_by_role("region", name="Einlesen")


def told(page):
    return section(page).get_by_role("status")


def choose(page, content, name="stoerung.json"):
    """Pick a file with this content, or a file on disk."""
    payload = content
    if isinstance(content, str):
        payload = content.encode("utf-8", "surrogatepass")
    if isinstance(payload, bytes):
        payload = {"name": name, "mimeType": "application/json", "buffer": payload}
    section(page).get_by_label("Datei").set_input_files(payload)


def offer(page, whole):
    choose(page, records.text(whole))
    expect(section(page).get_by_role("button", name="Übernehmen")).to_be_visible()


def take(page):
    section(page).get_by_role("button", name="Übernehmen").click()
    expect(told(page)).to_contain_text("übernommen")


def row(page, name):
    """Return what the preview says beside a name."""
    rows = section(page).locator("dl > div")
    return rows.filter(has=page.get_by_text(name, exact=True)).get_by_role("definition")


def timeline(page):
    return page.get_by_role("region", name="Verlauf").get_by_role("listitem")


def wait_for_offset(page):
    """Wait for the last event that the record page writes by itself: how its clock differs."""
    page.evaluate(f"""async () => {{
      const stored = {STORED};
      const {{ store }} = document.body.dataset; // a file has no server whose clock could differ
      while (!store && !(await stored()).some(({{ kind }}) => kind === "offset")) {{
        await new Promise(requestAnimationFrame);
      }}
    }}""")


def test_preview_changes_nothing(page):
    visit(page, RECORD)

    offer(page, records.record())

    expect(row(page, "Störung")).to_have_text("Kein Empfang")
    expect(row(page, "Neu")).to_have_text("5")
    expect(row(page, "Schon da")).to_have_text("keine")
    expect(row(page, "Auf diesem Gerät")).to_contain_text("keine offen")
    assert page.evaluate(STORED) == []
    section(page).get_by_role("button", name="Verwerfen").click()
    expect(told(page)).to_contain_text("nichts geändert")
    assert page.evaluate(STORED) == []


def test_taken_record_goes_on_here(page):
    page.goto(RECORD)
    offer(page, records.record())

    take(page)

    expect(bar(page)).to_contain_text("Kein Empfang")
    expect(timeline(page).filter(has_text="Warteschlange wächst")).to_have_count(1)
    visit(page, PHASE_1)
    expect(boxes(page, GATE).first).to_be_checked()
    expect(boxes(page, GATE).nth(1)).not_to_be_checked()


def test_same_record_again_brings_nothing_new(page):
    page.goto(RECORD)
    offer(page, records.record())
    take(page)
    wait_for_offset(page)
    before = page.evaluate(STORED)

    offer(page, records.record())

    expect(row(page, "Neu")).to_have_text("keine")
    expect(row(page, "Schon da")).to_have_text("5")
    expect(row(page, "Auf diesem Gerät")).to_have_text("dieselbe Störung")
    take(page)
    assert page.evaluate(STORED) == before


def test_other_incident_does_not_push_the_open_one_aside(page):
    begin_incident(page)
    page.goto(RECORD)

    offer(page, records.record())
    expect(row(page, "Auf diesem Gerät")).to_contain_text("eine andere Störung")
    take(page)

    expect(bar(page)).not_to_contain_text("Kein Empfang")
    archive = page.get_by_role("region", name="Störungen")
    expect(archive.get_by_role("textbox")).to_have_count(2)


def test_contradiction_leaves_mine_and_is_kept_aside(page):
    page.goto(RECORD)
    offer(page, records.record())
    take(page)
    own = records.events()
    own[3]["value"] = {"type": "beobachtung", "text": "Warteschlange leer"}

    offer(page, records.record(own))
    expect(row(page, "Widersprüche")).to_contain_text("1")
    take(page)

    stored = {one["id"]: one for one in page.evaluate(STORED)}
    assert stored["fremd-4"]["value"]["text"] == "Warteschlange wächst"
    aside = [one for one in stored.values() if one["kind"] == "conflict"]
    assert [one["value"] for one in aside] == [own[3]]
    entry = timeline(page).filter(has_text="Widerspruch")
    expect(entry).to_contain_text("Warteschlange leer")


def test_steps_that_the_site_has_not_are_named(page):
    page.goto(RECORD)

    offer(page, records.with_event(step="frueher/platte-tauschen", lead="9.9 Platte tauschen"))

    expect(row(page, "Schritte, die es hier nicht gibt")).to_have_text("9.9 Platte tauschen")


def test_exercise_is_named(page):
    page.goto(RECORD)

    offer(page, records.record([*records.events(), records.event(6, "dryrun", value=True)]))

    expect(row(page, "Art")).to_have_text("Übung")


def test_kind_from_the_future_is_kept_and_shown(page):
    page.goto(RECORD)
    offer(page, records.record([*records.events(), records.event(6, "beamed", value={"to": "x"})]))

    take(page)

    expect(timeline(page).filter(has_text="beamed")).to_have_count(1)


def test_pasted_text_is_read(page):
    page.goto(RECORD)
    section(page).get_by_label("Link oder Text").fill(records.text(records.record()))

    section(page).get_by_role("button", name="Prüfen").click()

    expect(row(page, "Neu")).to_have_text("5")


def test_byte_order_mark_of_an_editor_does_no_harm(page):
    page.goto(RECORD)

    choose(page, "\ufeff" + records.text(records.record()))

    expect(row(page, "Neu")).to_have_text("5")


def test_full_storage_takes_nothing_by_half(page):
    visit(page, RECORD)
    before = page.evaluate(STORED)
    offer(page, records.record())
    page.evaluate("""() => {
      const { add } = IDBObjectStore.prototype;
      let left = 3;
      IDBObjectStore.prototype.add = function (...values) {
        if ((left -= 1) < 0) throw new DOMException("disk is full", "QuotaExceededError");
        return add.apply(this, values);
      };
    }""")

    section(page).get_by_role("button", name="Übernehmen").click()

    expect(told(page)).to_contain_text("Nicht gespeichert")
    expect(row(page, "Neu")).to_have_text("5")
    assert page.evaluate(STORED) == before


@pytest.mark.parametrize(
    "version", sorted(path.name for path in records.SAMPLES.glob("record-schema-*.json"))
)
def test_record_of_every_schema_version_is_still_read(page, version):
    page.goto(RECORD)

    choose(page, records.SAMPLES / version)

    expect(section(page).get_by_role("button", name="Übernehmen")).to_be_visible()
    take(page)
    visit(page, PHASE_1)
    expect(boxes(page, GATE).first).to_be_checked()


@pytest.fixture(scope="module")
def shared_page(browser, base_url):
    """One page for all hostile files: none of them may leave a trace."""
    context = browser.new_context(locale="de-DE", base_url=base_url)
    page = context.new_page()
    begin_incident(page)
    page.goto(RECORD)
    wait_for_offset(page)
    yield page
    context.close()


@pytest.fixture(scope="module")
def validator(built_site):
    schema = json.loads((built_site / "record.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_with_its_reason(shared_page, tmp_path, name):
    page = shared_page
    content, reason = HOSTILE[name]
    if callable(content):
        content = content(tmp_path)
    before = page.evaluate(STORED)

    if isinstance(content, str) and content.startswith("http"):
        section(page).get_by_label("Link oder Text").fill(content)
        section(page).get_by_role("button", name="Prüfen").click()
    else:
        choose(page, content)

    expect(told(page)).to_contain_text(reason)
    expect(section(page).get_by_role("button", name="Übernehmen")).to_have_count(0)
    assert page.evaluate("window.ran") is None
    assert page.evaluate("({}).polluted") is None
    assert page.evaluate(STORED) == before


@pytest.mark.parametrize("name", SCRIPTS)
def test_script_in_a_text_field_stays_text(page, tmp_path, name):
    page.goto(RECORD)
    choose(page, records.text(SCRIPTS[name]))
    expect(section(page).get_by_role("button", name="Übernehmen")).to_be_visible()

    take(page)

    expect(timeline(page).first).to_be_visible()
    with page.expect_download() as waiting:
        part = page.get_by_role("region", name="Sichern")
        part.get_by_role("button", name="Bericht", exact=True).click()
    assert page.evaluate("window.ran") is None
    expect(page.get_by_role("main").locator("img, script, iframe, object")).to_have_count(0)
    report = tmp_path / "bericht.html"
    waiting.value.save_as(report)
    page.goto(report.as_uri())
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("window.ran") is None
    expect(page.locator("img, script, iframe, object")).to_have_count(0)


def test_schema_and_page_agree(validator):
    assert validator.is_valid(records.record())
    for name, whole in SCRIPTS.items():
        assert validator.is_valid(whole), name
    # A schema cannot count levels or see that an id comes twice.
    for name, (content, reason) in HOSTILE.items():
        if "Angabe" in reason and name != "value too deep":
            assert not validator.is_valid(json.loads(content)), name
