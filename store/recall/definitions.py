"""The definition (the text of targets.yaml) that was in force, now or at a change, and every one before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from store.tables import CatalogueVersionRow, ChangeRow


@dataclass(frozen=True, slots=True)
class DefinitionVersion:
    """A definition that was put in force at `seq`; its text is asked for apart, for it is long."""

    seq: int
    at: datetime
    sha256: str


def definition_versions(session: Session) -> tuple[DefinitionVersion, ...]:
    """The newest first. Empty: none was ever kept."""
    rows = session.execute(_versions().order_by(CatalogueVersionRow.seq.desc()))
    return tuple(_version(row) for row in rows)


def definition_at(session: Session, seq: int) -> DefinitionVersion | None:
    """The one in force at a change; before the first that was kept: the first. None: none was ever kept."""
    by_then = _versions().where(CatalogueVersionRow.seq <= seq)
    newest = by_then.order_by(CatalogueVersionRow.seq.desc()).limit(1)
    first = _versions().order_by(CatalogueVersionRow.seq).limit(1)
    row = session.execute(newest).one_or_none() or session.execute(first).one_or_none()
    return None if row is None else _version(row)


def definition_text(session: Session, version: DefinitionVersion) -> str:
    kept = select(CatalogueVersionRow.text).where(CatalogueVersionRow.seq == version.seq)
    return session.execute(kept).scalar_one()


def _versions() -> Select[int, datetime, str]:
    columns = (CatalogueVersionRow.seq, ChangeRow.at, CatalogueVersionRow.sha256)
    return select(*columns).join(ChangeRow, ChangeRow.seq == CatalogueVersionRow.seq)


def _version(row: Row[int, datetime, str]) -> DefinitionVersion:
    return DefinitionVersion(row.seq, row.at, row.sha256)
