"""Which figure, or which computed number, is meant: the drawer explains it, the address names it."""

from __future__ import annotations

from dataclasses import dataclass

from targets.vocabulary import ActionNote, Observation, ParameterLevel, Period


@dataclass(frozen=True, slots=True)
class FigureKey:
    """One reported figure: `srdi_smes.eic.2023-05.city`."""

    indicator: str
    source: str
    period: Period
    area: str

    def __str__(self) -> str:
        return f"{self.indicator}.{self.source}.{self.period}.{self.area}"

    @classmethod
    def of(cls, figure: Observation) -> FigureKey:
        return cls(figure.indicator, figure.source, figure.period, figure.area)

    @classmethod
    def parse(cls, text: str) -> FigureKey | None:
        words = text.split(".")
        if len(words) != 4:
            return None
        try:
            return cls(words[0], words[1], Period.parse(words[2]), words[3])
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class LevelKey:
    """One district's own level of a parameter: `level.reward_srdi_min.310109`."""

    parameter: str
    area: str

    def __str__(self) -> str:
        return f"level.{self.parameter}.{self.area}"

    @classmethod
    def of(cls, level: ParameterLevel) -> LevelKey:
        return cls(level.parameter, level.area)

    @classmethod
    def parse(cls, text: str) -> LevelKey | None:
        words = text.split(".")
        return cls(*words[1:]) if len(words) == 3 and words[0] == "level" else None


@dataclass(frozen=True, slots=True)
class NoteKey:
    """One note by its place among those of its submission: `note.12.3`."""

    submission: int
    number: int

    def __str__(self) -> str:
        return f"note.{self.submission}.{self.number}"

    @classmethod
    def of(cls, note: ActionNote) -> NoteKey:
        return cls(note.submission or 0, note.number)

    @classmethod
    def parse(cls, text: str) -> NoteKey | None:
        word, *numbers = text.split(".")
        if word != "note" or len(numbers) != 2 or not all(map(str.isdecimal, numbers)):
            return None
        return cls(*map(int, numbers))


@dataclass(frozen=True, slots=True)
class WorkingKey:
    """One computed number of a target's assessment in an area: `gap_to_path.srdi_smes.city`."""

    what: str
    target: str
    area: str

    def __str__(self) -> str:
        return f"{self.what}.{self.target}.{self.area}"

    @classmethod
    def parse(cls, text: str) -> WorkingKey | None:
        words = text.split(".")
        return cls(*words) if len(words) == 3 else None
