"""Due dates put off and taken back by hand, several in a row."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader

CARD = "#extensions"


def put_off(page: Page, month: str) -> None:
    page.select_option(f"{CARD} select[name=form]", "fin_monthly.fin")
    page.select_option(f"{CARD} select[name=month]", month)
    page.fill(f"{CARD} input[name=due]", "2024-01-31")
    page.fill(f"{CARD} form[action='/extend'] input[name=reason]", "系统切换")
    page.click(f"{CARD} form[action='/extend'] button")


def test_one_due_date_after_another_is_put_off_and_taken_back(own_reader: Reader) -> None:
    own_reader.act_as("office")
    page = own_reader.open("/agencies")
    put_off(page, "2023-09")
    expect(page.locator(f"{CARD} li")).to_have_count(1)
    put_off(page, "2023-10")
    expect(page.locator(f"{CARD} li")).to_have_count(2)
    page.click(f"{CARD} li:first-child summary")
    page.fill(f"{CARD} li:first-child input[name=reason]", "系统已恢复")
    page.click(f"{CARD} li:first-child button")
    expect(page.locator(f"{CARD} s")).to_have_count(1)
    expect(page.locator(".notice")).to_contain_text("延期已收回")
    assert own_reader.troubles == []
