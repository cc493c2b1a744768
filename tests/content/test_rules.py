"""Do the pages keep the rules, and does each rule bite on its sample, and only it?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from content import rules
from content.rules import NAMES, PAGES
from content.rules_files import CONFIG, PRINT
from content.rules_pages import PUBLISHED, ids, published
from macros import model

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(Path(__file__).with_name("samples").glob("*.yml"))


def told(faults):
    return "".join(f"\n{fault}" for fault in faults)


@pytest.fixture(scope="module")
def found():
    return rules.check(ROOT, rules.exemptions())


def copied(folder):
    """Copy what the rules read."""
    shutil.copytree(ROOT / PAGES, folder / PAGES)
    for name in (CONFIG, PRINT):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


def changed(path, edit):
    """Change a file as the sample says: `append`, or `find` and `replace`."""
    before = path.read_text("utf-8")
    if "append" in edit:
        return f"{before}\n{edit['append']}"
    assert edit["find"] in before, "the page changed: choose another place for the sample"
    return before.replace(edit["find"], edit["replace"], 1)


def is_new(fault, before):
    """Tell whether the pages did not have this fault already, wherever its line is now."""
    return (fault.path, fault.text) not in {(one.path, one.text) for one in before}


def test_pages_have_no_faults():
    faults = model.read(ROOT / PAGES).faults

    assert not faults, told(faults)


@pytest.mark.parametrize("name", NAMES)
def test_rule_holds(name, found):
    assert not found[name], told(found[name])


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory):
    """What the rules say of the copy before a sample breaks it."""
    return rules.check(copied(tmp_path_factory.mktemp("unbroken")), rules.exemptions())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_sample_breaks_exactly_its_rule(sample, tmp_path, unbroken):
    edit = yaml.safe_load(sample.read_text("utf-8"))
    project = copied(tmp_path)
    path = project / edit["file"] if "file" in edit else project / PAGES / edit["page"]
    path.write_text(changed(path, edit), "utf-8")

    broken = rules.check(project, rules.exemptions())
    new = [
        (name, fault) for name in NAMES for fault in broken[name] if is_new(fault, unbroken[name])
    ]

    assert {name for name, _ in new} == {edit["rule"]}, told(fault for _, fault in new)


def test_step_may_get_another_id_if_it_names_the_former(tmp_path, unbroken):
    project = copied(tmp_path)
    page = project / PAGES / "phasen" / "4-implementierung-eines-fixes.md"
    step = "**Dienst antwortet von außen.** `220` auf Port 25, Empfänger mit `250` angenommen. <!--"
    moved = f"{step} frueher: austritt-4/dienst-antwortet-von-aussen,".replace("Dienst", "Server")
    edit = {"find": step, "replace": moved}
    page.write_text(changed(page, edit), "utf-8")

    assert rules.check(project, rules.exemptions())["L27"] == unbroken["L27"]


def test_every_rule_has_a_sample():
    named = {yaml.safe_load(sample.read_text("utf-8"))["rule"] for sample in SAMPLES}

    assert named == set(NAMES)


def test_every_exception_is_needed():
    bare = rules.check(ROOT, [])
    idle = [one for one in rules.exemptions() if rules.check(ROOT, [one]) == bare]

    assert not idle, f"take out of {rules.EXCEPTIONS.name}: {idle}"


def test_list_of_published_ids_is_whole():
    missing = sorted(set(ids(model.read(ROOT / PAGES))) - set(published()))

    assert not missing, f"add to {PUBLISHED.name}:\n" + "\n".join(missing)
