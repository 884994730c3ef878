"""The parts of a zipped workbook: how many, how large, and none that runs, links or hides."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO
from typing import IO

from ingest.errors import UnreadableError
from ingest.opening.bounds import SheetScan
from ingest.opening.formats import FileFormat
from ingest.opening.limits import BOUNDS, Bounds
from ingest.opening.ods import bounds as ods_bounds
from ingest.opening.quick_scan import QuickScan, Seen, UnprovedError
from ingest.opening.xlsb.bounds import STARTS, BinaryScan

WORKBOOK_PART = "xl/workbook.xml"
BINARY_WORKBOOK_PART = "xl/workbook.bin"
STRICT_NAMESPACE = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
PLAIN_COMPRESSION = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
ENCRYPTED_FLAG = 0x1
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError),
    *(ValueError, LookupError),
)
"""The last two: a part that begins before the file does, an encoding that there is not."""
CHUNK = 1 << 16
QUICK_FROM = 4 << 20
QUICK_CHUNK = 1 << 20
"""Parts from this size on are looked at by the quick scan, in larger pieces."""
XML_STARTS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
BEFORE_XML = b" \t\r\n\0"
"""Blanks, as many as one likes, and the zeros beside them in letters of two bytes."""

TYPES_PART = "[Content_Types].xml"
LISTS = re.compile(r"^\[content_types\]\.xml$|\.rels$", re.IGNORECASE)
RUNNING_PART = re.compile(rb"vbaproject|macrosheet", re.IGNORECASE)
"""Said of a part, wherever it stands: a package without one may still be of the macro-enabled kind."""
LONGEST_WORD = 16

FORBIDDEN_PARTS = (
    ("macros", re.compile(r"vbaproject|xl/macrosheets/|vbadata", re.IGNORECASE)),
    ("external_links", re.compile(r"xl/externallinks/", re.IGNORECASE)),
    ("embedded_objects", re.compile(r"xl/(embeddings|activex)/", re.IGNORECASE)),
)


def inspect(content: bytes, bounds: Bounds) -> FileFormat:
    """Raises: UnreadableError."""
    return _inspect(content, bounds, quick_from=QUICK_FROM)[0]


def inspect_quickly(content: bytes, bounds: Bounds) -> dict[str, Seen]:
    """By part, what is worth knowing before it is read as columns. Raises: UnreadableError."""
    return _inspect(content, bounds, quick_from=0)[1]


def _inspect(
    content: bytes, bounds: Bounds, *, quick_from: int
) -> tuple[FileFormat, dict[str, Seen]]:
    """The second: of the parts from that size on."""
    seen: dict[str, Seen] = {}
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            members = package.infolist()
            _check_list(members, bounds)
            kind = _kind(package)
            if kind is FileFormat.ODS:
                ods_bounds.inspect(package, bounds)
            for member in members:
                if member.file_size >= quick_from:
                    seen[member.filename] = _scan_large(package, member, bounds)
                    continue
                with package.open(member) as stream:
                    _scan(stream, member.filename, bounds)
    except DAMAGE as error:
        raise UnreadableError("damaged") from error
    return kind, seen


def _scan_large(package: zipfile.ZipFile, member: zipfile.ZipInfo, bounds: Bounds) -> Seen:
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
            return scan.seen
    except UnprovedError:
        pass
    with package.open(member) as stream:
        _scan(stream, member.filename, BOUNDS)
    return Seen()


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


def _kind(package: zipfile.ZipFile) -> FileFormat:
    names = package.namelist()
    if _is_open_document(package, names):
        return FileFormat.ODS
    if WORKBOOK_PART not in names and BINARY_WORKBOOK_PART not in names:
        raise UnreadableError("other_document")
    if TYPES_PART not in names:
        raise UnreadableError("damaged")
    for name in names:
        if LISTS.search(name):
            _check_what_parts_are(package, name)
    if WORKBOOK_PART not in names:
        return FileFormat.XLSB
    with package.open(WORKBOOK_PART) as stream:
        is_strict = STRICT_NAMESPACE in stream.read(CHUNK)
    return FileFormat.STRICT if is_strict else FileFormat.XLSX


def _check_what_parts_are(package: zipfile.ZipFile, name: str) -> None:
    before = b""
    with package.open(name) as stream:
        while chunk := stream.read(CHUNK):
            said = before + chunk.replace(b"\0", b"")
            if RUNNING_PART.search(said):
                raise UnreadableError("macros", member=name)
            before = said[-LONGEST_WORD:]


def _is_open_document(package: zipfile.ZipFile, names: list[str]) -> bool:
    if "mimetype" not in names:
        return False
    with package.open("mimetype") as stream:
        return b"opendocument.spreadsheet" in stream.read(CHUNK)


def _scan(stream: IO[bytes], member: str, bounds: Bounds) -> None:
    """Every part that looks like XML is walked: a sheet may stand under any name."""
    chunk = stream.read(CHUNK)
    if chunk.startswith(STARTS):
        stream.seek(0)
        BinaryScan(member, bounds).over(stream)
        return
    if not _looks_like_xml(chunk):
        while stream.read(CHUNK):  # the checksum at its end is still proved
            pass
        return
    scan = SheetScan(member, bounds)
    while chunk:
        scan.feed(chunk)
        chunk = stream.read(CHUNK)
    scan.close()
