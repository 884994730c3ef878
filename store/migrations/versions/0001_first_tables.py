"""The first tables: what came in, what counts, who changed it, what is sent."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INSTANT = sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")
DAY = sa.Text().with_variant(sa.Date(), "postgresql")
FLAG = sa.Integer().with_variant(sa.Boolean(), "postgresql")
MONTH = sa.Integer()
EXACT = sa.Text()
CHOICE = sa.Text()

APPEND_ONLY_SQLITE = """
CREATE TRIGGER audit_no_{verb} BEFORE {verb} ON audit
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END
"""
APPEND_ONLY_POSTGRESQL = (
    """
    CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$
    """,
    """
    CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()
    """,
)


def upgrade() -> None:
    """Each table after those to which it refers."""
    _change()
    _counter()
    _lease()
    _outbox()
    _schedule()
    _series()
    _audit()
    _blob()
    _catalogue_version()
    _delivery_attempt()
    _plan()
    _submission()
    _decision()
    _figure()
    _finding()
    _note()
    _uploaded_row()
    _action_note()
    _observation()
    for statement in append_only():
        op.execute(statement)


def append_only() -> tuple[str, ...]:
    if op.get_bind().dialect.name == "postgresql":
        return APPEND_ONLY_POSTGRESQL
    return tuple(APPEND_ONLY_SQLITE.format(verb=verb) for verb in ("UPDATE", "DELETE"))


def _change() -> None:
    op.create_table(
        "change",
        sa.Column("seq", WHOLE, autoincrement=False, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("actor", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("change_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("change_by_at"), "change", ["at"], unique=False)


def _counter() -> None:
    op.create_table(
        "counter",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("value", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("counter_key")),
        sqlite_strict=True,
    )
    op.bulk_insert(
        sa.table("counter", sa.column("name"), sa.column("value")), [{"name": "change", "value": 0}]
    )


def _lease() -> None:
    op.create_table(
        "lease",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("holder", WORDS, nullable=False),
        sa.Column("until", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("lease_key")),
        sqlite_strict=True,
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("schedule", WORDS, nullable=False),
        sa.Column("slot", WORDS, nullable=False),
        sa.Column("edition", WORDS, nullable=False),
        sa.Column("channel", WORDS, nullable=False),
        sa.Column("recipient", WORDS, nullable=False),
        sa.Column("language", WORDS, nullable=False),
        sa.Column("scope", WORDS, nullable=True),
        sa.Column("period", MONTH, nullable=False),
        sa.Column("as_of", INSTANT, nullable=False),
        sa.Column("state", WORDS, nullable=False),
        sa.Column("next_at", INSTANT, nullable=False),
        sa.Column("failures", WHOLE, nullable=False),
        sa.Column("worker", WORDS, nullable=True),
        sa.Column("until", INSTANT, nullable=True),
        sa.Column("planned_at", INSTANT, nullable=False),
        sa.Column("detail", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("outbox_key")),
        sa.UniqueConstraint(
            "schedule",
            "slot",
            "edition",
            "channel",
            "recipient",
            name=op.f("outbox_unique_schedule_slot_edition_channel_recipient"),
        ),
        sqlite_strict=True,
    )
    op.create_index("outbox_by_state", "outbox", ["state", "next_at"], unique=False)


def _schedule() -> None:
    op.create_table(
        "schedule",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("channel", WORDS, nullable=False),
        sa.Column("working_day", WHOLE, nullable=False),
        sa.Column("at", WORDS, nullable=False),
        sa.Column("recipients", WORDS, nullable=False),
        sa.Column("since", INSTANT, nullable=False),
        sa.Column("is_paused", FLAG, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("schedule_key")),
        sqlite_strict=True,
    )


def _series() -> None:
    op.create_table(
        "series",
        sa.Column("indicator", WORDS, nullable=False),
        sa.Column("decimals", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("indicator", name=op.f("series_key")),
        sqlite_strict=True,
    )


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("number", WHOLE, autoincrement=False, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("actor", WORDS, nullable=False),
        sa.Column("action", WORDS, nullable=False),
        sa.Column("subject", WORDS, nullable=False),
        sa.Column("detail", WORDS, nullable=False),
        sa.Column("previous", WORDS, nullable=False),
        sa.Column("hash", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["change.seq"], name=op.f("audit_seq")),
        sa.PrimaryKeyConstraint("number", name=op.f("audit_key")),
        sqlite_strict=True,
    )


def _blob() -> None:
    op.create_table(
        "blob",
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("size", WHOLE, nullable=False),
        sa.Column("created_seq", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["created_seq"], ["change.seq"], name=op.f("blob_created_seq")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("blob_key")),
        sqlite_strict=True,
    )


def _catalogue_version() -> None:
    op.create_table(
        "catalogue_version",
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["change.seq"], name=op.f("catalogue_version_seq")),
        sa.PrimaryKeyConstraint("seq", name=op.f("catalogue_version_key")),
        sqlite_strict=True,
    )


def _delivery_attempt() -> None:
    op.create_table(
        "delivery_attempt",
        sa.Column("letter", WHOLE, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("worker", WORDS, nullable=False),
        sa.Column("outcome", WORDS, nullable=False),
        sa.Column("detail", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["letter"], ["outbox.id"], name=op.f("delivery_attempt_letter")),
        sa.PrimaryKeyConstraint("letter", "number", name=op.f("delivery_attempt_key")),
        sqlite_strict=True,
    )


def _plan() -> None:
    op.create_table(
        "plan",
        sa.Column("target", WORDS, nullable=False),
        sa.Column("area", WORDS, nullable=False),
        sa.Column("period", MONTH, nullable=False),
        sa.Column("recorded_seq", WHOLE, nullable=False),
        sa.Column("superseded_seq", WHOLE, nullable=True),
        sa.Column("value", EXACT, nullable=False),
        sa.CheckConstraint("superseded_seq > recorded_seq", name=op.f("plan_replaced_later")),
        sa.ForeignKeyConstraint(["recorded_seq"], ["change.seq"], name=op.f("plan_recorded_seq")),
        sa.ForeignKeyConstraint(
            ["superseded_seq"], ["change.seq"], name=op.f("plan_superseded_seq")
        ),
        sa.PrimaryKeyConstraint("target", "area", "period", "recorded_seq", name=op.f("plan_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    _current_once("plan", ["target", "area", "period"])


def _submission() -> None:
    op.create_table(
        "submission",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("agency", WORDS, nullable=False),
        sa.Column("form", WORDS, nullable=False),
        sa.Column("form_version", WORDS, nullable=False),
        sa.Column("layout", WORDS, nullable=False),
        sa.Column("period", MONTH, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("file_name", WORDS, nullable=False),
        sa.Column("state", CHOICE, nullable=False),
        sa.Column("is_correction", FLAG, nullable=False),
        sa.Column("is_made_up", FLAG, nullable=False),
        sa.Column("revision_of", WHOLE, nullable=True),
        sa.Column("by", WORDS, nullable=False),
        sa.Column("received_at", INSTANT, nullable=False),
        sa.Column("received_seq", WHOLE, nullable=False),
        sa.Column("digest", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["received_seq"], ["change.seq"], name=op.f("submission_received_seq")
        ),
        sa.ForeignKeyConstraint(
            ["revision_of"], ["submission.id"], name=op.f("submission_revision_of")
        ),
        sa.ForeignKeyConstraint(["sha256"], ["blob.sha256"], name=op.f("submission_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("submission_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("submission_by_sha256"), "submission", ["sha256"], unique=False)
    op.create_index(
        "submission_sent_once",
        "submission",
        ["agency", "form", "period", "sha256"],
        unique=True,
        sqlite_where=sa.text("state IN ('submitted', 'accepted')"),
        postgresql_where=sa.text("state IN ('submitted', 'accepted')"),
    )


def _decision() -> None:
    op.create_table(
        "decision",
        sa.Column("submission", WHOLE, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("actor", WORDS, nullable=False),
        sa.Column("action", WORDS, nullable=False),
        sa.Column("comment", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["change.seq"], name=op.f("decision_seq")),
        sa.ForeignKeyConstraint(
            ["submission"], ["submission.id"], name=op.f("decision_submission")
        ),
        sa.PrimaryKeyConstraint("submission", "seq", name=op.f("decision_key")),
        sqlite_strict=True,
    )


def _figure() -> None:
    op.create_table(
        "figure",
        sa.Column("submission", WHOLE, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("indicator", WORDS, nullable=False),
        sa.Column("source", WORDS, nullable=False),
        sa.Column("period", MONTH, nullable=False),
        sa.Column("area", WORDS, nullable=False),
        sa.Column("value", EXACT, nullable=True),
        sa.Column("numerator", EXACT, nullable=True),
        sa.Column("denominator", EXACT, nullable=True),
        sa.Column("state", CHOICE, nullable=False),
        sa.Column("sheet", WORDS, nullable=False),
        sa.Column("row", WHOLE, nullable=False),
        sa.Column("column", WHOLE, nullable=False),
        sa.Column("why", WORDS, nullable=True),
        sa.Column("seen", WORDS, nullable=False),
        sa.Column("explanation", WORDS, nullable=True),
        sa.ForeignKeyConstraint(["submission"], ["submission.id"], name=op.f("figure_submission")),
        sa.PrimaryKeyConstraint("submission", "number", name=op.f("figure_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _finding() -> None:
    op.create_table(
        "finding",
        sa.Column("submission", WHOLE, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("code", WORDS, nullable=False),
        sa.Column("severity", CHOICE, nullable=False),
        sa.Column("sheet", WORDS, nullable=True),
        sa.Column("row", WHOLE, nullable=True),
        sa.Column("column", WHOLE, nullable=True),
        sa.Column("seen", WORDS, nullable=False),
        sa.Column("expected", WORDS, nullable=False),
        sa.Column("placeholders", WORDS, nullable=False),
        sa.Column("explanation", WORDS, nullable=True),
        sa.ForeignKeyConstraint(["submission"], ["submission.id"], name=op.f("finding_submission")),
        sa.PrimaryKeyConstraint("submission", "number", name=op.f("finding_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _note() -> None:
    op.create_table(
        "note",
        sa.Column("submission", WHOLE, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("action", WORDS, nullable=False),
        sa.Column("source", WORDS, nullable=False),
        sa.Column("period", MONTH, nullable=False),
        sa.Column("state", CHOICE, nullable=True),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("done_on", DAY, nullable=True),
        sa.Column("evidence", WORDS, nullable=False),
        sa.Column("self_assessed", WORDS, nullable=True),
        sa.Column("sheet", WORDS, nullable=False),
        sa.Column("row", WHOLE, nullable=False),
        sa.Column("column", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["submission"], ["submission.id"], name=op.f("note_submission")),
        sa.PrimaryKeyConstraint("submission", "number", name=op.f("note_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _uploaded_row() -> None:
    op.create_table(
        "uploaded_row",
        sa.Column("submission", WHOLE, nullable=False),
        sa.Column("sheet", WORDS, nullable=False),
        sa.Column("row", WHOLE, nullable=False),
        sa.Column("texts", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["submission"], ["submission.id"], name=op.f("uploaded_row_submission")
        ),
        sa.PrimaryKeyConstraint("submission", "sheet", "row", name=op.f("uploaded_row_key")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _action_note() -> None:
    op.create_table(
        "action_note",
        sa.Column("action", WORDS, nullable=False),
        sa.Column("source", WORDS, nullable=False),
        sa.Column("period", MONTH, nullable=False),
        sa.Column("recorded_seq", WHOLE, nullable=False),
        sa.Column("superseded_seq", WHOLE, nullable=True),
        sa.Column("submission", WHOLE, nullable=False),
        sa.Column("note", WHOLE, nullable=False),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("action_note_replaced_later")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_seq"], ["change.seq"], name=op.f("action_note_recorded_seq")
        ),
        sa.ForeignKeyConstraint(
            ["submission", "note"],
            ["note.submission", "note.number"],
            name=op.f("action_note_submission"),
        ),
        sa.ForeignKeyConstraint(
            ["superseded_seq"], ["change.seq"], name=op.f("action_note_superseded_seq")
        ),
        sa.PrimaryKeyConstraint(
            "action", "source", "period", "recorded_seq", name=op.f("action_note_key")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    _current_once("action_note", ["action", "source", "period"])


def _observation() -> None:
    op.create_table(
        "observation",
        sa.Column("indicator", WORDS, nullable=False),
        sa.Column("source", WORDS, nullable=False),
        sa.Column("period", MONTH, nullable=False),
        sa.Column("area", WORDS, nullable=False),
        sa.Column("recorded_seq", WHOLE, nullable=False),
        sa.Column("superseded_seq", WHOLE, nullable=True),
        sa.Column("value", WHOLE, nullable=True),
        sa.Column("numerator", WHOLE, nullable=True),
        sa.Column("denominator", WHOLE, nullable=True),
        sa.Column("state", CHOICE, nullable=False),
        sa.Column("submission", WHOLE, nullable=False),
        sa.Column("figure", WHOLE, nullable=False),
        sa.Column("sheet", WORDS, nullable=False),
        sa.Column("row", WHOLE, nullable=False),
        sa.Column("column", WHOLE, nullable=False),
        sa.CheckConstraint(
            "superseded_seq > recorded_seq", name=op.f("observation_replaced_later")
        ),
        sa.ForeignKeyConstraint(
            ["indicator"], ["series.indicator"], name=op.f("observation_indicator")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_seq"], ["change.seq"], name=op.f("observation_recorded_seq")
        ),
        sa.ForeignKeyConstraint(
            ["submission", "figure"],
            ["figure.submission", "figure.number"],
            name=op.f("observation_submission"),
        ),
        sa.ForeignKeyConstraint(
            ["superseded_seq"], ["change.seq"], name=op.f("observation_superseded_seq")
        ),
        sa.PrimaryKeyConstraint(
            "indicator", "source", "period", "area", "recorded_seq", name=op.f("observation_key")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    _current_once("observation", ["indicator", "source", "period", "area"])


def _current_once(table: str, columns: list[str]) -> None:
    is_current = sa.text("superseded_seq IS NULL")
    op.create_index(
        f"{table}_current",
        table,
        columns,
        unique=True,
        sqlite_where=is_current,
        postgresql_where=is_current,
    )
