"""The letters that stand in golden/. `python -m tests.briefing.golden_letters` writes them anew.

Look at the difference before it is committed: what changed there changes in every reader's mailbox.
"""

from __future__ import annotations

from pathlib import Path

from briefing.message import Envelope, message
from targets.vocabulary import LANGUAGES
from tests.make_briefing import OFFICE, SENDER, Spoken, letter, moments
from wording import say

GOLDEN = Path(__file__).parent / "golden"
SPOKEN: tuple[Spoken, ...] = (*LANGUAGES, "both")


def golden(language: Spoken) -> bytes:
    """The tiny notice's September issue of 2025."""
    envelope = Envelope(
        schedule="office_monthly",
        slot="2025-10",
        edition="regular",
        sender=SENDER,
        recipient=OFFICE,
        written_at=moments("2025-10-22T09:00"),
        list_name=say("mail.list_name", "en" if language == "en" else "zh"),
    )
    return message(letter(language), envelope)


if __name__ == "__main__":
    for spoken in SPOKEN:
        (GOLDEN / f"{spoken}.eml").write_bytes(golden(spoken))
