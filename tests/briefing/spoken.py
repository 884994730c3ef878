"""Builders of what a letter says: one edition, one row, one board."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from briefing.digest import digest
from briefing.edition import Edition, edition
from briefing.rows import Row
from briefing.voice import Voice
from targets.board import Board
from targets.vocabulary import (
    Digest,
    Known,
    Language,
)
from tests.make_briefing import (
    PAGES,
    SEPTEMBER,
    august,
    drawn,
    reader,
    september,
)


def said(
    language: Language = "zh",
    *,
    board: Board | None = None,
    told: Digest | None = None,
    **more: Any,
) -> Edition:
    shown = board or september()
    digested = told or digest(shown, august(), reader())
    return edition(Voice(digested, shown, language, PAGES), **more)


def row(name: str, language: Language = "zh", board: Board | None = None) -> Row:
    rows = [row for group in said(language, board=board).groups for row in group.rows]
    return next(row for row in rows if row.url.startswith(f"{PAGES}/target/{name}?"))


def known(*figures: Any, **more: Any) -> Board:
    return drawn(
        Known(as_of=datetime(2025, 10, 22, 1, tzinfo=UTC), seq=1, observations=figures, **more),
        SEPTEMBER,
    )
