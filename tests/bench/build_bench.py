"""Measure how fast the site is built, beside stock Material with the same pages: `make bench`.

Builds of 10, 100 and 1,000 pages take turns, each in a process of its own. More pages than there
are come from copies whose blocks have other names, for these are unique on a site.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from bench import peers, table  # noqa: E402 - found by the line above

SIZES = {10: 5, 100: 5, 1000: 1}
"""Builds by number of pages."""
DOCS = ROOT / "docs" / "de"
BLOCK = re.compile(r'^(<!--: call \w+\("[^"]+)', re.MULTILINE)
NAV = re.compile(r"^nav:\n(?:[ #].*\n|\n)+", re.MULTILINE)


def pages(count, target):
    """Write so many pages: causes first, for they are made alike, then the rest, then copies."""
    sources = sorted(DOCS.rglob("*.md"), key=lambda file: ("ursachen" not in file.parts, file))
    shutil.copy(DOCS / "felder.yml", target)
    for number in range(count):
        turn, index = divmod(number, len(sources))
        source = sources[index].relative_to(DOCS)
        name = f"kopie-{turn}" / source if turn else source
        text = sources[index].read_text("utf-8")
        if turn:
            text = BLOCK.sub(rf"\1-{turn}", text)
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(text, "utf-8")


def own_config(folder, docs, site):
    """Write the site's configuration for other pages, which have no menu."""
    for name in ("macros", "overrides"):
        (folder / name).symlink_to(ROOT / name)
    text = NAV.sub("", (ROOT / "mkdocs.yml").read_text("utf-8"))
    text = text.replace("docs_dir: docs/de", f"docs_dir: {docs}\nsite_dir: {site}")
    file = folder / "own.yml"
    file.write_text(text, "utf-8")
    return file


def built(config):
    """Build once and give the seconds, those of the processor, and the largest memory in MB."""
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(1, 2)
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        # Packages come with their bytecode; without it only the site's own code would be compiled.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.execv(sys.executable, [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)])
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit(f"build of {config} failed")
    seconds = time.perf_counter() - start
    return {"wall": seconds, "cpu": used.ru_utime + used.ru_stime, "MB": used.ru_maxrss / 1024}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--rounds", type=int, help="instead of 5, 5 and 1")
    parser.add_argument("--json", type=Path, help="write all samples there")
    options = parser.parse_args()
    result = {}
    for size in options.sizes:
        samples = result[size] = {}
        with TemporaryDirectory() as name:
            folder = Path(name)
            own, stock = folder / "own", folder / "stock"
            own.mkdir()
            pages(size, own)
            peers.stock_docs(own, stock)
            configs = {
                "material": peers.stock_config(folder, stock, folder / "material"),
                "mailausfall": own_config(folder, own, folder / "mailausfall"),
            }
            for _ in range(options.rounds or SIZES[size]):
                for peer, config in configs.items():
                    table.add(samples, peer, built(config))
        print(f"{size} pages")
        table.show(samples, reference="material")
    if options.json:
        options.json.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
