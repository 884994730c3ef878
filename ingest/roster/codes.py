"""Unified social credit codes (GB 32100-2015), checked by the column: alphabet, both check characters.

A code has 18 characters: registering department, kind of body, region (3-8), organisation code (9-17,
with a check character of its own, GB 11714), check character. Source: domain of the standard; a region
elsewhere or a letter in front is no fault of the code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingest.cells import MISSING
from store.rosters import RosterFault

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
WEIGHTS = tuple(pow(3, place, 31) for place in range(LENGTH - 1))
ORGANISATION = slice(8, 17)
ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
ORGANISATION_CHECKS = "0123456789X"
REGION = slice(2, 8)
CENTRAL = "100000"
NOT_OF_A_CODE = r"[\s\x{00ad}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2069}\x{feff}\-‐-―'’‘`´]"
PLAIN = "^[0-9A-Z]{18}$"
SHORTENED = r"^\d(?:\.\d+)?E\+?\d{2}$"
"""1.31E+17: what is left of a code once a spreadsheet took it for a number."""
LARGEST_EXACT = 2**53
OUTSIDE = 255

Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
Identities = np.ndarray[tuple[int], np.dtype[np.int64]]
Letters = np.ndarray[tuple[int, int], np.dtype[np.uint8]]


def _values(letters: str) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    table = np.full(256, OUTSIDE, np.uint8)
    for value, letter in enumerate(letters):
        table[ord(letter)] = value
    return table


VALUES = _values(ALPHABET)
ORGANISATION_VALUES = _values("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
CHECKS = np.frombuffer(ALPHABET.encode(), np.uint8)
ORGANISATION_CHECK_LETTERS = np.frombuffer(ORGANISATION_CHECKS.encode(), np.uint8)


@dataclass(frozen=True, slots=True)
class Codes:
    """One code a row. `identities`: numbers that are the same for the same good code, -1 for a bad one.

    `faults`: of each row at most one. `by_letter`, `elsewhere`: good ones of another registering
    department, or of a region outside the territory.
    """

    texts: pa.Array
    identities: Identities
    faults: dict[RosterFault, Flags]
    is_good: Flags
    by_letter: Flags
    elsewhere: Flags


def check(written: pa.Array, is_long_number: Flags, province: str) -> Codes:
    """`written` as typed, `is_long_number` where a number was stored; `province`: its two digits."""
    texts = tidied(written)
    letters, has_length = _letters(texts)
    values = VALUES[letters]
    missing = flags(pc.is_null(texts))
    lost = is_long_number | _spread(~has_length, _is_shortened(texts, has_length))
    in_alphabet = _spread(has_length, values.max(axis=0, initial=0) != OUTSIDE)
    checked = _spread(has_length, _check_values(values) == values[-1])
    organised = _spread(has_length, _organisation_checks(letters) == letters[16])
    formed = in_alphabet & ~lost
    good = formed & checked & organised
    identities = np.full(len(texts), -1, np.int64)
    identities[good] = _identities(letters[:, good[has_length]])
    return Codes(
        texts,
        identities,
        {
            RosterFault.CODE_MISSING: missing,
            RosterFault.CODE_LOST_DIGITS: lost,
            RosterFault.CODE_MALFORMED: ~(missing | lost | in_alphabet),
            RosterFault.CODE_CHECK_DIGIT: formed & ~checked,
            RosterFault.CODE_ORGANISATION: formed & checked & ~organised,
        },
        good,
        good & _spread(has_length, letters[0] > ord("9")),
        good & _spread(has_length, _is_elsewhere(letters, province)),
    )


def tidied(written: pa.Array) -> pa.Array:
    """Widths folded, blanks and apostrophes out, in capitals; null where no code is written."""
    is_plain = pc.match_substring_regex(written, PLAIN)
    odd = pc.invert(is_plain).fill_null(False)  # noqa: FBT003 Arrow's own order
    kept = written.filter(odd)
    if len(kept) == 0:
        return written
    folded = pc.utf8_upper(pc.utf8_normalize(kept, form="NFKC"))
    bare = pc.replace_substring_regex(folded, NOT_OF_A_CODE, "")
    absent = pa.array(["", *sorted(word.upper() for word in MISSING)], pa.string())
    said = pc.if_else(pc.is_in(bare, value_set=absent), pa.scalar(None, pa.string()), bare)
    return pc.replace_with_mask(written, odd, said)


def check_characters(letters: Letters) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    """The letter that each code should end in; without meaning where one is not of the alphabet.

    `letters`: one row a place, one column a code.
    """
    return CHECKS[_check_values(VALUES[letters])]


def _check_values(values: Letters) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    left: np.ndarray[tuple[int], np.dtype[np.int16]] = -_weighed(values, WEIGHTS) % len(ALPHABET)
    return left


def expected_check(code: str) -> str:
    """The same for one code of 18 known characters."""
    letters = np.frombuffer(code.encode(), np.uint8).reshape(LENGTH, 1)
    return chr(int(check_characters(letters)[0]))


def could_be_a_number(texts: pa.Array) -> Flags:
    """Digits alone that a stored number could have given: where types were not counted, a doubt."""
    digits = flags(pc.match_substring_regex(texts, r"^\d{16,18}$"))
    values = pc.cast(texts.filter(pa.array(digits)), pa.int64()).to_numpy()
    exact = values.astype(np.float64).astype(np.int64) == values
    return _spread(digits, exact)


def flags(found: Any) -> Flags:
    """An Arrow answer as numpy, null as no."""
    return np.asarray(found.fill_null(False).to_numpy(zero_copy_only=False), dtype=np.bool_)  # noqa: FBT003


def _identities(letters: Letters) -> Identities:
    """A number for each good code, the same for the same code alone, never -1.

    The eight letters in front are few different ones, the organisation code has eight that are free,
    and what follows from them need not be compared.
    """
    front = np.ascontiguousarray(letters[: ORGANISATION.start].T).view(np.int64)[:, 0]
    _, which = np.unique(front, return_inverse=True)
    numbers: Identities = which.astype(np.int64)
    for place in range(ORGANISATION.start, ORGANISATION.stop - 1):
        numbers = numbers * 36 + ORGANISATION_VALUES[letters[place]]
    return numbers


def _organisation_checks(letters: Letters) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    values = ORGANISATION_VALUES[letters[ORGANISATION]]
    left = -_weighed(values, ORGANISATION_WEIGHTS) % len(ORGANISATION_CHECKS)
    return ORGANISATION_CHECK_LETTERS[left]


def _weighed(
    values: Letters, weights: tuple[int, ...]
) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    """Place by place over all codes; sums of known characters stay below 2¹⁵."""
    total = np.zeros(values.shape[1], np.int16)
    for of_place, weight in zip(values, weights, strict=False):
        total += of_place.astype(np.int16) * np.int16(weight)
    return total


def _is_elsewhere(letters: Letters, province: str) -> Flags:
    """Neither of the territory's province nor registered centrally (100000)."""
    region = letters[REGION]
    return _differs(region, province) & _differs(region, CENTRAL)


def _differs(letters: Letters, from_text: str) -> Flags:
    differs = np.zeros(letters.shape[1], np.bool_)
    for of_place, letter in zip(letters, from_text.encode(), strict=False):
        differs |= of_place != letter
    return differs


def _is_shortened(texts: pa.Array, has_length: Flags) -> Flags:
    others = texts.filter(pa.array(~has_length))
    return flags(pc.match_substring_regex(others, SHORTENED))


def _letters(texts: pa.Array) -> tuple[Letters, Flags]:
    """The bytes of every text that has 18 of them, one row a place, and which texts those are."""
    has_length = flags(pc.equal(pc.binary_length(texts), LENGTH))
    kept = texts if has_length.all() else texts.filter(pa.array(has_length))
    if len(kept) == 0:
        return np.empty((LENGTH, 0), np.uint8), has_length
    _, offsets, text = kept.buffers()
    begin = int(np.frombuffer(offsets, np.int32)[kept.offset])
    flat = np.frombuffer(text, np.uint8, count=len(kept) * LENGTH, offset=begin)
    return np.ascontiguousarray(flat.reshape(-1, LENGTH).T), has_length


def _spread(kept: Flags, found: Flags) -> Flags:
    """What was found of the kept rows, no for all others."""
    spread = np.zeros(len(kept), np.bool_)
    spread[kept] = found
    return spread
