"""A list that is not recorded yet, beside the one that counts."""

from store import recall
from store.engine import Store
from store.recall import AreaChange, ArrivingRoster
from store.rosters import Roster
from targets.vocabulary import Period
from tests.make_rosters import DONGDU, XILING, credit_code, roster
from tests.make_store import accepted, received

ONE, TWO, THREE, FOUR = (credit_code(n) for n in (1, 2, 3, 4))
AUGUST, SEPTEMBER = Period(2025, 8), Period(2025, 9)


def beside(store: Store, listed: Roster, agency: str = "bank") -> ArrivingRoster:
    with store.reading() as session:
        return recall.arriving(session, listed, agency, SEPTEMBER)


def test_who_joined_left_and_moved_is_known_before_it_is_sent(store: Store) -> None:
    accepted(store, period=AUGUST, rosters=(roster(ONE, TWO, name=["甲公司", "乙公司"]),))
    found = beside(store, roster(TWO, THREE, district=[XILING, DONGDU]))
    assert [row.code for row in found.joined.rows] == [THREE]
    assert [row.name for row in found.left.rows] == ["甲公司"]
    assert [(row.code, row.district) for row in found.moved.rows] == [(TWO, XILING)]
    assert found.moved.was == (DONGDU,)


def test_what_changed_adds_up_in_every_district(store: Store) -> None:
    accepted(store, period=AUGUST, rosters=(roster(ONE, TWO),))
    found = beside(store, roster(TWO, THREE, district=[XILING, DONGDU]))
    assert found.areas == {
        DONGDU: AreaChange(counted=1, before=2, joined=1, left=1, moved_out=1),
        XILING: AreaChange(counted=1, moved_in=1),
    }


def test_who_is_listed_in_a_row_that_does_not_count_is_told_with_the_reason(store: Store) -> None:
    accepted(store, period=AUGUST, rosters=(roster(ONE, TWO),))
    found = beside(store, roster(ONE, fault=["code_missing"], code=[None]))
    assert (found.left.count, found.lapsed.count) == (2, 0)
    found = beside(store, roster(ONE, fault=["not_standing"]))
    assert [(row.code, row.fault) for row in found.lapsed.rows] == [(ONE, "not_standing")]
    assert [row.code for row in found.left.rows] == [TWO]


def test_both_halves_of_an_earlier_list_are_compared_with(store: Store) -> None:
    accepted(store, period=AUGUST, rosters=(roster(ONE, sheet="一"), roster(TWO, sheet="二")))
    found = beside(store, roster(TWO, THREE))
    assert ([row.code for row in found.joined.rows], found.left.count) == ([THREE], 1)
    assert found.areas[DONGDU].before == 2


def test_a_first_list_has_changed_nothing(store: Store) -> None:
    found = beside(store, roster(ONE, TWO, district=[DONGDU, None]))
    assert found.earlier == ()
    assert found.areas == {DONGDU: AreaChange(counted=1), None: AreaChange(counted=1)}
    assert found.joined.count == 0


def test_a_list_that_waits_is_not_the_earlier_one(store: Store) -> None:
    received(store, period=AUGUST, rosters=(roster(ONE),))
    assert beside(store, roster(TWO)).earlier == ()


def test_rows_that_do_not_count_are_told_by_their_reason(store: Store) -> None:
    faults = [None, "duplicate", "expired", "duplicate"]
    listed = roster(ONE, TWO, THREE, FOUR, fault=faults, first_row=[None, 3, None, 3])
    found = beside(store, listed).faults
    assert {fault.value: named.count for fault, named in found.items()} == {
        "duplicate": 2,
        "expired": 1,
    }
    assert found[next(iter(found))].rows[0].first_row == 3


def test_of_many_rows_the_first_are_named_and_all_are_counted(store: Store) -> None:
    codes = [credit_code(n) for n in range(1, 32)]
    accepted(store, period=AUGUST, rosters=(roster(*codes[:1]),))
    joined = beside(store, roster(*codes)).joined
    assert (joined.count, len(joined.rows)) == (30, 20)
    assert joined.rows[0].code == codes[1]
