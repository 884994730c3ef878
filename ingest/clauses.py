"""The clause that an entry names, by number in any of its spellings or by its title."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from ingest.text import INVISIBLE, squeezed
from targets.catalogue import Catalogue
from targets.vocabulary import Action

CHINESE = "〇一二三四五六七八九"
ONES = "[一二三四五六七八九]"
DIGITS = rf"(?:\d{{1,3}}|{ONES}?十{ONES}?|廿{ONES}?|{ONES})"
WORD = r"(?:条款|措施|举措|条|clause|article|measure|item|no\.?)"
NUMBERED = re.compile(
    rf"^(?:\((?P<bracketed>{DIGITS})\)"
    rf"|第(?P<ordinal>{DIGITS})(?:条|项|款)(?:措施)?"
    rf"|{WORD}\s*\(?(?P<worded>{DIGITS})\)?(?:条)?"
    rf"|(?P<pointed>{DIGITS})(?:[、.)](?!\d)|(?=\s|$)))"
    r"[\s:、.]*",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    rf"^[第(]*{DIGITS}(?:[)条]*[、,和及与至~-]+|\)\s*(?=\())\s*[第(]*{DIGITS}(?:[)条、.]|$)"
)
CIRCLED = re.compile("^[\u2460-\u249b\u3251-\u325f\u3220-\u3229]")
"""①–⒛, ㉑–㉟ and ㈠–㈩: at the start of an entry they number it, and are no footnote marks."""
ALIKE = 0.75
LONGEST = 300
"""Characters that are compared: a title, or the words on the work, is told by its beginning."""
SHORTEST_PART, SHORTEST_NAME, LONG_PART = 4, 3, 6
PAUSE = re.compile("[、；;，,]")


@dataclass(frozen=True, slots=True)
class Named:
    """What an entry says of its clause; number None: none, or several. `title`: the words behind it."""

    number: int | None
    title: str
    is_several: bool = False


def named(text: str) -> Named:
    """（十四）加大普惠金融支持 -> 14, 加大普惠金融支持."""
    line = _plain(text)
    if SEVERAL.match(line):
        return Named(None, line, is_several=True)
    found = NUMBERED.match(line)
    if found is None:
        return Named(None, line)
    number = _number(next(filter(None, found.groups())))
    return Named(number, line[found.end() :].strip())


def by_title(title: str, catalogue: Catalogue) -> int | None:
    """The only clause whose title this is, or nearly is."""
    key = squeezed(title)[:LONGEST]
    alike = {measure.clause: _likeness(key, measure.title.zh) for measure in catalogue.measures}
    alike |= {
        measure.clause: 1.0
        for measure in catalogue.measures
        if key and key == squeezed(measure.title.en)
    }
    best = max(alike, key=lambda clause: alike[clause], default=None)
    if best is None or alike[best] < ALIKE:
        return None
    return best if list(alike.values()).count(alike[best]) == 1 else None


def action_named(work: str, clause: int, catalogue: Catalogue) -> str | None:
    """The only action of a clause that the words on the work name; None: none, or several."""
    key = squeezed(work)[:LONGEST]
    found = {
        action.id
        for action in catalogue.actions
        if action.clause == clause and key and _is_named(key, action)
    }
    return found.pop() if len(found) == 1 else None


def _is_named(key: str, action: Action) -> bool:
    """By its title, by one of the names in it, or by a part that is long enough to be meant."""
    title = squeezed(action.title.zh)
    names = (title, *map(squeezed, PAUSE.split(action.title.zh)))
    is_part = len(key) >= SHORTEST_PART and key in title
    is_whole = any(len(name) >= SHORTEST_NAME and name in key for name in names)
    is_most = any(_in_common(key, name) >= max(LONG_PART, len(name) / 2) for name in names)
    return is_part or is_whole or is_most or squeezed(action.title.en) in key


def _in_common(key: str, name: str) -> int:
    """信贷奖补政策 of 落实信贷奖补政策 and 中小微企业信贷奖补政策: six."""
    blocks = SequenceMatcher(None, key, name, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= SHORTEST_NAME)


def is_chapter(text: str, catalogue: Catalogue) -> bool:
    """四、强化金融赋能服务 heads clauses and is none."""
    found = named(text)
    titles = {squeezed(chapter.name.zh) for chapter in catalogue.chapters}
    titles |= {squeezed(chapter.name.en) for chapter in catalogue.chapters}
    return squeezed(found.title) in titles


def _likeness(key: str, title: str) -> float:
    """1 where one is a part of the other, else how alike they are."""
    other = squeezed(title)
    shorter, longer = sorted((key, other), key=len)
    if len(shorter) >= SHORTEST_PART and shorter in longer:
        return 1.0
    match = SequenceMatcher(None, key, other)
    return match.ratio() if match.quick_ratio() >= ALIKE else 0.0


def _plain(text: str) -> str:
    """Widths folded, without what cannot be seen; ⑭ and ⒁ give 14 and (14)."""
    line = " ".join(INVISIBLE.sub("", text).split())
    circled = CIRCLED.match(line)
    if circled is not None:
        sign = unicodedata.normalize("NFKC", circled[0])
        line = f"({sign.strip('().')}) {line[1:]}"
    return unicodedata.normalize("NFKC", line).strip()


def _number(text: str) -> int:
    """14, 十四 and 二十五 alike."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.replace("廿", "二十").rpartition("十")
    return (10 * (CHINESE.find(tens) or 1) if ten else 0) + CHINESE.find(ones or "〇")
