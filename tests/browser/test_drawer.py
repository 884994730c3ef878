"""Where a number came from, one click away; and the way back."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Reader


def test_a_number_opens_its_source_and_the_page_stays_as_it_is(reader: Reader) -> None:
    page = reader.open("/")
    page.evaluate("document.querySelector('main h1').dataset.same = 'yes'")
    page.mouse.wheel(0, 400)
    page.click("td.actual a.number.strong >> nth=5")
    drawer = page.locator("div.drawer")
    expect(drawer).to_contain_text("工作表")
    expect(drawer.locator("h2")).to_be_focused()
    assert page.evaluate("document.querySelector('main h1').dataset.same") == "yes"
    assert page.evaluate("window.scrollY") > 0


def test_escape_closes_it_and_gives_the_focus_back(reader: Reader) -> None:
    page = reader.open("/")
    number = page.locator("td.actual a.number.strong >> nth=2")
    number.click()
    page.wait_for_selector("div.drawer")
    page.keyboard.press("Escape")
    expect(page.locator("div.drawer")).to_have_count(0)
    expect(number).to_be_focused()
    assert "source=" not in page.url


def test_the_back_button_closes_it_too(reader: Reader) -> None:
    page = reader.open("/")
    page.click("td.gap a.number >> nth=0")
    expect(page.locator("div.drawer")).to_contain_text("预期")
    page.go_back()
    expect(page.locator("div.drawer")).to_have_count(0)


def test_a_working_leads_on_to_the_figure_in_it(reader: Reader) -> None:
    page = reader.open("/?how=gap_to_path.little_giants.city")
    page.click("div.drawer a.number >> nth=0")
    expect(page.locator("div.drawer")).to_contain_text("sha256")


def test_a_point_of_the_chart_opens_its_cell(reader: Reader) -> None:
    page = reader.open("/target/inclusive_loans_balance")
    point = page.locator(".js-plotly-plot .scatterlayer .points path").last
    point.wait_for()
    box = point.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector(".js-plotly-plot .hoverlayer .hovertext")
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("div.drawer")).to_contain_text("表1")
    assert "source=inclusive_loans_balance.pbc.2023-09.city" in page.url
