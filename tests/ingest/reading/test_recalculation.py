"""Stored results of simple formulas are calculated again; formulas that guess are asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from openpyxl import Workbook

from ingest import guard, workbook
from ingest.opening.formulas import guessed, recalculation
from ingest.opening.formulas.written import Doubt, Formula, of_open_document
from ingest.opening.found import FoundBook, FoundSheet, said
from ingest.reading import Reading
from targets.vocabulary import Finding, Severity
from tests import make_hostile as hostile
from tests.make_formats import edited, file_name, in_format
from tests.make_workbooks import codes, empty_book, finding, indicator_list, place, reading

WITH_FORMULAS = ("xlsx", "xlsm", "strict", "ods")
CELLS: dict[str, object] = {
    **dict(
        zip(("A1", "A2", "A3", "A4", "A5", "A6"), (412, 0.1, 0.2, "说明", True, "12"), strict=True)
    ),
    **dict(zip(("A8", "B1", "B2", "B3"), (2.5, 1e300, -7, 0), strict=True)),
}


def book(
    formula: str, stored: float, more: dict[str, tuple[str, float]] | None = None
) -> FoundBook:
    """Some cells, the formula in C1, and others with their stored results."""
    found = FoundBook()
    found.sheets += [FoundSheet("表 1"), FoundSheet("Sheet2")]
    for sheet in found.sheets:
        for address, value in CELLS.items():
            _put(sheet, address, value)
    for address, (text, value) in ({"C1": (formula, stored)} | (more or {})).items():
        _put(found.sheets[0], address, value)
        found.sheets[0].formulas[_place(address)] = Formula(text)
    return found


def _put(sheet: FoundSheet, address: str, value: object) -> None:
    sheet.cells[_place(address)] = [*_place(address), *said(value), 0, False]


def _place(address: str) -> tuple[int, int]:
    return int(address[1:]), "ABC".index(address[0]) + 1


def due(found: FoundBook) -> dict[tuple[int, int], str]:
    """What the formulas of the first sheet should have given."""
    recalculation.note_stale(found)
    return {(row, column): result for row, column, _, _, result in found.sheets[0].doubts}


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=12568+A1", "12980"),
        ("=12980", "12980"),
        ("=SUM(A1:A4,A6:A8)", "414.8"),
        ("=SUM(A1,A2:A3,1+1)", "414.3"),
        ("=A2+A3", "0.3"),
        ("=-A1*2/(B2+3)", "206"),
        ("=+A1%", "4.12"),
        ("=A7+1", "1"),
        ("=ROUND(A8,0)", "3"),
        ("=ROUND(-A8*100,-2)", "-300"),
        ("='表 1'!$A$1", "412"),
        ("=sheet2!a1+SUM('Sheet2'!A2:A3)", "412.3"),
        ("= ( A1 + 1 ) ", "413"),
    ],
)
def test_a_stored_result_that_is_out_of_date_is_told_with_the_due_one(
    formula: str, result: str
) -> None:
    assert due(book(formula, 9999.5)) == {(1, 3): result}
    assert due(book(formula, float(result))) == {}


@pytest.mark.parametrize(
    "formula",
    [
        "=A4+1",
        "=A5+1",
        "=SUM(A1:A8)",
        "=A6+1",
        "=A1/B3",
        "=A1/0",
        "=IF(A1>1,2,3)",
        "=A1^2",
        "=SUM(A:A)",
        "=SUM(1:3)",
        "=SUM(A1:B9999)",
        "=A1:A3",
        "=SUM(没有!A1)",
        "=SUM(Sheet2:Sheet3!A1)",
        "=[1]Sheet1!A1",
        "=合计",
        "=ROUND(A1,A2)",
        "=ROUND(A1,99)",
        "=SUM(A1",
        "=A1)",
        "=",
        "=1 2",
        "=B1*B1",
        "=VLOOKUP(A1,A1:B3,2)",
        "=C1+1",
    ],
)
def test_any_other_formula_is_left_alone(formula: str) -> None:
    assert due(book(formula, 9999.5)) == {}


@pytest.mark.parametrize(
    ("formula", "stored"),
    [
        ("=A2+A3", 0.1 + 0.2),
        ("=A2+A3-0.3", 5.551115123125783e-17),
        ("=A1/7", 58.85714285714286),
        ("=A1/7", 58.8571428571429),
        ("=ROUND(1.005*100,0)", 101.0),
        ("=ROUND(1.005*100,0)", 100.0),
        ("=ROUND(A1/7,2)", 58.86),
    ],
)
def test_what_binary_arithmetic_loses_is_no_difference(formula: str, stored: float) -> None:
    assert due(book(formula, stored)) == {}


def test_a_result_that_hangs_on_a_stale_one_is_stale_too() -> None:
    assert due(book("=C2+1", 101, {"C2": ("=A1", 100)})) == {(1, 3): "413", (2, 3): "412"}


def test_what_cannot_be_calculated_counts_as_it_is_stored() -> None:
    assert due(book("=C2+1", 100, {"C2": ("=MAX(A1:A3)", 412)})) == {(1, 3): "413"}


def test_formulas_that_hang_on_one_another_are_left_alone() -> None:
    found = due(book("=C2", 5, {"C2": ("=C1", 5)}))
    assert found == {}


def test_what_lies_under_a_merge_makes_a_sum_unknown() -> None:
    found = book("=SUM(A1:A3)", 9999.5)
    found.sheets[0].merges.append((1, 1, 1, 2))
    assert due(found) == {}


def test_numbers_that_count_as_they_are_displayed_are_left_alone() -> None:
    found = book("=A1+1", 9999.5)
    found.is_exact = False
    assert due(found) == {}


def test_brackets_without_end_and_chains_without_end_cost_nothing() -> None:
    nested = "=" + "(" * 900 + "A1" + ")" * 900
    assert due(book(nested, 9999.5)) == {}
    found = book("=A1", 412)
    for row in range(1, 5001):
        found.sheets[0].formulas[row, 4] = Formula(f"=D{row + 1}+1")
        found.sheets[0].cells[row, 4] = [row, 4, "n", str(5001 - row), 0, True]
    assert due(found) == {}


def test_a_workbook_of_endless_sums_is_given_up() -> None:
    found = book("=A1", 412)
    for row in range(1, 3000):
        found.sheets[1].formulas[row, 5] = Formula("=SUM(A1:A9999)")
        found.sheets[1].cells[row, 5] = [row, 5, "n", "1", 0, True]
    recalculation.note_stale(found)
    assert len(found.sheets[1].doubts) < recalculation.STEPS / 9999 + 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("=SUM([.B2:.B5];1)", "=SUM(B2:B5,1)"),
        ("=[$'表 1'.C$5]*2", "='表 1'!C$5*2"),
        ("=[Sheet2.A1]", "=Sheet2!A1"),
        ("=['file:///x.ods'#$表.A1]", "=['file:///x.ods'#$表.A1]"),
    ],
)
def test_formulas_of_open_documents_are_understood(written: str, meant: str) -> None:
    assert of_open_document(written) == meant


def typed(formula: str, stored: float, kind: str = "xlsx") -> Reading:
    made = indicator_list()
    made.worksheets[0]["F7"] = formula
    file = in_format(made, kind, cached={("Sheet1", "F7"): stored})
    return reading(file, file_name("报表", kind))


@pytest.mark.parametrize("kind", WITH_FORMULAS)
def test_a_figure_with_a_stale_result_is_asked_about(kind: str) -> None:
    said = finding(typed("=12568+E7", 12500, kind), "formula_result_stale")
    assert (said.severity, place(said)) == (Severity.WARNING, "Sheet1!F7")
    assert (said.seen, said.expected) == ("12500", "12980")
    assert said.values == (("formula", "=12568+E7"),)


@pytest.mark.parametrize("kind", WITH_FORMULAS)
def test_one_that_was_calculated_is_not(kind: str) -> None:
    assert not any("formula" in code for code in codes(typed("=12568+E7", 12980, kind)))


def test_stale_results_beside_the_figures_are_asked_about_together() -> None:
    made = indicator_list()
    sheet = made.worksheets[0]
    sheet["E7"], sheet["G7"] = "=400+12", "=F9/D9"
    cached = {("Sheet1", "E7"): 1.0, ("Sheet1", "G7"): 0.5}
    said = finding(reading(in_format(made, "xlsx", cached=cached)), "formula_results_stale_beside")
    assert (place(said), said.seen, said.expected) == ("Sheet1!E7", "1", "412")
    assert dict(said.values)["cells"] == "E7、G7"


def test_a_percentage_is_told_as_it_is_shown() -> None:
    cell = '<c r="A1" s="0"><f>1/4</f><v>0.5</v></c>'
    (sheet,) = workbook.read(hostile.package(f'<row r="1">{cell}</row>')).sheets
    assert (sheet.doubts[1, 1].why, sheet.doubts[1, 1].result) == (Doubt.STALE, "0.25")


def test_a_formula_that_cells_share_moves_with_them() -> None:
    first = '<c r="B1"><f t="shared" ref="B1:B2" si="0">A1*$A$2</f><v>6</v></c>'
    second = '<c r="B2"><f t="shared" si="0"/><v>8</v></c>'
    rows = f'<row r="1"><c r="A1"><v>2</v></c>{first}</row>'
    rows += f'<row r="2"><c r="A2"><v>3</v></c>{second}</row>'
    (sheet,) = workbook.read(hostile.package(rows)).sheets
    assert {at: Decimal(doubt.result) for at, doubt in sheet.doubts.items()} == {(2, 2): Decimal(9)}


def test_a_workbook_that_calculates_as_displayed_says_so() -> None:
    file = edited(
        in_format(_stale_book(), "xlsx", cached={("表", "A1"): 1.0}),
        "xl/workbook.xml",
        lambda xml: xml.replace("<calcPr ", '<calcPr fullPrecision="0" '),
    )
    assert workbook.read(file, guard.inspect(file, "x")).sheets[0].doubts == {}


def _stale_book() -> Workbook:
    made = empty_book()
    made.create_sheet("表")["A1"] = "=1+1"
    return made


@pytest.mark.parametrize("kind", WITH_FORMULAS)
@pytest.mark.parametrize("formula", ["=RANDBETWEEN(1,20000)", "=YEAR(NOW())", "=E7*RAND ()"])
def test_a_figure_by_chance_is_asked_about(formula: str, kind: str) -> None:
    said: Finding = finding(typed(formula, 12980, kind), "formula_by_chance")
    assert (said.severity, place(said)) == (Severity.WARNING, "Sheet1!F7")
    assert "formula_result_stale" not in codes(typed(formula, 12980, kind))


@pytest.mark.parametrize(
    "formula", ["=FORECAST(5,D7:D9,E7:E9)", "=_xlfn.FORECAST.ETS(1,A1:A4,B1:B4)", "=TREND(A1:A4)"]
)
def test_a_figure_that_is_projected_is_asked_about(formula: str) -> None:
    assert finding(typed(formula, 12980), "formula_estimates").seen == formula


def test_a_figure_that_uses_one_by_chance_is_asked_about() -> None:
    made = indicator_list()
    sheet = made.worksheets[0]
    sheet["J1"], sheet["J2"], sheet["F7"] = "=RAND()", "=ROUND(J1*100,0)", "=SUM(J2:J3,12000)"
    stored = {("Sheet1", "J1"): 0.5, ("Sheet1", "J2"): 50.0, ("Sheet1", "F7"): 12050.0}
    said = finding(reading(in_format(made, "xlsx", cached=stored)), "formula_by_chance")
    assert (place(said), said.seen) == ("Sheet1!F7", "=SUM(J2:J3,12000)")


def test_chance_in_another_sheet_counts_and_words_in_quotes_do_not() -> None:
    found = book('=IF(A1>0,Sheet2!B1&"D1",0)', 1, {"C2": ('=A1&"Sheet2!B1"', 1)})
    found.sheets[1].formulas[1, 2] = Formula("=RAND()")
    found.sheets[1].doubts.append([1, 2, Doubt.CHANCE, "=RAND()", ""])
    guessed.note_guessed(found)
    assert [one[:2] for one in found.sheets[0].doubts] == [[1, 3]]


def test_very_many_formulas_are_not_followed() -> None:
    found = book("=B1", 1)
    found.sheets[0].doubts.append([1, 2, Doubt.CHANCE, "=RAND()", ""])
    for row in range(2, guessed.MOST_FORMULAS + 2):
        found.sheets[0].formulas[row, 3] = Formula("=B1")
    guessed.note_guessed(found)
    assert len(found.sheets[0].doubts) == 1


def test_chance_beside_the_figures_does_not_matter() -> None:
    made = indicator_list()
    made.worksheets[0]["G7"] = "=TODAY()"
    file = in_format(made, "xlsx", cached={("Sheet1", "G7"): 45000.0})
    assert "formula_by_chance" not in codes(reading(file))


@pytest.mark.parametrize("formula", ["=RANDX(1)", "=STRAND(1)", "=TRENDS(1)", "=KNOW(1)"])
def test_names_that_only_end_alike_are_no_chance(formula: str) -> None:
    assert Formula(formula).guesses is None
