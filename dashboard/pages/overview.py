"""The first page: are we going to make it, what is behind, and who must do what."""

from __future__ import annotations

from dashboard.elements import Content, Element, element
from dashboard.ordering import order_list
from dashboard.pages.action_list import action_list, clauses_told
from dashboard.pages.headline import headline
from dashboard.pages.target_table import SORTABLE, target_table
from dashboard.parts import downloads, empty, link, mark
from dashboard.shell import framed
from dashboard.theme import LOOKS, ORDER, Shape, Tone
from dashboard.view import View
from targets.board import Line
from targets.vocabulary import Filing, FilingState, Standing

COMPARED: tuple[tuple[Standing, ...], ...] = (
    (Standing.ACHIEVED,),
    (Standing.REACHED_MUST_HOLD,),
    (Standing.LIKELY, Standing.ON_SCHEDULE),
    (Standing.UNCERTAIN, Standing.OPEN),
    (Standing.BEHIND, Standing.UNLIKELY),
    (Standing.MISSED,),
)
"""From the best to the worst; the others say nothing that could be better or worse."""


NAMED = 4
"""Bodies that are named of those that have not reported."""


def overview(view: View) -> Element:
    chosen = view.address.asked("standing")
    lines = [line for line in view.board.lines if chosen is None or _is_of(line, chosen)]
    return framed(
        view,
        [
            _kicker(view),
            element("h1", headline(view)),
            _way_in(view) if view.is_empty else None,
            element("div", _chips(view, chosen), _freshness(view), class_="summary"),
            order_list(view, "column", SORTABLE) if lines else None,
            target_table(view, lines) if lines else empty(view, "nothing_of_this_standing"),
            _legend(view),
            downloads(view, "targets") if lines else None,
            action_list(view, view.board.actions, clauses_told(view)) if chosen is None else None,
        ],
        current="",
    )


def _is_of(line: Line, standing: str) -> bool:
    return not line.target.is_aspirational and line.city.standing == standing


def _kicker(view: View) -> Element:
    notice = view.catalogue.notice
    words: list[Content] = [view.said(notice.title), view.say("dot"), view.day(notice.issued_on)]
    if notice.is_truncated:
        extent = view.say("extent", have=notice.clauses_in_source, full=notice.clauses_in_full)
        words += [
            view.say("dot"),
            element("span", extent, title=view.said(notice.source_note), class_="hint"),
        ]
    return element("p", words, class_="kicker")


def _way_in(view: View) -> Element:
    """How the first figures come here."""
    way = link(view.address.to("upload"), view.say("section_upload"), class_="button")
    return element("p", view.say("awaiting_first"), " ", way, class_="sentence")


def _chips(view: View, chosen: str | None) -> Element:
    counts = view.board.counts()
    chips = [
        _filter(view, standing, counts[standing], is_on=chosen == standing)
        for standing in ORDER
        if counts.get(standing)
    ]
    everything = (
        link(view.address.here(standing=None), view.say("show_all"), class_="all")
        if chosen
        else None
    )
    return element(
        "div", chips, everything, class_="chips", role="group", aria_label=view.say("filters")
    )


def _filter(view: View, standing: Standing, count: int, *, is_on: bool) -> Element:
    shape, tone = LOOKS[standing]
    word = view.say(f"judging.standing_{standing}")
    return link(
        view.address.here(standing=None if is_on else str(standing)),
        mark(shape, tone, word, element("b", str(count)), class_="chip"),
        class_="filter on" if is_on else "filter",
        aria_current="true" if is_on else None,
    )


def _freshness(view: View) -> Element:
    filings = [filing for filing in view.board.filings if filing.period == view.period]
    came = [filing for filing in filings if filing.submission is not None]
    missing = [filing for filing in filings if filing.state is FilingState.MISSING]
    words: list[Content] = [
        link(
            view.address.to("submissions"),
            view.say(
                "forms_in", month=view.month_alone(view.period), came=len(came), owed=len(filings)
            ),
        )
    ]
    if missing:
        words += [view.say("dot"), view.say("overdue"), _late(view, missing)]
    return element("p", words, turned(view), class_="freshness")


RANK = {standing: place for place, standings in enumerate(COMPARED) for standing in standings}


def turned(view: View) -> list[Content]:
    """How many targets stand better or worse than a month ago; those with no rank are not compared."""
    if view.before is None:
        return []
    moves = [
        RANK[line.city.standing] - RANK[then.city.standing]
        for line in view.board.lines
        if line.is_scored
        and (then := view.before.line[line.target.id]).city.standing in RANK
        and line.city.standing in RANK
    ]
    worse, better = sum(1 for move in moves if move > 0), sum(1 for move in moves if move < 0)
    if not worse and not better:
        return [view.say("dot"), view.say("turned_none")]
    marks = [
        mark(shape, tone, view.say(key, count=count), class_="flag")
        for shape, tone, key, count in (
            (Shape.DOWN, Tone.BAD, "turned_worse", worse),
            (Shape.UP, Tone.GOOD, "turned_better", better),
        )
        if count
    ]
    return [view.say("dot"), view.say("turned"), marks]


def _late(view: View, missing: list[Filing]) -> list[Content]:
    """Who has not reported, by name; each leads to its page."""
    bodies = list(dict.fromkeys(filing.agency for filing in missing))
    words: list[Content] = []
    for body in bodies[:NAMED]:
        place = "districts" if body in view.catalogue.district else "agencies"
        words += [
            view.say("list_separator") if words else None,
            link(view.address.to(place, body), view.body(body)),
        ]
    if len(bodies) > NAMED:
        words.append(view.say("and_more", count=len(bodies) - NAMED))
    return words


def _legend(view: View) -> Element:
    return element(
        "p",
        element("b", view.say("legend")),
        element("span", element("i", class_="key actual"), view.say("legend_actual")),
        element("span", element("i", class_="key expected"), view.say("legend_expected")),
        element("span", element("i", class_="key goal"), view.say("legend_goal")),
        element("span", element("i", class_="key foreseen"), view.say("legend_foreseen")),
        element("span", view.say("legend_click")),
        class_="legend",
    )
