"""Every finding that the code can make is said in both languages: where, seen, expected, and what to do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import ingest
from ingest.machine import message
from ingest.marked.saying import lines_of, parted
from targets.findings import placeholders
from targets.vocabulary import LANGUAGES, Finding, Language
from tests.ingest.checks.test_sentences import FOUND
from tests.make_findings import every_finding
from tests.make_workbooks import catalogue
from wording import say, sentences

FINDINGS = every_finding() | FOUND
SOURCES = sorted(Path(ingest.__file__).parent.rglob("*.py"))
TESTS = sorted(Path(__file__).parents[1].rglob("test_*.py"))
CHINESE = sentences("zh")
NOT_AMOUNTS = frozenset(
    {
        "finding.file_name_differs",
        "finding.agencies_differ",
        "finding.reward_differs",
        "finding.template_title_differs",
    }
)


def group(name: str) -> set[str]:
    return {key.partition(".")[2] for key in CHINESE if key.startswith(f"{name}.")}


def wanted(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def unreadable() -> Iterator[tuple[str, frozenset[str]]]:
    """Code and values of every reason for not reading a file, as the code gives them."""
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "UnreadableError":
                names = frozenset(str(one.arg) for one in node.keywords)
                codes = {
                    one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)
                }
                yield from ((code, names) for code in group("reading") if code in codes)


def test_every_finding_has_a_sentence_and_is_made_here_or_named_by_a_test_elsewhere() -> None:
    assert set(FINDINGS) <= group("finding")
    elsewhere = "".join(one.read_text(encoding="utf-8") for one in TESTS)
    unproven = group("finding") - set(FINDINGS)
    assert {code for code in unproven if f'"{code}"' not in elsewhere} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_no_placeholder_of_a_finding_is_empty(code: str, language: Language) -> None:
    values = placeholders(FINDINGS[code], catalogue(), language)
    asked = wanted(sentences(language)[f"finding.{code}"])
    assert [name for name in asked if not values[name].strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_every_finding_about_a_cell_is_said_with_it(code: str, language: Language) -> None:
    finding = FINDINGS[code]
    said = message(finding, catalogue(), language)
    assert said.startswith(f"{finding.cell.sheet}!" if finding.cell else said[0])
    assert not said.startswith((":", "："))


@pytest.mark.parametrize(
    "key", sorted(k for k in CHINESE if k.startswith(("finding.", "reading.")))
)
def test_every_sentence_says_what_is_wrong_and_what_to_do(key: str) -> None:
    problem, advice = parted(CHINESE[key])
    assert problem
    assert advice


@pytest.mark.parametrize("key", sorted(k for k in CHINESE if "differ" in k and "finding." in k))
def test_amounts_that_differ_are_said_with_the_difference(key: str) -> None:
    assert ("difference" in wanted(CHINESE[key])) is (key not in NOT_AMOUNTS)


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_the_list_of_problems_has_every_finding_in_words(code: str) -> None:
    (line,) = lines_of([FINDINGS[code]], catalogue())
    assert line.problem
    assert line.advice
    assert line.english[0].isupper() or not line.english[0].isalpha()
    assert "{" not in line.problem + line.advice + line.english


def test_every_reason_for_not_reading_has_its_values() -> None:
    for code, given in unreadable():
        for language in LANGUAGES:
            assert wanted(sentences(language)[f"reading.{code}"]) <= given, code


def test_a_code_of_an_older_version_is_still_told() -> None:
    (line,) = lines_of([Finding("no_longer_known", FOUND["jump"].severity)], catalogue())
    assert "no_longer_known" in line.problem + line.advice


def test_a_value_that_an_older_version_did_not_keep_is_a_dash() -> None:
    (line,) = lines_of([Finding("part_above_whole", FOUND["jump"].severity)], catalogue())
    assert "—" in line.problem


def test_a_body_is_named_and_not_coded() -> None:
    (line,) = lines_of([FINDINGS["agency_contradicts"]], catalogue())
    assert line.expected == catalogue().body["stc"].short.zh
    assert say("finding.agency_contradicts", "zh", agency="", hinted=line.expected)
