"""The checks' rules as data: which of them hold, how grave each is, and from which number on it speaks."""

from ingest.rules.faults import RuleFault, RulesRefusedError
from ingest.rules.loading import packaged, packaged_text, read_rules
from ingest.rules.schema import Rule, Rules, Stage
from ingest.rules.settling import settled

__all__ = [
    "Rule",
    "RuleFault",
    "Rules",
    "RulesRefusedError",
    "Stage",
    "packaged",
    "packaged_text",
    "read_rules",
    "settled",
]
