"""One target: its sentence in the notice, where it stands, its year, its parts, and how it is judged."""

from __future__ import annotations

from dash import dcc

from dashboard.elements import SLOT, Content, Element, element
from dashboard.figures.bullet import RATIOS
from dashboard.figures.trajectory import CHART_CONFIG, trajectory
from dashboard.pages.foreseen import forecast_fact
from dashboard.pages.gaps import is_beyond, limit_gap, path_text, range_words
from dashboard.pages.judging import judging
from dashboard.pages.months import month_table, other_sources
from dashboard.pages.noted import noted
from dashboard.pages.shifts_card import shifts_card
from dashboard.pages.sources import district_sources
from dashboard.pages.target_parts import parts_card
from dashboard.pages.target_table import owners, recent_number, spoken_progress
from dashboard.pages.told import told_card
from dashboard.pages.what_if import what_if
from dashboard.pages.working import needed_words
from dashboard.parts import (
    actual,
    chip_of,
    derived,
    is_averaged,
    link,
    overlays,
    promised,
    quiet,
    section,
    signed_tone,
    working,
)
from dashboard.recent import change_on_month_before, in_window
from dashboard.shell import framed
from dashboard.theme import INKS
from dashboard.view import View
from targets import amounts
from targets.amounts import NOTHING, Scale
from targets.board import Line
from targets.explain import phrases
from targets.vocabulary import CITY, Kind, Standing, Target
from targets.wholes import needed


def target_page(view: View, line: Line) -> Element:
    target = line.target
    return framed(
        view,
        [
            element("p", _kicker(view, target), class_="kicker"),
            element("h1", view.said(target.indicator.short), chip_of(view, target, line.city)),
            _flags(view, line),
            _quote(view, target),
            element("p", sentence(view, line), class_="sentence"),
            _facts(view, line),
            element(
                "div",
                element(
                    "div",
                    _chart_card(view, line),
                    what_if(view, line),
                    month_table(view, line),
                    told_card(view, target.clause),
                ),
                element(
                    "div",
                    parts_card(view, line),
                    shifts_card(view, line),
                    other_sources(view, line),
                    district_sources(view, line),
                    judging(view, line),
                ),
                class_="two",
            ),
        ],
        current="",
    )


def chart(view: View, line: Line) -> list[object]:
    """The Dash components that fill the page's slot; empty without a figure."""
    figure = trajectory(view, line)
    if figure is None:
        return []
    return [
        dcc.Store(id="chart-source", data={"figure": figure, "inks": INKS}),
        dcc.Graph(
            id="chart",
            figure={"data": [], "layout": {}},
            config=CHART_CONFIG,
            responsive=True,
            className="chart",
        ),
    ]


def sentence(view: View, line: Line, area: str = CITY) -> str:
    """What staff would write of it: the same words as in the mail."""
    assessment = line.city
    if area != CITY:
        assessment = next(a for a in line.districts if a.area == area)
    said = [
        view.say(key, **values) for key, values in phrases(assessment, line.target, view.language)
    ]
    return ("" if view.language == "zh" else " ").join(said)


def _kicker(view: View, target: Target) -> list[Content]:
    measure = view.catalogue.measure[target.clause]
    dot = view.say("dot")
    lead, *joint = target.responsible
    words: list[Content] = [
        view.say(
            "clause_titled", clause=view.clause(target.clause), title=view.said(measure.title)
        ),
        dot,
        view.say("lead"),
        " ",
        link(view.address.to("agencies", lead), view.body(lead)),
    ]
    if joint:
        words += [dot, view.say("joint"), " ", view.joined([view.body(body) for body in joint])]
    return [*words, dot, view.say(f"judging.kind_{target.kind}")]


def _flags(view: View, line: Line) -> Element | None:
    flags = overlays(view, line.city)
    return element("p", flags, class_="flags") if flags else None


def _quote(view: View, target: Target) -> Element:
    """The sentence of the notice as our source has it, in its own language."""
    note = view.said(target.note) if target.note else None
    return element(
        "blockquote",
        element("span", target.quote, lang="en"),
        element("span", words, class_="quiet") if (words := view.say("quote_note")) else None,
        element("span", note, class_="quiet") if note else None,
    )


def _facts(view: View, line: Line) -> Element:
    return element("dl", [_fact(*fact) for fact in _told(view, line)], class_="facts")


def _fact(term: str, number: Content, below: Content) -> Element:
    return element(
        "div", element("dt", term), element("dd", number), element("dd", below, class_="quiet")
    )


def _told(view: View, line: Line) -> list[tuple[str, Content, Content]]:
    target, city = line.target, line.city
    scale = _scale(view, line)
    unit = "" if scale.label == "%" else f" {scale.label}"
    figure = city.observation
    when = view.month_alone(figure.period) if figure else view.month_alone(view.period)
    goal = working(view, "target", city, promised(view, target, scale))
    facts: list[tuple[str, Content, Content]] = [
        (
            view.say("fact_actual", month=when),
            [actual(view, city, target, scale), quiet(unit) if figure else None],
            _change(view, line),
        ),
        (view.say("fact_target"), [goal, quiet(unit)], _left(view, line)),
    ]
    told = [*_against_path(view, line), *_pace(view, line)]
    return [*facts, *told, *forecast_fact(view, line, scale)]


def _change(view: View, line: Line) -> Content:
    change = change_on_month_before(line)
    if change is None:
        return None
    gap = view.gap(change, line.target.indicator.unit, _scale(view, line))
    return derived(view, line.city.observation, view.say("on_month_before", change=gap))


def _scale(view: View, line: Line) -> Scale:
    return view.scale(line.target, line.city.value)


def _left(view: View, line: Line) -> Content:
    city = line.city
    if city.gap_to_target is None:
        return None
    if line.target.kind in RATIOS:
        return element("div", limit_gap(view, line), class_="inline")
    text = view.gap(city.gap_to_target, line.target.indicator.unit, _scale(view, line))
    number = working(view, "gap_to_target", city, text)
    beyond = [view.say("list_pause"), range_words(view, line)] if is_beyond(line) else None
    return [view.say("gap_to_target"), number, beyond]


def _against_path(view: View, line: Line) -> list[tuple[str, Content, Content]]:
    city, unit, scale = line.city, line.target.indicator.unit, _scale(view, line)
    if city.gap_to_path is None or city.expected is None or is_beyond(line):
        return []
    text = path_text(view, city, unit, scale)
    tone = "" if line.target.kind is Kind.BAND else signed_tone(city.gap_to_path)
    gap = working(view, "gap_to_path", city, text, class_="number" + tone)
    expected = working(view, "expected", city, view.digits(city.expected, unit, scale))
    by = view.say(f"judging.expected_by_{city.expected_by}")
    return [
        (
            view.say("fact_gap"),
            gap,
            [view.say("expected"), expected, view.say("in_brackets", text=by)],
        )
    ]


def _pace(view: View, line: Line) -> list[tuple[str, Content, Content]]:
    city, unit, scale = line.city, line.target.indicator.unit, _scale(view, line)
    facts: list[tuple[str, Content, Content]] = []
    if city.share_done is not None:
        done = working(view, "share_done", city, amounts.share(city.share_done))
        facts.append((view.say("fact_done"), done, _time(view, line)))
    recent = recent_number(view, line, scale)
    pace_needed = needed(city, line.target)
    if pace_needed is not None and line.target.kind is not Kind.BAND:
        term, text = needed_words(view, line), view.rate(pace_needed, unit, scale)
        if is_averaged(line.target):
            term, text = view.say("from_now_on"), view.amount(pace_needed, unit)
        number = working(view, "needed_per_month", city, text)
        facts.append((term, number, recent))
    elif city.standing is Standing.REACHED_MUST_HOLD:
        facts.append((view.say("fact_from_here"), element("span", view.say("must_hold")), recent))
    return facts


def _time(view: View, line: Line) -> Content:
    time = (
        amounts.share(line.city.time_share, decimals=0)
        if line.city.time_share is not None
        else NOTHING
    )
    return view.say("time_share", share=time)


def _chart_card(view: View, line: Line) -> Element:
    if in_window(line):
        spoken = spoken_progress(view, line, _scale(view, line))
        content = element("div", SLOT, role="img", aria_label=spoken, class_="chart-frame")
    else:
        who = owners(view, (line.target.indicator.source,))
        content = element("p", view.say("no_series", who=who), class_="empty")
    note = [_scale(view, line).label, view.say("dot"), view.say("trend_click")]
    images = _images(view, line) if in_window(line) else None
    return section(view.say("trend_title"), content, noted(view, line), images, note=note)


def _images(view: View, line: Line) -> Element:
    """The chart as a picture, made in the browser, with what must be known of it inside."""
    label = _scale(view, line).label
    stamp = view.say("export_as_of", month=view.month(view.period), known=view.known_on)
    told = [stamp, view.say("made_up") if view.shows_made_up else ""]
    buttons = [
        element(
            "button",
            kind.upper(),
            type="button",
            class_="download",
            data_picture=kind,
            data_title=f"{view.said(line.target.indicator.name)}{view.say('in_brackets', text=label)}",
            data_note=" ".join(told).strip(),
            data_name=f"{line.target.id}_{view.period}",
        )
        for kind in ("png", "svg")
    ]
    return element("p", view.say("download"), " ", buttons, class_="downloads")
