"""Every sentence that a person reads, in both languages: say(key, language, **values)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Literal

Language = Literal["zh", "en"]


class UnknownSentenceError(KeyError):
    """A key that the wording does not have: a programmer's fault."""


@cache
def sentences(language: Language) -> dict[str, str]:
    """Every sentence of a language by `group.key`; a group is one file of its folder."""
    found: dict[str, str] = {}
    folder = files(__name__).joinpath(language)
    texts = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    for file in sorted(texts, key=lambda path: path.name):
        group = file.name.removesuffix(".toml")
        for key, sentence in tomllib.loads(file.read_text(encoding="utf-8")).items():
            found[f"{group}.{key}"] = sentence
    return found


def say(key: str, language: Language, /, **values: object) -> str:
    """The sentence with its placeholders filled. Raises: UnknownSentenceError."""
    try:
        sentence = sentences(language)[key]
    except KeyError as error:
        raise UnknownSentenceError(key) from error
    return filled(sentence, values)


def filled(sentence: str, values: Mapping[str, object]) -> str:
    """A sentence of ours with its placeholders filled, and its words in the number that they count."""
    return _COUNTING.vformat(sentence, (), values) if "|" in sentence else sentence.format(**values)


class _Counting(Formatter):
    """`{count} {count:row|rows}`: the first word for one, the second for every other number."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, choice, several = format_spec.partition("|")
        if choice:
            return one if str(value) == "1" else several
        return str(super().format_field(value, format_spec))


_COUNTING = _Counting()
