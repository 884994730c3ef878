"""Tables saved as text: encoding, delimiter, what is a number, what is refused."""

from __future__ import annotations

import pytest

from ingest import guard, workbook
from ingest.errors import UnreadableError
from ingest.workbook import CellKind, Sheet
from tests.make_workbooks import codes, reading


def sheet(text: str, encoding: str = "utf-8") -> Sheet:
    file = text.encode(encoding)
    (found,) = workbook.read(file, guard.inspect(file, "表.csv")).sheets
    return found


def texts(text: str) -> list[str]:
    return [cell.text for cell in sheet(text).cells.values()]


def reason(file: bytes | str) -> str:
    with pytest.raises(UnreadableError) as caught:
        guard.inspect(file if isinstance(file, bytes) else file.encode(), "表.csv")
    return caught.value.code


@pytest.mark.parametrize(
    "encoding", ["gbk", "gb18030", "utf-8", "utf-8-sig", "utf-16", "utf-16-be"]
)
def test_every_usual_encoding_is_known(encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    found = sheet(mark + "指标,累计数\r\n绿色工厂,8\r\n", encoding)
    assert [cell.text for cell in found.cells.values()] == ["指标", "累计数", "绿色工厂", "8"]


@pytest.mark.parametrize(
    "text",
    [
        "指標名稱,單位,累計數\n創新型中小企業,家,12980\n",
        "2023年5月月報,,\n填報單位：上海市經濟和信息化委員會,,\n",
        "區,專精特新中小企業\n浦東新區,830\n黃浦區,120\n",
    ],
)
def test_what_is_surely_in_big5_is_not_taken_for_rare_letters(text: str) -> None:
    assert reason(text.encode("big5")) == "unknown_encoding"


@pytest.mark.parametrize(
    "text", ["镕喆,1\n焱垚骉,2\n", "┌──┬──┐,1\n└──┴──┘,2\n", "指标,累计数\n绿色工厂,8\n"]
)
def test_rare_letters_of_our_own_stay_what_they_are(text: str) -> None:
    assert sheet(text, "gb18030").at(1, 1) == sheet(text).at(1, 1)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_that_parts_all_rows_alike_is_taken(delimiter: str) -> None:
    lines = ("指标;x".replace(";", delimiter), f'"1,234"{delimiter}5', f"甲、乙{delimiter}6")
    assert texts("\n".join(lines))[-4:] == ["1,234", "5", "甲、乙", "6"]


def test_the_delimiter_may_be_stated() -> None:
    assert texts("sep=;\r\n甲;1,5\r\n乙;2,5\r\n") == ["甲", "1,5", "乙", "2,5"]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("8", CellKind.NUMBER),
        ("-10075.63", CellKind.NUMBER),
        ("0", CellKind.NUMBER),
        ("002", CellKind.TEXT),
        ("91310115MA1K3XXXX0", CellKind.TEXT),
        ("310115198001010018", CellKind.TEXT),
        ("１２", CellKind.TEXT),
        ("64.9%", CellKind.TEXT),
        ("=cmd|'/c calc'!A0", CellKind.TEXT),
        ("1e5", CellKind.TEXT),
        ("NaN", CellKind.TEXT),
    ],
)
def test_only_a_plain_number_is_one(typed: str, kind: CellKind) -> None:
    cell = sheet(f"甲,{typed}\n").cells[1, 2]
    assert (cell.kind, cell.text) == (kind, typed)


def test_a_month_that_lost_its_zero_is_not_taken_for_january() -> None:
    said = reading("报告期,2023.1\n指标名称,计量单位,累计数\n绿色工厂,家,8\n".encode("gbk"))
    assert "period_unclear" in codes(said)


def test_a_line_within_quotes_belongs_to_its_cell() -> None:
    assert texts('"甲\n乙",1\n丙,2\n')[0] == "甲\n乙"


def test_rows_are_counted_with_the_blank_ones() -> None:
    assert list(sheet("甲,1\n\n乙,2\n").cells) == [(1, 1), (1, 2), (3, 1), (3, 2)]


def test_a_title_stretches_over_the_columns_that_are_titled_below_it() -> None:
    found = sheet("指标,完成情况,,备注\n,本月数,累计数,\n绿色工厂,1,8,无\n")
    assert found.merges == ((1, 2, 1, 3),)


def test_a_title_without_one_below_itself_stretches_over_nothing() -> None:
    found = sheet("指标,单位,,\n,,本月数,累计数\n绿色工厂,家,1,8\n")
    assert found.merges == ()


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("今天，没有表格。", "plain_text"),
        ("甲,1;2\n乙,3;4\n", "delimiter_unclear"),
        ('甲,"没有收尾\n乙,2\n', "quotes_unclear"),
        ('"小巨人"企业,2\n甲,3\n', "quotes_unclear"),
        (b"a,\x81\xff\n", "unknown_encoding"),
        (b"\xef\xbb\xbfa,\xff\n", "unknown_encoding"),
        (b"a,\x01\n", "not_a_workbook"),
        (b"\xff\xfea", "unknown_encoding"),
        ("," * 600 + "\n" + "," * 600, "sheet_too_wide"),
        ("a,b\n" * 250_000, "too_many_cells"),
        ("a," + "x" * 200_000 + "\n", "plain_text"),
    ],
)
def test_a_doubtful_text_is_refused_with_its_reason(file: bytes | str, code: str) -> None:
    assert reason(file) == code
