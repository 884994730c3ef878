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
    "done_restore": Tone.GOOD,
    "nothing_to_restore": Tone.PLAIN,
    "moved_on": Tone.BAD,
    "not_accepted": Tone.BAD,
    "reason_missing": Tone.BAD,
    "closed_since": Tone.BAD,
    "period_closed": Tone.BAD,
    "done_accept_several": Tone.GOOD,
    "some_not_accepted": Tone.BAD,
    "none_chosen": Tone.BAD,
    "done_close": Tone.GOOD,
    "done_reopen": Tone.GOOD,
    "closed_already": Tone.PLAIN,
    "open_already": Tone.PLAIN,
    "month_not_over": Tone.BAD,
    "closing_reason_missing": Tone.BAD,
    "draft_expired": Tone.BAD,
    "comment_missing_rules": Tone.BAD,
    "rules_on": Tone.GOOD,
    "rules_same": Tone.PLAIN,
    "done_extend": Tone.GOOD,
    "extend_wrong": Tone.BAD,
    "form_is_in": Tone.BAD,
    "done_take_back": Tone.GOOD,
    "extension_gone": Tone.BAD,
    "extension_used": Tone.BAD,
}
"""What the last act led to, as the address names it."""


WAITING = frozenset({SubmissionState.SUBMITTED})
ACCEPTED = frozenset({SubmissionState.ACCEPTED})
ANY = frozenset(SubmissionState)
TRUE_WHILE = {
    "receipt": WAITING,
    "already_there": ANY,
    "done_restore": ACCEPTED,
    "nothing_to_restore": ACCEPTED,
    "moved_on": ACCEPTED,
    "not_accepted": ANY - ACCEPTED,
    "reason_missing": ANY,
    "closed_since": WAITING,
    "period_closed": WAITING,
    "done_accept": ACCEPTED,
    "done_send_back": frozenset({SubmissionState.RETURNED}),
    "done_withdraw": frozenset({SubmissionState.WITHDRAWN}),
    "own_submission": WAITING | ACCEPTED,
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


def submission_line(
    view: View, submission: Submission, *, names_corrections: bool = True
) -> list[Content]:
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
        quiet(view.say("correction")) if names_corrections and submission.is_correction else None,
    ]


def decision_form(
    view: View, submission: Submission, *, is_overtaken: bool = False
) -> Element | None:
    """Accept, or send back with a comment: the office alone, and never what it sent itself.

    None where nothing is to be decided; one decides in the present, not in a view of the past.
    `is_overtaken`: what it would replace came to count after it was sent; it can only be sent back.
    """
    if submission.state is not SubmissionState.SUBMITTED or view.address.as_of is not None:
        return None
    if view.identity.may(Permission.DECIDE):
        if submission.by == view.identity.actor:
            return element("p", view.say("notice_own_submission"), class_="quiet")
        return act_form(
            view,
            submission,
            element("p", view.say("notice_overtaken"), class_="note") if is_overtaken else None,
            comment_field(view, str(submission.id), "comment_hint"),
            None if is_overtaken else act_button(view, "accept", "main"),
            act_button(view, "send_back"),
        )
    if view.identity.may(Permission.UPLOAD, submission.agency):
        note = element("span", view.say("withdraw_note"), class_="quiet")
        return act_form(view, submission, act_button(view, "withdraw"), note)
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


def act_form(view: View, submission: Submission, *content: Content) -> Element:
    """What is done to one submission."""
    number = element("input", type="hidden", name="submission", default_value=str(submission.id))
    return element(
        "form",
        number,
        with_origin(view),
        content,
        method="post",
        action="/decide",
        data_inner=view.say("not_sent"),
        class_="deciding",
    )


def with_origin(view: View) -> Element:
    """The view that a form is sent from, to which its answer leads back."""
    return element("input", type="hidden", name="from", default_value=view.address.href)


def comment_field(view: View, of: str, hint: str, *, required: bool = False) -> Element:
    return element(
        "label",
        element("span", view.say("reason" if required else "comment")),
        element(
            "input",
            type="text",
            id=f"comment-{of}",
            name="comment",
            max_length=500,
            required=required or None,
            placeholder=view.say(hint),
        ),
        class_="comment",
    )


def act_button(view: View, act: str, class_: str = "") -> Element:
    return element(
        "button",
        view.say(f"act_{act}"),
        type="submit",
        name="act",
        value=act,
        class_=f"button {class_}".strip(),
    )
