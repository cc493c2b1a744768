"""Ask the real search what people type, and count how often the right section stands in front."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import yaml

LIST = Path(os.environ.get("QUERIES", Path(__file__).with_name("queries.yml")))
"""`QUERIES` in the environment gives another list: `QUERIES=mine.yml pytest …/test_queries.py`."""

CAUSES = "diagnose/ursachen/"
FIVE = 5

ASK = """(queries) => new Promise((done, fail) => {
  const address = new URL("../assets/javascripts/search/search-worker.js", location.href);
  const worker = new Worker(address, { type: "module" });
  const found = [];
  worker.onerror = fail;
  worker.onmessage = ({ data }) => {
    if (!data.results) return fail(new Error("no index"));
    found.push(data.results.map(({ url }) => url));
    if (found.length === queries.length) return done(found);
    worker.postMessage(queries[found.length]);
  };
  worker.postMessage(queries[0]);
})"""


@dataclass(frozen=True)
class Query:
    text: str
    finds: tuple[str, ...]

    @property
    def right(self):
        """The addresses that count: a cause is found at its head and at its symptom."""
        causes = [one for one in self.finds if one.startswith(CAUSES) and "#" not in one]
        return {*self.finds, *(f"{one}#symptom" for one in causes)}


@dataclass(frozen=True)
class Score:
    """Where the right section stood for each query, 0 for the first, None for nowhere."""

    places: dict[Query, int | None]
    found: dict[Query, list[str]]

    @property
    def first(self):
        return self._share(1)

    @property
    def five(self):
        return self._share(FIVE)

    def _share(self, most):
        good = [place for place in self.places.values() if place is not None and place < most]
        return len(good) / len(self.places)

    def __str__(self):
        lines = [f"Zuerst {self.first:.1%}, unter den ersten fünf {self.five:.1%}. Nicht zuerst:"]
        for query, place in self.places.items():
            if place != 0:
                where = "nicht gefunden" if place is None else f"Platz {place + 1}"
                wanted, instead = " oder ".join(query.finds), (self.found[query] or ["nichts"])[0]
                lines.append(f"- „{query.text}“: {where}, erwartet {wanted}, zuerst {instead}")
        return "\n".join(lines)


def read(path=LIST):
    rows = yaml.safe_load(Path(path).read_text("utf-8"))
    return [Query(row["query"], tuple(row["finds"])) for row in rows]


def score(page, queries):
    """Let the worker of the search page answer each query in turn."""
    answers = page.evaluate(ASK, [query.text for query in queries])
    found = dict(zip(queries, answers, strict=True))
    places = {
        query: next((n for n, url in enumerate(urls) if url in query.right), None)
        for query, urls in found.items()
    }
    return Score(places, found)
