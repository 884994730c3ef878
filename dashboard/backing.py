"""What stands behind the pages: the store, the notice, the door for workbooks, the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dashboard.boards import Boards
from dashboard.doors import BriefingsDoor, IntakeDoor, MappingDoor, RulesDoor
from dashboard.drafts import Drafts
from dashboard.held import HeldUploads
from store.engine import Store
from targets.calendar import WorkingDays
from targets.catalogue import Catalogue
from targets.district_map import DistrictMap
from targets.vocabulary import Language


@dataclass(frozen=True)
class Backing:
    store: Store
    catalogue: Catalogue
    default_language: Language
    working_days: WorkingDays
    boards: Boards
    intake: IntakeDoor
    mappings: MappingDoor
    held: HeldUploads
    clock: Callable[[], datetime]
    progress: Callable[[], tuple[int, int] | None]
    rulebook: RulesDoor
    drafts: Drafts
    briefings: BriefingsDoor
    district_map: DistrictMap | None = None
