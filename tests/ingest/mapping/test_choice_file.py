"""A mapping as a file: its words to choose from, and its faults named as their writer knows the column."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from ingest.layout import Role
from ingest.mapping import choice_file
from ingest.mapping.choice_faults import ChoiceFault, ChoiceRefusedError
from ingest.mapping.proposing import ROLES_TO_CHOOSE
from store.engine import Store
from targets.vocabulary import LANGUAGES, Period, Text
from tests.make_mappings import choice_of, proposed
from wording import say

INDICATORS = {"green_factories": Text("绿色工厂", "Green factories")}


@pytest.fixture
def written(store: Store) -> str:
    """The ledger's mapping, in which nobody said yet what column F is."""
    proposal = proposed(store)
    choice = choice_of(proposal)
    roles = {number: role for number, role in choice.roles.items() if number != 6}
    return choice_file.written(proposal, replace(choice, roles=roles), INDICATORS)


def faults(text: str) -> tuple[ChoiceFault, ...]:
    with pytest.raises(ChoiceRefusedError) as caught:
        choice_file.read(text)
    return caught.value.faults


def fault(text: str) -> tuple[str, dict[str, str]]:
    """The only one."""
    (found,) = faults(text)
    return found.code, dict(found.values)


def test_it_is_read_again_as_the_same_word(store: Store) -> None:
    proposal = proposed(store)
    choice = replace(choice_of(proposal), valid_from=Period(2023, 5), sure=frozenset({6}))
    assert choice_file.read(choice_file.written(proposal, choice, INDICATORS)) == choice


@pytest.mark.parametrize("role", ROLES_TO_CHOOSE)
def test_every_word_for_a_column_stands_there_in_both_languages(written: str, role: Role) -> None:
    (line,) = [row for row in written.splitlines() if row.startswith(f"#   {role.value} ")]
    assert all(say(f"mapping.role_{role}", language) in line for language in LANGUAGES)


def test_every_indicator_that_a_name_may_mean_stands_there(written: str) -> None:
    assert "#   green_factories           绿色工厂 / Green factories" in written


def test_a_column_is_known_by_its_letters_too(written: str) -> None:
    columns = yaml.safe_load(written)["columns"]
    assert [column["letters"] for column in columns] == list("ABCDEFG")


def test_a_word_that_is_none_is_named_at_its_column(written: str) -> None:
    code, values = fault(written.replace("role: null", "role: 本期数"))
    assert (code, values["column"], values["seen"]) == ("choice_role_wrong", "F", "本期数")
    assert values["header"] == "截至报告月成效 / 滚动合计"


def test_all_faults_are_told_at_once(written: str) -> None:
    found = faults(written.replace("role: null", "role: x").replace("layout: own", "layout: 1 own"))
    assert [one.code for one in found] == ["choice_field_wrong", "choice_role_wrong"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("  letters: F", "  letter: F", "choice_column_wrong"),
        ("- column: 6", "- column: 5", "choice_column_twice"),
        ("- column: 6", "- column: 0", "choice_column_wrong"),
        ("  role: null", "  role: figure\n  role: month", "choice_field_twice"),
        ("valid_from: null", "valid_from: 5月", "choice_field_wrong"),
        ("agency: eic", "agnecy: eic", "choice_field_absent"),
        ("columns:", "colums: 1\ncolumns:", "choice_field_unknown"),
        ("- label: ", "- labels: ", "choice_name_wrong"),
        ("agency: eic", "agency: [", "choice_not_yaml"),
        ("agency: eic", "agency: &a eic\nname: *a", "choice_not_yaml"),
    ],
)
def test_a_fault_of_the_file_has_a_sentence_of_its_own(
    written: str, old: str, new: str, code: str
) -> None:
    assert old in written
    assert faults(written.replace(old, new, 1))[0].code == code


@pytest.mark.parametrize("text", ["", "3", "- a\n- b", "文字"])
def test_what_has_no_fields_is_no_mapping(text: str) -> None:
    assert fault(text) == ("choice_no_mapping", {})


@pytest.mark.parametrize("text", ["columns: 3", "layout: x\nrole: y", "{}"])
def test_what_has_others_is_told_field_by_field(text: str) -> None:
    assert "choice_field_absent" in {one.code for one in faults(text)}


def test_every_fault_can_be_said_in_both_languages(written: str) -> None:
    wrong = written.replace("role: null", "role: x").replace("agency: eic", "agnecy: eic")
    wrong = wrong.replace("- label: ", "- labels: ").replace("column: 3", "column: x")
    for one in faults(wrong):
        assert all(say(f"mapping.{one.code}", tongue, **dict(one.values)) for tongue in LANGUAGES)
