"""A Digest as a letter: subject, plain text and HTML, in the reader's language or in both."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import css_inline
from jinja2 import Environment, PackageLoader, StrictUndefined

from briefing.aligned import aligned, filled
from briefing.edition import Edition, edition
from briefing.rows import Row
from briefing.voice import Voice
from targets.board import Board
from targets.vocabulary import LANGUAGES, Digest, Language

COLUMNS = 72
HTML_LANGUAGE = {"zh": "zh-CN", "en": "en"}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter without address and date; the text stands alone, the HTML has its styles inline."""

    subject: str
    text: str
    html: str


def render(digest: Digest, board: Board, *, base_url: str, is_late: bool = False) -> Rendered:
    """`is_late`: an issue made up for after its day, marked so."""
    where = base_url.rstrip("/")
    editions = [
        edition(Voice(digest, board, language, where), is_late=is_late)
        for language in spoken(digest)
    ]
    subject = " / ".join(one.subject for one in editions)
    values = {
        "subject": subject,
        "editions": editions,
        "table": _table,
        "html_language": HTML_LANGUAGE,
    }
    page = _templates(is_html=True).get_template("letter.html").render(values)
    text = _templates(is_html=False).get_template("letter.txt").render(values)
    return Rendered(subject, text.strip() + "\n", _inliner().inline(page))


def spoken(digest: Digest) -> tuple[Language, ...]:
    asked = digest.recipient.language
    return LANGUAGES if asked == "both" else (asked,)


def _table(one: Edition) -> str:
    """Every target on a line whose columns line up over all chapters, with its remarks below."""
    rows = [row for group in one.groups for row in group.rows]
    lines = iter(aligned([_cells(row) for row in rows], right=frozenset({2})))
    blocks = []
    for group in one.groups:
        block = [group.name]
        for row in group.rows:
            block += [next(lines), *_below(row)]
        blocks.append("\n".join(block))
    return "\n\n".join(blocks)


def _cells(row: Row) -> tuple[str, ...]:
    value = f"[{row.origin}] {row.value}" if row.origin else row.value
    return row.mark.shape, row.name, value, row.target


def _below(row: Row) -> tuple[str, ...]:
    said = [part for part in (row.word, row.month, *row.remarks) if part]
    return tuple(f"   {line}" for line in filled(said, columns=COLUMNS))


@cache
def _inliner() -> css_inline.CSSInliner:
    return css_inline.CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)


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
