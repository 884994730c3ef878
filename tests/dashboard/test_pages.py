"""Every page in both languages, and what a reader must find on it."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from dashboard.document import Dashboard
from store.engine import Store
from store.errors import DatabaseLockedError
from targets.vocabulary import LANGUAGES, Language
from tests.make_pages import dashboard_over, drawer, shanghai, shown, text
from wording import sentences

ADDRESSES = (
    "/",
    "/?standing=behind",
    "/?period=2023-03",
    "/?as_of=2023-06-20",
    "/?as_of=2022-06-20",
    *(f"/target/{target.id}" for target in shanghai().targets),
    "/districts",
    "/districts?target=procurement_reserved_share",
    "/districts/310115",
    "/districts/310118",
    "/agencies",
    "/agencies/eic",
    "/agencies/hrss",
    "/agencies/districts",
    "/submissions",
    "/submissions/1",
    "/submissions/999999",
    "/upload",
    "/nowhere",
    "/target/nothing",
    "/?period=2023-13",
    "/?period=2030-01",
    "/?as_of=9999-12-31",
    "/submissions/" + "9" * 25,
)
ROLES = ("viewer", "office", "eic", "310118")


def spoken(address: str, language: Language) -> str:
    return f"{address}{'&' if '?' in address else '?'}lang={language}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_is_whole_in_both_languages(
    app: Dashboard, address: str, language: Language
) -> None:
    faults = app.faults
    page = shown(app, spoken(address, language))
    assert app.faults == faults
    assert page.every("h1")
    assert not re.search(r"\{\w+\}|\bNone\b", page.text)
    if language == "en":
        words = page.text.replace("中", "")
        allowed = re.sub(
            r"[\w（）()+.-]+\.xlsx|表1|事项|已印发工作方案，组织对接活动12场。|工作简报第8期",
            "",
            words,
        )
        assert not re.search(
            r"[\u4e00-\u9fff]",
            re.sub(r"原报漏第三批|第三批集中认定，含转入企业120家。", "", allowed),
        )


def test_a_month_that_has_not_come_is_no_page(app: Dashboard) -> None:
    page = shown(app, "/?period=2030-01")
    assert "没有找到这个页面" in page.text
    assert "2030" not in page.text


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("address", ["/", "/submissions", "/upload", "/agencies/eic"])
def test_every_role_sees_its_pages(app: Dashboard, role: str, address: str) -> None:
    faults = app.faults
    assert shown(app, address, role).every("main")
    assert app.faults == faults


def test_the_app_opens_every_page_of_its_own_as_a_browser_would(app: Dashboard) -> None:
    assert {app.draw(f"{address}?lang=en") for address in app.addresses()} == {200}


def test_every_link_of_the_overview_leads_to_a_page(app: Dashboard) -> None:
    files = ("/export/",)
    hrefs = {h for h in shown(app, "/").hrefs if h.startswith("/") and "=" not in h}
    for href in {h for h in hrefs if not h.startswith(files)}:
        assert not_found() not in shown(app, href).text, href


def not_found() -> str:
    return sentences("zh")["page.unknown_title"]


def test_an_unknown_link_is_told_kindly(app: Dashboard) -> None:
    page = shown(app, "/nowhere")
    assert not_found() in page.text
    assert "/submissions" in page.hrefs


def test_the_overview_answers_in_words_first(app: Dashboard) -> None:
    heading = shown(app, "/").every("h1")[0][2][0]
    assert heading.startswith("截至9月底，19项量化目标中")


def test_the_counts_are_those_of_the_rows_behind_them(app: Dashboard) -> None:
    page = shown(app, "/")
    for filter_link in page.every("a", "filter"):
        count = int(re.findall(r"\d+$", text(filter_link))[0])
        rows = shown(app, filter_link[1]["href"]).every("td", "standing")
        assert len(rows) == count


def test_every_target_has_its_row(app: Dashboard) -> None:
    assert len(shown(app, "/").every("td", "standing")) == len(shanghai().targets)


def test_the_aspirational_target_is_shown_and_not_scored(app: Dashboard) -> None:
    row = next(r for r in shown(app, "/").every("tr") if "专精特新数字化覆盖率" in text(r))
    assert "只展示不评价" in text(row)


def test_every_action_is_listed_with_what_its_lead_said(app: Dashboard) -> None:
    page = shown(app, "/")
    listed = [item for item in page.every("li") if item[1].get("id", "").startswith("a")]
    assert len(listed) == len(shanghai().actions)
    assert any("已印发工作方案" in text(item) for item in listed)


def test_the_overview_says_that_the_notice_is_truncated(app: Dashboard) -> None:
    assert "现有文本19条（全文28条）" in shown(app, "/").text


def test_demo_figures_are_called_made_up_and_published_ones_published(app: Dashboard) -> None:
    assert "演示数据：除标注“公开”外均为虚构" in shown(app, "/").text
    published = drawer(app, "/?source=inclusive_loans_balance.pbc.2023-05.city")
    made_up = drawer(app, "/?source=inclusive_loans_balance.pbc.2023-06.city")
    assert "公开" in published.text
    assert "虚构" not in published.text
    assert "虚构" in made_up.text


def test_who_is_overdue_is_named(app: Dashboard) -> None:
    assert "青浦区" in text(shown(app, "/").every("p", "freshness")[0])


@pytest.mark.parametrize("time", ["09:00", "09:30"])
def test_the_moment_that_was_asked_for_is_named(app: Dashboard, time: str) -> None:
    changed = shown(app, f"/?as_of=2023-10-18T{time}").every("details", "changed")
    assert time in text(changed[0])


def test_the_title_is_the_heading_without_its_chip(app: Dashboard) -> None:
    page = shown(app, "/target/innovative_smes?lang=en")
    assert page.title == "Innovative SMEs · Policy Target Monitor"


def test_a_past_month_and_a_past_moment_are_marked(app: Dashboard) -> None:
    assert not shown(app, "/").every("details", "changed")
    assert len(shown(app, "/?period=2023-03&as_of=2023-06-20").every("details", "changed")) == 2


def test_a_target_tells_its_clause_and_its_sentence(app: Dashboard) -> None:
    page = shown(app, "/target/inclusive_loans_balance")
    assert "第（十四）条" in page.text
    assert "the balance of inclusive loans will reach 1.1 trillion yuan" in page.text
    assert "截至9月底，普惠小微贷款余额" in page.text


def test_a_target_of_the_whole_city_has_no_red_districts(app: Dashboard) -> None:
    assert "市级目标，不分解到区" in shown(app, "/target/supply_chain_financing").text
    page = shown(app, "/districts/310115")
    listed = page.every("ul", "names")[0]
    assert "供应链金融融资额" in text(listed)
    assert not [chip for chip in page.every("span", "chip") if "tone-bad" in chip[1]["className"]]


def test_what_another_body_reports_stands_beside(app: Dashboard) -> None:
    page = shown(app, "/target/inclusive_loans_balance")
    assert "其他来源对照" in page.text
    assert "上海金融监管局" in page.text


def test_a_correction_is_marked_on_its_month(app: Dashboard) -> None:
    row = next(
        r for r in shown(app, "/target/innovative_smes").every("tr") if text(r).startswith("5月")
    )
    assert "更正，原" in text(row)


def test_how_a_target_is_judged_is_told(app: Dashboard) -> None:
    rules = text(shown(app, "/target/avg_guarantee_fee_rate").every("details", "judging")[0])
    assert "逐月均须达标" in rules
    assert "担保费收入 ÷ 担保金额" in rules


def test_a_month_without_a_figure_is_not_a_zero(app: Dashboard) -> None:
    row = shown(app, "/target/procurement_reserved_share").every("tr", "no-figure")[0]
    assert text(row).startswith("9月—")
    assert "0" not in text(row).replace("2022", "").split("%")[0]


def test_a_renamed_body_bears_the_name_of_the_month_shown(app: Dashboard) -> None:
    assert "上海银保监局" in shown(app, "/target/relief_financing?period=2023-05").text
    assert "上海金融监管局" in shown(app, "/target/relief_financing?period=2023-09").text


def test_only_the_office_is_offered_to_decide(app: Dashboard) -> None:
    assert len(shown(app, "/submissions", "office").every("form", "deciding")) == 2
    assert not shown(app, "/submissions", "viewer").every("form", "deciding")
    assert not shown(app, "/submissions", "eic").every("form", "deciding")


def test_what_does_not_count_yet_is_hidden_from_others(app: Dashboard, waiting: int) -> None:
    address = f"/submissions/{waiting}"
    assert "仅办公室和报送单位可查看" in shown(app, address, "viewer").text
    assert "仅办公室和报送单位可查看" in shown(app, address, "eic").text
    assert "第三批集中认定" in shown(app, address, "310116").text
    assert "第三批集中认定" in shown(app, address, "office").text


def test_the_viewer_is_told_how_to_upload(app: Dashboard) -> None:
    assert "演示身份" in text(shown(app, "/upload").every("p", "sentence")[0])


def test_while_the_demo_fills_itself_the_page_says_how_far_it_is(filled: Store) -> None:
    filling = dashboard_over(filled, progress=lambda: (12, 297))
    banner = shown(filling, "/").every("div", "filling")[0]
    assert "12 / 297" in text(banner)
    assert banner[1]["data-refresh"] == "2"


def test_a_page_that_fails_says_so_and_is_counted(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = dashboard_over(filled)
    monkeypatch.setattr("dashboard.site.overview", None)
    assert "没能打开" in shown(broken, "/").text
    assert broken.draw("/") == 500


def locked() -> datetime:
    raise DatabaseLockedError(place="monitor.db")


def test_a_store_that_cannot_be_read_is_told_in_its_own_words(filled: Store) -> None:
    broken = dashboard_over(filled, clock=locked)
    assert "monitor.db" in shown(broken, "/").text
    opened = drawer(broken, "/?source=inclusive_loans_balance.pbc.2023-05.city")
    assert "monitor.db" in opened.text
    assert broken.faults == 0


def test_a_ratio_below_its_ceiling_is_said_in_words(app: Dashboard) -> None:
    assert "上限" in shown(app, "/target/avg_guarantee_fee_rate").text
    assert "the ceiling" in shown(app, "/target/avg_guarantee_fee_rate?lang=en").text
