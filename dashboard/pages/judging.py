"""How a target is judged: kind, comparator, rule, baseline with its evidence, the path used, what is unsure."""

from __future__ import annotations

from dashboard.elements import Content, Element, element
from dashboard.pages.foreseen import forecast_said, history_table
from dashboard.parts import definition, link, promised
from dashboard.view import View
from targets.board import Line
from targets.vocabulary import Baseline, Behaviour, ExpectedBy, Target


def judging(view: View, line: Line) -> Element:
    """Folded away on the page, always there in print."""
    return element(
        "details",
        element("summary", element("h2", view.say("judging_title"))),
        definition(_rules(view, line)),
        history_table(view, line),
        element("p", link(view.address.to("calibration"), view.say("calibration_title"))),
        class_="card judging",
        id="judging",
    )


def _rules(view: View, line: Line) -> list[tuple[str, Content]]:
    target, unit = line.target, line.target.indicator.unit
    label = "" if unit.name.en == "%" else view.said(unit.name)
    rules: list[tuple[str, Content]] = [
        (
            view.say("rule_series"),
            [
                view.said(target.indicator.name),
                view.say("in_brackets", text=label) if label else None,
            ],
        ),
        (view.say("rule_source"), view.full_body(target.indicator.source)),
        (view.say("rule_kind"), view.say(f"judging.kind_{target.kind}")),
        (view.say("rule_promise"), _promise(view, target)),
        (
            view.say("rule_window"),
            view.say("window", start=view.month(target.start), end=view.month(target.end)),
        ),
    ]
    if target.indicator.behaviour is Behaviour.RATIO:
        rules += _ratio(view, target)
    else:
        rules.append((view.say("rule_baseline"), _baseline(view, target)))
    rules.append((view.say("rule_path"), _path(view, line)))
    rules.append((view.say("rule_forecast"), forecast_said(view, line)))
    if target.uncertain:
        unsure = [view.say(f"judging.uncertain_{what}") for what in target.uncertain]
        rules.append((view.say("rule_unsure"), view.say("semicolon").join(unsure)))
    if target.note is not None:
        rules.append((view.say("rule_note"), view.said(target.note)))
    return rules


def _promise(view: View, target: Target) -> list[Content]:
    words: list[Content] = [
        view.say(f"judging.comparator_{target.comparator}"),
        " ",
        view.amount(target.value, target.indicator.unit),
        view.say("in_brackets", text=promised(view, target)),
    ]
    if target.tolerance is not None:
        low = view.digits(target.value - target.tolerance, target.indicator.unit)
        high = view.digits(target.value + target.tolerance, target.indicator.unit)
        words.append(view.say("band", low=low, high=high))
    if target.is_soft:
        words.append(view.say("soft"))
    return words


def _ratio(view: View, target: Target) -> list[tuple[str, Content]]:
    rules: list[tuple[str, Content]] = [
        (view.say("rule_ratio"), view.say(f"judging.rule_{target.ratio_rule}"))
    ]
    indicator = target.indicator
    if indicator.numerator is not None and indicator.denominator is not None:
        top, bottom = view.said(indicator.numerator.name), view.said(indicator.denominator.name)
        rules.append((view.say("rule_quotient"), view.say("quotient", top=top, bottom=bottom)))
    return rules


def _baseline(view: View, target: Target) -> Content:
    base = target.baseline
    if target.indicator.behaviour is Behaviour.FLOW:
        return view.say("baseline_flow")
    if base is None or base.value is None:
        return view.say("baseline_unknown")
    return [
        view.amount(base.value, target.indicator.unit),
        view.say("in_brackets", text=_evidence(view, base)),
        base.note or None,
    ]


def _evidence(view: View, base: Baseline) -> str:
    return view.say(f"evidence_{base.evidence}", as_of=base.as_of)


def _path(view: View, line: Line) -> str:
    by = line.city.expected_by if line.city.k else line.path_by
    if by is ExpectedBy.NONE:
        return view.say("judging.expected_by_none")
    return view.say(
        "path_used", by=view.say(f"judging.expected_by_{by}"), k=line.city.k, n=line.target.months
    )
