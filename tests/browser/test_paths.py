"""The three readers' ways are walked from end to end."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from store.engine import Store
from targets.vocabulary import Period
from tests.browser.conftest import reading
from tests.browser.paths import PATHS, Walk


@pytest.mark.parametrize("name", PATHS)
def test_a_reader_reaches_what_they_came_for(
    chromium: Browser, own_site: str, own_store: Store, name: str
) -> None:
    steps, (width, _) = PATHS[name]
    with reading(chromium, own_site, width=width) as reader:
        walk = Walk(reader.page, own_site, own_store, "310118", Period(2023, 9))
        assert len(list(steps(walk))) >= 4
        assert reader.troubles == []
        assert reader.strangers == []
