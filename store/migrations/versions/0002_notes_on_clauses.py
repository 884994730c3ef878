"""Notes on a clause as a whole, several from one report, with what stands beside the progress."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
DAY = sa.Text().with_variant(sa.Date(), "postgresql")
MONTH = sa.Integer()
CHOICE = sa.Text()

SAID = (
    '"submission", "number", "action", "source", "period", "state", "text", "done_on", "evidence", '
    '"self_assessed", "sheet", "row", "column"'
)
COUNTED = '"source", "period", "recorded_seq", "superseded_seq", "submission", "note"'


def upgrade() -> None:
    """SQLite alters no constraint of a table: both are made anew, on both engines alike.

    What was said before stays as it was said: its clause is left empty, since only targets.yaml knows
    it, and every such note names its action.
    """
    op.execute("CREATE TEMPORARY TABLE kept_note AS SELECT * FROM note")
    op.execute("CREATE TEMPORARY TABLE kept_action_note AS SELECT * FROM action_note")
    op.drop_table("action_note")
    op.drop_table("note")
    _note()
    _action_note()
    op.execute(
        f'INSERT INTO note ({SAID}, "item", "work", "problems", "next_steps", "suggested_numbers") '  # noqa: S608
        f"SELECT {SAID}, 0, '', '', '', '[]' FROM kept_note"
    )
    op.execute(
        f'INSERT INTO action_note ("subject", "item", {COUNTED}) '  # noqa: S608
        f'SELECT "action", 0, {COUNTED} FROM kept_action_note'
    )
    op.execute("DROP TABLE kept_action_note")
    op.execute("DROP TABLE kept_note")


def _note() -> None:
    op.create_table(
        "note",
        sa.Column("submission", WHOLE, nullable=False),
        sa.Column("number", WHOLE, nullable=False),
        sa.Column("clause", WHOLE, nullable=True),
        sa.Column("action", WORDS, nullable=True),
        sa.Column("item", WHOLE, nullable=False),
        sa.Column("source", WORDS, nullable=False),
        sa.Column("period", MONTH, nullable=False),
        sa.Column("state", CHOICE, nullable=True),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("work", WORDS, nullable=False),
        sa.Column("problems", WORDS, nullable=False),
        sa.Column("next_steps", WORDS, nullable=False),
        sa.Column("suggested_numbers", WORDS, nullable=False),
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


def _action_note() -> None:
    op.create_table(
        "action_note",
        sa.Column("subject", WORDS, nullable=False),
        sa.Column("item", WHOLE, nullable=False),
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
            *("subject", "item", "source", "period", "recorded_seq"), name=op.f("action_note_key")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    is_current = sa.text("superseded_seq IS NULL")
    op.create_index(
        "action_note_current",
        "action_note",
        ["subject", "item", "source", "period"],
        unique=True,
        sqlite_where=is_current,
        postgresql_where=is_current,
    )
