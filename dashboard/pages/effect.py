"""What acceptance of an upload would change of the targets: standing, actual and gap, now and after."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from dashboard.elements import Content, Element, element
from dashboard.parts import chip, link, quiet, section
from dashboard.view import View
from targets import amounts
from targets.amounts import Scale
from targets.effect import Effect, effects
from targets.vocabulary import Assessment, Known, Observation, Period, PlanPoint


def effect_section(
    view: View,
    known: Known,
    figures: tuple[Observation, ...],
    months: tuple[Period, Period],
    plan: tuple[PlanPoint, ...] = (),
) -> Element:
    """As of the file's own month: what turns first, then what moves, and how many stay.

    `months`: the file's own and the newest with figures, whose standings a past month may turn too.
    """
    period, newest = months
    found = effects(view.catalogue, known, figures, period=period, plan=plan)
    moved = sorted((one for one in found if one.moves), key=lambda one: not one.turns)
    content: list[Content] = []
    if not any(one.turns for one in found):
        key = "effect_none" if found else "effect_compared_only"
        content.append(element("p", view.say(key), class_="quiet"))
    if moved:
        content.append(element("ul", [_item(view, one) for one in moved], class_="effects"))
    unmoved = len(found) - len(moved)
    if moved and unmoved:
        content.append(element("p", view.say("effect_unmoved", count=unmoved), class_="quiet"))
    if newest > period:
        later = effects(view.catalogue, known, figures, period=newest, plan=plan)
        content += _later(view, later, newest)
    return section(
        view.say("effect_title"),
        content,
        note=view.say("effect_as_of", month=view.month(period)),
    )


def _later(view: View, found: Iterable[Effect], newest: Period) -> list[Element]:
    """What turns as of the newest month, because a past one is filled in or corrected."""
    turned = [_item(view, one) for one in found if one.turns]
    if not turned:
        return []
    title = element("h3", view.say("effect_as_of", month=view.month(newest)))
    return [title, element("ul", turned, class_="effects")]


def _item(view: View, effect: Effect) -> Element:
    target, before, after = effect.target, effect.before, effect.after
    scale = view.scale(target, before.value, after.value)
    name = link(view.address.to("target", target.id), view.said(target.indicator.short))
    facts = [
        _fact(view, "actual", *(_level(view, effect, one, scale) for one in (before, after))),
        _fact(view, "done", *(amounts.share(one.share_done) for one in (before, after))),
        _fact(view, _gap_name(after), *(_gap(view, effect, one, scale) for one in (before, after))),
    ]
    return element("li", element("div", name, _standings(view, effect)), facts)


def _standings(view: View, effect: Effect) -> Content:
    """Both where it turns; where it does not, what it stays."""
    if effect.target.is_aspirational:
        return quiet(view.say("not_scored"))
    if not effect.turns:
        return chip(view, effect.after.standing)
    before, after = chip(view, effect.before.standing), chip(view, effect.after.standing)
    return element("span", before, _arrow(view), after, class_="turn")


def _fact(view: View, name: str, before: str, after: str) -> Element | None:
    if before == after:
        return None
    label = quiet(view.say(f"effect_{name}"), " ")
    return element("div", label, before, _arrow(view), element("b", after), class_="effect-fact")


def _arrow(view: View) -> list[Content]:
    return [element("span", " → ", aria_hidden="true"), _aside(view)]


def _aside(view: View) -> Element:
    return element("span", view.say("effect_becomes"), class_="aside")


def _level(view: View, effect: Effect, judged: Assessment, scale: Scale) -> str:
    unit = effect.target.indicator.unit
    if judged.value is None:
        return view.say("no_figure_yet")
    return amounts.shown(judged.value, unit, view.language, scale=scale)


def _gap_name(judged: Assessment) -> str:
    return "gap_to_target" if judged.gap_to_path is None else "gap_to_path"


def _gap(view: View, effect: Effect, judged: Assessment, scale: Scale) -> str:
    """Of the same kind before and after: to the path, where the file gives one."""
    is_to_path = _gap_name(effect.after) == "gap_to_path"
    gap: Decimal | None = judged.gap_to_path if is_to_path else judged.gap_to_target
    return view.gap(gap, effect.target.indicator.unit, scale)
