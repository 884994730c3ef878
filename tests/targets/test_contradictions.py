"""Entries that contradict each other: each is refused by its own code, at its own line."""

from __future__ import annotations

import pytest

from targets.contradictions.names import normal_name
from tests.make_targets import tiny_text
from tests.targets.test_loading import changed, codes, line_with, refused

CLOSED = "numerator: {zh: 办结件数, en: Cases closed, unit: case}"
TAKEN = "denominator: {zh: 受理件数, en: Cases taken, unit: case}"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("issuer: small_office", "issuer: nobody", "unknown_agency"),
        ("addressees: [districts]", "addressees: [districts, nobody]", "unknown_agency"),
        ("responsible: [banking, treasury]}", "responsible: [banking, nobody]}", "unknown_agency"),
        ("responsible: [banking, treasury]}", "responsible: [banking, banking]}", "listed_twice"),
        ("behaviour: flow, source: jobs", "behaviour: flow, source: nobody", "unknown_agency"),
        ("agencies: [jobs]", "agencies: [nobody]", "unknown_agency"),
        ("indicators: [new_jobs]", "indicators: [old_jobs]", "unknown_indicator"),
        ("id: cloud, indicator: cloud", "id: cloud, indicator: fog", "unknown_indicator"),
        ("part_of: tech_firms", "part_of: firms", "unknown_indicator"),
        ("unit: job, behaviour", "unit: work, behaviour", "unknown_unit"),
        ("clauses: [1, 2]}", "clauses: [1, 2, 9]}", "unknown_clause"),
        ("id: a2_guide, clause: 2", "id: a2_guide, clause: 9", "unknown_clause"),
        ("id: fast_firm_reward, clause: 1", "id: fast_firm_reward, clause: 9", "unknown_clause"),
        ("clauses: [1, 2]}", "clauses: [1, 2, 3]}", "clause_in_two_chapters"),
        ("clauses: [1, 2]}", "clauses: [1]}", "clause_without_chapter"),
        ("{clause: 2, zh", "{clause: 1, zh", "repeated_id"),
        ("{number: 2, zh", "{number: 1, zh", "repeated_id"),
        ("{id: station, zh", "{id: firm, zh", "repeated_id"),
        ("- id: jobs", "- id: industry", "repeated_id"),
        ('code: "990102"', 'code: "990101"', "repeated_id"),
        ("- id: jobs", '- id: "990101"', "repeated_id"),
        ("{id: cloud, zh", "{id: hotline, zh", "repeated_id"),
        ("{id: cloud, indicator", "{id: hotline, indicator", "repeated_id"),
        ("{id: a3_matching", "{id: hotline", "repeated_id"),
        ("{id: jobs_monthly", "{id: treasury_monthly", "repeated_id"),
        ("aliases: [西岭]", "aliases: [西岭, “东 渡”]", "shared_name"),
        ("aliases: [西岭]", "aliases: [市财政局]", "shared_name"),
        ("aliases: [西岭]", "aliases: [滨江新城]", "shared_name"),
        ("aliases: [西岭]", "aliases: [老港区]", "shared_name"),
        ("aliases: [西岭]", 'aliases: ["990109"]', "shared_name"),
        ("aliases: [新城]", "aliases: [云滨]", "shared_name"),
        ("aliases: [科技企业]", "aliases: [高成长企业]", "shared_name"),
        ("aliases: [科技企业]", "aliases: [MODEL PARKS]", "shared_name"),
        (
            "unit: job, behaviour: flow, source: jobs",
            "unit: job, behaviour: flow, source: jobs, parts: [jobs, nobody]",
            "unknown_agency",
        ),
        (
            "source: treasury, by_district: true",
            "source: treasury, by_district: true, parts: [treasury]",
            "parts_of_two_sorts",
        ),
        (
            'baseline: {value: 900, as_of: "2024-12"',
            'baseline: {value: 900, as_of: "2026-01"',
            "baseline_after_the_end",
        ),
        (
            'baseline: {value: 900, as_of: "2024-12"',
            'baseline: {value: 900, as_of: "2027"',
            "baseline_after_the_end",
        ),
        (
            "value: 1200, responsible",
            'value: 1200, allocation: {"990101": 1201}, responsible',
            "allocation_above_the_target",
        ),
        (
            "value: 1200, responsible",
            'value: 1200, allocation: {"990199": 1}, responsible',
            "unknown_district",
        ),
        (
            "value: 24, responsible",
            'value: 24, allocation: {"990101": 1}, responsible',
            "allocation_without_parts",
        ),
        (f"{CLOSED}, {TAKEN}", CLOSED, "ratio_without_parts"),
        (
            "behaviour: flow, source: jobs}",
            f"behaviour: flow, source: jobs, {TAKEN}}}",
            "parts_without_ratio",
        ),
        (
            "unit: percent, behaviour: ratio, source: industry",
            "unit: firm, behaviour: ratio, source: industry",
            "ratio_not_in_percent",
        ),
        (
            "published: [{period",
            'published: [{period: 2024-12, value: "9", page: x}, {period',
            "published_twice",
        ),
        ("part_of: tech_firms", "part_of: stations", "part_of_another_sort"),
        ("part_of: tech_firms", "part_of: fast_firms", "part_of_itself"),
        ("indicators: [new_jobs]", "indicators: [new_jobs, new_jobs]", "form_asks_twice"),
        (", indicators: [tech_firms, fast_firms]}", "}", "form_asks_nothing"),
        ("areas: own,", "areas: city,", "own_areas_are_of_districts"),
        (
            "agencies: [jobs], frequency: monthly,",
            "agencies: [jobs], frequency: monthly, areas: own,",
            "own_areas_are_of_districts",
        ),
        ("short_en: Labour}]", "short_en: Labour}]\n    group: true", "group_cannot_file"),
        (
            "start: 2025-04, end: 2025-09",
            "start: 2025-09, end: 2025-04",
            "window_ends_before_it_starts",
        ),
        ("start: 2025-01\n", "start: 2026-01\n", "window_ends_before_it_starts"),
        (
            "by_district: true, quote",
            "by_district: true, window: [2025-02-01, 2025-01-01], quote",
            "window_ends_before_it_starts",
        ),
        ("comparator: about", "comparator: exactly", "exactly_on_a_target"),
        ("value: 24,", "value: 24, tolerance: 1,", "tolerance_without_about"),
        ("value: 6,", 'value: 6, tolerance: "-1",', "tolerance_not_positive"),
        (
            "value: 24,",
            "value: 24, baseline: {value: 3, as_of: x, evidence: published},",
            "baseline_on_a_flow",
        ),
        ("baseline: {value: 900,", "baseline: {value: 1200,", "baseline_equals_target"),
        ("value: 24,", "value: 0,", "floor_of_nothing"),
        ("value: 24,", "value: 24, ratio_rule: every_month,", "ratio_rule_without_ratio"),
        ("step_on: 2025-11", "step_on: 2026-11", "step_outside_window"),
        (
            "step_on: 2025-11",
            "step_on: 2025-11, milestones: [{period: 2025-06, value: 9}]",
            "step_and_milestones",
        ),
        ("aspirational: true", "aspirational: true, step_on: 2025-11", "aspiration_with_a_path"),
        ("{period: 2025-03, value", "{period: 2024-03, value", "milestone_outside_window"),
        ("{period: 2025-03, value", "{period: 2025-06, value", "milestone_twice"),
        ("value: 8000000000}]", "value: 7000000000}]", "milestone_is_not_the_target"),
        ("clauses_in_source: 5", "clauses_in_source: 4", "clauses_not_measures"),
        ("clauses_in_full: 7", "clauses_in_full: 3", "more_clauses_than_exist"),
        ("timezone: Asia/Shanghai", "timezone: Mars/Olympus", "unknown_timezone"),
        ("timezone: Asia/Shanghai", "timezone: ../etc/passwd", "unknown_timezone"),
        ("tile: [0, 1]", "tile: [2, 1]", "tile_taken"),
        ("valid_to: 2025-05-31", "valid_to: 2025-06-30", "names_overlap"),
        (", valid_to: 2025-05-31", "", "names_overlap"),
    ],
)
def test_a_contradiction_is_refused(old: str, new: str, code: str) -> None:
    assert code in codes(changed(old, new))


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("timezone: Asia/Shanghai", "timezone: Mars/Olympus", "timezone"),
        ("unit: job, behaviour", "unit: work, behaviour", "{id: new_jobs"),
        ("Cases taken, unit: case}", "Cases taken, unit: box}", "Cases taken"),
        ("{period: 2025-03, value", "{period: 2024-03, value", "milestones: [{period: 2024-03"),
        ("tile: [0, 1]", "tile: [2, 1]", "西岭区"),
        ("{id: cloud, indicator", "{id: hotline, indicator", "{id: hotline, indicator: cloud"),
        ("clauses: [1, 2]}", "clauses: [1]}", "{clause: 2,"),
    ],
)
def test_a_contradiction_has_the_line_of_the_entry_at_fault(old: str, new: str, part: str) -> None:
    text = changed(old, new)
    assert [fault.line for fault in refused(text)] == [line_with(text, part)]


def test_a_total_above_its_ceiling_at_the_start_is_broken_already() -> None:
    promise = '累计发放达到80亿元", comparator: '
    text = changed(f"{promise}at_least", f"{promise}at_most")
    assert codes(text.replace("{value: 5000000000,", "{value: 9000000000,")) == [
        "ceiling_already_broken"
    ]


def test_a_district_without_a_tile_is_not_on_the_map() -> None:
    assert "tile_taken" not in codes(
        changed(", tile: [0, 1]", "").replace("timezone: Asia/Shanghai", "timezone: Mars/Olympus")
    )


def test_an_indicator_by_district_needs_districts() -> None:
    text = tiny_text()
    start, end = text.index("districts:\n"), text.index("special_areas:")
    found = codes(text[:start] + text[end:])
    assert set(found) == {"no_districts"}


def test_a_circle_of_parts_is_found() -> None:
    text = changed(
        "behaviour: stock, source: industry, by_district: true, aliases: [科技企业]",
        "behaviour: stock, source: industry, by_district: true, part_of: fast_firms, aliases: [科技企业]",
    )
    assert codes(text) == ["part_of_itself", "part_of_itself"]


def test_a_chapter_without_a_number_does_not_orphan_its_clauses_either() -> None:
    assert codes(changed("{number: 2, zh: 扩大融资", "{zh: 扩大融资")) == ["field_missing"]


def test_a_chapter_of_a_wrong_shape_does_not_orphan_its_clauses() -> None:
    assert codes(changed("{number: 2, zh: 扩大融资", "{number: two, zh: 扩大融资")) == [
        "not_a_number"
    ]


def test_a_name_repeated_within_one_entry_is_harmless() -> None:
    assert "shared_name" not in codes(
        changed("aliases: [西岭]", "aliases: [西岭, 西岭区, 西岭]").replace(
            "issuer: small_office", "issuer: nobody"
        )
    )


def test_names_are_compared_without_spaces_quotes_width_and_case() -> None:
    assert normal_name(" “Ａ股 ” Firms") == normal_name("a股firms")
