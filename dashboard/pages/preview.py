"""What was read in an uploaded workbook, beside last month's, with the findings at the very cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.figures.shapes import drawn_shape
from dashboard.findings import (
    ALSO,
    EXPLAIN,
    WHOLE_FILE,
    Question,
    asked_in,
    place_of,
    questions,
    shortened,
)
from dashboard.held import Held
from dashboard.keys import FigureKey
from dashboard.pages.arriving_list import Beside, arriving_list
from dashboard.pages.changes import restated_table
from dashboard.pages.effect import effect_section
from dashboard.pages.finding_rows import FINDING_LOOKS, question_row
from dashboard.pages.naming import layout_name
from dashboard.pages.note_changes import note_changes
from dashboard.pages.promises import promises
from dashboard.pages.roster import list_facts, list_title
from dashboard.pages.slips import slip_answers
from dashboard.pages.told import note_rows
from dashboard.parts import column_heads, link, quiet, section
from dashboard.view import View
from store import recall
from targets import amounts
from targets.amounts import NOTHING
from targets.versions import replaced, replaced_notes
from targets.vocabulary import CITY, Behaviour, Finding, Observation, Severity, SubmissionState

ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def preview(view: View, backing: Backing, held: Held, steps: Element) -> list[Content]:
    is_new = held.outcome.state != "duplicate" or _lacks_words(backing, held)
    if not is_new:
        title = element("h1", view.say("preview_duplicate"))
        return [title, steps, _already_there(view, held)]
    is_fit, read = _is_fit(held), Reading(held)
    beside = element(
        "div",
        _findings(view, held, asks=is_fit),
        _mapping_link(view, held),
        _effect(view, backing, held) if is_fit else None,
        _buttons(view, held, is_fit=is_fit),
        class_="beside",
    )
    return [
        element("h1", _headline(view, read)),
        steps,
        element(
            "form",
            element("input", type="hidden", name="token", default_value=held.token),
            element("input", type="hidden", name="from", default_value=view.address.href),
            element(
                "div",
                element(
                    "div", _restated(view, held), _retold(view, held), _read(view, backing, read)
                ),
                beside,
                class_="two preview",
            ),
            method="post",
            action="/submit",
            data_inner=view.say("not_sent"),
            key=view.address.href,  # made anew with each answer: its buttons were switched off when it was sent
        ),
    ]


def _is_fit(held: Held) -> bool:
    """Readable and without an error: it may be submitted once every warning is explained."""
    is_read = held.outcome.state in ("dry_run", "duplicate")
    return is_read and not _of(held, Severity.ERROR)


def _lacks_words(backing: Backing, held: Held) -> bool:
    """The same file waits already, but with warnings that nobody has explained yet."""
    earlier = held.outcome.submission
    if earlier is None or earlier.state is not SubmissionState.SUBMITTED:
        return False
    with backing.store.reading() as session:
        said = recall.findings(session, earlier.id)
    return any(one.severity is Severity.WARNING and not one.explanation for one in said)


def _already_there(view: View, held: Held) -> Element:
    """Where the same file is, and the way to another one."""
    earlier = held.outcome.submission
    number = str(earlier.id) if earlier else ""
    words = view.say("submission_number", number=number)
    way = link(view.address.to("submissions", number), words, class_="button") if earlier else None
    other = link(view.address.to("upload"), view.say("another_file"), class_="button")
    return element("p", way, other, class_="ways")


def _of(held: Held, severity: Severity) -> list[Finding]:
    return [finding for finding in held.outcome.findings if finding.severity is severity]


@dataclass(frozen=True)
class Reading:
    """The figures of an upload, each found at once beside those that count now."""

    held: Held

    @cached_property
    def marks(self) -> dict[str, Severity]:
        """The gravest finding of every place."""
        marks: dict[str, Severity] = {}
        for finding in self.held.outcome.findings:
            place = place_of(finding)
            if finding.severity is not Severity.NOTE and (
                place not in marks or finding.severity is Severity.ERROR
            ):
                marks[place] = finding.severity
        return marks

    @cached_property
    def counting(self) -> dict[FigureKey, Observation]:
        return {FigureKey.of(figure): figure for figure in self.held.outcome.before}

    @cached_property
    def read(self) -> dict[FigureKey, Observation]:
        return {FigureKey.of(figure): figure for figure in self.held.outcome.observations}

    def is_repeated(self, figure: Observation) -> bool:
        """The very figure that counts now, with nothing to be said of it."""
        now = self.counting.get(FigureKey.of(figure))
        return now is not None and now.value == figure.value and _cell(figure) not in self.marks

    def before(self, figure: Observation) -> Observation | None:
        """The figure of the month before: what counts now, else what the same workbook says of it."""
        month = replace(FigureKey.of(figure), period=figure.period.plus(-1))
        return self.counting.get(month) or self.read.get(month)

    def rise(self, figure: Observation, behaviour: Behaviour) -> Decimal | None:
        """On the month before; a flow begins again each year."""
        if behaviour is Behaviour.FLOW and figure.period.month == 1:
            return figure.value
        past = self.before(figure)
        if figure.value is None or past is None or past.value is None:
            return None
        return figure.value - past.value


def _headline(view: View, reading: Reading) -> str:
    held, outcome = reading.held, reading.held.outcome
    is_read = outcome.observations or outcome.action_notes or outcome.rosters
    if outcome.state == "unreadable" or not is_read:
        return view.say("preview_unreadable")
    errors, warnings = len(_of(held, Severity.ERROR)), len(asked_in(outcome.findings))
    fine = sum(1 for figure in outcome.observations if _cell(figure) not in reading.marks) + len(
        outcome.action_notes
    )
    key = {
        (True, True): "both",
        (True, False): "errors",
        (False, True): "warnings",
        (False, False): "clean",
    }
    what = "" if outcome.observations else "_notes" if outcome.action_notes else "_lists"
    fine += sum(one.counted for one in outcome.rosters) if what == "_lists" else 0
    said = f"preview_{key[bool(errors), bool(warnings)]}{what}"
    return view.say(said, errors=errors, warnings=warnings, fine=fine)


def _cell(figure: Observation) -> str:
    return f"{figure.cell.sheet}!{figure.cell.address}"


def _figures(view: View, reading: Reading) -> Element:
    """What is new or changed; what repeats figures that count already is folded away below."""
    held, outcome, marks = reading.held, reading.held.outcome, reading.marks
    only = view.address.asked("only") == "problems"
    found = [figure for figure in outcome.observations if _cell(figure) in marks]
    repeated = [figure for figure in outcome.observations if reading.is_repeated(figure)]
    fresh = [figure for figure in outcome.observations if not reading.is_repeated(figure)]
    chosen = found if only else fresh
    toggle = link(
        view.address.here(only=None if only else "problems"),
        view.say("show_all" if only else "only_problems"),
        class_="toggle",
    )
    return section(
        view.say("to_be_recorded"),
        toggle if marks else None,
        _table(view, reading, chosen)
        if chosen
        else element("p", view.say("no_rows"), class_="empty"),
        _repeated(view, reading, repeated) if repeated and not only else None,
        note=_file_read(view, held),
    )


def _file_read(view: View, held: Held) -> str:
    layout = layout_name(view, held.outcome.layout or NOTHING)
    return view.say("file_read", file=held.file_name, layout=layout)


def _notes(view: View, held: Held) -> Element | None:
    """The texts that would be recorded; the numbers in them would not."""
    notes = held.outcome.action_notes
    if not notes:
        return None
    title = view.say("notes_to_be_recorded", count=len(notes))
    note = None if held.outcome.observations else _file_read(view, held)
    return section(title, note_rows(view, notes), note=note)


def _read(view: View, backing: Backing, reading: Reading) -> list[Content]:
    outcome = reading.held.outcome
    has_figures = outcome.observations or not (outcome.action_notes or outcome.rosters)
    figures = _figures(view, reading) if has_figures else None
    promised = promises(view, outcome.plan, outcome.levels)
    lists = _lists(view, backing, reading.held)
    return [figures, _notes(view, reading.held), promised, lists]


def _lists(view: View, backing: Backing, held: Held) -> list[Content]:
    """What each list of enterprises comes to; of a refused file at least how many count."""
    note = None if held.outcome.observations else _file_read(view, held)
    arriving = held.outcome.arriving
    if arriving:
        known = backing.boards.look().board.known
        beside = Beside(view, known, held.outcome)
        return [arriving_list(beside, one, note) for one in arriving]
    return [
        section(list_title(view, one), list_facts(view, one), note=note)
        for one in held.outcome.rosters
    ]


def _repeated(view: View, reading: Reading, figures: list[Observation]) -> Element:
    summary = element("summary", view.say("repeated", count=len(figures)), class_="quiet")
    return element("details", summary, _table(view, reading, figures), class_="repeated")


COLUMNS = ("indicator", "area", "month", "unit", "before", "read", "goal", "change", "cell")
NUMERIC = ("before", "read", "goal", "change")


def _table(view: View, reading: Reading, figures: list[Observation]) -> Element:
    head = column_heads(view, "preview", COLUMNS, NUMERIC)
    rows = [_row(view, reading, figure) for figure in figures]
    table = element(
        "table",
        element("thead", element("tr", head)),
        element("tbody", rows),
        class_="preview-table rows",
    )
    return element("div", table, class_="wide")


def _row(view: View, reading: Reading, figure: Observation) -> Element:
    severity = reading.marks.get(_cell(figure))
    indicator = view.catalogue.indicator.get(figure.indicator)
    if indicator is None:
        return element("tr", element("th", figure.indicator, scope="row"))
    unit, before = indicator.unit, reading.before(figure)
    old = before.value if before else None
    digits, label = _written(view, figure, old)
    past, _ = _written(view, before, figure.value) if before else (NOTHING, "")
    rise = reading.rise(figure, indicator.behaviour)
    icon: Content = None
    if severity is not None:
        shape, tone = FINDING_LOOKS[severity]
        icon = element(
            "span",
            drawn_shape(shape),
            element("span", view.say(f"severity_{severity}"), class_="aside"),
            class_=f"tone-{tone} icon",
        )
    cells: tuple[tuple[Content, str | None], ...] = (
        (view.area(figure.area), None),
        (view.month_brief(figure.period), "quiet"),
        (label, "quiet"),
        (past, "r quiet"),
        (digits, "r strong"),
        (_goal(view, figure, old), "r quiet"),
        (_rise(view, rise, figure, old), "r"),
        ([element("code", _cell(figure), class_="cell"), icon], None),
    )
    return element(
        "tr",
        element("th", view.said(indicator.short), scope="row"),
        [
            element("td", content, class_=class_, data_label=view.say(f"preview_{name}"))
            for name, (content, class_) in zip(COLUMNS[1:], cells, strict=True)
        ],
        class_=f"found-{severity}" if severity else None,
        title=unit.name.said(view.language),
    )


def _written(view: View, figure: Observation, other: Decimal | None) -> tuple[str, str]:
    """Both numbers of a row in the scale of the larger one."""
    unit = view.catalogue.indicator[figure.indicator].unit
    scale = amounts.scale_for([figure.value, other], unit, view.language)
    if figure.value is None:
        return shortened(figure.why) or view.say("reported_missing"), scale.label
    return amounts.split(figure.value, unit, view.language, scale=scale)


def _goal(view: View, figure: Observation, old: Decimal | None) -> str:
    """What the notice wants of the whole territory, in the scale of the row; of a district it says nothing."""
    unit = view.catalogue.indicator[figure.indicator].unit
    targets = (one for one in view.catalogue.targets if one.indicator.id == figure.indicator)
    target = next(targets, None) if figure.area == CITY else None
    if target is None or target.value is None:
        return NOTHING
    scale = amounts.scale_for([figure.value, old], unit, view.language)
    return amounts.split(target.value, unit, view.language, scale=scale)[0]


def _rise(view: View, rise: Decimal | None, figure: Observation, old: Decimal | None) -> str:
    if rise is None:
        return NOTHING
    unit = view.catalogue.indicator[figure.indicator].unit
    return view.gap(rise, unit, amounts.scale_for([figure.value, old], unit, view.language))


def _findings(view: View, held: Held, *, asks: bool) -> Element:
    """`asks`: with a field at every question; a file with errors comes again anyway."""
    if not held.outcome.findings:
        return section(
            view.say("findings_title"), element("p", view.say("no_findings"), class_="empty")
        )
    parts = [_of_severity(view, held, severity, asks=asks) for severity in ORDER]
    return section(view.say("findings_title"), parts)


def _of_severity(view: View, held: Held, severity: Severity, *, asks: bool) -> list[Content]:
    """Warnings are counted as often as an explanation is asked for."""
    found = _of(held, severity)
    if not found:
        return []
    rows = [_question(view, held, one, asks=asks) for one in questions(found)]
    count = len(asked_in(found)) if severity is Severity.WARNING else len(found)
    title = element("h3", view.say(f"found_{severity}", count=count))
    if severity is Severity.NOTE:
        return [_folded(title, rows)]
    return [title, element("ul", rows, class_="findings")]


def _question(view: View, held: Held, question: Question, *, asks: bool) -> Element:
    field = _field(view, held, question) if asks and question.places else []
    slips = [slip_answers(view, held, finding) for finding in question.findings]
    return question_row(view, question, [field, slips])


def _mapping_link(view: View, held: Held) -> Element | None:
    """A form that nobody knows yet can be explained once, by who sends it."""
    if all(finding.code != "unknown_layout" for finding in held.outcome.findings):
        return None
    href = view.address.to("mapping", token=held.token)
    return element("p", link(href, view.say("mapping_link"), class_="button main"))


def _folded(title: Element, rows: list[Element]) -> Element:
    return element("details", element("summary", title), element("ul", rows, class_="findings"))


def _field(view: View, held: Held, question: Question) -> list[Content]:
    """One field a question; two warnings about one cell are explained together."""
    place, *others = question.places
    words = (place != WHOLE_FILE and view.say("explain_cell", cell=place)) or view.say(
        "explain_file"
    )
    label = view.say("explain_all", count=len(question.findings)) if question.is_group else words
    written = held.explanations.get(place) or question.findings[0].explanation or ""
    return [
        element(
            "textarea",
            name=f"{EXPLAIN}{place}",
            default_value=written,
            required=True,
            max_length=500,
            rows=2,
            aria_label=label,
            placeholder=label if question.is_group else view.say("explain_hint"),
        ),
        [
            element("input", type="hidden", name=f"{ALSO}{other}", default_value=place)
            for other in others
        ],
    ]


def _effect(view: View, backing: Backing, held: Held) -> Element | None:
    """Judged from what counts now, whatever month or moment the page shows."""
    outcome = held.outcome
    if outcome.period is None:
        return None
    look = backing.boards.look()
    months = (outcome.period, look.latest)
    return effect_section(view, look.board.known, outcome.observations, months, outcome.plan)


def _restated(view: View, held: Held) -> Element | None:
    """What counts already and would be replaced, old beside new, before it is submitted."""
    outcome = held.outcome
    pairs = replaced(outcome.before, outcome.observations, view.catalogue)
    if not pairs:
        return None
    is_fit = _is_fit(held)
    title = view.say("would_replace_title" if is_fit else "differs_title", count=len(pairs))
    note = element("p", view.say("would_replace_note"), class_="quiet note") if is_fit else None
    return section(title, note, restated_table(view, pairs))


def _retold(view: View, held: Held) -> Element | None:
    """Actions that are told otherwise than they count now, before it is submitted."""
    told = held.outcome.action_notes
    pairs = replaced_notes(view.board.known.action_notes, told)
    if not pairs:
        return None
    title = view.say("would_retell_title", count=len(pairs))
    return section(title, note_changes(view, pairs))


def _buttons(view: View, held: Held, *, is_fit: bool) -> Element:
    marked = link(
        f"/marked/held/{held.token}", view.say("download_marked"), class_="button", download=""
    )
    return element(
        "p",
        element(
            "button", view.say("submit"), type="submit", class_="button main", disabled=not is_fit
        ),
        marked if held.outcome.findings else None,
        link(view.address.to("upload"), view.say("another_file"), class_="button"),
        quiet(view.say("submit_note" if is_fit else "submit_blocked")),
        class_="buttons",
    )
