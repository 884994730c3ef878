"""How a standing looks: its shape and its tone. Colours themselves are in assets/10-tokens.css."""

from __future__ import annotations

from enum import StrEnum

from targets.vocabulary import ActionState, FilingState, Overlay, Standing


class Tone(StrEnum):
    """Colour carries the standing and nothing else; each has its CSS variables --<tone>, --<tone>-soft."""

    GOOD = "good"
    AHEAD = "ahead"
    DOUBT = "doubt"
    BAD = "bad"
    PLAIN = "plain"


class Shape(StrEnum):
    SEAL = "seal"  # a filled disc with a tick
    TICK = "tick"
    UP = "up"
    DOWN = "down"
    DIAMOND = "diamond"
    CROSS = "cross"
    RING = "ring"
    BAR = "bar"
    CLOCK = "clock"
    HALF = "half"
    FLAG = "flag"
    TURN = "turn"
    LOCK = "lock"


LOOKS: dict[Standing, tuple[Shape, Tone]] = {
    Standing.ACHIEVED: (Shape.SEAL, Tone.GOOD),
    Standing.REACHED_MUST_HOLD: (Shape.TICK, Tone.GOOD),
    Standing.LIKELY: (Shape.UP, Tone.AHEAD),
    Standing.ON_SCHEDULE: (Shape.UP, Tone.AHEAD),
    Standing.UNCERTAIN: (Shape.DIAMOND, Tone.DOUBT),
    Standing.BEHIND: (Shape.DOWN, Tone.BAD),
    Standing.UNLIKELY: (Shape.DOWN, Tone.BAD),
    Standing.MISSED: (Shape.CROSS, Tone.BAD),
    Standing.OPEN: (Shape.BAR, Tone.PLAIN),
    Standing.NO_DATA: (Shape.RING, Tone.PLAIN),
    Standing.NOT_DUE: (Shape.CLOCK, Tone.PLAIN),
}

ORDER = tuple(LOOKS)
"""Standings from the best to the ones that say nothing, as chips stand in a row."""

SETTLED = (Standing.ACHIEVED, Standing.MISSED, Standing.NOT_DUE)
"""Standings beside which a forecast says nothing more."""

ACTION_LOOKS: dict[ActionState | None, tuple[Shape, Tone]] = {
    ActionState.DONE: (Shape.SEAL, Tone.GOOD),
    ActionState.UNDER_WAY: (Shape.HALF, Tone.AHEAD),
    ActionState.NOT_STARTED: (Shape.RING, Tone.DOUBT),
    None: (Shape.BAR, Tone.PLAIN),
}

FILING_LOOKS: dict[FilingState, tuple[Shape, Tone]] = {
    FilingState.ON_TIME: (Shape.TICK, Tone.GOOD),
    FilingState.LATE: (Shape.HALF, Tone.DOUBT),
    FilingState.WAITING: (Shape.CLOCK, Tone.AHEAD),
    FilingState.RETURNED: (Shape.TURN, Tone.DOUBT),
    FilingState.MISSING: (Shape.CROSS, Tone.BAD),
    FilingState.NOT_DUE: (Shape.BAR, Tone.PLAIN),
}

FLAGGED: dict[Overlay, Tone] = {
    Overlay.OVERDUE_REPORT: Tone.BAD,
    Overlay.SUSPECT_VALUE: Tone.DOUBT,
    Overlay.INEXACT: Tone.DOUBT,
    Overlay.ESTIMATED: Tone.DOUBT,
    Overlay.FELL_BACK: Tone.BAD,
    Overlay.REVISED: Tone.PLAIN,
    Overlay.CAUGHT_UP: Tone.GOOD,
    Overlay.EQUALITY: Tone.DOUBT,
}

INK, QUIET, RULE, PAPER, FAINT = "#16202b", "#56626e", "#dfe4e8", "#ffffff", "#9aa5af"
ACCENT, CLEAR = "#0b5c8a", "rgba(0,0,0,0)"
TONE_INKS = {
    Tone.GOOD: "#1b6e53",
    Tone.AHEAD: "#1b6a8c",
    Tone.DOUBT: "#855800",
    Tone.BAD: "#b3261e",
    Tone.PLAIN: QUIET,
}
SOFT_INKS = {
    Tone.GOOD: "#e3f1ec",
    Tone.AHEAD: "#e2f0f5",
    Tone.DOUBT: "#fbf0d9",
    Tone.BAD: "#fbe9e7",
    Tone.PLAIN: "#eceff1",
}
"""Areas behind lines of the same tone."""

INKS = {ink: f"--{tone}" for tone, ink in TONE_INKS.items()}
INKS |= {ink: f"--{tone}-soft" for tone, ink in SOFT_INKS.items()}
INKS |= {
    ACCENT: "--accent",
    INK: "--ink",
    QUIET: "--quiet",
    RULE: "--rule",
    PAPER: "--paper",
    FAINT: "--faint",
}
"""Colours of a chart as its dict holds them -> the CSS variable that replaces them in the browser."""
