"""Names in cells -> the indicators, areas and bodies of the notice."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, TypeAlias

from ingest.text import SEAL, folded, squeezed
from targets.amounts import WRITTEN_UNITS, normal_unit
from targets.catalogue import Catalogue
from targets.vocabulary import CITY, Behaviour, Component, Dimension, Indicator, Text, Unit

Part: TypeAlias = Literal["value", "numerator", "denominator"]

PART_SEPARATOR = re.compile(r"[|｜]")
NUMBERING = re.compile(
    r"^(?:\([一二三四五六七八九十\d]{1,3}\)|第?[一二三四五六七八九十]{1,3}[、.:]|\d{1,2}(?:[、)]|\.(?!\d)))"
)
LAST_BRACKET = re.compile(r"\(([^()]*)\)$")
TITLE_MONTH = re.compile(r"^(?:19|20)\d\d年(?:度|\d{1,2}(?:-\d{1,2})?月(?:份|末|底)?)?")
UNIT_WORD = re.compile(r"^(?:单位|计量单位)?:?(.+)$")
HUNDRED_MILLIONS = "亿"
"""Only money comes by it; a bare 万 may be of anything."""
QUALIFIERS = frozenset(
    {
        *(
            "今年以来",
            "本年以来",
            "年初以来",
            "自年初以来",
            "机制启动以来",
            "自机制启动以来",
            "启动以来",
        ),
        *(
            "累计",
            "累计数",
            "本年累计",
            "年累计",
            "累计投放",
            "期末",
            "期末数",
            "期末余额",
            "余额",
            "时点数",
        ),
        *("全市", "全年", "当年", "截至期末", "含", "cumulative", "balance"),
    }
)
OTHER_BEGINNING = {
    Behaviour.FLOW: "启动以来",
    Behaviour.RUNNING_TOTAL: "年以来",
}
"""What a label says of a total that begins elsewhere than its indicator: another series."""
EXCEPT = re.compile("不含|不包括|除外|扣除|剔除|except|without")
AMOUNT_WORDS = {
    Dimension.COUNT: ("数量", "总数", "个数", "家数", "数"),
    Dimension.MONEY: ("金额", "总额", "额"),
    Dimension.PERCENT: ("比例", "比率"),
}
"""户数 of loans is no amount of money: such a word must fit what the indicator counts."""
SIMILAR = 0.75
SHORTEST_WITHIN = 4
LONGEST_NAME = 60
NEW_AREA = "新区"
SHORTEST_IN_TEXT = 3
"""浦东新区 in a title is the district; 黄浦 may be a river."""


@dataclass(frozen=True, slots=True)
class Series:
    """What a label names: an indicator, or one part of a ratio."""

    indicator: Indicator
    part: Part = "value"

    @property
    def unit(self) -> Unit | None:
        """None: an amount of money, whose unit the catalogue does not name."""
        if self.part == "value":
            return self.indicator.unit
        component: Component | None = getattr(self.indicator, self.part)
        return component.unit if component is not None else None


@dataclass(frozen=True, slots=True)
class AreaName:
    """code None: an area that is shown but never summed. `is_former`: an abolished name or code.

    `is_total`: 合计, the whole that the sender reports for, whichever that is.
    """

    code: str | None
    is_former: bool = False
    is_total: bool = False


@dataclass(frozen=True)
class Names:
    """The names of one catalogue, looked up as people write them."""

    catalogue: Catalogue
    totals: tuple[str, ...]
    called: tuple[tuple[str, str], ...] = ()
    """(label, indicator) pairs: what one form calls an indicator beside the notice's own names."""

    def also(self, names: Mapping[str, Iterable[str]]) -> Names:
        """With a form's own names: indicator -> labels."""
        pairs = tuple((label, of) for of, labels in names.items() for label in labels)
        return replace(self, called=(*self.called, *pairs)) if pairs else self

    def series(self, label: str) -> Series | None:
        """Only whole names count: 普惠小微贷款增速 is not 普惠小微贷款.

        A word that only says what is counted may stand behind: 绿色工厂数量, 供应链融资总额.
        """
        outer, _, inner = PART_SEPARATOR.sub("\n", label).partition("\n")
        if inner:
            indicator = self.series(outer)
            part = next((self._parts[key] for key in _keys(inner) if key in self._parts), None)
            fits = indicator and part and part.indicator == indicator.indicator
            return part if fits else None
        whole = next((self._series[key] for key in _keys(label) if key in self._series), None)
        found = whole or self._series_of_amount(label)
        return None if found is None or _begins_elsewhere(label, found) else found

    def _series_of_amount(self, label: str) -> Series | None:
        shorter = (
            (self._series.get(key.removesuffix(word)), dimension)
            for key in _keys(label)
            for dimension, words in AMOUNT_WORDS.items()
            for word in words
            if key.endswith(word)
        )
        return next((series for series, counted in shorter if _counts(series, counted)), None)

    def similar(self, label: str) -> Series | None:
        """The known series whose name is most like a label that is not known, or stands within it."""
        keys = list(_keys(label))
        if keys[-1] in self._series:
            return self._series[keys[-1]]
        key = keys[0][:LONGEST_NAME]
        within = [name for name in self._series if len(name) >= SHORTEST_WITHIN and name in key]
        near = difflib.get_close_matches(key, self._series, n=1, cutoff=SIMILAR)
        found = near[0] if near else max(within, key=len, default=None)
        return None if found is None else self._series[found]

    def area(self, label: str) -> AreaName | None:
        """浦东新区（含…） is the district, 浦东新区（不含…） is not."""
        key = NUMBERING.sub("", squeezed(label)).rstrip(":")
        bracket = LAST_BRACKET.search(key)
        if bracket is not None and EXCEPT.search(bracket[1]) is None:
            return self._areas.get(key) or self._areas.get(key[: bracket.start()])
        return self._areas.get(key)

    def areas_in(self, text: str) -> frozenset[str]:
        """The areas that a longer text names in full; one that is never summed by its own name."""
        key = squeezed(text)
        return frozenset(
            area.code or name
            for name, area in self._areas.items()
            if len(name) >= SHORTEST_IN_TEXT and not name.isascii() and name in key
        )

    def is_code(self, text: str) -> bool:
        """Of a district, or of the territory: 310000 above 310101."""
        stem = text.rstrip("0")
        districts = self.catalogue.district
        is_whole = text.endswith("00") and all(code.startswith(stem) for code in districts)
        return text.isdecimal() and (is_whole or self.area(text) is not None)

    def body(self, text: str) -> str | None:
        """The body whose name this is, seal and all."""
        return self._bodies.get(SEAL.sub("", squeezed(text)))

    def body_at_start(self, text: str) -> str | None:
        """The body whose name a title begins with, a month before it or not."""
        key = TITLE_MONTH.sub("", squeezed(text))
        named = (name for name in self._bodies if not name.isascii() and key.startswith(name))
        longest = max(named, key=len, default=None)
        return self._bodies[longest] if longest is not None else None

    def bodies_in(self, text: str) -> frozenset[str]:
        """The bodies that a longer text names; a longer name hides the shorter ones inside it."""
        left, found = squeezed(text), set()
        for name in sorted(self._bodies, key=len, reverse=True):
            pattern = (
                rf"(?<![a-z]){re.escape(name)}(?![a-z])" if name.isascii() else re.escape(name)
            )
            if re.search(pattern, left):
                found.add(self._bodies[name])
                left = re.sub(pattern, " ", left)
        return frozenset(found)

    def without_names(self, text: str) -> str:
        """A text, squeezed, without the indicators and agencies that it names; areas stay."""
        left = squeezed(text)
        for name in self._harmless:
            left = left.replace(name, "")
        return left

    @cached_property
    def _harmless(self) -> list[str]:
        agencies = (name for name, body in self._bodies.items() if body in self.catalogue.agency)
        return sorted({*self._series, *agencies}, key=len, reverse=True)

    @cached_property
    def _series(self) -> dict[str, Series]:
        found: dict[str, Series] = {}
        for indicator in self.catalogue.indicators:
            for key in _all_names(indicator.name, indicator.short, indicator.aliases):
                found.setdefault(key, Series(indicator))
        for key, series in self._parts.items():
            found.setdefault(key, series)
        for label, called in self.called:
            if called in self.catalogue.indicator:
                found.setdefault(squeezed(label), Series(self.catalogue.indicator[called]))
        return found

    @cached_property
    def _parts(self) -> dict[str, Series]:
        found: dict[str, Series] = {}
        for indicator in self.catalogue.indicators:
            numerator, denominator = indicator.numerator, indicator.denominator
            for key in _component_names(numerator):
                found.setdefault(key, Series(indicator, "numerator"))
            for key in _component_names(denominator):
                found.setdefault(key, Series(indicator, "denominator"))
        return found

    @cached_property
    def _areas(self) -> dict[str, AreaName]:
        catalogue, notice = self.catalogue, self.catalogue.notice
        found: dict[str, AreaName] = {}
        for special in catalogue.special_areas:
            for key in _all_names(special.name, None, special.aliases):
                found[key] = AreaName(None)
        for district in catalogue.districts:
            former = (*district.former_names, *district.former_codes)
            found |= {squeezed(name): AreaName(district.code, is_former=True) for name in former}
            for key in _all_names(
                district.name, district.short, (*district.aliases, district.code)
            ):
                found[key] = AreaName(district.code)
            for name in _all_names(notice.territory, notice.territory_aliases):
                found[name + squeezed(district.name.zh)] = AreaName(district.code)
        found |= self._only_new_area()
        whole = _all_names(notice.territory, None, (*notice.territory_aliases, CITY))
        for total in map(squeezed, self.totals):
            is_total = not any(name in total for name in whole)
            found[total] = AreaName(CITY, is_total=is_total)
        return found | {key: AreaName(CITY) for key in whole}

    def _only_new_area(self) -> dict[str, AreaName]:
        """新区 is a name where only one district is one."""
        new = [one.code for one in self.catalogue.districts if one.name.zh.endswith(NEW_AREA)]
        return {NEW_AREA: AreaName(new[0])} if len(new) == 1 else {}

    @cached_property
    def _bodies(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for agency in self.catalogue.agencies:
            if agency.is_group:
                continue
            names = [name for names in agency.names for name in (names.full, names.short)]
            for key in _all_names(*names, None, (*agency.aliases, agency.id)):
                found.setdefault(key, agency.id)
        for district in self.catalogue.districts:
            for key in _all_names(
                district.name, district.short, (*district.aliases, district.code)
            ):
                found.setdefault(key, district.code)
        return found


def _begins_elsewhere(label: str, series: Series) -> bool:
    words = OTHER_BEGINNING.get(series.indicator.behaviour)
    return words is not None and words in squeezed(label)


def _counts(series: Series | None, dimension: Dimension) -> bool:
    unit = series.unit if series is not None else None
    return unit is not None and unit.dimension is dimension


def unit_in_label(label: str) -> str | None:
    """The unit that a label carries in its last brackets: 贷款余额（亿元）."""
    found = LAST_BRACKET.search(squeezed(label))
    return _unit(found[1]) if found else None


def without_unit(label: str) -> str:
    """A label, squeezed, without the unit in its last brackets."""
    key = squeezed(label)
    return LAST_BRACKET.sub("", key) if unit_in_label(label) else key


def without_start(text: str, starts: Iterable[str]) -> str:
    """其中：临港新片区 -> 临港新片区."""
    left = squeezed(text)
    for start in sorted(map(squeezed, starts), key=len, reverse=True):
        left = left.removeprefix(start)
    return left.lstrip(":、 ")


def _unit(text: str) -> str | None:
    found = UNIT_WORD.match(text)
    unit = normal_unit(found[1]) if found else ""
    if unit == HUNDRED_MILLIONS:
        unit = "亿元"
    return unit if unit in WRITTEN_UNITS else None


def _keys(label: str) -> Iterable[str]:
    """A label as it is, then without its numbering, then without brackets that say nothing new."""
    key = squeezed(folded(label))
    yield key
    key = NUMBERING.sub("", key)
    yield key
    while (bracket := LAST_BRACKET.search(key)) is not None:
        if bracket[1] not in QUALIFIERS and _unit(bracket[1]) is None:
            return
        key = key[: bracket.start()]
        yield key


def _all_names(*parts: Text | tuple[str, ...] | None) -> list[str]:
    names: list[str] = []
    for part in parts:
        if isinstance(part, Text):
            names += [part.zh, part.en]
        elif part is not None:
            names += part
    return [key for key in map(squeezed, names) if key]


def _component_names(component: Component | None) -> list[str]:
    return _all_names(component.name, component.aliases) if component else []
