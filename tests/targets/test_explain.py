"""The sentence for staff, in both languages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from targets.explain import phrases
from targets.vocabulary import (
    Assessment,
    Baseline,
    Comparator,
    Evidence,
    Kind,
    Language,
    Observation,
    Period,
    RatioRule,
    Target,
)
from tests.make_targets import (
    figure,
    judged,
    promised,
    ratio,
    run,
    tiny_catalogue,
)
from tests.targets.make_series import level_target
from wording import say

LENDING = promised("lending", value=Decimal(12_000_000_000))
LOANS = promised("loans")
STATIONS = promised("stations")
PARKS = promised("parks")


def told(assessment: Assessment, target: Target, language: Language = "zh") -> str:
    said = [say(key, language, **values) for key, values in phrases(assessment, target, language)]
    return ("" if language == "zh" else " ").join(said)


def tell(target: Target, *values: int | None, period: str | None = None) -> str:
    return told(judged(target, *run(target, values), period=period), target)


def tell_ratio(target: Target, *parts: tuple[int, int]) -> str:
    source = target.indicator.source
    months = [
        ratio(target.indicator.id, f"2025-{k:02d}", part, source=source)
        for k, part in enumerate(parts, start=1)
    ]
    return told(judged(target, *months), target)


def test_a_level_ahead_of_its_path() -> None:
    assert tell(LOANS, *[88_530_000_000] * 9) == (
        "截至9月底，小微贷款余额885.3亿元，自基数以来完成增量的85.3%（序时75.0%，快10.3个百分点）。"
        "无完整的往年分月数据，按现有进度推算，到12月底约898.9亿元（十次有八次在861.2—951.0亿元之间）。"
        "到12月底达到900亿元：一半一半，可能性约1/2。"
        "距目标还差14.7亿元，今后3个月每月须增4.9亿元。"
    )


def test_the_same_level_in_english() -> None:
    assessment = judged(LOANS, *run(LOANS, [88_530_000_000] * 9))
    assert told(assessment, LOANS, "en") == (
        "Loans outstanding by end September: 88.53 billion yuan, 85.3% of the rise from the baseline "
        "(time share 75.0%, ahead by 10.3 pp). "
        "There are no complete months of past years; at the pace so far, December ends near 89.89 billion "
        "yuan (8 times in 10: 86.12–95.10 billion yuan). "
        "Reaching 90 billion yuan by the end of December is uncertain: about 1 in 2. "
        "Still to go: 1.47 billion yuan, a rise of 490 million yuan in each of the 3 months left."
    )


def test_a_level_behind_its_path() -> None:
    assert "慢8.3个百分点" in tell(LOANS, 80_000_000_000)


def test_a_level_exactly_at_the_time_share() -> None:
    assert "与序时50.0%持平" in tell(LOANS, *[85_000_000_000] * 6)


def test_a_level_without_a_baseline() -> None:
    assert tell(replace(LOANS, baseline=None), 85_000_000_000) == (
        "截至1月底，小微贷款余额850亿元，目标900亿元（无可用基数，不计增量完成率）。"
        "无往年数据，也无基数，不作预测。"
        "距目标还差50亿元，今后11个月每月须增4.5亿元。"
    )


def test_the_last_month_is_told_as_the_last() -> None:
    assert "最后一个月须增50亿元" in tell(LOANS, *[85_000_000_000] * 11)


def test_a_level_that_must_hold() -> None:
    assert "已达到目标900亿元，须保持到2025年12月底。" in tell(LOANS, 90_000_000_000)


def test_a_level_that_fell_short_at_the_end() -> None:
    assert "到2025年12月底未达到目标900亿元，差1亿元。" in tell(LOANS, *[89_900_000_000] * 12)


def test_a_fall_is_told_as_a_fall() -> None:
    target = replace(LOANS, comparator=Comparator.AT_MOST, value=Decimal(70_000_000_000))
    said = tell(target, 77_000_000_000)
    assert "完成应降量的30.0%" in said
    assert "每月须降6.4亿元" in said


def test_a_fall_ahead_of_its_path_has_not_more_than_that() -> None:
    points = ((Period(2025, 1), Decimal(75_000_000_000)),)
    target = replace(
        LOANS, comparator=Comparator.AT_MOST, value=Decimal(70_000_000_000), milestones=points
    )
    assessment = judged(target, *run(target, [73_000_000_000]))
    assert "应达750亿元，领先20亿元。" in told(assessment, target)
    assert "expects 75 billion yuan: ahead of that by 2 billion yuan." in told(
        assessment, target, "en"
    )


def test_a_ceiling_over_a_running_total_is_used_up() -> None:
    target = promised("relief", comparator=Comparator.AT_MOST)
    said = tell(target, 6_500_000_000)
    assert "上限80亿元，已用50.0%（序时8.3%，高41.7个百分点）。" in said
    assert "按分月计划应不超过51.67亿元，超出13.33亿元。" in said


def test_a_growth_of_nothing_is_level() -> None:
    past = run(LENDING, [10**9] * 11 + [10**10], start=LENDING.start.plus(-12))
    assert "截至目前与去年同期持平。" in told(
        judged(LENDING, *past, *run(LENDING, [10**9])), LENDING
    )


def test_the_last_month_of_a_sum_stands_beside_one_month() -> None:
    past = run(LENDING, [10**9] * 11 + [10**10], start=LENDING.start.plus(-12))
    assessment = judged(LENDING, *past, *run(LENDING, [10**9] * 11))
    assert "最后一个月须同比增长22.2%。" in told(assessment, LENDING)


def test_what_is_nearly_the_whole_is_not_written_as_the_whole() -> None:
    assert "完成增量的99.99%" in tell(LOANS, *[89_999_000_000] * 12)


def test_one_is_told_in_the_singular() -> None:
    target = promised("champions")
    said = told(judged(target, *run(target, [8] * 10 + [11])), target, "en")
    assert "Still to go: 1 firm, a rise of 1 firm in the last month." in said


def test_a_flow_says_what_each_month_must_bring() -> None:
    assert tell(LENDING, *[1_000_000_000] * 2) == (
        "截至2月底，小微贷款投放10亿元，完成目标120亿元的8.3%（序时16.7%，慢8.3个百分点）。"
        "缺上一年全年数，不作预测。"
        "距目标还差110亿元，今后10个月每月须完成11亿元。"
    )


def test_a_flow_beside_last_year() -> None:
    past = run(LENDING, [10**9] * 11 + [10**10], start=LENDING.start.plus(-12))
    said = told(judged(LENDING, *past, *run(LENDING, [12 * 10**8])), LENDING)
    assert "按往年同期节奏应达12亿元，正好相符。" in said
    assert "今后各月合计须同比增长20.0%。截至目前同比增长20.0%。" in said


def test_a_flow_that_may_slow_down() -> None:
    past = run(LENDING, [2 * 10**9] * 11 + [2 * 10**10], start=LENDING.start.plus(-12))
    said = told(judged(LENDING, *past, *run(LENDING, [10**9])), LENDING)
    assert "下降不超过38.9%即可。截至目前同比下降50.0%。" in said
    assert "按往年同期节奏应达12亿元，落后2亿元。" in said


def test_an_achieved_flow() -> None:
    assert tell(LENDING, 13_000_000_000).endswith("已完成目标120亿元。")


def test_equality_that_is_not_enough() -> None:
    assert tell(LENDING, 12_000_000_000).endswith("正好为120亿元；目标要求超过该数，未达到。")


def test_equality_at_the_end_was_not_missed_by_nothing() -> None:
    said = tell(LENDING, *[1_000_000_000] * 11, 12_000_000_000)
    assert said.endswith("正好为120亿元；目标要求超过该数，未达到。")


def test_equality_under_an_uncertain_wording() -> None:
    target = replace(LENDING, uncertain=("comparator",))
    assert "措辞是否含本数待确认" in tell(target, 12_000_000_000)


def test_a_ceiling_on_a_sum_says_what_is_left_below_it() -> None:
    target = replace(LENDING, comparator=Comparator.AT_MOST)
    assert "距上限120亿元还有110亿元" in tell(target, 1_000_000_000)


def test_a_broken_ceiling() -> None:
    target = replace(LENDING, comparator=Comparator.AT_MOST)
    assert "已突破上限120亿元，超出10亿元。" in tell(target, 13_000_000_000)


def test_a_small_count_says_what_is_to_go() -> None:
    assert tell(STATIONS, 18) == (
        "截至1月底，服务站18个，完成目标24个的75.0%（序时8.3%，快66.7个百分点）。"
        "按目前个数推算，到12月底约85个（十次有八次在64—108个之间）。"
        "到12月底达到24个：很可能，可能性约99/100。距目标还差6个。"
    )


def test_things_a_month_are_told_as_the_next_whole() -> None:
    jobs = promised("new_jobs", value=Decimal(20), kind=Kind.FLOW)
    assert "每月须完成4个" in tell(jobs, 1)


def test_milestones_are_named() -> None:
    said = tell(promised("relief"), 5_000_000_000, 5_100_000_000, 5_600_000_000)
    assert "按分月计划应达55亿元，领先1亿元。" in said


def test_a_batch_announcement_to_come() -> None:
    assert (
        tell(promised("champions"), 8)
        == "截至1月底，冠军企业8家。结果预计2025年11月公布，此前不评进度。"
    )


def test_a_batch_announcement_that_has_come() -> None:
    assert "按批次公布应达12家，落后1家。" in tell(promised("champions"), *[8] * 10, 11)


def test_no_figure_before_a_batch_announcement() -> None:
    assert (
        tell(promised("champions"), period="2025-03")
        == "冠军企业尚无数据，预计2025年11月公布结果。"
    )


def test_a_window_that_has_not_begun() -> None:
    assert tell(promised("new_jobs"), period="2025-03") == "新增岗位从2025年4月起统计，尚未到期。"


def test_no_figure() -> None:
    assert tell(LOANS) == "小微贷款余额尚无数据。"


@pytest.mark.parametrize(
    ("part", "words"),
    [(46, "比目标45%高1个百分点"), (45, "与目标相等"), (44, "比目标45%低1个百分点")],
)
def test_a_ratio_floor_is_told_in_points(part: int, words: str) -> None:
    assert words in tell_ratio(promised("procurement"), (part, 100))


@pytest.mark.parametrize(
    ("part", "words"),
    [(13, "比上限1.2%高0.1个百分点"), (12, "与上限相等"), (11, "比上限1.2%低0.1个百分点")],
)
def test_a_ratio_ceiling_is_told_in_points(part: int, words: str) -> None:
    assert words in tell_ratio(promised("guarantee_fee"), (part, 1000))


def test_a_breach_names_its_month() -> None:
    said = tell_ratio(promised("guarantee_fee"), (11, 1000), (13, 1000), (11, 1000))
    assert said.endswith("2025年2月未达标；本目标要求逐月达标，判为未完成。")


def test_a_year_s_average_says_what_the_rest_must_average() -> None:
    said = tell_ratio(promised("hotline"), *[(94, 100)] * 6)
    assert said == "截至6月底，热线办结率本期平均94%，比目标95%低1个百分点。今后各月平均须达到96%。"


@pytest.mark.parametrize(
    ("part", "words"),
    [
        (11, "本期平均1.1%，比上限1.2%低0.1个百分点"),
        (12, "本期平均1.2%，与上限相等"),
        (13, "本期平均1.3%，比上限1.2%高0.1个百分点"),
    ],
)
def test_a_ceiling_on_an_average(part: int, words: str) -> None:
    target = promised("guarantee_fee", ratio_rule=RatioRule.YEAR_AVERAGE)
    assert words in tell_ratio(target, (part, 1000))


def test_an_average_equal_to_its_floor() -> None:
    assert "本期平均95%，与目标相等" in tell_ratio(promised("hotline"), (95, 100))


def test_a_fall_level_with_the_time_share() -> None:
    target = replace(LOANS, comparator=Comparator.AT_MOST, value=Decimal(68_000_000_000))
    assert "完成应降量的25.0%（与序时25.0%持平）" in tell(target, *[77_000_000_000] * 3)


def test_a_level_exactly_on_its_milestone() -> None:
    said = tell(promised("relief"), 5_000_000_000, 5_100_000_000, 5_500_000_000)
    assert "按分月计划应达55亿元，正好相符。" in said


def test_a_flow_ahead_of_last_year_s_rhythm() -> None:
    past = run(LENDING, [10**9] * 11 + [10**10], start=LENDING.start.plus(-12))
    said = told(judged(LENDING, *past, *run(LENDING, [13 * 10**8])), LENDING)
    assert "按往年同期节奏应达12亿元，领先1亿元。" in said


def test_a_level_that_has_arrived_needs_no_word_of_its_path() -> None:
    assert "按批次公布" not in tell(promised("champions"), *[8] * 10, 12)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (4, "尚低于目标6个左右的范围（5—7个）"),
        (6, "在目标6个左右的范围（5—7个）之内"),
        (8, "已超出目标6个左右的范围（5—7个）"),
    ],
)
def test_a_band_is_told_with_its_edges(value: int, words: str) -> None:
    assert words in tell(PARKS, value)


def test_a_missed_band() -> None:
    assert tell(PARKS, *[8] * 12).endswith("到2025年12月底未落在目标范围之内。")


def test_an_aspiration_is_shown_and_not_judged() -> None:
    said = told(judged(promised("cloud"), figure("cloud", "2025-01", 30)), promised("cloud"))
    assert said.endswith("只展示、不评价。")


def test_a_district_without_an_allocation() -> None:
    firms = promised("tech_firms")
    own = judged(firms, figure("tech_firms", "2025-01", 5, area="990101"), area="990101")
    assert told(own, firms) == "截至1月底，科技型企业5家；目标未分解到区，不单独评价。"


def test_a_ratio_with_milestones_tells_its_path_in_points() -> None:
    target = promised("procurement", milestones=((Period(2025, 1), Decimal(42)),))
    assert "按分月计划应达42%，落后2个百分点。" in tell_ratio(target, (40, 100))


def test_a_negative_baseline_is_no_share() -> None:
    target = replace(LOANS, baseline=Baseline(Decimal(-1), "", Evidence.PUBLISHED))
    assert "无可用基数" in tell(target, 1)


CASES: list[tuple[Target, tuple[Observation, ...]]] = [
    (target, run(target, values))
    for name in tiny_catalogue().target
    for target in (
        promised(name),
        promised(name, comparator=Comparator.AT_MOST),
        promised(name, baseline=None),
    )
    for level in (0, 1, 7, 1300, 85_000_000_000, 90_000_000_000, 99_000_000_000)
    for values in ([level], [level] * 11, [level] * 12)
]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_judgement_can_be_said(language: Language) -> None:
    said = {told(judged(target, *figures), target, language) for target, figures in CASES}
    assert len(said) > 100
    assert all("{" not in sentence and "None" not in sentence for sentence in said)


def test_an_announcement_exactly_at_a_value_to_be_exceeded() -> None:
    target = promised("champions", comparator=Comparator.MORE_THAN)
    said = tell(target, *[8] * 10, 12)
    assert "按批次公布应达12家，正好相符。正好为12家；目标要求超过该数，未达到。" in said


def test_an_announcement_of_a_fall_that_has_not_come() -> None:
    target = promised("champions", comparator=Comparator.AT_MOST, value=Decimal(6))
    assert "按批次公布应达6家，落后1家。" in tell(target, *[8] * 10, 7)


def test_beyond_a_band_the_path_is_not_told() -> None:
    target = promised("parks", milestones=((Period(2025, 3), Decimal(2)),))
    assert "计划" not in tell(target, 1, 2, 9)


def test_a_sum_beyond_its_band_is_said_to_be_lost() -> None:
    assert tell(PARKS, 9).endswith("累计数只增不减，已不可能再回到目标要求之内。")


def test_things_on_a_path_are_told_as_wholes() -> None:
    target = promised("stations", milestones=((Period(2025, 3), Decimal(7)),))
    assert "按分月计划应达2个，落后1个。" in tell(target, 1)


def test_a_kept_ceiling_must_be_kept_on() -> None:
    said = tell_ratio(promised("guarantee_fee"), (11, 1000))
    assert said.endswith("目前符合目标要求，须保持到2025年12月底。")


def test_a_ceiling_kept_to_the_end() -> None:
    said = tell_ratio(promised("guarantee_fee"), *[(11, 1000)] * 12)
    assert said.endswith("到2025年12月底符合目标要求，目标完成。")


def test_a_band_that_was_met() -> None:
    assert tell(PARKS, *[6] * 12).endswith("到2025年12月底符合目标要求，目标完成。")


@pytest.mark.parametrize(
    ("goal", "words"), [(4, "应达1个，仍落后，相差不足1。"), (2, "应达1个，已达到。")]
)
def test_less_than_one_thing_from_the_path_is_no_number(goal: int, words: str) -> None:
    target = promised("stations", milestones=((Period(2025, 3), Decimal(goal)),))
    assert words in tell(target, 1)


def test_a_range_bears_one_unit_on_both_sides() -> None:
    """9,560 yuan to 1.11 ten thousand yuan would read as 9,560 ten thousand."""
    assert "在1.02—1.39万元之间" in tell(level_target(11_000, 8_000), 9_000, 9_400, 9_798)
