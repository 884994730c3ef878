"""`app.py template` hands out what `app.py ingest` reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.make_commands import CommandLine
from tests.make_intake import LENDING, LOANS
from tests.make_templates import FIGURES, filled, opened, row_of


def test_it_is_written_where_it_is_asked_for(line: CommandLine) -> None:
    path = line.folder / "blank.xlsx"
    said = line("template", "banking", "2025-05", "-o", path)
    assert said.status == 0
    assert str(path) in said.out
    assert opened(path.read_bytes())[FIGURES]["A1"].value == "市金融办月报（2025年5月）"


def test_by_default_it_bears_its_own_name_in_the_working_folder(
    line: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(line.folder)
    assert line("template", "banking", "2025-05").status == 0
    assert (line.folder / "市委金融办_banking_monthly_2025-05.xlsx").exists()


def test_into_a_folder_it_bears_its_own_name_too(line: CommandLine) -> None:
    assert line("template", "990103", "2025-05", "-o", line.folder).status == 0
    assert (line.folder / "南屏_district_monthly_2025-05.xlsx").exists()


def test_filled_in_it_is_taken_in_as_typed(line: CommandLine) -> None:
    path = line.folder / "blank.xlsx"
    line("template", "banking", "2025-05", "-o", path)
    sheet = opened(path.read_bytes())[FIGURES]
    cells = {LENDING: 122.5, LOANS: 827.61}
    typed = {f"{FIGURES}!E{row_of(sheet, name, '全市')}": value for name, value in cells.items()}
    (answer,) = line.ingest(line.file(filled(path.read_bytes(), typed)), "--dry-run").document
    values = {each["indicator"]: each["value"] for each in answer["observations"]}
    assert values == {"lending": "12250000000", "loans": "82761000000"}


@pytest.mark.parametrize(
    "words",
    [
        ("nobody", "2025-05"),
        ("banking", "2025-5"),
        ("banking", "2026-05"),
        ("banking", "2025-05", "--form", "progress"),
        ("districts", "2025-05"),
        ("banking",),
    ],
)
def test_what_is_not_owed_or_not_known_is_2(
    line: CommandLine, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(line.folder)
    said = line("template", *words)
    assert (said.status, said.out) == (2, "")
    assert said.err
    assert not list(line.folder.glob("*.xlsx"))


def test_a_place_that_cannot_be_written_is_3(line: CommandLine) -> None:
    said = line("template", "banking", "2025-05", "-o", line.folder / "no" / "such" / "place.xlsx")
    assert said.status == 3
    assert str(Path("no") / "such") in said.err
