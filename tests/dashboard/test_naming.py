"""Layouts are called by name, whoever's they are and in whichever version."""

from __future__ import annotations

import pytest

from dashboard.access import Identity
from dashboard.address import Address
from dashboard.boards import Boards
from dashboard.pages.naming import layout_name
from dashboard.view import View
from store.engine import Store
from targets.vocabulary import Language
from tests.make_pages import DAYS, fixed_clock, shanghai


@pytest.mark.parametrize(
    ("layout", "language", "said"),
    [
        ("indicator_list", "zh", "指标清单月报表"),
        ("own_310101_ledger", "zh", "黄浦区自有表格"),
        ("own_310101_ledger@3", "zh", "黄浦区自有表格（第3版）"),
        ("own_310101_ledger@3", "en", "Huangpu District: own form, version 3"),
        ("template+own_310101_ledger@2", "zh", "本系统填报模板、黄浦区自有表格（第2版）"),
    ],
)
def test_a_layout_is_named_with_its_version(
    filled: Store, layout: str, language: Language, said: str
) -> None:
    look = Boards(filled, shanghai(), DAYS, fixed_clock).look()
    view = View(look.board, Address(language=language), Identity(), look.months, look.latest)
    assert layout_name(view, layout) == said
