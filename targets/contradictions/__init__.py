"""Entries of a targets.yaml that contradict each other: every fault of the file in one pass."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from targets.contradictions import names, promises, references, series, wholes
from targets.contradictions.draft import Draft, draft_of
from targets.faults import Fault
from targets.yaml_text import line_of

__all__ = ["Draft", "contradictions", "draft_of"]

CHECKS = (
    references.repeated_names,
    references.unknown_names,
    references.chapters,
    names.shared_names,
    series.indicators,
    series.forms,
    promises.promises,
    wholes.notice,
    wholes.districts,
    wholes.agencies,
    wholes.parameters,
)


def contradictions(draft: Draft, root: yaml.Node | None) -> Iterator[Fault]:
    """Every contradiction with its line in the file."""
    for check in CHECKS:
        for path, code, values in check(draft):
            said = tuple((key, str(value)) for key, value in values.items())
            yield Fault(line_of(root, path), code, said)
