"""Every view is a link: opened cold it is what clicks led to, and back and forward restore each."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader

STEPS = (
    ("a.filter >> nth=3", "a.filter.on"),
    ("table.targets a.name >> nth=0", "#what-if"),
    ("#what-if a >> nth=0", ".what-if tr.on"),
    ("table.months a.number >> nth=0", "div.drawer"),
    ("header nav a[href^='/districts']", "table.matrix"),
    ("nav.tabs a >> nth=1", "nav.tabs a.on >> text=专精特新中小企业"),
)
"""What is clicked, and what shows that the view has come."""


SEEN = """() => [...document.querySelectorAll('main h1, main h2, main table, main .sentence, .drawer')]
  .map(part => part.innerText).join('\\n')"""
"""What a view says, but for the chart, which comes when it is drawn."""


def content(page: Page) -> str:
    return str(page.evaluate(SEEN))


def comes(page: Page, url: str, seen: str) -> None:
    expect(page).to_have_url(url)
    page.wait_for_function(f"seen => ({SEEN})() === seen", arg=seen)


def walked(page: Page) -> list[tuple[str, str]]:
    """The address and the content of each view on the way."""
    seen = [(page.url, content(page))]
    for clicked, came in STEPS:
        page.click(clicked)
        page.wait_for_selector(came)
        seen.append((page.url, content(page)))
    return seen


def test_back_and_forward_restore_every_view(reader: Reader) -> None:
    page = reader.open("/")
    views = walked(page)
    assert len({url for url, _ in views}) == len(views)
    for turn, order in ((page.go_back, views[-2::-1]), (page.go_forward, views[1:])):
        for url, seen in order:
            turn()
            comes(page, url, seen)


def test_a_view_that_is_opened_cold_is_what_clicks_led_to(reader: Reader) -> None:
    for url, seen in walked(reader.open("/")):
        fresh = reader.context.new_page()
        fresh.goto(url)
        fresh.wait_for_selector("main h1")
        comes(fresh, url, seen)
        fresh.close()
