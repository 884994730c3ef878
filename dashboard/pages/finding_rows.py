"""Findings as rows: sentence, place and explanation; those of one rule about a list together, as a table."""

from __future__ import annotations

import re
from decimal import Decimal

from dashboard.elements import Content, Element, element
from dashboard.findings import Question, place_of, sentence_of, shortened
from dashboard.parts import column_heads, mark
from dashboard.theme import Shape, Tone
from dashboard.view import View
from targets.amounts import MINUS
from targets.findings import placeholders
from targets.vocabulary import Finding, Severity

FINDING_LOOKS: dict[Severity, tuple[Shape, Tone]] = {
    Severity.ERROR: (Shape.CROSS, Tone.BAD),
    Severity.WARNING: (Shape.DIAMOND, Tone.DOUBT),
    Severity.NOTE: (Shape.BAR, Tone.PLAIN),
}

DIFFERS = ("roster_differs", "roster_differs_from_counting")
"""A list beside reported figures: area by area a row of a table."""
SHOWN_AT_ONCE = 6
"""Areas; a longer table opens with a click."""


def finding_row(view: View, finding: Finding, field: Content = None) -> Element:
    """Sentence and cell; then the explanation that was given, or the field for it."""
    head: list[Content] = [_flag(view, finding)]
    sentence = sentence_of(finding, view.catalogue, view.language)
    if finding.cell is not None and not sentence.startswith(place_of(finding)):
        head.append(element("code", place_of(finding), class_="cell"))
    return _item(finding, head, element("p", sentence), *_explained(view, finding, field), field)


def question_row(view: View, question: Question, field: Content = None) -> Element:
    """Several findings under one head, with one explanation or one field for all of them."""
    first, *others = question.findings
    if not others:
        return finding_row(view, first, field)
    flag = _flag(view, first)
    count = element("span", view.say("finding_times", count=len(question.findings)), class_="quiet")
    is_table = first.code in DIFFERS
    told = _differences(view, question) if is_table else _sentences(view, question)
    return _item(first, [flag, count], told, *_explained(view, first, field), field)


def _item(finding: Finding, head: Content, *content: Content) -> Element:
    _, tone = FINDING_LOOKS[finding.severity]
    head = element("div", head, class_="finding-head")
    return element("li", head, *content, class_=f"finding tone-{tone}")


def _flag(view: View, finding: Finding) -> Element:
    words = view.say(f"severity_{finding.severity}")
    return mark(*FINDING_LOOKS[finding.severity], words, class_="flag")


def _explained(view: View, finding: Finding, field: Content) -> list[Content]:
    if not finding.explanation or field:
        return []
    words = view.say("explained", text=shortened(finding.explanation))
    return [element("p", words, class_="quiet")]


def _sentences(view: View, question: Question) -> Element:
    said = (sentence_of(one, view.catalogue, view.language) for one in question.findings)
    return element("ul", [element("li", sentence) for sentence in said], class_="plain")


def _differences(view: View, question: Question) -> list[Content]:
    """Every area with what the list gives and what is reported, in the order of the notice."""
    first = question.findings[0]
    said = placeholders(first, view.catalogue, view.language)
    names = ("list", "indicator")
    lead = view.say(f"finding_{first.code}", **{name: said[name] for name in names})
    order = [*view.catalogue.area]
    rows = sorted(question.findings, key=lambda one: order.index(dict(one.values)["area"]))
    columns = ("area", "counted", "reported", "difference")
    head = column_heads(view, "arriving", columns, columns[1:])
    table = element(
        "table",
        element("thead", element("tr", head)),
        element("tbody", [_difference(view, one) for one in rows]),
        class_="differing",
    )
    if len(rows) <= SHOWN_AT_ONCE:
        return [element("p", lead), table]
    summary = element("summary", view.say("finding_areas", count=len(rows)), class_="quiet")
    return [element("p", lead), element("details", summary, table)]


def _difference(view: View, finding: Finding) -> Element:
    said = placeholders(finding, view.catalogue, view.language)
    texts = (finding.expected, finding.seen, said["difference"])
    cells = [element("td", _grouped(text), class_="r") for text in texts]
    return element("tr", element("th", said["area"], scope="row"), cells)


def _grouped(text: str) -> str:
    """Thousands apart, whatever else is written with them: `1204–1210`, `+3952`."""
    return re.sub(r"\d{4,}", lambda found: f"{int(found[0]):,}", text)


def signed(difference: Decimal | None) -> str:
    """Nothing is not zero."""
    if difference is None:
        return "—"
    return f"{difference:+,f}".replace("-", MINUS) if difference else "0"
