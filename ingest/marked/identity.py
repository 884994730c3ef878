"""What tells one finding of a workbook from another, also after rows were moved or figures corrected."""

from __future__ import annotations

import json
from dataclasses import dataclass

from targets.vocabulary import Finding

PARTS = 6


@dataclass(frozen=True, slots=True)
class Identity:
    """Empty texts where a finding is about no cell, no indicator, no area or no month."""

    code: str
    sheet: str = ""
    address: str = ""
    indicator: str = ""
    area: str = ""
    month: str = ""

    @classmethod
    def of(cls, finding: Finding) -> Identity:
        cell, values = finding.cell, dict(finding.values)
        about = (values.get(name, "") for name in ("indicator", "area", "month"))
        place = (cell.sheet, cell.address) if cell else ("", "")
        return cls(finding.code, *place, *about)

    @classmethod
    def parse(cls, text: str) -> Identity | None:
        """None for whatever was not written by `written`."""
        try:
            parts = json.loads(text)
        except ValueError:
            return None
        is_ours = isinstance(parts, list) and len(parts) == PARTS
        return cls(*map(str, parts)) if is_ours else None

    @property
    def written(self) -> str:
        parts = (self.code, self.sheet, self.address, self.indicator, self.area, self.month)
        return json.dumps(parts, ensure_ascii=False)

    @property
    def place(self) -> tuple[str, str]:
        return self.sheet, self.address

    @property
    def wherever(self) -> tuple[str, ...] | None:
        """Without the address, for a figure that names itself; None for one that only its place names."""
        return (self.code, self.sheet, self.indicator, self.area, self.month) if self.area else None
