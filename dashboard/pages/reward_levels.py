"""What a district pays, beside what the notice asks of every district; and where its word stands."""

from __future__ import annotations

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.keys import LevelKey
from dashboard.pages.promises import level_text, per_text
from dashboard.parts import column_heads, definition, link, mark, quiet, section
from dashboard.theme import Shape, Tone
from dashboard.view import View
from store import recall
from store.recall import LevelVersion
from targets import amounts
from targets.levels import asked_of_districts, keeps, own_level, unit_of
from targets.vocabulary import Parameter, ParameterLevel

COLUMNS = ("rule", "required", "own", "kept")


def reward_levels(view: View, code: str) -> Element | None:
    """A line a rule; a district that has said nothing has kept nothing, nor broken it."""
    asked = asked_of_districts(view.catalogue)
    if not asked:
        return None
    head = column_heads(view, "reward", COLUMNS)
    levels = view.board.known.levels
    rows = [_row(view, one, own_level(levels, one.id, code)) for one in asked]
    table = element(
        "table", element("thead", element("tr", head)), element("tbody", rows), class_="rows"
    )
    note = element("p", view.say("reward_note"), class_="quiet note")
    return section(view.say("reward_title"), note, element("div", table, class_="wide"))


def _row(view: View, parameter: Parameter, level: ParameterLevel | None) -> Element:
    limit = amounts.shown(parameter.values[0], unit_of(parameter), view.language)
    required = view.say(f"judging.sign_{parameter.comparator}") + limit + per_text(view, parameter)
    return element(
        "tr",
        element("th", view.said(parameter.name), scope="row"),
        element("td", required, data_label=view.say("reward_required")),
        element("td", _own(view, parameter, level), data_label=view.say("reward_own")),
        element("td", _kept(view, parameter, level), data_label=view.say("reward_kept")),
    )


def _own(view: View, parameter: Parameter, level: ParameterLevel | None) -> Content:
    if level is None:
        return element("span", view.say("reward_unsaid"), class_="absent")
    text = level_text(view, parameter, level)
    href = view.address.opening(source=str(LevelKey.of(level)))
    return link(href, text, class_="number", aria_label=view.say("opens_source", number=text))


def _kept(view: View, parameter: Parameter, level: ParameterLevel | None) -> Content:
    if level is None:
        return quiet(amounts.NOTHING)
    if keeps(parameter, level.value):
        return mark(Shape.TICK, Tone.GOOD, view.say("reward_met"))
    return mark(Shape.DIAMOND, Tone.DOUBT, view.say("reward_broken"))


def level_source(view: View, backing: Backing, key: LevelKey) -> tuple[str, Content]:
    """Title and content of the drawer: the newest version known, and those before it."""
    parameter = view.catalogue.parameter[key.parameter]
    title = view.say("level_source", name=view.said(parameter.name), area=view.area(key.area))
    with backing.store.reading() as session:
        versions = recall.level_versions(
            session, parameter=key.parameter, source=key.area, area=key.area
        )
    known = [v for v in versions if v.level.recorded_seq <= view.board.known.seq]
    if not known:
        return title, element("p", view.say("source_none"))
    newest, *earlier = known
    return title, [
        element("p", level_text(view, parameter, newest.level), class_="big"),
        definition(_facts(view, newest)),
        _earlier(view, parameter, earlier) if earlier else None,
    ]


def _facts(view: View, version: LevelVersion) -> list[tuple[str, Content]]:
    level, sent = version.level, version.submission
    may_open = view.identity.may(Permission.ORIGINAL, sent.agency)
    file = link(f"/blob/{sent.sha256}", sent.file_name, download="") if may_open else sent.file_name
    number = view.say("submission_number", number=sent.id)
    facts: list[tuple[str, Content]] = [
        (view.say("levels_grounds"), level.text or amounts.NOTHING),
        (view.say("file"), file),
        (view.say("sheet"), level.cell.sheet),
        (view.say("cell"), element("code", level.cell.address, class_="cell")),
        (view.say("cell_text"), element("q", level.seen)),
        (view.say("sender"), view.body(sent.agency)),
        (view.say("received"), view.instant(sent.received_at)),
        (view.say("submission"), link(view.address.to("submissions", str(sent.id)), number)),
    ]
    if level.effective_from:
        facts.insert(0, (view.say("levels_since"), view.day(level.effective_from)))
    if sent.is_made_up:
        facts.append((view.say("origin"), view.say("made_up_short")))
    return facts


def _earlier(view: View, parameter: Parameter, versions: list[LevelVersion]) -> Element:
    rows = [
        element(
            "li",
            element("b", level_text(view, parameter, version.level)),
            quiet(
                view.say("counted_until", when=view.instant(version.superseded_at))
                if version.superseded_at
                else None
            ),
        )
        for version in versions
    ]
    return element(
        "section",
        element("h3", view.say("versions_title", count=len(versions))),
        element("ol", rows, class_="versions"),
    )
