"""Every page in a real browser: whole, quiet, and asking nothing of any other host."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from targets.vocabulary import LANGUAGES, Language
from tests.browser.conftest import Reader, reading

PAGES = (
    "/",
    "/target/innovative_smes",
    "/target/procurement_reserved_share",
    "/target/avg_guarantee_fee_rate",
    "/target/srdi_digital_coverage",
    "/districts",
    "/districts/310115",
    "/agencies",
    "/agencies/eic",
    "/submissions",
    "/submissions/1",
    "/upload",
    "/briefings",
    "/admin",
    "/calibration",
    "/nowhere",
    "/?source=innovative_smes.eic.2023-05.city",
    "/?how=gap_to_path.little_giants.city",
    "/?how=forecast.little_giants.city",
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_complains_or_asks_another_host(reader: Reader, language: Language) -> None:
    reader.act_as("310118")
    for path in PAGES:
        page = reader.open(f"{path}{'&' if '?' in path else '?'}lang={language}")
        if "/target/" in path and "coverage" not in path:
            page.wait_for_selector(".js-plotly-plot .scatterlayer")
        assert page.get_attribute("html", "lang") == ("zh-CN" if language == "zh" else "en")
    assert reader.troubles == []
    assert reader.strangers == []


@pytest.mark.parametrize("width", [390, 1024])
def test_no_page_is_wider_than_a_narrow_screen(chromium: Browser, site: str, width: int) -> None:
    with reading(chromium, site, width=width) as reader:
        reader.act_as("office")
        for path in PAGES:
            page = reader.open(f"{path}{'&' if '?' in path else '?'}lang=en")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("path", ["/rules", "/agencies"])
def test_on_a_phone_no_table_of_the_office_s_words_is_cut(
    chromium: Browser, site: str, path: str
) -> None:
    with reading(chromium, site, width=390) as reader:
        reader.act_as("office")
        page = reader.open(path)
        cut = "es => es.filter(e => e.getBoundingClientRect().right > 390).map(e => e.textContent)"
        shown = "table.rows td, table.rows th, .deciding select, .deciding input, .others code"
        assert page.eval_on_selector_all(shown, cut) == []


def test_an_english_bar_fits_whoever_reads_it(chromium: Browser, site: str) -> None:
    with reading(chromium, site, width=1280) as reader:
        reader.act_as("eic")
        page = reader.open("/upload?lang=en")
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_the_overview_never_loads_the_chart_library(reader: Reader) -> None:
    reader.open("/")
    assert not [url for url in reader.requests if "plotly" in url]


def test_a_link_is_followed_without_loading_everything_again(reader: Reader) -> None:
    page = reader.open("/")
    page.evaluate("window.isTheSame = true")
    page.click("a.name >> text=普惠小微贷款余额")
    expect(page.locator("main h1")).to_contain_text("普惠小微贷款余额")
    page.wait_for_selector(".js-plotly-plot .scatterlayer")
    assert page.evaluate("window.isTheSame") is True
    assert page.title() == "普惠小微贷款余额 · 政策目标监测"
    page.go_back()
    expect(page.locator("main h1")).to_contain_text("量化目标")


def test_a_chip_filters_the_rows_and_the_address_keeps_it(reader: Reader) -> None:
    page = reader.open("/")
    page.click("a.filter >> nth=0")
    page.wait_for_selector("a.filter.on")
    rows = page.locator("td.standing").count()
    assert str(rows) == page.locator("a.filter.on b").inner_text()
    page.reload()
    page.wait_for_selector("a.filter.on")
    assert page.locator("td.standing").count() == rows


def test_the_language_changes_in_place_and_back_again(reader: Reader) -> None:
    page = reader.open("/districts")
    page.click("a.language")
    expect(page.locator("header nav a.on")).to_have_text("Districts")
    assert page.get_attribute("html", "lang") == "en"
    page.go_back()
    expect(page.locator("header nav a.on")).to_have_text("各区")
    assert page.get_attribute("html", "lang") == "zh-CN"


def test_a_month_and_a_day_of_knowledge_are_chosen_from_the_bar(reader: Reader) -> None:
    page = reader.open("/")
    page.click("details.menu >> nth=0")
    page.click("details.menu[open] >> text=2023年5月")
    expect(page.locator("main h1")).to_contain_text("截至5月底")
    page.click("details.menu >> nth=1")
    page.fill("#as-of", "2023-06-20")
    page.click("details.menu[open] button")
    expect(page.locator("details.menu.changed")).to_contain_text("2023年6月20日")
    assert "period=2023-05" in page.url
    assert "as_of=2023-06-20" in page.url


def test_the_role_picker_says_that_nobody_has_signed_in(reader: Reader) -> None:
    page = reader.open("/submissions")
    picker = page.locator("details.menu >> nth=2")
    expect(picker).to_contain_text("演示身份 · 未登录")
    picker.locator("summary").click()
    page.select_option("#role", "office")
    page.click("details.menu[open] button")
    page.wait_for_selector("form.deciding")
    assert page.url.endswith("/submissions")


def test_the_page_is_reached_by_the_keyboard_alone(reader: Reader) -> None:
    page = reader.open("/")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)") is True


def test_it_is_drawn_for_a_dark_room_too(chromium: Browser, site: str) -> None:
    with reading(chromium, site, dark=True) as reader:
        page = reader.open("/target/innovative_smes")
        page.wait_for_selector(".js-plotly-plot .scatterlayer")
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        label = page.evaluate("getComputedStyle(document.querySelector('.annotation-text')).fill")
    assert ground == "rgb(16, 22, 28)"
    assert label == "rgb(230, 235, 240)"
