"""A program to be killed: `python -m tests.store.doomed URL BLOBS WHAT`; it tells how far it is."""

from __future__ import annotations

import sys
from itertools import count

from store import record
from store.engine import Store, open_store
from store.record.counting import take_effect
from store.record.turns import turns
from tests.make_store import NOW, accepted, arrival, figure


def stop_between_blob_and_transaction(store: Store) -> None:
    arrival(store, figure())
    _wait_for_death("kept")


def stop_before_commit(store: Store) -> None:
    waiting, _ = record.receive(store, arrival(store, figure()), now=NOW)
    with store.writing(actor="wang", kind="accept", now=NOW) as change:
        for turn in turns(change.session, waiting.id):
            take_effect(change, turn)
        _wait_for_death("counting")


def accept_without_end(store: Store) -> None:
    for value in count():
        _tell(str(accepted(store, figure(value), figure(value, area="990101")).id))


def _wait_for_death(said: str) -> None:
    _tell(said)
    sys.stdin.read()


def _tell(said: str) -> None:
    sys.stdout.write(f"{said}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    globals()[sys.argv[3]](open_store(sys.argv[1], sys.argv[2]))
