"""Is the one-file edition whole, small enough, closed to the outside, and the same each time?"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
import zlib
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from onefile import book, modules, page, places, source

# Never loaded in the file: a module of `onefile/modules/` stands in front of it.
ON_THE_WEB_ONLY = {"search/search-worker.js"}
TESTS = Path(__file__).parents[1]
MOST_BYTES = 1_500_000

# Prints what is left of each module when terser has dropped the comments.
WITHOUT_COMMENTS = """
const { minify } = await import(process.argv[1]);
const read = async () => {
  let text = "";
  for await (const part of process.stdin) text += part;
  return JSON.parse(text);
};
const options = { module: true, compress: false, mangle: false, format: { comments: false } };
const bare = async (code) => (await minify(code, options)).code;
const pairs = await read();
for (const [name, codes] of Object.entries(pairs)) {
  const [before, after] = await Promise.all(codes.map(bare));
  if (before !== after) console.log(name);
}
"""


@pytest.fixture(scope="module")
def html(one_file):
    return one_file.read_text("utf-8")


@pytest.fixture(scope="module")
def soup(html):
    return BeautifulSoup(html, "html.parser")


@pytest.fixture(scope="module")
def codes(soup):
    packed = base64.b64decode(soup.find(id="modules").string)
    return json.loads(zlib.decompress(packed))


def test_every_page_is_there_once(soup, built_site):
    pages = [one.name for one in source.read(built_site)]

    assert [main["id"] for main in soup.find_all("main")] == pages
    assert len(set(pages)) == len(list(built_site.rglob("index.html")))


def test_first_page_comes_first_with_revision_and_date(soup):
    edition = soup.find(class_="edition").text

    assert soup.find("main")["id"] == places.START
    assert soup.body["data-revision"] in edition
    assert soup.body["data-revision-date"] in edition


def test_file_is_small_enough(one_file):
    assert one_file.stat().st_size <= MOST_BYTES


def test_every_link_leads_to_a_place_in_the_file_or_to_another_site(soup):
    ids = {tag["id"] for tag in soup.find_all(id=True)} | {"alles"}
    for link in soup.find_all("a", href=True):
        place, is_inside = link["href"].removeprefix("#").partition("?")[0], link["href"][0] == "#"
        assert (place in ids) if is_inside else re.match("https?:|mailto:|tel:", link["href"]), link


def test_ids_are_unique(soup):
    ids = [tag["id"] for tag in soup.find_all(id=True)]

    assert len(ids) == len(set(ids))


def test_labels_and_descriptions_point_to_something(soup):
    ids = {tag["id"] for tag in soup.find_all(id=True)}
    for name in page.REFERENCES:
        for tag in soup.find_all(attrs={name: True}):
            assert set(tag[name].split()) <= ids, tag


def test_nothing_is_loaded(soup):
    assert soup.find_all(src=True) == []
    assert [tag["href"][:5] for tag in soup.find_all("link")] == ["data:"]


def test_policy_names_the_code_of_the_file_and_nothing_else(soup, html):
    policy = soup.find("meta", attrs={"http-equiv": True})["content"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    scripts = [tag.string for tag in soup.find_all("script") if not tag.has_attr("type")]
    allowed = [*map(digest, scripts), "blob:"]

    assert rules["default-src"] == "'none'"
    assert rules["script-src"].split() == allowed
    assert rules["style-src"] == digest(soup.style.string)


def digest(code):
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def test_two_builds_are_equal(one_file, built_site):
    assert book.write(built_site) == one_file.read_text("utf-8")


def test_command_writes_the_file_and_its_sum(built_site, one_file, tmp_path):
    site = tmp_path / "site"
    for file in built_site.rglob("*"):
        target = site / file.relative_to(built_site)
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.is_file():
            target.symlink_to(file)

    subprocess.run([sys.executable, "-m", "onefile", site], cwd=TESTS.parent, check=True)

    assert (site / one_file.name).read_bytes() == one_file.read_bytes()
    total = hashlib.sha256(one_file.read_bytes()).hexdigest()
    assert (site / f"{one_file.name}.sha256").read_text() == f"{total}  {one_file.name}\n"


def test_modules_name_only_modules_of_the_file(codes):
    for module, code in codes.items():
        assert "import.meta" not in code or module in ON_THE_WEB_ONLY, module
        for name in re.findall(
            r"""(?:from|import|fileModule)\s*\(?\s*["']([^"']+\.js)["']""", code
        ):
            assert name in codes, f"{module} imports {name}"


def test_no_module_imports_itself_by_way_of_others(codes):
    """A blob needs the addresses of those it imports when it is made."""
    imported = {
        module: re.findall(r'(?:from|import)\s*"([^"]+\.js)"', code)
        for module, code in codes.items()
    }
    list(TopologicalSorter(imported).static_order())


def test_modules_lose_their_comments_only(built_site):
    code = modules.read(built_site)
    pairs = {name: [text, modules.without_comments(text)] for name, text in code.items()}
    terser = TESTS / "node_modules" / "terser" / "main.js"

    result = subprocess.run(
        ["node", "--input-type=module", "--eval", WITHOUT_COMMENTS, terser.as_uri()],
        input=json.dumps(pairs),
        capture_output=True,
        text=True,
        check=True,
    )

    assert result.stdout == ""


def test_style_sheets_of_the_pages_are_all_in_the_file(built_site):
    sheets = {
        file.stem
        for file in (built_site / "assets" / "stylesheets").glob("*.css")
        if ".min." not in file.name
    }

    assert sheets == {*book.STYLES.split(), "print"}


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("", "start/"),
        ("#gate", "start/gate"),
        ("phasen/1-erste-bewertung/", "1-erste-bewertung/"),
        ("diagnose/ursachen/rueckstau/#symptom", "rueckstau/symptom"),
    ],
)
def test_place_of_an_address(address, place):
    assert places.name(address) == place


@pytest.mark.parametrize(
    ("markup", "short"),
    [
        ("<p>a</p>\n<p>b</p>", "<p>a<p>b"),
        ("<p>a</p> b", "<p>a</p>b"),
        ("<li><p>a</p></li>", "<li><p>a"),
        ("<p>a\n  5\u00a0min </p>", "<p>a 5\u00a0min"),
        ("<b>a</b> <b>b</b>", "<b>a</b> <b>b</b>"),
        ("<b>a </b>b", "<b>a </b>b"),
        ("<pre>a\n  b</pre>", "<pre>a\n  b</pre>"),
        ('<a href="../netz/#a b">x</a>', '<a href="#netz/a b">x</a>'),
        ("a &amp;&amp; b &amp;lt; &lt;c&gt;", "a && b &amp;lt; &lt;c>"),
        ('<input type="text" disabled>', "<input type=text disabled>"),
    ],
)
def test_markup_is_shortened(markup, short):
    assert page.shorten(markup, "probe/", page.Shared(), frozenset()) == short
