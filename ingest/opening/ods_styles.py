"""The styles of an .ods that change what a number says, as the number formats of Excel."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.opening.ods_tables import Attributes

NUMBER_STYLES = {
    "number:number-style",
    "number:percentage-style",
    "number:currency-style",
    "number:date-style",
    "number:time-style",
    "number:text-style",
}
DATE_PARTS = {"number:year": "yyyy", "number:month": "mm", "number:day": "dd", "number:hours": "hh"}
RAISED = re.compile(r"super|[1-9]")
FOREIGN = re.compile(r"\$|€|£")
SIGNS = re.compile(r"[-+() ]*")
GENERAL = "General"


@dataclass(slots=True)
class _Look:
    """A number format in the making; `first` names the one for positive numbers, if that is another."""

    is_percent: bool
    parts: list[str] = field(default_factory=list)
    first: str = ""


class Styles:
    """Fed with the elements of styles.xml and then of content.xml."""

    def __init__(self) -> None:
        self._looks: dict[str, str] = {}
        self._look_of: dict[str, str] = {}
        self._parent: dict[str, str] = {}
        self.raised: set[str] = set()
        self.hidden: set[str] = set()
        self._struck: dict[str, bool] = {}
        self._style = ("", "")
        self._name = ""
        self._look: _Look | None = None
        self._literal: list[str] | None = None
        self._inside: list[tuple[int, str]] = []

    def look(self, style: str) -> str:
        """The number format of a cell style, from its parent where it has none of its own."""
        for _ in range(10):
            if style in self._look_of or not style:
                break
            style = self._parent.get(style, "")
        return self._looks.get(self._look_of.get(style, ""), GENERAL)

    def is_struck(self, style: str) -> bool:
        """Is what wears it struck out?"""
        for _ in range(10):
            if style in self._struck or not style:
                break
            style = self._parent.get(style, "")
        return self._struck.get(style, False)

    def start(self, name: str, attributes: Attributes) -> None:
        if name in NUMBER_STYLES:
            self._name = attributes.get("style:name", "")
            self._look = _Look(is_percent=name == "number:percentage-style")
        elif name == "style:style":
            self._start_style(attributes)
        elif name == "style:text-properties":
            self._start_text(attributes)
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden.add(self._style[1])
        elif self._look is not None:
            self._start_part(name, attributes, self._look)

    def _start_style(self, attributes: Attributes) -> None:
        family, name = attributes.get("style:family", ""), attributes.get("style:name", "")
        self._style = (family, name)
        if family == "table-cell":
            self._parent[name] = attributes.get("style:parent-style-name", "")
            look = attributes.get("style:data-style-name")
            if look is not None:
                self._look_of[name] = look

    def _start_text(self, attributes: Attributes) -> None:
        family, name = self._style
        line = attributes.get("style:text-line-through-style", "")
        if line:
            self._struck[name] = line != "none"
        if family == "text" and RAISED.match(attributes.get("style:text-position", "")):
            self.raised.add(name)

    def _start_part(self, name: str, attributes: Attributes, look: _Look) -> None:
        if name == "number:number":
            look.parts.append(_digits(attributes))
            self._inside = []
        elif name == "number:scientific-number":
            look.parts.append("0.00E+00")
        elif name in DATE_PARTS:
            look.parts.append(DATE_PARTS[name])
        elif name == "style:map" and "value()>" in attributes.get("style:condition", ""):
            look.first = look.first or attributes.get("style:apply-style-name", "")
        elif name in ("number:text", "number:currency-symbol"):
            self._literal = []
        elif name == "number:embedded-text":
            self._literal = []
            place = attributes.get("number:position", "0")
            self._inside.append((int(place) if place.isdecimal() and len(place) < 3 else 0, ""))

    def text(self, text: str) -> None:
        if self._literal is not None:
            self._literal.append(text)

    def end(self, name: str) -> None:
        look = self._look
        if look is None:
            return
        if name in NUMBER_STYLES:
            self._looks[self._name] = self._looks.get(look.first, "".join(look.parts) or GENERAL)
            self._look = None
        elif name == "number:embedded-text" and self._inside:
            self._inside[-1] = (self._inside[-1][0], "".join(self._literal or []))
        elif name == "number:number" and self._inside:
            look.parts[-1] = _with_inside(look.parts[-1], self._inside)
        elif name in ("number:text", "number:currency-symbol"):
            literal = "".join(self._literal or [])
            look.parts.append(_quoted(literal, look.is_percent, name == "number:currency-symbol"))
        self._literal = None


def _digits(attributes: Attributes) -> str:
    places = attributes.get("number:decimal-places", "0")
    behind = "0" * int(places) if places.isdecimal() and len(places) < 3 else ""
    whole = "#,##0" if attributes.get("number:grouping") == "true" else "0"
    factor = attributes.get("number:display-factor", "1").partition(".")[0]
    thousands = (len(factor) - 1) // 3 if re.fullmatch("10*", factor) else 0
    return whole + ("." + behind if behind else "") + "," * thousands


def _with_inside(digits: str, inside: list[tuple[int, str]]) -> str:
    """A literal that stands so many digits from the right, as the point between 万 and 千 does."""
    whole = digits.rstrip(",")
    commas = digits[len(whole) :]
    whole, point, behind = whole.partition(".")
    for place, text in inside:
        literal = "".join("\\" + letter for letter in text)
        whole = "0" * max(place + 1 - len(whole), 0) + whole
        whole = whole[: len(whole) - place] + literal + whole[len(whole) - place :]
    return whole + point + behind + commas


def _quoted(text: str, is_percent: bool, is_currency: bool) -> str:  # noqa: FBT001
    if is_currency and FOREIGN.search(text):
        return f"[${text}-409]"
    if is_percent and "%" in text:
        return "%"
    return text if SIGNS.fullmatch(text) else '"' + text.replace('"', "") + '"'
