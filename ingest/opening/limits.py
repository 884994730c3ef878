"""What a monthly form, and what a list of enterprises never exceeds: the bounds that a file is held to."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """Of a workbook as a file and of each of its sheets."""

    file_bytes: int = 20 * MEBIBYTE
    members: int = 200
    unzipped_bytes: int = 200 * MEBIBYTE
    ratio: int = 100
    ratio_from_bytes: int = MEBIBYTE  # small members of repeated blanks compress better, harmlessly
    columns: int = 512
    cells: int = 400_000
    texts: int = 400_000
    sparse_box: int = 200_000  # below this a box is never too sparse
    sparse_factor: int = 50
    merged_cells: int = 50_000


BOUNDS = Bounds()

SHEET_ROWS = 1_048_576
ROSTER_BOUNDS = Bounds(
    file_bytes=64 * MEBIBYTE,
    unzipped_bytes=600 * MEBIBYTE,
    cells=20 * SHEET_ROWS,
    texts=8 * SHEET_ROWS,
)
"""Of a list of enterprises as long as a sheet can be; what turns out to be none is held to BOUNDS."""
