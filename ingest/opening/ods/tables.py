"""A streaming walk over the content.xml of an .ods: which cell stands where, repetitions kept short.

What is no cell of a sheet is passed over: drawings, former versions of a cell. A comment stays with its cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias
from xml.parsers import expat

from ingest.errors import UnreadableError

Attributes: TypeAlias = dict[str, str]
SPACE = re.compile(r"xmlns:([^: ]+)")
COMMENT = "office:annotation"
PASSED_OVER = frozenset(
    {
        *(
            COMMENT,
            "table:tracked-changes",
            "table:shapes",
            "table:content-validations",
        ),
        *("table:database-ranges", "table:data-pilot-tables", "office:forms", "office:dde-source"),
    }
)
LINES = {"text:p", "text:h"}
USUAL = {"datastyle": "number", "drawing": "draw"}
"""Two namespaces go by another prefix than their address says."""
HIDDEN = frozenset({"collapse", "filter"})
LARGEST_NUMBER = 10_000_000


@dataclass(slots=True)
class OdsCell:
    """A cell and how often it repeats to the right and downwards; `runs`: text and its style.

    `lines` are its paragraphs, empty ones too: a formula that gave an empty text has one.
    """

    row: int
    column: int
    rows: int
    columns: int
    attributes: Attributes
    runs: list[tuple[str, str]] = field(default_factory=list)
    lines: int = 0
    comment: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)

    @property
    def says(self) -> bool:
        """Is there anything in it but a look?"""
        stated = ("office:value-type", "table:formula")
        return bool(self.runs) or any(self.attributes.get(name) for name in stated)


class TableWalk:
    """Fed with XML; what it meets goes to the `on_…` methods of a subclass."""

    def __init__(self) -> None:
        self.row = self.column = self.rows = 0
        self._cell: OdsCell | None = None
        self._in_comment = False
        self._styles: list[str] = []
        self._passed_over = self._lines = self._comment_lines = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._on: dict[str, Callable[[Attributes], None]] = {
            "table:table": self._start_table,
            "table:table-column": self._start_column,
            "table:table-row": self._start_row,
            "table:table-cell": self._start_cell,
            "table:covered-table-cell": self._start_cell,
            "text:p": self._start_line,
            "text:h": self._start_line,
            "text:span": self._start_span,
            "text:s": self._on_blanks,
            "text:tab": lambda _: self._put("\t"),
            "text:line-break": lambda _: self._put("\n"),
        }

    def on_table(self, attributes: Attributes) -> None: ...
    def on_table_end(self) -> None: ...
    def on_column(self, first: int, count: int, attributes: Attributes) -> None: ...
    def on_row(self, first: int, count: int, attributes: Attributes) -> None: ...
    def on_cell(self, cell: OdsCell) -> None: ...
    def on_element(self, name: str, attributes: Attributes) -> None: ...
    def on_element_end(self, name: str) -> None: ...
    def on_loose_text(self, text: str) -> None: ...

    def feed(self, chunk: bytes, *, is_final: bool = False) -> None:
        """Raises: UnreadableError."""
        try:
            self._parser.Parse(chunk, is_final)
        except expat.ExpatError as error:
            raise UnreadableError("damaged") from error

    def _refuse_doctype(self, *_: object) -> None:
        raise UnreadableError("doctype", member="content.xml")

    def _start(self, name: str, attributes: Attributes) -> None:
        short = _short(name)
        named = {_short(key): value for key, value in attributes.items()}
        self.on_element(short, named)
        is_inside_cell = short == "table:table" and self._cell is not None
        is_other = short in PASSED_OVER or short.startswith("draw:") or is_inside_cell
        if self._passed_over or is_other:
            self._passed_over += 1
            self._comment_lines += self._in_comment and short in LINES
            self._in_comment |= short == COMMENT
            return
        handler = self._on.get(short)
        if handler is not None:
            handler(named)

    def _end(self, name: str) -> None:
        short = _short(name)
        self.on_element_end(short)
        if self._passed_over:
            self._passed_over -= 1
            self._comment_lines -= self._in_comment and short in LINES
            self._in_comment &= short != COMMENT
        elif short in ("table:table-cell", "table:covered-table-cell"):
            self._end_cell()
        elif short == "table:table-row":
            self.row += self.rows
        elif short == "table:table":
            self.on_table_end()
        elif short == "text:span":
            self._styles.pop()
        elif short in LINES:
            self._lines -= 1

    def _start_table(self, attributes: Attributes) -> None:
        self.row = self.column = 1
        self.on_table(attributes)

    def _start_column(self, attributes: Attributes) -> None:
        count = number(attributes, "table:number-columns-repeated")
        self.on_column(self.column, count, attributes)
        self.column += count

    def _start_row(self, attributes: Attributes) -> None:
        self.column, self.rows = 1, number(attributes, "table:number-rows-repeated")
        self.on_row(self.row, self.rows, attributes)

    def _start_cell(self, attributes: Attributes) -> None:
        columns = number(attributes, "table:number-columns-repeated")
        self._cell = OdsCell(self.row, self.column, self.rows, columns, attributes)

    def _end_cell(self) -> None:
        if self._cell is not None:
            self.on_cell(self._cell)
            self.column += self._cell.columns
        self._cell = None

    def _start_line(self, _: Attributes) -> None:
        if self._cell is not None:
            if self._cell.lines:
                self._cell.runs.append(("\n", ""))
            self._cell.lines += 1
        self._lines += 1

    def _start_span(self, attributes: Attributes) -> None:
        self._styles.append(attributes.get("text:style-name", ""))

    def _on_blanks(self, attributes: Attributes) -> None:
        self._put(" " * min(number(attributes, "text:c"), 100))

    def _text(self, text: str) -> None:
        if self._passed_over:
            if self._comment_lines and self._cell is not None:
                self._cell.comment.append(text)
            return
        if self._cell is None:
            self.on_loose_text(text)
        else:
            self._put(text)

    def _put(self, text: str) -> None:
        if self._cell is not None and self._lines:
            self._cell.runs.append((text, self._styles[-1] if self._styles else ""))


def number(attributes: Attributes, name: str) -> int:
    """A repetition or a span: 1 where it is not stated, never more than any sheet has.

    Raises: UnreadableError, for one that is no number: nobody knows where the cells after it stand.
    """
    stated = attributes.get(name, "1").strip()
    if not stated.isdecimal():
        raise UnreadableError("damaged")
    return min(int(stated), LARGEST_NUMBER) if len(stated) < 9 else LARGEST_NUMBER


@lru_cache(maxsize=1024)
def _short(name: str) -> str:
    """`table:table-cell`, whatever prefix the file itself uses."""
    space, _, local = name.rpartition(" ")
    found = SPACE.search(space)
    prefix = found[1] if found else space
    return f"{USUAL.get(prefix, prefix)}:{local}"
