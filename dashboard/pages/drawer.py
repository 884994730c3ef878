"""The drawer beside a page: where a number came from, or how it was computed."""

from __future__ import annotations

from dashboard.access import Permission
from dashboard.address import Address
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.findings import shortened
from dashboard.keys import FigureKey, LevelKey, NoteKey, WorkingKey
from dashboard.pages.finding_rows import finding_row
from dashboard.pages.naming import sender
from dashboard.pages.note_drawer import note_content
from dashboard.pages.reward_levels import level_source
from dashboard.pages.uploaded_row import uploaded_row
from dashboard.pages.working import working_content
from dashboard.parts import definition, link, mark, quiet
from dashboard.theme import Shape, Tone
from dashboard.view import View
from store import recall
from store.errors import StoreError
from store.recall import Provenance
from targets import amounts
from targets.closings import CORRECTED
from targets.vocabulary import Unit
from wording import say

WHY_CHANGED = (CORRECTED, "correction_reason", "unmarked_correction")
"""Findings whose explanation says why a figure took the place of another."""


def drawer(view: View, backing: Backing) -> Element:
    note = NoteKey.parse(view.address.source or "")
    if note is not None:
        title, content = note_content(view, backing, note)
    elif view.address.source is not None:
        title, content = _of_source(view, backing, view.address.source)
    else:
        title, content = working_content(view, WorkingKey.parse(view.address.how or ""))
    return _drawer(title, content, view.address)


def drawer_fault(error: StoreError, address: Address) -> Element:
    """The store's own sentence where the source should stand."""
    language = address.language
    sentence = say(f"store.{error.code}", language, **error.values)
    return _drawer(say("page.store_fault_title", language), element("p", sentence), address)


def _drawer(title: str, content: Content, address: Address) -> Element:
    return element(
        "div",
        element(
            "div",
            element("h2", title, id="drawer-title"),
            link(
                address.opening(),
                element("span", "×", aria_hidden="true"),
                class_="close",
                aria_label=say("page.close", address.language),
            ),
            class_="drawer-head",
        ),
        content,
        class_="drawer",
        role="dialog",
        aria_labelledby="drawer-title",
    )


def _of_source(view: View, backing: Backing, text: str) -> tuple[str, Content]:
    level = LevelKey.parse(text)
    if level is not None and level.parameter in view.catalogue.parameter:
        return level_source(view, backing, level)
    return _of_figure(view, backing, text)


def _of_figure(view: View, backing: Backing, text: str) -> tuple[str, Content]:
    key = FigureKey.parse(text)
    if key is None or key.indicator not in view.catalogue.indicator:
        return view.say("source_unknown_title"), element("p", view.say("source_unknown"))
    with backing.store.reading() as session:
        versions = recall.provenance(
            session, indicator=key.indicator, source=key.source, period=key.period, area=key.area
        )
    known = [v for v in versions if v.observation.recorded_seq <= view.board.known.seq]
    indicator = view.catalogue.indicator[key.indicator]
    title = view.say(
        "source_title",
        name=view.said(indicator.short),
        area=view.area(key.area),
        month=view.month(key.period),
    )
    if not known:
        return title, element("p", view.say("source_none"))
    newest, *earlier = known
    return title, [
        _number(view, newest),
        _place(view, newest),
        uploaded_row(view, newest.row, newest.observation.cell.address),
        _findings(view, newest),
        _earlier(view, earlier, newest),
    ]


def _number(view: View, version: Provenance) -> Element:
    figure = version.observation
    unit = view.catalogue.indicator[figure.indicator].unit
    shown = (
        amounts.shown(figure.value, unit, view.language)
        if figure.value is not None
        else view.say("reported_missing")
    )
    tags: list[Content] = [
        mark(Shape.TICK, Tone.PLAIN, view.say(f"state_{figure.state}"), class_="flag")
    ]
    published = view.published(figure)
    if published is not None:
        tags.append(mark(Shape.SEAL, Tone.GOOD, view.say("published"), class_="flag"))
        tags.append(quiet(published.page))
    elif view.is_made_up(figure):
        tags.append(mark(Shape.BAR, Tone.PLAIN, view.say("made_up_short"), class_="flag"))
    parts = view.quotient(figure)
    return element(
        "div",
        element("p", shown, class_="big"),
        element("p", tags, class_="tags"),
        element("p", quiet(parts)) if parts else None,
    )


def _place(view: View, version: Provenance) -> Element:
    figure, sent = version.observation, version.submission
    may_open = view.identity.may(Permission.ORIGINAL, sent.agency)
    file = link(f"/blob/{sent.sha256}", sent.file_name, download="") if may_open else sent.file_name
    facts: list[tuple[str, Content]] = [
        (view.say("file"), [file, quiet(view.say("size", size=_kilobytes(version.size)))]),
        (view.say("sheet"), figure.cell.sheet),
        (view.say("cell"), element("code", figure.cell.address, class_="cell")),
        (
            view.say("cell_text"),
            element("q", shortened(figure.seen)) if figure.seen else view.say("cell_text_unknown"),
        ),
        (
            view.say("sender"),
            [sender(view, sent.by), view.say("dot"), view.body(sent.agency)]
            if sent.by != sent.agency
            else sender(view, sent.by),
        ),
        (view.say("received"), view.instant(sent.received_at)),
    ]
    if sent.decided_at is not None:
        facts.append(
            (
                view.say("accepted_by"),
                [
                    sender(view, sent.decided_by or ""),
                    view.say("dot"),
                    view.instant(sent.decided_at),
                ],
            )
        )
    facts += [
        (
            view.say("submission"),
            link(
                view.address.to("submissions", str(sent.id)),
                view.say("submission_number", number=sent.id),
            ),
        ),
        ("sha256", element("code", sent.sha256)),
    ]
    if figure.explanation:
        facts.append((view.say("explanation"), shortened(figure.explanation)))
    if figure.why:
        facts.append((view.say("why"), shortened(figure.why)))
    return definition(facts)


def _kilobytes(size: int) -> str:
    return f"{max(1, round(size / 1024)):,} KB"


def _findings(view: View, version: Provenance) -> Element | None:
    if not version.findings:
        return None
    rows = [finding_row(view, finding) for finding in version.findings]
    return element(
        "section", element("h3", view.say("findings_title")), element("ul", rows, class_="findings")
    )


def _earlier(view: View, earlier: list[Provenance], newest: Provenance) -> Element | None:
    """What stood here before, and what each correction changed."""
    if not earlier:
        return None
    unit = view.catalogue.indicator[newest.observation.indicator].unit
    after, rows = newest, []
    for version in earlier:
        rows.append(_version(view, version, after, unit))
        after = version
    return element(
        "section",
        element("h3", view.say("versions_title", count=len(earlier))),
        element("ol", rows, class_="versions"),
    )


def _version(view: View, version: Provenance, after: Provenance, unit: Unit) -> Element:
    old, new = version.observation.value, after.observation.value
    change = view.say(
        "became",
        old=amounts.shown(old, unit, view.language),
        new=amounts.shown(new, unit, view.language),
    )
    by = None
    if old is not None and new is not None:
        by = view.say("in_brackets", text=view.gap(new - old, unit))
    until = view.instant(version.superseded_at) if version.superseded_at else None
    where = link(
        view.address.to("submissions", str(version.submission.id)),
        view.say("submission_number", number=version.submission.id),
    )
    cell = element(
        "code",
        f"{version.observation.cell.sheet}!{version.observation.cell.address}",
        class_="cell",
    )
    return element(
        "li",
        element("b", change),
        by,
        element(
            "div",
            where,
            view.say("dot"),
            cell,
            view.say("dot"),
            view.say("counted_until", when=until) if until else None,
            class_="quiet",
        ),
        [element("div", words, class_="quiet") for words in _reasons(view, after)],
    )


def _reasons(view: View, after: Provenance) -> list[str]:
    """Why it was changed: what its sender wrote, and what the office said when it took it."""
    asked = [one.explanation for one in after.findings if one.code in WHY_CHANGED]
    said = [shortened(text) for text in dict.fromkeys(asked) if text]
    reasons = [view.say("why_changed", text=text) for text in said]
    if after.submission.comment:
        reasons.append(view.say("why_accepted", text=shortened(after.submission.comment)))
    return reasons
