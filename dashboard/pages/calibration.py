"""Forecasts of years that are over, held against what happened: is a chance of 3 in 4 kept 3 times in 4?"""

from __future__ import annotations

from dashboard.elements import Content, Element, element
from dashboard.figures.reliability import reliability
from dashboard.parts import column_heads, section
from dashboard.shell import framed
from dashboard.view import View
from targets.amounts import NOTHING
from targets.calibration import ENOUGH, Bin, Calibration, calibration, errors_by_kind

RULES = ("flow", "stock", "count")


def calibration_page(view: View) -> Element:
    closed = view.board.known.closed_forecasts
    whole = calibration(closed)
    return framed(
        view,
        [
            element("p", view.say("calibration_kicker"), class_="kicker"),
            element("h1", view.say("calibration_title")),
            element("p", view.say("calibration_lead"), class_="sentence"),
            _said_and_happened(view, whole) if whole.count else _nothing(view),
            _rules(view) if whole.count else None,
            _tables(view),
        ],
        current="calibration",
    )


def _nothing(view: View) -> Element:
    month = view.month(view.catalogue.notice.end)
    return section(
        view.say("calibration_bins"),
        element("p", view.say("calibration_nothing", month=month), class_="empty"),
    )


def _said_and_happened(view: View, found: Calibration) -> Element:
    names = ("bin", "count", "said", "happened")
    rows = [_row(view, one) for one in found.bins if one.count]
    table = element(
        "table",
        element("thead", element("tr", column_heads(view, "calibration", names, names[1:]))),
        element("tbody", rows),
        class_="others rows",
    )
    return section(
        view.say("calibration_bins"),
        element(
            "div",
            element("div", reliability(view, found)),
            element("div", table, class_="wide"),
            class_="beside",
        ),
        note=view.say("calibration_judged", count=found.judged),
    )


def _row(view: View, one: Bin) -> Element:
    cells: tuple[tuple[str, Content], ...] = (
        ("count", str(one.count)),
        ("said", share(one.said)),
        ("happened", share(one.happened)),
    )
    return element(
        "tr",
        element("th", bin_name(view, one), scope="row"),
        [
            element("td", text, class_="r", data_label=view.say(f"calibration_{name}"))
            for name, text in cells
        ],
    )


def bin_name(view: View, one: Bin) -> str:
    return view.say("calibration_between", low=share(one.low), high=share(one.high))


def share(value: float | None) -> str:
    """Whole percents: fewer than a thousand cases know no more."""
    return NOTHING if value is None else f"{value:.0%}"


def _rules(view: View) -> Element:
    """The same by kind of forecast, in one row each."""
    names = ("kind", "count", "brier", "covered", "likely", "unlikely")
    found = {rule: calibration(view.board.known.closed_forecasts, rule) for rule in RULES}
    rows = [_rule(view, rule, one) for rule, one in found.items() if one.count]
    head = column_heads(view, "calibration", names, names[1:])
    table = element(
        "table",
        element("thead", element("tr", head)),
        element("tbody", rows),
        class_="others rows",
    )
    return section(
        view.say("calibration_by_kind"),
        element("div", table, class_="wide"),
        note=view.say("calibration_reference"),
    )


def _rule(view: View, rule: str, found: Calibration) -> Element:
    cells = (
        ("count", str(found.count)),
        ("brier", NOTHING if found.brier is None else f"{found.brier:.3f}"),
        ("covered", share(found.covered)),
        ("likely", share(found.likely_kept)),
        ("unlikely", share(found.unlikely_kept)),
    )
    return element(
        "tr",
        element("th", view.say(f"calibration_of_{rule}"), scope="row"),
        [
            element("td", text, class_="r", data_label=view.say(f"calibration_{name}"))
            for name, text in cells
        ],
    )


def _tables(view: View) -> Element:
    """Which errors ranges and chances rest on now."""
    before = view.catalogue.notice.start
    errors = errors_by_kind(view.board.known.closed_forecasts, before=before)
    said = []
    for kind, own in errors.items():
        key = "own" if len(own) >= ENOUGH else "pooled"
        name = view.say(f"calibration_of_{kind}")
        words = view.say(f"calibration_tables_{key}", kind=name, count=len(own), enough=ENOUGH)
        said.append(element("p", words, class_="sentence"))
    return section(view.say("calibration_tables"), *said)
