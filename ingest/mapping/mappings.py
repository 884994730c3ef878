"""The use case: an unknown form is proposed a mapping, a person confirms it, and it is known from then on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from ingest.errors import UnreadableError
from ingest.layout import LayoutEntry, Layouts, Role, layout_of
from ingest.mapping import heads
from ingest.mapping.confirming import (
    Choice,
    MappingRefusedError,
    as_proposed,
    layout_text,
    own_name,
)
from ingest.mapping.proposal import Proposal
from ingest.mapping.proposing import ROLES_TO_CHOOSE, propose
from ingest.names import Names
from ingest.opened import opened
from ingest.parse import parse
from ingest.reading import Reading
from ingest.workbook import Workbook
from store import recall, record
from store.engine import Store
from store.recall import KeptLayout
from targets.catalogue import Catalogue
from targets.vocabulary import Hints, Severity


@dataclass(frozen=True, slots=True)
class Confirmed:
    """`reading`: what the new layout reads in the workbook that it was made from."""

    layout: LayoutEntry
    reading: Reading


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a mapping was not kept: a sentence's key and its values."""

    key: str
    values: tuple[tuple[str, str], ...]


class Mappings:
    """Threads may share one: what was confirmed is in the store."""

    def __init__(self, store: Store, catalogue: Catalogue, layouts: Layouts) -> None:
        self._store = store
        self._catalogue = catalogue
        self._layouts = layouts
        self._names = Names(catalogue, layouts.words.totals)

    @property
    def roles(self) -> tuple[Role, ...]:
        """What a person may say that a column is."""
        return ROLES_TO_CHOOSE

    def propose(self, content: bytes, file_name: str) -> Proposal | None:
        """None: no sheet of it has labels beside numbers. Raises: UnreadableError."""
        return propose(opened(content, file_name), self.known(), self._names)

    def confirm(
        self, content: bytes, file_name: str, choice: Choice, *, by: str, now: datetime
    ) -> Confirmed:
        """Kept as the next version of the body's own layout, once it is seen to read this workbook.

        Raises: MappingRefusedError, UnreadableError.
        """
        book = opened(content, file_name)
        proposal = propose(book, self.known(), self._names)
        if proposal is None:
            raise MappingRefusedError("no_table", file=file_name)
        heads.be_of_this_file(proposal, choice)
        heads.be_meant(proposal, choice, self._layouts.words)
        text = layout_text(proposal, choice, "1", self._names)
        reading = self._tried(book, file_name, layout_of(text), choice)
        version = record.keep_layout(
            self._store, choice.layout, text, actor=by, now=now, comment=file_name
        )
        return Confirmed(_numbered(layout_of(text), version), reading)

    def offered(self, content: bytes, file_name: str) -> Proposal | None:
        """For a page: None also where the file cannot be opened."""
        try:
            return self.propose(content, file_name)
        except UnreadableError:
            return None

    def choose(  # noqa: PLR0913 a person's word, field by field
        self,
        content: bytes,
        file_name: str,
        *,
        agency: str,
        roles: Mapping[int, str],
        names: Mapping[str, str],
        sure: frozenset[int],
        by: str,
        now: datetime,
    ) -> Refusal | None:
        """What a form of a page says, confirmed; None: it is a layout now.

        `sure`: columns that are the recorded figure whatever their headers speak of.
        """
        proposal = self.offered(content, file_name)
        if proposal is None:
            return Refusal("mapping.no_table", (("file", file_name),))
        body = self._catalogue.body[agency].short
        proposed = as_proposed(proposal, agency, own_name(body))
        try:
            choice = replace(
                proposed,
                roles={number: Role(role) for number, role in roles.items()},
                names={label: one for label, one in names.items() if one},
                sure=sure,
            )
            self.confirm(content, file_name, choice, by=by, now=now)
        except MappingRefusedError as error:
            return Refusal(f"mapping.{error.code}", tuple(error.values.items()))
        return None

    def kept(self) -> tuple[KeptLayout, ...]:
        """Every version that people confirmed, the newest of each layout first."""
        with self._store.reading() as session:
            return recall.kept_layouts(session)

    def known(self) -> Layouts:
        return known_layouts(self._store, self._layouts)

    def _tried(
        self, book: Workbook, file_name: str, layout: LayoutEntry, choice: Choice
    ) -> Reading:
        """Raises: MappingRefusedError, when the layout does not read the workbook that it was made from."""
        hints = Hints(choice.agency, choice.valid_from)
        layouts = self._layouts.with_kept((layout,))
        reading = parse(book, file_name, self._catalogue, layouts, hints)
        if layout.code not in reading.layout.split("+"):
            raise MappingRefusedError("reads_nothing", layout=layout.name.zh)
        errors = {one.code for one in reading.findings if one.severity is Severity.ERROR}
        if not reading.observations and errors <= {"nothing_reported"}:
            raise MappingRefusedError("reads_nothing", layout=layout.name.zh)
        return reading


def known_layouts(store: Store, own: Layouts) -> Layouts:
    """The product's own layouts and those that people confirmed, the newest version of each first."""
    with store.reading() as session:
        kept = recall.kept_layouts(session)
    if not kept:
        return own
    return own.with_kept(_numbered(layout_of(one.text), one.version) for one in kept)


def _numbered(layout: LayoutEntry, version: int) -> LayoutEntry:
    return layout.model_copy(update={"version": str(version)})
