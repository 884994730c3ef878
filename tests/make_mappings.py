"""Builders of a form that no layout knows, and of what a person says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from openpyxl import Workbook

from ingest.intake import Intake
from ingest.layout import Role, load_layouts
from ingest.mapping.confirming import Choice, as_proposed
from ingest.mapping.mappings import Mappings
from ingest.mapping.proposal import ColumnProposal, Proposal
from store.engine import Store
from targets.calendar import WorkingDays
from targets.vocabulary import Text
from tests.make_workbooks import catalogue, content

NOW = datetime(2023, 6, 5, 2, 0, tzinfo=UTC)
FILE = "培育台账2023-05.xlsx"
ROWS: tuple[tuple[Any, ...], ...] = (
    (1, "创新型中小企业", "家", 20000, 412, 12980, "规划处"),
    (2, "专精特新中小企业", "家", 10000, 121, 8288, "规划处"),
    (3, "小巨人培育企业", "家", 700, 0, 500, "企业处"),
    (4, "绿色工厂", "家", 30, 2, 8, "节能处"),
)
FIGURES = {
    "innovative_smes": ("12980", "F5"),
    "srdi_smes": ("8288", "F6"),
    "little_giants": ("500", "F7"),
    "green_factories": ("8", "F8"),
}


def ledger(rows: tuple[tuple[Any, ...], ...] = ROWS, *, month: str = "5月") -> bytes:
    """Headers that nobody has seen: 量纲 for the unit, 滚动合计 for the cumulative figure."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([f"2023年{month}科技企业培育台账"])
    sheet.append(["填报单位：市经济信息化委"])
    sheet.append(["编号", "培育对象名目", "量纲", "年内任务", "截至报告月成效", None, "负责科室"])
    sheet.append([None, None, None, None, "当期增加", "滚动合计"])
    sheet.merge_cells("E3:F3")
    for row in rows:
        sheet.append(row)
    return content(book)


def mappings_of(store: Store) -> Mappings:
    return Mappings(store, catalogue(), load_layouts())


def intake_of(store: Store) -> Intake:
    return Intake(store, catalogue(), load_layouts(), WorkingDays())


def proposed(store: Store, workbook: bytes | None = None) -> Proposal:
    found = mappings_of(store).propose(workbook or ledger(), FILE)
    assert found is not None
    return found


def column(proposal: Proposal, letters: str) -> ColumnProposal:
    return next(each for each in proposal.columns if each.letters == letters)


def choice_of(proposal: Proposal, roles: dict[int, Role] | None = None) -> Choice:
    """The proposal, with some columns said otherwise."""
    as_it_is = as_proposed(proposal, "eic", Text("培育台账", "Ledger"))
    return replace(as_it_is, roles={**as_it_is.roles, **(roles or {})})


def confirmed(store: Store, roles: dict[int, Role] | None = None) -> str:
    """The id of the layout that it is from now on, with its version."""
    choice = choice_of(proposed(store), roles)
    done = mappings_of(store).confirm(ledger(), FILE, choice, by="li", now=NOW)
    return done.layout.code
