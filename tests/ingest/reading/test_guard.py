"""What is looked at before any file is opened."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from ingest import guard
from ingest.errors import UnreadableError
from ingest.opening.limits import BOUNDS
from tests import make_hostile as hostile
from tests import make_hostile_old as old
from tests.make_workbooks import content, finance_table, indicator_list, months_book
from wording import say


def refused(file: bytes, name: str = "报表.xlsx") -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        guard.inspect(file, name)
    return caught.value


def rows(count: int, cells: int = 1) -> str:
    return "".join(f"<row>{'<c><v>1</v></c>' * cells}</row>" for _ in range(count))


def test_ordinary_workbooks_pass() -> None:
    for book in (indicator_list(), finance_table(), months_book()):
        guard.inspect(content(book), "报表.xlsx")
    guard.inspect(hostile.package(), "报表.xlsx")


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "empty_file"),
        (old.compound({"EncryptedPackage": b"x"}), "encrypted"),
        (b"\x09\x04\x06\x00\x00\x04\x10\x00\0\0", "old_format"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "html"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "html"),
        ("\ufeff<html><body>".encode("utf-16-le"), "html"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "html"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "old_format",
        ),
        (b'<?xml version="1.0"?><feed/>', "other_document"),
        (b"%PDF-1.7", "other_document"),
        (b"{\\rtf1 x}", "other_document"),
        (old.word_document(), "other_document"),
        (b"\x89PNG\0\0", "not_a_workbook"),
        ("今天天气很好".encode(), "plain_text"),
        (b"\xff\xffx,y", "unknown_encoding"),
    ],
)
def test_a_file_is_known_by_its_bytes(file: bytes, code: str) -> None:
    assert refused(file).code == code


def test_another_package_is_refused() -> None:
    word = hostile.package(without=("xl/workbook.xml",), parts={"word/document.xml": "<w/>"})
    assert refused(word).code == "other_document"


@pytest.mark.parametrize(
    ("member", "code"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/macrosheets/sheet1.xml", "macros"),
        ("xl/externalLinks/externalLink1.xml", "external_links"),
        ("xl/embeddings/oleObject1.bin", "embedded_objects"),
        ("xl/activeX/activeX1.xml", "embedded_objects"),
        ("../../etc/passwd", "bad_member_name"),
        ("/xl/x.xml", "bad_member_name"),
        ("C:/x.xml", "bad_member_name"),
    ],
)
def test_parts_that_run_link_or_escape_are_refused(member: str, code: str) -> None:
    said = refused(hostile.package(parts={member: "<x/>"}))
    assert (said.code, said.values["member"]) == (code, member)


@pytest.mark.parametrize("kind", ["vnd.ms-office.vbaProject", "vnd.ms-excel.macrosheet+xml"])
def test_macros_under_another_name_are_refused(kind: str) -> None:
    part = f'<Override PartName="/xl/x.bin" ContentType="application/{kind}"/></Types>'
    types = hostile.CONTENT_TYPES.replace("</Types>", part)
    assert refused(hostile.package(parts={"[Content_Types].xml": types})).code == "macros"


def test_a_relation_to_macros_is_refused() -> None:
    relation = f'<Relationship Id="rId9" Type="{hostile.OFFICE}/vbaProject" Target="x.bin"/></R'
    relations = hostile.WORKBOOK_RELATIONS.replace("</R", relation)
    assert (
        refused(hostile.package(parts={"xl/_rels/workbook.xml.rels": relations})).code == "macros"
    )


def test_two_members_of_one_name_are_refused() -> None:
    assert refused(hostile.repeated_member()).code == "bad_member_name"


@pytest.mark.parametrize(
    "formula", ["cmd|'/c calc'!A0", "'Word'|'C:\\x.doc'!Z1", "+MSEXCEL|'x'!A1"]
)
def test_formulas_that_call_programs_are_refused(formula: str) -> None:
    cell = f'<row r="1"><c r="A1"><f>{formula}</f><v>1</v></c></row>'
    assert refused(hostile.package(cell)).code == "dde"


def test_ordinary_formulas_pass() -> None:
    cell = '<row r="1"><c r="A1"><f>IF(Sheet2!B1&gt;0,SUM(A2:A9),"a|b")</f><v>1</v></c></row>'
    guard.inspect(hostile.package(cell), "报表.xlsx")


def test_a_doctype_is_refused_wherever_it_stands() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    for member in ("xl/sharedStrings.xml", "docProps/app.xml", "xl/media/image1.svg"):
        assert refused(hostile.package(parts={member: bomb})).code == "doctype"


def test_a_cell_in_the_last_corner_is_refused() -> None:
    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    assert refused(hostile.package(corner)).code == "sheet_too_wide"


def test_few_cells_over_a_great_area_are_refused() -> None:
    deep = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    )
    assert refused(hostile.package(deep)).code == "sheet_too_sparse"


def test_rows_and_cells_without_addresses_are_counted_too() -> None:
    small = replace(BOUNDS, cells=1000)
    with pytest.raises(UnreadableError, match="too_many_cells"):
        guard.inspect(hostile.package(rows(600, 1)), "x.xlsx", small)
    with pytest.raises(UnreadableError, match="too_many_cells"):
        guard.inspect(hostile.package("<row/>" * 1100), "x.xlsx", small)
    with pytest.raises(UnreadableError, match="sheet_too_wide"):
        guard.inspect(hostile.package(rows(1, 600)), "x.xlsx", small)


def test_a_great_many_shared_texts_are_refused() -> None:
    texts = f'<sst xmlns="{hostile.MAIN}">{"<si><t>x</t></si>" * 1100}</sst>'
    with pytest.raises(UnreadableError, match="too_many_cells"):
        guard.inspect(
            hostile.package(parts={"xl/sharedStrings.xml": texts}),
            "x.xlsx",
            replace(BOUNDS, texts=1000),
        )


@pytest.mark.parametrize(
    "after",
    [
        '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>',
    ],
)
def test_ranges_over_the_whole_grid_are_refused(after: str) -> None:
    assert refused(hostile.package(after=after)).code == "merge_too_large"


def test_a_sheet_under_another_parts_name_is_walked_too() -> None:
    corner = hostile.sheet_xml('<row r="1"><c r="XFD1"><v>1</v></c></row>')
    assert refused(hostile.package(parts={"xl/media/image1.png": corner})).code == "sheet_too_wide"


@pytest.mark.parametrize(
    ("before", "encoding"), [(" " * 100_000, "utf-8"), ("", "utf-16-be"), ("\n ", "utf-16-le")]
)
def test_neither_blanks_nor_two_bytes_a_letter_hide_a_sheet(before: str, encoding: str) -> None:
    corner = before + hostile.sheet_xml('<row r="1"><c r="XFD1"><v>1</v></c></row>')
    sheet = {"xl/worksheets/sheet1.xml": corner.encode(encoding)}
    assert refused(hostile.package(parts=sheet)).code == "sheet_too_wide"


def test_a_member_that_unzips_beyond_measure_is_refused() -> None:
    blanks = hostile.sheet_xml("<row>" + " " * 3_000_000 + "</row>")
    bomb = hostile.package(parts={"xl/worksheets/sheet1.xml": blanks})
    assert len(bomb) < 20_000
    assert refused(bomb).code == "compression_bomb"


def test_size_members_and_unzipped_size_have_limits() -> None:
    file = hostile.package()
    for bounds, code in (
        (replace(BOUNDS, file_bytes=100), "file_too_large"),
        (replace(BOUNDS, members=3), "too_many_members"),
        (replace(BOUNDS, unzipped_bytes=100), "unzips_too_large"),
    ):
        with pytest.raises(UnreadableError, match=code):
            guard.inspect(file, "x.xlsx", bounds)


def test_damaged_packages_are_refused() -> None:
    file = hostile.package()
    broken_xml = hostile.package(parts={"xl/workbook.xml": "<workbook"})
    no_types = hostile.package(without=("[Content_Types].xml",))
    for each in (file[:-30], file[:200], b"PK\x03\x04" + b"x" * 300, broken_xml, no_types):
        assert refused(each).code == "damaged"


def test_members_locked_with_a_password_are_refused() -> None:
    file = bytearray(hostile.package())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := file.find(mark, start)) >= 0:
            file[start + offset] |= 1
            start += 4
    assert refused(bytes(file)).code == "encrypted"


def test_unusual_compression_is_refused() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_BZIP2) as made:
        made.writestr("xl/workbook.xml", hostile.WORKBOOK)
    assert refused(target.getvalue()).code == "damaged"


def test_every_reason_says_what_was_seen_and_what_to_do() -> None:
    said = refused(hostile.package(parts={"xl/vbaProject.bin": b"x"}))
    assert "宏" in say(f"reading.{said.code}", "zh", **said.values)
    assert "macros" in say(f"reading.{said.code}", "en", **said.values)
