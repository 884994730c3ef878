"""Altered rules that somebody tries out: kept in this process, until newer ones push them out."""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from threading import Lock, Thread

from dashboard.doors import Replay, RuleFault, RulesDoor
from targets.vocabulary import Period

logger = logging.getLogger(__name__)

MOST = 20

Job = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Draft:
    """`faults` keep it from being rules; then there is no replay.

    `done` of `all` submissions are replayed; `all` None: it is not known yet how many there are.
    """

    text: str
    since: Period | None
    faults: Sequence[RuleFault] = ()
    replay: Replay | None = None
    done: int = 0
    all: int | None = None
    has_failed: bool = False

    @property
    def is_running(self) -> bool:
        return not (self.faults or self.replay or self.has_failed)


def in_background(job: Job) -> None:
    Thread(target=job, name="replay", daemon=True).start()


class Drafts:
    """`run` begins a replay, which takes longer than a reader waits for a page."""

    def __init__(self, run: Callable[[Job], None] = in_background) -> None:
        self._run = run
        self._kept: OrderedDict[str, Draft] = OrderedDict()
        self._lock = Lock()
        self._one_at_a_time = Lock()

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

    def try_out(self, draft: Draft, rulebook: RulesDoor) -> str:
        """Its token at once; the replay itself goes on behind it, after those that were asked for before."""
        token = self.keep(draft)
        self._run(lambda: self._replay(token, draft, rulebook))
        return token

    def _replay(self, token: str, draft: Draft, rulebook: RulesDoor) -> None:
        def told(done: int, of: int) -> None:
            self._put(token, replace(draft, done=done, all=of))

        with self._one_at_a_time:
            try:
                found = rulebook.replay(draft.text, draft.since, told=told)
            except Exception:
                logger.exception("a replay of altered rules broke off")
                self._put(token, replace(draft, has_failed=True))
            else:
                self._put(token, replace(draft, replay=found))

    def _put(self, token: str, draft: Draft) -> None:
        """Unless newer ones have pushed it out."""
        with self._lock:
            if token in self._kept:
                self._kept[token] = draft
