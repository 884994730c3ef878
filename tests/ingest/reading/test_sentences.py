"""Everything that reading can say has its sentence in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest.books import stamp
from targets.findings import placeholders
from targets.vocabulary import LANGUAGES, Finding, Language, Severity
from tests.make_workbooks import catalogue, reading, template
from wording import say, sentences

READING = Path(stamp.__file__).parents[1]
"""The package whose sources are searched for codes."""


def codes(pattern: str, *files: str) -> set[str]:
    found: set[str] = set()
    for folder in files:
        for path in READING.glob(folder):
            found.update(re.findall(pattern, path.read_text(encoding="utf-8")))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_a_sentence(language: Language) -> None:
    used = codes(r'(?:Finding|NoAmount|_finding)\(\s*"([a-z_]+)"', "books/*.py", "tables/*.py")
    used |= codes(r'[_.]say\(\s*(?:\w+,\s*)?"([a-z_]+)"', "books/*.py", "tables/*.py")
    used |= codes(r'(?:_finding|_disagreement)\((?:\w+, )*"([a-z_]+)"', "books/*.py")
    used |= codes(r'Finding\("([a-z_]+)"', "explaining.py")
    assert len(used) > 60
    assert {f"finding.{code}" for code in used} <= set(sentences(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_for_not_reading_has_a_sentence(language: Language) -> None:
    used = codes(r'UnreadableError\(\s*"([a-z_]+)"', "*.py", "opening/*.py")
    used |= codes(r'"fault": "([a-z_]+)"', "opening/*.py")
    assert len(used) > 20
    assert {f"reading.{code}" for code in used} <= set(sentences(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_about_the_whole_file_reads_well_without_a_place(language: Language) -> None:
    read = reading(template([], version="9"))
    (said,) = read.findings
    assert said.cell is None
    text = say(f"finding.{said.code}", language, **placeholders(said, catalogue(), language))
    assert not text.startswith((":", "：", " "))
    assert "9" in text


def test_findings_name_indicators_and_areas_by_id() -> None:
    finding = Finding("blank_figure", Severity.WARNING, values=(("indicator", "green_factories"),))
    assert placeholders(finding, catalogue(), "zh")["indicator"] == "绿色工厂"
