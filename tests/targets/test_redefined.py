"""What another definition would change, from two Boards of the same figures."""

from __future__ import annotations

from decimal import Decimal

from targets.board import Board, board
from targets.calendar import WorkingDays
from targets.catalogue import Catalogue
from targets.loading import load
from targets.redefined import Difference, Redefinition, redefinition
from targets.vocabulary import CITY, FilingState, Known, Period
from tests.make_targets import known, monthly, redefined, tiny_catalogue

FIGURES = (
    *monthly("tech_firms", [910, 930, 980]),
    *monthly("stations", [2, 5, 9]),
    *monthly("tech_firms", [240, 250], area="990101"),
)
ACTION = (
    "  - {id: a3_matching, clause: 3, zh: 建立银企对接机制, en: Bring banks and firms together, "
)
ACTION += 'responsible: [banking, treasury], quote: "建立银企对接机制"}\n'


def judged_by(catalogue: Catalogue, what: Known) -> Board:
    return board(catalogue, what, working_days=WorkingDays(), period=Period(2025, 3))


def changed(*changes: tuple[str, str]) -> Redefinition:
    what = known(*FIGURES)
    by_another = judged_by(load(redefined(*changes)), what)
    return redefinition(judged_by(tiny_catalogue(), what), by_another)


def of(found: Redefinition, target: str, area: str = CITY) -> Difference:
    return next(one for one in found.differences if (one.target, one.area) == (target, area))


def test_the_same_definition_changes_nothing() -> None:
    same = changed()
    assert same == Redefinition(same.before, same.after, (), (), (), (), (), ())


def test_a_comment_in_the_file_changes_nothing_that_is_judged() -> None:
    found = changed(("schema: 1", "schema: 1  # as decided in May"))
    assert found.before.catalogue.sha256 != found.after.catalogue.sha256
    assert (found.differences, found.parts) == ((), ())


def test_a_lower_target_is_told_before_and_after() -> None:
    lowered = of(changed(("value: 1200,", "value: 1000,")), "tech_firms")
    assert lowered.before is not None
    assert lowered.after is not None
    assert lowered.before.target_value == Decimal(1200)
    assert lowered.after.target_value == Decimal(1000)


def test_only_what_the_definition_touches_differs() -> None:
    found = changed(("value: 1200,", "value: 3000,"))
    assert {one.target for one in found.differences} == {"tech_firms"}
    assert found.parts == ("targets",)


def test_a_standing_that_turns_is_told_apart_from_fields_that_move() -> None:
    harder, easier = changed(("value: 24,", "value: 90,")), changed(("value: 24,", "value: 25,"))
    assert [one.target for one in harder.turned] == ["stations"]
    assert easier.turned == ()
    assert {"target_value", "share_done", "gap_to_path"} <= set(of(easier, "stations").changed)


def test_a_target_that_only_one_definition_has_is_added_or_gone_in_every_area() -> None:
    found = changed(("{id: tech_firms, indicator", "{id: science_firms, indicator"))
    assert (found.added, found.gone) == (("science_firms",), ("tech_firms",))
    areas = [CITY, *tiny_catalogue().district]
    assert [one.area for one in found.differences if one.before is None] == areas
    assert [one.area for one in found.differences if one.after is None] == areas


def test_what_is_added_or_gone_turns_no_standing() -> None:
    found = changed(("{id: tech_firms, indicator", "{id: science_firms, indicator"))
    assert found.turned == ()


def test_an_action_that_is_gone_is_told() -> None:
    found = changed((ACTION, ""))
    assert (found.gone, of(found, "a3_matching").after) == (("a3_matching",), None)


def test_a_district_that_is_gone_is_no_longer_judged() -> None:
    found = changed(
        ('  - {code: "990104", zh: 北桥区', '  - {code: "990105", zh: 北桥区'),
    )
    assert of(found, "tech_firms", "990104").after is None
    assert of(found, "tech_firms", "990105").before is None


def test_an_entry_that_is_judged_alike_but_reads_otherwise_is_named() -> None:
    found = changed(
        (
            "{id: stations, indicator: stations, clause: 2,",
            "{id: stations, soft: true, indicator: stations, clause: 2,",
        )
    )
    assert (found.reworded, found.differences) == (("stations",), ())


def test_another_due_day_changes_who_is_late() -> None:
    """The tiny notice's bodies have filed nothing by 20 October."""
    found = changed(
        (
            "agencies: [jobs], frequency: monthly, due: {working_day: 5}",
            "agencies: [jobs], frequency: monthly, due: {working_day: 20}",
        )
    )
    forms = {one.after.form for one in found.filings if one.after is not None}
    assert (forms, found.parts) == ({"jobs_monthly"}, ("forms",))
    newest = found.filings[-1]
    assert newest.before is not None
    assert newest.after is not None
    assert newest.before.due < newest.after.due
    assert (newest.before.state, newest.after.state) == (FilingState.MISSING, FilingState.NOT_DUE)
