"""Handing in a workbook: the blank form, the file, what was read in it, explanations, and on to the receipt."""

from __future__ import annotations

from datetime import date

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.findings import shortened
from dashboard.held import LIMIT, Held
from dashboard.pages.deciding import notice_of
from dashboard.pages.months_closed import closing_mark
from dashboard.pages.preview import preview
from dashboard.parts import link, mark, quiet, section
from dashboard.shell import framed
from dashboard.theme import FILING_LOOKS
from dashboard.view import View
from targets.calendar import due_date
from targets.closings import closing_of
from targets.filings import is_owed
from targets.vocabulary import Extension, Filing, FilingState, Form, Period

TEMPLATES_SHOWN, OWED_SHOWN = 3, 6
STEPS = ("template", "file", "check", "submit", "receipt")


def upload_page(view: View, backing: Backing) -> Element:
    if not view.identity.may(Permission.UPLOAD):
        return _not_a_body(view)
    token = view.address.asked("token")
    held = backing.held.find(token, view.identity.actor) if token else None
    if held is None:
        return _start(view, is_expired=token is not None)
    return framed(
        view,
        [
            element("p", _kicker(view, backing, held), class_="kicker"),
            notice_of(view),
            preview(view, backing, held, steps(view, "check")),
        ],
        current="upload",
    )


def steps(view: View, current: str) -> Element:
    items = [
        element(
            "li",
            view.say(f"step_{name}"),
            class_="on" if name == current else None,
            aria_current="step" if name == current else None,
        )
        for name in STEPS
    ]
    return element("ol", items, class_="steps", aria_label=view.say("steps"))


def _not_a_body(view: View) -> Element:
    return framed(
        view,
        [
            element("h1", view.say("section_upload")),
            element("p", view.say("upload_needs_body"), class_="sentence"),
            element(
                "p",
                link(view.address.to("submissions"), view.say("to_submissions"), class_="button"),
            ),
        ],
        current="upload",
    )


def _kicker(view: View, backing: Backing, held: Held) -> list[Content]:
    outcome = held.outcome
    words: list[Content] = [view.body(view.identity.actor)]
    form = view.catalogue.form.get(outcome.form or "")
    if form is not None and outcome.period is not None:
        words += [
            view.say("dot"),
            view.say("form_of", month=view.month(outcome.period), form=view.said(form.name)),
            view.say("dot"),
            _due_day(view, backing, form, outcome.period),
        ]
    return words


def _due_day(view: View, backing: Backing, form: Form, period: Period) -> str:
    if not form.is_ever_owed:
        return view.say("never_due")
    granted = _extension(view, form, period)
    if granted is not None:
        return view.say("due_extended", day=view.day(granted.due))
    return _due(view, form, due_date(form, period, backing.working_days))


def _extension(view: View, form: Form, period: Period) -> Extension | None:
    """What the office granted this body."""
    key = (form.id, view.identity.actor, period)
    granted = view.board.known.extensions
    return next((one for one in granted if (one.form, one.agency, one.period) == key), None)


def _until(view: View, form: Form, filing: Filing) -> str:
    """What was returned has a day of its own: the form's may be past."""
    if filing.again_by is not None:
        return view.say("again_by", day=view.day(filing.again_by))
    granted = _extension(view, form, filing.period)
    if granted is None:
        return _due(view, form, filing.due)
    words = view.say("due_extended", day=view.day(granted.due))
    return words + view.say("dot") + shortened(granted.reason)


def _due(view: View, form: Form, due: date) -> str:
    return view.say("due_on", day=view.day(due), number=form.due.working_day)


def _start(view: View, *, is_expired: bool) -> Element:
    body = view.identity.actor
    return framed(
        view,
        [
            element("p", view.full_body(body), class_="kicker"),
            element("h1", _headline(view, body)),
            element(
                "p",
                mark(
                    *FILING_LOOKS[FilingState.MISSING],
                    view.say("notice_upload_expired"),
                    class_="notice",
                ),
                role="alert",
            )
            if is_expired
            else notice_of(view),
            steps(view, "file"),
            element("div", [_drop(view), _owed(view, body)], class_="two even"),
        ],
        current="upload",
    )


def _headline(view: View, body: str) -> str:
    owed = [f for f in _open(view, body) if f.state in (FilingState.MISSING, FilingState.RETURNED)]
    if not owed:
        return view.say("upload_headline")
    months = dict.fromkeys(view.month(filing.period) for filing in owed)
    return view.say("upload_headline_owed", months=view.joined(list(months)))


def _open(view: View, body: str) -> list[Filing]:
    """What it owes or may owe next, the newest month first."""
    done = (FilingState.ON_TIME, FilingState.LATE)
    found = [f for f in view.board.filings if f.agency == body and f.state not in done]
    return sorted(found, key=lambda filing: filing.period, reverse=True)


def _drop(view: View) -> Element:
    """Works by dragging, by clicking and by the keyboard alone: it is one file field with a large label."""
    months = [element("option", view.say("period_in_sheet"), value="")]
    months += [
        element("option", view.month(month), value=str(month)) for month in _reportable(view)
    ]
    return section(
        view.say("file_title"),
        element(
            "div",
            element(
                "input",
                type="file",
                id="workbook",
                accept=".xlsx,.xlsm,.xls,.et,.ods,.xlsb,.csv,.tsv",
                data_upload=view.address.href,
                data_limit=str(LIMIT),
                data_too_large=view.say("upload_too_large", limit=LIMIT // 1024**2),
                class_="aside",
            ),
            element(
                "label",
                element("b", view.say("drop_here")),
                element("span", view.say("or_choose"), class_="button"),
                quiet(view.say("drop_note", limit=LIMIT // 1024**2)),
                for_="workbook",
            ),
            class_="drop",
            data_drop="workbook",
        ),
        element(
            "p",
            element("label", view.say("period_hint"), for_="period-hint"),
            element("select", months, id="period-hint"),
            class_="field",
        ),
        element(
            "div",
            element(
                "progress",
                max=100,
                value=0,
                id="upload-progress",
                hidden=True,
                aria_label=view.say("sending"),
            ),
            element(
                "p",
                id="upload-said",
                role="status",
                data_sending=view.say("sending"),
                data_reading=view.say("reading"),
                data_failed=view.say("upload_failed"),
            ),
        ),
    )


def _reportable(view: View) -> list[Period]:
    """Months that figures may be of: all with figures, and all that are owed; the newest first."""
    owed = {filing.period for filing in view.board.filings}
    return sorted(owed | set(view.months), reverse=True)


def _owed(view: View, body: str) -> Element:
    rows = [_owed_row(view, filing) for filing in _open(view, body)]
    return element(
        "div",
        section(
            view.say("template_title"),
            element("p", view.say("template_note"), class_="quiet"),
            _folded(view, _templates(view, body), TEMPLATES_SHOWN, "plain"),
        ),
        section(
            view.say("owed_title"),
            _folded(view, rows or [element("li", view.say("nothing_owed"))], OWED_SHOWN, "queue"),
        ),
    )


def _folded(view: View, rows: list[Element], shown: int, class_: str) -> list[Content]:
    """The first ones; the others one click away, and counted."""
    first, others = rows[:shown], rows[shown:]
    if not others:
        return [element("ul", first, class_=class_)]
    summary = element("summary", view.say("more_rows", count=len(others)), class_="quiet")
    rest = element("details", summary, element("ul", others, class_=class_), class_="repeated")
    return [element("ul", first, class_=class_), rest]


def _templates(view: View, body: str) -> list[Element]:
    """One for every form that is open; where none is, for those of the month shown."""
    forms = [form for form in view.catalogue.forms_of(body) if form.is_ever_owed]
    blanks = [(filing.period, view.catalogue.form[filing.form]) for filing in _open(view, body)]
    if not blanks:
        blanks = [
            (view.period, form) for form in forms if is_owed(view.catalogue, form, view.period)
        ]
    return [_template(view, body, *blank, is_only=len(forms) == 1) for blank in blanks]


def _template(view: View, body: str, month: Period, form: Form, *, is_only: bool) -> Element:
    words = view.say("template_for", month=view.month(month))
    if not is_only:
        words = view.say("template_of_form", month=view.month(month), form=view.said(form.name))
    address = f"/template/{body}/{month}?form={form.id}"
    return element("li", link(address, words, class_="button", download=""))


def _owed_row(view: View, filing: Filing) -> Element:
    shape, tone = FILING_LOOKS[filing.state]
    form = view.catalogue.form[filing.form]
    closing = closing_of(view.board.known.closings, filing.period, filing.form)
    return element(
        "li",
        mark(shape, tone, view.say(f"judging.filing_{filing.state}")),
        element(
            "div",
            element(
                "span",
                view.say("form_of", month=view.month(filing.period), form=view.said(form.name)),
                class_="name",
            ),
            element("div", _until(view, form, filing), class_="quiet"),
        ),
        closing_mark(view, closing) if closing else None,
    )
