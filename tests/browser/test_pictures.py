"""The chart as a picture: made in the browser, with its title and stamp inside."""

from __future__ import annotations

from pathlib import Path

from tests.browser.conftest import Reader


def kept(reader: Reader, kind: str, folder: Path) -> bytes:
    page = reader.open("/target/inclusive_loans_balance")
    page.wait_for_selector(".js-plotly-plot .scatterlayer")
    with page.expect_download() as waited:
        page.click(f"button[data-picture={kind}]")
    assert waited.value.suggested_filename == f"inclusive_loans_balance_2023-09.{kind}"
    waited.value.save_as(folder / "picture")
    return (folder / "picture").read_bytes()


def test_a_chart_is_kept_as_svg_with_its_title_and_stamp(reader: Reader, tmp_path: Path) -> None:
    drawn = kept(reader, "svg", tmp_path).decode()
    assert drawn.startswith("<svg")
    assert [word for word in ("贷款余额", "亿元", "数据截至2023年9月") if word not in drawn] == []


def test_a_chart_is_kept_as_a_picture_of_dots(reader: Reader, tmp_path: Path) -> None:
    assert kept(reader, "png", tmp_path).startswith(b"\x89PNG")
    assert reader.troubles == []
    assert reader.strangers == []
