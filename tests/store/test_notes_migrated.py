"""Notes from before clauses were kept: they count, and are sealed, as they were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from store import recall, revisions
from store.engine import Store, open_store
from store.record.contents import ADDED, contents, digest
from store.tables import NoteRow
from tests.make_store import NOW, accepted, arrival, note, told

FIRST_TABLES = (
    "INSERT INTO change (seq, at, actor, kind) VALUES (1, '{at}', 'li', 'receive')",
    "INSERT INTO change (seq, at, actor, kind) VALUES (2, '{at}', 'wang', 'accept')",
    "UPDATE counter SET value = 2",
    "INSERT INTO blob (sha256, size, created_seq) VALUES ('aa', 1, 1)",
    """INSERT INTO submission (agency, form, form_version, layout, period, sha256, file_name, state,
       is_correction, is_made_up, "by", received_at, received_seq, digest)
       VALUES ('bank', 'progress', '1', 'template', 202506, 'aa', 'a.xlsx', 'accepted',
       {no}, {no}, 'li', '{at}', 1, '')""",
    """INSERT INTO note (submission, number, action, source, period, state, text, evidence, sheet,
       "row", "column") VALUES (1, 1, 'portal', 'bank', 202509, 'done', '已印发', '', 'Sheet1', 20, 3)""",
    """INSERT INTO action_note (action, source, period, recorded_seq, submission, note)
       VALUES ('portal', 'bank', 202509, 2, 1, 1)""",
)


@pytest.fixture
def migrated(bare_database_url: str, tmp_path: Path) -> Iterator[Store]:
    """A database that was filled with the first tables, brought up to date."""
    store = open_store(bare_database_url, str(tmp_path / "blobs"))
    no = "0" if bare_database_url.startswith("sqlite") else "false"
    with store._writes.begin() as connection:
        revisions.upgrade(connection, to="0001")
        for statement in FIRST_TABLES:
            said = statement.format(at="2025-10-01T00:00:00.000000+00:00", no=no)
            connection.execute(text(said))
    store.migrate()
    yield store
    store.close()


def test_a_note_from_before_counts_as_it_did(migrated: Store) -> None:
    with migrated.reading() as session:
        (kept,) = recall.known(session).action_notes
    assert (kept.action, kept.text, kept.state, kept.recorded_seq) == (
        "portal",
        "已印发",
        "done",
        2,
    )
    assert (kept.clause, kept.item, kept.suggested_numbers) == (None, 0, ())


def test_a_new_note_on_the_same_action_takes_its_place(migrated: Store) -> None:
    accepted(migrated, action_notes=(note("已办结", clause=2),), now=NOW)
    with migrated.reading() as session:
        assert [one.text for one in recall.known(session).action_notes] == ["已办结"]


def test_what_an_older_note_did_not_say_is_not_sealed(fresh_store: Store) -> None:
    sent = arrival(fresh_store, action_notes=(note("已印发"),))
    (entry,) = contents(sent)[NoteRow]
    first = {name: said for name, said in entry.items() if name not in ADDED}
    assert digest({}, {NoteRow: [entry]}) == digest({}, {NoteRow: [first]})


def test_what_a_narrative_says_besides_is_sealed(fresh_store: Store) -> None:
    first, second = (
        contents(arrival(fresh_store, action_notes=(told("甲", problems=text),)))
        for text in ("", "信息不对称")
    )
    assert digest({}, first) != digest({}, second)
