"""A file on the disk is read only where it is one, and never further than one may be long."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.errors import UnreadableError
from ingest.opening.on_disk import bytes_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "报表.xlsx"


def refused(path: Path, largest: int = 4) -> str:
    with pytest.raises(UnreadableError) as caught:
        bytes_of(path, largest=largest)
    return caught.value.code


def test_a_file_as_large_as_may_be_is_read(path: Path) -> None:
    path.write_bytes(b"1234")
    assert bytes_of(path, largest=4) == b"1234"


def test_one_byte_more_is_refused(path: Path) -> None:
    path.write_bytes(b"12345")
    assert refused(path) == "file_too_large"


def test_a_file_that_does_not_know_its_size_is_read_no_further(path: Path) -> None:
    path.symlink_to("/proc/self/maps")
    assert (path.stat().st_size, refused(path)) == (0, "file_too_large")


def test_a_pipe_is_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    assert refused(path) == "not_a_regular_file"


def test_a_folder_is_called_one(path: Path) -> None:
    path.mkdir()
    assert refused(path) == "folder"
