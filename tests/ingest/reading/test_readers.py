"""A child of the reading process answers with what the reader of the format gives, no more and no less."""

from __future__ import annotations

import json

import pytest

from ingest import guard, workbook
from ingest.opening import readers
from ingest.opening.apart.process import SHARED
from tests.dresses.every import EVERY
from tests.make_formats import FORMATS, file_name, in_format

SAMPLES = [(layout, position) for layout in ("L1", "L2", "L4") for position in range(0, 20, 3)]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_child_answers_with_what_the_reader_gives(kind: str) -> None:
    for layout, position in SAMPLES:
        book, name = EVERY[layout][position].build()
        packed = in_format(book, kind)
        found = guard.inspect(packed, file_name(name, kind))
        own = json.loads(json.dumps(readers.read(found.value, packed)))
        assert own == SHARED.read(packed, workbook.LIMITS, found)
