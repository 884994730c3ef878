"""The address of a view: everything that a reader chose, so that any view can be sent to a colleague."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, time
from functools import cached_property
from urllib.parse import parse_qsl, quote, unquote, urlencode
from zoneinfo import ZoneInfo

from targets.vocabulary import LANGUAGES, Language, Period

DRAWER = ("source", "how")
"""Parameters that open the drawer above a page and do not change the page itself."""

YEARS = range(2000, 2101)
"""Years that a moment may lie in; the ends of the calendar cannot be moved to another time zone."""

COMMON = ("period", "lang", "as_of")

LONGEST_NUMBER = 12
"""Digits of a submission's number; more would not fit a store's integer."""


class UnknownAddressError(Exception):
    """An address that names nothing that we have."""


@dataclass(frozen=True)
class Address:
    """`period` None: the newest with figures; `as_of` None: now. `rest`: what one page alone reads.

    `as_of` stays as it was written, so that a link is repeated letter by letter.
    """

    path: str = "/"
    language: Language = "zh"
    default_language: Language = "zh"
    period: Period | None = None
    as_of: str | None = None
    source: str | None = None
    how: str | None = None
    rest: dict[str, str] = field(default_factory=dict)

    @property
    def parts(self) -> tuple[str, ...]:
        """The path's steps, decoded: `/target/x` is (target, x)."""
        return tuple(unquote(step) for step in self.path.split("/") if step)

    def asked(self, name: str) -> str | None:
        return self.rest.get(name)

    def moment(self, timezone: str) -> datetime | None:
        """A date alone means its last instant in the notice's time zone."""
        return None if self.as_of is None else _moment(self.as_of, timezone)

    def to(self, *steps: str, **rest: str) -> str:
        """Another page in the same language, of the same month and moment."""
        path = "/" + "/".join(quote(step, safe="") for step in steps)
        return replace(self, path=path, source=None, how=None, rest=rest).href

    def here(self, **rest: str | None) -> str:
        """The same page with some of its own choices changed; None takes one away."""
        chosen = {key: value for key, value in (self.rest | rest).items() if value is not None}
        return replace(self, source=None, how=None, rest=chosen).href

    def opening(self, *, source: str | None = None, how: str | None = None) -> str:
        """The same view with the drawer open on a figure (source) or a computed number (how)."""
        closed = replace(self, source=None, how=None).href if self.source or self.how else self.href
        asked = urlencode({k: v for k, v in (("source", source), ("how", how)) if v})
        if not asked:
            return closed
        return f"{closed}{'&' if '?' in closed else '?'}{asked}"

    def spoken(self, language: Language) -> str:
        return replace(self, language=language).href

    def at(self, period: Period | None, as_of: str | None) -> str:
        return replace(self, period=period, as_of=as_of, source=None, how=None).href

    @cached_property
    def href(self) -> str:
        chosen = {
            "period": str(self.period) if self.period else None,
            "lang": self.language if self.language != self.default_language else None,
            "as_of": self.as_of,
            **self.rest,
            "source": self.source,
            "how": self.how,
        }
        query = urlencode({key: value for key, value in chosen.items() if value})
        return f"{self.path}?{query}" if query else self.path


def read_address(text: str, *, timezone: str, default_language: Language = "zh") -> Address:
    """Reads path and query. Raises: UnknownAddressError for a month or a moment that is none."""
    path, _, query = text.partition("?")
    asked = dict(parse_qsl(query, keep_blank_values=False))
    language = _language(asked.get("lang"), default_language)
    try:
        period = Period.parse(asked["period"]) if "period" in asked else None
        if "as_of" in asked:
            _moment(asked["as_of"], timezone)
    except (ValueError, OverflowError) as error:
        raise UnknownAddressError(text) from error
    return Address(
        path=path or "/",
        language=language,
        default_language=default_language,
        period=period,
        as_of=asked.get("as_of"),
        source=asked.get("source"),
        how=asked.get("how"),
        rest={key: value for key, value in asked.items() if key not in (*COMMON, *DRAWER)},
    )


def language_of(text: str, default_language: Language) -> Language:
    """The language of an address that may be otherwise unreadable."""
    asked = dict(parse_qsl(text.partition("?")[2]))
    return _language(asked.get("lang"), default_language)


def submission_number(text: str) -> int | None:
    """None: no number that a submission may have."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else None


def _language(asked: str | None, default: Language) -> Language:
    return next((language for language in LANGUAGES if language == asked), default)


def _moment(text: str, timezone: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.year not in YEARS:
        raise ValueError(text)
    if len(text) <= len("2023-10-18"):
        found = datetime.combine(found.date(), time.max)
    return found if found.tzinfo else found.replace(tzinfo=ZoneInfo(timezone))
