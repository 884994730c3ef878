"""A replay of altered rules: seen to work at once, and its result without another click."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from dashboard.drafts import Drafts, Job
from store.engine import Store
from tests.browser.conftest import reading, served
from tests.make_pages import dashboard_over


def test_a_replay_shows_that_it_works_and_then_what_it_found(
    chromium: Browser, own_store: Store
) -> None:
    jobs: list[Job] = []
    app = dashboard_over(own_store, drafts=Drafts(run=jobs.append))
    with served(app) as address, reading(chromium, address) as reader:
        reader.act_as("office")
        page = reader.open("/rules")
        page.fill("textarea", "magnitude: {stage: off}")
        page.click("button[value=replay]")
        expect(page.locator("#replay progress")).to_be_visible()
        jobs[0]()
        expect(page.locator("#replay")).to_contain_text("重新核对了")
        expect(page.locator("textarea")).to_have_value("magnitude: {stage: off}")
        assert reader.troubles == []
