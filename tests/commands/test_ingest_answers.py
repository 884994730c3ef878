"""`app.py ingest --json` answers with one document, whose keys others' scripts depend on."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tests.make_commands import CommandLine
from tests.make_intake import LENDING, LOANS, WELL_KNOWN, cell_of, workbook_of

SURPRISE = {LENDING: 122.5, LOANS: 8276.1}
"""Loans ten times as high as the month before."""


@pytest.fixture
def known(line: CommandLine) -> CommandLine:
    """The months before the surprise count already."""
    files = [line.file(workbook_of(month), f"{month}.xlsx") for month in WELL_KNOWN]
    done = line.ingest(*files[:-1], "--accept", "--by", "li", "--explain-all", "情况属实")
    assert done.status == 0, done.out
    return line


def test_a_file_is_one_object_with_the_contracts_keys(line: CommandLine) -> None:
    said = line.ingest(line.file(workbook_of()), "--dry-run")
    (answer,) = said.document
    assert said.status == 0
    assert list(answer) == [
        *("file", "sha256", "state", "reason", "agency", "form", "form_version", "layout"),
        *("period", "observations", "actions", "roster", "findings"),
    ]
    assert list(answer["observations"][0]) == [
        *("indicator", "area", "period", "value", "unit", "numerator", "denominator"),
        *("state", "why", "sheet", "cell"),
    ]
    assert answer["file"] == "报表.xlsx"
    assert answer["sha256"] == sha256(workbook_of()).hexdigest()


def test_a_finding_has_the_contracts_keys(line: CommandLine) -> None:
    (answer,) = line.ingest(line.file(workbook_of(figures={LOANS: -3})), "--dry-run").document
    for finding in answer["findings"]:
        assert list(finding) == [
            *("code", "severity", "sheet", "cell", "seen", "expected", "message")
        ]
        assert list(finding["message"]) == ["zh", "en"]


def test_nothing_but_the_document_is_on_standard_output(line: CommandLine) -> None:
    said = line.ingest(line.file(workbook_of()), line.folder / "missing.xlsx", "--dry-run")
    assert [each["state"] for each in said.document] == ["dry_run", "unreadable"]


def test_an_accepted_file_counts_and_comes_again_without_effect(each_line: CommandLine) -> None:
    file = each_line.file(workbook_of())
    words = (file, "--accept", "--by", "li", "--explain-all", "情况属实")
    first, second = each_line.ingest(*words), each_line.ingest(*words)
    assert (first.status, first.document[0]["state"]) == (0, "accepted")
    assert (second.status, second.document[0]["state"]) == (0, "duplicate")
    judged = each_line("assess", "--target", "loans", "--json").document
    assert judged[0]["value"] == "82761000000"


def test_without_accept_a_file_waits(line: CommandLine) -> None:
    said = line.ingest(line.file(workbook_of()))
    assert (said.status, said.document[0]["state"]) == (0, "submitted")
    assert line("assess", "--target", "loans", "--json").document[0]["value"] is None


def test_a_waiting_file_is_accepted_when_it_comes_again(line: CommandLine) -> None:
    file = line.file(workbook_of())
    line.ingest(file, "--explain-all", "情况属实")
    said = line.ingest(file, "--accept", "--by", "li")
    assert (said.status, said.document[0]["state"]) == (0, "accepted")


def test_warnings_alone_are_no_failure_of_a_dry_run(known: CommandLine) -> None:
    said = known.ingest(known.file(workbook_of(figures=SURPRISE)), "--dry-run")
    severities = {finding["severity"] for finding in said.document[0]["findings"]}
    assert (said.status, said.document[0]["state"]) == (0, "dry_run")
    assert "warning" in severities
    assert "error" not in severities


def test_what_is_unexplained_stays_submitted(known: CommandLine) -> None:
    said = known.ingest(known.file(workbook_of(figures=SURPRISE)), "--accept", "--by", "li")
    assert (said.status, said.document[0]["state"]) == (0, "submitted")
    assert "书面说明" in said.err
    assert "explanation" in said.err


def test_explained_by_its_cell_it_is_accepted(known: CommandLine) -> None:
    place = f"填报!{cell_of(LOANS)}=并表口径调整"
    words = ("--accept", "--by", "li", "--explain", place)
    said = known.ingest(known.file(workbook_of(figures=SURPRISE)), *words)
    assert (said.status, said.document[0]["state"]) == (0, "accepted")


def test_explained_afterwards_it_is_accepted(known: CommandLine) -> None:
    file = known.file(workbook_of(figures=SURPRISE))
    words = ("--accept", "--by", "li")
    assert known.ingest(file, *words).document[0]["state"] == "submitted"
    said = known.ingest(file, *words, "--explain", f"{cell_of(LOANS)}=并表口径调整")
    assert (said.status, said.document[0]["state"]) == (0, "accepted")


def test_an_explanation_of_a_cell_that_nobody_asked_about_is_told(line: CommandLine) -> None:
    said = line.ingest(line.file(workbook_of()), "--dry-run", "--explain", "B2=没有问题")
    assert "B2" in said.err
    assert said.status == 0


def test_a_cell_whose_unit_nobody_questioned_is_told(line: CommandLine) -> None:
    said = line.ingest(line.file(workbook_of()), "--dry-run", "--meant", "Z99")
    assert (said.status, said.document[0]["state"]) == (0, "dry_run")
    assert "没有对 Z99 提出过单位疑问" in said.err


def test_a_month_and_a_body_may_be_hinted(line: CommandLine) -> None:
    words = ("--dry-run", "--agency", "banking", "--period", "2025-05")
    assert line.ingest(line.file(workbook_of()), *words).status == 0


def test_a_hint_that_contradicts_the_form_is_an_error(line: CommandLine) -> None:
    words = ("--dry-run", "--agency", "industry", "--period", "2025-04")
    said = line.ingest(line.file(workbook_of()), *words)
    assert (said.status, said.document[0]["state"]) == (1, "refused")
    codes = {finding["code"] for finding in said.document[0]["findings"]}
    assert {"agency_contradicts", "period_contradicts"} <= codes


def test_in_words_every_finding_is_said_in_both_languages(line: CommandLine) -> None:
    said = line("ingest", line.file(workbook_of(figures={LOANS: -3})), "--dry-run")
    assert f"填报!{cell_of(LOANS)}：“小微贷款余额”" in said.out
    assert f"填报!{cell_of(LOANS)}: “Loans outstanding”" in said.out


def test_a_dry_run_tells_which_standings_acceptance_would_change(line: CommandLine) -> None:
    file = line.file(workbook_of("2025-01"))
    said = line("ingest", file, "--dry-run")
    assert "采用后“小微贷款余额”：未报 → " in said.out
    line.ingest(file, "--accept", "--by", "li", "--explain-all", "情况属实")
    assert "采用后" not in line("ingest", file, "--dry-run").out


def test_a_slip_is_read_as_it_was_meant(line: CommandLine) -> None:
    said = ("--accept", "--by", "li", "--explain-all", "情况属实")
    line.ingest(line.file(workbook_of("2025-04"), "4.xlsx"), *said)
    slipped = line.file(workbook_of(figures={LENDING: 122.5, LOANS: 8_276_100}), "5.xlsx")
    assert line.ingest(slipped, *said).document[0]["reason"] == "unit_scale"
    (answer,) = line.ingest(slipped, *said, "--meant", cell_of(LOANS)).document
    assert answer["state"] == "accepted"
    values = {
        o["indicator"]: o["value"] for o in answer["observations"] if o["period"] == "2025-05"
    }
    assert values["loans"] == "82761000000"
