import os
from hashlib import sha256
from pathlib import Path

import pytest

from store.blobs import BlobFolder
from store.errors import BlobDamagedError, BlobMissingError, DiskFullError, NotWritableError
from tests.store.threads import in_threads

CONTENT = "普惠贷款".encode()
DIGEST = sha256(CONTENT).hexdigest()


@pytest.fixture
def blobs(tmp_path: Path) -> BlobFolder:
    return BlobFolder(tmp_path / "blobs")


def test_a_file_is_kept_under_its_hash_byte_by_byte(blobs: BlobFolder) -> None:
    assert blobs.keep(CONTENT) == DIGEST
    assert blobs.path(DIGEST) == blobs.root / DIGEST[:2] / DIGEST
    assert blobs.read(DIGEST) == CONTENT
    assert blobs.size(DIGEST) == len(CONTENT)


def test_the_same_file_is_kept_once(blobs: BlobFolder) -> None:
    assert {blobs.keep(CONTENT), blobs.keep(CONTENT)} == {DIGEST}
    assert _files(blobs) == [blobs.path(DIGEST)]


def test_a_file_cut_short_is_found_when_read(blobs: BlobFolder) -> None:
    blobs.keep(CONTENT)
    blobs.path(DIGEST).write_bytes(CONTENT[:-1])
    with pytest.raises(BlobDamagedError):
        blobs.read(DIGEST)


def test_a_file_cut_short_is_mended_when_it_comes_again(blobs: BlobFolder) -> None:
    blobs.keep(CONTENT)
    blobs.path(DIGEST).write_bytes(b"")
    blobs.keep(CONTENT)
    assert blobs.read(DIGEST) == CONTENT


def test_a_missing_file_is_named(blobs: BlobFolder) -> None:
    with pytest.raises(BlobMissingError) as refused:
        blobs.read(DIGEST)
    assert refused.value.values["place"] == str(blobs.path(DIGEST))
    with pytest.raises(BlobMissingError):
        blobs.size(DIGEST)


def test_a_folder_that_cannot_be_written_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "blobs").write_text("a file stands here")
    with pytest.raises(NotWritableError):
        BlobFolder(tmp_path / "blobs").keep(CONTENT)


def test_a_full_disk_leaves_no_partial_file(
    blobs: BlobFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFullError):
        blobs.keep(CONTENT)
    assert _files(blobs) == []


def test_the_same_file_from_several_threads_is_whole(blobs: BlobFolder) -> None:
    content = os.urandom(1_000_000)
    given = in_threads([lambda: blobs.keep(content)] * 8)
    assert len(set(given)) == 1
    assert _files(blobs) == [blobs.path(given[0])]
    assert blobs.read(given[0]) == content


def _files(blobs: BlobFolder) -> list[Path]:
    return [path for path in blobs.root.rglob("*") if path.is_file()]
