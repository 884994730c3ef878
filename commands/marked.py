"""`app.py ingest --marked DIR`: each file with findings comes back marked, and replaces no other file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TextIO

from commands.console import DONE, FAILED, complain
from ingest.intake import Intake
from ingest.outcome import Outcome
from targets.vocabulary import Language
from wording import say


def write_marked(
    intake: Intake, outcome: Outcome, content: bytes, folder: Path, said_on: tuple[TextIO, Language]
) -> int:
    """A status, and the path in words; what could not be written is said and is a failure."""
    output, language = said_on
    name, marked = intake.marked(content, outcome.file, outcome.findings)
    try:
        path = _written(folder / name, marked)
    except OSError as error:
        complain("command.file_not_written", file=folder / name, reason=error.strerror or error)
        return FAILED
    print(say("command.marked_written", language, file=path), file=output, flush=True)
    return DONE


def _written(path: Path, content: bytes) -> Path:
    """Under the next free name: in one that is there already somebody may have written explanations."""
    for free in _names(path):
        try:
            with free.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        break
    return free


def _names(path: Path) -> Iterator[Path]:
    yield path
    yield from (path.with_stem(f"{path.stem}({number})") for number in count(2))
