"""A finding's sentence names what a reader knows, in the reader's units."""

from __future__ import annotations

import pytest

from targets.findings import placeholders
from targets.vocabulary import LANGUAGES, Cell, Finding, Language, Severity
from tests.make_targets import tiny_catalogue

TINY = tiny_catalogue()
LOANS = next(one for one in TINY.indicators if one.unit.dimension == "money")
FIRMS = next(one for one in TINY.indicators if one.unit.dimension == "count")


def said(seen: str, indicator: str, language: Language) -> dict[str, str]:
    values = (("indicator", indicator), ("agency", TINY.agencies[0].id), ("other", "x"))
    finding = Finding("jump", Severity.WARNING, Cell("表1", 4, 6), seen, "", values)
    return placeholders(finding, TINY, language)


def test_the_place_is_sheet_and_cell() -> None:
    assert said("1", FIRMS.id, "zh")["place"] == "表1!F4"


def test_a_finding_of_the_whole_file_has_no_place() -> None:
    assert placeholders(Finding("empty", Severity.ERROR), TINY, "en")["place"] == ""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_ids_become_names_and_other_words_stay(language: Language) -> None:
    found = said("1", FIRMS.id, language)
    assert found["indicator"] == FIRMS.short.said(language)
    assert found["agency"] == TINY.agencies[0].names[-1].short.said(language)
    assert found["other"] == "x"


def test_an_english_sentence_has_english_units() -> None:
    assert said("10075.63亿元", LOANS.id, "en")["seen"] == "1,007.56 billion yuan"
    assert said("+87亿元", LOANS.id, "en")["seen"] == "+8.7 billion yuan"
    assert said("13466家", FIRMS.id, "en")["seen"] == f"13,466 {FIRMS.unit.name.en}"


@pytest.mark.parametrize("text", ["10075.63亿元", "约45", "#REF!", "１２９８０", "待统计", "3"])
def test_a_chinese_sentence_says_what_stood_there(text: str) -> None:
    assert said(text, LOANS.id, "zh")["seen"] == text


@pytest.mark.parametrize("text", ["约45", "#REF!", "１２９８０", "待统计", "3", "5只"])
def test_what_is_no_amount_in_a_known_unit_stays(text: str) -> None:
    assert said(text, LOANS.id, "en")["seen"] == text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_difference_bears_a_minus_sign_and_what_was_typed_its_own(language: Language) -> None:
    values = (("indicator", "lending"), ("difference", "-0.1%"))
    finding = Finding("sum_differs", Severity.ERROR, None, "-5家", "", values)
    told = placeholders(finding, tiny_catalogue(), language)
    assert (told["difference"], told["seen"]) == ("\u22120.1%", "-5家")


@pytest.mark.parametrize(
    ("language", "layout"), [("zh", "企业名单"), ("en", "List of enterprises")]
)
def test_a_value_may_have_an_english_one_beside_it(language: Language, layout: str) -> None:
    values = (("seen_en", "List of enterprises"),)
    finding = Finding("layout_of_other_body", Severity.ERROR, None, "企业名单", "", values)
    assert placeholders(finding, TINY, language) == {"place": "", "seen": layout, "expected": ""}


@pytest.mark.parametrize(("language", "month"), [("zh", "2023年9月"), ("en", "September 2023")])
def test_a_month_is_named_in_words(language: Language, month: str) -> None:
    finding = Finding("district_absent", Severity.WARNING, None, values=(("month", "2023-09"),))
    assert placeholders(finding, TINY, language)["month"] == month
