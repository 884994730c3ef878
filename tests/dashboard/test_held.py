from __future__ import annotations

import io
import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dashboard.held import (
    LIFETIME,
    LIMIT,
    MOST,
    PREFIX,
    Held,
    HeldUploads,
    IncompleteError,
    TooLargeError,
)
from ingest.opening.limits import ROSTER_BOUNDS
from tests.make_pages import NOW

OUTCOME: Any = object()


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def kept(held: HeldUploads, owner: str = "eic", content: bytes = b"book") -> Held:
    path = held.take_in(io.BytesIO(content), len(content))
    return held.keep(path, owner=owner, file_name="a.xlsx", period=None, outcome=OUTCOME)


def test_what_was_uploaded_is_found_by_its_token_whole() -> None:
    held = HeldUploads(Clock())
    one = kept(held)
    found = held.find(one.token, "eic")
    assert found is not None
    assert found.content == b"book"


def test_nobody_else_finds_it() -> None:
    held = HeldUploads(Clock())
    assert held.find(kept(held).token, "fin") is None


def test_it_is_gone_after_a_while() -> None:
    clock = Clock()
    held = HeldUploads(clock)
    one = kept(held)
    clock.now += LIFETIME + timedelta(seconds=1)
    assert held.find(one.token, "eic") is None
    assert not one.path.exists()


def test_it_is_gone_once_forgotten() -> None:
    held = HeldUploads(Clock())
    one = kept(held)
    held.forget(one)
    assert held.find(one.token, "eic") is None
    assert not one.path.exists()


def test_what_was_explained_is_kept_with_it() -> None:
    held = HeldUploads(Clock())
    one = kept(held)
    held.explain(one, {"表1!F6": "第三批"})
    found = held.find(one.token, "eic")
    assert found is not None
    assert found.explanations == {"表1!F6": "第三批"}


def test_a_body_s_oldest_upload_makes_room_for_its_newest() -> None:
    held = HeldUploads(Clock())
    first, *others = [kept(held) for _ in range(MOST + 1)]
    assert held.find(first.token, "eic") is None
    assert all(held.find(one.token, "eic") for one in others)
    assert len(list(held.folder.iterdir())) == MOST


def test_an_upload_in_which_something_was_written_stays_longest() -> None:
    held = HeldUploads(Clock())
    first, second = kept(held), kept(held)
    held.explain(first, {"表1!F6": "第三批"})
    for _ in range(MOST - 1):
        kept(held)
    assert held.find(first.token, "eic")
    assert held.find(second.token, "eic") is None


def test_a_body_holds_no_more_bytes_than_five_of_the_largest_workbooks() -> None:
    held, large = HeldUploads(Clock()), bytes(LIMIT)
    every = [kept(held, content=large) for _ in range(6)]
    assert [held.find(one.token, "eic") is None for one in every] == [True] + [False] * 5


def test_one_body_s_uploads_push_out_no_other_s() -> None:
    held = HeldUploads(Clock())
    other = kept(held, "fin")
    for _ in range(MOST + 1):
        kept(held)
    assert held.find(other.token, "fin")


class Endless(io.RawIOBase):
    """A stream that never ends, and counts what was taken from it."""

    taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        self.taken += size
        return b"x" * size


def test_a_stream_is_not_read_much_beyond_the_limit() -> None:
    held, stream = HeldUploads(Clock()), Endless()
    with pytest.raises(TooLargeError):
        held.take_in(stream, None)  # type: ignore[arg-type]
    assert stream.taken < LIMIT * 1.01


def test_a_broken_connection_leaves_nothing_behind() -> None:
    held = HeldUploads(Clock())
    with pytest.raises(IncompleteError):
        held.take_in(io.BytesIO(b"half"), 8)
    assert not list(held.folder.iterdir())


def test_what_the_guard_lets_through_is_taken_in() -> None:
    assert ROSTER_BOUNDS.file_bytes == LIMIT


def left_by(folder: Path, hours: int) -> Path:
    """What a server left that was killed so many hours ago."""
    left = folder / f"{PREFIX}{hours}"
    left.mkdir()
    (left / "book").write_bytes(b"book")
    then = folder.stat().st_mtime - 3600 * hours
    os.utime(left, (then, then))
    return left


def test_what_a_killed_server_left_long_ago_is_cleared_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, young = left_by(tmp_path, 9), left_by(tmp_path, 1)
    HeldUploads(Clock())
    assert (old.exists(), young.exists()) == (False, True)


def test_a_server_whose_folder_was_cleared_up_takes_files_in_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    held = HeldUploads(Clock())
    held.folder.rmdir()
    assert kept(held).content == b"book"
