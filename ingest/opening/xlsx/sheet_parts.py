"""Which part of a package holds which sheet: a sheet's name -> the name of its part."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

BOOK = "xl/workbook.xml"
LINKS = "xl/_rels/workbook.xml.rels"


def sheet_parts(content: bytes) -> dict[str, str]:
    """Of a package that the guard has let through; without sheets that it does not link."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        targets = {
            link.get("Id", ""): posixpath.normpath(posixpath.join("/xl", link.get("Target", "")))
            for link in _elements(package, LINKS, "Relationship")
        }
        return {
            sheet.get("name", ""): targets[link].removeprefix("/")
            for sheet in _elements(package, BOOK, "sheet")
            if (link := _linked(sheet)) in targets
        }


def _elements(package: zipfile.ZipFile, part: str, name: str) -> Iterator[ET.Element]:
    """Whatever the namespace: that of strict packages is another one."""
    if part in package.namelist():
        for element in ET.fromstring(package.read(part)).iter():  # noqa: S314 the guard refuses entities
            if element.tag.rpartition("}")[2] == name:
                yield element


def _linked(sheet: ET.Element) -> str:
    return next((value for name, value in sheet.items() if name.endswith("}id")), "")
