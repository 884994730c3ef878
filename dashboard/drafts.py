"""Altered rules that somebody tries out: kept in this process, until newer ones push them out."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from dashboard.doors import Replay, RuleFault
from targets.vocabulary import Period

MOST = 20


@dataclass(frozen=True, slots=True)
class Draft:
    """`faults` keep it from being rules; then there is no replay."""

    text: str
    since: Period | None
    faults: Sequence[RuleFault] = ()
    replay: Replay | None = None


class Drafts:
    def __init__(self) -> None:
        self._kept: OrderedDict[str, Draft] = OrderedDict()
        self._lock = Lock()

    def keep(self, draft: Draft) -> str:
        """Its token."""
        token = secrets.token_urlsafe(12)
        with self._lock:
            self._kept[token] = draft
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return token

    def find(self, token: str | None) -> Draft | None:
        with self._lock:
            return self._kept.get(token or "")
