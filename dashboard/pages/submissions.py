"""Who has sent what: the queue to be decided, and every form of every month."""

from __future__ import annotations

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.figures.strip import filing_mark, strip_legend
from dashboard.pages.arrivals import Filter, arrivals, asked_for
from dashboard.pages.deciding import notice_of
from dashboard.pages.months_closed import closings_card, lock
from dashboard.pages.queue import own_queue, queue, waiting_in
from dashboard.parts import downloads, link, quiet, section
from dashboard.shell import framed
from dashboard.view import View
from targets.closings import EVERY_FORM, closing_of
from targets.vocabulary import Filing, FilingState, Form, Period, SubmissionState


def submissions_page(view: View, backing: Backing) -> Element:
    chosen = asked_for(view)
    return framed(
        view,
        [
            element(
                "p", view.say("submissions_kicker", month=view.month(view.period)), class_="kicker"
            ),
            element("h1", _headline(view)),
            notice_of(view),
            _queue(view, backing, chosen),
            _upload_hint(view),
            section(
                view.say("forms_title"),
                element("div", _matrix(view), class_="wide"),
                strip_legend(view),
                downloads(view, "submissions"),
            ),
            closings_card(view, backing),
            arrivals(view, chosen),
        ],
        current="submissions",
    )


def _headline(view: View) -> str:
    filings = [filing for filing in view.board.filings if filing.period == view.period]
    came = sum(1 for filing in filings if filing.submission is not None)
    late = [filing for filing in filings if filing.state is FilingState.MISSING]
    words = view.say(
        "submissions_headline", month=view.month_alone(view.period), owed=len(filings), came=came
    )
    if not late:
        return words
    names = [view.body(body) for body in dict.fromkeys(filing.agency for filing in late)]
    shown = view.joined(names[:5])
    more = view.say("and_more", count=len(names) - 5) if len(names) > 5 else ""
    return words + view.say("submissions_missing", count=len(late), names=shown + more)


def _queue(view: View, backing: Backing, chosen: Filter) -> Element | None:
    """What waits: for the office to decide, for a body to see that its own still waits."""
    waiting = [sent for sent in waiting_in(view) if chosen.lets_through(sent)]
    if chosen.state not in (None, SubmissionState.SUBMITTED):
        return None
    if view.identity.may(Permission.DECIDE):
        return queue(view, backing, waiting)
    return own_queue(view, waiting)


def _upload_hint(view: View) -> Element | None:
    if not view.identity.may(Permission.UPLOAD):
        return None
    return element(
        "p", link(view.address.to("upload"), view.say("upload_now"), class_="button main")
    )


def _matrix(view: View) -> Element:
    """A row a form and body, a column a month, the newest first; every mark opens what came in."""
    months = sorted({filing.period for filing in view.board.filings}, reverse=True)[:MONTHS]
    head = [_month(view, month) for month in months]
    bodies = [_form(view, form, months) for form in view.catalogue.forms if form.is_ever_owed]
    corner = element("th", view.say("forms_corner"), scope="col")
    return element("table", element("thead", element("tr", corner, head)), bodies, class_="forms")


MONTHS = 12


def _month(view: View, month: Period) -> Element:
    """A month that is closed for every form bears a lock."""
    closing = closing_of(view.board.known.closings, month, EVERY_FORM)
    mark = lock(view, closing) if closing else None
    return element("th", view.month_brief(month), mark, scope="col", class_="c")


def _form(view: View, form: Form, months: list[Period]) -> Element:
    """A form of one body is one row; a form of many is a group of rows."""
    rule = view.say("due_rule", day=form.due.working_day, often=view.say(f"often_{form.frequency}"))
    about = quiet(" ", rule, " ", view.say("assumed") if form.is_assumed else None)
    found = {(f.agency, f.period): f for f in view.board.filings if f.form == form.id}
    bodies = view.catalogue.reporters(form)
    name = view.said(form.name)
    if len(bodies) == 1:
        return element(
            "tbody", _row([name, about], [found.get((bodies[0], month)) for month in months], view)
        )
    title = element("th", name, about, col_span=len(months) + 1, scope="rowgroup")
    rows = [
        _row(view.body(body), [found.get((body, month)) for month in months], view)
        for body in bodies
    ]
    return element("tbody", element("tr", title, class_="group"), rows)


def _row(name: Content, filings: list[Filing | None], view: View) -> Element:
    return element(
        "tr", element("th", name, scope="row"), [_cell(view, filing) for filing in filings]
    )


def _cell(view: View, filing: Filing | None) -> Element:
    if filing is None:
        return element("td", class_="not-owed")
    return element(
        "td", filing_mark(view, filing, with_month=False), _own_lock(view, filing), class_="c"
    )


def _own_lock(view: View, filing: Filing) -> Element | None:
    """Of a form that is closed by itself, in a month that is open."""
    closing = closing_of(view.board.known.closings, filing.period, filing.form)
    return lock(view, closing) if closing is not None and closing.form != EVERY_FORM else None
