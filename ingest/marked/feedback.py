"""What a sender gets back for a file with findings: a marked copy where that is possible, else results."""

from __future__ import annotations

from collections.abc import Iterable

from ingest import guard
from ingest.errors import UnreadableError
from ingest.marked.kept import OTHER_FORMAT, has_macros, in_words, lost_parts
from ingest.marked.line import Line
from ingest.marked.list_sheet import About
from ingest.marked.result import result
from ingest.marked.saying import clean, lines_of
from ingest.opened import opened
from ingest.opening.apart import marking
from ingest.opening.formats import FileFormat
from ingest.roster.large import is_large
from targets.catalogue import Catalogue
from targets.vocabulary import LANGUAGES, Finding
from wording import say

LONGEST_NAME = 255
"""Bytes of a file's name at most, on most machines."""


def feedback(
    content: bytes, file_name: str, findings: Iterable[Finding], catalogue: Catalogue
) -> tuple[str, bytes]:
    """File name and workbook; `content` itself is left as it is, and never opened here if it is unsafe."""
    lines = lines_of(findings, catalogue)
    if is_large(content):
        return _result(None, lines, file_name, _said("result_long"))
    try:
        file_format = guard.inspect(content, file_name)
    except UnreadableError:
        return _result(None, lines, file_name, _said("result_unreadable"))
    lost = lost_parts(content) if file_format is FileFormat.XLSX else (OTHER_FORMAT,)
    if lost:
        key = "result_other_format" if OTHER_FORMAT in lost else "result_copies"
        return _result(content, lines, file_name, _said(key, lost))
    notice = _said("without_macros") if has_macros(content) else ""
    try:
        marked = marking.marked(content, lines, About(clean(file_name), notice))
    except marking.LossyError:
        return _result(content, lines, file_name, _said("result_copies", ("extensions",)))
    except UnreadableError:
        return _result(content, lines, file_name, _said("result_unmarked"))
    return named(file_name, "file_marked"), marked


def _result(
    content: bytes | None, lines: tuple[Line, ...], file_name: str, notice: str
) -> tuple[str, bytes]:
    about = About(clean(file_name), notice, is_result=True)
    try:
        read = opened(content, file_name) if content else None
    except UnreadableError:
        read = None
    return named(file_name, "file_copy"), result(read, lines, about)


def _said(key: str, kinds: tuple[str, ...] = ()) -> str:
    return "\n".join(say(f"marked.{key}", one, parts=in_words(kinds, one)) for one in LANGUAGES)


def named(file_name: str, kind: str) -> str:
    """原名_批注.xlsx, short enough for a disk."""
    stem = file_name.rpartition("/")[2]
    stem = stem.rpartition(".")[0] or stem
    ending = f"_{say(f'marked.{kind}', 'zh')}"
    room = LONGEST_NAME - len(f"{ending}.xlsx".encode())
    stem = stem.removesuffix(ending).encode()[:room].decode(errors="ignore")
    return f"{stem}{ending}.xlsx"
