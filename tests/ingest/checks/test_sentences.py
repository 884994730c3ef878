"""Every finding of the checks can be said, and says where, what was seen and what was expected."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import ingest.checks
from ingest.checks import Material, check
from targets.findings import placeholders
from targets.vocabulary import LANGUAGES, Finding, Language, ObservationState
from tests.make_checked import DISTRICTS, by_district, file, found, given, in_month, run, stated
from tests.make_planned import level_under, levels_said, planned
from tests.make_progress import of_progress
from tests.make_workbooks import CODES, catalogue, district_table, finance_table, reading
from wording import say, sentences

LOANS, FLOW, FIRMS, PART = (
    "inclusive_loans_balance",
    "seamless_renewal",
    "innovative_smes",
    "srdi_smes",
)
SHARE = "procurement_reserved_share"
RELIEF = "relief_financing"
ABOUT_THE_FILE = ("window.py", "absent.py", "lateness.py", "correcting.py")


def everything() -> dict[str, Finding]:
    """One finding of nearly every code."""
    steady = [str(9000 + 100 * month) for month in range(9)]
    april = given(FLOW, "4012.4", period="2023-04")
    parts = by_district(FIRMS, [800 + n for n in range(16)])
    last_month = by_district(FIRMS, [800 + n for n in range(16)], period="2023-04")
    beside = [stated(what, LOANS, "5.5") for what in STATED]
    history = [given(LOANS, "9000", period=month) for month in ("2022-05", "2022-12", "2023-04")]
    city = given(FIRMS, 15000)
    regulator = replace(given(LOANS, 12000), source="cbirc")
    own = [replace(one, source=one.area) for one in parts]
    year = run(FLOW, ["900", "1800"], start="2022-11")
    january = given(FLOW, "2700", period="2023-01")
    checked = (
        found(file(given(LOANS, 10000)), others=[regulator]),
        found(file(given(LOANS, 11500)), others=[regulator]),
        found(file(city), others=own),
        found(file(given(FIRMS, 850, area=DISTRICTS[0])), others=own),
        found(file(given(FIRMS, 801, area=DISTRICTS[0])), others=own),
        found(file(given(FIRMS, 850, area=DISTRICTS[0])), [city, *parts]),
        found(file(january, period="2023-01"), year),
        found(file(*by_district(FIRMS, [600, 700, 800, 60000]))),
        found(file(given(SHARE, 101))),
        found(file(given(FIRMS, 15000), *parts), last_month),
        found(file(given(FIRMS, 15000), *parts, noted=True)),
        found(file(given(FIRMS, 1500), *parts[:15])),
        found(file(given(FIRMS, 7), given(PART, 8))),
        found(file(given(FLOW, "4000")), [april, given(FLOW, "3900", period="2023-06")]),
        found(file(given(FLOW, "4000"), correction=True), [april]),
        found(file(given(FLOW, "4000"), correction=True), [given(FLOW, "3900", period="2023-06")]),
        found(file(given(FLOW, "5012.4"), months=[in_month(FLOW, "9")]), [april]),
        found(file(given(FLOW, "5012.4"), months=[in_month(FLOW, "5012.4")]), [april]),
        found(file(given(FLOW, "1000"), months=[in_month(FLOW, "1000")]), [april]),
        found(file(given(FLOW, "4000"), months=[in_month(FLOW, "5000")])),
        found(file(given(LOANS, 9100), months=[in_month(LOANS, 9)]), history),
        found(file(given(LOANS, "91000000")), history),
        found(file(given(LOANS, "91000")), history),
        found(file(given(LOANS, "9000000"))),
        found(file(run(LOANS, ["11400"], start="2023-05")[0]), run(LOANS, steady, start="2022-08")),
        found(file(given(LOANS, 9100), beside=beside), history),
        found(file(given(LOANS, 9100)), [given(LOANS, 9200)]),
        found(file(*parts[:15])),
        found(file(given(FIRMS, 0)), [given(FIRMS, 15000, period="2023-04")]),
        found(
            file(given(FIRMS, None), given(LOANS, 10000)), [given(FIRMS, 15000, period="2023-04")]
        ),
        found(file(given(FIRMS, None))),
        found(file(replace(given(FIRMS, 13200), state=ObservationState.INEXACT), *parts)),
        found(file(given(RELIEF, 5512), since_new_year=True)),
        found(file(given(LOANS, 9100), correction=True), [given(LOANS, 9200)]),
    )
    told = (
        finding
        for findings in (*checked, beside_the_figures(), of_progress())
        for finding in findings
    )
    return {finding.code: finding for finding in told}


def beside_the_figures() -> tuple[Finding, ...]:
    said = (
        planned((6, 3000), (9, 2900), (12, 4000)),
        planned(*((code, 1000) for code in CODES[:9]), target="srdi_smes"),
        planned(*((code, 1000) for code in CODES), target="srdi_smes"),
        levels_said(reward_srdi_min=90_000, sishang_reward_cap=600_000),
    )
    exact = level_under("exactly", 90_000)
    return tuple(finding for one in (*said, exact) for finding in one)


STATED = (
    "target",
    "completion",
    "last_month",
    "change_on_last_month",
    "since_year_start",
    "since_year_start_percent",
    "on_last_year",
    "on_last_year_percent",
)
FOUND = {code: one for code, one in everything().items() if one.cell is not None}


def codes_in_the_code() -> set[str]:
    """Every code of the package that is about a figure; those of ABOUT_THE_FILE have no cell."""
    keys = {key.removeprefix("finding.") for key in sentences("zh") if key.startswith("finding.")}
    files = Path(ingest.checks.__file__).parent.glob("*.py")
    texts = (file.read_text(encoding="utf-8") for file in files if file.name not in ABOUT_THE_FILE)
    named = {word for text in texts for word in re.findall(r'"(\w+)"', text)}
    return (named & keys) | {f"stated_{what}" for what in STATED}


def test_every_code_is_shown_here() -> None:
    assert codes_in_the_code() - set(FOUND) == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(FOUND))
def test_every_finding_is_said_with_its_place(code: str, language: Language) -> None:
    finding = FOUND[code]
    values = placeholders(finding, catalogue(), language)
    sentence = say(f"finding.{code}", language, **values)
    assert sentence.startswith(values["place"])
    assert finding.cell is not None


@pytest.mark.parametrize("code", sorted(FOUND))
def test_nothing_of_a_language_is_written_into_a_finding(code: str) -> None:
    """Units stand as the workbook has them; everything else is numbers, months and cells."""
    finding = FOUND[code]
    said = [
        text
        for name, text in finding.values
        if name not in ("indicator", "whole", "area", "agency", "action")
    ]
    for text in (finding.seen, finding.expected, *said):
        assert re.fullmatch(
            r"[-+]?[\d.]+(亿元|万元|元|家|%)?|\d{4}-\d\d(-\d\d)?|—|[A-Z]+\d+(, [A-Z]+\d+)*|", text
        )


def test_the_published_table_of_may_has_no_contradictions() -> None:
    read = reading(finance_table(), "上海银保监局.xlsx")
    assert check(Material(read, catalogue())) == ()


def test_a_table_of_districts_whose_note_explains_a_missing_one_is_fine() -> None:
    """The total of the example is that of the fifteen districts that reported."""
    assert check(Material(reading(district_table()), catalogue())) == ()
