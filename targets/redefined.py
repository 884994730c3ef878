"""What another definition would change: two Boards of the same moment -> their differences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import TypeAlias

from targets.board import Board
from targets.catalogue import Catalogue
from targets.vocabulary import Action, Assessment, Filing, Target

JUDGED = (
    "standing",
    "kind",
    "comparator",
    "k",
    "value",
    "target_value",
    "baseline",
    "share_done",
    "time_share",
    "expected",
    "expected_by",
    "gap_to_path",
    "gap_to_target",
    "needed_per_month",
    "needed_growth",
    "growth_so_far",
    "forecast",
    "low80",
    "high80",
    "chance",
    "overlays",
    "contributions",
)
"""The fields of an Assessment that a definition can change."""

Promised: TypeAlias = Target | Action


@dataclass(frozen=True, slots=True)
class Difference:
    """One target or action in one area.

    `before` None: only the new definition judges it; `after` None: only the old one does.
    `changed`: which of JUDGED differ, where both do.
    """

    target: str
    area: str
    before: Assessment | None
    after: Assessment | None
    changed: tuple[str, ...] = ()

    @property
    def turns(self) -> bool:
        """Both judge it, and not alike."""
        return "standing" in self.changed


@dataclass(frozen=True, slots=True)
class FilingDifference:
    """A form that is owed otherwise: another day, another state, or by one definition only."""

    before: Filing | None
    after: Filing | None

    @property
    def filing(self) -> Filing:
        present = self.after or self.before
        assert present is not None  # noqa: S101
        return present


@dataclass(frozen=True, slots=True)
class Redefinition:
    """`added`, `gone`: targets and actions that one definition alone has; `reworded`: those whose entry
    differs while they are judged alike; `parts`: the lists of the definition in which anything differs.
    """

    before: Board
    after: Board
    differences: tuple[Difference, ...]
    added: tuple[str, ...]
    gone: tuple[str, ...]
    reworded: tuple[str, ...]
    filings: tuple[FilingDifference, ...]
    parts: tuple[str, ...]

    @property
    def turned(self) -> tuple[Difference, ...]:
        return tuple(one for one in self.differences if one.turns)


def redefinition(before: Board, after: Board) -> Redefinition:
    """Of Boards that were judged from the same figures, for the same month, by two definitions."""
    differences = tuple(_differences(before, after))
    old, new = _promised(before.catalogue), _promised(after.catalogue)
    judged_otherwise = {one.target for one in differences}
    return Redefinition(
        before=before,
        after=after,
        differences=differences,
        added=tuple(name for name in new if name not in old),
        gone=tuple(name for name in old if name not in new),
        reworded=tuple(
            name
            for name, entry in new.items()
            if name in old and entry != old[name] and name not in judged_otherwise
        ),
        filings=tuple(_filings(before.filings, after.filings)),
        parts=_parts(before.catalogue, after.catalogue),
    )


def _promised(catalogue: Catalogue) -> dict[str, Promised]:
    return {**catalogue.target, **catalogue.action}


def _differences(before: Board, after: Board) -> Iterator[Difference]:
    """In the order of the new definition, then what only the old one judges."""
    old, new = _judged(before), _judged(after)
    for key in new | old:
        was, would_be = old.get(key), new.get(key)
        changed = _changed(was, would_be)
        if changed or was is None or would_be is None:
            yield Difference(*key, was, would_be, changed)


def _judged(board: Board) -> dict[tuple[str, str], Assessment]:
    numeric = (one for line in board.lines for one in (line.city, *line.districts))
    actions = (line.assessment for line in board.actions)
    return {(one.target, one.area): one for each in (numeric, actions) for one in each}


def _changed(before: Assessment | None, after: Assessment | None) -> tuple[str, ...]:
    if before is None or after is None:
        return ()
    return tuple(name for name in JUDGED if getattr(before, name) != getattr(after, name))


def _filings(before: Iterable[Filing], after: Iterable[Filing]) -> Iterator[FilingDifference]:
    old, new = (
        {(one.form, one.agency, one.period): one for one in each} for each in (before, after)
    )
    for key in new | old:
        was, would_be = old.get(key), new.get(key)
        if was is None or would_be is None or _owed(was) != _owed(would_be):
            yield FilingDifference(was, would_be)


def _owed(filing: Filing) -> tuple[object, ...]:
    return filing.due, filing.state, filing.again_by


def _parts(before: Catalogue, after: Catalogue) -> tuple[str, ...]:
    lists = (field.name for field in fields(Catalogue) if field.name != "sha256")
    return tuple(name for name in lists if getattr(before, name) != getattr(after, name))
