"""How the command line speaks: results on standard output, faults in both languages on standard error."""

from __future__ import annotations

import codecs
import io
import os
import signal
import sys
from collections.abc import Mapping

from targets.vocabulary import LANGUAGES, Language
from wording import say

DONE, REFUSED, WRONG_USE, FAILED = 0, 1, 2, 3
"""Exit statuses of the contract."""


def tell(key: str, language: Language, /, **values: object) -> None:
    """One line of result."""
    print(say(key, language, **values), flush=True)


def complain(key: str, **values: object) -> None:
    """One fault, a line in each language, on standard error."""
    for language in LANGUAGES:
        print(say(key, language, **values), file=sys.stderr, flush=True)


def complain_because(key: str, why: str, because: Mapping[str, object], **values: object) -> None:
    """One fault whose {reason} is a sentence of its own, filled with `because`."""
    for language in LANGUAGES:
        reason = say(why, language, **because)
        print(say(key, language, reason=reason, **values), file=sys.stderr, flush=True)


def speak_in_any_encoding() -> None:
    """What a terminal or pipe cannot show is escaped as JSON does it, so that a document stays one."""
    codecs.register_error("json_escapes", _json_escapes)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="json_escapes")


def _json_escapes(error: UnicodeError) -> tuple[str, int]:
    r"""\uXXXX, by pairs beyond the first 65,536 letters."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    pairs = (letters[at : at + 2] for at in range(0, len(letters), 2))
    return "".join(f"\\u{pair.hex()}" for pair in pairs), error.end


def as_typed(text: str) -> str:
    """A word of the command line, in UTF-8 where the machine's own encoding could not read it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return os.fsencode(text).decode("utf-8", "replace")
    return text


def stop_politely() -> None:
    """A service that is told to end (SIGTERM) ends as by Ctrl+C: what is under way is finished."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
