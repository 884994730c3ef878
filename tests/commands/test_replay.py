"""`app.py replay`: what altered rules would have said, and putting them in force."""

from __future__ import annotations

import pytest

from tests.make_commands import CommandLine, Said
from tests.make_intake import LENDING, LOANS, cell_of, workbook_of

BLIND = "magnitude: {stage: off}\n"


@pytest.fixture
def surprised(line: CommandLine) -> CommandLine:
    """April counts; May's loans are ten times as high."""
    said = ("--accept", "--by", "li", "--explain-all", "情况属实")
    line.ingest(line.file(workbook_of("2025-04"), "4.xlsx"), *said)
    figures = {LENDING: 122.5, LOANS: 8276.1}
    line.ingest(line.file(workbook_of(figures=figures), "5.xlsx"), *said)
    return line


def replay(line: CommandLine, text: str = BLIND, *words: str) -> Said:
    return line("replay", line.file(text.encode(), "rules.yaml"), *words)


def test_the_document_names_each_difference_with_its_cell(surprised: CommandLine) -> None:
    document = replay(surprised, BLIND, "--json").document
    (size,) = [each for each in document["rules"] if each["rule"] == "magnitude"]
    (gone,) = size["gone"]
    assert (document["submissions"], document["in_force"]) == (2, False)
    assert (gone["code"], gone["cell"], gone["period"]) == ("magnitude", cell_of(LOANS), "2025-05")
    assert set(gone["message"]) == {"zh", "en"}


def test_in_words_every_rule_has_a_line_with_its_examples(surprised: CommandLine) -> None:
    said = replay(surprised)
    assert said.status == 0
    assert "数量级与近一年水平相差悬殊：现行规则 1 处，改后 0 处；涉及 1 次报送" in said.out
    assert "− 须说明 报送2：" in said.out


def test_what_is_no_file_of_rules_is_wrong_use_with_its_place(line: CommandLine) -> None:
    said = replay(line, "magnitude: {far: x}")
    assert (said.status, said.out) == (2, "")
    assert "magnitude.far" in said.err


def test_an_identity_cannot_be_switched_off(line: CommandLine) -> None:
    assert replay(line, "cumulative_falls: {stage: off}").status == 2


def test_a_file_that_is_not_there_is_wrong_use(line: CommandLine) -> None:
    assert line("replay", line.folder / "none.yaml").status == 2


def test_switching_on_needs_a_name(line: CommandLine) -> None:
    assert replay(line, BLIND, "--switch-on", "停用").status == 2


def test_what_is_switched_on_holds(surprised: CommandLine) -> None:
    said = replay(surprised, BLIND, "--switch-on", "停用", "--by", "wang")
    assert (said.status, said.out.splitlines()[-1]) == (
        0,
        "改后的规则自现在起启用；此前已入库的数字不变。",
    )
    again = replay(surprised, "magnitude: {stage: on}", "--json").document
    (size,) = [each for each in again["rules"] if each["rule"] == "magnitude"]
    assert (size["before"], size["after"]) == (0, 1)
