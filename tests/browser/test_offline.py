"""Is everything at hand without a network, and does a new copy leave a reader in peace?"""

from __future__ import annotations

import functools
import json
import re
import shutil
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser import records
from browser.acts import (
    PHASE_1,
    PHASE_2,
    PHASE_4,
    RECORD,
    SEARCH,
    START,
    TIME,
    addresses,
    begin_incident,
    boxes,
    part,
    tick,
    visit,
)
from browser.test_import import choose
from conftest import BASE_PATH, QuietHandler
from macros import offline, revision

LOADING = 60_000
KEPT = re.compile(r"^Offline gespeichert, Stand \d\d\.\d\d\.\d{4}")


# Most pages of the site, and all made alike: without them a copy is made in half the time.
CAUSES = shutil.ignore_patterns("ursachen")


class Host:
    """A server of its own copy of the site, which can be changed and switched off."""

    def __init__(self, site, folder, ignore=CAUSES):
        self.site = folder / BASE_PATH
        shutil.copytree(site, self.site, ignore=ignore)
        write_list(self.site, "01.01.2029")
        handler = functools.partial(QuietHandler, directory=folder)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.base = f"http://127.0.0.1:{self.server.server_port}/{BASE_PATH}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def publish(self, old, new, date="01.01.2030"):
        """Change a word on every page and put the new copy on line, all of it at once."""
        draft = self.site.with_name("draft")
        shutil.copytree(self.site, draft)
        for page in draft.rglob("*.html"):
            page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
        write_list(draft, date)
        self.site.rename(self.site.with_name("earlier"))
        draft.rename(self.site)

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


def write_list(site, date):
    """Tell the worker what this copy of the site is made of."""
    worker = site / offline.WORKER
    worker.write_text(worker.read_text("utf-8").partition(";\n")[2], "utf-8")
    iso = "-".join(reversed(date.split(".")))
    offline.write(site, revision.Revision("neu", f"{iso}T00:00:00+00:00"))


@pytest.fixture
def host(built_site, tmp_path, request):
    host = Host(built_site, tmp_path, **getattr(request, "param", {}))
    yield host
    host.stop()


@pytest.fixture
def context(browser, host, browser_context_args):
    own = {"service_workers": "allow", "base_url": host.base}
    context = browser.new_context(**{**browser_context_args, **own})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=host.base)
    yield context
    context.close()


@pytest.fixture
def page(context):
    return context.new_page()


def stock(page):
    """Return the line at the foot of a page that says what is kept."""
    return page.get_by_role("contentinfo").get_by_role("status")


def part_named(page, name):
    return page.get_by_role("region", name=name)


def title(page):
    return page.get_by_role("heading", level=1)


def keep(page):
    """Open the site for the first time and wait until all of it is kept."""
    page.goto(START)
    expect(stock(page)).to_have_text(KEPT, timeout=LOADING)
    page.wait_for_function("() => navigator.serviceWorker.controller")


def unplug(host, context):
    host.stop()
    context.set_offline(True)


@pytest.mark.parametrize("host", [{"ignore": None}], ids=["whole"], indirect=True)
def test_every_page_opens_without_a_network(page, context, host):
    keep(page)
    unplug(host, context)

    for address in addresses(host.site):
        page.goto(address)
        expect(title(page)).to_be_visible()


def test_everything_works_without_a_network(page, context, host):
    keep(page)
    unplug(host, context)

    visit(page, PHASE_1)
    tick(boxes(page, "tor-sicherheit").first)
    visit(page, f"{PHASE_2}?von=leiste")
    part(page, "erste-sms").locator("[data-copy]").click()
    expect(part(page, "erste-sms").locator("[data-copy]")).to_have_text(re.compile("^Kopiert"))
    page.goto(RECORD)
    expect(page.get_by_role("region", name="Verlauf")).to_contain_text("Kopiert")
    with page.expect_download() as export:
        part_named(page, "Sichern").get_by_role("button", name="Protokolldatei").click()
    assert json.loads(Path(export.value.path()).read_text("utf-8"))["events"]
    choose(page, records.text(records.record()))
    part_named(page, "Einlesen").get_by_role("button", name="Übernehmen").click()
    expect(part_named(page, "Einlesen").get_by_role("status")).to_contain_text("übernommen")
    page.goto(f"{SEARCH}?q=Postfix")
    expect(page.get_by_role("main").get_by_role("listitem").first).to_be_visible()


def test_unknown_address_leads_back_without_a_network(page, context, host):
    keep(page)
    unplug(host, context)

    answer = page.goto("gibt-es-nicht/")

    assert answer.status == 404
    expect(page.get_by_role("heading", name="Seite nicht gefunden")).to_be_visible()


def test_address_without_its_slash_leads_to_the_page(page, context, host):
    keep(page)
    unplug(host, context)

    page.goto(PHASE_1.removesuffix("/"))

    expect(page.get_by_role("heading", name="Erste Bewertung").first).to_be_visible()
    assert page.url.endswith(PHASE_1)


def test_new_copy_waits_while_an_incident_is_open(page, host):
    keep(page)
    begin_incident(page)
    host.publish("Erste Bewertung", "Neue Bewertung")
    page.reload()
    told = "Neue Fassung bereit, sie gilt nach der Störung."
    expect(stock(page)).to_have_text(told, timeout=LOADING)

    page.goto(PHASE_1)
    expect(title(page)).to_contain_text("Erste Bewertung")
    page.goto(RECORD)
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Beenden").click()
    expect(page.get_by_role("button", name="Beenden")).to_be_disabled()
    page.goto(PHASE_1)

    expect(title(page)).to_contain_text("Neue Bewertung", timeout=LOADING)
    expect(stock(page)).to_have_text("Offline gespeichert, Stand 01.01.2030.", timeout=LOADING)


def test_deployment_during_an_incident_changes_nothing_under_the_reader(page, host):
    keep(page)
    begin_incident(page)
    page.evaluate("document.body.dataset.reader = 'here'")
    host.publish("Erste Bewertung", "Neue Bewertung")

    page.get_by_role("button", name="Prüfen").click()

    told = "Neue Fassung bereit, sie gilt nach der Störung."
    expect(stock(page)).to_have_text(told, timeout=LOADING)
    expect(page.locator("body")).to_have_attribute("data-reader", "here")
    expect(title(page)).to_contain_text("Erste Bewertung")
    expect(boxes(page, "tor-sicherheit").first).to_be_checked()


def test_reader_takes_the_new_copy_and_keeps_every_tick(page, host):
    keep(page)
    begin_incident(page)
    host.publish("Erste Bewertung", "Neue Bewertung")
    page.reload()
    page.get_by_role("button", name="Jetzt laden").click(timeout=LOADING)

    expect(title(page)).to_contain_text("Neue Bewertung", timeout=LOADING)
    expect(boxes(page, "tor-sicherheit").first).to_be_checked()
    expect(boxes(page, "tor-sicherheit").first).to_have_accessible_description(TIME)


def test_idle_site_shows_the_new_copy_by_itself(page, host):
    keep(page)
    host.publish("Erste Bewertung", "Neue Bewertung")

    page.goto(PHASE_1)

    expect(title(page)).to_contain_text("Neue Bewertung", timeout=LOADING)


def test_half_published_copy_is_not_taken(page, host):
    keep(page)
    host.publish("Erste Bewertung", "Neue Bewertung")
    (host.site / PHASE_4 / "index.html").write_text("<p>halb", "utf-8")

    page.goto(PHASE_1)
    page.get_by_role("button", name="Prüfen").click()

    checked = re.compile(r"^Offline gespeichert, .* Dateien geprüft\.$")
    expect(stock(page)).to_have_text(checked, timeout=LOADING)
    expect(title(page)).to_contain_text("Erste Bewertung")


SPOIL = """async (address) => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  await cache.put(new URL(address, location.origin).href, new Response("verdorben"));
}"""


def test_damaged_file_is_found_and_mended(page):
    keep(page)
    page.evaluate(SPOIL, f"/{BASE_PATH}/{PHASE_4}")
    page.get_by_role("button", name="Prüfen").click()
    expect(stock(page)).to_have_text(re.compile("Dateien geprüft"), timeout=LOADING)

    page.goto(PHASE_4)

    expect(title(page)).to_contain_text("Implementierung eines Fixes")


def test_missing_file_is_told_without_a_network(page, context, host):
    keep(page)
    page.evaluate(
        "async (address) => (await caches.open((await caches.keys())[0])).delete(address)",
        f"/{BASE_PATH}/{PHASE_4}",
    )
    unplug(host, context)

    page.get_by_role("button", name="Prüfen").click()

    expect(stock(page)).to_have_text(re.compile(r"^Offline unvollständig: 1 von"), timeout=LOADING)


def test_copies_of_other_sites_stay(page, host):
    page.goto(START)
    page.evaluate("caches.open('mailausfall:/andere/:offline:1')")
    expect(stock(page)).to_have_text(KEPT, timeout=LOADING)
    host.publish("Erste Bewertung", "Neue Bewertung")
    page.goto(PHASE_1)
    expect(title(page)).to_contain_text("Neue Bewertung", timeout=LOADING)

    names = page.evaluate("caches.keys()")

    assert "mailausfall:/andere/:offline:1" in names
    assert len(names) == 2


def test_reader_who_saves_data_is_asked(context, page):
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    page.goto(START)
    page.get_by_role("contentinfo").scroll_into_view_if_needed()
    expect(stock(page)).to_have_text("Noch nicht offline gespeichert.")
    assert page.evaluate("caches.keys()") == []

    page.get_by_role("button", name="Offline speichern").click()

    expect(stock(page)).to_have_text(KEPT, timeout=LOADING)


def test_site_can_be_installed(page, context):
    keep(page)
    session = context.new_cdp_session(page)

    manifest = session.send("Page.getAppManifest")
    answer = session.send("Page.getInstallabilityErrors")

    assert not manifest["errors"]
    assert json.loads(manifest["data"])["icons"]
    # every context of a test is a private window; a browser without windows has no complaint at all
    assert {error["errorId"] for error in answer["installabilityErrors"]} <= {"in-incognito"}
