"""Uploaded workbooks between preview and submission: kept on disk for a while, for who uploaded them alone."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import IO
from weakref import finalize

from dashboard.doors import Outcome
from targets.vocabulary import Explanations, Period

LIMIT = 64 * 1024 * 1024
"""Bytes of a workbook at most: a list of enterprises as long as a sheet; a form is held to less when read."""

MOST, MOST_BYTES = 24, 5 * LIMIT
"""Of one body at a time: a day's work of several people, and no more disk than that."""

LIFETIME = timedelta(hours=2)
PIECE = 64 * 1024
FILED_KEPT = 1000
"""So many uploads that became submissions are remembered by their tokens."""
PREFIX = "monitor-uploads-"


class TooLargeError(Exception):
    """More bytes than a workbook may have; the rest was not read."""


class IncompleteError(Exception):
    """Fewer bytes than announced: the connection broke."""


@dataclass(frozen=True, slots=True)
class Held:
    """`explanations`: what the sender has written, by place; `chosen`: by field of the mapping;
    `meant`: slips whose proposed unit it took.
    """

    token: str
    owner: str
    file_name: str
    period: Period | None
    path: Path
    since: datetime
    outcome: Outcome
    explanations: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[str, str] = field(default_factory=dict)
    meant: frozenset[str] = frozenset()
    size: int = 0

    @property
    def is_worked_on(self) -> bool:
        return bool(self.explanations or self.chosen or self.meant)

    @property
    def content(self) -> bytes:
        return self.path.read_bytes()


class HeldUploads:
    """Kept by token in this process; `clock` decides when one is too old."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.folder = self._new_folder()
        _clear_up(self.folder)
        self._held: dict[str, Held] = {}
        self._filed: dict[str, tuple[str, int]] = {}
        self._lock = Lock()

    def _new_folder(self) -> Path:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return folder

    def take_in(self, stream: IO[bytes], announced: int | None) -> Path:
        """Writes a stream to a file piece by piece. Raises: TooLargeError, IncompleteError."""
        with self._lock:
            if not self.folder.exists():
                self.folder = self._new_folder()
        path = self.folder / secrets.token_hex(16)
        try:
            _copy(stream, path, announced)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path

    def keep(
        self, path: Path, *, owner: str, file_name: str, period: Period | None, outcome: Outcome
    ) -> Held:
        self._forget_old()
        token = secrets.token_urlsafe(24)
        size = path.stat().st_size
        held = Held(token, owner, file_name, period, path, self._clock(), outcome, size=size)
        with self._lock:
            self._held[token] = held
        self._make_room(held)
        return held

    def _make_room(self, newest: Held) -> None:
        """Lets go of the body's own: first of those in which nobody has written anything, the oldest first.

        Its file lies with whoever sent it, and nobody is kept from sending another.
        """
        with self._lock:
            others = [one for one in self._held.values() if one.owner == newest.owner]
            others.remove(newest)
        others.sort(key=lambda one: (one.is_worked_on, one.since))
        size = newest.size + sum(one.size for one in others)
        while others and (len(others) >= MOST or size > MOST_BYTES):
            gone = others.pop(0)
            size -= gone.size
            self.forget(gone)

    def find(self, token: str, owner: str) -> Held | None:
        """None: unknown, too old, or somebody else's."""
        self._forget_old()
        with self._lock:
            held = self._held.get(token)
        return held if held is not None and held.owner == owner else None

    def explain(self, held: Held, explanations: Mapping[str, str]) -> None:
        with self._lock:
            if held.token in self._held:
                self._held[held.token] = replace(held, explanations=dict(explanations))

    def choose(self, held: Held, chosen: Mapping[str, str]) -> None:
        with self._lock:
            if held.token in self._held:
                self._held[held.token] = replace(held, chosen=dict(chosen))

    def read_again(self, held: Held, outcome: Outcome) -> None:
        """The same file, now that more is known of its form."""
        with self._lock:
            if held.token in self._held:
                self._held[held.token] = replace(held, outcome=outcome)

    def answer(self, held: Held, outcome: Outcome, said: Explanations) -> None:
        """The same file, read again with what its sender has answered."""
        with self._lock:
            if held.token in self._held:
                self._held[held.token] = replace(
                    held, outcome=outcome, explanations=dict(said.by_cell), meant=said.meant
                )

    def filed(self, held: Held, submission: int) -> None:
        """It is a submission now, which whoever presses the button again is led to."""
        self.forget(held)
        with self._lock:
            self._filed[held.token] = (held.owner, submission)
            for token in list(self._filed)[:-FILED_KEPT]:
                del self._filed[token]

    def filed_as(self, token: str, owner: str) -> int | None:
        """None: unknown, too long ago, or somebody else's."""
        with self._lock:
            found = self._filed.get(token)
        return found[1] if found is not None and found[0] == owner else None

    def forget(self, held: Held) -> None:
        with self._lock:
            self._held.pop(held.token, None)
        held.path.unlink(missing_ok=True)

    def _forget_old(self) -> None:
        oldest = self._clock() - LIFETIME
        with self._lock:
            old = [held for held in self._held.values() if held.since < oldest]
        for held in old:
            self.forget(held)


def _clear_up(own: Path) -> None:
    """What a server that was killed has left: nothing in a folder so old is held by anyone."""
    oldest = own.stat().st_mtime - 2 * LIFETIME.total_seconds()
    for folder in own.parent.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if folder.is_dir() and not folder.is_symlink() and folder.stat().st_mtime < oldest:
                shutil.rmtree(folder, ignore_errors=True)


def _copy(stream: IO[bytes], path: Path, announced: int | None) -> None:
    size = 0
    with path.open("wb") as file:
        while piece := stream.read(PIECE):
            size += len(piece)
            if size > LIMIT:
                raise TooLargeError
            file.write(piece)
    if announced is not None and size != announced:
        raise IncompleteError
