"""`app.py redefine`: what another definition of the targets would change, before it is put in force."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from commands.assess import AMOUNTS, FRACTIONS, entries
from commands.console import DONE, tell
from commands.text_file import text_of
from targets import amounts
from targets.board import Board
from targets.catalogue import Catalogue
from targets.chances import phrase
from targets.redefined import Difference, FilingDifference, Redefinition
from targets.vocabulary import Assessment, Dimension, Filing, Language, Target
from wording import say

TOLD = (
    "kind",
    "comparator",
    "value",
    "target_value",
    "baseline",
    "share_done",
    "expected_by",
    "expected",
    "gap_to_path",
    "gap_to_target",
    "chance",
)
"""The fields that are told in words; the JSON document holds all."""
GAPS = ("gap_to_path", "gap_to_target")
FINEST_SHARE = 6


def text_in(file: Path) -> str | None:
    """With the line ends that the product reads, so that its sha256 is the one it will be kept by.

    None: it was said why it cannot be read.
    """
    text = text_of(file)
    return None if text is None else text.replace("\r\n", "\n").replace("\r", "\n")


def run(
    found: Redefinition, file: Path, in_place: Path, *, as_json: bool, language: Language
) -> int:
    """`in_place`: where the definition lies that the product starts with. Nothing is recorded."""
    if as_json:
        print(json.dumps(_document(found, file), ensure_ascii=False, indent=1))
    else:
        _show(found, file, in_place, language)
    return DONE


def _document(found: Redefinition, file: Path) -> dict[str, Any]:
    old, new = (_by_key(board) for board in (found.before, found.after))
    return {
        "file": file.name,
        "before": found.before.catalogue.sha256,
        "after": found.after.catalogue.sha256,
        "period": str(found.before.period),
        "as_of": found.before.as_of.isoformat(),
        "changes_standing": bool(found.turned),
        "standings": {"before": _counts(found.before), "after": _counts(found.after)},
        "added": list(found.added),
        "gone": list(found.gone),
        "reworded": list(found.reworded),
        "parts": list(found.parts),
        "differences": [_difference(one, old, new) for one in found.differences],
        "filings": [_filing_difference(one) for one in found.filings],
    }


Entries = dict[tuple[str, str], dict[str, Any]]


def _by_key(board: Board) -> Entries:
    """As `assess --json` gives them."""
    return {(entry["target"], entry["area"]): entry for entry in entries(board)}


def _counts(board: Board) -> dict[str, int]:
    return {standing.value: count for standing, count in board.counts().items()}


def _difference(one: Difference, old: Entries, new: Entries) -> dict[str, Any]:
    key = one.target, one.area
    return {
        "target": one.target,
        "area": one.area,
        "standing": {"before": _standing(one.before), "after": _standing(one.after)},
        "fields": {
            name: {"before": old[key][name], "after": new[key][name]}
            for name in one.changed
            if name != "standing"
        },
    }


def _standing(judged: Assessment | None) -> str | None:
    return None if judged is None else judged.standing.value


def _filing_difference(one: FilingDifference) -> dict[str, Any]:
    return {
        "form": one.filing.form,
        "agency": one.filing.agency,
        "period": str(one.filing.period),
        "before": _filing(one.before),
        "after": _filing(one.after),
    }


def _filing(filing: Filing | None) -> dict[str, str] | None:
    if filing is None:
        return None
    return {"due": filing.due.isoformat(), "state": filing.state.value}


def _show(found: Redefinition, file: Path, in_place: Path, language: Language) -> None:
    old, new = found.before.catalogue, found.after.catalogue
    if old.sha256 == new.sha256:
        tell("command.redefine_same", language, file=file, sha256=new.sha256[:12])
        return
    tell(
        "command.redefine_compared",
        language,
        file=file,
        before=old.sha256[:12],
        after=new.sha256[:12],
        period=found.before.period,
    )
    for name in found.gone:
        tell("command.redefine_gone", language, target=_name(old, name, language))
    for name in found.added:
        tell("command.redefine_added", language, target=_name(new, name, language))
    for one in found.differences:
        _show_difference(one, old, new, language)
    _show_the_rest(found, language)
    key = "command.redefine_turned" if found.turned else "command.redefine_no_turn"
    tell(key, language, count=len(found.turned))
    tell("command.redefine_how", language, file=file, place=in_place)


def _show_the_rest(found: Redefinition, language: Language) -> None:
    """What is neither judged otherwise nor silent: entries that read otherwise, forms, other lists."""
    new = found.after.catalogue
    for name in found.reworded:
        tell("command.redefine_reworded", language, target=_name(new, name, language))
    for form, count in Counter(one.filing.form for one in found.filings).items():
        entry = new.form.get(form) or found.before.catalogue.form[form]
        tell("command.redefine_filings", language, form=entry.name.said(language), count=count)
    if found.parts:
        tell("command.redefine_parts", language, parts=", ".join(found.parts))


def _show_difference(one: Difference, old: Catalogue, new: Catalogue, language: Language) -> None:
    area = (new.area.get(one.area) or old.area[one.area]).said(language)
    either = new if one.after is not None else old
    tell(
        "command.redefine_judged",
        language,
        target=_name(either, one.target, language),
        area=area,
        before=_standing_said(one.before, language),
        after=_standing_said(one.after, language),
    )
    for name, before, after in _moved(one, new, language):
        label = say(f"command.field_{name}", language)
        tell("command.redefine_field", language, field=label, before=before, after=after)


def _standing_said(judged: Assessment | None, language: Language) -> str:
    if judged is None:
        return say("command.redefine_not_judged", language)
    return say(f"judging.standing_{judged.standing}", language)


def _name(catalogue: Catalogue, name: str, language: Language) -> str:
    is_target = name in catalogue.target
    said = catalogue.target[name].indicator.name if is_target else catalogue.action[name].title
    return f"{said.said(language)} [{name}]"


def _moved(
    one: Difference, catalogue: Catalogue, language: Language
) -> Iterator[tuple[str, str, str]]:
    """Of what both judge: a field, and what it is by each, in words."""
    for name in TOLD:
        if name in one.changed:
            pair = [getattr(judged, name) for judged in (one.before, one.after)]
            before, after = _said(name, pair, catalogue.target.get(one.target), language)
            yield name, before, after


def _said(name: str, pair: list[Any], target: Target | None, language: Language) -> list[str]:
    if name == "chance":
        return [_chance(value, language) for value in pair]
    if name in FRACTIONS:
        return _shares(pair)
    if name not in AMOUNTS or target is None:
        words = (None if value is None else f"judging.{name}_{value}" for value in pair)
        return [say(key, language) if key else amounts.NOTHING for key in words]
    unit, is_gap = target.indicator.unit, name in GAPS
    if is_gap and unit.dimension is Dimension.PERCENT:
        return [amounts.points(value, language, signed=True) for value in pair]
    scale = amounts.exact_scale(pair, unit, language)
    return [amounts.shown(v, unit, language, signed=is_gap, scale=scale) for v in pair]


def _chance(value: float | None, language: Language) -> str:
    """A word and a rounded fraction; the JSON document has the number."""
    if value is None:
        return amounts.NOTHING
    key, values = phrase(value, language)
    return say(key, language, **values)


def _shares(pair: list[Any]) -> list[str]:
    """With as many decimals as it takes to tell them apart."""
    exact = [None if value is None else Decimal(str(value)) for value in pair]
    for decimals in range(1, FINEST_SHARE):
        said = [amounts.share(value, decimals=decimals) for value in exact]
        if said[0] != said[1]:
            return said
    return [amounts.share(value, decimals=FINEST_SHARE) for value in exact]
