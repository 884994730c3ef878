"""Which form a blank workbook is for."""

from __future__ import annotations

from targets.catalogue import Catalogue
from targets.filings import is_owed
from targets.vocabulary import Form, Period


class TemplateRefusedError(Exception):
    """No such blank workbook; the sentence is `wording` under `ingest.<code>`.

    Codes: template_unknown_agency, template_unknown_form, template_not_owed.
    """

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(f"{code} {values}")
        self.code = code
        self.values = tuple(sorted(values.items()))


def choose_form(catalogue: Catalogue, agency: str, period: Period, form: str | None = None) -> Form:
    """The named form, else the first with figures that the body owes for the period, else its first.

    Raises: TemplateRefusedError.
    """
    if agency not in catalogue.body:
        raise TemplateRefusedError("template_unknown_agency", agency=agency)
    forms = catalogue.forms_of(agency)
    if form is not None:
        forms = tuple(each for each in forms if each.id == form)
        if not forms:
            raise TemplateRefusedError("template_unknown_form", agency=agency, form=form)
    owed = [each for each in forms if is_owed(catalogue, each, period)]
    if not owed:
        raise TemplateRefusedError("template_not_owed", agency=agency, period=str(period))
    return next((each for each in owed if each.indicators), owed[0])
