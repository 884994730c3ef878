"""What stands above every sheet of a blank workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from targets.catalogue import Catalogue
from targets.vocabulary import Form, Period
from wording import say


@dataclass(frozen=True, slots=True)
class Heading:
    """Title, body, due day and remark in Chinese, the language of the sheets."""

    title: str
    body: str
    due: str | None
    period: Period
    remark: str | None = None

    @classmethod
    def of(
        cls, catalogue: Catalogue, form: Form, agency: str, period: Period, due: date | None
    ) -> Heading:
        """A renamed body bears the name that it had at the period's end."""
        known = catalogue.agency.get(agency)
        name = known.name_on(period.last_day) if known else catalogue.body[agency]
        month = {"year": period.year, "month": period.month}
        return cls(
            title=say("ingest.title", "zh", form=form.name.zh, **month),
            body=say("ingest.filled_by", "zh", body=name.full.zh),
            due=say("ingest.due", "zh", year=due.year, month=due.month, day=due.day)
            if due
            else None,
            period=period,
        )
