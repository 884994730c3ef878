"""What each month added, against what each must add from here on; of a ratio its distance from the target."""

from __future__ import annotations

from decimal import Decimal

from dashboard.elements import Element, element
from dashboard.figures.contribution import contribution_axis
from dashboard.pages.bars import bar_table, bars, remark
from dashboard.parts import derived, figure_link, is_averaged, section, working
from dashboard.recent import in_window
from dashboard.view import View
from targets import amounts
from targets.board import Line
from targets.vocabulary import Behaviour, Observation
from targets.wholes import needed


def pace_card(view: View, line: Line) -> Element:
    """For a target of the whole city, and for one whose districts have no figures (yet)."""
    steps = monthly_steps(line)
    note = "no_district_figures" if line.target.indicator.by_district else "city_only"
    if not steps:
        return section(view.say("pace_title"), element("p", view.say(note), class_="empty"))
    unit = line.target.indicator.unit
    must = _must(line)
    is_ratio = line.target.indicator.behaviour is Behaviour.RATIO
    scale = amounts.scale_for([step for _, step in steps], unit, view.language)
    axis = contribution_axis([step for _, step in steps] + ([must] if must is not None else []))
    rows = []
    if must is not None:
        number = working(view, "needed_per_month", line.city, view.difference(must, unit, scale))
        title = element("th", view.say("from_now_on"), scope="row")
        rows.append(
            element("tr", title, bars(number, must, axis, class_="bars steps"), class_="needed")
        )
    for figure, step in reversed(steps):
        text = view.difference(step, unit, scale)
        month = figure_link(view, figure, view.month_alone(figure.period), class_="month-link")
        cell = bars(derived(view, figure, text), step, axis, class_="bars steps")
        rows.append(element("tr", element("th", month, scope="row"), cell))
    if is_ratio:
        label = view.say("percentage_points")
        table = bar_table(view, ("month", "margin"), rows)
        return section(view.say("margin_title"), remark(view, note), table, note=label)
    table = bar_table(view, ("month", "added"), rows)
    return section(view.say("pace_title"), remark(view, note), table, note=scale.label)


def _must(line: Line) -> Decimal | None:
    """What each month must add from here on; of a yearly average its distance from the target."""
    must = needed(line.city, line.target)
    if must is None or not is_averaged(line.target):
        return must
    return must - line.target.value


def monthly_steps(line: Line) -> list[tuple[Observation, Decimal]]:
    """What each month added; of a ratio its distance from the target. A gap in the months ends a step."""
    figures = [figure for figure in in_window(line) if figure.value is not None]
    behaviour, steps = line.target.indicator.behaviour, []
    before: Observation | None = None
    for figure in figures:
        value = figure.value or Decimal(0)
        if behaviour is Behaviour.RATIO:
            steps.append((figure, value - line.target.value))
        elif before is not None and before.period.plus(1) == figure.period:
            steps.append((figure, value - (before.value or Decimal(0))))
        elif behaviour is Behaviour.FLOW and figure.period == line.target.start:
            steps.append((figure, value))
        before = figure
    return steps
