"""The definition that was in force at any moment, and every version of it."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import update

from store import recall, record
from store.definitions import Definitions
from store.engine import Store
from store.errors import DefinitionAlteredError, DefinitionUnreadableError
from store.tables import CatalogueVersionRow
from targets.catalogue import Catalogue
from targets.loading import load
from tests.make_store import NOW, accepted, after, figure
from tests.make_targets import redefined, tiny_catalogue, tiny_text

OTHER = redefined(("value: 1200", "value: 1300"))


def keep(store: Store, text: str, now: datetime = NOW) -> bool:
    return record.keep_catalogue(store, load(text).sha256, text, now=now)


def at(store: Store, moment: datetime | None, present: Catalogue | None = None) -> Catalogue:
    with store.reading() as session:
        return Definitions(present or tiny_catalogue()).at(session, moment)


def test_the_definition_in_force_is_kept_once_a_version(store: Store) -> None:
    kept = [keep(store, text) for text in (tiny_text(), tiny_text(), OTHER, tiny_text())]
    assert kept == [True, False, True, True]


def test_every_version_is_listed_with_its_moment_the_newest_first(store: Store) -> None:
    keep(store, tiny_text())
    keep(store, OTHER, after(days=3))
    with store.reading() as session:
        found = recall.definition_versions(session)
    assert [(one.sha256, one.at) for one in found] == [
        (load(OTHER).sha256, after(days=3)),
        (tiny_catalogue().sha256, NOW),
    ]


def test_a_moment_has_the_definition_that_was_in_force_then(store: Store) -> None:
    keep(store, tiny_text())
    keep(store, OTHER, after(days=3))
    found = [at(store, after(days=days), load(OTHER)).sha256 for days in (0, 2, 3, 9)]
    old, new = tiny_catalogue().sha256, load(OTHER).sha256
    assert found == [old, old, new, new]


def test_before_the_first_that_was_kept_the_first_holds(store: Store) -> None:
    keep(store, OTHER)
    assert at(store, after(days=-9)) == load(OTHER)


def test_where_nothing_was_ever_kept_the_present_one_holds(store: Store) -> None:
    accepted(store, figure())
    assert at(store, NOW) is tiny_catalogue()


def test_now_has_the_definition_that_the_program_was_started_with(store: Store) -> None:
    keep(store, OTHER)
    assert at(store, None) is tiny_catalogue()


def test_in_force_is_what_was_kept_last(store: Store) -> None:
    keep(store, tiny_text())
    keep(store, OTHER)
    with store.reading() as session:
        assert Definitions(tiny_catalogue()).in_force(session) == load(OTHER)


def test_a_kept_text_is_loaded_once(store: Store) -> None:
    keep(store, OTHER)
    definitions = Definitions(tiny_catalogue())
    with store.reading() as session:
        assert definitions.at(session, NOW) is definitions.at(session, after(days=1))


def test_a_text_that_this_program_cannot_load_is_named_and_nothing_stands_in_for_it(
    store: Store,
) -> None:
    record.keep_catalogue(store, "a" * 64, "schema: 0\n", now=NOW)
    with pytest.raises(DefinitionUnreadableError) as refused:
        at(store, NOW)
    assert refused.value.values == {"sha256": "a" * 12, "day": "2025-10-09", "line": "1"}


def test_a_text_that_was_altered_in_the_database_is_not_judged_by(store: Store) -> None:
    keep(store, OTHER)
    with store.operating() as session:
        session.execute(update(CatalogueVersionRow).values(text=tiny_text() + "\n"))
    with pytest.raises(DefinitionAlteredError):
        at(store, NOW)


def test_the_audit_says_which_definition_was_replaced_by_which(store: Store) -> None:
    keep(store, tiny_text())
    keep(store, OTHER)
    with store.reading() as session:
        newest, first = recall.audit_trail(session, 5)
    assert newest.subject == f"catalogue {load(OTHER).sha256}"
    assert (dict(newest.detail), first.detail) == ({"before": tiny_catalogue().sha256}, ())
