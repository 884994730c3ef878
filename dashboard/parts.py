"""The pieces that every page is made of: chips, numbers that open their source, links, empty states."""

from __future__ import annotations

from collections.abc import Container, Iterable
from decimal import Decimal

from dashboard.elements import Content, Element, element, text_of
from dashboard.figures.shapes import drawn_shape
from dashboard.keys import FigureKey, WorkingKey
from dashboard.restated import before, since
from dashboard.theme import FLAGGED, LOOKS, Shape, Tone
from dashboard.view import View
from targets.amounts import FINEST, NOTHING, Scale, number
from targets.vocabulary import (
    Assessment,
    Behaviour,
    Comparator,
    Observation,
    ObservationState,
    Overlay,
    RatioRule,
    Standing,
    Target,
    Unit,
)


def link(href: str, *content: Content, class_: str | None = None, **attributes: object) -> Element:
    return element("a", *content, href=href, class_=class_, **attributes)


def column_heads(
    view: View, table: str, names: Iterable[str], right: Container[str] = ()
) -> list[Element]:
    """The cells of a table's head; `right`: the columns of numbers."""
    return [
        element(
            "th", view.say(f"{table}_{name}"), scope="col", class_="r" if name in right else None
        )
        for name in names
    ]


def quiet(*content: Content) -> Element:
    return element("span", *content, class_="quiet")


def mark(shape: Shape, tone: Tone, *words: Content, class_: str = "chip") -> Element:
    """Shape, word and colour together; never one of them alone."""
    return element("span", drawn_shape(shape), *words, class_=f"{class_} tone-{tone}")


def chip(view: View, standing: Standing) -> Element:
    shape, tone = LOOKS[standing]
    return mark(shape, tone, view.say(f"judging.standing_{standing}"))


def unscored_chip(view: View) -> Element:
    """An aspirational target is shown and never judged."""
    return mark(Shape.BAR, Tone.PLAIN, view.say("not_scored"))


def chip_of(view: View, target: Target, assessment: Assessment) -> Element:
    return unscored_chip(view) if target.is_aspirational else chip(view, assessment.standing)


def overlays(
    view: View, assessment: Assessment, *, without: Iterable[Overlay] = ()
) -> list[Element]:
    return [
        mark(Shape.FLAG, FLAGGED[overlay], view.say(f"judging.overlay_{overlay}"), class_="flag")
        for overlay in assessment.overlays
        if overlay not in without
    ]


def figure_link(view: View, figure: Observation, text: str, *, class_: str = "number") -> Element:
    """A reported number: it opens the cell that it came from, and says whether it was restated."""
    is_number = "number" in class_
    origin = origin_of(view, figure) if is_number else None
    restated = restated_words(view, figure) if is_number else None
    number_text = (text_of(origin) if origin else "") + text
    spoken = number_text if restated is None else view.say("list_pause").join((text, restated))
    return link(
        view.address.opening(source=str(FigureKey.of(figure))),
        origin,
        text,
        element("sup", view.say("restated"), class_="restated", title=restated)
        if restated
        else None,
        class_=class_,
        aria_label=view.say("opens_source", number=spoken),
    )


def restated_words(view: View, figure: Observation) -> str | None:
    """`更正，原 13,466家`; of an earlier moment also what it is now."""
    old, now = before(view, figure), since(view, figure)
    said = []
    if old is not None:
        said.append(view.say("corrected", old=_told(view, old)))
    if now is not None:
        said.append(view.say("corrected_since", new=_told(view, now)))
    return view.say("semicolon").join(said) or None


def _told(view: View, figure: Observation) -> str:
    if figure.value is None:
        return view.say("reported_missing")
    return view.amount(figure.value, view.catalogue.indicator[figure.indicator].unit)


def origin_of(view: View, figure: Observation) -> Element | None:
    """What a reader must know of a number at once: published, inexact, nil."""
    if view.published(figure):
        return element("sup", view.say("published"), class_="origin")
    if figure.state is ObservationState.INEXACT:
        return element("sup", view.say("inexact"), class_="origin")
    if figure.state is ObservationState.NIL:
        return element("sup", view.say("nil"), class_="origin")
    return None


def derived(
    view: View, figure: Observation | None, text: str, *, class_: str = "number"
) -> Element:
    """A number that follows from a reported one (a change, a share, a place): it opens that one."""
    if figure is None or text == NOTHING:
        return element(
            "span", text, class_=class_.replace("number", "absent") if text == NOTHING else class_
        )
    href = view.address.opening(source=str(FigureKey.of(figure)))
    return link(href, text, class_=class_, aria_label=view.say("opens_source", number=text))


def figure_cell(
    view: View, figure: Observation | None, unit: Unit, scale: Scale | None = None
) -> Element:
    """A figure as a table shows it; one that was reported as missing says so, an absent one is empty."""
    if figure is None:
        return element("span", NOTHING, class_="absent", title=view.say("no_figure"))
    if figure.value is None:
        return figure_link(view, figure, view.say("reported_missing"), class_="number missing")
    return figure_link(view, figure, view.digits(figure.value, unit, scale))


def working(
    view: View, what: str, assessment: Assessment, text: str, *, class_: str = "number"
) -> Element:
    """A computed number: it opens how it was computed, down to the figures in it."""
    key = WorkingKey(what, assessment.target, assessment.area)
    href = view.address.opening(how=str(key))
    return link(href, text, class_=class_, aria_label=view.say("opens_working", number=text))


def signed_tone(value: Decimal | None) -> str:
    """Ahead or short; what rounds to nothing is neither."""
    if value is None or number(abs(value), FINEST) == number(Decimal(0), FINEST):
        return ""
    return " ahead" if value > 0 else " short"


def actual(
    view: View, assessment: Assessment, target: Target, scale: Scale | None = None
) -> Element:
    """The judged figure; where no single cell holds it (a year's average), how it was computed."""
    unit = target.indicator.unit
    if assessment.value is None:
        return element("span", view.say("no_figure_yet"), class_="absent")
    text = view.digits(assessment.value, unit, scale)
    if assessment.observation is not None and not is_averaged(target):
        return figure_link(view, assessment.observation, text, class_="number strong")
    return working(view, "value", assessment, text, class_="number strong")


def is_averaged(target: Target) -> bool:
    """A ratio that must hold on average over the year."""
    is_ratio = target.indicator.behaviour is Behaviour.RATIO
    return is_ratio and target.ratio_rule is RatioRule.YEAR_AVERAGE


def promised(view: View, target: Target, scale: Scale | None = None) -> str:
    """The target with its comparator where that is not simply to reach it: `20,000`, `>1,000`, `约10`."""
    scale = scale or view.scale(target)
    is_plain = target.comparator is Comparator.AT_LEAST and scale.label != "%"
    sign = "" if is_plain else view.say(f"judging.sign_{target.comparator}")
    return f"{sign}{view.round_digits(target.value, scale)}"


def empty(view: View, key: str, *actions: Content, **values: object) -> Element:
    """Nothing here yet, and what to do next."""
    return element("p", view.say(key, **values), *actions, class_="empty")


def section(title: str, *content: Content, id_: str | None = None, note: Content = None) -> Element:
    heading = element("h2", title, element("span", note, class_="quiet") if note else None)
    return element("section", heading, *content, class_="card", id=id_)


def made_up_note(view: View) -> Element | None:
    """Said wherever a demo figure is shown."""
    if not view.shows_made_up:
        return None
    return element("p", view.say("made_up"), class_="made-up", role="note")


def downloads(view: View, name: str) -> Element:
    """A table as files, of the month and the moment that are shown."""
    _, _, asked = view.address.at(view.address.period, view.address.as_of).partition("?")
    tail = f"?{asked}" if asked else ""
    links = [
        link(f"/export/{name}.{kind}{tail}", kind.upper(), download="", class_="download")
        for kind in ("xlsx", "csv")
    ]
    return element("p", view.say("download"), " ", links, class_="downloads")


def definition(pairs: Iterable[tuple[str, Content]]) -> Element:
    rows = [(element("dt", term), element("dd", meaning)) for term, meaning in pairs]
    return element("dl", rows, class_="facts-list")
