"""`app.py redefine`: what another definition would change; and the definition of every moment, kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import recall
from store.engine import open_store
from targets.loading import load
from tests.make_commands import CommandLine, Said
from tests.make_intake import workbook_of
from tests.make_targets import redefined, tiny_catalogue, tiny_text

EASIER = ("value: 30000000000,", "value: 20000000000,")
STRICTER = ("value: 30000000000,", "value: 90000000000,")


def definition(line: CommandLine, *changes: tuple[str, str], name: str = "new.yaml") -> Path:
    return line.file(redefined(*changes).encode(), name)


def redefine(line: CommandLine, *changes: tuple[str, str], words: tuple[str, ...] = ()) -> Said:
    return line("redefine", definition(line, *changes), *words)


def kept(line: CommandLine) -> list[str]:
    """Every definition that is in the store, the newest first."""
    store = open_store(line.database_url)
    with store.reading() as session:
        found = [one.sha256 for one in recall.definition_versions(session)]
    store.close()
    return found


@pytest.fixture
def judged(line: CommandLine) -> CommandLine:
    """May's figures count: 12.25 billion yuan were lent, of 30 that are promised."""
    file = line.file(workbook_of())
    line.ingest(file, "--accept", "--by", "li", "--explain-all", "情况属实")
    return line


def test_the_document_tells_each_difference_by_target_and_area(judged: CommandLine) -> None:
    document = redefine(judged, STRICTER, words=("--json",)).document
    assert (document["before"], document["after"]) == (
        tiny_catalogue().sha256,
        load(redefined(STRICTER)).sha256,
    )
    (difference,) = document["differences"]
    assert (difference["target"], difference["area"]) == ("lending", "city")
    assert difference["fields"]["target_value"] == {"before": "30000000000", "after": "90000000000"}


def test_the_document_says_whether_any_standing_changes(judged: CommandLine) -> None:
    easier, stricter = (
        redefine(judged, change, words=("--json",)).document for change in (EASIER, STRICTER)
    )
    turn = {"before": "behind", "after": "on_schedule"}
    assert easier["differences"][0]["standing"] == turn
    assert (easier["changes_standing"], stricter["changes_standing"]) == (True, False)


def test_in_words_a_difference_is_a_line_and_each_field_another(judged: CommandLine) -> None:
    said = redefine(judged, EASIER)
    assert said.status == 0
    assert "[lending]，全市：落后预期进度 → 达到预期进度" in said.out
    assert "    目标值：300 亿元 → 200 亿元" in said.out
    assert "状态改变 1 处。" in said.out
    assert "有改动的部分：targets" in said.out


def test_in_words_it_is_said_how_a_definition_is_put_in_force(judged: CommandLine) -> None:
    last = redefine(judged, STRICTER).out.splitlines()[-1]
    assert last.startswith("以上只是试算，没有记录。")
    assert "MONITOR_TARGETS" in last


def test_a_target_that_is_gone_and_one_that_is_new_are_told(judged: CommandLine) -> None:
    said = redefine(judged, ("{id: lending, indicator", "{id: credit, indicator"))
    assert "− 取消：小微企业贷款累计投放 [lending]" in said.out
    assert "+ 新增：小微企业贷款累计投放 [credit]" in said.out
    assert "不评判 →" in said.out


def test_the_definition_in_force_is_said_to_be_it(judged: CommandLine) -> None:
    assert "完全相同" in redefine(judged).out


def test_windows_line_ends_make_no_other_definition(judged: CommandLine) -> None:
    file = judged.file(tiny_text().replace("\n", "\r\n").encode(), "windows.yaml")
    assert "完全相同" in judged("redefine", file).out


def test_forms_that_fall_due_on_another_day_are_told(judged: CommandLine) -> None:
    later = ("[banking], frequency: monthly, due: {working_day: 10}",) * 2
    said = redefine(judged, (later[0], later[1].replace("10", "12")))
    assert "报表“市金融办月报”" in said.out


def test_an_entry_that_reads_otherwise_and_is_judged_alike_is_named(judged: CommandLine) -> None:
    said = redefine(judged, ("编制服务站建设导则, en", "编制导则, en"))
    assert "编制导则 [a2_guide]：条目有改动，评判不变" in said.out
    assert "没有状态因此改变。" in said.out


def test_nothing_is_recorded(judged: CommandLine) -> None:
    before = kept(judged)
    redefine(judged, STRICTER)
    assert kept(judged) == before == [tiny_catalogue().sha256]


def test_faults_of_the_file_are_told_by_line_and_are_2(line: CommandLine) -> None:
    said = redefine(line, ("value: 24,", "value: many,"), words=("--json",))
    number = tiny_text()[: tiny_text().index("value: 24,")].count("\n") + 1
    assert (said.status, said.out) == (2, "")
    assert f"new.yaml:{number}" in said.err


def test_a_file_that_is_not_there_is_2(line: CommandLine) -> None:
    assert line("redefine", line.folder / "none.yaml").status == 2


def test_what_counted_at_a_past_moment_is_compared(judged: CommandLine) -> None:
    words = ("--json", "--as-of", "2025-01-31")
    (difference,) = redefine(judged, EASIER, words=words).document["differences"]
    assert set(difference["fields"]) == {"target_value"}


def test_a_definition_is_in_force_from_the_next_work_on(judged: CommandLine) -> None:
    new = definition(judged, EASIER)
    judged("ingest", judged.file(b"no workbook", "x.txt"), MONITOR_TARGETS=str(new))
    assert kept(judged) == [load(redefined(EASIER)).sha256, tiny_catalogue().sha256]


def test_who_only_looks_puts_no_definition_in_force(judged: CommandLine) -> None:
    new = str(definition(judged, EASIER))
    judged("assess", MONITOR_TARGETS=new)
    judged("ingest", judged.file(workbook_of()), "--dry-run", MONITOR_TARGETS=new)
    judged("mail", "--out", judged.folder, MONITOR_TARGETS=new)
    assert kept(judged) == [tiny_catalogue().sha256]


def test_a_past_moment_keeps_the_definition_of_its_time(judged: CommandLine) -> None:
    new = str(definition(judged, EASIER))
    judged("ingest", judged.file(b"no workbook", "x.txt"), MONITOR_TARGETS=new)
    asked = ("assess", "--target", "lending", "--json")
    (then,) = judged(*asked, "--as-of", "2025-01-31", MONITOR_TARGETS=new).document
    (now,) = judged(*asked, MONITOR_TARGETS=new).document
    assert (then["target_value"], now["target_value"]) == ("30000000000", "20000000000")
