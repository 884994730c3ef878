"""How long an upload takes to its preview: python -m bench.intake DATABASE_URL [WORKBOOK] [BODY].

The bytes go in as the upload page sends them, and the page with the preview comes back: guard, child
process, both readers, checks against what is known, rendering. The database is the demo's, or one's own.
"""

from __future__ import annotations

import statistics
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from time import perf_counter

from dashboard.document import page_request
from ingest.opened import opened
from wiring import assemble, present

REPORT = "data/demo/workbooks/2023-09/市经信委9月报表(终稿).xlsx"
BODY = "eic"
ROUNDS = 20


def main(url: str, workbook: str = REPORT, body: str = BODY) -> None:
    content, name = _as_new(Path(workbook).read_bytes()), Path(workbook).name
    app = assemble(url).pages(present)
    browser = app.server.test_client()
    browser.set_cookie("monitor_role", body)
    upload, page = list[float](), list[float]()
    for _ in range(ROUNDS):
        began = perf_counter()
        sent = {"name": name, "from": "/upload"}
        answer = browser.put("/upload", query_string=sent, data=content)
        read = perf_counter()
        shown = browser.post("/_dash-update-component", json=page_request(answer.get_json()["to"]))
        upload.append(read - began)
        page.append(perf_counter() - read)
        assert shown.status_code == 200  # noqa: S101
    rows = sum(len(sheet.rows) for sheet in opened(content, name).sheets)
    both = [one + other for one, other in zip(upload[1:], page[1:], strict=True)]
    print(f"{rows} rows; first {(upload[0] + page[0]) * 1000:.0f} ms, then median", end=" ")
    print(f"{_median(upload)} read and checked + {_median(page)} page, ", end="")
    print(f"{statistics.median(both) * 1000:.0f} ms, slowest {max(both) * 1000:.0f} ms")


def _as_new(content: bytes) -> bytes:
    """The same workbook in other bytes: what has come before is recognised, and shown shorter."""
    target = BytesIO(content)
    with zipfile.ZipFile(target, "a") as package:
        package.comment = b"once more"
    return target.getvalue()


def _median(seconds: list[float]) -> str:
    return f"{statistics.median(seconds[1:]) * 1000:.0f} ms"


if __name__ == "__main__":
    main(*sys.argv[1:4])
