"""Both languages say the same things, with the same values."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from string import Formatter
from typing import cast, get_args

import pytest

import wording
from targets.vocabulary import (
    NOT_ALLOCATED,
    NOT_REPORTED,
    UNEXPLAINED,
    ActionState,
    Comparator,
    ExpectedBy,
    FilingState,
    Kind,
    Overlay,
    RatioRule,
    Standing,
)
from wording import Language, UnknownSentenceError, say, sentences

LANGUAGES = cast("tuple[Language, ...]", get_args(Language))
WORDS = {
    "standing": Standing,
    "overlay": Overlay,
    "kind": Kind,
    "comparator": Comparator,
    "sign": Comparator,
    "expected_by": ExpectedBy,
    "rule": RatioRule,
    "filing": FilingState,
    "action": ActionState,
    "part": (NOT_ALLOCATED, NOT_REPORTED, UNEXPLAINED),
    "uncertain": ("comparator", "deadline", "window"),
}

COUNTS = {"count", "rows", "counted", "fine", "errors", "days", "unread", "total", "owed", "led"}
COUNTS |= {
    "districts",
    "submissions",
    "months",
    "bodies",
    "n",
    "open",
    "figures",
    "findings",
    "areas",
}
"""Values that are numbers of things."""
NEVER_ONE = {
    "finding.fractions_read_as_percent",
    "judging.told_needed_fall",
    "judging.told_needed_rise",
    "judging.told_needed_sum",
    "mail.everybody",
    "mail.many_bodies",
    "page.finding_areas",
    "page.finding_times",
    "reading.too_many_members",
}
"""Said of several alone, like all that end in `_many`; of one there is another sentence."""


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def groups(language: Language) -> set[str]:
    folder = files(wording).joinpath(language)
    return {file.name for file in folder.iterdir() if file.name.endswith(".toml")}


def test_every_group_exists_in_both_languages() -> None:
    assert groups("zh") == groups("en")


def test_every_sentence_exists_in_both_languages() -> None:
    assert set(sentences("zh")) ^ set(sentences("en")) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_groups_are_flat_lists_of_sentences(language: Language) -> None:
    assert {type(sentence) for sentence in sentences(language).values()} == {str}


def test_both_languages_use_the_same_values() -> None:
    zh, en = sentences("zh"), sentences("en")
    differing = {key for key in zh if placeholders(zh[key]) != placeholders(en.get(key, ""))}
    assert differing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_has_a_name_that_can_be_passed(language: Language) -> None:
    reserved = {"key", ""}
    wrong = {k for k, s in sentences(language).items() if placeholders(s) & reserved}
    assert wrong == set()


def test_no_sentence_is_empty_in_both_languages() -> None:
    """One language may need a word where the other needs none."""
    said = zip(sentences("zh").items(), sentences("en").values(), strict=True)
    assert [key for (key, zh), en in said if not (zh.strip() or en.strip())] == []


def test_chinese_sentences_are_in_chinese() -> None:
    """Values, signs and names of programs may stand alone; a sentence of English may not."""
    latin = {
        key
        for key, sentence in sentences("zh").items()
        if len(sentence.split()) > 4 and not any("\u4e00" <= char <= "\u9fff" for char in sentence)
    }
    assert latin == set()


@pytest.mark.parametrize("group", WORDS)
def test_every_word_of_the_vocabulary_can_be_said(group: str) -> None:
    said = {
        say(f"judging.{group}_{word}", language) for word in WORDS[group] for language in LANGUAGES
    }
    assert len(said) >= len(tuple(WORDS[group]))


def test_values_stand_in_the_sentence() -> None:
    assert say("catalogue.unknown_unit", "zh", id="吨") == (
        "没有编号为“吨”的计量单位，请在 units 中列出或改正。"
    )


def test_a_value_may_be_named_language() -> None:
    assert "en" in say("command.check_settings", "zh", language="en", base_url="")


def test_an_unknown_key_is_a_programmer_s_fault() -> None:
    with pytest.raises(UnknownSentenceError):
        say("catalogue.no_such_sentence", "en")


def test_a_file_holds_one_language_of_one_group() -> None:
    text = files(wording).joinpath("zh").joinpath("judging.toml").read_text(encoding="utf-8")
    assert "standing_behind" in tomllib.loads(text)


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 rows"), (1, "1 row"), ("1", "1 row"), (2, "2 rows"), ("1,001", "1,001 rows")],
)
def test_english_counts_in_the_right_number(count: object, said: str) -> None:
    assert say("page.roster_faults", "en", count=count) == f"{said} not counted"


def test_one_figure_reads_well_in_english() -> None:
    said = say("page.preview_warnings", "en", warnings=2, fine=1)
    assert said == "2 to explain; 1 other figure read well."


def test_no_english_sentence_counts_in_the_plural_alone() -> None:
    """`{count} rows` reads wrong of one: `{count} {count:row|rows}`."""
    plural = re.compile(r"\{(\w+)\} (?!as |less |is |was |this )[a-z]+(?<!s)s\b")
    found = {
        key: match[0]
        for key, sentence in sentences("en").items()
        if not key.endswith("_many") and key not in NEVER_ONE
        for match in plural.finditer(sentence)
        if match[1] in COUNTS
    }
    assert found == {}


def test_an_english_sentence_quotes_the_name_of_a_layout() -> None:
    name = "The template of this system"
    assert say("page.file_read", "en", file="a.xlsx", layout=name) == f"a.xlsx, layout “{name}”"
