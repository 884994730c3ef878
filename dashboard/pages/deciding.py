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
}
"""What the last act led to, as the address names it."""


TRUE_WHILE = {
    "receipt": SubmissionState.SUBMITTED,
    "done_accept": SubmissionState.ACCEPTED,
    "done_send_back": SubmissionState.RETURNED,
    "done_withdraw": SubmissionState.WITHDRAWN,
}
"""Notices that are true of a submission only while it is in this state: an address is kept and passed on."""


def notice_of(view: View, submission: Submission | None = None) -> Element | None:
    """An address can name only what we know how to say, and what is so."""
    name = view.address.asked("notice")
    if name not in NOTICES:
        return None
    state = TRUE_WHILE.get(name)
    if state is not None and (submission is None or submission.state is not state):
        return None
    tone = NOTICES[name]
    shape = {Tone.GOOD: Shape.SEAL, Tone.BAD: Shape.CROSS}.get(tone, Shape.TICK)
    role = "alert" if tone is Tone.BAD else "status"
    return element("p", mark(shape, tone, view.say(f"notice_{name}"), class_="notice"), role=role)


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
