"""“Did you mean 亿元?”: two answers to a unit that seems wrong, one click each, kept with the number."""

from __future__ import annotations

from dashboard.elements import Content, Element, element
from dashboard.findings import ANSWER, CONFIRMED, EXPLAIN, MEANT, place_of
from dashboard.held import Held
from dashboard.view import View
from targets.findings import placeholders
from targets.vocabulary import Finding, Severity

SLIP = "unit_scale"


def slip_answers(view: View, held: Held, finding: Finding) -> list[Content]:
    """None for other findings. Only a refusal needs a field of its own: a question has one anyway."""
    if finding.code != SLIP or finding.cell is None:
        return []
    place = place_of(finding)
    suggested = placeholders(finding, view.catalogue, view.language)["suggested"]
    meant = _button(view.say("slip_meant", suggested=suggested), f"{MEANT}{place}", "main")
    if finding.severity is not Severity.ERROR:
        return [element("p", meant, class_="ways")]
    field = element(
        "textarea",
        name=f"{EXPLAIN}{place}",
        default_value=held.explanations.get(place, ""),
        max_length=500,
        rows=2,
        aria_label=view.say("explain_cell", cell=place),
        placeholder=view.say("slip_hint"),
    )
    confirmed = _button(view.say("slip_confirmed"), f"{CONFIRMED}{place}")
    return [element("p", meant, class_="ways"), field, element("p", confirmed, class_="ways")]


def _button(words: str, answer: str, class_: str = "") -> Element:
    """Other fields may still be empty while a slip is answered."""
    return element(
        "button",
        words,
        type="submit",
        name=ANSWER,
        value=answer,
        form_no_validate=True,
        class_=f"button {class_}".strip(),
    )
