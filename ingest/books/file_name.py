"""What a file's name says of the figures in it: a draft, a forecast, a part; its other words say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.layout import Words
from ingest.text import squeezed
from targets.vocabulary import Finding, Severity


def stem(file_name: str) -> str:
    """Without folders and ending."""
    return file_name.rpartition("/")[2].rpartition(".")[0] or file_name


def doubts(file_name: str, words: Words) -> Iterator[Finding]:
    """People name files as they like, so that only words known to change figures are asked about."""
    name = stem(file_name)
    key = squeezed(name)
    is_plan = _has(key, words.plans) and not _has(key, words.plans_done)
    said = next((one for one in words.files_of_else if squeezed(one) in key), None)
    said = said or next((one for one in words.plans if is_plan and squeezed(one) in key), None)
    if said is not None:
        yield Finding("file_name_unclear", Severity.WARNING, None, name, said)


def _has(key: str, words: tuple[str, ...]) -> bool:
    return any(squeezed(word) in key for word in words)
