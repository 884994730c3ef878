"""A targets.yaml is read whole or refused whole, with every fault and its line."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from targets.faults import CatalogueRefusedError, Fault
from targets.loading import load
from targets.vocabulary import Behaviour, Comparator, Kind, Period
from tests.make_targets import tiny_catalogue, tiny_text

PARENT = {"  timezone: Asia/Shanghai\n": 4}
"""What is missing has no line of its own: the entry's."""


def refused(text: str) -> tuple[Fault, ...]:
    with pytest.raises(CatalogueRefusedError) as caught:
        load(text)
    return caught.value.faults


def codes(text: str) -> list[str]:
    return [fault.code for fault in refused(text)]


def changed(old: str, new: str) -> str:
    """The tiny notice with one thing written otherwise."""
    assert old in tiny_text()
    return tiny_text().replace(old, new, 1)


def line_with(text: str, part: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), start=1) if part in line)


def test_the_kind_follows_from_series_and_wording() -> None:
    kinds = {target.id: target.kind for target in tiny_catalogue().targets}
    assert set(kinds.values()) == set(Kind) - {Kind.ACTION}


def test_a_window_is_the_notice_s_unless_a_target_has_its_own() -> None:
    windows = {t.id: (t.start, t.end) for t in tiny_catalogue().targets}
    assert windows["loans"] == (Period(2025, 1), Period(2025, 12))
    assert windows["new_jobs"] == (Period(2025, 4), Period(2025, 9))


def test_about_n_means_a_tenth_either_way_and_at_least_one() -> None:
    text = changed("comparator: about, value: 6,", "comparator: about, value: 60,")
    assert (tiny_catalogue().target["parks"].tolerance, load(text).target["parks"].tolerance) == (
        Decimal(1),
        Decimal(6),
    )


def test_the_width_of_about_can_be_written() -> None:
    text = changed("comparator: about, value: 6,", "comparator: about, value: 6, tolerance: 2,")
    assert load(text).target["parks"].tolerance == 2


def test_other_comparators_have_no_width() -> None:
    assert tiny_catalogue().target["loans"].tolerance is None


def test_the_version_of_the_file_is_its_hash() -> None:
    assert load(tiny_text() + "\n").sha256 != tiny_catalogue().sha256


def test_a_group_of_districts_stands_for_each_of_them() -> None:
    form = tiny_catalogue().form["district_monthly"]
    assert tiny_catalogue().reporters(form) == tuple(tiny_catalogue().district)


def test_a_body_knows_its_forms() -> None:
    assert [f.id for f in tiny_catalogue().forms_of("banking")] == ["banking_monthly", "progress"]


def test_bodies_and_areas_have_names() -> None:
    assert tiny_catalogue().body["990101"].full.zh == "东渡区"
    assert tiny_catalogue().area["city"].en == "Whole city"


def test_clauses_and_actions_are_found() -> None:
    assert tiny_catalogue().measure[3].lead == "banking"
    assert tiny_catalogue().action["a2_guide"].clause == 2


def test_a_renamed_body_bears_its_name_of_the_day() -> None:
    body = tiny_catalogue().agency["banking"]
    assert [
        body.name_on(day).short.zh for day in (Period(2025, 5).last_day, Period(2025, 6).first_day)
    ] == [
        "市金融办",
        "市委金融办",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [", "not_yaml"),
        ("a: 1\n\tb: 2", "not_yaml"),
        ("\x00", "not_yaml"),
        ("day: 2025-02-30", "not_yaml"),
        ("number: " + "1" * 5000, "not_yaml"),
        ("? [a]\n: 1", "not_yaml"),
        ("[" * 700 + "]" * 700, "yaml_too_deep"),
        ("", "not_a_mapping"),
        ("- 1", "not_a_mapping"),
    ],
)
def test_what_is_no_targets_file_is_refused(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_a_fault_of_yaml_has_its_line_and_reason() -> None:
    (fault,) = refused("a: 1\nb: {")
    assert fault.line in (2, 3)
    assert dict(fault.values)["reason"]


def test_a_bomb_of_aliases_is_refused_before_it_is_built() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert set(codes("\n".join(lines))) == {"yaml_alias"}


def test_a_key_written_twice_is_refused() -> None:
    text = changed("  timezone: Asia/Shanghai", "  timezone: Asia/Shanghai\n  timezone: UTC")
    (fault,) = refused(text)
    assert (fault.code, fault.line) == ("repeated_key", line_with(text, "timezone: UTC"))


def test_a_key_written_twice_within_an_entry_is_refused() -> None:
    assert codes(changed("{id: station, zh: 个,", "{id: station, zh: 个, zh: 个,")) == [
        "repeated_key"
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("schema: 1", "schema: 2", "not_one_of"),
        ("  timezone: Asia/Shanghai\n", "", "field_missing"),
        ("  timezone: Asia/Shanghai", "  time_zone: Asia/Shanghai", "field_unknown"),
        ("lead_basis: first_listed", "lead_basis: alphabet", "not_one_of"),
        ('code: "990102"', "code: 990102", "not_text"),
        ('code: "990102"', 'code: "99"', "not_an_id"),
        (
            "id: lending, indicator: lending, clause: 3",
            "id: 贷款, indicator: lending, clause: 3",
            "not_an_id",
        ),
        ("start: 2025-01\n", "start: 2025\n", "not_a_month"),
        ("start: 2025-01\n", "start: 2025-13\n", "not_a_month"),
        ("issued_on: 2025-02-14", "issued_on: soon", "not_a_date"),
        ("due: 2025-06-30", "due: June", "not_a_date"),
        ("clauses_in_full: 7", "clauses_in_full: seven", "not_a_number"),
        ("clauses_in_full: 7", "clauses_in_full: 0", "too_small"),
        ("due: {working_day: 3}", "due: {working_day: 40}", "too_large"),
        ("value: 1200,", "value: many,", "not_a_number"),
        ("value: 1200,", "value: yes,", "not_a_number"),
        ("value: 1200,", "value: .nan,", "fraction_without_quotes"),
        ('value: "1.2"', 'value: "NaN"', "not_a_number"),
        ('value: "1.2"', "value: 1.2", "fraction_without_quotes"),
        ("ratio_rule: latest", "ratio_rule: newest", "not_one_of"),
        ("group: true", "group: perhaps", "not_yes_or_no"),
        ("aliases: [工信局]", "aliases: 工信局", "not_a_list"),
        ("due: {working_day: 3}", "due: 3", "not_a_mapping"),
        ("responsible: [jobs, industry]}", "responsible: []}", "empty"),
        ("zh: 培育企业,", 'zh: "",', "empty"),
        ("tile: [2, 1],", "tile: [2],", "field_missing"),
    ],
)
def test_an_entry_of_a_wrong_shape_is_named_with_its_line(old: str, new: str, code: str) -> None:
    found = [fault for fault in refused(changed(old, new)) if fault.code == code]
    here = tiny_text()[: tiny_text().index(old)].count("\n") + 1
    assert any(fault.line in (here, PARENT.get(old)) for fault in found)


def test_the_path_of_a_fault_leads_to_the_entry() -> None:
    faults = refused(changed("comparator: about", "comparator: roughly"))
    assert dict(faults[0].values)["path"] == "targets.4.comparator"


def test_all_faults_come_in_one_pass_by_line() -> None:
    text = changed("value: 1200,", "value: many,")
    text = text.replace("timezone: Asia/Shanghai", "timezone: Mars/Olympus")
    text = text.replace("unit: job, behaviour: flow", "unit: work, behaviour: flow")
    text = text.replace("{id: cloud, indicator: cloud,", "{id: cloud, id: cloud, indicator: fog,")
    faults = refused(text)
    assert [fault.code for fault in faults] == [
        "unknown_timezone",
        "unknown_unit",
        "not_a_number",
        "repeated_key",
        "unknown_indicator",
    ]
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)


def test_nothing_is_said_of_entries_of_which_nobody_knows_which_is_meant() -> None:
    faults = refused(tiny_text() + "notice: {}\n")
    assert [fault.code for fault in faults] == ["repeated_key"]


def test_an_entry_with_another_fault_is_not_unknown_to_those_that_name_it() -> None:
    text = changed(
        "unit: yuan, behaviour: flow, source: banking",
        "unit: yuan, behaviour: river, source: banking",
    )
    assert codes(text) == ["not_one_of"]


def test_a_wrong_notice_stops_the_search_for_contradictions() -> None:
    text = changed("  timezone: Asia/Shanghai\n", "").replace(
        "unit: job, behaviour", "unit: work, behaviour"
    )
    assert codes(text) == ["field_missing"]


def test_an_exception_says_where_and_what() -> None:
    with pytest.raises(CatalogueRefusedError, match=re.escape("line 1: not_a_mapping")):
        load("")


def test_a_unit_that_is_unknown_is_no_crash() -> None:
    assert codes(changed("unit: job, behaviour: flow", "unit: work, behaviour: flow")) == [
        "unknown_unit"
    ]


def test_every_behaviour_and_comparator_of_the_vocabulary_is_in_the_tiny_notice() -> None:
    assert {i.behaviour for i in tiny_catalogue().indicators} == set(Behaviour)
    assert {t.comparator for t in tiny_catalogue().targets} == set(Comparator) - {
        Comparator.EXACTLY
    }
