"""What stands in the comments of one sheet of an .xlsx: notes, and the threads of newer programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any
from xml.etree.ElementTree import Element, iterparse

from openpyxl.packaging.relationship import get_dependents

from ingest.opening.bounds import position

NOTES, THREADS = "/comments", "/threadedComment"
"""How the kinds of relations end that lead to them."""


def of_sheet(archive: Any, part: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Row and column with the text; a thread counts for the note that stands in for it."""
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    names = set(archive.namelist())
    if relations not in names:
        return
    found: dict[str, dict[tuple[int, int], str]] = {NOTES: {}, THREADS: {}}
    for relation in get_dependents(archive, relations):
        kind = next((one for one in found if relation.Type.endswith(one)), None)
        if kind is not None and relation.target in names:
            with archive.open(relation.target) as source:
                _gather(source, found[kind])
    yield from (found[NOTES] | found[THREADS]).items()


def _gather(source: IO[bytes], found: dict[tuple[int, int], str]) -> None:
    for _, element in iterparse(source):  # noqa: S314 no doctype
        name = element.tag.rpartition("}")[2]
        if name in ("comment", "threadedComment"):
            place = position(element.get("ref", ""))
            if place is not None:
                before = found.get(place)
                text = _text(element)
                found[place] = f"{before} {text}" if before else text
            element.clear()


def _text(comment: Element) -> str:
    """Without how the text is to be read aloud, which stands beside it in its runs."""
    (said,) = [one for one in comment if one.tag.endswith("}text")][:1] or [comment]
    if said.text and said.text.strip():
        return said.text
    runs = (one for part in said if not part.tag.endswith("}rPh") for one in part.iter())
    return "".join(one.text or "" for one in runs if one.tag.endswith("}t"))
