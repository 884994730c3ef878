"""How the command line speaks: results on standard output, faults in both languages on standard error."""

from __future__ import annotations

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


def stop_politely() -> None:
    """A service that is told to end (SIGTERM) ends as by Ctrl+C: what is under way is finished."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
