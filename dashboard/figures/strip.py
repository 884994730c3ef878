"""Months in a row, one mark each: on time, late, missing, waiting, returned, not due, corrected."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.elements import Content, Element, element
from dashboard.figures.shapes import drawn_shape
from dashboard.theme import FILING_LOOKS, Shape
from dashboard.view import View
from targets.vocabulary import Filing


def filing_mark(view: View, filing: Filing, *, with_month: bool = True) -> Element:
    """Opens the submission where there is one; a corrected one bears a dot."""
    shape, tone = FILING_LOOKS[filing.state]
    words = spoken_filing(view, filing)
    month = view.month_alone(filing.period)
    content: list[Content] = [
        drawn_shape(shape),
        element("i", class_="corrected") if filing.is_corrected else None,
        element("span", month, class_="month") if with_month else None,
        element("span", words, class_="aside"),
    ]
    name = f"filing tone-{tone}{' nothing' if shape is Shape.BAR else ''}"
    if filing.submission is None:
        return element("span", content, class_=name, title=words)
    href = view.address.to("submissions", str(filing.submission.id))
    return element("a", content, href=href, class_=name, title=words)


def spoken_filing(view: View, filing: Filing) -> str:
    """`9月：迟报，已更正；截止 10月13日`."""
    state = view.say(f"judging.filing_{filing.state}")
    if filing.is_corrected:
        state = view.say("and_corrected", state=state)
    words = view.say(
        "filing_spoken", month=view.month(filing.period), state=state, due=view.day(filing.due)
    )
    if filing.extension is None:
        return words
    return words + view.say("filing_extended", reason=filing.extension.reason)


def strip(view: View, filings: Iterable[Filing]) -> Element:
    marks = [element("li", filing_mark(view, filing)) for filing in filings]
    return element("ol", marks, class_="strip")


def strip_legend(view: View) -> Element:
    keys = [
        element(
            "span",
            drawn_shape(shape),
            view.say(f"judging.filing_{state}"),
            class_=f"filing-key tone-{tone}",
        )
        for state, (shape, tone) in FILING_LOOKS.items()
    ]
    corrected = element(
        "span", element("i", class_="corrected"), view.say("corrected_key"), class_="filing-key"
    )
    return element("p", keys, corrected, class_="legend")
