"""Does the one-file edition work from disk, in three engines, without a request, for good?"""

from __future__ import annotations

import io
import json
import re

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect
from pypdf import PdfReader

import firefox_binary
from browser import records, webkit
from browser.acts import (
    PHASE_1,
    PHASE_2,
    RECORD,
    SEARCH,
    bar,
    boxes,
    in_file,
    introduce,
    part,
    tick,
)
from browser.test_kill import LIST, Browser, wait_until_saved

GATE = "tor-sicherheit"
KILLS = 5

# What an attacker might get into the file; each would set `window.ran`.
HARMFUL = (
    "<script>window.ran = 'inline'</script>"
    '<script src="data:text/javascript,window.ran=1"></script>'
    '<script type="module" src="data:text/javascript,window.ran=2"></script>'
    '<img src="x" onerror="window.ran = 3">'
    '<iframe srcdoc="<script>parent.ran = 4</script>"></iframe>'
    '<svg onload="window.ran = 5"></svg>'
)

# By BiDi no download can be followed: the file is taken where the page hands it over.
KEEP_FILES = """() => {
  const make = URL.createObjectURL;
  URL.createObjectURL = (file) => {
    window.kept = file;
    return make(file);
  };
}"""

# The markup of a page as it was built and as it is in the file, both without what the file leaves
# out or names in another way.
SAME = """([built, name]) => {
  const parse = (html) => new DOMParser().parseFromString(html, "text/html");
  const drop = ["id", "for", "href", "aria-describedby", "aria-labelledby", "aria-controls"];
  const told = ["data-pattern", "data-kind", "data-default", "data-derived", "data-step"];
  const inputs = ["type", "autocomplete", "placeholder", "data-needed", "markdown"];
  const out = ".check__more, .checklist__acts, .message__acts, .step__acts, .step__when, .feedback,"
    + " .offline, .fill, .step__more > summary, [data-control]";
  const reduce = (main) => {
    for (const one of main.querySelectorAll(out)) one.remove();
    for (const one of main.querySelectorAll(".step__tick")) one.replaceWith(...one.childNodes);
    for (const one of main.querySelectorAll("*")) {
      const isField = one.matches("[data-field], [data-input]");
      for (const key of [...drop, ...told, ...(isField ? inputs : [])]) one.removeAttribute(key);
      if (one.matches("li[data-answer], [data-field]")) one.removeAttribute("class");
      if (one.matches("section[data-id]")) one.removeAttribute("data-module");
      if (one.localName === "section") one.removeAttribute("aria-label");
      one.classList.remove("highlight", "language-sh", "language-powershell");
      if (one.className === "") one.removeAttribute("class");
      for (const { name, value } of [...one.attributes]) {
        one.removeAttribute(name);
        one.setAttribute(name, name === value ? "" : value);
      }
    }
    main.normalize();
    return main.innerHTML.replace(/\\s+/g, " ").replace(/ ?(<[^>]*>) ?/g, "$1");
  };
  const web = reduce(parse(built).querySelector("main"));
  const own = reduce(window.parsed.getElementById(name));
  let at = 0;
  while (at < web.length && web[at] === own[at]) at += 1;
  return web === own ? "" : `${web.slice(at - 80, at + 80)}\\n${own.slice(at - 80, at + 80)}`;
}"""


@pytest.fixture(params=["chromium", "firefox"])
def reader(request, engines, one_file):
    """A window with the file open; `reader.goto` takes the addresses of pages."""
    context = engines(request.param).new_context(locale="de-DE", timezone_id="Europe/Berlin")
    yield open_file(context, one_file)
    context.close()


def open_file(context, file):
    page = context.new_page()
    go = page.goto
    page.goto = lambda address: go(in_file(file, address))
    page.goto("")
    expect(page.locator("main")).to_have_count(1)
    return page


def follow(page, name):
    page.get_by_role("navigation", name="Alle Seiten").get_by_role("link", name=name).click()


def test_first_screen_tells_revision_and_date(reader):
    revision, date = reader.evaluate(
        "[document.body.dataset.revision, document.body.dataset.revisionDate]"
    )

    expect(reader.get_by_text(f"Stand {date} · Fassung {revision}").first).to_be_in_viewport()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Mail geht nicht?")


def test_reader_goes_from_page_to_page_and_back(reader):
    follow(reader, "Schweregrade")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Schweregrade")
    expect(reader).to_have_title(re.compile("Schweregrade"))
    expect(reader.locator("main")).to_have_count(1)

    reader.go_back()

    expect(reader.get_by_role("heading", level=1)).to_have_text("Mail geht nicht?")


def test_link_to_a_section_goes_there(reader):
    reader.goto("phasen/5-testen-und-verifizieren/#entscheidung")

    expect(reader.get_by_role("heading", name="Entscheidung")).to_be_in_viewport()


def test_page_comes_back_where_it_was_left(reader):
    reader.goto(PHASE_2)
    reader.mouse.wheel(0, 1500)
    reader.wait_for_function("() => scrollY > 1000")
    left = reader.evaluate("scrollY")
    reader.goto(SEARCH)
    expect(reader.get_by_role("searchbox")).to_be_visible()

    reader.go_back()

    reader.wait_for_function("left => Math.abs(scrollY - left) < 5", arg=left)


def test_tick_is_saved_and_there_after_reload(reader):
    reader.goto(PHASE_1)
    tick(boxes(reader, GATE).first)

    reader.reload()

    expect(boxes(reader, GATE).first).to_be_checked()
    expect(bar(reader)).to_be_visible()


def test_tick_is_seen_on_all_pages(reader):
    reader.goto(RECORD)
    reader.goto(PHASE_1)
    tick(boxes(reader, GATE).first)
    introduce(reader, "AB")

    reader.goto(RECORD)

    timeline = reader.get_by_role("region", name="Verlauf").get_by_role("listitem")
    expect(timeline.filter(has_text="Bildschirme und Dateien ansehen")).to_have_count(1)
    expect(reader.locator('.line [data-phase="1"] [data-state="now"]')).to_have_count(1)


def test_gate_begins_an_incident(reader):
    reader.get_by_role("link", name="Nichts davon: Störung aufnehmen").click()

    expect(reader.get_by_role("heading", level=1)).to_contain_text("Erste Bewertung")
    expect(bar(reader).get_by_role("status")).to_contain_text("gespeichert")
    assert "?" not in reader.url
    reader.goto(RECORD)
    timeline = reader.get_by_role("region", name="Verlauf").get_by_role("listitem")
    expect(timeline.filter(has_text="nichts davon")).to_have_count(1)


def test_message_is_filled_copied_and_noted_as_sent(reader):
    reader.goto(PHASE_2)
    message = part(reader, "erste-sms")
    message.locator("details summary").click()
    message.get_by_label("Ausweichweg").fill("Chat")
    message.get_by_label("Ausweichweg").press("Enter")
    expect(message.locator(".message__text")).to_contain_text("Chat")

    message.locator("[data-copy]").click()
    message.locator("[data-sent]").click()

    expect(message.locator("[data-copy]")).to_contain_text("Kopiert")
    expect(message.get_by_role("status")).to_contain_text("gesendet")


def test_record_leaves_as_a_file_and_comes_back(reader, one_file, tmp_path):
    reader.goto(PHASE_1)
    tick(boxes(reader, GATE).first)
    reader.goto(RECORD)
    reader.evaluate(KEEP_FILES)
    reader.locator('[data-module="export"] [data-act="json"]').click()
    reader.wait_for_function("() => window.kept")
    file = tmp_path / "stoerung.json"
    file.write_text(reader.evaluate("kept.text()"), "utf-8")
    kinds = [event["kind"] for event in json.loads(file.read_text("utf-8"))["events"]]
    assert "ticked" in kinds

    other = reader.context.browser.new_context(locale="de-DE")
    page = open_file(other, one_file)
    page.goto(RECORD)
    page.locator('input[type="file"]').first.set_input_files(file)
    page.get_by_role("button", name="Übernehmen").click()
    page.goto(PHASE_1)

    expect(boxes(page, GATE).first).to_be_checked()
    other.close()


def test_record_in_the_address_is_offered(reader):
    mark = records.link(records.PACKED).partition("#")[2]
    reader.evaluate("mark => { location.hash = `protokoll/#${mark}` }", mark)

    expect(reader.get_by_role("button", name="Übernehmen")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "heading"),
    [("Zertifkat erneuern", "Zertifikat erneuern oder neu laden"), ("4.7.25", "Rückauflösung")],
)
def test_search_finds_and_its_result_opens(reader, query, heading):
    reader.goto(SEARCH)
    reader.get_by_role("searchbox").fill(query)
    result = reader.locator(".search__results").get_by_role("link", name=heading).first

    result.click()

    expect(reader.get_by_role("heading", name=heading).first).to_be_visible()
    expect(reader.get_by_role("searchbox")).to_have_count(0)


def test_nothing_is_requested_and_nothing_breaks(reader, one_file):
    told = []
    own = (one_file.as_uri(), "blob:", "data:", "about:")
    reader.context.on(
        "request", lambda sent: sent.url.startswith(own) or told.append(f"request: {sent.url}")
    )
    reader.on("console", lambda said: said.type == "error" and told.append(said.text))
    reader.on("pageerror", lambda error: told.append(str(error)))
    for main in BeautifulSoup(one_file.read_text("utf-8"), "html.parser").find_all("main"):
        reader.evaluate("name => { location.hash = name }", main["id"])
        expect(reader.locator("main")).to_have_attribute("id", main["id"])
    reader.goto(PHASE_1)
    tick(boxes(reader, GATE).first)
    reader.goto(f"{SEARCH}?q=Postfix")
    expect(reader.locator(".search__results").get_by_role("link").first).to_be_visible()

    assert told == []


def test_injected_script_stays_dead(reader, one_file, tmp_path):
    harmed = tmp_path / "verändert.html"
    text = one_file.read_text("utf-8")
    harmed.write_text(re.sub(r"(<main [^>]*>)", rf"\1{HARMFUL}", text, count=1), "utf-8")

    reader.goto(harmed.as_uri())

    expect(reader.locator("main")).to_have_count(1)
    reader.wait_for_load_state()
    assert reader.evaluate("window.ran") is None


def test_injected_script_runs_without_the_policy(reader, one_file, tmp_path):
    harmed = tmp_path / "offen.html"
    text = re.sub(
        r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", one_file.read_text("utf-8")
    )
    harmed.write_text(re.sub(r"(<main [^>]*>)", rf"\1{HARMFUL}", text, count=1), "utf-8")

    reader.goto(harmed.as_uri())

    reader.wait_for_function("() => window.ran")


def test_browser_without_modules_shows_all_pages(reader, one_file):
    reader.add_init_script("delete globalThis.DecompressionStream")

    reader.reload()

    expect(reader.get_by_role("heading", level=1).nth(50)).to_be_visible()


def test_browser_without_storage_keeps_the_record_from_page_to_page_and_warns(reader):
    reader.add_init_script(
        """Object.defineProperty(globalThis, "indexedDB", { value: undefined });
        Object.defineProperty(globalThis, "sessionStorage", { value: undefined });"""
    )
    reader.reload()
    reader.goto(PHASE_1)
    boxes(reader, GATE).first.check()
    reader.goto(PHASE_2)
    expect(bar(reader)).to_contain_text("Dieser Browser speichert nicht")

    reader.goto(PHASE_1)

    expect(boxes(reader, GATE).first).to_be_checked()


def test_saved_ticks_survive_a_killed_chromium(
    playwright, browser_type_launch_args, one_file, tmp_path
):
    for number in range(KILLS):
        browser = Browser(playwright, browser_type_launch_args, tmp_path / "profile")
        browser.page.goto(in_file(one_file, PHASE_1))
        boxes(browser.page, LIST).nth(number).check()
        wait_until_saved(browser.page, number)
        browser.kill()

    browser = Browser(playwright, browser_type_launch_args, tmp_path / "profile")
    browser.page.goto(in_file(one_file, PHASE_1))
    for number in range(KILLS):
        expect(boxes(browser.page, LIST).nth(number)).to_be_checked()
    expect(boxes(browser.page, LIST).nth(KILLS)).not_to_be_checked()
    browser.kill()


@pytest.mark.slow
def test_saved_ticks_survive_a_killed_firefox(playwright, one_file, tmp_path):
    if not firefox_binary.find():
        pytest.skip(firefox_binary.MISSING)
    for number in range(KILLS):
        context, page = firefox_binary.launch_profile(playwright, tmp_path / "profile")
        page.goto(in_file(one_file, PHASE_1))
        boxes(page, LIST).nth(number).check()
        wait_until_saved(page, number)
        firefox_binary.kill(tmp_path / "profile")

    context, page = firefox_binary.launch_profile(playwright, tmp_path / "profile")
    page.goto(in_file(one_file, PHASE_1))
    for number in range(KILLS):
        expect(boxes(page, LIST).nth(number)).to_be_checked()
    context.close()


@pytest.fixture
def file_page(page, one_file):
    """A page of Chromium with the file open."""
    go = page.goto
    page.goto = lambda address: go(in_file(one_file, address))
    page.goto("")
    expect(page.locator("main")).to_have_count(1)
    return page


def test_pages_are_those_of_the_web(file_page, one_file, built_site):
    parse = "file => { window.parsed = new DOMParser().parseFromString(file, 'text/html') }"
    file_page.evaluate(parse, one_file.read_text("utf-8"))
    found = {}
    for built in built_site.rglob("index.html"):
        html = built.read_text("utf-8")
        url = built.parent.relative_to(built_site).as_posix()
        name = "start/" if url == "." else f"{url.rpartition('/')[2]}/"
        if different := file_page.evaluate(SAME, [html, name]):
            found[name] = different

    assert found == {}


def test_search_reads_the_same_texts_as_the_web(file_page, built_site):
    stock = json.loads((built_site / "search.json").read_text("utf-8"))["sections"]

    read = file_page.evaluate(
        "import(fileModule('search/texts.js')).then(({ sections }) => sections())"
    )

    def words(one):
        text = re.sub(r"Ausgabe einfügen Vorher .*? schwärzen\.", "", one["text"])
        return one["url"], one["page"], "".join(text.split()), sorted(one["code"].split())

    # the first page counts steps, and its scripts have counted already
    def told(sections):
        return [words(one) for one in sections if one["url"].partition("#")[0]]

    assert told(read) == told(stock)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_all_pages_can_be_read_without_javascript(page, one_file):
    page.goto(one_file.as_uri())

    texts = page.locator("main").all_inner_texts()
    assert all(len(text) > 100 for text in texts)
    assert page.get_by_role("checkbox").first.is_enabled()
    expect(page.locator("main").last).to_be_visible()


def test_only_the_page_in_view_is_printed(file_page):
    file_page.goto("vorbereitung/schweregrade/")
    expect(file_page.get_by_role("heading", level=1)).to_have_text("Schweregrade")

    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(file_page.pdf())).pages)

    assert "Schweregrade" in text
    assert "Mail geht nicht?" not in text


@pytest.mark.slow
def test_all_pages_are_printed_where_all_are_shown(file_page, one_file):
    file_page.goto(f"{one_file.as_uri()}#alles")
    count = len(BeautifulSoup(one_file.read_text("utf-8"), "html.parser").find_all("main"))
    expect(file_page.locator("main")).to_have_count(count)

    sheets = PdfReader(io.BytesIO(file_page.pdf())).pages

    assert len(sheets) >= count


@pytest.fixture
def kit(tmp_path):
    program = webkit.find()
    if program is None:
        pytest.skip(webkit.MISSING)
    window = webkit.WebKit(program, tmp_path)
    yield window
    window.close()


TICKED = """const box = document.querySelector('[data-id="tor-sicherheit"] .step__box');
const when = box?.nextElementSibling;
return box?.checked && /\\d\\d:\\d\\d/.test(when?.textContent);"""
STARTED = (
    "return document.querySelector('[data-id=\"tor-sicherheit\"] [data-progress]')?.textContent"
)
LOADED = """return performance.getEntriesByType("resource").map(({ name }) => name)
  .filter((name) => !/^(data|blob):/.test(name));"""


def test_webkit_ticks_keeps_and_finds(kit, one_file):
    kit.goto(in_file(one_file, PHASE_1))
    kit.wait_for(STARTED)
    kit.evaluate("document.querySelector('[data-id=\"tor-sicherheit\"] .step__box').click()")
    kit.wait_for(TICKED)
    kit.goto(in_file(one_file, RECORD))
    kit.goto(in_file(one_file, PHASE_1))
    kit.evaluate("location.reload()")
    kit.wait_for(TICKED)
    kit.goto(in_file(one_file, f"{SEARCH}?q=Postfix"))
    kit.wait_for("return document.querySelectorAll('.search__results a').length")

    assert kit.evaluate(LOADED) == []


def test_webkit_runs_no_injected_script(kit, one_file, tmp_path):
    harmed = tmp_path / "verändert.html"
    text = one_file.read_text("utf-8")
    harmed.write_text(re.sub(r"(<main [^>]*>)", rf"\1{HARMFUL}", text, count=1), "utf-8")

    kit.goto(harmed.as_uri())

    kit.wait_for("return document.querySelectorAll('main').length === 1")
    assert kit.evaluate("return window.ran ?? null") is None
