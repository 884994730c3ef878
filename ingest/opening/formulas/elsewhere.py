"""Formulas that fetch their values from the network or from another file: what they gave then is stored."""

from __future__ import annotations

import re

FETCHING = re.compile(
    r"(?<![A-Z0-9_])(?:WEBSERVICE|RTD|STOCKHISTORY|CUBE[A-Z]+|IMPORT(?:DATA|FEED|HTML|RANGE|XML))\s*\("
    r"|(?<![\w\]])\[[^\[\]]+\][\w.]*!"
    r"|'[^'\[\]]*\[[^\[\]]+\][^']*'!"
    r"|'(?:file|https?|ftp|smb):",
    re.IGNORECASE,
)
"""Such a function; `[1]Sheet1!A1`, `'C:\\[a.xlsx]Sheet 1'!A1`; an address before a sheet's name."""


def fetches(formula: str | None) -> bool:
    return formula is not None and FETCHING.search(formula) is not None
