"""Where a note came from: its text, the file and cell it stands in, and the row around it."""

from __future__ import annotations

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.keys import NoteKey
from dashboard.pages.finding_rows import finding_row
from dashboard.pages.naming import sender
from dashboard.pages.told import named, told_text
from dashboard.pages.uploaded_row import uploaded_row
from dashboard.parts import definition, link
from dashboard.view import View
from store import recall
from store.recall import NoteSource
from targets.vocabulary import ActionNote


def note_content(view: View, backing: Backing, key: NoteKey) -> tuple[str, Content]:
    """Only what counts on the Board that is shown has a drawer."""
    note = next((one for one in view.board.known.action_notes if NoteKey.of(one) == key), None)
    if note is None:
        return view.say("source_unknown_title"), element("p", view.say("source_unknown"))
    with backing.store.reading() as session:
        source = recall.note_source(session, note)
    title = view.say(
        "source_title",
        name=named(view, note),
        area=view.body(note.source),
        month=view.month(note.period),
    )
    return title, [
        element("div", told_text(view, note, has_place=False), class_="told"),
        _place(view, note, source),
        uploaded_row(view, source.row, note.cell.address),
        _findings(view, source),
    ]


def _place(view: View, note: ActionNote, source: NoteSource) -> Element:
    sent = source.submission
    may_open = view.identity.may(Permission.ORIGINAL, sent.agency)
    file = link(f"/blob/{sent.sha256}", sent.file_name, download="") if may_open else sent.file_name
    number = view.say("submission_number", number=sent.id)
    facts: list[tuple[str, Content]] = [
        (view.say("file"), file),
        (view.say("sheet"), note.cell.sheet),
        (view.say("cell"), element("code", note.cell.address, class_="cell")),
        (view.say("sender"), sender(view, sent.by)),
        (view.say("received"), view.instant(sent.received_at)),
        (view.say("submission"), link(view.address.to("submissions", str(sent.id)), number)),
        ("sha256", element("code", sent.sha256)),
    ]
    return definition(facts)


def _findings(view: View, source: NoteSource) -> Element | None:
    if not source.findings:
        return None
    rows = [finding_row(view, finding) for finding in source.findings]
    title = element("h3", view.say("findings_title"))
    return element("section", title, element("ul", rows, class_="findings"))
