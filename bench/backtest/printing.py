"""Judged methods as aligned plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bench.backtest.judging import MONTHS, RAISED, Judged
from bench.backtest.scores import BINS, Share

SCORES = (
    "H",
    "k",
    "method",
    "windows",
    "sMAPE %",
    "Brier",
    "80 % covers",
    "green true %",
    "red true %",
)
LEFT = {"method"}


def printed(kind: str, judged: Sequence[Judged], incomplete: int) -> str:
    """One kind: its scores, then how reliable pace's chances were."""
    raised = ", ".join(f"{factor:.2f}" for factor in RAISED)
    lines = [
        f"{kind}: targets are last year’s {'total' if kind == 'flow' else 'end'} × {raised}",
        *_table(SCORES, [_score_cells(one) for one in judged]),
        "",
        f"{kind}: reliability of pace, as chance said > share that came true, in % (chances)",
        *_table(("H", "k", *_bins()), [_bin_cells(one) for one in judged if one.method == "pace"]),
        "",
        f"{incomplete} incomplete years of {kind} series were left out",
        *_not_forecast(judged),
    ]
    return "\n".join(lines)


def _not_forecast(judged: Sequence[Judged]) -> Iterator[str]:
    for one in judged:
        if one.method == "pace" and one.not_forecast:
            place = f"H={one.years}, k={one.months}"
            yield f"{place}: {one.not_forecast} windows not forecast (a part or level is not above zero)"


def _score_cells(one: Judged) -> list[str]:
    return [
        str(one.years),
        str(one.months),
        one.method,
        str(one.windows),
        "–" if one.smape is None else f"{one.smape:.1f}",
        "–" if one.brier is None else f"{one.brier:.3f}",
        _percent(one.covered),
        _of(one.green),
        _of(one.red),
    ]


def _bin_cells(one: Judged) -> list[str]:
    return [str(one.years), str(one.months), *(_said(share) for share in one.reliability)]


def _bins() -> Iterator[str]:
    for low, high in pairwise(BINS):
        yield f"{low:g}–{high:g}"


def _said(share: Share) -> str:
    if not share.count:
        return "–"
    return f"{_percent(share.said)} > {_percent(share.happened)} ({share.count})"


def _of(share: Share) -> str:
    return f"{_percent(share.happened)} ({share.count})" if share.count else "–"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share * 100:.0f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A blank line between the groups of months of one H."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    yield _line(head, head, widths)
    for number, row in enumerate(rows):
        if number and row[0] != rows[number - 1][0] and len(rows) > len(MONTHS):
            yield ""
        yield _line(head, row, widths)


def _line(head: Sequence[str], row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        cell.ljust(width) if name in LEFT else cell.rjust(width)
        for name, cell, width in zip(head, row, widths, strict=True)
    ]
    return "  ".join(cells).rstrip()
