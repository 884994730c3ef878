"""The method's page says what the module does: one worked example of every kind."""

from pathlib import Path

import pytest

from targets.vocabulary import Kind
from tests.targets.worked_examples import examples, sentence

PAGE = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(examples()))
def test_the_page_says_what_staff_read_of_an_example(name: str) -> None:
    assert sentence(*examples()[name]) in PAGE


@pytest.mark.parametrize("name", sorted(examples()))
def test_the_page_gives_an_example_s_chance_as_it_is(name: str) -> None:
    _, found = examples()[name]
    told = "–" if found.chance is None else f"{found.chance:.3f}".removeprefix("0")
    assert told in PAGE


def test_every_kind_of_number_has_its_example() -> None:
    kinds = {target.kind for target, _ in examples().values()}
    assert kinds == set(Kind) - {Kind.ACTION}
