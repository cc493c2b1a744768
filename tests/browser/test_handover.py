"""Can a second device go on with the incident, from file, link or QR code, and nothing is lost?"""

from __future__ import annotations

import json

import pytest
import zxingcpp
from playwright.sync_api import expect

from browser import outage, records
from browser.acts import (
    PHASE_1,
    PHASE_2,
    RECORD,
    bar,
    begin_incident,
    boxes,
    introduce,
    tick,
    visit,
)
from conftest import PUBLISHED

GATE = "tor-sicherheit"
BOOKKEEPING = {"exported", "imported", "offset"}

SOURCE = "(svg) => new XMLSerializer().serializeToString(svg)"

# Grey values of a drawn code, four pixels for each of its fields.
PIXELS = """async (source) => {
  const size = 4 * Number(/viewBox="0 0 (\\d+)/.exec(source)[1]);
  const image = new Image();
  const sized = source.replace("<svg", `<svg width="${size}" height="${size}"`);
  image.src = `data:image/svg+xml,${encodeURIComponent(sized)}`;
  await image.decode();
  const context = Object.assign(document.createElement("canvas"), { width: size, height: size })
    .getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, size, size);
  return [size, [...data].filter((_, index) => index % 4 === 0)];
}"""


def part(page, name):
    return page.get_by_role("region", name=name)


def told(page, name):
    return part(page, name).get_by_role("status")


def link_of(page):
    """Let the page make a link and return it."""
    page.goto(RECORD)
    part(page, "Weitergeben").get_by_role("button", name="Link").click()
    expect(told(page, "Weitergeben")).to_contain_text("Ereignisse")
    return part(page, "Weitergeben").get_by_text("#stoerung=").inner_text()


def record_of(page):
    """Save the record and return the file's content."""
    page.goto(RECORD)
    with page.expect_download() as waiting:
        part(page, "Sichern").get_by_role("button", name="Protokolldatei").click()
    return waiting.value.path().read_text("utf-8")


def take(page):
    part(page, "Einlesen").get_by_role("button", name="Übernehmen").click()
    expect(told(page, "Einlesen")).to_contain_text("übernommen")


def read_in(page, text):
    page.goto(RECORD)
    payload = {"name": "x.json", "mimeType": "application/json", "buffer": text.encode()}
    part(page, "Einlesen").get_by_label("Datei").set_input_files(payload)
    take(page)


@pytest.fixture
def second(browser, browser_context_args, base_url):
    """Give a page of another device, which finds the published site here."""
    context = browser.new_context(**{**browser_context_args, "base_url": base_url})
    page = context.new_page()
    go = page.goto
    page.goto = lambda address: go(address.replace(PUBLISHED, base_url))
    yield page
    context.close()


def test_link_carries_the_incident_to_another_device(page, second):
    begin_incident(page)
    introduce(page, "AB")

    second.goto(link_of(page))
    take(second)

    expect(bar(second)).to_be_visible()
    assert "#" not in second.url
    visit(second, PHASE_1)
    expect(boxes(second, GATE).first).to_be_checked()


def test_link_opened_where_the_record_page_is_open_already(page, second):
    begin_incident(page)
    link = link_of(page)
    second.goto(RECORD)
    expect(part(second, "Einlesen").get_by_role("button", name="Prüfen")).to_be_enabled()

    second.evaluate("(hash) => (location.hash = hash)", link.partition("#")[2])

    take(second)
    expect(bar(second)).to_be_visible()


def test_qr_code_holds_the_link(page, second):
    begin_incident(page)
    page.goto(RECORD)

    part(page, "Weitergeben").get_by_role("button", name="QR-Code").click()

    code = part(page, "Weitergeben").get_by_role("img", name="QR-Code")
    # the policy of the site lets no picture in, so another page draws it
    size, grey = second.evaluate(PIXELS, code.evaluate(SOURCE))
    (read,) = zxingcpp.read_barcodes(memoryview(bytes(grey)).cast("B", (size, size)))
    second.goto(read.text)
    take(second)
    visit(second, PHASE_1)
    expect(boxes(second, GATE).first).to_be_checked()


def test_first_half_hour_of_an_outage_fits_a_code(page):
    end = outage.NIGHT + 30 * 60_000
    own = [one for one in outage.record()["events"] if one["logged"] <= end]
    read_in(page, records.text(records.record(own)))

    part(page, "Weitergeben").get_by_role("button", name="QR-Code").click()

    expect(part(page, "Weitergeben").get_by_role("img", name="QR-Code")).to_be_visible()
    expect(told(page, "Weitergeben")).to_contain_text("Mit der Kamera")


def test_too_much_for_a_code_leads_to_the_file(page):
    lines = [records.event(n, "noted", value={"text": f"{n * 7919} {n}"}) for n in range(2, 200)]
    read_in(page, records.text(records.record([records.event(1, "begun"), *lines])))

    part(page, "Weitergeben").get_by_role("button", name="QR-Code").click()

    expect(told(page, "Weitergeben")).to_contain_text("die Datei nehmen")
    expect(part(page, "Weitergeben").get_by_role("img")).to_have_count(0)


def test_file_goes_to_the_share_sheet_where_there_is_one(page):
    page.add_init_script("""
      navigator.canShare = () => true;
      navigator.share = async ({ files: [file] }) => {
        window.shared = [file.name, await file.text()];
      };
    """)
    begin_incident(page)
    page.goto(RECORD)

    part(page, "Weitergeben").get_by_role("button", name="Datei").click()

    expect(told(page, "Weitergeben")).to_contain_text("weitergegeben")
    name, content = page.evaluate("window.shared")
    assert name.endswith(".json.txt")
    assert json.loads(content)["schema_version"] == 1


def test_two_devices_exchange_records_and_end_equal(page, second):
    begin_incident(page)
    introduce(page, "AB")
    read_in(second, record_of(page))
    visit(second, PHASE_2)
    introduce(second, "EF")
    tick(boxes(second, "melden").first)
    visit(page, PHASE_1)
    tick(boxes(page, GATE).nth(1))

    read_in(page, record_of(second))
    read_in(second, record_of(page))

    mine, theirs = (
        [one for one in json.loads(record_of(device))["events"] if one["kind"] not in BOOKKEEPING]
        for device in (page, second)
    )
    assert mine == theirs
    assert {one["by"] for one in mine} >= {"AB", "EF"}
    for device in (page, second):
        visit(device, PHASE_1)
        expect(boxes(device, GATE).nth(1)).to_be_checked()
        visit(device, PHASE_2)
        expect(boxes(device, "melden").first).to_be_checked()


def test_nothing_is_handed_over_without_an_incident(page):
    page.goto(RECORD)

    part(page, "Weitergeben").get_by_role("button", name="Link").click()

    expect(told(page, "Weitergeben")).to_have_text("Noch keine Störung aufgezeichnet.")
