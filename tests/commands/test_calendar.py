"""The days that staff set right: a file that people edit by hand, often with a spreadsheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import wiring
from commands.calendar import CalendarRefusedError, overrides
from tests.make_commands import CommandLine

HEAD = "date,working,note\n"


def kept(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "calendar.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_a_day_is_set_to_working_or_not(tmp_path: Path) -> None:
    path = kept(tmp_path, f"{HEAD}2027-02-13,yes,调休\n2027-02-15,no,\n")
    assert overrides(path) == {date(2027, 2, 13): True, date(2027, 2, 15): False}


def test_without_the_file_nothing_is_set(tmp_path: Path) -> None:
    assert overrides(tmp_path / "calendar.csv") == {}


def test_a_spreadsheets_mark_at_the_files_start_does_no_harm(tmp_path: Path) -> None:
    path = kept(tmp_path, f"{HEAD}2027-02-13,yes,\n", "utf-8-sig")
    assert overrides(path) == {date(2027, 2, 13): True}


@pytest.mark.parametrize("line", ["2027/2/13,yes,", "2027-02-13,是,", "2027-02-13", ",yes,"])
def test_a_line_that_is_none_is_named(tmp_path: Path, line: str) -> None:
    path = kept(tmp_path, f"{HEAD}2027-02-12,no,\n{line}\n")
    with pytest.raises(CalendarRefusedError, match=r"^3: "):
        overrides(path)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = kept(tmp_path, f"{HEAD}2027-02-13,yes,调休\n", "gb18030")
    with pytest.raises(CalendarRefusedError):
        overrides(path)


def test_a_bad_calendar_is_2_and_names_the_file(
    line: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    (line.folder / "data").mkdir()
    path = kept(line.folder / "data", f"{HEAD}tomorrow,no,\n")
    monkeypatch.setattr(wiring, "ROOT", line.folder)
    said = line("assess", "--json")
    assert (said.status, said.out) == (2, "")
    assert f"{path}" in said.err
