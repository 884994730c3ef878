"""The walk of `bounds` for parts of hundreds of megabytes: the same verdicts, told from the bytes alone.

Every `<` of a chunk is looked at at once, by the eight bytes that begin with it. Cells and rows that are
written as spreadsheets write them are counted so; whatever is written otherwise is looked at singly, and
a part that cannot be judged in this way (other letters than UTF-8, comments, cells without an address)
is not proved: the slow walk, with the bounds of a form, has the last word on it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

import numpy as np

from ingest.errors import UnreadableError
from ingest.opening.bounds import DDE, position
from ingest.opening.limits import Bounds

Places: TypeAlias = frozenset[tuple[int, int]]
Whole: TypeAlias = np.ndarray[tuple[int], np.dtype[np.int64]]
Eights: TypeAlias = np.ndarray[tuple[int], np.dtype[np.uint64]]
Letters: TypeAlias = np.ndarray[tuple[int], np.dtype[np.uint8]]
Flags: TypeAlias = np.ndarray[tuple[int], np.dtype[np.bool_]]

PADDING = b"\0" * 32
LONGEST_TEXT = 4 << 20
SINGLY = 300_000
"""So many things may be written otherwise before the part is left to the slow walk."""
LONG_NUMBERS = 20_000
LONG = Decimal(10**15)
ELEMENT = re.compile(rb"<(?:[\w.\-]+:)?([\w.\-]+)([^<>]*)>?([^<]*)")
ATTRIBUTE = re.compile(rb"(?<![\w:.\-])(?P<name>r|ref|t)\s*=\s*[\"'](?P<value>[^\"']*)[\"']")
DECLARATION = re.compile(rb"<\?xml[^>]*\?>")
ENCODING = re.compile(rb"encoding\s*=\s*[\"']([^\"']*)[\"']")
QUOTE = 0x22
LONGEST_EXACT = 15
KNOWN = np.isin(np.arange(256), [ord(letter) for letter in "rcsv"])
TEXT, SPACED_TEXT = (np.uint64(int.from_bytes(begin, "big")) for begin in (b"<t>", b"<t "))
INLINE_TEXT = np.uint64(int.from_bytes(b"<is>", "big"))
SHARED = np.uint64(int.from_bytes(b' t="s">', "big"))
SHARED_MASK = np.uint64((1 << 56) - 1)
"""What stands before the value of nearly every text."""
VALUE = re.compile(rb"<v>([^<]{5,40})<")
HIDDEN = np.uint64(int.from_bytes(b" hidden=", "big"))
LONGEST_ROW = 400
IS_HIDDEN = re.compile(rb"(?<=\s)hidden=[\"'](?:1|true)[\"']")
SPAN = re.compile(rb"(?<=\s)(min|max)\s*=\s*[\"'](\d{1,5})[\"']")


class UnprovedError(Exception):
    """Nothing is known of the part."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Of a part, where numbers of sixteen digits or more are stored, and what is hidden.

    `long_numbers` None: in too many places, or not known.
    """

    long_numbers: Places | None = None
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


def _split(eights: Eights, starts: Whole, begin: bytes) -> tuple[Whole, Whole]:
    """The places whose eight bytes begin so, and the others."""
    shift = np.uint64(64 - 8 * len(begin))
    fits = eights[starts] >> shift == np.uint64(int.from_bytes(begin, "big"))
    return (starts, starts[:0]) if fits.all() else (starts[fits], starts[~fits])


def _is_harmless(eights: Eights) -> Flags:
    """Texts, wherever they stand."""
    three = eights >> np.uint64(40)
    four = eights >> np.uint64(32)
    harmless: Flags = (three == TEXT) | (three == SPACED_TEXT) | (four == INLINE_TEXT)
    return harmless


class QuickScan:
    """Fed with the bytes of a part. Raises: UnreadableError, or UnprovedError."""

    def __init__(self, member: str, bounds: Bounds) -> None:
        self.member = member
        self.bounds = bounds
        self.cells = self.texts = self.merged = self.last_row = self.last_column = 0
        self.has_rows = False
        self._singly = 0
        self._row_text, self._row_mask = np.uint64(0), np.uint64(0)  # of the row that is open
        self._rest = b""
        self._is_first = True
        self._long: set[tuple[int, int]] | None = set()
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()

    @property
    def seen(self) -> Seen:
        return Seen(
            None if self._long is None else frozenset(self._long),
            frozenset(self._hidden_rows),
            frozenset(self._hidden_columns),
        )

    def feed(self, chunk: bytes) -> None:
        if self._is_first:
            chunk = self._without_declaration(chunk)
        text = self._rest + chunk + PADDING
        length = len(text) - len(PADDING)
        end = text.rfind(b"<")
        if length - end > LONGEST_TEXT:
            raise UnprovedError
        if end > 0:
            self._look(text, end)
        self._rest = text[max(end, 0) : length]

    def close(self) -> None:
        """Raises: UnreadableError when the sheet is a box of blanks."""
        self._look(self._rest + b"<" + PADDING, len(self._rest))
        box = self.last_row * self.last_column
        if self.has_rows and box > max(
            self.bounds.sparse_box, self.bounds.sparse_factor * self.cells
        ):
            raise UnreadableError("sheet_too_sparse", member=self.member, rows=self.last_row)

    def _without_declaration(self, text: bytes) -> bytes:
        text = text.removeprefix(b"\xef\xbb\xbf").lstrip()
        found = DECLARATION.match(text)
        if found is not None:
            encoding = ENCODING.search(found[0])
            if encoding is not None and encoding[1].lower() not in (b"utf-8", b"us-ascii"):
                raise UnprovedError
            text = text[found.end() :]
        if text.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in text[:256]:
            raise UnprovedError
        self._is_first = False
        return text

    def _look(self, text: bytes, end: int) -> None:
        """At every element that begins before `end`, where the next one does."""
        letters = np.frombuffer(text, np.uint8)
        eights: Eights = np.ndarray((len(text) - 8,), ">u8", text, strides=(1,))
        is_open = letters[:end] == ord("<")
        is_open &= letters[1 : end + 1] != ord("/")
        starts = np.flatnonzero(is_open)
        second = letters[1:][starts]
        rows, other_rows = _split(eights, starts[second == ord("r")], b'<row r="')
        cells, other_cells = _split(eights, starts[second == ord("c")], b'<c r="')
        texts, other_texts = _split(eights, starts[second == ord("s")], b"<si>")
        values, other_values = _split(eights, starts[second == ord("v")], b"<v>")
        others = starts[~KNOWN[second]]
        self.cells += len(cells) + len(rows)
        self.texts += len(texts)
        self._be_few()
        self._plain(text, eights, rows, cells)
        self._each(text, np.concatenate((other_rows, other_cells, other_texts, other_values)))
        self._each(text, others[~_is_harmless(eights[others])])
        shared = eights[np.maximum(values - 8, 0)] & SHARED_MASK == SHARED
        self._remember_long(text, values[~shared], cells)

    def _note_hidden_rows(self, text: bytes, eights: Eights, ends: Whole, numbers: Whole) -> None:
        """Letter by letter through all rows at once, behind the number of each, as long as it says more."""
        letters = np.frombuffer(text, np.uint8)
        for _ in range(LONGEST_ROW):
            said = letters[ends]
            may_say = np.flatnonzero(said == ord("h"))
            for which in may_say[eights[ends[may_say] - 1] == HIDDEN].tolist():
                if IS_HIDDEN.match(text, int(ends[which])):
                    self._hidden_rows.add(int(numbers[which]))
            is_open = said != ord(">")
            if not is_open.all():
                ends, numbers = ends[is_open], numbers[is_open]
            if len(ends) == 0:
                return
            ends = ends + 1

    def _note_hidden(self, element: re.Match[bytes], number: int = 0) -> None:
        """Of a row or a column that is written otherwise than usual."""
        if IS_HIDDEN.search(element[2]) is None:
            return
        if number:
            self._hidden_rows.add(number)
            return
        span = {name: int(place) for name, place in SPAN.findall(element[2])}
        last = min(span.get(b"max", 0), self.bounds.columns)
        self._hidden_columns.update(range(span.get(b"min", 1), last + 1))

    def _be_few(self) -> None:
        if self.cells > self.bounds.cells:
            raise UnreadableError("too_many_cells", member=self.member, limit=self.bounds.cells)
        if self.texts > self.bounds.texts:
            raise UnreadableError("too_many_cells", member=self.member, limit=self.bounds.texts)

    def _plain(self, text: bytes, eights: Eights, rows: Whole, cells: Whole) -> None:
        """Rows and cells that begin with their address; a cell's row is that of the row around it."""
        written = eights[rows + len(b'<row r="')].astype(np.uint64)
        lengths, numbers = _digits(written)
        if (lengths == 0).any():
            raise UnprovedError
        masks = ~np.uint64(0) << (np.uint64(56) - lengths.astype(np.uint64) * np.uint64(8))
        texts = np.concatenate(([self._row_text], written))
        masks = np.concatenate(([self._row_mask], masks))
        counts = np.diff(np.searchsorted(cells, rows), prepend=0, append=len(cells))
        if len(rows):
            self.has_rows = True
            self.last_row = max(self.last_row, int(numbers.max()))
            self._row_text, self._row_mask = texts[-1], masks[-1]
            ends = rows + (lengths + len(b'<row r=""'))
            self._note_hidden_rows(text, eights, ends, numbers)
        letters, columns = _columns(np.frombuffer(text, np.uint8), cells)
        said = eights[cells + (len(b'<c r="') + letters)]
        mask = np.repeat(masks, counts)
        is_odd = (said ^ np.repeat(texts, counts)) & mask != 0
        is_odd |= (mask == 0) | (columns == 0)
        self._reach(
            0, int(columns[~is_odd].max(initial=0) if is_odd.any() else columns.max(initial=0))
        )
        for place in cells[is_odd].tolist():
            self._single(ELEMENT.match(text, place), is_counted=True)

    def _each(self, text: bytes, places: Whole) -> None:
        """What is not written as usual, one by one."""
        for place in places.tolist():
            self._single(ELEMENT.match(text, place), is_counted=False)

    def _single(self, found: re.Match[bytes] | None, *, is_counted: bool) -> None:
        self._singly += 1
        if found is None or self._singly > SINGLY:
            raise UnprovedError
        name = found[1]
        if name in (b"c", b"row"):
            self._address(found, _attribute(found, b"r"), is_counted=is_counted)
        elif name == b"col":
            self._note_hidden(found)
        elif name == b"si":
            self.texts += 1
            self._be_few()
        elif name in (b"mergeCell", b"hyperlink"):
            self._range(_attribute(found, b"ref"))
        elif (
            name == b"f" and DDE.match(html.unescape(found[3].decode("utf-8", "replace")))
        ) or name == b"ddeLink":
            raise UnreadableError("dde", member=self.member)

    def _address(self, element: re.Match[bytes], address: str, *, is_counted: bool) -> None:
        """A row or cell in the middle of which others may stand: only a plain one can be judged."""
        is_row = element[1] == b"row"
        place = position(f"A{address}" if is_row else address)
        if place is None:
            raise UnprovedError
        self.cells += not is_counted
        self.has_rows = self.has_rows or is_row
        self._be_few()
        self._reach(place[0], 0 if is_row else place[1])
        if is_row:
            self._note_hidden(element, place[0])

    def _reach(self, row: int, column: int) -> None:
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)
        if self.last_column > self.bounds.columns:
            raise UnreadableError("sheet_too_wide", member=self.member, limit=self.bounds.columns)

    def _range(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = position(first), position(last or first)
        if start is None or end is None:
            return
        self.merged += (abs(end[0] - start[0]) + 1) * (abs(end[1] - start[1]) + 1)
        if self.merged > self.bounds.merged_cells:
            raise UnreadableError("merge_too_large", member=self.member, range=reference)

    def _remember_long(self, text: bytes, values: Whole, cells: Whole) -> None:
        """Of values that are no numbers of shared texts those that are long, or have an exponent."""
        for start in values[_may_be_long(np.frombuffer(text, np.uint8), values)].tolist():
            value = VALUE.match(text, start)
            before = int(np.searchsorted(cells, start)) - 1
            if value is not None and before >= 0 and _is_long(value[1]):
                self._remember(ELEMENT.match(text, int(cells[before])))

    def _remember(self, cell: re.Match[bytes] | None) -> None:
        place = position(_attribute(cell, b"r")) if cell is not None else None
        is_number = cell is not None and _attribute(cell, b"t") in ("", "n")
        if place is not None and is_number and self._long is not None:
            self._long.add(place)
            if len(self._long) > LONG_NUMBERS:
                self._long = None


def _attribute(element: re.Match[bytes], name: bytes) -> str:
    found = (a["value"] for a in ATTRIBUTE.finditer(element[2]) if a["name"] == name)
    return next(found, b"").decode("utf-8", "replace")


def _is_long(value: bytes) -> bool:
    try:
        return abs(Decimal(value.decode())) >= LONG
    except (InvalidOperation, UnicodeDecodeError):
        return False


def _may_be_long(text: Letters, values: Whole) -> Flags:
    """More than fifteen letters before the value's end, or an E among them."""
    is_open, has_exponent = np.ones(len(values), np.bool_), np.zeros(len(values), np.bool_)
    for place in range(LONGEST_EXACT + 1):
        letter = text[values + len("<v>") + place]
        is_open &= letter != ord("<")
        has_exponent |= is_open & ((letter == ord("E")) | (letter == ord("e")))
    return is_open | has_exponent


def _digits(written: Eights) -> tuple[Whole, Whole]:
    """Up to seven digits before a quote: how many, and their number; 0 digits where it is otherwise."""
    lengths, numbers = np.zeros(len(written), np.int64), np.zeros(len(written), np.int64)
    is_open = np.ones(len(written), np.bool_)
    for place in range(8):
        letter = (written >> np.uint64(56 - 8 * place) & np.uint64(0xFF)).astype(np.int64)
        ends = is_open & (letter == QUOTE)
        lengths[ends] = place
        is_open &= (letter >= ord("0")) & (letter <= ord("9"))
        numbers[is_open] = numbers[is_open] * 10 + letter[is_open] - ord("0")
    return lengths, numbers


def _columns(text: Letters, cells: Whole) -> tuple[Whole | int, Letters | Whole]:
    """Up to two capitals before a digit: how many, and the column; 0 where it is otherwise."""
    first, second = text[cells + 6], text[cells + 7]
    one = _is_capital(first) & _is_digit(second)
    if one.all():  # a list is seldom wider than Z
        return 1, first - np.uint8(64)
    two = _is_capital(first) & _is_capital(second) & _is_digit(text[cells + 8])
    wide = (first.astype(np.int64) - 64) * 26 + second - 64
    columns = np.where(one, first.astype(np.int64) - 64, np.where(two, wide, 0))
    return np.where(two, 2, 1), columns


def _is_capital(letter: Letters) -> Flags:
    return (letter >= ord("A")) & (letter <= ord("Z"))


def _is_digit(letter: Letters) -> Flags:
    return (letter >= ord("0")) & (letter <= ord("9"))
