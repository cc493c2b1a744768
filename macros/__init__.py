"""Entry points for mkdocs-macros: read the site once, register the macros, finish the build.

The words are in `docs/`; what a macro means is in the module of its name.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any

from . import (
    alerts,
    cause,
    check_card,
    checklist,
    clocks,
    commands,
    comments,
    control,
    editions,
    errors,
    export,
    export_checks,
    fields,
    markup,
    message,
    model,
    modules,
    offline,
    organisation,
    overview,
    preview,
    proof,
    record,
    renamed,
    review,
    revision,
    search,
    tree_picture,
)

SITE: dict[str, Any] = {}


def define_env(env: Any) -> None:
    """Read all pages, report authors' faults, give templates and macros what they need."""
    docs_dir = Path(env.conf["docs_dir"])
    site = model.read(docs_dir)
    if file := os.environ.get("ORGANISATION"):
        site.fields, faults = organisation.read(Path(env.project_dir, file), site.fields)
        site.faults.extend(faults)
    now = revision.read(docs_dir)
    # MkDocs dates its sitemap by this: two builds of one commit are equal on any day.
    seconds = int(datetime.fromisoformat(now.time).timestamp())
    os.environ["SOURCE_DATE_EPOCH"] = str(seconds)
    proven = export_checks.proven(site, proof.read(docs_dir))
    errors.report(site.faults, Path(os.path.relpath(docs_dir, env.project_dir)).as_posix())
    theme = Path(env.conf["theme"].dirs[0])
    env.conf["extra"]["runbook"] = {
        "styles": comments.styles(theme / "assets" / "stylesheets"),
        "revision": now.id,
        "revision_date": now.date,
        "control": {
            path: control.of(page.meta, now, proven.get(path))
            for path, page in site.pages.items()
            if page.meta and not any(control.faults(page))
        },
        "command_fields": {
            path: fields.in_commands(page, site.fields) for path, page in site.pages.items()
        },
        "lists": {path: overview.lists(page, site) for path, page in site.pages.items()},
        "renamed": renamed.attribute(site),
        "rhythms": clocks.rhythms(site.pages[clocks.SEVERITIES])
        if clocks.SEVERITIES in site.pages
        else "",
        "raises": clocks.raises(site.pages[clocks.SEVERITIES])
        if clocks.SEVERITIES in site.pages
        else "",
        "patience": clocks.patience(site.pages[clocks.PATIENCE])
        if clocks.PATIENCE in site.pages
        else "",
        "phases": [
            {
                "title": phase.page.meta["title"],
                "number": phase.number,
                "url": phase.page.url,
                "blocks": phase.blocks,
                "exit": phase.exit,
                "first": phase.first,
            }
            for phase in site.phases
        ],
    }
    SITE.update(model=site, revision=now, nav=env.conf["nav"] or [])
    built = Path(env.conf["site_dir"])
    if preview.is_preview(built):
        folders = [Path(env.project_dir, name) for name in ("macros", "overrides")]
        shared = preview.shared(site, env.conf["extra"]["runbook"], folders)
        preview.forget_if_changed(built, shared)
        env.conf["nav"] = preview.titled(SITE["nav"], site)
    _register(env, site)


def _register(env: Any, site: model.Model) -> None:
    """Register the macros; the model has read each block already, so ids are enough."""
    checklists = {one.block.id: one for one in site.checklists}
    messages = {one.block.id: one for one in site.messages}
    reviews = {one.block.id: one for one in site.reviews}
    checks = {one.block.id: one for one in site.checks}
    macros = {
        "checklist": lambda block, **_: checklist.render(checklists[block]),
        "message": lambda block, **_: message.render(messages[block], site.fields),
        "review": lambda block, **_: review.render(reviews[block]),
        "check": lambda block, **_: check_card.render(checks[block]),
        "organisation": lambda: organisation.organisation(site.fields),
        "decision_tree": lambda: tree_picture.draw(site, site.pages[env.page.file.src_uri]),
        "phase_map": lambda: overview.phase_map(site),
        "message_list": lambda: overview.message_list(site),
        "edition_list": lambda: editions.edition_list("../" * env.page.url.count("/")),
        "cause_list": lambda: overview.cause_list(site, env.page.file.src_uri),
        "record": record.record,
        "figures": record.figures,
        "actions": record.actions,
        "signatures": record.signatures,
    }
    for name, macro in macros.items():
        env.macro(macro, name)


def on_pre_page_macros(env: Any) -> None:
    """Title the alerts; show a page's faults, and its source where they would stop the macros."""
    env.markdown = alerts.translate(env.markdown)
    if cause.id_of(env.page.file.src_uri):
        env.markdown = cause.head(env.page.meta) + env.markdown
    faults = [f for f in SITE["model"].faults if f.path == env.page.file.src_uri]
    if any(fault.breaks for fault in faults):
        env.markdown = env.markdown.replace("<!--:", "<!-- ").replace("<!--=", "<!-- ")
    if faults:
        lines = "\n".join(["Fehler auf dieser Seite", *map(str, sorted(faults))])
        env.markdown = f"<pre>{markup.text(lines)}</pre>\n\n{env.markdown}"


def on_post_page_macros(env: Any) -> None:
    """Say above each command that runs elsewhere where that is."""
    env.markdown = commands.say_where(env.markdown)


def on_post_build(env: Any) -> None:
    """Check and finish the built pages, and write the files for programs."""
    built = Path(env.conf["site_dir"])
    site, now = SITE["model"], SITE["revision"]
    export.check_boxes(site, built)
    # `mkdocs serve` adds an inline script for reloading, which a policy would forbid and an
    # offline copy would hide.
    is_preview = preview.is_preview(built)
    export.finish_pages(site, built, policy=not is_preview)
    export.write_steps(site, built)
    export.write_messages(site, built)
    export.write_runbook(
        site, built, title=env.conf["site_name"], revision=now.id, revision_time=now.time
    )
    export_checks.write(site, built)
    organisation.write(site, built)
    search.write(site, built, SITE["nav"])
    modules.write(built)
    if not is_preview:
        comments.drop_in_files(built / "assets")
        offline.write(built, now)
