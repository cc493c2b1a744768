"""Does anything leave the site, and does its policy stop what does not belong to it?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.acts import (
    PHASE_1,
    PHASE_2,
    RECORD,
    SEARCH,
    addresses,
    boxes,
    introduce,
    part,
    tick,
    visit,
)

FOREIGN_PAGE = '<!doctype html><title>Probe</title><img src="http://fremd.example/bild.png" alt="">'


@pytest.fixture
def traffic(page, context, base_url):
    """Collect requests to foreign addresses and what the console complains of."""
    told = []
    own = (base_url, "blob:", "data:")
    context.route(lambda url: not url.startswith(own), lambda route: route.abort())
    context.on(
        "request", lambda sent: sent.url.startswith(own) or told.append(f"request: {sent.url}")
    )
    page.on("console", lambda said: said.type == "error" and told.append(f"console: {said.text}"))
    page.on("pageerror", lambda error: told.append(f"error: {error}"))
    return told


def test_no_page_asks_a_foreign_address_or_breaks_the_policy(page, built_site, traffic):
    for address in addresses(built_site):
        page.goto(address, wait_until="networkidle")

    assert traffic == []


def test_nothing_leaves_the_site_while_somebody_works(page, context, traffic):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, PHASE_1)
    tick(boxes(page, "tor-sicherheit").first)
    introduce(page, "AB")
    visit(page, PHASE_2)
    part(page, "erste-sms").locator("[data-copy]").click()
    part(page, "erste-sms").locator("[data-sent]").click()
    expect(part(page, "erste-sms").get_by_role("status")).to_contain_text("gesendet")
    page.goto(RECORD)
    with page.expect_download():
        page.get_by_role("button", name="Sichern").click()
    page.goto(f"{SEARCH}?q=Postfix")
    expect(page.get_by_role("main").get_by_role("listitem").first).to_be_visible()

    assert traffic == []


def test_foreign_image_is_found(page, base_url, traffic):
    page.route(
        f"{base_url}probe", lambda route: route.fulfill(body=FOREIGN_PAGE, content_type="text/html")
    )

    page.goto("probe")

    assert "request: http://fremd.example/bild.png" in traffic


@pytest.mark.parametrize(
    "injected",
    [
        """const script = document.createElement("script");
        script.textContent = "window.ran = true";
        document.body.append(script);""",
        """document.querySelector("main").insertAdjacentHTML(
          "beforeend", '<details ontoggle="window.ran = true" open>x</details>');""",
        """const link = document.createElement("a");
        link.href = "javascript:window.ran = true";
        document.body.append(link);
        link.click();""",
        """const frame = document.createElement("iframe");
        frame.srcdoc = "<script>parent.ran = true</scr" + "ipt>";
        document.body.append(frame);""",
        """const script = document.createElement("script");
        script.src = "data:text/javascript,window.ran=true";
        document.body.append(script);""",
    ],
    ids=["script", "handler", "address", "frame", "foreign"],
)
def test_injected_script_does_not_run(page, injected):
    page.goto(PHASE_1)

    with page.expect_console_message(lambda said: "Content Security Policy" in said.text):
        page.evaluate(injected)

    assert page.evaluate("window.ran") is None


def test_injected_script_runs_without_a_policy(page):
    page.set_content("<!doctype html><main></main>")

    page.evaluate(
        """document.querySelector("main").insertAdjacentHTML(
          "beforeend", '<details ontoggle="window.ran = true" open>x</details>');"""
    )

    page.wait_for_function("() => window.ran")


def test_site_sets_no_cookie(page, context):
    visit(page, PHASE_1)
    tick(boxes(page, "tor-sicherheit").first)

    assert context.cookies() == []


def test_markup_in_a_title_stays_text(page):
    visit(page, PHASE_1)
    tick(boxes(page, "tor-sicherheit").first)
    page.goto(RECORD)
    title = page.locator('[aria-current="true"]').get_by_role("textbox")

    title.fill("<img src=x onerror=alert(1)>")
    title.press("Enter")

    timeline = page.get_by_role("region", name="Verlauf")
    expect(timeline.get_by_text(re.compile("<img"))).to_be_visible()
    expect(page.locator("main img")).to_have_count(0)
