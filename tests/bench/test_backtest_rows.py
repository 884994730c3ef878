"""Rows of a folder that cannot be read are refused with their place, and nothing is judged."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.backtest.__main__ import main
from bench.backtest.series import UnreadableError, read_folder
from tests.make_folders import folder_of

GOOD = "a,2023,1,5,flow"


@pytest.mark.parametrize(
    ("row", "place", "seen", "expected"),
    [
        ("a,2023,2,12万,flow", "column 4 (value)", "12万", "a number"),
        ("a,2023,2,,flow", "column 4 (value)", "“”", "leave the whole line out"),
        ("a,2023,2,nan,flow", "column 4 (value)", "nan", "a number"),
        ("a,2023,2,1_000,flow", "column 4 (value)", "1_000", "a number"),
        ("a,2023,2,1e999,flow", "column 4 (value)", "1e999", "a number"),
        ("a,2023,1,6,flow", "column 3 (month)", "“1”", "each month once"),
        ("a,2023,13,6,flow", "column 3 (month)", "13", "a month from 1 to 12"),
        ("a,23,2,6,flow", "column 2 (year)", "23", "a year from 1000"),
        ("a,2023,2,6,rate", "column 5 (kind)", "rate", "flow or stock"),
        ("a,2023,2,6,stock", "column 5 (kind)", "stock", "flow, as in the earlier lines"),
        (",2023,2,6,flow", "column 1 (series)", "“”", "the name of a series"),
        ("a,2023,2,1,234,flow", "column 6", "6 cells", "expected 5"),
    ],
)
def test_a_row_that_cannot_be_read_names_its_place(
    row: str, place: str, seen: str, expected: str, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableError) as told:
        read_folder(folder_of(tmp_path, GOOD, row))
    assert f"series.csv, line 3, {place}: saw" in str(told.value)
    assert seen in str(told.value)
    assert expected in str(told.value)


def test_an_unreadable_row_is_exit_status_2_with_no_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder_of(tmp_path, "a,2023,13,6,flow"))]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "line 2" in printed.err


def test_a_missing_column_is_named_with_those_expected(tmp_path: Path) -> None:
    with pytest.raises(
        UnreadableError, match="line 1: saw “series,year,month,value”, expected the"
    ):
        read_folder(folder_of(tmp_path, "a,2023,1,5", head="series,year,month,value"))


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no CSV file"):
        read_folder(tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gbk.csv").write_bytes(
        "series,year,month,value,kind\n工业,2023,1,5,flow\n".encode("gbk")
    )
    with pytest.raises(UnreadableError, match=r"gbk\.csv: saw a byte that is no UTF-8"):
        read_folder(tmp_path)


def test_a_quote_that_is_never_closed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="line 3: saw a fault in the quotes"):
        read_folder(folder_of(tmp_path, GOOD, '"a,2023,2,6,flow'))


def test_columns_may_stand_in_any_order_beside_others(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "flow,x,5.5,1,2023,a", head="kind,note,value,month,year,series")
    assert read_folder(folder)[0].months == {(2023, 1): 5.5}
