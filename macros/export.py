"""What is written after the build: files for programs, fields in pages, and their policy."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from . import fields, items, tree
from .errors import log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .checklist import Checklist
    from .message import Message
    from .model import Model, Phase
    from .page import Page
    from .review import Review

SCHEMA_VERSION = 1
CHARSET = '<meta charset="utf-8">'
INLINE = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


def runbook(model: Model, *, title: str, revision: str, revision_time: str) -> dict[str, Any]:
    """Describe the runbook for programs; `runbook.schema.json` says what is in it."""
    return {
        "schema_version": SCHEMA_VERSION,
        "title": title,
        "language": "de",
        "revision": revision,
        "revision_time": revision_time,
        "phases": [_phase(phase) for phase in model.phases],
        "decision_tree": {
            "nodes": [
                *map(_decision, model.phases),
                *(_branches(model, model.tree) if model.tree else ()),
            ]
        },
        "fields": [asdict(field) for field in model.fields.values()],
    }


def _phase(phase: Phase) -> dict[str, Any]:
    meta = phase.page.meta
    exits = [step for one in phase.checklists if one.is_exit for step in one.steps]
    return {
        "id": phase.page.path.rsplit("/", 1)[-1].removesuffix(".md"),
        "number": phase.number,
        "title": meta["title"],
        "url": phase.page.url,
        "goal": meta.get("ziel", ""),
        "entry": meta.get("eintritt", ""),
        "exit": "; ".join(f"{step.item.lead}: {step.item.rest}" for step in exits),
        "roles": meta.get("rollen", ""),
        "target_minutes": meta.get("zeitziel", 0),
        "checklists": [_checklist(one, phase.page.url) for one in phase.checklists],
        "messages": [_message(one) for one in phase.messages],
        "questions": [question for one in phase.reviews for question in _questions(one)],
    }


def _checklist(one: Checklist, url: str) -> dict[str, Any]:
    kinds = {"lesen-tun": "read-do", "tun-bestaetigen": "do-confirm"}
    return {
        "id": one.block.id,
        "title": one.block.title,
        "kind": kinds[one.kind],
        "url": f"{url}#{one.steps[0].anchor}",
        "steps": [
            {
                "id": step.id,
                "lead": step.item.lead,
                "text": step.item.rest,
                "critical": step.has("kritisch"),
                "irreversible": step.has("unumkehrbar"),
                "four_eyes": step.has("vier-augen"),
            }
            for step in one.steps
        ],
    }


def _message(one: Message) -> dict[str, Any]:
    return {
        "id": one.block.id,
        "title": one.block.title,
        "audience": one.block.arguments["an"],
        "channel": one.block.arguments["kanal"],
        "state": one.block.arguments["stand"],
        "subject": one.subject,
        "body": one.body,
        "fields": list(dict.fromkeys(m["name"] for m in items.FIELD.finditer(one.text))),
    }


def _questions(one: Review) -> list[dict[str, Any]]:
    return [
        {
            "id": question.id,
            "lead": question.item.lead,
            "type": "choice" if question.options else "text",
            "options": list(question.options),
        }
        for question in one.questions
    ]


def _decision(phase: Phase) -> dict[str, Any]:
    return {
        "id": f"phase-{phase.number}",
        "url": f"{phase.page.url}#entscheidung",
        "answers": [{"answer": left, "leads_to": right} for left, right in phase.decision],
    }


def _branches(model: Model, page: Page) -> Iterator[dict[str, Any]]:
    for question in tree.read(page):
        yield {
            "id": items.slug(question.title),
            "url": f"{page.url}#{question.anchor}",
            "answers": [
                {"answer": way.answer, "leads_to": tree.address(model.pages, page, way)}
                for way in question.ways
            ],
        }


def write_runbook(model: Model, site: Path, **about: str) -> None:
    """Write `runbook.json`; a model with faults has none, its pages show the faults."""
    if not model.faults:
        text = json.dumps(runbook(model, **about), ensure_ascii=False, indent=1)
        (site / "runbook.json").write_text(text + "\n", "utf-8")


def write_messages(model: Model, site: Path) -> None:
    """Write `messages.json`: the messages to all; the incident bar links the one that fits."""
    found = [
        {
            "id": one.block.id,
            "state": one.block.arguments["stand"],
            "channel": one.block.arguments["kanal"],
            "url": f"{phase.page.url}#{one.anchor}",
        }
        for phase in model.phases
        for one in phase.messages
        if one.block.arguments["an"] == "alle"
    ]
    text = json.dumps({"messages": found}, ensure_ascii=False, indent=1)
    (site / "messages.json").write_text(text + "\n", "utf-8")


def write_steps(model: Model, site: Path) -> None:
    """Write `steps.json`: all steps by id, with number and lead; a record is held against them."""
    steps = {
        step.id: f"{step.number} {step.item.lead}" for one in model.checklists for step in one.steps
    }
    text = json.dumps({"steps": steps}, ensure_ascii=False, indent=1)
    (site / "steps.json").write_text(text + "\n", "utf-8")


def finish_pages(model: Model, site: Path, *, policy: bool) -> None:
    """Mark up the fields of all built pages and write their Content-Security-Policy."""
    for file in sorted(site.rglob("*.html")):
        built = file.read_text("utf-8")
        html = fields.mark_up(built, model.fields)
        html = with_policy(html) if policy else html
        if html != built:
            file.write_text(html, "utf-8")


def with_policy(html: str) -> str:
    """Put a policy that allows this page's own inline code, and nothing foreign, in its head."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for name, code in INLINE.findall(html):
        digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
        hashes[name].append(f"'sha256-{digest}'")
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *hashes["script"]],
        "style-src": ["'self'", *hashes["style"]],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
    }
    content = "; ".join(f"{name} {' '.join(dict.fromkeys(to))}" for name, to in rules.items())
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">'
    return html.replace(CHARSET, CHARSET + meta, 1)


def check_boxes(model: Model, site: Path) -> None:
    """Compare the steps of each source page with the boxes of its built page."""
    for page in model.pages.values():
        built = site / page.url / "index.html"
        steps = sum(len(one.steps) for one in model.checklists if one.block.path == page.path)
        boxes = built.read_text("utf-8").count("data-step=") if built.is_file() else 0
        if steps != boxes:
            log.warning("%s:1: %d Schritte im Text, %d Kästchen.", page.path, steps, boxes)
