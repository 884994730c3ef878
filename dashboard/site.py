"""From an address to its page: which page it names, for whom, from which Board."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from zoneinfo import ZoneInfo

from dashboard.access import Identity
from dashboard.address import (
    Address,
    UnknownAddressError,
    language_of,
    read_address,
    submission_number,
)
from dashboard.backing import Backing
from dashboard.elements import Element, every
from dashboard.pages.admin import admin_page
from dashboard.pages.agencies import agencies_page, agency_page
from dashboard.pages.briefings import briefings_page, letter_page
from dashboard.pages.calibration import calibration_page
from dashboard.pages.district import district_page
from dashboard.pages.districts import districts_page
from dashboard.pages.drawer import drawer, drawer_fault
from dashboard.pages.mapping import mapping_page
from dashboard.pages.overview import overview
from dashboard.pages.roster import roster_page
from dashboard.pages.rules import rules_page
from dashboard.pages.submission import submission_page
from dashboard.pages.submissions import submissions_page
from dashboard.pages.target import chart, target_page
from dashboard.pages.unknown import fault, store_fault, unknown
from dashboard.pages.upload import upload_page
from dashboard.view import View
from store.errors import StoreError
from targets.vocabulary import Language

NOWHERE = "/?"
"""The path of an address that could not be read."""


@dataclass(frozen=True, slots=True)
class Page:
    tree: Element
    title: str
    language: Language
    components: list[object]


class Site:
    """Every page of the dashboard by its address."""

    def __init__(self, backing: Backing) -> None:
        self.backing = self._backing = backing
        self._default_language = backing.default_language

    def page(self, identity: Identity, text: str) -> Page:
        """Never fails on what an address says: an unknown one gets a page that says so."""
        try:
            view = self.view(identity, text)
            tree, components = self._shown(view)
        except StoreError as error:
            language = language_of(text, self._default_language)
            return Page(store_fault(error, language), "", language, [])
        return Page(tree, _title(view, tree), view.language, components)

    def fault(self, text: str) -> Page:
        """Instead of a page that failed."""
        language = language_of(text, self._default_language)
        return Page(fault(language), "", language, [])

    def drawer(self, identity: Identity, text: str) -> Element:
        try:
            return drawer(self.view(identity, text), self._backing)
        except StoreError as error:
            return drawer_fault(error, self._address(text))

    def view(self, identity: Identity, text: str) -> View:
        """Of the path NOWHERE where the address says nothing that we have. Raises: StoreError."""
        address, boards = self._address(text), self._backing.boards
        nowhere = Address(NOWHERE, address.language, self._default_language)
        moment = address.moment(self._backing.catalogue.notice.timezone)
        if self._is_to_come(moment):
            address, moment = nowhere, None
        look = boards.look(None, moment)
        if address.period is not None and address.period not in look.months:
            address, look = nowhere, boards.look()
        elif address.period is not None:
            look = boards.look(address.period, moment)
        return View(
            look.board,
            address,
            identity,
            months=look.months,
            latest=look.latest,
            now=None if moment is None else boards.look(look.board.period).board,
            progress=self._backing.progress(),
            is_defined_otherwise=look.board.catalogue.sha256 != self._backing.catalogue.sha256,
        )

    def _address(self, text: str) -> Address:
        """NOWHERE for one that cannot be read."""
        usual, timezone = self._default_language, self._backing.catalogue.notice.timezone
        try:
            return read_address(text, timezone=timezone, default_language=usual)
        except UnknownAddressError:
            return Address(NOWHERE, language_of(text, usual), usual)

    def _is_to_come(self, moment: datetime | None) -> bool:
        """A day that is not yet here; today's last instant may be looked from."""
        zone = ZoneInfo(self._backing.catalogue.notice.timezone)
        today = self._backing.clock().astimezone(zone).date()
        return moment is not None and moment.astimezone(zone).date() > today

    def _with_month_before(self, view: View) -> View:
        if not view.months or view.period <= view.months[0]:
            return view
        as_of = view.address.moment(self._backing.catalogue.notice.timezone)
        return replace(view, before=self._backing.boards.look(view.period.plus(-1), as_of).board)

    def _shown(self, view: View) -> tuple[Element, list[object]]:
        """The page, and the Dash components in it (only a target's chart is one)."""
        if view.address.path == NOWHERE:
            return unknown(replace(view, address=replace(view.address, path="/"))), []
        match view.address.parts:
            case ("target", name) if name in view.board.line:
                line = view.board.line[name]
                return target_page(view, line), chart(view, line)
            case parts:
                return self._plain(view, parts), []

    def _plain(self, view: View, parts: tuple[str, ...]) -> Element:
        match parts:
            case () | ("districts",):
                compared = self._with_month_before(view)
                if not parts:
                    return overview(compared)
                return districts_page(compared, self._backing.district_map)
            case (name,) if name in self._sections:
                return self._sections[name](view)
            case ("districts", code) if code in view.catalogue.district:
                return district_page(view, code)
            case ("agencies", name) if name in view.catalogue.agency:
                return agency_page(view, name)
            case _:
                return self._numbered(view, parts) or unknown(view)

    def _numbered(self, view: View, parts: tuple[str, ...]) -> Element | None:
        """A submission or a letter by its number; None: the address names neither."""
        number = submission_number(parts[1]) if len(parts) > 1 else None
        if number is None:
            return None
        match (parts[0], *parts[2:]):
            case ("submissions",):
                return submission_page(view, self._backing, number)
            case ("submissions", "roster"):
                return roster_page(view, self._backing, number)
            case ("briefings",):
                return letter_page(view, self._backing, number)
            case _:
                return None

    @cached_property
    def _sections(self) -> dict[str, Callable[[View], Element]]:
        return {
            "calibration": calibration_page,
            "agencies": partial(agencies_page, backing=self._backing),
            "submissions": partial(submissions_page, backing=self._backing),
            "briefings": partial(briefings_page, backing=self._backing),
            "admin": partial(admin_page, backing=self._backing),
            "rules": partial(rules_page, backing=self._backing),
            "upload": partial(upload_page, backing=self._backing),
            "mapping": partial(mapping_page, backing=self._backing),
        }


def _title(view: View, tree: Element) -> str:
    """The words of the heading, without the chip that may stand beside them."""
    heading = next((part for part in every(tree) if part.tag == "h1"), None)
    if heading is None:
        return view.say("product")
    words = "".join(part for part in heading.children if isinstance(part, str))
    return view.say("title", page=words)
