"""`app.py replay`: what altered rules would have said of past submissions; --switch-on puts them in force."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from commands.console import DONE, WRONG_USE, as_typed, complain, complain_because, tell
from commands.text_file import text_of
from ingest.machine import message
from ingest.replay import Replay, RuleEffect, Told
from ingest.rulebook import Rulebook
from ingest.rules import RulesRefusedError
from targets.catalogue import Catalogue
from targets.vocabulary import LANGUAGES, Language, Period
from wording import say

EXAMPLES = 5
"""Findings of a rule that are shown in words; the JSON document holds all."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the caller asked for. `comment` None: nothing is put in force."""

    file: Path
    since: Period | None
    by: str
    comment: str | None


def run(
    rulebook: Rulebook,
    catalogue: Catalogue,
    asked: Request,
    *,
    now: datetime,
    as_json: bool,
    language: Language,
) -> int:
    """2: the file cannot be read or is none of rules, or a name or comment is missing."""
    if asked.comment is not None and not (asked.by.strip() and asked.comment.strip()):
        complain("command.switch_on_needs_by")
        return WRONG_USE
    text = text_of(asked.file)
    if text is None:
        return WRONG_USE
    try:
        found = rulebook.replay(text, asked.since)
    except RulesRefusedError as error:
        for fault in error.faults:
            complain_because(
                "command.rules_fault",
                f"rule.{fault.code}",
                dict(fault.values),
                file=asked.file.name,
                where=fault.where or "—",
            )
        return WRONG_USE
    is_new = None
    if asked.comment is not None:
        is_new = rulebook.switch_on(
            text, by=as_typed(asked.by), comment=as_typed(asked.comment), now=now
        )
    if as_json:
        print(json.dumps(_document(found, catalogue, is_new), ensure_ascii=False, indent=1))
    else:
        _show(found, catalogue, language, is_new=is_new)
    return DONE


def _document(found: Replay, catalogue: Catalogue, is_new: bool | None) -> dict[str, Any]:  # noqa: FBT001 three-valued
    return {
        "submissions": found.read,
        "unread": list(found.unread),
        "in_force": is_new is not None,
        "rules": [_effect(effect, catalogue) for effect in found.effects],
    }


def _effect(effect: RuleEffect, catalogue: Catalogue) -> Mapping[str, Any]:
    return {
        "rule": effect.rule,
        "before": effect.before,
        "after": effect.after,
        "submissions": list(effect.submissions),
        "added": [_told(told, catalogue) for told in effect.added],
        "gone": [_told(told, catalogue) for told in effect.gone],
    }


def _told(told: Told, catalogue: Catalogue) -> Mapping[str, Any]:
    sent, finding = told.submission, told.finding
    return {
        "submission": sent.id,
        "agency": sent.agency,
        "period": str(sent.period),
        "file": sent.file_name,
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.cell.sheet if finding.cell else None,
        "cell": finding.cell.address if finding.cell else None,
        "message": {one: message(finding, catalogue, one) for one in LANGUAGES},
    }


def _show(found: Replay, catalogue: Catalogue, language: Language, *, is_new: bool | None) -> None:
    tell("command.replayed", language, count=found.read, unread=len(found.unread))
    for effect in found.effects:
        tell(
            "command.replay_rule",
            language,
            rule=say(f"rule.{effect.rule}", language),
            before=effect.before,
            after=effect.after,
            submissions=len(effect.submissions),
        )
        _examples(effect.added, "added", catalogue, language)
        _examples(effect.gone, "gone", catalogue, language)
    if is_new is not None:
        tell("command.rules_switched_on" if is_new else "command.rules_as_before", language)


def _examples(told: Iterable[Told], mark: str, catalogue: Catalogue, language: Language) -> None:
    every = tuple(told)
    for one in every[:EXAMPLES]:
        tell(
            f"command.replay_{mark}",
            language,
            number=one.submission.id,
            severity=say(f"command.severity_{one.finding.severity}", language),
            said=message(one.finding, catalogue, language),
        )
    if len(every) > EXAMPLES:
        tell("command.replay_more", language, count=len(every) - EXAMPLES)
