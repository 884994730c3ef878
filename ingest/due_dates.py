"""When a form is due: by its rule, or when the office granted in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from store import recall
from targets.calendar import WorkingDays, due_date
from targets.catalogue import Catalogue
from targets.vocabulary import Period


@dataclass(frozen=True, slots=True)
class DueDates:
    catalogue: Catalogue
    working_days: WorkingDays

    def of(self, session: Session, form: str, agency: str, period: Period) -> date:
        granted = recall.extension(session, agency, form, period)
        return granted.due if granted else self.by_rule(form, period)

    def by_rule(self, form: str, period: Period) -> date:
        return due_date(self.catalogue.form[form], period, self.working_days)
