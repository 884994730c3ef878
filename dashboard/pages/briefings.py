"""The summaries: what the next issue says to a reader, and what became of those before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from dashboard.access import Permission
from dashboard.backing import Backing
from dashboard.elements import Content, Element, element
from dashboard.pages.choosing import choosing, chosen_of
from dashboard.parts import column_heads, empty, link, mark, quiet, section
from dashboard.shell import framed
from dashboard.theme import Shape, Tone
from dashboard.view import View
from store.outbox import Attempt, Delivery, Letter, LetterState
from store.schedules import Schedule
from targets.vocabulary import Recipient

READER, SPOKEN, SCHEDULE = "reader", "spoken", "schedule"
"""Parameters of the address: an address of the schedule's readers, and the language of the letter."""

LANGUAGES = ("zh", "en", "both")
LOOKS: dict[LetterState, tuple[Shape, Tone]] = {
    LetterState.PENDING: (Shape.CLOCK, Tone.AHEAD),
    LetterState.SENDING: (Shape.HALF, Tone.AHEAD),
    LetterState.RETRY: (Shape.TURN, Tone.DOUBT),
    LetterState.SENT: (Shape.TICK, Tone.GOOD),
    LetterState.DEAD: (Shape.CROSS, Tone.BAD),
    LetterState.SKIPPED: (Shape.BAR, Tone.PLAIN),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whose letter is previewed; its language may be another than the reader's own."""

    schedule: Schedule
    reader: Recipient


def briefings_page(view: View, backing: Backing) -> Element:
    if not view.identity.may(Permission.BRIEFINGS):
        words = element("p", view.say("briefings_office_only"), class_="sentence")
        return framed(view, [element("h1", view.say("section_briefings")), words])
    now = backing.clock()
    chosen = chosen_reader(view, backing)
    return framed(
        view,
        [
            element("p", view.say("briefings_kicker"), class_="kicker"),
            element("h1", _headline(view, backing, chosen, now)),
            _preview(view, backing, chosen, now) if chosen else empty(view, "no_schedule"),
            _past(view, backing),
        ],
        current="briefings",
    )


def chosen_reader(view: View, backing: Backing) -> Chosen | None:
    """The reader that the address names, else the first of the first schedule; None: there is none."""
    schedules = backing.briefings.schedules()
    asked = view.address.asked(SCHEDULE) or ""
    schedule = schedules.get(asked) or next(iter(schedules.values()), None)
    if schedule is None or not schedule.recipients:
        return None
    name, spoken = view.address.asked(READER), view.address.asked(SPOKEN)
    reader = next((r for r in schedule.recipients if r.address == name), schedule.recipients[0])
    match spoken:
        case "zh" | "en" | "both":
            reader = replace(reader, language=spoken)
    return Chosen(schedule, reader)


def _headline(view: View, backing: Backing, chosen: Chosen | None, now: datetime) -> str:
    if chosen is None:
        return view.say("briefings_none")
    moment = backing.briefings.next_moment(chosen.schedule, now)
    if moment is None:
        return view.say("briefings_paused")
    return view.say(
        "briefings_next", moment=view.instant(moment), count=len(chosen.schedule.recipients)
    )


def _preview(view: View, backing: Backing, chosen: Chosen, now: datetime) -> Element:
    letter = backing.briefings.preview(chosen.schedule, chosen.reader, view.period, now)
    asked = {
        SCHEDULE: chosen.schedule.name,
        READER: chosen.reader.address,
        SPOKEN: chosen.reader.language,
        "period": str(view.period),
        "lang": view.language,
    }
    return section(
        view.say("preview_title"),
        _choice(view, chosen),
        element("p", element("b", backing.briefings.subject(letter)), class_="subject"),
        letter_frame(view, f"/briefings/preview.html?{urlencode(asked)}"),
        _files(view, f"/briefings/preview.eml?{urlencode(asked)}"),
        note=view.say("preview_of", month=view.month(view.period)),
        id_="preview",
    )


def letter_frame(view: View, href: str) -> Element:
    """The letter in a frame of its own, where nothing runs; its links open the pages around it."""
    return element(
        "iframe",
        src=href,
        key=href,
        title=view.say("letter_frame"),
        sandbox="allow-top-navigation-by-user-activation allow-popups",
        class_="letter",
    )


def _files(view: View, href: str) -> Element:
    file = link(href, "EML", class_="download", download="")
    return element("p", view.say("download"), " ", file, class_="downloads")


def _choice(view: View, chosen: Chosen) -> Element:
    readers = [(one.address, reader_name(view, one)) for one in chosen.schedule.recipients]
    spoken = [(name, view.say(f"spoken_{name}")) for name in LANGUAGES]
    return choosing(
        view,
        element("input", type="hidden", name=SCHEDULE, default_value=chosen.schedule.name),
        chosen_of(READER, view.say("reader"), readers, chosen.reader.address),
        chosen_of(SPOKEN, view.say("spoken"), spoken, str(chosen.reader.language)),
        button=view.say("show"),
    )


def reader_name(view: View, reader: Recipient) -> str:
    body = view.say("role_office") if reader.scope is None else view.body(reader.scope)
    return body + view.say("in_brackets", text=reader.address)


def _past(view: View, backing: Backing) -> Element:
    deliveries = backing.briefings.past()
    title = view.say("past_title")
    if not deliveries:
        return section(title, empty(view, "no_letters"))
    names = ("issue", "reader", "state", "attempts", "last", "letter")
    head = column_heads(view, "past", names, ("attempts",))
    table = element(
        "table",
        element("caption", title, class_="aside"),
        element("thead", element("tr", head)),
        element("tbody", [_row(view, delivery) for delivery in deliveries]),
        class_="others rows past",
    )
    return section(title, element("div", table, class_="wide"))


def _row(view: View, delivery: Delivery) -> Element:
    letter, last = delivery.letter, delivery.attempts[-1] if delivery.attempts else None
    cells: tuple[tuple[str, Content, str | None], ...] = (
        ("reader", [letter.recipient, quiet(" ", view.say(f"spoken_{letter.language}"))], None),
        ("state", mark(*LOOKS[letter.state], view.say(f"letter_{letter.state}")), None),
        ("attempts", str(len(delivery.attempts)), "r"),
        ("last", _last(view, letter, last), None),
        ("letter", _opened(view, letter), None),
    )
    return element(
        "tr",
        element("th", _issue(view, letter), scope="row"),
        [
            element("td", content, class_=class_, data_label=view.say(f"past_{name}"))
            for name, content, class_ in cells
        ],
    )


def _issue(view: View, letter: Letter) -> list[Content]:
    """The month that it tells of, and whether it came by its schedule or by a person's wish."""
    kind = letter.edition.partition("-")[0]
    key = f"edition_{kind}" if kind in ("regular", "by_hand", "preview") else "edition_other"
    return [view.month(letter.period), quiet(" ", view.say(key))]


def _last(view: View, letter: Letter, last: Attempt | None) -> Content:
    """When it was tried last and what the server said; when it is tried next."""
    said: list[Content] = []
    if last is not None:
        said += [view.instant(last.at), quiet(" ", last.detail) if last.detail else None]
    if letter.state is LetterState.RETRY and letter.next_at is not None:
        said.append(element("div", view.say("tried_next", moment=view.instant(letter.next_at))))
    return said or quiet(view.say("not_tried"))


def _opened(view: View, letter: Letter) -> list[Content]:
    number = str(letter.id)
    return [
        link(view.address.to("briefings", number), view.say("letter_open")),
        " ",
        link(f"/briefings/{number}.eml", "EML", class_="download", download=""),
    ]


def letter_page(view: View, backing: Backing, number: int) -> Element | None:
    """One letter as it went, made again from its moment; None: there is no such letter."""
    found = next((one for one in backing.briefings.past() if one.letter.id == number), None)
    if found is None or not view.identity.may(Permission.BRIEFINGS):
        return None
    letter = found.letter
    return framed(
        view,
        [
            element(
                "p",
                link(view.address.to("briefings"), view.say("section_briefings")),
                view.say("dot"),
                letter.recipient,
                class_="kicker",
            ),
            element("h1", backing.briefings.subject(letter)),
            element(
                "p",
                mark(*LOOKS[letter.state], view.say(f"letter_{letter.state}")),
                " ",
                view.say("letter_as_of", moment=view.instant(letter.as_of)),
                class_="sentence",
            ),
            section(view.say("letter_frame"), letter_frame(view, f"/briefings/{number}.html")),
            _attempts(view, found),
        ],
        current="briefings",
    )


def _attempts(view: View, delivery: Delivery) -> Element | None:
    if not delivery.attempts:
        return None
    rows = [
        element(
            "li",
            view.instant(one.at),
            " ",
            view.say(f"letter_{one.outcome}"),
            quiet(" ", one.detail) if one.detail else None,
        )
        for one in delivery.attempts
    ]
    return section(view.say("attempts_title"), element("ol", rows, class_="attempts"))
