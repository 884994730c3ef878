"""An earlier version brought back: what would count again, and the office's decision, with its reason."""

from __future__ import annotations

from dashboard.access import Permission
from dashboard.elements import Element, element
from dashboard.pages.changes import restated_table
from dashboard.pages.deciding import act_button, act_form, comment_field
from dashboard.parts import section
from dashboard.view import View
from targets.closings import closing_of
from targets.versions import differing_notes, replaced, series_of_note
from targets.vocabulary import ActionNote, Observation, Submission, SubmissionState


def restoring(
    view: View, found: Submission, figures: tuple[Observation, ...], notes: tuple[ActionNote, ...]
) -> Element | None:
    """For the office, of an accepted version of which something no longer counts; in the present."""
    is_past = view.address.as_of is not None
    if is_past or found.state is not SubmissionState.ACCEPTED:
        return None
    pairs = replaced(view.board.known.observations, figures, view.catalogue)
    count = len(pairs) + _notes_replaced(view, notes)
    if not count or not view.identity.may(Permission.DECIDE):
        return None
    if found.by == view.identity.actor:
        return element("p", view.say("restore_own"), class_="quiet")
    closing = closing_of(view.board.known.closings, found.period, found.form)
    form = act_form(
        view,
        found,
        element("input", type="hidden", name="seen", default_value=str(view.board.known.seq)),
        comment_field(view, "restore", "restore_comment", required=True),
        act_button(view, "restore", "main"),
    )
    return section(
        view.say("restore_title"),
        element(
            "details",
            element("summary", view.say("restore_open", number=found.id, count=count)),
            element("p", view.say("restore_note"), class_="quiet note"),
            element("p", view.say("restore_closed"), class_="note") if closing else None,
            restated_table(view, pairs) if pairs else None,
            form,
        ),
        id_="restore",
    )


def _notes_replaced(view: View, notes: tuple[ActionNote, ...]) -> int:
    """How many notes on actions would count again."""
    wanted = {series_of_note(one) for one in notes}
    beside = [one for one in view.board.known.action_notes if series_of_note(one) in wanted]
    return sum(1 for one in differing_notes(beside, notes) if one.old and one.new)
