"""The Catalogue that was in force at a moment: each kept definition is loaded once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from store import recall
from store.errors import DefinitionAlteredError, DefinitionUnreadableError
from store.recall import DefinitionVersion
from targets.catalogue import Catalogue
from targets.loading import CatalogueRefusedError, load


class Definitions:
    """`present`: the definition that this program was started with; it holds for what is known now.

    At a moment of the past the version that was kept then holds, and where nothing was ever kept, the
    present one.
    """

    def __init__(self, present: Catalogue) -> None:
        self.present = present
        self._loaded = {present.sha256: present}

    def at(self, session: Session, as_of: datetime | None) -> Catalogue:
        """`as_of` None: now. Raises: StoreError where the kept text cannot be judged by any more."""
        if as_of is None:
            return self.present
        return self.in_force(session, seq=recall.seq_at(session, as_of))

    def in_force(self, session: Session, *, seq: int | None = None) -> Catalogue:
        """What was kept at a change, or was kept last: it need not be what this program was started with."""
        version = recall.definition_at(session, recall.newest_seq(session) if seq is None else seq)
        if version is None:
            return self.present
        if version.sha256 not in self._loaded:
            text = recall.definition_text(session, version)
            self._loaded[version.sha256] = _catalogue(version, text)
        return self._loaded[version.sha256]


def _catalogue(version: DefinitionVersion, text: str) -> Catalogue:
    """Nothing stands in for a text that no longer loads: another would judge by other promises."""
    said = {"sha256": version.sha256[:12], "day": version.at.date().isoformat()}
    try:
        found = load(text)
    except CatalogueRefusedError as error:
        first = error.faults[0]
        raise DefinitionUnreadableError(**said, line=str(first.line)) from error
    if found.sha256 != version.sha256:
        raise DefinitionAlteredError(**said)
    return found
