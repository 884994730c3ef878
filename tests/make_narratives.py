"""Builders of narrative reports (L6) in many dresses, each with the notes that reading must give."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from targets.vocabulary import ActionNote
from tests.make_workbooks import Row, empty_book, finance_table, merged, put_rows

TITLE = "“助力中小微企业28条”落实情况报送表"
HEADER: Row = (
    "措施条目",
    "工作举措",
    "进展情况",
    "存在问题",
    "下一步打算",
    "责任处室",
    "是否达到序时进度",
)
FILE = "人民银行上海总部_措施落实情况_202305.xlsx"
LENDING = (
    "截至5月末，普惠贷款余额1.01万亿元，同比增长33.2%，累计投放续贷超5000亿元；召开对接会12场……"
)
NUMBERS = ("1.01万亿元", "33.2%", "超5000亿元", "12场")
CHAIN = "供应链融资累计2000亿元，服务企业近700家"
CHAIN_NUMBERS = ("2000亿元", "近700家")


@dataclass(frozen=True)
class Told:
    """One note, as a reader of the workbook would tell it."""

    clause: int
    text: str
    cell: str
    numbers: tuple[str, ...] = ()
    action: str | None = None
    self_assessed: str | None = None
    item: int = 1

    @classmethod
    def of(cls, note: ActionNote) -> Told:
        assert note.clause is not None
        return cls(
            note.clause,
            note.text,
            f"{note.cell.sheet}!{note.cell.address}",
            note.suggested_numbers,
            note.action,
            note.self_assessed,
            note.item,
        )


Built: TypeAlias = tuple[Workbook, str]


@dataclass(frozen=True)
class Dress:
    """One look of the form; `codes` are those of all findings, in their order."""

    name: str
    build: Callable[[], Built]
    notes: tuple[Told, ...]
    codes: tuple[str, ...] = ()


ROWS: tuple[Row, ...] = (
    ("（十四）加大普惠金融支持", None, LENDING, "信息不对称", "继续推进", "普惠处", "是"),
    ("（十六）支持产业链融资", None, CHAIN, None, None, "信贷处", "基本达到"),
)
PLAIN = (
    Told(14, LENDING, "Sheet1!C4", NUMBERS, self_assessed="是"),
    Told(16, CHAIN, "Sheet1!C5", CHAIN_NUMBERS, self_assessed="基本达到"),
)


def narrative(
    rows: Iterable[Row] = ROWS,
    *,
    header: Row = HEADER,
    top: int = 3,
    filled_by: str | None = None,
    book: Workbook | None = None,
    sheet_name: str = "Sheet1",
    tail: str | None = "填报人：××　联系电话：021-××",
) -> Workbook:
    """L6 in its plain dress: the header in row `top`, the first clause below it."""
    book = book or empty_book()
    sheet = book.create_sheet(sheet_name)
    merged(sheet, "A1:G1", TITLE)
    if filled_by is not None:
        sheet["A2"] = filled_by
    end = put_rows(sheet, [header, *rows], top)
    if tail is not None:
        sheet.cell(end, 1, tail)
    return book


def sheet_of(book: Workbook) -> Worksheet:
    (sheet,) = book.worksheets
    return sheet


def _titled() -> Built:
    """Month and sender right above the header."""
    book = narrative(filled_by="填报单位：人民银行上海总部　　填报日期：2023年6月8日", top=3)
    sheet_of(book)["A1"] = f"2023年5月{TITLE}"
    return book, "报表(终稿2)(1).xlsx"


def _spelt(*spellings: str) -> Callable[[], Built]:
    return lambda: (
        narrative([(text, None, f"进展{n}") for n, text in enumerate(spellings, 1)]),
        FILE,
    )


def _moved() -> Built:
    return narrative(top=7, filled_by="填报单位：人民银行上海总部（盖章）"), "落实情况202305.xlsx"


def _reordered() -> Built:
    header = ("序号", "责任处室", "是否达序时", "进展情况", "措施条目")
    rows = [(1, "普惠处", "是", LENDING, "14、加大普惠金融支持力度")]
    return narrative(rows, header=header), FILE


def _synonyms() -> Built:
    header = ("条款", "具体举措", "推进情况", "存在困难", "下步计划", "备注", "进度自评")
    return narrative(header=header), FILE


def _bilingual() -> Built:
    header = (
        "措施条目\nMeasure",
        "Actions 工作举措",
        "进展情况（Progress）",
        "存在问题 / Problems",
    )
    return narrative([row[:4] for row in ROWS], header=header), FILE


def _english() -> Built:
    header = ("Clause", "Work done", "Progress", "Problems", "Next steps", "Office", "On schedule")
    said = "Balance of 1.01 trillion yuan, up 33.2%; 12 matchmaking events"
    rows = [("Clause 14", "Inclusive-finance advisor system", said, None, None, None, "yes")]
    return narrative(rows, header=header), FILE


def _merged_clause() -> Built:
    rows = [
        (
            "（十四）\n加大普惠金融支持",
            "落实信贷奖补政策",
            "发放奖补资金1.2亿元",
            None,
            None,
            None,
            "√",
        ),
        (None, "推行普惠金融顾问制度", "聘任顾问\n近700人", None, None, None, "√"),
        (None, "加强宣传", "印发手册3万份", None, None, None, "基本达到"),
    ]
    book = narrative(rows)
    sheet = sheet_of(book)
    sheet.merge_cells("A4:A6")
    sheet["C5"].alignment = Alignment(wrap_text=True)
    return book, FILE


def _merged_progress() -> Built:
    rows = [
        ("（十四）加大普惠金融支持", "信贷奖补政策", LENDING, None, None, None, "是"),
        (None, "普惠金融顾问制度"),
        (None, "“纾困融资”机制延续"),
    ]
    book = narrative(rows)
    for area in ("A4:A6", "C4:C6", "G4:G6"):
        sheet_of(book).merge_cells(area)
    return book, FILE


def _two_level_header() -> Built:
    book = narrative(tail=None, top=4)
    sheet = sheet_of(book)
    merged(sheet, "B3:E3", "落实情况")
    for letter in "AFG":
        text = sheet[f"{letter}4"].value
        sheet[f"{letter}4"] = None
        merged(sheet, f"{letter}3:{letter}4", str(text))
    return book, FILE


def _ticks() -> Built:
    header = (*HEADER[:6], "是", "基本达到", "否")
    rows = [(*ROWS[0][:6], "√"), (*ROWS[1][:6], None, "√")]
    book = narrative(rows, header=header, top=4)
    sheet = sheet_of(book)
    merged(sheet, "G3:I3", "是否达到序时进度")
    for letter in "ABCDEF":
        text = sheet[f"{letter}4"].value
        sheet[f"{letter}4"] = None
        merged(sheet, f"{letter}3:{letter}4", str(text))
    return book, FILE


def _wide_progress() -> Built:
    book = narrative(
        [("第十四条", None, LENDING, None, "继续推进")],
        header=("措施条目", "工作举措", "进展情况", None, "下一步打算"),
    )
    for row in (3, 4):
        sheet_of(book).merge_cells(f"C{row}:D{row}")
    return book, FILE


def _several_sheets() -> Built:
    book = narrative(ROWS[:1], sheet_name="金融赋能")
    narrative(ROWS[1:], sheet_name="融通发展", book=book)
    return book, FILE


def _month_sheets() -> Built:
    book = narrative(ROWS[:1], sheet_name="2023年4月")
    narrative(ROWS[1:], sheet_name="2023年5月", book=book)
    blank = [(row[0],) for row in ROWS]
    narrative(blank, sheet_name="2023年6月", book=book)
    return book, "人民银行上海总部落实情况.xlsx"


def _beside_figures() -> Built:
    book = finance_table(title="人民银行上海总部小微金融服务情况表")
    return narrative(ROWS[:1], sheet_name="落实情况", book=book), "报表.xlsx"


def _headings() -> Built:
    book = narrative([("四、强化金融赋能服务",), *ROWS[:1], ("五、纾困支持",), *ROWS[1:]])
    sheet_of(book).merge_cells("A4:G4")
    return book, FILE


def _print_header() -> Built:
    return narrative([ROWS[0], HEADER, ROWS[1]]), FILE


def _clause_columns() -> Built:
    header = ("条款号", "条款内容", "进展情况", "自评")
    return narrative([(14, "加大普惠金融支持力度", LENDING, "是")], header=header), FILE


def _prepared_rows() -> Built:
    """Every clause stands in the form; the bank filled in its own."""
    rows = [
        ("（十三）集群发展",),
        ROWS[0],
        ("（十五）降低担保成本", "落实奖补"),
        ROWS[1],
        ("（十九）稳岗",),
    ]
    return narrative(rows), FILE


DRESSES = (
    Dress("plain", lambda: (narrative(), FILE), PLAIN),
    Dress("month and sender in the titles", _titled, PLAIN),
    Dress(
        "clauses spelt in many ways",
        _spelt(
            *(
                "（十四）加大普惠金融支持",
                "(14) 加大普惠金融支持",
                "第14条",
                "14.",
                "14. 加大普惠金融支持",
            ),
            *(
                "十四、加大普惠金融支持",
                "第十四条　加大普惠金融支持",
                "１４．",
                "⑭加大普惠金融支持",
                "⒁",
                "14",
            ),
            *("加大普惠金融支持力度", "条款14"),
        ),
        tuple(Told(14, f"进展{n}", f"Sheet1!C{n + 3}", item=n) for n in range(1, 14)),
    ),
    Dress(
        "header moved, sender in a line of its own",
        _moved,
        (
            Told(14, LENDING, "Sheet1!C8", NUMBERS, self_assessed="是"),
            Told(16, CHAIN, "Sheet1!C9", CHAIN_NUMBERS, self_assessed="基本达到"),
        ),
    ),
    Dress(
        "columns reordered",
        _reordered,
        (Told(14, LENDING, "Sheet1!D4", NUMBERS, self_assessed="是"),),
    ),
    Dress("synonyms", _synonyms, PLAIN),
    Dress(
        "bilingual header",
        _bilingual,
        (
            Told(14, LENDING, "Sheet1!C4", NUMBERS),
            Told(16, CHAIN, "Sheet1!C5", CHAIN_NUMBERS),
        ),
    ),
    Dress(
        "English",
        _english,
        (
            Told(
                14,
                "Balance of 1.01 trillion yuan, up 33.2%; 12 matchmaking events",
                "Sheet1!C4",
                ("1.01 trillion yuan", "33.2%", "12 matchmaking events"),
                "a14_2",
                "yes",
            ),
        ),
    ),
    Dress(
        "clause merged over three rows",
        _merged_clause,
        (
            Told(14, "发放奖补资金1.2亿元", "Sheet1!C4", ("1.2亿元",), "a14_1", "√"),
            Told(14, "聘任顾问\n近700人", "Sheet1!C5", ("近700人",), "a14_2", "√", 2),
            Told(14, "印发手册3万份", "Sheet1!C6", ("3万份",), None, "基本达到", 3),
        ),
    ),
    Dress(
        "progress merged over three works",
        _merged_progress,
        (Told(14, LENDING, "Sheet1!C4", NUMBERS, self_assessed="是"),),
    ),
    Dress(
        "header of two rows",
        _two_level_header,
        (
            Told(14, LENDING, "Sheet1!C5", NUMBERS, self_assessed="是"),
            Told(16, CHAIN, "Sheet1!C6", CHAIN_NUMBERS, self_assessed="基本达到"),
        ),
    ),
    Dress(
        "ticks below the answers",
        _ticks,
        (
            Told(14, LENDING, "Sheet1!C5", NUMBERS, self_assessed="是"),
            Told(16, CHAIN, "Sheet1!C6", CHAIN_NUMBERS, self_assessed="基本达到"),
        ),
    ),
    Dress("progress over two columns", _wide_progress, (Told(14, LENDING, "Sheet1!C4", NUMBERS),)),
    Dress(
        "several sheets",
        _several_sheets,
        (
            Told(14, LENDING, "金融赋能!C4", NUMBERS, self_assessed="是"),
            Told(16, CHAIN, "融通发展!C4", CHAIN_NUMBERS, self_assessed="基本达到"),
        ),
    ),
    Dress(
        "a sheet a month, the last one still blank",
        _month_sheets,
        (
            Told(14, LENDING, "2023年4月!C4", NUMBERS, self_assessed="是"),
            Told(16, CHAIN, "2023年5月!C4", CHAIN_NUMBERS, self_assessed="基本达到"),
        ),
    ),
    Dress(
        "beside a table of figures",
        _beside_figures,
        (Told(14, LENDING, "落实情况!C4", NUMBERS, self_assessed="是"),),
    ),
    Dress(
        "chapters as headings",
        _headings,
        (
            Told(14, LENDING, "Sheet1!C5", NUMBERS, self_assessed="是"),
            Told(16, CHAIN, "Sheet1!C7", CHAIN_NUMBERS, self_assessed="基本达到"),
        ),
    ),
    Dress(
        "print header repeated",
        _print_header,
        (PLAIN[0], Told(16, CHAIN, "Sheet1!C6", CHAIN_NUMBERS, self_assessed="基本达到")),
    ),
    Dress(
        "number and title of a clause in two columns",
        _clause_columns,
        (Told(14, LENDING, "Sheet1!C4", NUMBERS, self_assessed="是"),),
    ),
    Dress(
        "every clause prepared, the body's own filled in",
        _prepared_rows,
        (
            Told(14, LENDING, "Sheet1!C5", NUMBERS, self_assessed="是"),
            Told(16, CHAIN, "Sheet1!C7", CHAIN_NUMBERS, self_assessed="基本达到"),
        ),
    ),
)
