"""`app.py check`: a line for everything that a start depends on, and the proof of every quote."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.post import Poster
from commands.console import DONE, FAILED, REFUSED, WRONG_USE, complain, tell
from commands.text_file import text_of
from ingest.layout import load_layouts
from store.engine import Store
from targets.calendar import WorkingDays
from targets.catalogue import Catalogue
from targets.district_map import DistrictMap
from targets.quotes import clauses, unlisted_clauses, unproven
from targets.vocabulary import Language
from wording import say


@dataclass(frozen=True, slots=True)
class Installation:
    """What is looked at, beside the catalogue that was read to get here. `year`: the present one."""

    store: Store
    working_days: WorkingDays
    poster: Poster
    language: Language
    base_url: str
    year: int
    district_map: DistrictMap | None = None


def run(catalogue: Catalogue, installation: Installation, notice: Path | None) -> int:
    """0 when all is well; 1 a quote does not stand; 2 the notice cannot be read; 3 a service is down."""
    language = installation.language
    tell("command.check_settings", language, language=language, base_url=installation.base_url)
    tell(
        "command.check_targets",
        language,
        targets=len(catalogue.targets),
        parameters=len(catalogue.parameters),
        actions=len(catalogue.actions),
        agencies=len(catalogue.agencies),
        districts=len(catalogue.districts),
    )
    if catalogue.notice.is_truncated:
        print(catalogue.notice.source_note.said(language))
    names = [layout.id for layout in load_layouts().entries]
    tell("command.check_layouts", language, count=len(names), names=", ".join(names))
    tell("command.check_database", language, url=installation.store.place)
    tell("command.check_fonts", language, state=say(f"command.check_fonts_{_fonts()}", language))
    _map(installation)
    _calendar(catalogue, installation)
    statuses = [_mail(installation), _quotes(catalogue, notice, language)]
    return max(statuses)


def _fonts() -> str:
    fontconfig = shutil.which("fc-list")
    if fontconfig is None:
        return "missing"
    listed = subprocess.run(  # noqa: S603 a fixed command
        [fontconfig, ":lang=zh"], capture_output=True, check=False, timeout=30
    )
    return "found" if listed.stdout.strip() else "missing"


def _map(installation: Installation) -> None:
    found = installation.district_map
    if found is None:
        tell("command.check_tiles", installation.language)
    else:
        count, approval = len(found.shapes), found.approval
        tell("command.check_map", installation.language, count=count, approval=approval)


def _calendar(catalogue: Catalogue, installation: Installation) -> None:
    notice, days = catalogue.notice, installation.working_days
    years = sorted({installation.year, *range(notice.start.year, notice.end.year + 2)})
    known = [year for year in years if days.knows(year)]
    if known:
        tell("command.check_calendar", installation.language, years=_listed(known))
    for year in sorted(set(years) - set(known)):
        tell("command.check_calendar_gap", installation.language, year=year)


def _listed(years: list[int]) -> str:
    return ", ".join(map(str, years))


def _mail(installation: Installation) -> int:
    poster = installation.poster
    fault = poster.fault()
    if fault is None:
        tell("command.check_mail", installation.language, place=poster.place)
        return DONE
    complain("command.check_mail_unreachable", place=poster.place, reason=fault)
    return FAILED


def _quotes(catalogue: Catalogue, notice: Path | None, language: Language) -> int:
    if notice is None:
        return DONE
    text = text_of(notice)
    if text is None:
        return WRONG_USE
    faults = list(_quote_faults(catalogue, text))
    for key, values in faults:
        complain(key, **values)
    if faults:
        return REFUSED
    count = len(catalogue.targets) + len(catalogue.parameters) + len(catalogue.actions)
    tell("command.check_quotes", language, count=count, found=len(clauses(text)))
    return DONE


def _quote_faults(catalogue: Catalogue, text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for quote in unproven(catalogue, text):
        yield f"catalogue.{quote.code}", dict(quote.values)
    there, here = unlisted_clauses(catalogue, text)
    if there or here:
        yield (
            "command.clauses_differ",
            {"unlisted": _clauses(there), "absent": _clauses(here)},
        )


def _clauses(numbers: tuple[int, ...]) -> str:
    return ", ".join(f"({number})" for number in numbers) or "—"
