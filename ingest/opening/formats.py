"""The formats that are read, as told by a file's bytes: its name's ending decides nothing."""

from __future__ import annotations

from enum import StrEnum


class FileFormat(StrEnum):
    XLSX = "xlsx"  # .xlsm too
    STRICT = "strict"  # .xlsx in the namespaces of ISO 29500 Strict
    XLS = "xls"  # .et too
    ODS = "ods"
    XLSB = "xlsb"
    CSV = "csv"  # comma, semicolon or tab
