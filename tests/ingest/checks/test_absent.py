"""A row that was deleted from our template is asked for; one left blank is asked about elsewhere."""

from __future__ import annotations

import pytest

from ingest.checks import Material, check
from targets.findings import placeholders
from targets.vocabulary import LANGUAGES, Finding, Language, Observation, Severity
from tests.make_targets import figure, tiny_catalogue
from tests.make_templates import FIGURES, blank, filled, opened, read_again, row_of, saved
from wording import say

LOANS = "小微企业贷款余额"


def missed(*known: Observation, file_name: str = "报表.xlsx") -> list[Finding]:
    """What is said of a row that stands no more in the banks' template for May."""
    book = opened(filled(blank("banking"), {f"{FIGURES}!E5": 850, f"{FIGURES}!E6": 870}))
    sheet = book[FIGURES]
    sheet.delete_rows(row_of(sheet, LOANS, "全市"))
    found = check(Material(read_again(saved(book), file_name), tiny_catalogue(), known))
    return [one for one in found if one.code == "row_absent"]


def test_a_deleted_row_refuses_the_file() -> None:
    [finding] = missed()
    assert (finding.severity, dict(finding.values)["indicator"]) == (Severity.ERROR, "loans")


def test_what_counts_already_for_the_month_may_be_left_out() -> None:
    assert missed(figure("loans", "2025-05", 870, source="banking")) == []
    assert missed(figure("loans", "2025-04", 870, source="banking")) != []


def test_a_correction_gives_only_what_it_corrects() -> None:
    assert missed(file_name="更正 报表.xlsx") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_deleted_row_is_named(language: Language) -> None:
    [finding] = missed()
    said = say("finding.row_absent", language, **placeholders(finding, tiny_catalogue(), language))
    assert tiny_catalogue().indicator["loans"].short.said(language) in said


def test_rows_of_a_sheet_that_was_not_read_are_not_called_deleted() -> None:
    book = opened(filled(blank("banking"), {f"{FIGURES}!E5": 850}))
    book[FIGURES].title = "改名"
    read = read_again(saved(book))
    assert "template_sheet_missing" in {one.code for one in read.findings}
    found = check(Material(read, tiny_catalogue()))
    assert "row_absent" not in {one.code for one in found}
