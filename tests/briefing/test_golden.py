"""The letters as readers have them; see golden_letters.py for how to write them anew."""

import pytest

from tests.briefing.golden_letters import GOLDEN, SPOKEN, golden
from tests.make_briefing import Spoken, part, told


@pytest.mark.parametrize("language", SPOKEN)
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_the_letter_reads_as_the_golden_one(language: Spoken, kind: str) -> None:
    kept = (GOLDEN / f"{language}.eml").read_bytes()
    assert part(golden(language), kind).splitlines() == part(kept, kind).splitlines()


@pytest.mark.parametrize("language", SPOKEN)
def test_its_headers_are_those_of_the_golden_one(language: Spoken) -> None:
    kept = told((GOLDEN / f"{language}.eml").read_bytes())
    assert told(golden(language)).items() == kept.items()


@pytest.mark.parametrize("language", SPOKEN)
def test_made_twice_it_is_the_same_to_the_byte(language: Spoken) -> None:
    assert golden(language) == golden(language)
