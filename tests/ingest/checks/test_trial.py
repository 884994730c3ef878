"""Rules as data: on, on trial or off, and from another number on."""

from __future__ import annotations

import pytest

from ingest.machine import message
from ingest.rules import RulesRefusedError, packaged, packaged_text, read_rules
from targets.vocabulary import LANGUAGES, Finding, Language, Severity
from tests.make_checked import codes, file, found, given, only, run
from tests.make_workbooks import catalogue
from wording import say

LOANS, FLOW = "inclusive_loans_balance", "seamless_renewal"
LEVELS = run(LOANS, ["9507.85"] * 4, start="2023-01")


def sized(altered: str, written: str = "99174.2") -> tuple[Finding, ...]:
    return found(file(given(LOANS, written)), LEVELS, rules=read_rules(altered))


def test_the_product_s_own_text_is_the_rules_in_force() -> None:
    assert read_rules(packaged_text()) == packaged()


def test_a_file_of_rules_names_only_what_it_alters() -> None:
    altered = read_rules("magnitude: {far: 2}")
    assert (altered.magnitude.far, altered.magnitude.few) == (2, packaged().magnitude.few)
    assert altered.jump == packaged().jump


def test_a_threshold_may_be_altered() -> None:
    assert sized("magnitude: {far: 2}") == ()


def test_a_rule_on_trial_asks_nothing_and_says_that_it_is_on_trial() -> None:
    finding = only(sized("magnitude: {stage: trial}"))
    assert (finding.code, finding.severity) == ("magnitude", Severity.NOTE)
    assert message(finding, catalogue(), "zh").startswith("【试行规则】表!")
    assert message(finding, catalogue(), "en").startswith("[Rule on trial] 表!")


def test_a_rule_that_is_off_says_nothing() -> None:
    assert sized("magnitude: {stage: off}") == ()


def test_a_question_may_be_made_graver_or_lighter() -> None:
    assert only(sized("magnitude: {severity: error}")).severity is Severity.ERROR
    assert only(sized("magnitude: {severity: note}")).severity is Severity.NOTE


def test_a_slip_on_trial_refuses_nothing() -> None:
    finding = only(sized("unit_slip: {stage: trial}", "95078500"))
    assert (finding.code, finding.severity) == ("unit_scale", Severity.NOTE)


def test_a_rule_on_trial_hides_no_other() -> None:
    year = run(FLOW, ["900", "1800"], start="2022-11")
    january = file(given(FLOW, "18000", period="2023-01"), period="2023-01")
    both = codes(found(january, year, rules=read_rules("begins_again: {stage: trial}")))
    assert sorted(both) == ["flow_not_begun_again", "magnitude"]


@pytest.mark.parametrize("name", [name for name, rule in packaged().each if rule.is_identity])
@pytest.mark.parametrize("altered", ["stage: trial", "stage: off", "severity: warning"])
def test_an_identity_always_holds(name: str, altered: str) -> None:
    with pytest.raises(RulesRefusedError) as refused:
        read_rules(f"{name}: {{{altered}}}")
    assert refused.value.faults[0].where == f"{name}.{altered.partition(':')[0]}"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("magnitudes: {far: 1}", "magnitudes"),
        ("magnitude: {father: 1}", "magnitude.father"),
        ("magnitude: {far: -1}", "magnitude.far"),
        ("magnitude: {far: .nan}", "magnitude.far"),
        ("magnitude: 1", "magnitude"),
        ("unit_slip: {stage: off}", "unit_slip.stage"),
        ("jump: {stage: sometimes}", "jump.stage"),
        ("- magnitude", ""),
        ("magnitude: {far: [", ""),
        ("", ""),
        ("#" * 70_000, ""),
    ],
)
def test_what_is_no_rule_is_refused_with_its_place(text: str, where: str) -> None:
    with pytest.raises(RulesRefusedError) as refused:
        read_rules(text)
    assert refused.value.faults[0].where == where


@pytest.mark.parametrize(
    ("text", "code", "values"),
    [
        ("magnitude: {far: x}", "fault_not_number", {"seen": "x"}),
        ("magnitude: {few: 1.5}", "fault_not_whole", {"seen": "1.5"}),
        ("magnitude: {far: -1}", "fault_out_of_bounds", {"seen": "-1", "expected": "> 0"}),
        ("jump: {stage: sometimes}", "fault_not_word", {"expected": "on, trial, off"}),
        ("magnitude: {father: 1}", "fault_unknown", {"expected": "stage, severity, far, few"}),
        ("magnitude: 1", "fault_not_settings", {"seen": "1"}),
        ("a: 1\njump: {few: [", "fault_not_yaml", {"line": "2"}),
        ("jump: {few: 9}\njump: {few: 8}", "fault_twice", {"line": "2"}),
        ("jump: &a {few: 9}\nmagnitude: *a", "fault_alias", {"line": "2"}),
        ("[" * 60_000, "fault_too_deep", {"line": "1"}),
        ("#" * 70_000, "fault_too_long", {"most": "64,000"}),
        ("- jump", "fault_not_rules", {}),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_of_the_rules_is_told_in_both_languages(
    text: str, code: str, values: dict[str, str], language: Language
) -> None:
    with pytest.raises(RulesRefusedError) as refused:
        read_rules(text)
    fault = refused.value.faults[0]
    assert fault.code == code
    assert values.items() <= dict(fault.values).items()
    assert say(f"rule.{fault.code}", language, **dict(fault.values))


def test_every_comment_of_the_rules_is_chinese_too() -> None:
    lines = packaged_text().split("#")
    assert sum(any(letter >= "\u4e00" for letter in one) for one in lines) >= len(lines) // 3


def test_every_code_belongs_to_one_rule() -> None:
    told = [code for _, rule in packaged().each for code in rule.codes]
    assert len(told) == len(set(told))


def test_findings_of_the_reading_belong_to_none() -> None:
    assert packaged().rule_of("jump") is packaged().jump
    assert packaged().rule_of("words_in_figure") is None
