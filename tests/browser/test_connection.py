"""A lost connection, an expired session, a slow answer: told in words, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Reader

ASKED = re.compile("/_dash-update-component")
BAR = "#connection"
LINK = "a.name >> nth=0"


@pytest.fixture
def page(reader: Reader) -> Page:
    return reader.open("/")


def answering(page: Page, status: int) -> None:
    page.route(ASKED, lambda route: route.fulfill(status=status, body=""))


def test_a_lost_connection_is_told_and_made_up_for(reader: Reader, page: Page) -> None:
    reader.context.set_offline(True)
    page.click(LINK)
    expect(page.locator(BAR)).to_contain_text("连接中断")
    expect(page.locator("main h1")).to_contain_text("量化目标")
    reader.context.set_offline(False)
    expect(page.locator("main h1")).to_contain_text("创新型中小企业")
    expect(page.locator(BAR)).to_be_hidden()


def test_a_server_that_restarts_is_waited_for(page: Page) -> None:
    answers = iter([503])

    def restarting(route: Route) -> None:
        status = next(answers, None)
        route.continue_() if status is None else route.fulfill(status=status, body="")

    page.route(ASKED, restarting)
    page.click(LINK)
    expect(page.locator("main h1")).to_contain_text("创新型中小企业")
    expect(page.locator(BAR)).to_be_hidden()


def test_of_two_pages_asked_for_while_away_the_newer_comes(reader: Reader, page: Page) -> None:
    reader.context.set_offline(True)
    page.click(LINK)
    page.click("nav a[href='/agencies']")
    expect(page.locator(BAR)).to_be_visible()
    reader.context.set_offline(False)
    expect(page.locator("main h1")).to_contain_text("成员单位")


@pytest.mark.parametrize("status", [401, 403])
def test_an_expired_session_is_told_with_the_way_back(page: Page, status: int) -> None:
    answering(page, status)
    page.click(LINK)
    expect(page.locator(BAR)).to_contain_text("登录已过期")
    expect(page.locator(f"{BAR} a")).to_have_attribute("href", page.url)
    assert "/target/" in page.url


def test_a_failure_of_the_service_leaves_the_page_as_it_is(page: Page) -> None:
    answering(page, 500)
    page.click(LINK)
    expect(page.locator(BAR)).to_contain_text("服务出错")
    expect(page.locator("main h1")).to_contain_text("量化目标")


def test_it_is_told_in_the_reader_s_language(reader: Reader) -> None:
    page = reader.open("/?lang=en")
    answering(page, 500)
    page.click(LINK)
    expect(page.locator(BAR)).to_contain_text("The service failed")


def test_a_slow_page_shows_that_it_is_coming(page: Page) -> None:
    waiting: list[Route] = []

    def held(route: Route) -> None:  # Playwright takes no method of a list
        waiting.append(route)

    page.route(ASKED, held)
    page.click(LINK)
    expect(page.locator("html[data-working]")).to_be_attached()
    expect(page.locator("#connection-said")).to_have_text("正在载入")
    for route in waiting:
        route.continue_()
    expect(page.locator("main h1")).to_contain_text("创新型中小企业")
    expect(page.locator("html[data-working]")).not_to_be_attached()


def test_what_was_typed_stays_while_the_connection_is_away(reader: Reader) -> None:
    page = reader.open("/target/innovative_smes")
    page.fill("input[name=pace]", "900")
    reader.context.set_offline(True)
    page.click("input[name=pace] >> xpath=ancestor::form >> button")
    expect(page.locator(BAR)).to_be_visible()
    assert page.input_value("input[name=pace]") == "900"
    reader.context.set_offline(False)
    expect(page.locator(".what-if tr.on")).to_contain_text("900")


def test_without_scripts_a_sentence_says_what_is_needed(reader: Reader) -> None:
    document = reader.context.request.get(reader.address + "/").text()
    assert (
        "<noscript><p>本页面需要启用 JavaScript。 This page needs JavaScript.</p></noscript>"
        in document
    )
