"""`app.py layout`: an unknown form is proposed a mapping, a person confirms it, and it is read."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook

from ingest.opening.limits import MEBIBYTE
from tests.make_commands import CommandLine, Said
from tests.make_mappings import FILE, ledger
from tests.make_workbooks import content

REAL = str(Path(__file__).resolve().parents[2] / "targets.yaml")


class RealNotice(CommandLine):
    """With the notice itself, whose indicators the form names."""

    def __call__(self, *words: object, **environment: str) -> Said:
        return super().__call__(*words, MONITOR_TARGETS=REAL, **environment)


@pytest.fixture
def real(line: CommandLine) -> CommandLine:
    return RealNotice(line.folder, line.database_url)


def proposed(line: CommandLine) -> tuple[Path, Path]:
    """The workbook and the mapping that was written for it."""
    file, mapping = line.file(ledger(), FILE), line.folder / "mapping.yaml"
    said = line("layout", "propose", file, "--agency", "eic", "-o", mapping)
    assert said.status == 0, said.err
    return file, mapping


def test_a_proposal_tells_every_column_and_draws_the_sheet(real: CommandLine) -> None:
    said = real("layout", "propose", real.file(ledger(), FILE), "--agency", "eic")
    assert "F　“截至报告月成效 / 滚动合计”" in said.out
    assert "小巨人培育企业" in said.out
    assert "F:12980" in said.out


def test_a_proposal_is_one_json_document(real: CommandLine) -> None:
    said = real("layout", "propose", real.file(ledger(), FILE), "--agency", "eic", "--json")
    assert [column["number"] for column in json.loads(said.out)["columns"]] == [1, 2, 3, 4, 5, 6, 7]


def test_a_confirmed_mapping_reads_the_same_file(real: CommandLine) -> None:
    file, mapping = proposed(real)
    assert real("ingest", file, "--agency", "eic", "--dry-run").status == 1
    assert real("layout", "confirm", file, mapping, "--by", "li").status == 0
    assert real("ingest", file, "--agency", "eic", "--dry-run").status == 0


def test_what_was_confirmed_is_listed_with_who_did_it(real: CommandLine) -> None:
    file, mapping = proposed(real)
    assert "还没有" in real("layout", "list").out
    real("layout", "confirm", file, mapping, "--by", "li")
    assert "own_eic_indicator　第 1 版　li" in real("layout", "list").out


def test_what_was_confirmed_is_one_json_document(real: CommandLine) -> None:
    file, mapping = proposed(real)
    assert real("layout", "list", "--json").document == []
    real("layout", "confirm", file, mapping, "--by", "li")
    (kept,) = real("layout", "list", "--json").document
    assert list(kept) == ["layout", "version", "by", "at", "comment"]
    assert (kept["layout"], kept["version"], kept["by"]) == ("own_eic_indicator", 1, "li")


def test_a_mapping_without_figures_is_2_and_says_the_word_that_is_missing(
    real: CommandLine,
) -> None:
    file, mapping = proposed(real)
    said = yaml.safe_load(mapping.read_text(encoding="utf-8"))
    said["columns"][5]["role"] = "ignored"
    mapping.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    answer = real("layout", "confirm", file, mapping, "--by", "li")
    assert answer.status == 2
    assert "本期（余额或累计）：入库的数 (role: figure)" in answer.err


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("agency", "nobody"),
        ("layout", "Not An Id"),
        ("names", [{"label": "绿色工厂", "indicator": "x"}]),
    ],
)
def test_a_mapping_of_something_else_is_2(real: CommandLine, key: str, value: object) -> None:
    file, mapping = proposed(real)
    said = yaml.safe_load(mapping.read_text(encoding="utf-8"))
    said[key] = value
    mapping.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
    assert real("layout", "confirm", file, mapping, "--by", "li").status == 2


def test_a_file_that_cannot_be_opened_is_1(real: CommandLine) -> None:
    broken = real.file(b"PK\x03\x04 broken", "x.xlsx")
    gone = real.folder / "gone.xlsx"
    for file in (broken, gone):
        assert real("layout", "propose", file, "--agency", "eic").status == 1


def test_a_mapping_that_cannot_be_written_is_3(real: CommandLine) -> None:
    path = real.folder / "none" / "mapping.yaml"
    said = real("layout", "propose", real.file(ledger(), FILE), "--agency", "eic", "-o", path)
    assert (said.status, str(path) in said.err, path.parent.exists()) == (3, True, False)


def test_an_unknown_body_is_wrong_use(real: CommandLine) -> None:
    said = real("layout", "propose", real.file(ledger(), FILE), "--agency", "nobody")
    assert said.status == 2


def test_a_fault_of_a_mapping_is_said_in_both_languages_at_its_column(real: CommandLine) -> None:
    file, mapping = proposed(real)
    text = mapping.read_text(encoding="utf-8").replace("role: figure", "role: 本期数")
    mapping.write_text(text, encoding="utf-8")
    answer = real("layout", "confirm", file, mapping, "--by", "li")
    assert "F 列“截至报告月成效 / 滚动合计”的 role 写的是“本期数”" in answer.err
    assert "column F, “截至报告月成效 / 滚动合计”, says “本期数”" in answer.err
    assert "validation error" not in answer.err


def test_a_mapping_made_for_another_workbook_is_2_and_names_the_column(real: CommandLine) -> None:
    _, mapping = proposed(real)
    book = load_workbook(BytesIO(ledger()))
    book.worksheets[0]["F4"] = "别的合计"
    other = real.file(content(book), "other.xlsx")
    answer = real("layout", "confirm", other, mapping, "--by", "li")
    assert answer.status == 2
    assert "F 列的列名是“截至报告月成效 / 别的合计”" in answer.err


def test_a_mapping_that_is_no_text_is_2(real: CommandLine) -> None:
    file, mapping = proposed(real)
    for no_text in (b"\xff\xfe\x00", b"a" * (MEBIBYTE + 1)):
        mapping.write_bytes(no_text)
        answer = real("layout", "confirm", file, mapping, "--by", "li")
        assert (answer.status, "mapping.yaml" in answer.err) == (2, True)
