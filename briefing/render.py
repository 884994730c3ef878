"""A Digest as a letter: subject, plain text and HTML, in the reader's language or in both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import css_inline
from jinja2 import Environment, PackageLoader, StrictUndefined

from briefing.aligned import aligned
from briefing.edition import Edition, edition, named_month
from briefing.marks import BEHIND
from targets.board import Board
from targets.vocabulary import LANGUAGES, Digest, Language
from wording import say


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter without address and date; the text stands alone, the HTML has its styles inline."""

    subject: str
    text: str
    html: str


def render(digest: Digest, board: Board, *, base_url: str, is_late: bool = False) -> Rendered:
    """`is_late`: an issue made up for after its day, marked so."""
    languages = spoken(digest)
    editions = [edition(digest, board, language, base_url=base_url) for language in languages]
    lateness = {one: say("mail.catch_up", one) if is_late else "" for one in languages}
    subject = " / ".join(_subject(digest, one) + lateness[one] for one in languages)
    values = {"subject": subject, "editions": editions, "lateness": lateness, "table": _table}
    page = _templates(is_html=True).get_template("letter.html").render(values)
    text = _templates(is_html=False).get_template("letter.txt").render(values)
    return Rendered(subject, text.strip() + "\n", css_inline.inline(page, keep_style_tags=True))


def spoken(digest: Digest) -> tuple[Language, ...]:
    asked = digest.recipient.language
    return LANGUAGES if asked == "both" else (asked,)


def _subject(digest: Digest, language: Language) -> str:
    behind = sum(judged.standing in BEHIND for judged in digest.assessments)
    month = named_month(digest.period, language)
    return say("mail.subject", language, month=month, behind=behind, unfiled=len(digest.filings))


def _table(edition_: Edition) -> str:
    head = edition_.heads
    rows = [[head["standing"], head["target"], head["value"], "", head["gap"], head["needed"]]]
    for group in edition_.groups:
        rows.append([group.name, "", "", "", "", ""])
        rows.extend(
            [
                f"{row.mark.shape} {row.word}",
                row.name,
                _figure(row.value, row.origin),
                row.target,
                row.gap,
                row.needed,
            ]
            for row in group.rows
        )
    return aligned(rows, right=frozenset({2, 3, 4, 5}))


def _figure(value: str, origin: str) -> str:
    return f"{value}[{origin}]" if origin else value


@cache
def _templates(*, is_html: bool) -> Environment:
    return Environment(
        loader=PackageLoader("briefing"),
        autoescape=is_html,  # noqa: S701 plain text is not escaped
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
