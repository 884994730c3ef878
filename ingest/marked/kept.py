"""What of an .xlsx package a round trip would lose: then the sender's own workbook is left as it is."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from targets.vocabulary import Language
from wording import say, sentences

KEPT = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/[^/]+"
    r"|(customXml|docMetadata|xl/persons)/.*"  # labels that office programs put on files, never shown
    r"|xl/(workbook|styles|sharedStrings|calcChain)\.xml|xl/theme/.*|xl/_rels/workbook\.xml\.rels"
    r"|xl/worksheets/[^/]+\.xml|xl/worksheets/_rels/.*|xl/tables/.*"
    r"|xl/(comments/)?comments?\d*\.xml"
    r"|xl/printerSettings/.*",  # the printer's own; the page's set-up stands in the sheet
    re.IGNORECASE,
)
MACROS = re.compile(r"xl/(vba\w+\.(bin|xml)|_rels/vba.*)", re.IGNORECASE)
DRAWINGS = re.compile(r"xl/drawings/\w+\.(vml|xml)", re.IGNORECASE)
DRAWN = (re.compile(rb'ObjectType=["\'](?!Note["\'])'), re.compile(rb"<\w*:?\w+Anchor[ >]"))
"""Old shapes hold comments, which are kept, but also buttons; a new drawing may hold nothing at all."""

LOST = (
    ("charts", re.compile(r"xl/(charts|chartsheets|chartex)/", re.IGNORECASE)),
    ("pivots", re.compile(r"xl/(pivot|slicer|timeline)", re.IGNORECASE)),
    ("signatures", re.compile(r"_xmlsignatures/", re.IGNORECASE)),
    ("external", re.compile(r"xl/(connections|queryTables|externalLinks|model)", re.IGNORECASE)),
    ("threads", re.compile(r"xl/threadedComments/", re.IGNORECASE)),
    (
        "pictures",
        re.compile(r"xl/(drawings|media|ctrlProps|diagrams|cellimages)", re.IGNORECASE),
    ),
)
OTHER_FORMAT = "format"


def lost_parts(content: bytes) -> tuple[str, ...]:
    """Kinds of what would be lost (`marked.part_<kind>`), else a part's own name; empty: nothing."""
    try:
        with ZipFile(BytesIO(content)) as package:
            names = [name for name in package.namelist() if not name.endswith("/")]
            if "xl/workbook.xml" not in names:
                return (OTHER_FORMAT,)
            drawings = (name for name in names if DRAWINGS.fullmatch(name))
            blank = {name for name in drawings if not _is_drawn(package.read(name))}
    except BadZipFile:
        return (OTHER_FORMAT,)
    kinds = (_kind(name) for name in names if name not in blank and not _is_kept(name))
    return tuple(dict.fromkeys(kinds))


def has_macros(content: bytes) -> bool:
    with ZipFile(BytesIO(content)) as package:
        return any(MACROS.fullmatch(name) for name in package.namelist())


def _is_drawn(part: bytes) -> bool:
    return any(pattern.search(part) for pattern in DRAWN)


def _is_kept(name: str) -> bool:
    """Macros are left out knowingly, and said to be."""
    return KEPT.fullmatch(name) is not None or MACROS.fullmatch(name) is not None


def _kind(name: str) -> str:
    return next((kind for kind, pattern in LOST if pattern.match(name)), name)


def in_words(kinds: tuple[str, ...], language: Language) -> str:
    known = sentences(language)
    words = (
        known.get(f"marked.part_{kind}") or say("marked.part_other", language, name=kind)
        for kind in kinds
    )
    return ("、" if language == "zh" else ", ").join(words)
