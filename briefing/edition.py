"""One Digest put into words of one language: everything that the templates lay out, nothing to decide."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefing.duties import asked, overdue, unfiled
from briefing.marks import BAD, GOOD, MARKS, MET, PLAIN, Mark
from briefing.news import news
from briefing.rows import Group, groups, is_mixed
from briefing.voice import Voice
from targets.board import SHORT, Line
from targets.explain import phrases
from targets.vocabulary import Language, Standing
from wording import say


@dataclass(frozen=True, slots=True)
class Count:
    """How many targets: of one standing, or of several that say the like."""

    mark: Mark
    word: str
    number: int


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under a heading; `empty` is said where there are none."""

    head: str
    items: tuple[str, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """A letter in one language. `warning`: that numbers are made up, empty where none are."""

    language: Language
    subject: str
    title: str
    stamp: str
    warning: str
    summary: str
    tiles: tuple[Count, ...]
    counts: tuple[Count, ...]
    news: Section
    indicators_head: str
    groups: tuple[Group, ...]
    behind: Section
    unfiled: Section
    asked: Section
    url: str
    open_dashboard: str
    notes: tuple[str, ...]


def edition(voice: Voice, *, is_late: bool = False) -> Edition:
    """`is_late`: an issue made up for after its day; subject and title say so."""
    behind = tuple(line for line in voice.lines if line.city.standing in SHORT)
    warning = _warning(voice)
    flags = (voice.say("flag_made_up") if warning else "") + (
        voice.say("flag_late") if is_late else ""
    )
    month = voice.month(voice.digest.period)
    missing = overdue(voice.digest.filings)
    tiles = _tiles(voice)
    return Edition(
        language=voice.language,
        subject=flags + voice.say("subject", month=month, behind=len(behind), unfiled=missing),
        title=flags + voice.say("title", month=month),
        stamp=_stamp(voice),
        warning=warning,
        summary=_summary(voice, tiles),
        tiles=tiles,
        counts=_counts(voice),
        news=_news(voice),
        indicators_head=voice.say("head_indicators"),
        groups=groups(voice),
        behind=_section(voice, "behind", tuple(_behind(voice, line) for line in behind)),
        unfiled=_section(voice, "unfiled", unfiled(voice)),
        asked=Section(voice.say("head_asked"), asked(voice, behind)),
        url=voice.url(),
        open_dashboard=voice.say("open_dashboard"),
        notes=_notes(voice),
    )


def _section(voice: Voice, name: str, items: tuple[str, ...]) -> Section:
    return Section(voice.say(f"head_{name}"), items, voice.say(f"no_{name}"))


def _news(voice: Voice) -> Section:
    compared = voice.digest.compared_with
    if compared is None:
        return Section(voice.say("head_news"), (), voice.say("first_issue"))
    head = voice.say("head_news_since", month=voice.month(compared))
    return Section(head, news(voice), voice.say("no_news"))


def _stamp(voice: Voice) -> str:
    return voice.say(
        "stamp",
        notice=voice.catalogue.notice.title.said(voice.language),
        moment=voice.local_moment.strftime("%Y-%m-%d %H:%M"),
    )


def _found(voice: Voice) -> Counter[Standing]:
    return Counter(judged.standing for judged in voice.digest.assessments)


def _tiles(voice: Voice) -> tuple[Count, ...]:
    """Every judged target in exactly one of four."""
    found = _found(voice)
    met, behind = sum(found[one] for one in MET), sum(found[one] for one in SHORT)
    without = found[Standing.NO_DATA]
    others = found.total() - met - behind - without
    return (
        Count(Mark("●", *GOOD), voice.say("tile_met"), met),
        Count(Mark("▼", *BAD), voice.say("tile_behind"), behind),
        Count(Mark("→", *PLAIN), voice.say("tile_others"), others),
        Count(Mark("○", *PLAIN), voice.say("tile_without"), without),
    )


def _summary(voice: Voice, tiles: tuple[Count, ...]) -> str:
    met, behind, others, without = (tile.number for tile in tiles)
    return voice.say(
        "summary",
        total=len(voice.digest.assessments),
        met=met,
        behind=behind,
        others=others,
        without=without,
    )


def _counts(voice: Voice) -> tuple[Count, ...]:
    found = _found(voice)
    return tuple(
        Count(mark, voice.standing(standing), found[standing])
        for standing, mark in MARKS.items()
        if found[standing]
    )


def _behind(voice: Voice, line: Line) -> str:
    """The sentence of the pages, and who leads."""
    said = [
        say(key, voice.language, **values)
        for key, values in phrases(line.city, line.target, voice.language)
    ]
    return voice.say(
        "behind_row",
        mark=MARKS[line.city.standing].shape,
        sentence=voice.sentences(said),
        lead=voice.lead(line),
    )


def _warning(voice: Voice) -> str:
    if not any(one.is_made_up and one.accepted_seq for one in voice.board.known.submissions):
        return ""
    return voice.say("warning_mixed" if is_mixed(voice) else "warning_made_up")


def _notes(voice: Voice) -> tuple[str, ...]:
    notice = voice.catalogue.notice
    source = (notice.source_note.said(voice.language),) if notice.is_truncated else ()
    return (*source, voice.say("automatic"))
