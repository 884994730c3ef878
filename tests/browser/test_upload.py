"""The way of a workbook through the pages, by hand."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from dashboard.held import LIMIT
from store import recall
from store.engine import Store
from tests.browser.conftest import Reader
from tests.make_pages import LAST, arrive, figures_of, shanghai
from wording import say

DISTRICT = "310118"


def downloaded_and_filled(page: Page, folder: Path, *, times: int) -> Path:
    """The template from the page, with every figure some times as large as last month's."""
    with page.expect_download() as download:
        page.click("a[href^='/template/']")
    book = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    sheet = book.worksheets[0]
    for row in range(5, 8):
        sheet.cell(row, 5).value = int(str(sheet.cell(row, 4).value or 1)) * times
    path = folder / "青浦区2023年9月月报.xlsx"
    book.save(path)
    return path


def test_a_workbook_goes_from_the_template_to_the_board(
    own_reader: Reader, own_store: Store, tmp_path: Path
) -> None:
    own_reader.act_as(DISTRICT)
    page = own_reader.open("/upload")
    page.set_input_files("#workbook", downloaded_and_filled(page, tmp_path, times=12))
    page.wait_for_selector("textarea")
    expect(page.locator("main h1")).to_contain_text("须说明")
    assert page.locator("tr.found-warning").count() > 0
    for field in page.locator("textarea").all():
        field.fill("第三批集中认定，含转入企业。")
    page.click("button[type=submit] >> text=提交")
    expect(page.locator(".notice")).to_contain_text("已提交")
    expect(page.locator("main")).to_contain_text("sha256")
    receipt = page.url.split("?")[0]
    own_reader.act_as("office")
    page.goto(receipt)
    page.click("button >> text=采用")
    expect(page.locator(".notice")).to_contain_text("已采用")
    with own_store.reading() as session:
        assert not [s for s in recall.waiting(session) if s.agency == DISTRICT]
    page.goto(f"{own_reader.address}/districts/{DISTRICT}")
    page.click(f"a.number[href*='source=innovative_smes.{DISTRICT}']")
    expect(page.locator("div.drawer")).to_contain_text("第三批集中认定")
    assert own_reader.troubles == []


def test_a_file_is_dropped_as_well_as_chosen(own_reader: Reader) -> None:
    own_reader.act_as(DISTRICT)
    page = own_reader.open("/upload")
    dropped = page.evaluate_handle(
        "() => { const all = new DataTransfer(); all.items.add(new File(['x'], 'a.xlsx')); return all; }"
    )
    page.dispatch_event(".drop", "drop", {"dataTransfer": dropped})
    expect(page.locator("main h1")).to_contain_text("没有读到可以记入的数")
    assert page.locator("button[type=submit] >> text=提交").is_disabled()


def test_a_file_that_is_too_large_is_refused_before_it_is_sent(own_reader: Reader) -> None:
    own_reader.act_as(DISTRICT)
    page = own_reader.open("/upload?lang=en")
    dropped = page.evaluate_handle(
        "size => { const all = new DataTransfer();"
        " all.items.add(new File([new Uint8Array(size)], 'a.xlsx')); return all; }",
        LIMIT + 1,
    )
    page.dispatch_event(".drop", "drop", {"dataTransfer": dropped})
    expect(page.locator("#upload-said")).to_have_text(
        say("page.upload_too_large", "en", limit=LIMIT // 1024**2)
    )


def test_who_became_another_is_told_so_and_not_sent_to_the_network(own_reader: Reader) -> None:
    """The page of a body stays open while another tab chooses the role of the office."""
    own_reader.act_as(DISTRICT)
    page = own_reader.open("/upload?lang=en")
    own_reader.act_as("office")
    page.set_input_files("#workbook", {"name": "a.xlsx", "mimeType": "", "buffer": b"x"})
    expect(page.locator("#upload-said")).to_have_text(say("page.failed_403", "en"))


def test_the_file_field_is_reached_by_the_keyboard(own_reader: Reader) -> None:
    own_reader.act_as(DISTRICT)
    page = own_reader.open("/upload")
    page.focus("#workbook")
    expect(page.locator("#workbook")).to_be_focused()
    assert page.get_attribute("label[for=workbook]", "for") == "workbook"


def test_sending_back_without_a_reason_is_not_done(own_reader: Reader) -> None:
    own_reader.act_as("office")
    page = own_reader.open("/submissions")
    page.click("form.deciding >> nth=0 >> button >> text=退回")
    expect(page.locator(".notice")).to_contain_text("须写明原因")
    page.fill("form.deciding input[name=comment]", "请核对单位")
    page.click("form.deciding >> button >> text=退回")
    expect(page.locator(".notice")).to_contain_text("已退回")


def test_a_file_over_the_limit_that_reaches_the_server_is_refused_in_words(
    own_reader: Reader,
) -> None:
    """A page that was opened before the limit was lowered sends what is now too large."""
    own_reader.act_as(DISTRICT)
    page = own_reader.open("/upload?lang=en")
    page.evaluate("() => { document.getElementById('workbook').dataset.limit = '999999999'; }")
    dropped = page.evaluate_handle(
        "size => { const all = new DataTransfer();"
        " all.items.add(new File([new Uint8Array(size)], 'a.xlsx')); return all; }",
        LIMIT + 1,
    )
    page.dispatch_event(".drop", "drop", {"dataTransfer": dropped})
    expect(page.locator("#upload-said")).to_have_text(
        say("page.upload_too_large", "en", limit=LIMIT // 1024**2)
    )


def test_a_click_that_is_refused_says_why_and_leaves_the_form_as_it_is(own_reader: Reader) -> None:
    """The office's page stays open while another tab chooses the role of a body."""
    own_reader.act_as("office")
    page = own_reader.open("/submissions?lang=en")
    page.fill("form.deciding >> nth=0 >> input[name=comment]", "checked")
    own_reader.act_as(DISTRICT)
    page.click("form.deciding >> nth=0 >> button >> text=Accept")
    expect(page.locator(".unsent")).to_have_text(say("page.failed_403", "en"))
    assert page.input_value("form.deciding >> nth=0 >> input[name=comment]") == "checked"


def test_several_are_chosen_by_the_keyboard_and_accepted_together(
    own_reader: Reader, own_store: Store
) -> None:
    for body in (DISTRICT, "fin"):
        form = shanghai().forms_of(body)[0]
        arrive(own_store, shanghai(), form, body, LAST, figures_of(shanghai(), form, body, LAST))
    own_reader.act_as("office")
    page = own_reader.open("/submissions")
    page.locator("input.choose").first.focus()
    page.keyboard.press("Space")
    page.click("form#several >> button")
    expect(page.locator(".notice")).to_contain_text("已采用")


def test_an_earlier_version_is_restored_with_a_reason(own_reader: Reader, own_store: Store) -> None:
    with own_store.reading() as session:
        corrected = next(s for s in recall.known(session).submissions if s.is_correction)
    own_reader.act_as("office")
    page = own_reader.open(f"/submissions/{corrected.revision_of}")
    page.click("#restore summary")
    page.fill("#restore input[name=comment]", "更正有误")
    page.click("#restore button")
    expect(page.locator(".notice")).to_contain_text("已恢复")
    assert own_reader.troubles == []
