"""The operator's map at the start: taken, or refused with every fault in both languages."""

from __future__ import annotations

import json
from typing import Any

import pytest

import wiring
from tests.make_commands import CommandLine
from tests.make_targets import tiny_catalogue
from tests.targets.test_district_map import document, feature, square


def whole(**more: Any) -> bytes:
    codes = [district.code for district in tiny_catalogue().districts]
    features = [feature(code, square(100 + n, 30)) for n, code in enumerate(codes)]
    return document(*features, **more).encode()


def test_a_sound_map_has_its_line(line: CommandLine) -> None:
    said = line("check", MONITOR_MAP=str(line.file(whole(), "map.json")))
    assert said.status == 0
    assert "审图号GS(2023)1" in said.out


def test_without_one_the_line_says_that_tiles_stand(line: CommandLine) -> None:
    assert "方块" in line("check").out


def test_every_fault_is_told_in_both_languages(line: CommandLine) -> None:
    bad = json.loads(whole(approval=""))
    bad["features"].pop()
    said = line("check", MONITOR_MAP=str(line.file(json.dumps(bad).encode(), "map.json")))
    assert said.status == 2
    wanted = ("没有审图号", "no approval number", "地图缺少", "The map lacks", "map.json")
    assert [words for words in wanted if words not in said.err] == []


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"{", b""])
def test_what_is_no_text_of_a_map_is_refused(line: CommandLine, content: bytes) -> None:
    assert line("check", MONITOR_MAP=str(line.file(content, "map.json"))).status == 2


def test_a_map_that_is_not_there_is_a_wrong_setting(line: CommandLine) -> None:
    said = line("check", MONITOR_MAP=str(line.folder / "nowhere.json"))
    assert said.status == 2
    assert "MONITOR_MAP" in said.err


def test_a_map_that_is_too_large_is_not_read(
    line: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "MAP_LIMIT", 10)
    said = line("check", MONITOR_MAP=str(line.file(whole(), "map.json")))
    assert said.status == 2
    assert "MB" in said.err
