from dataclasses import replace

import pyarrow as pa
from sqlalchemy import text

from store import recall
from store.engine import Store
from store.recall import KeptRoster
from store.rosters import seal
from targets.vocabulary import Period, Submission
from tests.make_rosters import DONGDU, XILING, credit_code, roster
from tests.make_store import accepted, received

ONE, TWO, THREE = (credit_code(n) for n in (1, 2, 3))
AUGUST = Period(2025, 8)


def kept(store: Store, sent: Submission) -> KeptRoster:
    with store.reading() as session:
        return recall.rosters(session, sent.id)[0]


def test_a_list_is_kept_with_every_row_as_it_stood(store: Store) -> None:
    listed = roster(ONE, TWO, batch=["第1批", None], fault=[None, "duplicate"], first_row=[None, 3])
    found = kept(store, received(store, rosters=(listed,)))
    with store.reading() as session:
        first, second = recall.rows_of(session, found)
    assert (found.indicator, found.rows, found.counted, found.duplicates) == ("tech_firms", 2, 1, 1)
    assert (first.row, first.code, first.district, first.fault) == (3, ONE, DONGDU, None)
    assert (second.batch, second.fault, second.first_row) == (None, "duplicate", 3)
    assert second.valid_until == "2027-12-31"


def test_texts_with_quotes_commas_and_breaks_are_kept(store: Store) -> None:
    names = ['甲"乙', "a,b\n丙"]
    found = kept(store, received(store, rosters=(roster(ONE, TWO, name=names),)))
    with store.reading() as session:
        assert [row.name for row in recall.rows_of(session, found)] == names


def test_a_list_of_nobody_is_kept(store: Store) -> None:
    assert kept(store, received(store, rosters=(roster(),))).rows == 0


def test_what_counts_by_district_comes_from_the_rows_that_count(store: Store) -> None:
    listed = roster(
        ONE, TWO, THREE, district=[DONGDU, XILING, XILING], fault=[None, None, "expired"]
    )
    found = kept(store, received(store, rosters=(listed,)))
    with store.reading() as session:
        assert recall.by_district(session, (found,)) == {DONGDU: 1, XILING: 1}
        assert [row.code for row in recall.faulty_rows(session, found, limit=9)] == [THREE]


def test_the_seal_holds_until_a_row_is_altered(store: Store) -> None:
    found = kept(store, received(store, rosters=(roster(ONE, TWO, batch=[None, "第2批"]),)))
    with store.reading() as session:
        assert recall.is_as_sealed(session, found)
    with store.operating() as session:
        session.execute(text("UPDATE roster_row SET name = '别的公司' WHERE place % 2097152 = 4"))
    with store.reading() as session:
        assert not recall.is_as_sealed(session, found)


def test_a_seal_does_not_depend_on_how_the_rows_are_chunked() -> None:
    entries = roster(ONE, TWO, THREE).entries
    apart = pa.concat_tables([entries.slice(0, 1), entries.slice(1)])
    assert seal(apart) == seal(entries)
    assert seal(entries.slice(1)) != seal(entries)


def test_the_earlier_list_is_the_newest_accepted_one_before(store: Store) -> None:
    first = accepted(store, period=Period(2025, 7), rosters=(roster(ONE),))
    second = accepted(store, period=AUGUST, rosters=(roster(TWO),))
    received(store, period=AUGUST, rosters=(roster(THREE),))
    newest = received(store, rosters=(roster(ONE, THREE),))
    with store.reading() as session:
        found = recall.earlier_lists(session, newest, kept(store, newest))
        before = recall.earlier_lists(session, second, kept(store, second))
    assert [one.submission for one in (*found, *before)] == [second.id, first.id]


def test_another_list_is_not_the_earlier_one(store: Store) -> None:
    accepted(store, period=AUGUST, rosters=(roster(ONE, indicator=None),))
    sent = received(store, rosters=(roster(ONE),))
    with store.reading() as session:
        assert recall.earlier_lists(session, sent, kept(store, sent)) == ()


def test_who_joined_left_and_moved(store: Store) -> None:
    earlier = accepted(store, period=AUGUST, rosters=(roster(ONE, TWO),))
    listed = roster(TWO, THREE, district=[XILING, DONGDU])
    newer = accepted(store, rosters=(listed,))
    with store.reading() as session:
        found = recall.differences(session, (kept(store, newer),), (kept(store, earlier),))
    assert (found.joined, found.left) == ({THREE: DONGDU}, {ONE: DONGDU})
    assert found.moved == {TWO: (XILING, DONGDU)}


def test_who_stands_in_a_row_that_does_not_count_has_not_left(store: Store) -> None:
    earlier = accepted(store, period=AUGUST, rosters=(roster(ONE, TWO),))
    newer = accepted(store, rosters=(roster(ONE, fault=["expired"]),))
    with store.reading() as session:
        found = recall.differences(session, (kept(store, newer),), (kept(store, earlier),))
    assert (found.left, found.lapsed) == ({TWO: DONGDU}, {ONE: DONGDU})


def test_the_lists_of_one_indicator_are_compared_as_one(store: Store) -> None:
    halves = (roster(ONE, sheet="一"), roster(TWO, sheet="二"))
    accepted(store, period=AUGUST, rosters=halves)
    sent = accepted(store, rosters=(roster(TWO, THREE),))
    with store.reading() as session:
        listed = kept(store, sent)
        earlier = recall.earlier_lists(session, sent, listed)
        found = recall.differences(session, recall.whole(session, listed), earlier)
    assert len(earlier) == 2
    assert (set(found.joined), set(found.left)) == ({THREE}, {ONE})


def test_a_refused_workbook_keeps_its_list_as_evidence(store: Store) -> None:
    assert kept(store, received(store, is_refused=True, rosters=(roster(ONE),))).rows == 1


def test_a_list_makes_another_digest(store: Store) -> None:
    listed = roster(ONE)
    other = replace(listed, entries=roster(TWO).entries)
    sent = [received(store, rosters=(each,)) for each in (listed, other)]
    with store.reading() as session:
        digests = session.scalars(text("SELECT digest FROM submission ORDER BY id")).all()
    assert sent[0].id != sent[1].id
    assert digests[0] != digests[1]
