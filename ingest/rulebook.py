"""The use case of whoever keeps the rules: see them, replay an alteration, put it in force."""

from __future__ import annotations

from datetime import datetime

from ingest.layout import Layouts
from ingest.mapping.mappings import known_layouts
from ingest.remembering import rules_in_force
from ingest.replay import Asked, Progress, Replay, replayed, silent
from ingest.rules import RuleFault, Rules, RulesRefusedError, packaged_text, read_rules
from store import recall, record
from store.engine import Store
from targets.catalogue import Catalogue
from targets.vocabulary import Period


class Rulebook:
    """Threads may share one: it keeps nothing between calls."""

    def __init__(self, store: Store, catalogue: Catalogue, layouts: Layouts) -> None:
        self._store = store
        self._catalogue = catalogue
        self._layouts = layouts

    def in_force(self) -> Rules:
        with self._store.reading() as session:
            return rules_in_force(session)

    def text(self) -> str:
        """As the office put it in force, else as the product has it."""
        with self._store.reading() as session:
            return recall.rules_text(session) or packaged_text()

    def faults(self, text: str) -> tuple[RuleFault, ...]:
        """What keeps a text from being rules; empty: it can be replayed."""
        try:
            read_rules(text)
        except RulesRefusedError as error:
            return error.faults
        return ()

    def replay(self, text: str, since: Period | None = None, *, told: Progress = silent) -> Replay:
        """Nothing is written; forms that people explained are read as they said. Raises: RulesRefusedError."""
        asked = Asked(read_rules(text), since)
        layouts = known_layouts(self._store, self._layouts)
        return replayed(self._store, self._catalogue, layouts, asked, told)

    def switch_on(self, text: str, *, by: str, comment: str, now: datetime) -> bool:
        """From now on; what was accepted stays accepted. False: these rules were in force already.

        Raises: RulesRefusedError; DecisionRefusedError without a comment.
        """
        read_rules(text)
        return record.keep_rules(self._store, text, actor=by, comment=comment, now=now)
