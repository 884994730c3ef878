"""What can be wrong with a targets.yaml, and the one exception that carries all of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong with a targets.yaml; the sentence is `wording` under `catalogue.<code>`."""

    line: int
    code: str
    values: tuple[tuple[str, str], ...] = ()


class CatalogueRefusedError(Exception):
    """A targets.yaml that cannot be used; `faults` lists every reason, by line."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"line {fault.line}: {fault.code}" for fault in faults))
        self.faults = faults
