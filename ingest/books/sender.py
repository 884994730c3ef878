"""Who sent this, and on which form: from the sheet, its titles, the file's name, or what it reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layout import Words
from ingest.names import Names
from ingest.tables.table import TableReading
from ingest.text import folded, squeezed
from ingest.workbook import CellKind, RawCell
from targets.catalogue import Catalogue
from targets.vocabulary import CITY, Cell, Finding, Form, Hints, Severity

SEPARATE = re.compile(r"\s{2,}|填报日期|报送时间|填报人|填表人|联系")


@dataclass(frozen=True, slots=True)
class Sender:
    """agency None: not known, or named but unknown; `findings` say which."""

    agency: str | None
    form: Form | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class SenderSearch:
    catalogue: Catalogue
    names: Names
    words: Words
    readings: Sequence[TableReading]
    file_name: str
    hints: Hints

    def find(self) -> Sender:
        stated, place, seen = self._stated_in_sheets()
        if seen and stated is None and self.hints.agency is None:
            finding = Finding("agency_unknown", Severity.ERROR, place, seen)
            return Sender(None, None, (finding,))
        other = self._stated_otherwise(stated)
        if stated is not None and other is not None:
            return Sender(stated, self._form_of(stated), (other,))
        named = stated or self._named_in_titles() or self._in_file_name()
        hinted = self.hints.agency
        if hinted is not None and hinted not in self.catalogue.body:
            return Sender(None, None, (Finding("agency_unknown", Severity.ERROR, None, hinted),))
        if named is not None and hinted is not None and named != hinted:
            values = (("agency", named), ("hinted", hinted))
            finding = Finding(
                "agency_contradicts", Severity.ERROR, place, seen or named, hinted, values
            )
            return Sender(named, self._form_of(named), (finding,))
        found = self._with_form(named or hinted or self._by_its_figures(), place)
        is_unsigned = named is None and hinted is None and found.agency is not None
        if is_unsigned and self._may_be_a_districts:
            found = replace(found, findings=(self._inferred(found.agency or ""), *found.findings))
        if found.agency is not None:
            found = replace(found, findings=(*self._collected(found.agency), *found.findings))
        if seen and stated is None and hinted is not None:
            about = (("agency", hinted),)
            doubt = Finding("agency_taken_as_said", Severity.WARNING, place, seen, "", about)
            return replace(found, findings=(doubt, *found.findings))
        return found

    @property
    def _may_be_a_districts(self) -> bool:
        """No row names an area, and districts owe figures of these indicators too."""
        return self._areas <= {None} and any(
            form.areas == "own" and self._indicators & set(form.indicators)
            for form in self.catalogue.forms
        )

    def _inferred(self, agency: str) -> Finding:
        """A district's unsigned figures look like those of the whole city."""
        first = next(entry.place for reading in self.readings for entry in reading.entries)
        return Finding("agency_inferred", Severity.WARNING, first, values=(("agency", agency),))

    def _collected(self, agency: str) -> Iterator[Finding]:
        """Put together by the office that issued the notice, which reports nothing itself."""
        for body, place, text in self._lines():
            if self._is_collector(body):
                values = (("agency", agency),)
                yield Finding("collected_by_office", Severity.NOTE, place, text, "", values)
                return

    def _is_collector(self, body: str | None) -> bool:
        return body is not None and any(
            each.id == body and each.role == "issuer" for each in self.catalogue.agencies
        )

    def _with_form(self, agency: str | None, place: Cell | None) -> Sender:
        if agency is None:
            return Sender(None, None, (Finding("agency_missing", Severity.ERROR, None),))
        form = self._form_of(agency)
        if form is None and self._indicators:
            values = (("agency", agency),)
            finding = Finding("wrong_form", Severity.ERROR, place, "", "", values)
            return Sender(agency, None, (finding,))
        return Sender(agency, form, self._beyond(agency, form))

    def _beyond(self, agency: str, form: Form | None) -> tuple[Finding, ...]:
        """Figures that the body's form does not ask for: read, and said."""
        asked = set(form.indicators) if form is not None else set()
        first: dict[str, Cell] = {}
        for reading in self.readings:
            for entry in reading.entries:
                first.setdefault(entry.series.indicator.id, entry.place)
        return tuple(
            Finding(
                "not_in_form",
                Severity.NOTE,
                place,
                values=(("indicator", indicator), ("agency", agency)),
            )
            for indicator, place in first.items()
            if indicator not in asked
        )

    def _form_of(self, agency: str) -> Form | None:
        """The body's form that asks for most of what was read."""
        forms = [
            form
            for form in self.catalogue.forms_of(agency)
            if set(form.indicators) & self._indicators
        ]
        return max(
            forms, key=lambda form: len(set(form.indicators) & self._indicators), default=None
        )

    @property
    def _indicators(self) -> frozenset[str]:
        return frozenset(
            entry.series.indicator.id for reading in self.readings for entry in reading.entries
        )

    @property
    def _areas(self) -> frozenset[str | None]:
        return frozenset(entry.area for reading in self.readings for entry in reading.entries)

    def _by_its_figures(self) -> str | None:
        """The only body that owes a form with all these figures for these areas."""
        found = {
            agency
            for form in self.catalogue.forms
            if self._indicators and self._indicators <= set(form.indicators)
            for agency in self.catalogue.reporters(form)
            if self._may_speak_for_its_areas(form, agency)
        }
        return next(iter(found)) if len(found) == 1 else None

    def _may_speak_for_its_areas(self, form: Form, agency: str) -> bool:
        """Several districts, or one beside the whole, stand only in a form for all of them."""
        if form.areas == "own":
            return self._areas <= {agency}
        return self._areas <= {None, CITY} or form.areas == "city_and_districts"

    def _stated_in_sheets(self) -> tuple[str | None, Cell | None, str]:
        """(body, place, text) of the first 填报单位 line that is filled in."""
        return next(self._stated(), (None, None, ""))

    def _stated(self) -> Iterator[tuple[str | None, Cell | None, str]]:
        return (line for line in self._lines() if not self._is_collector(line[0]))

    def _lines(self) -> Iterator[tuple[str | None, Cell | None, str]]:
        for reading in self.readings:
            for cell in self._possible_lines(reading):
                text = self._after_label(folded(cell.text), reading, cell.row, cell.column)
                if text:
                    place = reading.sheet.place(cell.row, cell.column)
                    yield self.names.body(text) or self._only(text), place, text

    def _stated_otherwise(self, stated: str | None) -> Finding | None:
        """A second sheet in another body's name: its figures would go under the wrong one."""
        if stated is None:
            return None
        for body, place, text in self._stated():
            if body not in (None, stated):
                values = (("agency", stated),)
                return Finding("agencies_differ", Severity.ERROR, place, text, stated, values)
        return None

    def _possible_lines(self, reading: TableReading) -> Iterator[RawCell]:
        """Above the table anywhere, below it only where the line begins with its label."""
        labels = tuple(map(squeezed, self.words.filled_by))
        yield from (cell for cell in reading.titles if cell.kind is CellKind.TEXT)
        for row, cells in reading.sheet.rows.items():
            for cell in cells if row > reading.header.bottom else ():
                if cell.kind is CellKind.TEXT and squeezed(cell.text).startswith(labels):
                    yield cell

    def _after_label(self, text: str, reading: TableReading, row: int, column: int) -> str:
        squeezed_text = squeezed(text)
        label = next((w for w in self.words.filled_by if squeezed(w) in squeezed_text), None)
        if label is None:
            return ""
        _, _, after = text.partition(label)
        after = SEPARATE.split(after.lstrip(" :("))[0].strip(" )")
        if after:
            return after
        neighbours = (c for c in reading.sheet.rows[row] if c.column > column)
        return next((folded(cell.text) for cell in neighbours if cell.kind is CellKind.TEXT), "")

    def _named_in_titles(self) -> str | None:
        for reading in self.readings:
            for cell in reading.titles:
                body = self.names.body_at_start(cell.text) if cell.kind is CellKind.TEXT else None
                if body is not None and not self._is_collector(body):
                    return body
        return None

    def _in_file_name(self) -> str | None:
        found = {
            body for body in self.names.bodies_in(self.file_name) if not self._is_collector(body)
        }
        return next(iter(found)) if len(found) == 1 else None

    def _only(self, text: str) -> str | None:
        found = self.names.bodies_in(text)
        return next(iter(found)) if len(found) == 1 else None
