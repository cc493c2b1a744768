"""The file: the pages of a built site one after the other, its styles, its modules, its policy."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import zlib
from collections import defaultdict
from pathlib import Path
from urllib.parse import quote

from jinja2 import Template

from . import modules, page, places, source

HERE = Path(__file__).parent
# In the order of `head.html`, then what is loaded there when it is needed.
STYLES = (
    "tokens shell controls board strip content start checklist message review check record picture"
    " figures actions exchange organisation search tree note poster"
)
SHELL = {
    "header": r"(<header\b.*?</header>)",
    "board": r'(<section class="board".*?</section>)',
    "strip": r'(<nav class="line".*?</nav>)',
    "footer": r"(<footer\b.*?</footer>)",
}


def write(site: Path) -> str:
    """Put a built site into one document."""
    pages = source.read(site)
    first = next(one for one in pages if not one.url)
    shared = page.Shared()
    targets = _targets(pages)
    texts = [page.shorten(one.text, one.url, shared, targets[one.url]) for one in pages]
    shell = {
        name: page.shorten(first.part(pattern), "", shared, places.OUTSIDE)
        for name, pattern in SHELL.items()
    }
    packed = modules.pack(modules.read(site), _shared(site, shared))
    code = {name: (HERE / f"{name}.js").read_text("utf-8") for name in ("first", "boot")}
    style = _style(site, first)
    template = Template((HERE / "onefile.html").read_text("utf-8"), keep_trailing_newline=True)
    text: str = template.render(
        first=first,
        pages=list(zip(pages, texts, strict=True)),
        policy=_policy([*code.values()], style),
        icon="data:image/svg+xml," + quote((site / "assets/favicon.svg").read_text("utf-8")),
        style=style,
        controls=shared.controls,
        modules=base64.b64encode(zlib.compress(packed.encode(), 9)).decode(),
        first_code=code["first"],
        boot_code=code["boot"],
        **shell,
    )
    return text


def _targets(pages: list[source.Source]) -> dict[str, frozenset[str]]:
    """Collect by page the ids that something leads to."""
    found = defaultdict(set, {one.url: one.headings for one in pages})
    for one in pages:
        for address in one.links:
            url, _, anchor = address.partition("#")
            found[url].add(anchor)
    return {url: frozenset(ids) for url, ids in found.items()}


def _shared(site: Path, shared: page.Shared) -> dict[str, object]:
    """Give the modules what they cannot read from the pages; `modules/shared.js` has its shape."""
    stock = json.loads((site / "search.json").read_text("utf-8"))
    told = ("page", "text", "code")
    sections = [{k: v for k, v in one.items() if k not in told} for one in stock["sections"]]
    return {
        "fields": shared.fields,
        "messages": json.loads((site / "messages.json").read_text("utf-8")),
        "sections": sections,
        "synonyms": stock["synonyms"],
    }


def _style(site: Path, first: source.Source) -> str:
    """Join the style sheets; the foot of each printed sheet names the revision."""
    foot = first.part(r'@bottom-left \{ content: "([^"\\]*)')
    folder = site / "assets" / "stylesheets"
    sheets = [(folder / f"{name}.css").read_text("utf-8") for name in STYLES.split()]
    sheets.append("@media print {\n" + (folder / "print.css").read_text("utf-8") + "}\n")
    sheets.append(f'@media print {{ @page {{ @bottom-left {{ content: "{foot}" }} }} }}\n')
    sheets.append((HERE / "onefile.css").read_text("utf-8"))
    text = re.sub(r"/\*.*?\*/", "", "".join(sheets), flags=re.DOTALL)
    return re.sub(r"\s*([{};])\s*", r"\1", text)


def _policy(scripts: list[str], style: str) -> str:
    """Allow the file's own code and nothing else: no request, no frame, no form.

    Modules are blobs, whose addresses only running code can make. `'strict-dynamic'` would not do:
    WebKit runs an injected `<script type="module" src="data:…">` under it.
    """
    rules = (
        "default-src 'none'",
        f"script-src {' '.join(map(_hash, scripts))} blob:",
        f"style-src {_hash(style)}",
        "img-src data:",
        "form-action 'none'",
        "base-uri 'none'",
    )
    return "; ".join(rules)


def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"
