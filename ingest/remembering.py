"""A reading beside what is remembered: its body's figures, the others', and the rules in force."""

from __future__ import annotations

import logging

from sqlalchemy.orm import Session

from ingest.checks import Material
from ingest.reading import Reading
from ingest.rules import Rules, RulesRefusedError, packaged, read_rules
from store import recall
from targets.catalogue import Catalogue
from targets.vocabulary import Observation

logger = logging.getLogger(__name__)


def remembered(
    session: Session, reading: Reading, catalogue: Catalogue, *, seq: int | None = None
) -> Material:
    """What the checks look at. `seq` None: as of now; else as it was just after that change.

    The rules are those in force now in any case.
    """
    form = catalogue.form.get(reading.form or "")
    asked = {figure.indicator for figure in reading.observations}
    asked |= set(form.indicators if form else ())
    asked |= {roster.indicator for roster in reading.rosters if roster.indicator}
    source = reading.agency or ""
    return Material(
        reading,
        catalogue,
        recall.current(session, source=source, indicators=asked, seq=seq),
        _of_the_same(
            recall.of_others(session, source=source, indicators=asked, seq=seq), catalogue
        ),
        rules_in_force(session),
        notes=recall.current_notes(session, source=source, seq=seq),
    )


def _of_the_same(others: tuple[Observation, ...], catalogue: Catalogue) -> tuple[Observation, ...]:
    """What others say of the same whole: bodies that report parts of it are no second opinion."""
    return tuple(
        one for one in others if one.source not in catalogue.indicator[one.indicator].parts
    )


def rules_in_force(session: Session) -> Rules:
    """The office's newest; a text that this version can no longer read gives way to the product's own."""
    text = recall.rules_text(session)
    if text is None:
        return packaged()
    try:
        return read_rules(text)
    except RulesRefusedError as error:
        logger.warning("the rules on record are not read, the product's own hold: %s", error)
        return packaged()
