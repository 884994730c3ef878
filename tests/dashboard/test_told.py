"""What bodies tell of clauses is shown as written; nothing is judged by it, nothing of it is booked."""

from __future__ import annotations

import pytest

from dashboard.document import Dashboard
from ingest.intake import Intake
from ingest.layout import load_layouts
from store import recall
from store.engine import Store
from targets.board import board
from targets.vocabulary import Standing
from tests.make_narratives import LENDING, NUMBERS, narrative
from tests.make_pages import DAYS, NOW, browser_of, dashboard_over, drawer, shanghai, shown
from tests.make_workbooks import Row, content

FILE = "人民银行上海总部_措施落实情况_202309.xlsx"
ADVISORS = ("（十四）", "普惠金融顾问制度", "聘任顾问近700人", None, None, None, "√")
WHOLE = ("（十四）", None, LENDING, "信息不对称", "继续推进", "普惠处", "基本达到")


def tell(store: Store, *rows: Row) -> int:
    """A narrative of September that counts; its submission's number."""
    door = Intake(store, shanghai(), load_layouts(), DAYS)
    sent = door.submit(content(narrative(rows)), FILE, by="pbc", now=NOW).submission
    assert sent is not None
    return door.accept(sent.id, by="office", now=NOW).id


def standings(store: Store) -> list[Standing]:
    with store.reading() as session:
        judged = board(shanghai(), recall.known(session), working_days=DAYS, today=NOW.date())
    return [
        *(line.city.standing for line in judged.lines),
        *(line.assessment.standing for line in judged.actions),
    ]


@pytest.fixture
def telling(own_store: Store) -> Dashboard:
    tell(own_store, WHOLE, ADVISORS)
    return dashboard_over(own_store)


@pytest.mark.parametrize("page", ["/", "/agencies/pbc", "/target/inclusive_loans_balance"])
def test_a_clauses_text_is_shown_as_written(telling: Dashboard, page: str) -> None:
    told = shown(telling, page).text
    for words in (LENDING, "信息不对称", "继续推进", "单位自评：基本达到"):
        assert words in told


def test_the_numbers_of_a_text_are_marked_as_suggestions(telling: Dashboard) -> None:
    words = f"文中数字，供核对，未入库：{'、'.join(NUMBERS)}"
    assert words in shown(telling, "/target/seamless_renewal").text


def test_a_text_on_an_action_stands_under_it(telling: Dashboard) -> None:
    rows = [row for row in shown(telling, "/").every("li") if row[1].get("id") == "a14_2"]
    assert "聘任顾问近700人" in "".join(map(str, rows))


def test_no_standing_follows_from_a_text(own_store: Store) -> None:
    before = standings(own_store)
    tell(own_store, WHOLE, ADVISORS)
    assert standings(own_store) == before


def test_a_note_opens_the_cell_and_the_row_that_it_came_from(telling: Dashboard) -> None:
    page = shown(telling, "/target/inclusive_loans_balance")
    href = next(link for link in page.hrefs if "source=note." in link)
    opened = drawer(telling, href)
    assert FILE in opened.text
    assert "普惠处" in opened.text


def test_a_note_that_does_not_count_opens_nothing(telling: Dashboard) -> None:
    opened = drawer(telling, "/?source=note.1.999")
    assert "这个链接不指向任何数字" in opened.text


def test_the_submission_shows_every_note(own_store: Store) -> None:
    number = tell(own_store, WHOLE, ADVISORS)
    page = shown(dashboard_over(own_store), f"/submissions/{number}").text
    assert "第十四条整体进展" in page
    assert "普惠金融顾问制度" in page


def test_the_preview_shows_what_would_be_recorded(own_store: Store) -> None:
    app = dashboard_over(own_store)
    query = {"name": FILE, "from": "/upload"}
    put = browser_of(app, "pbc").put("/upload", query_string=query, data=content(narrative()))
    page = shown(app, put.get_json()["to"], "pbc").text
    assert "已读到2条进展" in page
    assert "将要记入的进展 2 条" in page
    assert "文中数字，供核对，未入库" in page


def test_nothing_of_a_text_is_a_figure(own_store: Store) -> None:
    with own_store.reading() as session:
        before = len(recall.known(session).observations)
    tell(own_store, WHOLE)
    with own_store.reading() as session:
        assert len(recall.known(session).observations) == before


def test_english_pages_tell_it_too(telling: Dashboard) -> None:
    told = shown(telling, "/target/inclusive_loans_balance?lang=en").text
    assert "Self-assessment: 基本达到" in told
    assert "Numbers in the text, to be checked, not recorded" in told
