"""One submission in a line, its state as a chip, and the form that decides it."""

from __future__ import annotations

from dashboard.access import Permission
from dashboard.elements import Content, Element, element
from dashboard.parts import link, mark, quiet
from dashboard.theme import Shape, Tone
from dashboard.view import View
from targets.vocabulary import Submission, SubmissionState

STATE_LOOKS: dict[SubmissionState, tuple[Shape, Tone]] = {
    SubmissionState.SUBMITTED: (Shape.CLOCK, Tone.AHEAD),
    SubmissionState.ACCEPTED: (Shape.TICK, Tone.GOOD),
    SubmissionState.RETURNED: (Shape.TURN, Tone.DOUBT),
    SubmissionState.WITHDRAWN: (Shape.BAR, Tone.PLAIN),
    SubmissionState.REFUSED: (Shape.CROSS, Tone.BAD),
}

NOTICES = {
    "receipt": Tone.GOOD,
    "already_there": Tone.DOUBT,
    "done_accept": Tone.GOOD,
    "done_send_back": Tone.DOUBT,
    "done_withdraw": Tone.PLAIN,
    "own_submission": Tone.BAD,
    "not_waiting": Tone.BAD,
    "overtaken": Tone.BAD,
    "unexplained_warnings": Tone.BAD,
    "comment_missing": Tone.BAD,
    "unknown_submission": Tone.BAD,
    "upload_expired": Tone.BAD,
    "explain_first": Tone.BAD,
    "submit_refused": Tone.BAD,
    "done_extend": Tone.GOOD,
    "extend_wrong": Tone.BAD,
    "reason_missing": Tone.BAD,
}
"""What the last act led to, as the address names it."""


WAITING = frozenset({SubmissionState.SUBMITTED})
ANY = frozenset(SubmissionState)
TRUE_WHILE = {
    "receipt": WAITING,
    "already_there": ANY,
    "done_accept": frozenset({SubmissionState.ACCEPTED}),
    "done_send_back": frozenset({SubmissionState.RETURNED}),
    "done_withdraw": frozenset({SubmissionState.WITHDRAWN}),
    "own_submission": WAITING,
    "not_waiting": ANY - WAITING,
    "overtaken": WAITING,
    "unexplained_warnings": WAITING,
    "comment_missing": WAITING,
}
"""What a notice of a submission is true of: an address is kept and passed on. The others are of no one."""


def notice_of(view: View, submission: Submission | None = None) -> Element | None:
    """An address can name only what we know how to say, and what is so."""
    name = view.address.asked("notice")
    if name not in NOTICES or not _is_so(name, submission):
        return None
    tone = NOTICES[name]
    shape = {Tone.GOOD: Shape.SEAL, Tone.BAD: Shape.CROSS}.get(tone, Shape.TICK)
    role = "alert" if tone is Tone.BAD else "status"
    return element("p", mark(shape, tone, view.say(f"notice_{name}"), class_="notice"), role=role)


def _is_so(name: str, submission: Submission | None) -> bool:
    if submission is None or name not in TRUE_WHILE:
        return submission is None and name not in TRUE_WHILE
    return submission.state in TRUE_WHILE[name]


def state_chip(view: View, submission: Submission) -> Element:
    return mark(*STATE_LOOKS[submission.state], view.say(f"submission_{submission.state}"))


def submission_line(view: View, submission: Submission) -> list[Content]:
    form = view.catalogue.form.get(submission.form)
    form_name = view.said(form.name) if form else submission.form
    return [
        state_chip(view, submission),
        element(
            "div",
            link(
                view.address.to("submissions", str(submission.id)),
                view.say(
                    "submission_name",
                    number=submission.id,
                    body=view.body(submission.agency),
                    month=view.month(submission.period),
                ),
                class_="name",
            ),
            element(
                "div",
                form_name,
                view.say("dot"),
                submission.file_name,
                view.say("dot"),
                view.instant(submission.received_at),
                class_="quiet",
            ),
        ),
        quiet(view.say("correction")) if submission.is_correction else None,
    ]


def decision_form(view: View, submission: Submission) -> Element | None:
    """Accept, or send back with a comment: the office alone, and never what it sent itself.

    None where nothing is to be decided; one decides in the present, not in a view of the past.
    """
    if submission.state is not SubmissionState.SUBMITTED or view.address.as_of is not None:
        return None
    if view.identity.may(Permission.DECIDE):
        if submission.by == view.identity.actor:
            return element("p", view.say("notice_own_submission"), class_="quiet")
        return _form(
            view,
            submission,
            _comment(view, submission),
            _button(view, "accept", "main"),
            _button(view, "send_back"),
        )
    if view.identity.may(Permission.UPLOAD, submission.agency):
        return _form(view, submission, _button(view, "withdraw"))
    return None


def way_to_decide(view: View, submission: Submission) -> Element | None:
    """Out of a view of the past, for who could decide there; None where the form itself stands."""
    acts = (Permission.DECIDE, Permission.UPLOAD)
    may = any(view.identity.may(act, submission.agency) for act in acts)
    waited = submission.state is SubmissionState.SUBMITTED
    if view.address.as_of is None or not (may and waited):
        return None
    way = link(view.address.at(view.address.period, None), view.say("back_to_today"))
    return element("p", view.say("decided_in_present"), " ", way, class_="quiet")


def _form(view: View, submission: Submission, *content: Content) -> Element:
    hidden = [
        element("input", type="hidden", name=name, default_value=value)
        for name, value in (("submission", str(submission.id)), ("from", view.address.href))
    ]
    return element(
        "form",
        hidden,
        content,
        method="post",
        action="/decide",
        data_inner=view.say("not_sent"),
        class_="deciding",
    )


def _comment(view: View, submission: Submission) -> Element:
    field = f"comment-{submission.id}"
    return element(
        "label",
        element("span", view.say("comment")),
        element(
            "input",
            type="text",
            id=field,
            name="comment",
            max_length=500,
            placeholder=view.say("comment_hint"),
        ),
        class_="comment",
    )


def _button(view: View, act: str, class_: str = "") -> Element:
    return element(
        "button",
        view.say(f"act_{act}"),
        type="submit",
        name="act",
        value=act,
        class_=f"button {class_}".strip(),
    )
