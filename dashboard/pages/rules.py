"""The rules of the checks: which hold, what they found, and an alteration tried out and put in force."""

from __future__ import annotations

from collections import Counter

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.doors import Replay, Rule, RuleEffect, RuleFault, Told
from dashboard.drafts import Draft
from dashboard.elements import Content, Element, element
from dashboard.findings import sentence_of
from dashboard.pages.deciding import notice_of
from dashboard.pages.naming import sender
from dashboard.parts import column_heads, link, mark, quiet, section
from dashboard.shell import framed
from dashboard.theme import Shape, Tone
from dashboard.view import View
from store import recall
from targets.vocabulary import Period
from wording import sentences

MONTHS, EXAMPLES = 3, 10
"""Months whose findings are counted, and that a replay looks back to; findings of a rule that are shown."""
STAGE_LOOKS = {
    "on": (Shape.TICK, Tone.GOOD),
    "trial": (Shape.CLOCK, Tone.DOUBT),
    "off": (Shape.BAR, Tone.PLAIN),
}


def rules_page(view: View, backing: Backing) -> Element:
    if not view.identity.may(Permission.RULES):
        words = element("p", view.say("rules_office_only"), class_="sentence")
        return framed(view, [element("h1", view.say("section_rules")), words])
    draft = backing.drafts.find(view.address.asked("draft"))
    return framed(
        view,
        [
            element("p", view.say("rules_kicker"), class_="kicker"),
            element("h1", view.say("section_rules")),
            notice_of(view),
            _table(view, backing),
            _editor(view, backing, draft),
            _tried(view, draft) if draft else None,
            _versions(view, backing),
        ],
        current="rules",
    )


def _table(view: View, backing: Backing) -> Element:
    names = ("rule", "stage", "severity", "thresholds", "found")
    head = column_heads(view, "rules", names)
    found = _found(view, backing)
    rows = [_row(view, *pair, found) for pair in backing.rulebook.in_force().each]
    table = element(
        "table",
        element("thead", element("tr", head)),
        element("tbody", rows),
        class_="others rules-table rows",
    )
    return section(
        view.say("rules_title"),
        element("div", table, class_="wide"),
        note=view.say("rules_found_since", month=view.month(_since(view))),
    )


def _since(view: View) -> Period:
    return view.period.plus(1 - MONTHS)


def _found(view: View, backing: Backing) -> Counter[str]:
    """What was said of the files of the last months, by the findings' codes."""
    codes: Counter[str] = Counter()
    with backing.store.reading() as session:
        for sent in view.board.known.submissions:
            if sent.period >= _since(view):
                codes.update(finding.code for finding in recall.findings(session, sent.id))
    return codes


def _row(view: View, name: str, rule: Rule, found: Counter[str]) -> Element:
    numbers = view.joined([f"{key} = {value:g}" for key, value in rule.thresholds.items()])
    cells: tuple[tuple[str, Content, str | None], ...] = (
        ("stage", mark(*STAGE_LOOKS[rule.stage], view.say(f"rule.stage_{rule.stage}")), None),
        ("severity", view.say(f"rule.severity_{rule.severity}"), None),
        ("thresholds", view.say("rules_identity") if rule.is_identity else numbers, "quiet"),
        ("found", str(sum(found[code] for code in rule.codes)), "r"),
    )
    return element(
        "tr",
        element("th", view.say(f"rule.{name}"), " ", element("code", name), scope="row"),
        [
            element("td", content, class_=class_, data_label=view.say(f"rules_{column}"))
            for column, content, class_ in cells
        ],
    )


def _editor(view: View, backing: Backing, draft: Draft | None) -> Element:
    months = [element("option", view.say("rules_all_months"), value="")]
    months += [
        element("option", view.month(month), value=str(month)) for month in reversed(view.months)
    ]
    since = (str(draft.since) if draft.since else "") if draft else str(_since(view))
    return section(
        view.say("rules_alter"),
        element("p", view.say("rules_alter_note"), class_="quiet"),
        element(
            "form",
            _hidden(view),
            element(
                "textarea",
                name="text",
                default_value=draft.text if draft else backing.rulebook.text(),
                rows=16,
                spell_check=False,
                aria_label=view.say("rules_alter"),
                class_="code",
            ),
            element(
                "p",
                element("label", view.say("rules_since"), for_="rules-since"),
                element("select", months, id="rules-since", name="since", default_value=since),
                class_="field",
            ),
            _button(view, "replay"),
            method="post",
            action="/rules",
            data_inner=view.say("not_sent"),
            key=view.address.href,  # made anew with each answer: its buttons were switched off when it was sent
        ),
    )


def _hidden(view: View) -> Element:
    return element("input", type="hidden", name="from", default_value=view.address.href)


def _button(view: View, act: str) -> Element:
    words = view.say(f"rules_{act}")
    return element("button", words, type="submit", name="act", value=act, class_="button main")


def _tried(view: View, draft: Draft) -> Element:
    if draft.is_running:
        return _running(view, draft)
    if draft.has_failed:
        words = element("p", view.say("rules_broken_off"), class_="empty", role="alert")
        return section(view.say("rules_replayed"), words, id_="replay")
    if draft.replay is None:
        rows = [_fault(view, one) for one in draft.faults]
        return section(
            view.say("rules_refused"),
            element("ul", rows, class_="plain", role="alert"),
            id_="replay",
        )
    return section(
        view.say("rules_replayed"), _effects(view, draft.replay), _switching_on(view), id_="replay"
    )


def _running(view: View, draft: Draft) -> Element:
    """The page looks again every second, until there is something to be seen."""
    known = draft.all is not None
    words = view.say("rules_running", done=draft.done, all=draft.all) if known else None
    bar = {"max": draft.all or 1, "value": draft.done} if known else {}
    return section(
        view.say("rules_replayed"),
        element("p", words or view.say("rules_starting"), role="status"),
        element("progress", aria_label=view.say("rules_replay"), **bar),
        element("p", view.say("rules_running_note"), class_="quiet"),
        element("span", data_refresh="1", hidden=True),
        id_="replay",
    )


def _fault(view: View, fault: RuleFault) -> Element:
    """With the rule's own name before the words of the file."""
    name = fault.where.partition(".")[0]
    known = f"rule.{name}" in sentences(view.language)
    place = element("code", fault.where) if fault.where else None
    said = view.say(f"rule.{fault.code}", **dict(fault.values))
    return element("li", view.say(f"rule.{name}") if known else None, " ", place, " ", said)


def _effects(view: View, replay: Replay) -> list[Content]:
    words = view.say("rules_replay_of", count=replay.read, unread=len(replay.unread))
    changed = [effect for effect in replay.effects if effect.added or effect.gone]
    if not changed:
        return [element("p", words), element("p", view.say("rules_no_effect"), class_="empty")]
    return [element("p", words), [_effect(view, effect) for effect in changed]]


def _effect(view: View, effect: RuleEffect) -> list[Content]:
    return [
        element("h3", view.say(f"rule.{effect.rule}")),
        element(
            "p",
            view.say(
                "rules_effect",
                before=effect.before,
                after=effect.after,
                submissions=len(effect.submissions),
            ),
        ),
        _examples(view, "added", effect.added),
        _examples(view, "gone", effect.gone),
    ]


def _examples(view: View, way: str, told: tuple[Told, ...]) -> list[Content]:
    if not told:
        return []
    rows = [_example(view, one) for one in told[:EXAMPLES]]
    return [
        element("h4", view.say(f"rules_{way}", count=len(told))),
        element("ul", rows, class_="findings"),
    ]


def _example(view: View, told: Told) -> Element:
    sent = told.submission
    name = view.say(
        "submission_name",
        number=sent.id,
        body=view.body(sent.agency),
        month=view.month(sent.period),
    )
    return element(
        "li",
        link(view.address.to("submissions", str(sent.id)), name),
        view.say("dot"),
        view.say(f"rule.severity_{told.finding.severity}"),
        element("p", sentence_of(told.finding, view.catalogue, view.language)),
        class_="finding",
    )


def _switching_on(view: View) -> Element:
    return element(
        "form",
        _hidden(view),
        element("input", type="hidden", name="draft", default_value=view.address.asked("draft")),
        element(
            "label",
            element("span", view.say("rules_why")),
            element("input", type="text", name="comment", max_length=500, required=True),
            class_="comment",
        ),
        _button(view, "switch_on"),
        method="post",
        action="/rules",
        data_inner=view.say("not_sent"),
        class_="deciding",
    )


def _versions(view: View, backing: Backing) -> Element | None:
    with backing.store.reading() as session:
        versions = recall.rule_versions(session)
    if not versions:
        return section(view.say("rules_versions"), quiet(view.say("rules_own")))
    rows = [
        element(
            "li",
            element("span", view.instant(one.at), class_="name"),
            view.say("dot"),
            sender(view, one.actor),
            view.say("dot"),
            one.comment,
            element(
                "details",
                element("summary", view.say("rules_text"), class_="quiet"),
                element("pre", one.text),
            ),
        )
        for one in versions
    ]
    return section(view.say("rules_versions"), element("ul", rows, class_="plain"))
