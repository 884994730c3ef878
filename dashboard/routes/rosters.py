"""Downloads of lists of enterprises: every row with what became of it, and who joined, left or moved."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from flask import Response, abort, request
from sqlalchemy.orm import Session

from dashboard.access import Gate, Identity, Permission
from dashboard.address import language_of, submission_number
from dashboard.backing import Backing
from dashboard.pages.roster import fault_key
from store import recall
from store.recall import KeptRoster, Listed
from targets.vocabulary import Language, Submission
from wording import say

ROWS = ("row", "name", "code", "area", "batch", "until", "why")
CHANGES = ("change", "name", "code", "area", "from")
LINES_AT_ONCE = 1000
RUNS = (*"=+-@＝＋－＠", "\t", "\r")
"""What a spreadsheet would take for a formula, typed at full width too."""


def register(gate: Gate, backing: Backing) -> None:
    @gate.route("/roster/<submission>/<number>", Permission.ORIGINAL)
    def roster(_: Identity, submission: str, number: str) -> Response:
        """The rows as they were handed in are for the office and for the body that sent them."""
        sent = _sent(backing, submission)
        gate.admit(Permission.ORIGINAL, sent.agency)
        wanted = submission_number(number)
        with backing.store.reading() as session:
            lists = recall.rosters(session, sent.id)
        found = next((each for each in lists if each.number == wanted), None)
        if found is None:
            abort(404)
        language = language_of(request.full_path, backing.default_language)
        part = "changes" if request.args.get("part") == "changes" else "rows"
        lines = _lines(backing, sent, found, part, language)
        answer = Response(_as_csv(lines), mimetype="text/csv")
        name = f"roster-{sent.id}-{found.number}-{part}.csv"
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


def _sent(backing: Backing, submission: str) -> Submission:
    wanted = submission_number(submission)
    known = backing.boards.look().board.known.submissions
    found = next((each for each in known if each.id == wanted), None)
    if found is None:
        abort(404)
    return found


def _lines(
    backing: Backing, sent: Submission, roster: KeptRoster, part: str, language: Language
) -> Iterator[Iterable[str]]:
    names = CHANGES if part == "changes" else ROWS
    yield [say(f"page.roster_column_{name}", language) for name in names]
    areas = {code: text.said(language) for code, text in backing.catalogue.area.items()}
    with backing.store.reading() as session:
        if part == "changes":
            yield from _changes(session, sent, roster, areas, language)
        else:
            for row in recall.rows_of(session, roster):
                area = areas.get(row.district or "", "")
                said = (row.batch or "", row.valid_until or "", _why(row, language))
                yield str(row.row), row.name, row.code or "", area, *said


def _why(row: Listed, language: Language) -> str:
    if row.fault is None:
        return ""
    values = {"row": row.first_row or "", "until": row.valid_until or ""}
    return say(f"page.{fault_key(row)}", language, **values)


def _changes(
    session: Session,
    sent: Submission,
    roster: KeptRoster,
    areas: dict[str, str],
    language: Language,
) -> Iterator[Iterable[str]]:
    newer, earlier = recall.whole(session, roster), recall.earlier_lists(session, sent, roster)
    if not earlier:
        return
    found = recall.differences(session, newer, earlier)
    before = {code: old for code, (_, old) in found.moved.items()}
    for kind, codes, listed in (
        ("joined", found.joined.keys(), newer),
        ("moved", found.moved.keys(), newer),
        ("left", found.left.keys(), earlier),
        ("lapsed", found.lapsed.keys(), earlier),
    ):
        word = say(f"page.roster_{kind}", language)
        rows = (row for one in listed for row in recall.rows_of(session, one))
        for row in rows if codes else ():
            if row.fault is None and row.code in codes:
                was = areas.get(before.get(row.code) or "", "") if kind == "moved" else ""
                yield word, row.name, row.code or "", areas.get(row.district or "", ""), was


def _as_csv(lines: Iterator[Iterable[str]]) -> Iterator[bytes]:
    """A thousand lines at a time; the mark in front lets spreadsheets read it as UTF-8."""
    yield b"\xef\xbb\xbf"
    target = StringIO()
    writer = csv.writer(target)
    for number, line in enumerate(lines, 1):
        writer.writerow([f"'{text}" if text.startswith(RUNS) else text for text in line])
        if number % LINES_AT_ONCE == 0:
            yield target.getvalue().encode()
            target.seek(0)
            target.truncate()
    yield target.getvalue().encode()
