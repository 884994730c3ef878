import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from sqlalchemy import select

from store import audit, recall, record
from store.engine import Store
from store.tables import BlobRow
from targets.vocabulary import SubmissionState
from tests.make_store import NOW, arrival, figure

ROOT = Path(__file__).parents[2]


def test_killed_before_the_transaction_a_file_is_kept_that_nothing_refers_to(
    store: Store, database_url: str
) -> None:
    with _doomed("stop_between_blob_and_transaction", store, database_url) as told:
        assert told.readline() == "kept\n"
    assert len([path for path in store.blobs.root.rglob("*") if path.is_file()]) == 1
    _be_sound(store)
    assert record.receive(store, arrival(store, figure()), now=NOW)[1]


def test_killed_before_the_commit_nothing_of_it_counts(store: Store, database_url: str) -> None:
    with _doomed("stop_before_commit", store, database_url) as told:
        assert told.readline() == "counting\n"
    _be_sound(store)
    with store.reading() as session:
        known = recall.known(session)
        assert (known.observations, known.submissions[0].state) == ((), SubmissionState.SUBMITTED)
    assert record.accept(store, known.submissions[0].id, actor="wang", now=NOW).accepted_seq == 2


@pytest.mark.parametrize("after", [1, 6])
def test_killed_at_any_time_every_acknowledged_submission_is_there(
    store: Store, database_url: str, after: int
) -> None:
    with _doomed("accept_without_end", store, database_url) as told:
        acknowledged = [int(told.readline()) for _ in range(after)]
    _be_sound(store)
    with store.reading() as session:
        for number in acknowledged:
            found = recall.submission(session, number)
            assert found is not None
            assert found.state is SubmissionState.ACCEPTED
            assert len(recall.figures(session, number)) == 2


def _be_sound(store: Store) -> None:
    """No reference dangles, the audit holds, every figure that counts is from an accepted submission."""
    with store.reading() as session:
        for digest in session.scalars(select(BlobRow.sha256)):
            store.blobs.read(digest)
        assert audit.first_broken(session) is None
        known = recall.known(session)
    accepted = {s.id for s in known.submissions if s.state is SubmissionState.ACCEPTED}
    assert {o.submission for o in known.observations} <= accepted
    assert len(known.observations) in (0, 2)


@contextmanager
def _doomed(what: str, store: Store, url: str) -> Iterator[IO[str]]:
    """What the program tells; at the end of the block it is killed, whatever it is doing."""
    command = [sys.executable, "-m", "tests.store.doomed", url, str(store.blobs.root), what]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        try:
            yield program.stdout
        finally:
            program.kill()
