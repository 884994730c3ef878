"""The demo's workbooks: made again they are the same, and they are read as they were meant."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from data.demo.figures import Figures
from data.demo.filed import MANIFEST, DemoFile, filings, manifest
from data.demo.make import made, write
from data.demo.noise import DEFAULT_SEED, Noise
from data.demo.promises import EARLIER_YEAR, earlier_year
from ingest import workbook
from ingest.layout import load_layouts
from ingest.parse import parse
from ingest.reading import Reading
from targets.vocabulary import CITY, Observation, ObservationState, Period, Severity
from tests.make_demo import demo_catalogue, demo_figures, made_demo, members, short_name

WRONG_ON_PURPOSE = {"cbirc 2023-06 refused", "310105 2023-04 returned", "eic 2023-05 accepted"}
TOLD_IN_WORDS = {
    ("clusters_national", Period(2023, 1)): ObservationState.NIL,
    ("branded_data_products", Period(2023, 2)): ObservationState.MISSING,
    ("renewal_cost_saving", Period(2023, 5)): ObservationState.INEXACT,
}


@cache
def readings() -> tuple[tuple[DemoFile, Reading], ...]:
    layouts = load_layouts()
    return tuple(
        (
            file,
            parse(workbook.read(file.path.read_bytes()), file.path.name, demo_catalogue(), layouts),
        )
        for file in filings()
    )


def figures_read() -> Iterator[tuple[DemoFile, Observation]]:
    """Of the files without a deliberate fault."""
    for file, reading in readings():
        case = f"{file.agency} {file.period} {file.state}"
        if case not in WRONG_ON_PURPOSE or reading.is_correction:
            for figure in reading.observations:
                yield file, figure


def test_the_committed_workbooks_are_what_the_script_makes() -> None:
    stale = [
        short_name(file)
        for file, content in made_demo()
        if not file.path.exists() or members(file.path.read_bytes()) != members(content)
    ]
    assert stale == []


def test_no_other_file_lies_beside_them() -> None:
    kept = {path for path in MANIFEST.with_name("workbooks").rglob("*") if path.is_file()}
    assert kept == {file.path for file, _ in made_demo()}


def test_the_committed_manifest_is_what_the_script_writes() -> None:
    assert MANIFEST.read_text(encoding="utf-8") == manifest(tuple(file for file, _ in made_demo()))


def test_making_a_workbook_twice_gives_the_same_bytes() -> None:
    assert next(made(demo_catalogue())) == next(made(demo_catalogue()))


def test_another_seed_makes_other_workbooks_of_the_same_bodies() -> None:
    seeded = next(made(demo_catalogue(), DEFAULT_SEED + 1))
    assert seeded[1] not in {content for _, content in made_demo()}


def test_the_script_writes_workbooks_and_manifest_into_a_folder_of_ones_own(tmp_path: Path) -> None:
    few = made_demo()[:3]
    (tmp_path / "workbooks").mkdir()
    (tmp_path / "workbooks" / "left over.xlsx").touch()
    assert write(tmp_path, few) == 3
    written = {path.read_bytes() for path in (tmp_path / "workbooks").rglob("*.xlsx")}
    assert written == {content for _, content in few}
    assert (tmp_path / "manifest.csv").read_text(encoding="utf-8").count("\n") == 4


def test_every_workbook_says_that_its_figures_are_made_up() -> None:
    assert all(reading.is_made_up for _, reading in readings())


def test_body_form_and_month_are_read_without_a_hint() -> None:
    for file, reading in readings():
        read = (reading.agency, reading.form, reading.period)
        assert read == (file.agency, file.form, file.period), short_name(file)


def test_all_six_layouts_and_our_template_are_there() -> None:
    layouts = {reading.layout for _, reading in readings()}
    assert layouts == {
        "template",
        "indicator_list",
        "indicator_list+district_table",
        "indicator_list+district_columns",
        "finance_table",
        "progress_narrative",
    }


def test_reading_finds_nothing_worse_than_a_note_but_one_figure_to_come() -> None:
    worse = [
        (short_name(file), finding.code)
        for file, reading in readings()
        for finding in reading.findings
        if finding.severity is not Severity.NOTE
    ]
    assert worse == [("2023-02/市经信委2月报表(终稿2)(1).xlsx", "figure_to_come")]


def test_every_figure_is_read_as_it_was_meant() -> None:
    drawn = demo_figures()
    wrong = [
        (short_name(file), figure.indicator, figure.area, str(figure.period))
        for file, figure in figures_read()
        if figure.state is not ObservationState.MISSING and not _is_as_meant(drawn, figure)
    ]
    assert wrong == []


def _is_as_meant(drawn: Figures, figure: Observation) -> bool:
    parts = drawn.parts.get((figure.indicator, figure.area))
    if parts is not None:
        part = parts[figure.period]
        return (figure.numerator, figure.denominator) == (part.numerator, part.denominator)
    if figure.period.year == EARLIER_YEAR:
        return figure.value == earlier_year(Noise(DEFAULT_SEED))[figure.period]
    source = "eic" if figure.source in demo_catalogue().district else figure.source
    return figure.value == drawn.level(source, figure.indicator, figure.period, figure.area)


def test_words_instead_of_a_number_keep_their_meaning() -> None:
    told = {
        (figure.indicator, figure.period): figure.state
        for _, figure in figures_read()
        if figure.state is not ObservationState.REPORTED
    }
    assert told == TOLD_IN_WORDS


def test_one_month_is_written_in_another_unit() -> None:
    units = {
        str(file.period): dict(reading.units).get("inclusive_loans_balance")
        for file, reading in readings()
        if file.agency == "pbc"
        if reading.layout == "finance_table"
    }
    assert [month for month, unit in units.items() if unit == "万元"] == ["2023-07"]


def test_the_first_may_file_crosses_one_district_out_and_says_why() -> None:
    reading = next(r for f, r in readings() if f.agency == "eic" and str(f.period) == "2023-05")
    crossed = {figure.area for figure in reading.observations if figure.value is None}
    assert crossed == {"310151"}
    assert reading.sum_differs_noted


@pytest.mark.parametrize("quarter", [Period(2023, 6), Period(2023, 9)])
def test_every_action_is_told_of_by_the_body_that_leads_it(quarter: Period) -> None:
    told = {
        (note.action, note.source)
        for file, reading in readings()
        if file.period == quarter
        for note in reading.action_notes
    }
    leads = {(action.id, action.responsible[0]) for action in demo_catalogue().actions}
    assert leads <= told


def test_2022_comes_as_one_workbook_a_body_with_its_twelve_months() -> None:
    for file, reading in readings():
        if file.period == Period(2022, 12):
            months = {figure.period.month for figure in reading.observations}
            assert months == set(range(1, 13)), short_name(file)
            assert CITY in {f.area for f in reading.observations} or file.agency.isdigit()
