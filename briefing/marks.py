"""How a standing looks in a mail: a character as shape, and two colours that stay apart when printed."""

from __future__ import annotations

from dataclasses import dataclass

from targets.vocabulary import Standing


@dataclass(frozen=True, slots=True)
class Mark:
    """`ink` on `ground` has a contrast of at least 4.5; `tone` is their class for dark screens.

    Shapes are of GBK, so that every Chinese font has them.
    """

    shape: str
    tone: str
    ink: str
    ground: str


GOOD = ("good", "#1b6e53", "#e3f1ec")
AHEAD = ("ahead", "#1a6280", "#e2f0f5")
DOUBT = ("doubt", "#855800", "#fbf0d9")
BAD = ("bad", "#b3261e", "#fbe6e4")
PLAIN = ("plain", "#4a5662", "#eef1f3")

MARKS = {
    Standing.ACHIEVED: Mark("●", *GOOD),
    Standing.REACHED_MUST_HOLD: Mark("√", *GOOD),
    Standing.LIKELY: Mark("▲", *AHEAD),
    Standing.ON_SCHEDULE: Mark("▲", *AHEAD),
    Standing.UNCERTAIN: Mark("◆", *DOUBT),
    Standing.BEHIND: Mark("▼", *BAD),
    Standing.UNLIKELY: Mark("▼", *BAD),
    Standing.MISSED: Mark("×", *BAD),
    Standing.OPEN: Mark("→", *PLAIN),
    Standing.NOT_DUE: Mark("□", *PLAIN),
    Standing.NO_DATA: Mark("○", *PLAIN),
}
"""From the best to those that say nothing."""

MET = (Standing.ACHIEVED, Standing.REACHED_MUST_HOLD, Standing.LIKELY, Standing.ON_SCHEDULE)
"""Standings that say: as promised, or on the way to it."""
