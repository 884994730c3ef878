"""The lists of enterprises of one workbook, with what is to be said of them: the door's seam."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.names import Names
from ingest.reading import Reading
from ingest.roster.checking import Checked, checked
from ingest.roster.findings import findings
from ingest.roster.lists import lists
from ingest.roster.reading import RosterSheet
from ingest.roster.reconcile import reconciled
from ingest.roster.standing import Stand
from ingest.roster.titles import stands
from ingest.roster.whole import as_wholes
from store.rosters import Roster
from targets.vocabulary import Finding, Period


@dataclass(frozen=True, slots=True)
class Rosters:
    lists: tuple[Roster, ...] = ()
    findings: tuple[Finding, ...] = ()


def beside(
    reading: Reading, sheets: Iterable[RosterSheet], names: Names, file_name: str
) -> Reading:
    """The reading with its workbook's lists, each beside the figures that the workbook reports."""
    found = read(sheets, names, agency=reading.agency, period=reading.period, file_name=file_name)
    if not found.lists:
        return reading
    said = [*reading.findings, *found.findings]
    if reading.period is not None:
        said += reconciled(found.lists, reading.observations, reading.period)
    return replace(reading, rosters=found.lists, findings=tuple(said))


def read(
    sheets: Iterable[RosterSheet],
    names: Names,
    *,
    agency: str | None,
    period: Period | None,
    file_name: str,
) -> Rosters:
    """`period` None: nothing is said of certificates that have run out."""
    own = agency if agency in names.catalogue.district else None
    on = period.last_day if period is not None else None
    every: list[tuple[str | None, Checked]] = []
    said: list[Finding] = []
    for sheet in sheets:
        stand, asked = stands(sheet, file_name)
        parts = list(lists(sheet, names, file_name))
        if asked is not None and (stand is Stand.NOT or any(meant for meant, _ in parts)):
            said.append(asked)
        for meant, part in parts:
            indicator = None if stand is Stand.NOT else meant
            every.append((indicator, checked(part, names, own, on)))
    wholes = as_wholes(every)
    for _, one in wholes:
        said += findings(one, on)
    return Rosters(tuple(one.roster(indicator) for indicator, one in wholes), tuple(said))
