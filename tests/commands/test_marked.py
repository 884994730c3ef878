"""`app.py ingest --marked DIR` writes the workbooks that senders get back, and says where."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.make_commands import CommandLine
from tests.make_intake import LOANS, cell_of, workbook_of
from tests.make_marked import LIST

FAULTY = workbook_of(figures={LOANS: -3})


def folder(line: CommandLine) -> Path:
    return line.folder / "out" / "marked"


def names(line: CommandLine) -> list[str]:
    return sorted(path.name for path in folder(line).iterdir())


def test_a_file_with_findings_is_written_marked(line: CommandLine) -> None:
    said = line("ingest", line.file(FAULTY), "--dry-run", "--marked", folder(line))
    path = folder(line) / "报表_批注.xlsx"
    book = load_workbook(path)
    assert said.status == 1
    assert str(path) in said.out
    assert book.sheetnames[0] == LIST
    assert book["填报"][cell_of(LOANS)].comment is not None


def test_a_refused_file_and_one_that_cannot_be_read_are_answered_too(line: CommandLine) -> None:
    files = line.file(FAULTY, "a.xlsx"), line.file(b"no workbook", "b.xlsx")
    line("ingest", *files, "--marked", folder(line))
    assert names(line) == ["a_批注.xlsx", "b_核对结果.xlsx"]


def test_a_file_without_findings_is_not(line: CommandLine) -> None:
    line("ingest", line.file(workbook_of("2025-01")), "--dry-run", "--marked", folder(line))
    assert names(line) == []


def test_a_file_that_is_not_there_is_not(line: CommandLine) -> None:
    said = line("ingest", line.folder / "none.xlsx", "--marked", folder(line))
    assert (said.status, names(line)) == (1, [])


def test_beside_a_json_document_it_is_said_on_standard_error(line: CommandLine) -> None:
    said = line.ingest(line.file(FAULTY), "--dry-run", "--marked", folder(line))
    assert said.document[0]["state"] == "refused"
    assert "报表_批注.xlsx" in said.err


def test_nothing_that_is_there_is_written_over(line: CommandLine) -> None:
    folder(line).mkdir(parents=True)
    (folder(line) / "报表_批注.xlsx").write_text("李的说明", encoding="utf-8")
    line("ingest", line.file(FAULTY), "--dry-run", "--marked", folder(line))
    assert names(line) == ["报表_批注(2).xlsx", "报表_批注.xlsx"]
    assert (folder(line) / "报表_批注.xlsx").read_text(encoding="utf-8") == "李的说明"


def test_what_cannot_be_written_is_a_failure_of_the_service(line: CommandLine) -> None:
    said = line("ingest", line.file(FAULTY), "--dry-run", "--marked", "/proc/self")
    assert said.status == 3
    assert "/proc/self/报表_批注.xlsx" in said.err


def test_in_words_a_recorded_file_gets_its_receipt(line: CommandLine) -> None:
    said = line("ingest", line.file(workbook_of()), "--by", "li")
    assert "回执" in said.out
    assert "编号：1\n" in said.out
    assert "sha256" in said.out


def test_a_dry_run_has_no_receipt(line: CommandLine) -> None:
    assert "回执" not in line("ingest", line.file(workbook_of()), "--dry-run").out
