"""All rules that the pages keep, by the names of the rule list, and the allowed exceptions.

A rule reads the model and yields what breaks it: file, line, and the remedy in German.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from content import (
    rules_commands,
    rules_contacts,
    rules_files,
    rules_lists,
    rules_messages,
    rules_pages,
    rules_parts,
    rules_powershell,
    rules_steps,
    rules_tree,
    rules_typography,
    rules_wording,
    trace,
)
from macros import model as model_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from macros.errors import Fault
    from macros.model import Model

PAGES = Path("docs/de")
EXCEPTIONS = Path(__file__).with_name("exceptions.yml")

RULES: dict[str, tuple[Callable[[Model], Iterator[Fault]], ...]] = {
    "L1": (rules_lists.length_of_lists,),
    "L2": (rules_lists.quick_to_confirm,),
    "L3": (rules_lists.kind_and_time,),
    "L4": (rules_lists.pause_points,),
    "L5": (rules_lists.few_critical,),
    "L6": (rules_lists.critical_first,),
    "L7": (rules_steps.states_not_checks, rules_wording.plain_words),
    "L8": (rules_steps.one_action,),
    "L9": (rules_lists.end_of_lists,),
    "L11": (rules_pages.known_by_heart,),
    "L13": (rules_wording.calm_type,),
    "L14": (rules_steps.reads_aloud,),
    "L15": (rules_steps.two_people_verify,),
    "L16": (rules_pages.triage_answers,),
    "L17": (rules_tree.every_path_ends,),
    "L18": (rules_steps.evidence_first,),
    "L19": (rules_steps.irreversible_announced,),
    "L20": (rules_messages.no_mail_before_it_works,),
    "L21": (rules_messages.messages_are_complete,),
    "L22": (rules_messages.sms_fits,),
    "L23": (rules_pages.phases_are_complete,),
    "L24": (trace.statements_are_covered,),
    "L25": (rules_pages.links_lead_somewhere,),
    "L26": (rules_pages.no_leftovers,),
    "L27": (rules_pages.published_ids_stay,),
    "L28": (rules_wording.one_word_per_meaning,),
    "cmdlets": (rules_powershell.cmdlets_are_known,),
    "contacts": (rules_contacts.contacts_are_fake,),
    "deputies": (rules_parts.roles_have_deputies,),
    "destructive": (rules_commands.destroys_only_if_marked,),
    "language": (rules_commands.speaks_one_language,),
    "release": (rules_parts.law_is_orientation,),
    "phone": (rules_commands.is_readable_on_a_phone,),
    "shell": (rules_commands.shell_is_sound,),
    "test-bed": (rules_commands.knows_no_test_bed,),
    "typography": (rules_typography.typography,),
}
# These read files beside the pages, so they get the folder of the project.
FILE_RULES: dict[str, Callable[[Path], Iterator[Fault]]] = {
    "L10": rules_files.interrupted,
    "L25": rules_files.links_are_checked,
}
NAMES = tuple(dict.fromkeys([*RULES, *FILE_RULES]))


@dataclass(frozen=True)
class Exemption:
    """A line that may break a rule, and why."""

    rule: str
    page: str
    text: str
    reason: str

    def covers(self, rule: str, fault: Fault, line: str) -> bool:
        """Tell whether it allows this fault."""
        return self.rule == rule and self.page in {"*", fault.path} and self.text in line


def exemptions() -> list[Exemption]:
    """Read the reviewed list of exceptions."""
    return [Exemption(**entry) for entry in yaml.safe_load(EXCEPTIONS.read_text("utf-8"))]


def check(root: Path, allowed: list[Exemption]) -> dict[str, list[Fault]]:
    """Name what breaks each rule in the project below that folder, what is allowed left out."""
    model = model_.read(root / PAGES)
    found: dict[str, list[Fault]] = {name: [] for name in NAMES}
    for name, functions in RULES.items():
        for fault in (fault for function in functions for fault in function(model)):
            page = model.pages.get(fault.path)
            line = page.lines[fault.line - 1] if page else ""
            if not any(one.covers(name, fault, line) for one in allowed):
                found[name].append(fault)
    for name, rule in FILE_RULES.items():
        found[name] += rule(root)
    return found
