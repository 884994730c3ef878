"""The text of targets.yaml -> Catalogue; what is wrong is refused with its line, all faults in one pass."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from targets import schema
from targets.catalogue import Catalogue
from targets.contradictions import contradictions, draft_of
from targets.faults import CatalogueRefusedError, Fault
from targets.shapes import sound_part
from targets.vocabulary import (
    Action,
    Agency,
    Baseline,
    Behaviour,
    Chapter,
    Comparator,
    Component,
    Dimension,
    District,
    DueRule,
    Form,
    Indicator,
    Kind,
    Measure,
    Notice,
    Parameter,
    PublishedPoint,
    SpecialArea,
    Target,
    Text,
    Unit,
)
from targets.yaml_text import read, repeated_keys, unsure_lines

__all__ = ["CatalogueRefusedError", "Fault", "kind_of", "load"]

SMALL_COUNT_BELOW = 100
DECIMALS = {Dimension.MONEY: 2, Dimension.COUNT: 0, Dimension.PERCENT: 4}
BAND_SHARE = Decimal("0.1")


def load(text: str) -> Catalogue:
    """Raises: CatalogueRefusedError with every fault of the file, by line."""
    raw, root = read(text)
    found = list(repeated_keys(root))
    file, dropped = sound_part(raw, root, found)
    if file is not None:
        found += contradictions(draft_of(raw, file, dropped), root)
    if found or file is None:
        unsure = unsure_lines(root)
        told = {one for one in found if one.code == "repeated_key" or one.line not in unsure}
        raise CatalogueRefusedError(tuple(sorted(told)))
    return _catalogue(file, hashlib.sha256(text.encode()).hexdigest())


def _catalogue(file: schema.NoticeFile, sha256: str) -> Catalogue:
    units = {u.id: Unit(u.id, u.text, u.dimension, u.aliases, u.one_en) for u in file.units}
    indicators = {entry.id: _indicator(entry, units) for entry in file.indicators}
    return Catalogue(
        notice=_notice(file.notice),
        chapters=tuple(Chapter(c.number, c.text, c.clauses) for c in file.chapters),
        measures=tuple(Measure(m.clause, m.text, m.responsible) for m in file.measures),
        units=tuple(units.values()),
        agencies=tuple(_agency(entry) for entry in file.agencies),
        districts=tuple(_district(entry) for entry in file.districts),
        special_areas=tuple(SpecialArea(s.text, s.aliases) for s in file.special_areas),
        indicators=tuple(indicators.values()),
        targets=tuple(_target(entry, indicators, file.notice) for entry in file.targets),
        parameters=tuple(_parameter(entry) for entry in file.parameters),
        actions=tuple(
            Action(a.id, a.clause, a.text, a.quote, a.responsible, a.due) for a in file.actions
        ),
        forms=tuple(_form(entry) for entry in file.forms),
        sha256=sha256,
    )


def _notice(entry: schema.NoticeEntry) -> Notice:
    return Notice(
        id=entry.id,
        title=entry.title.text,
        number=entry.number.text if entry.number else None,
        issuer=entry.issuer,
        issued_on=entry.issued_on,
        territory=entry.territory.text,
        territory_aliases=entry.territory.aliases,
        timezone=entry.timezone,
        start=entry.start,
        end=entry.end,
        clauses_in_source=entry.clauses_in_source,
        clauses_in_full=entry.clauses_in_full,
        source_note=entry.source_note.text,
        addressees=entry.addressees,
    )


def _agency(entry: schema.AgencyEntry) -> Agency:
    names = tuple(name.agency_name for name in entry.names)
    return Agency(entry.id, names, entry.aliases, entry.role, entry.group)


def _district(entry: schema.DistrictEntry) -> District:
    return District(
        code=entry.code,
        name=entry.text,
        short=Text(entry.short_zh, entry.short_en),
        aliases=entry.aliases,
        former_codes=entry.former_codes,
        former_names=entry.former_names,
        tile=entry.tile,
    )


def _indicator(entry: schema.IndicatorEntry, units: dict[str, Unit]) -> Indicator:
    unit = units[entry.unit]
    return Indicator(
        id=entry.id,
        name=entry.text,
        short=Text(entry.short_zh, entry.short_en),
        unit=unit,
        behaviour=entry.behaviour,
        source=entry.source,
        aliases=entry.aliases,
        decimals=DECIMALS[unit.dimension] if entry.decimals is None else entry.decimals,
        by_district=entry.by_district,
        numerator=_component(entry.numerator, units),
        denominator=_component(entry.denominator, units),
        part_of=entry.part_of,
        parts=entry.parts,
        published=tuple(PublishedPoint(p.period, p.value, p.page) for p in entry.published),
    )


def _component(entry: schema.ComponentEntry | None, units: dict[str, Unit]) -> Component | None:
    if entry is None:
        return None
    return Component(entry.text, entry.aliases, units[entry.unit] if entry.unit else None)


def _target(
    entry: schema.TargetEntry, indicators: dict[str, Indicator], notice: schema.NoticeEntry
) -> Target:
    indicator = indicators[entry.indicator]
    base = entry.baseline
    return Target(
        id=entry.id,
        indicator=indicator,
        clause=entry.clause,
        quote=entry.quote,
        comparator=entry.comparator,
        value=entry.value,
        kind=kind_of(indicator.behaviour, entry.comparator, entry.value),
        start=entry.start or notice.start,
        end=entry.end or notice.end,
        responsible=entry.responsible,
        baseline=Baseline(base.value, base.as_of, base.evidence, base.note) if base else None,
        tolerance=_tolerance(entry),
        ratio_rule=entry.ratio_rule,
        step_on=entry.step_on,
        milestones=tuple((m.period, m.value) for m in entry.milestones),
        allocation=tuple(entry.allocation.items()),
        is_aspirational=entry.aspirational,
        is_soft=entry.soft,
        uncertain=entry.uncertain,
        note=entry.note.text if entry.note else None,
    )


def kind_of(behaviour: Behaviour, comparator: Comparator, value: Decimal) -> Kind:
    """How a promise is judged follows from its series and its wording; it is never typed twice."""
    if comparator is Comparator.ABOUT:
        return Kind.BAND
    if behaviour is Behaviour.RATIO:
        return Kind.RATIO_CEILING if comparator is Comparator.AT_MOST else Kind.RATIO_FLOOR
    if behaviour is Behaviour.FLOW and value < SMALL_COUNT_BELOW:
        return Kind.SMALL_COUNT
    return Kind(behaviour.value)


def _tolerance(entry: schema.TargetEntry) -> Decimal | None:
    """10 % of N, at least 1, unless the file says otherwise."""
    if entry.comparator is not Comparator.ABOUT:
        return None
    return entry.tolerance or max(entry.value * BAND_SHARE, Decimal(1))


def _parameter(entry: schema.ParameterEntry) -> Parameter:
    return Parameter(
        id=entry.id,
        clause=entry.clause,
        name=entry.text,
        quote=entry.quote,
        comparator=entry.comparator,
        values=entry.values,
        unit=entry.unit,
        responsible=entry.responsible,
        by_district=entry.by_district,
        is_mandatory=entry.mandatory,
        window=entry.window,
    )


def _form(entry: schema.FormEntry) -> Form:
    return Form(
        id=entry.id,
        version=entry.version,
        name=entry.text,
        agencies=entry.agencies,
        frequency=entry.frequency,
        due=DueRule(entry.due.working_day),
        indicators=entry.indicators,
        areas=entry.areas,
        has_actions=entry.actions,
        has_rosters=entry.rosters,
        first_period=entry.first_period,
        late_window=entry.late_window,
        is_assumed=entry.assumed,
    )
