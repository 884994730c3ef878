"""All that came in, the newest first, narrowed by state, body and month through the address."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.elements import Content, Element, element
from dashboard.pages.choosing import choosing, chosen_of
from dashboard.pages.deciding import submission_line
from dashboard.pages.submission import may_read
from dashboard.parts import empty, link, section
from dashboard.view import View
from targets.vocabulary import Period, Submission, SubmissionState

RECENT, MOST = 12, 200
"""How many are listed: unasked, and when the reader narrows the list."""


@dataclass(frozen=True, slots=True)
class Filter:
    """None: any. What the address says wrongly narrows nothing."""

    state: SubmissionState | None = None
    body: str | None = None
    month: Period | None = None

    def lets_through(self, sent: Submission) -> bool:
        return (
            self.state in (None, sent.state)
            and self.body in (None, sent.agency)
            and self.month in (None, sent.period)
        )

    @property
    def is_any(self) -> bool:
        return self == Filter()


def asked_for(view: View) -> Filter:
    asked = view.address.asked
    state, body, month = asked("state"), asked("body"), asked("month")
    states = {one.value: one for one in SubmissionState}
    return Filter(
        states.get(state or ""),
        body if body in view.catalogue.body or body in view.catalogue.district else None,
        _month(month),
    )


def arrivals(view: View, chosen: Filter) -> Element:
    newest = sorted(view.board.known.submissions, key=lambda sent: sent.id, reverse=True)
    readable = [sent for sent in newest if may_read(view, sent)]
    found = [sent for sent in readable if chosen.lets_through(sent)]
    shown = found[: RECENT if chosen.is_any else MOST]
    title = view.say("recent_title" if chosen.is_any else "found_title", count=len(found))
    rows = [element("li", submission_line(view, sent)) for sent in shown]
    content: Content = element("ul", rows, class_="queue")
    if not rows:
        content = empty(view, "nothing_came" if chosen.is_any else "nothing_found")
    return section(title, _narrow(view, readable, chosen), content, id_="arrivals")


def _narrow(view: View, readable: list[Submission], chosen: Filter) -> Element | None:
    """Only what there is can be chosen."""
    if not readable:
        return None
    any_ = ("", view.say("any"))
    bodies = {sent.agency: view.body(sent.agency) for sent in reversed(readable)}
    months = sorted({sent.period for sent in readable}, reverse=True)
    states = [one for one in SubmissionState if any(s.state is one for s in readable)]
    form = choosing(
        view,
        chosen_of(
            "state",
            view.say("filter_state"),
            [any_, *((one.value, view.say(f"submission_{one}")) for one in states)],
            chosen.state or "",
        ),
        chosen_of("body", view.say("filter_body"), [any_, *bodies.items()], chosen.body or ""),
        chosen_of(
            "month",
            view.say("filter_month"),
            [any_, *((str(one), view.month(one)) for one in months)],
            str(chosen.month or ""),
        ),
        button=view.say("filter_show"),
    )
    everything = link(view.address.to("submissions"), view.say("show_all"))
    return element("div", form, None if chosen.is_any else everything, class_="narrowing")


def _month(text: str | None) -> Period | None:
    try:
        return Period.parse(text) if text else None
    except ValueError:
        return None
