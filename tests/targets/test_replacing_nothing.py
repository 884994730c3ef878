"""Whether a submission leaves all that counts as it is: only then may it be taken with others."""

from __future__ import annotations

from targets.versions import replaces_nothing
from targets.vocabulary import ActionState
from tests.make_targets import known, note
from tests.make_workbooks import catalogue

COUNTED = note("a2_guide", "2025-06", ActionState.UNDER_WAY)


def test_the_same_words_and_another_month_s_replace_nothing() -> None:
    later = note("a2_guide", "2025-09", ActionState.DONE)
    held = known(action_notes=(COUNTED,))
    assert replaces_nothing(held, (), (COUNTED, later), catalogue())


def test_an_action_s_other_state_replaces_what_counts() -> None:
    held = known(action_notes=(COUNTED,))
    changed = note("a2_guide", "2025-06", ActionState.DONE)
    assert not replaces_nothing(held, (), (changed,), catalogue())
