"""The content of a letter, made from what was known at its moment, however often it is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from briefing.digest import digest
from briefing.due import is_late
from briefing.message import Envelope, message
from briefing.render import Rendered, render
from store import outbox, recall
from store.definitions import Definitions
from store.engine import Store
from store.outbox import Delivery, Letter, LetterState
from targets.board import Board, board
from targets.calendar import WorkingDays
from targets.vocabulary import LANGUAGES, Language, Period, Recipient
from wording import say

REGULAR = "regular"
"""The edition that comes by its schedule; what a person asks for has another."""


@dataclass(frozen=True, slots=True)
class Composer:
    """`base_url`: where the pages are; `sender`: the address that letters come from.

    Every letter is made by the definition that was in force at its moment.
    """

    store: Store
    definitions: Definitions
    working_days: WorkingDays
    base_url: str
    sender: str

    def content(self, letter: Letter) -> bytes:
        """The same bytes for the same letter. Raises: BadAddressError, StoreError."""
        return message(self.rendered(letter), self._envelope(letter))

    def rendered(self, letter: Letter) -> Rendered:
        present = self._board(letter.period, letter.as_of)
        recipient = Recipient(letter.recipient, _spoken(letter), letter.scope)
        told = digest(present, self._previous(letter), recipient)
        late = letter.edition == REGULAR and is_late(letter.as_of, letter.planned_at)
        return render(told, present, base_url=self.base_url, is_late=late)

    def _board(self, period: Period, as_of: datetime) -> Board:
        with self.store.reading() as session:
            known = recall.known(session, as_of=as_of)
            catalogue = self.definitions.at(session, as_of)
        return board(catalogue, known, working_days=self.working_days, period=period)

    def _previous(self, letter: Letter) -> Board | None:
        """The Board of the last regular issue that this reader had when this one was planned.

        What was sent later does not count: a second attempt would say something else than the first.
        """
        with self.store.reading() as session:
            sent = outbox.deliveries(
                session,
                schedule=letter.schedule,
                recipient=letter.recipient,
                states=(LetterState.SENT,),
            )
        earlier = [one.letter for one in sent if _is_before(one, letter)]
        last = max(earlier, key=lambda one: one.slot, default=None)
        return None if last is None else self._board(last.period, last.as_of)

    def _envelope(self, letter: Letter) -> Envelope:
        language: Language = "en" if letter.language == "en" else "zh"
        written_at = letter.planned_at or letter.as_of
        timezone = ZoneInfo(self.definitions.present.notice.timezone)
        return Envelope(
            schedule=letter.schedule,
            slot=letter.slot,
            edition=letter.edition,
            sender=self.sender,
            recipient=letter.recipient,
            written_at=written_at.astimezone(timezone),
            list_name=say("mail.list_name", language),
        )


def _is_before(delivery: Delivery, letter: Letter) -> bool:
    other = delivery.letter
    is_earlier_issue = other.edition == REGULAR and other.slot < letter.slot
    sent_at = max((attempt.at for attempt in delivery.attempts), default=None)
    return is_earlier_issue and (
        letter.planned_at is None or sent_at is None or sent_at <= letter.planned_at
    )


def _spoken(letter: Letter) -> Language | Literal["both"]:
    both: Literal["both"] = "both"
    return next((language for language in LANGUAGES if language == letter.language), both)
