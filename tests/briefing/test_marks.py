"""Every standing has a mark that can be told without its colour and read on it."""

from __future__ import annotations

import pytest

from briefing.marks import MARKS, MET, Mark
from targets.board import SHORT
from targets.vocabulary import Standing


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("mark", MARKS.values())
def test_every_chip_can_be_read(mark: Mark) -> None:
    dark, light = sorted((luminance(mark.ink), luminance(mark.ground)))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_standing_has_a_mark() -> None:
    assert set(MARKS) == set(Standing)


@pytest.mark.parametrize("mark", MARKS.values())
def test_a_shape_is_one_that_every_chinese_font_has(mark: Mark) -> None:
    assert len(mark.shape.encode("gbk")) == 2


def test_no_shape_serves_both_good_and_bad() -> None:
    assert {MARKS[one].shape for one in MET}.isdisjoint(MARKS[one].shape for one in SHORT)
