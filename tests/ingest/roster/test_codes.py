import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.roster.codes import ALPHABET, check, expected_check, tidied
from store.rosters import RosterFault
from tests.make_rosters import credit_code

GOOD = credit_code(7)


def fault_of(code: str | None, *, is_number: bool = False) -> str | None:
    found = check(pa.array([code], pa.string()), np.array([is_number]), "99")
    return next((fault.value for fault, flags in found.faults.items() if flags[0]), None)


@pytest.mark.parametrize(
    "written",
    [
        GOOD,
        GOOD.lower(),
        f" {GOOD[:8]} {GOOD[8:]} ",
        f"'{GOOD}",
        f"\u3000{GOOD}\u200b",
        f"\u202a{GOOD}\u202c",
        f"\u2066{GOOD[:9]}\u2060{GOOD[9:]}\u2069",
        "".join(chr(ord(letter) + 0xFEE0) for letter in GOOD),
        f"{GOOD[:8]}-{GOOD[8:]}",
    ],
)
def test_blanks_case_width_and_apostrophes_do_not_spoil_a_code(written: str) -> None:
    assert tidied(pa.array([written])).to_pylist() == [GOOD]
    assert fault_of(written) is None


@pytest.mark.parametrize("written", [None, "", "  ", "无", "—", "/"])
def test_no_code_is_missing(written: str | None) -> None:
    assert fault_of(written) == RosterFault.CODE_MISSING


@pytest.mark.parametrize("written", [GOOD[:-1], GOOD + "0", GOOD.replace("9", "I"), "不详"])
def test_another_length_or_a_letter_that_is_not_used_is_malformed(written: str) -> None:
    assert fault_of(written) == RosterFault.CODE_MALFORMED


def test_a_wrong_check_character_is_said_with_the_right_one() -> None:
    wrong = GOOD[:-1] + ALPHABET[(ALPHABET.index(GOOD[-1]) + 1) % 31]
    assert fault_of(wrong) == RosterFault.CODE_CHECK_DIGIT
    assert expected_check(wrong) == GOOD[-1]


def test_a_code_whose_organisation_code_fails_is_bad_though_its_last_character_holds() -> None:
    body = GOOD[:16] + ALPHABET[(ALPHABET.index(GOOD[16]) + 1) % 10]
    assert fault_of(body + expected_check(body + "0")) == RosterFault.CODE_ORGANISATION


@pytest.mark.parametrize("written", ["1.31E+17", "9.1310115e+17", "131000000000000000"])
def test_a_code_stored_as_a_number_has_lost_digits(written: str) -> None:
    is_number = written.isdecimal()
    assert fault_of(written, is_number=is_number) == RosterFault.CODE_LOST_DIGITS


def test_a_stored_number_is_bad_even_where_both_checks_happen_to_hold() -> None:
    assert fault_of(GOOD, is_number=True) == RosterFault.CODE_LOST_DIGITS


def test_a_letter_in_front_and_a_region_elsewhere_are_no_faults() -> None:
    codes = [
        credit_code(1, front="N2"),
        credit_code(1, region="440300"),
        credit_code(1, region="100000"),
    ]
    found = check(pa.array(codes), np.zeros(3, np.bool_), "99")
    assert found.is_good.all()
    assert found.by_letter.tolist() == [True, False, False]
    assert found.elsewhere.tolist() == [False, True, False]


@given(st.integers(0, 99_999_999), st.integers(0, 17), st.sampled_from(ALPHABET))
def test_no_single_wrong_character_slips_through(number: int, place: int, letter: str) -> None:
    code = credit_code(number)
    other = code[:place] + letter + code[place + 1 :]
    assert (fault_of(other) is None) == (other == code)


@given(st.lists(st.text(max_size=20) | st.none(), max_size=8))
def test_every_row_has_at_most_one_fault_and_none_is_lost(written: list[str | None]) -> None:
    texts = pa.array(written, pa.string())
    found = check(texts, np.zeros(len(written), np.bool_), "99")
    faults = np.sum(list(found.faults.values()), axis=0)
    assert faults.tolist() == (~found.is_good).tolist()
