"""Who plans which target, whose plan counts, and which rewards are asked of districts."""

from dataclasses import replace
from decimal import Decimal

from targets import levels, planning
from targets.promise import promise_of
from targets.vocabulary import CITY, Dimension, Parameter, Period, PlanPoint
from tests.make_targets import tiny_catalogue

MARCH = Period(2025, 3)


def reward() -> Parameter:
    (found,) = levels.asked_of_districts(tiny_catalogue())
    return found


def test_a_body_plans_the_scored_targets_that_it_leads() -> None:
    led = [target.id for target in planning.led(tiny_catalogue(), "jobs")]
    assert led == ["new_jobs"]  # cloud is aspirational


def test_a_supporting_body_plans_nothing_of_it() -> None:
    assert "procurement" not in {t.id for t in planning.led(tiny_catalogue(), "industry")}


def test_a_ratio_is_not_shared_out() -> None:
    catalogue = tiny_catalogue()
    assert planning.shared_out(catalogue, "treasury") == ()
    shared = [target.id for target in planning.shared_out(catalogue, "industry")]
    assert shared == ["tech_firms", "fast_firms"]


def test_without_districts_nothing_is_shared_out() -> None:
    assert planning.shared_out(replace(tiny_catalogue(), districts=()), "industry") == ()


def test_only_the_present_leads_plan_is_held_against() -> None:
    target = tiny_catalogue().target["lending"]
    plan = [
        PlanPoint("lending", CITY, MARCH, Decimal(value), source)
        for source, value in (("banking", 70), ("treasury", 90))
    ]
    assert promise_of(target, CITY, plan, {}).milestones == ((MARCH.ordinal, Decimal(70)),)


def test_rewards_are_asked_of_districts_and_shares_are_not() -> None:
    share = replace(reward(), unit="percent_of_contract")
    assert levels.asked_of_districts(replace(tiny_catalogue(), parameters=(share,))) == ()


def test_a_reward_names_its_unit_and_what_it_is_for() -> None:
    catalogue = tiny_catalogue()
    assert levels.unit_of(reward()).dimension is Dimension.MONEY
    assert levels.per(reward(), catalogue) == catalogue.indicator["tech_firms"].unit.name
    assert levels.per(replace(reward(), unit="yuan_per_project"), catalogue) is None
    assert levels.unit_of(replace(reward(), unit="month")).dimension is Dimension.COUNT


def test_a_rule_whose_number_is_lost_is_broken_by_none() -> None:
    assert levels.keeps(replace(reward(), values=()), Decimal(0))
