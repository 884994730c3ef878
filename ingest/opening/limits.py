"""What a monthly form never exceeds: the bounds that the guard holds a file to."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """Of a workbook as a file and of each of its sheets. Large rosters will come in by another gate."""

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
