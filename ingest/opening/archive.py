"""The parts of an .xlsx package: how many, how large, and none that runs, links or hides."""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from typing import IO

from ingest.errors import UnreadableError
from ingest.opening.bounds import SheetScan
from ingest.opening.limits import BOUNDS, Bounds
from ingest.opening.quick_scan import Places, QuickScan, UnprovedError

WORKBOOK_PART = "xl/workbook.xml"
BINARY_WORKBOOK_PART = "xl/workbook.bin"
STRICT_NAMESPACE = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
PLAIN_COMPRESSION = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED_FLAG = 0x1
CHUNK = 1 << 16
QUICK_FROM = 4 << 20
QUICK_CHUNK = 1 << 20
"""Parts from this size on are looked at by the quick scan, in larger pieces."""
XML_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
BEFORE_XML = b" \t\r\n\0"
"""Blanks, as many as one likes, and the zeros beside them in letters of two bytes."""

FORBIDDEN_PARTS = (
    ("macros", re.compile(r"vbaproject|xl/macrosheets/|vbadata", re.IGNORECASE)),
    ("external_links", re.compile(r"xl/externallinks/", re.IGNORECASE)),
    ("embedded_objects", re.compile(r"xl/(embeddings|activex)/", re.IGNORECASE)),
)


def inspect(
    content: bytes, bounds: Bounds, *, quick_from: int = QUICK_FROM
) -> dict[str, Places | None]:
    """By large part, where it stores numbers too long to be exact. Raises: UnreadableError."""
    long_numbers = {}
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            members = package.infolist()
            _check_list(members, bounds)
            _check_kind(package)
            for member in members:
                if member.file_size >= quick_from:
                    long_numbers[member.filename] = _scan_large(package, member, bounds)
                    continue
                with package.open(member) as stream:
                    _scan(stream, member.filename, bounds)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise UnreadableError("damaged") from error
    return long_numbers


def _scan_large(package: zipfile.ZipFile, member: zipfile.ZipInfo, bounds: Bounds) -> Places | None:
    """What the quick scan cannot judge is walked slowly, and may be no larger than a form."""
    scan = QuickScan(member.filename, bounds)
    with package.open(member) as stream:
        is_xml = _looks_like_xml(stream.read(CHUNK))
    try:
        if is_xml:
            with package.open(member) as stream:
                while chunk := stream.read(QUICK_CHUNK):
                    scan.feed(chunk)
            scan.close()
            return scan.long_numbers
    except UnprovedError:
        pass
    with package.open(member) as stream:
        _scan(stream, member.filename, BOUNDS)
    return None


def _looks_like_xml(chunk: bytes) -> bool:
    start = chunk.lstrip(BEFORE_XML)
    return bool(chunk) and (not start or start.startswith(XML_STARTS))


def _check_list(members: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    if len(members) > bounds.members:
        raise UnreadableError("too_many_members", count=len(members), limit=bounds.members)
    if any(member.flag_bits & ENCRYPTED_FLAG for member in members):
        raise UnreadableError("encrypted")
    if any(member.compress_type not in PLAIN_COMPRESSION for member in members):
        raise UnreadableError("damaged")
    _check_names([member.filename for member in members])
    total = sum(member.file_size for member in members)
    if total > bounds.unzipped_bytes:
        raise UnreadableError(
            "unzips_too_large", size=total >> 20, limit=bounds.unzipped_bytes >> 20
        )
    for member in members:
        is_weighty = member.file_size > bounds.ratio_from_bytes
        if is_weighty and member.file_size > bounds.ratio * max(member.compress_size, 1):
            raise UnreadableError("compression_bomb", member=member.filename)


def _check_names(names: list[str]) -> None:
    folded = [name.casefold() for name in names]
    if len(set(folded)) != len(folded):
        raise UnreadableError("bad_member_name", member=_first_repeated(folded))
    for name in names:
        if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name:
            raise UnreadableError("bad_member_name", member=name)
        for code, pattern in FORBIDDEN_PARTS:
            if pattern.search(name):
                raise UnreadableError(code, member=name)


def _first_repeated(names: list[str]) -> str:
    return next(name for position, name in enumerate(names) if name in names[:position])


def _check_kind(package: zipfile.ZipFile) -> None:
    names = package.namelist()
    if WORKBOOK_PART not in names:
        if BINARY_WORKBOOK_PART in names or _is_open_document(package, names):
            raise UnreadableError("old_format")
        raise UnreadableError("other_document")
    with package.open(WORKBOOK_PART) as stream:
        if STRICT_NAMESPACE in stream.read(CHUNK):
            raise UnreadableError("strict_format")
    if "[Content_Types].xml" not in names:
        raise UnreadableError("damaged")
    with package.open("[Content_Types].xml") as stream:
        if b"macroEnabled" in stream.read():
            raise UnreadableError("macros", member="[Content_Types].xml")


def _is_open_document(package: zipfile.ZipFile, names: list[str]) -> bool:
    if "mimetype" not in names:
        return False
    with package.open("mimetype") as stream:
        return b"opendocument.spreadsheet" in stream.read(CHUNK)


def _scan(stream: IO[bytes], member: str, bounds: Bounds) -> None:
    """Every part that looks like XML is walked: a sheet may stand under any name."""
    chunk = stream.read(CHUNK)
    if not _looks_like_xml(chunk):
        while stream.read(CHUNK):  # the checksum at its end is still proved
            pass
        return
    scan = SheetScan(member, bounds)
    while chunk:
        scan.feed(chunk)
        chunk = stream.read(CHUNK)
    scan.close()
