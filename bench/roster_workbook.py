"""A made-up list of enterprises of any length as an .xlsx, written as spreadsheets write it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ingest.roster.codes import ORGANISATION_WEIGHTS, check_characters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TITLE = "专精特新中小企业名单（截至2023年5月）"
HEADER = (
    "序号",
    "企业名称",
    "统一社会信用代码",
    "所在区",
    "认定批次",
    "有效期至",
    "联系地址",
    "备注",
)
DISTRICTS = ("浦东新区", "黄浦区", "徐汇区", "长宁区", "静安区", "普陀区", "闵行区", "嘉定区")
ROWS_AT_ONCE = 5000
PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        '<Override PartName="/xl/sharedStrings.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">'
        '<sheets><sheet name="企业名单" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/>'
        "</Relationships>"
    ),
}


def write(target: Path, rows: int) -> None:
    """One row in 500 repeats an enterprise, one in 1,000 has a wrong check character."""
    texts: dict[str, int] = {}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in PARTS.items():
            package.writestr(name, text)
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            lines = _lines(rows, texts)
            while part := "".join(
                line for _, line in zip(range(ROWS_AT_ONCE), lines, strict=False)
            ):
                sheet.write(part.encode())
            sheet.write(b"</sheetData></worksheet>")
        items = "".join(f"<si><t>{text}</t></si>" for text in texts)
        package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{items}</sst>')


def _lines(rows: int, texts: dict[str, int]) -> Iterator[str]:
    yield _line(1, [TITLE], texts)
    yield _line(2, HEADER, texts)
    for index, code in enumerate(_codes(rows)):
        said = (
            f"上海试验企业{index:07d}有限公司",
            code,
            DISTRICTS[index % len(DISTRICTS)],
            f"第{index % 5 + 1}批",
            f"202{index % 4 + 4}-05-31",
            f"试验路{index % 997}号",
            f"备注{index % 100}",
        )
        number = f'<c r="A{index + 3}"><v>{index + 1}</v></c>'
        yield _line(index + 3, said, texts, first=number, letters="BCDEFGH")


def _line(
    row: int,
    said: tuple[str, ...] | list[str],
    texts: dict[str, int],
    *,
    first: str = "",
    letters: str = "ABCDEFGH",
) -> str:
    cells = "".join(
        f'<c r="{letter}{row}" s="1" t="s"><v>{texts.setdefault(text, len(texts))}</v></c>'
        for letter, text in zip(letters, said, strict=False)
    )
    return f'<row r="{row}" spans="1:8">{first}{cells}</row>'


def _codes(rows: int) -> list[str]:
    numbers = np.arange(rows)
    numbers[499::500] = numbers[498::500][: len(numbers[499::500])]
    digits = (numbers[:, None] // 10 ** np.arange(7, -1, -1)) % 10
    left = -(digits @ np.array(ORGANISATION_WEIGHTS)) % 11
    letters = np.zeros((rows, 18), np.uint8)
    letters[:, :8] = np.frombuffer(b"91310115", np.uint8)
    letters[:, 8:16] = digits + ord("0")
    letters[:, 16] = np.frombuffer(b"0123456789X", np.uint8)[left]
    letters[:, 17] = check_characters(letters.T)
    letters[999::1000, 17] = ord("Z")
    return [bytes(row).decode() for row in letters]
