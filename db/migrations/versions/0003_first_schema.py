"""The first schema

Revision: 0003, after:
"""

import sqlalchemy as sa
from alembic import op

from db.triggers import statements

revision = "0003"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attempt",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("scope", sa.String(length=120), nullable=False),
        sa.Column("tried_at", sa.BigInteger(), nullable=False),
        sa.Column("is_forgiven", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_attempt")),
    )
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.create_index("ix_attempt_scope", ["community_id", "scope", "tried_at"], unique=False)

    op.create_table(
        "community",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("time_zone", sa.String(length=40), nullable=False),
        sa.Column("phone", sa.String(length=24), nullable=False),
        sa.Column("is_demo_first", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_community")),
        sa.UniqueConstraint("code", name=op.f("uq_community_code")),
    )
    op.create_table(
        "demo_clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ahead_microseconds", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("ahead_microseconds >= 0", name=op.f("ck_demo_clock_ahead")),
        sa.CheckConstraint("id = 1", name=op.f("ck_demo_clock_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demo_clock")),
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
    )
    op.create_table(
        "working_day",
        sa.Column("day_on", sa.String(length=10), nullable=False),
        sa.Column("is_working", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("day_on", name=op.f("pk_working_day")),
    )
    op.create_table(
        "area",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("parent_id", sa.String(length=26), nullable=True),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "parent_id"], ["area.community_id", "area.id"], name=op.f("fk_area_community_id_parent_id")
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_area_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_area")),
        sa.UniqueConstraint("community_id", "kind", "name", name=op.f("uq_area_community_id_kind_name")),
    )
    op.create_table(
        "chain_head",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("operation_seq", sa.BigInteger(), nullable=False),
        sa.Column("transfer_seq", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_chain_head_community_id")),
        sa.PrimaryKeyConstraint("community_id", name=op.f("pk_chain_head")),
    )
    op.create_table(
        "counter",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("name", sa.String(length=24), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_counter_community_id")),
        sa.PrimaryKeyConstraint("community_id", "name", name=op.f("pk_counter")),
    )
    op.create_table(
        "form_intent",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("login_id", sa.String(length=26), nullable=False),
        sa.Column("form", sa.String(length=48), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("shown_at", sa.BigInteger(), nullable=False),
        sa.Column("result", sa.String(), nullable=True),
        sa.Column("left_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_form_intent_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_form_intent")),
    )
    with op.batch_alter_table("form_intent", schema=None) as batch_op:
        batch_op.create_index(
            "uq_form_intent_open",
            ["community_id", "login_id", "form", "subject"],
            unique=True,
            sqlite_where=sa.text("left_at IS NULL"),
            postgresql_where=sa.text("left_at IS NULL"),
        )

    op.create_table(
        "fund",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("sponsor", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("opened_on", sa.String(length=10), nullable=False),
        sa.CheckConstraint("kind IN ('community', 'company', 'donation', 'charity')", name=op.f("ck_fund_kind")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_fund_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_fund")),
        sa.UniqueConstraint("community_id", "code", name=op.f("uq_fund_community_id_code")),
    )
    op.create_table(
        "fund_month",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("fund_id", sa.String(length=26), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("promised_fen", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("promised_fen >= 0", name=op.f("ck_fund_month_floor")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_fund_month_community_id")),
        sa.PrimaryKeyConstraint("community_id", "fund_id", "month", name=op.f("pk_fund_month")),
    )
    op.create_table(
        "guard",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("account", sa.String(length=80), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("balance >= 0", name=op.f("ck_guard_floor")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_guard_community_id")),
        sa.PrimaryKeyConstraint("community_id", "account", name=op.f("pk_guard")),
    )
    op.create_table(
        "import_batch",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_import_batch_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_import_batch")),
    )
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.create_index("ix_import_batch_made_at", ["community_id", "made_at"], unique=False)

    op.create_table(
        "intent",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("actor_id", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("action", sa.String(length=48), nullable=False),
        sa.Column("data_hash", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("operation_id", sa.String(length=26), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_intent_community_id")),
        sa.PrimaryKeyConstraint("community_id", "actor_id", "key", name=op.f("pk_intent")),
    )
    op.create_table(
        "month_summary",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("scope", sa.String(length=32), nullable=False),
        sa.Column("measured_minutes", sa.BigInteger(), nullable=False),
        sa.Column("listed_minutes", sa.BigInteger(), nullable=False),
        sa.Column("back_filled_minutes", sa.BigInteger(), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column("party_people", sa.BigInteger(), nullable=False),
        sa.Column("meeting_points", sa.BigInteger(), nullable=False),
        sa.Column("development_points", sa.BigInteger(), nullable=False),
        sa.Column("service_points", sa.BigInteger(), nullable=False),
        sa.Column("honour_points", sa.BigInteger(), nullable=False),
        sa.Column("approved_claims", sa.BigInteger(), nullable=False),
        sa.Column("approval_wait_minutes", sa.BigInteger(), nullable=False),
        sa.Column("effective_claims", sa.BigInteger(), nullable=False),
        sa.Column("spendable_wait_minutes", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_month_summary_community_id")),
        sa.PrimaryKeyConstraint("community_id", "period", "scope", name=op.f("pk_month_summary")),
    )
    op.create_table(
        "month_theme",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("month", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.CheckConstraint("month >= 1 AND month <= 12", name=op.f("ck_month_theme_month")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_month_theme_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_month_theme")),
        sa.UniqueConstraint("community_id", "year", "month", name=op.f("uq_month_theme_community_id_year_month")),
    )
    op.create_table(
        "national_batch",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("corrections", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_national_batch_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_national_batch")),
        sa.UniqueConstraint("community_id", "number", name=op.f("uq_national_batch_community_id_number")),
    )
    op.create_table(
        "note",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("text", sa.String(length=2000), nullable=True),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_note_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_note")),
    )
    op.create_table(
        "notice",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("posted_at", sa.BigInteger(), nullable=False),
        sa.Column("posted_on", sa.String(length=10), nullable=False),
        sa.Column("posted_by", sa.String(length=40), nullable=False),
        sa.Column("last_day_on", sa.String(length=10), nullable=False),
        sa.Column("closes_at", sa.BigInteger(), nullable=False),
        sa.Column("is_provisional", sa.Boolean(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("state IN ('draft', 'posted', 'closed')", name=op.f("ck_notice_state")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_notice_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_notice")),
        sa.UniqueConstraint("community_id", "number", name=op.f("uq_notice_community_id_number")),
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index(
            "ix_notice_due",
            ["community_id", "closes_at"],
            unique=False,
            sqlite_where=sa.text("state = 'posted'"),
            postgresql_where=sa.text("state = 'posted'"),
        )

    op.create_table(
        "operation",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.String(length=48), nullable=False),
        sa.Column("actor_id", sa.String(length=40), nullable=False),
        sa.Column("acting_role", sa.String(length=24), nullable=False),
        sa.Column("on_behalf_of", sa.String(length=26), nullable=True),
        sa.Column("reason", sa.String(length=32), nullable=True),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("intent_key", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("note_id", sa.String(length=26), nullable=True),
        sa.Column("note_hash", sa.String(length=64), nullable=True),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("occurred_at", sa.BigInteger(), nullable=False),
        sa.Column("transfers", sa.BigInteger(), nullable=False),
        sa.Column("moves", sa.BigInteger(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_operation_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_operation")),
        sa.UniqueConstraint("community_id", "seq", name=op.f("uq_operation_community_id_seq")),
    )
    with op.batch_alter_table("operation", schema=None) as batch_op:
        batch_op.create_index("ix_operation_action", ["community_id", "action", "seq"], unique=False)
        batch_op.create_index(
            "ix_operation_person",
            ["community_id", "subject"],
            unique=False,
            sqlite_where=sa.text("substr(subject, 1, 7) = 'person:'"),
            postgresql_where=sa.text("substr(subject, 1, 7) = 'person:'"),
        )

    op.create_table(
        "person",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("volunteer_number", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column(
            "name_key",
            sa.String(length=60).with_variant(sa.String(length=60, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "given_key",
            sa.String(length=60).with_variant(sa.String(length=60, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "pinyin",
            sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "given_pinyin",
            sa.String(length=200).with_variant(sa.String(length=200, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "initials",
            sa.String(length=60).with_variant(sa.String(length=60, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("phone_sealed", sa.String(length=200), nullable=True),
        sa.Column("phone_index", sa.String(length=64), nullable=True),
        sa.Column("phone_masked", sa.String(length=24), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("tags", sa.String(length=200), nullable=False),
        sa.Column("joined_on", sa.String(length=10), nullable=True),
        sa.Column("is_guest", sa.Boolean(), nullable=False),
        sa.Column("home_place", sa.String(length=60), nullable=True),
        sa.Column("skills", sa.String(length=200), nullable=False),
        sa.Column("availability", sa.String(length=80), nullable=False),
        sa.Column("left_on", sa.String(length=10), nullable=True),
        sa.Column("left_because", sa.String(length=16), nullable=True),
        sa.Column("merged_into_id", sa.String(length=26), nullable=True),
        sa.Column("lock_count", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "merged_into_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_person_community_id_merged_into_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_person_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_person")),
        sa.UniqueConstraint("community_id", "volunteer_number", name=op.f("uq_person_community_id_volunteer_number")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index("ix_person_given_key", ["community_id", "given_key"], unique=False)
        batch_op.create_index("ix_person_given_pinyin", ["community_id", "given_pinyin"], unique=False)
        batch_op.create_index("ix_person_initials", ["community_id", "initials"], unique=False)
        batch_op.create_index(
            "ix_person_merged",
            ["community_id", "merged_into_id"],
            unique=False,
            sqlite_where=sa.text("merged_into_id IS NOT NULL"),
            postgresql_where=sa.text("merged_into_id IS NOT NULL"),
        )
        batch_op.create_index("ix_person_name_key", ["community_id", "name_key"], unique=False)
        batch_op.create_index("ix_person_phone_index", ["community_id", "phone_index"], unique=False)
        batch_op.create_index("ix_person_pinyin", ["community_id", "pinyin"], unique=False)

    op.create_table(
        "program",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("about", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_program_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_program")),
        sa.UniqueConstraint("community_id", "name", name=op.f("uq_program_community_id_name")),
    )
    op.create_table(
        "refusal",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("action", sa.String(length=48), nullable=False),
        sa.Column("actor_id", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("refused_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_refusal_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_refusal")),
    )
    with op.batch_alter_table("refusal", schema=None) as batch_op:
        batch_op.create_index("ix_refusal_refused_at", ["community_id", "refused_at"], unique=False)

    op.create_table(
        "rule_draft",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("slot", sa.BigInteger(), nullable=False),
        sa.Column("base_number", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.String(length=60000), nullable=False),
        sa.Column("edition", sa.BigInteger(), nullable=False),
        sa.Column("made_by", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_by", sa.String(length=40), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("decision", sa.String(length=2000), nullable=True),
        sa.Column("effective_on", sa.String(length=10), nullable=True),
        sa.Column("proposed_by", sa.String(length=40), nullable=True),
        sa.Column("proposed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_rule_draft_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_rule_draft")),
        sa.UniqueConstraint("community_id", "slot", name=op.f("uq_rule_draft_community_id_slot")),
    )
    op.create_table(
        "rule_version",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("effective_on", sa.String(length=10), nullable=False),
        sa.Column("household_month_points", sa.BigInteger(), nullable=False),
        sa.Column("household_year_points", sa.BigInteger(), nullable=False),
        sa.Column("fen_per_point", sa.BigInteger(), nullable=False),
        sa.Column("bulk_rows", sa.BigInteger(), nullable=False),
        sa.Column("small_amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("voucher_days", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("fen_per_point > 0 AND fen_per_point % 100 = 0", name=op.f("ck_rule_version_peg")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_rule_version_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_rule_version")),
        sa.UniqueConstraint("community_id", "number", name=op.f("uq_rule_version_community_id_number")),
    )
    op.create_table(
        "seal",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("day_on", sa.String(length=10), nullable=False),
        sa.Column("operation_seq", sa.BigInteger(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("operations", sa.BigInteger(), nullable=False),
        sa.Column("refusals", sa.BigInteger(), nullable=False),
        sa.Column("totals", sa.String(), nullable=False),
        sa.Column("signature", sa.String(length=128), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_seal_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_seal")),
        sa.UniqueConstraint("community_id", "day_on", name=op.f("uq_seal_community_id_day_on")),
    )
    op.create_table(
        "sign",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("mark", sa.String(length=120), nullable=False),
        sa.Column("shop_id", sa.String(length=26), nullable=True),
        sa.Column("household_id", sa.String(length=26), nullable=True),
        sa.Column("voucher_id", sa.String(length=26), nullable=True),
        sa.Column("day_on", sa.String(length=10), nullable=False),
        sa.Column("facts", sa.String(length=400), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("noted_at", sa.BigInteger(), nullable=False),
        sa.Column("reviewed_at", sa.BigInteger(), nullable=True),
        sa.Column("reviewed_by", sa.String(length=40), nullable=True),
        sa.CheckConstraint("state IN ('open', 'reviewed')", name=op.f("ck_sign_state")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_sign_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_sign")),
        sa.UniqueConstraint("community_id", "kind", "mark", name=op.f("uq_sign_community_id_kind_mark")),
    )
    with op.batch_alter_table("sign", schema=None) as batch_op:
        batch_op.create_index("ix_sign_state", ["community_id", "state", "noted_at"], unique=False)

    op.create_table(
        "spending_terms",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("effective_on", sa.String(length=10), nullable=False),
        sa.Column("window_kind", sa.String(length=16), nullable=False),
        sa.Column("window_weekdays", sa.String(length=16), nullable=True),
        sa.Column("window_from_day", sa.BigInteger(), nullable=True),
        sa.Column("window_to_day", sa.BigInteger(), nullable=True),
        sa.Column("household_day_fen", sa.BigInteger(), nullable=True),
        sa.Column("shop_day_fen", sa.BigInteger(), nullable=True),
        sa.Column("till_day_fen", sa.BigInteger(), nullable=True),
        sa.Column("carer_week_fen", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", sa.String(length=40), nullable=False),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "window_kind IN ('any', 'weekdays', 'month_days', 'quarter_days')",
            name=op.f("ck_spending_terms_window_kind"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_spending_terms_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_spending_terms")),
        sa.UniqueConstraint("community_id", "number", name=op.f("uq_spending_terms_community_id_number")),
    )
    with op.batch_alter_table("spending_terms", schema=None) as batch_op:
        batch_op.create_index("ix_spending_terms_effective", ["community_id", "effective_on"], unique=False)

    op.create_table(
        "star_terms",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("effective_on", sa.String(length=10), nullable=False),
        sa.Column("levels", sa.String(length=80), nullable=False),
        sa.Column("is_counting_carried_over", sa.Boolean(), nullable=False),
        sa.Column("is_counting_back_filled", sa.Boolean(), nullable=False),
        sa.Column("made_by", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_star_terms_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_star_terms")),
        sa.UniqueConstraint("community_id", "number", name=op.f("uq_star_terms_community_id_number")),
    )
    op.create_table(
        "taken_day",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("scope", sa.String(length=12), nullable=False),
        sa.Column("subject_id", sa.String(length=26), nullable=False),
        sa.Column("day_on", sa.String(length=10), nullable=False),
        sa.Column("taken_fen", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("taken_fen >= 0", name=op.f("ck_taken_day_floor")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_taken_day_community_id")),
        sa.PrimaryKeyConstraint("community_id", "scope", "subject_id", "day_on", name=op.f("pk_taken_day")),
    )
    op.create_table(
        "tidy_round",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("building_ids", sa.String(), nullable=False),
        sa.Column("rater_ids", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("opened_by", sa.String(length=40), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("state IN ('open', 'closed')", name=op.f("ck_tidy_round_state")),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_tidy_round_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_tidy_round")),
    )
    with op.batch_alter_table("tidy_round", schema=None) as batch_op:
        batch_op.create_index("ix_tidy_round_month", ["community_id", "month"], unique=False)

    op.create_table(
        "certificate",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.String(length=48), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("first_on", sa.String(length=10), nullable=False),
        sa.Column("last_on", sa.String(length=10), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.Column("issued_by", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("kind IN ('record', 'proof')", name=op.f("ck_certificate_kind")),
        sa.CheckConstraint("state IN ('issued', 'withdrawn')", name=op.f("ck_certificate_state")),
        sa.CheckConstraint("first_on <= last_on", name=op.f("ck_certificate_period")),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_certificate_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_certificate_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("number", name=op.f("uq_certificate_number")),
    )
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.create_index("ix_certificate_issued_at", ["community_id", "issued_at"], unique=False)
        batch_op.create_index("ix_certificate_person", ["community_id", "person_id", "issued_at"], unique=False)

    op.create_table(
        "enrolment",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_enrolment_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_enrolment_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_enrolment")),
        sa.UniqueConstraint("community_id", "code_hash", name=op.f("uq_enrolment_community_id_code_hash")),
    )
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.create_index("ix_enrolment_person", ["community_id", "person_id"], unique=False)

    op.create_table(
        "fund_money",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("fund_id", sa.String(length=26), nullable=False),
        sa.Column("direction", sa.String(length=8), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("paid_on", sa.String(length=10), nullable=False),
        sa.Column("proof", sa.String(length=80), nullable=False),
        sa.Column("recorded_by", sa.String(length=40), nullable=False),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("direction IN ('in', 'back')", name=op.f("ck_fund_money_direction")),
        sa.CheckConstraint("amount_fen > 0", name=op.f("ck_fund_money_amount")),
        sa.ForeignKeyConstraint(
            ["community_id", "fund_id"],
            ["fund.community_id", "fund.id"],
            name=op.f("fk_fund_money_community_id_fund_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_fund_money_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_fund_money")),
    )
    with op.batch_alter_table("fund_money", schema=None) as batch_op:
        batch_op.create_index("ix_fund_money_fund", ["community_id", "fund_id", "paid_on"], unique=False)

    op.create_table(
        "fund_terms",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("fund_id", sa.String(length=26), nullable=False),
        sa.Column("effective_on", sa.String(length=10), nullable=False),
        sa.Column("starts_on", sa.String(length=10), nullable=False),
        sa.Column("ends_on", sa.String(length=10), nullable=True),
        sa.Column("monthly_share_fen", sa.BigInteger(), nullable=True),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name=op.f("ck_fund_terms_period")),
        sa.CheckConstraint("monthly_share_fen IS NULL OR monthly_share_fen >= 0", name=op.f("ck_fund_terms_share")),
        sa.ForeignKeyConstraint(
            ["community_id", "fund_id"],
            ["fund.community_id", "fund.id"],
            name=op.f("fk_fund_terms_community_id_fund_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_fund_terms_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_fund_terms")),
    )
    with op.batch_alter_table("fund_terms", schema=None) as batch_op:
        batch_op.create_index("ix_fund_terms_fund", ["community_id", "fund_id", "effective_on"], unique=False)

    op.create_table(
        "household",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("card_number", sa.String(length=16), nullable=False),
        sa.Column("card_code", sa.String(length=16), nullable=False),
        sa.Column("building_id", sa.String(length=26), nullable=False),
        sa.Column("head_name", sa.String(length=60), nullable=False),
        sa.Column("opened_on", sa.String(length=10), nullable=False),
        sa.Column("gone_into_id", sa.String(length=26), nullable=True),
        sa.Column("lock_count", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "building_id"],
            ["area.community_id", "area.id"],
            name=op.f("fk_household_community_id_building_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "gone_into_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_household_community_id_gone_into_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_household_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_household")),
        sa.UniqueConstraint("community_id", "card_code", name=op.f("uq_household_community_id_card_code")),
        sa.UniqueConstraint("community_id", "card_number", name=op.f("uq_household_community_id_card_number")),
    )
    with op.batch_alter_table("household", schema=None) as batch_op:
        batch_op.create_index("ix_household_building", ["community_id", "building_id"], unique=False)
        batch_op.create_index(
            "ix_household_gone",
            ["community_id", "gone_into_id"],
            unique=False,
            sqlite_where=sa.text("gone_into_id IS NOT NULL"),
            postgresql_where=sa.text("gone_into_id IS NOT NULL"),
        )

    op.create_table(
        "issue_batch",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(length=60), nullable=False),
        sa.Column("fund_id", sa.String(length=26), nullable=True),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("vouchers", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("proposed_at", sa.BigInteger(), nullable=False),
        sa.Column("proposed_by", sa.String(length=40), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=True),
        sa.Column("issued_by", sa.String(length=40), nullable=True),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("state IN ('proposed', 'issued', 'withdrawn')", name=op.f("ck_issue_batch_state")),
        sa.CheckConstraint("issued_by IS NULL OR issued_by <> proposed_by", name=op.f("ck_issue_batch_second_person")),
        sa.CheckConstraint("lines > 0 AND vouchers >= lines", name=op.f("ck_issue_batch_size")),
        sa.ForeignKeyConstraint(
            ["community_id", "fund_id"],
            ["fund.community_id", "fund.id"],
            name=op.f("fk_issue_batch_community_id_fund_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_issue_batch_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_issue_batch")),
        sa.UniqueConstraint("community_id", "number", name=op.f("uq_issue_batch_community_id_number")),
    )
    op.create_table(
        "merger",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("survivor_id", sa.String(length=26), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("proposed_by", sa.String(length=40), nullable=False),
        sa.Column("proposed_at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("state IN ('proposed', 'merged', 'declined', 'undone')", name=op.f("ck_merger_state")),
        sa.CheckConstraint("person_id <> survivor_id", name=op.f("ck_merger_two_rows")),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_merger_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "survivor_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_merger_community_id_survivor_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_merger_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_merger")),
    )
    with op.batch_alter_table("merger", schema=None) as batch_op:
        batch_op.create_index("ix_merger_person", ["community_id", "person_id"], unique=False)
        batch_op.create_index(
            "ix_merger_proposed",
            ["community_id", "proposed_at"],
            unique=False,
            sqlite_where=sa.text("state = 'proposed'"),
            postgresql_where=sa.text("state = 'proposed'"),
        )
        batch_op.create_index("ix_merger_survivor", ["community_id", "survivor_id"], unique=False)
        batch_op.create_index(
            "uq_merger_standing",
            ["community_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('proposed', 'merged')"),
            postgresql_where=sa.text("state IN ('proposed', 'merged')"),
        )

    op.create_table(
        "move",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("operation_seq", sa.BigInteger(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("subject_table", sa.String(length=24), nullable=False),
        sa.Column("subject_id", sa.String(length=26), nullable=False),
        sa.Column("from_state", sa.String(length=16), nullable=False),
        sa.Column("to_state", sa.String(length=16), nullable=False),
        sa.CheckConstraint("from_state <> to_state", name=op.f("ck_move_step")),
        sa.ForeignKeyConstraint(
            ["community_id", "operation_id"],
            ["operation.community_id", "operation.id"],
            name=op.f("fk_move_community_id_operation_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_move_community_id")),
        sa.PrimaryKeyConstraint("community_id", "operation_seq", "line", name=op.f("pk_move")),
    )
    with op.batch_alter_table("move", schema=None) as batch_op:
        batch_op.create_index("ix_move_subject", ["community_id", "subject_id", "operation_seq"], unique=False)

    op.create_table(
        "national_consent",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("is_given", sa.Boolean(), nullable=False),
        sa.Column("said_at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_national_consent_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_national_consent_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_national_consent")),
    )
    with op.batch_alter_table("national_consent", schema=None) as batch_op:
        batch_op.create_index("ix_national_consent_person", ["community_id", "person_id"], unique=False)

    op.create_table(
        "national_entry",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("entered_on", sa.String(length=10), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "id"],
            ["national_batch.community_id", "national_batch.id"],
            name=op.f("fk_national_entry_community_id_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_national_entry_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_national_entry")),
    )
    op.create_table(
        "pairing",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("helper_id", sa.String(length=26), nullable=False),
        sa.Column("elder_id", sa.String(length=26), nullable=False),
        sa.Column("visits_a_month", sa.BigInteger(), nullable=False),
        sa.Column("from_on", sa.String(length=10), nullable=False),
        sa.Column("until_on", sa.String(length=10), nullable=True),
        sa.CheckConstraint("helper_id <> elder_id", name=op.f("ck_pairing_two_people")),
        sa.CheckConstraint("visits_a_month > 0", name=op.f("ck_pairing_visits_a_month")),
        sa.ForeignKeyConstraint(
            ["community_id", "elder_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_pairing_community_id_elder_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "helper_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_pairing_community_id_helper_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_pairing_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_pairing")),
    )
    with op.batch_alter_table("pairing", schema=None) as batch_op:
        batch_op.create_index("ix_pairing_elder", ["community_id", "elder_id"], unique=False)
        batch_op.create_index(
            "uq_pairing_open",
            ["community_id", "helper_id", "elder_id"],
            unique=True,
            sqlite_where=sa.text("until_on IS NULL"),
            postgresql_where=sa.text("until_on IS NULL"),
        )

    op.create_table(
        "person_month",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("team_id", sa.String(length=26), nullable=False),
        sa.Column("area_id", sa.String(length=26), nullable=False),
        sa.Column("item_code", sa.String(length=4), nullable=False),
        sa.Column("service_kind", sa.String(length=24), nullable=False),
        sa.Column("hours_class", sa.String(length=12), nullable=False),
        sa.Column("waiting_minutes", sa.BigInteger(), nullable=False),
        sa.Column("effective_minutes", sa.BigInteger(), nullable=False),
        sa.Column("claims", sa.BigInteger(), nullable=False),
        sa.Column("is_party_member", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "waiting_minutes >= 0 AND effective_minutes >= 0 AND claims >= 0", name=op.f("ck_person_month_floor")
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_person_month_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_person_month_community_id")),
        sa.PrimaryKeyConstraint(
            "community_id",
            "person_id",
            "month",
            "team_id",
            "area_id",
            "item_code",
            "service_kind",
            "hours_class",
            name=op.f("pk_person_month"),
        ),
    )
    op.create_table(
        "reward",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("price_points", sa.BigInteger(), nullable=False),
        sa.Column("cost_fen", sa.BigInteger(), nullable=False),
        sa.Column("fund_id", sa.String(length=26), nullable=False),
        sa.Column("stock", sa.BigInteger(), nullable=False),
        sa.Column("limit_pieces", sa.BigInteger(), nullable=True),
        sa.Column("limit_period", sa.String(length=8), nullable=True),
        sa.Column("voucher_days", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("offered_on", sa.String(length=10), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("kind IN ('goods', 'service')", name=op.f("ck_reward_kind")),
        sa.CheckConstraint(
            "limit_period IS NULL OR limit_period IN ('week', 'month', 'quarter', 'year')",
            name=op.f("ck_reward_period"),
        ),
        sa.CheckConstraint("state IN ('offered', 'withdrawn')", name=op.f("ck_reward_state")),
        sa.CheckConstraint("(limit_pieces IS NULL) = (limit_period IS NULL)", name=op.f("ck_reward_limit")),
        sa.CheckConstraint("price_points > 0 AND cost_fen >= 0", name=op.f("ck_reward_price")),
        sa.CheckConstraint("stock >= 0", name=op.f("ck_reward_stock")),
        sa.ForeignKeyConstraint(
            ["community_id", "fund_id"], ["fund.community_id", "fund.id"], name=op.f("fk_reward_community_id_fund_id")
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_reward_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_reward")),
        sa.UniqueConstraint("community_id", "code", name=op.f("uq_reward_community_id_code")),
    )
    op.create_table(
        "rule_cap",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("version_id", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("measure", sa.String(length=8), nullable=False),
        sa.Column("period", sa.String(length=12), nullable=False),
        sa.Column("holder", sa.String(length=12), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("holder IN ('person', 'household')", name=op.f("ck_rule_cap_holder")),
        sa.CheckConstraint("measure IN ('minutes', 'points')", name=op.f("ck_rule_cap_measure")),
        sa.CheckConstraint(
            "period IN ('activity', 'day', 'month', 'year', 'lifetime')", name=op.f("ck_rule_cap_period")
        ),
        sa.CheckConstraint("amount > 0", name=op.f("ck_rule_cap_amount")),
        sa.ForeignKeyConstraint(
            ["community_id", "version_id"],
            ["rule_version.community_id", "rule_version.id"],
            name=op.f("fk_rule_cap_community_id_version_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_rule_cap_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_rule_cap")),
        sa.UniqueConstraint(
            "community_id",
            "version_id",
            "code",
            "measure",
            "period",
            "holder",
            name=op.f("uq_rule_cap_community_id_version_id_code_measure_period_holder"),
        ),
    )
    op.create_table(
        "rule_decision",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("meeting", sa.String(length=80), nullable=False),
        sa.Column("decided_on", sa.String(length=10), nullable=False),
        sa.Column("votes_for", sa.BigInteger(), nullable=False),
        sa.Column("votes_against", sa.BigInteger(), nullable=False),
        sa.Column("votes_abstain", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("proposed_by", sa.String(length=40), nullable=False),
        sa.Column("approved_by", sa.String(length=40), nullable=False),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("approved_by <> proposed_by", name=op.f("ck_rule_decision_second_person")),
        sa.CheckConstraint(
            "votes_for >= 0 AND votes_against >= 0 AND votes_abstain >= 0 AND votes_for > votes_against",
            name=op.f("ck_rule_decision_votes"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "id"],
            ["rule_version.community_id", "rule_version.id"],
            name=op.f("fk_rule_decision_community_id_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_rule_decision_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_rule_decision")),
    )
    op.create_table(
        "rule_item",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("version_id", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("category", sa.String(length=2), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("name_english", sa.String(length=120), nullable=False),
        sa.Column("evidence", sa.String(length=120), nullable=False),
        sa.Column("evidence_english", sa.String(length=160), nullable=False),
        sa.Column("reminder", sa.String(length=120), nullable=False),
        sa.Column("unit", sa.String(length=8), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("levels", sa.String(length=120), nullable=False),
        sa.Column("makes_hours", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "version_id"],
            ["rule_version.community_id", "rule_version.id"],
            name=op.f("fk_rule_item_community_id_version_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_rule_item_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_rule_item")),
        sa.UniqueConstraint(
            "community_id", "version_id", "code", name=op.f("uq_rule_item_community_id_version_id_code")
        ),
    )
    op.create_table(
        "star",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("terms_id", sa.String(length=26), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("posted_on", sa.String(length=10), nullable=False),
        sa.Column("last_day_on", sa.String(length=10), nullable=False),
        sa.Column("closes_at", sa.BigInteger(), nullable=False),
        sa.Column("posted_by", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "state IN ('posted', 'objected', 'declined', 'awarded', 'withdrawn')", name=op.f("ck_star_state")
        ),
        sa.CheckConstraint("level > 0", name=op.f("ck_star_level")),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_star_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "terms_id"],
            ["star_terms.community_id", "star_terms.id"],
            name=op.f("fk_star_community_id_terms_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_star_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_star")),
    )
    with op.batch_alter_table("star", schema=None) as batch_op:
        batch_op.create_index(
            "ix_star_open",
            ["community_id", "closes_at"],
            unique=False,
            sqlite_where=sa.text("state IN ('posted', 'objected')"),
            postgresql_where=sa.text("state IN ('posted', 'objected')"),
        )
        batch_op.create_index("ix_star_person", ["community_id", "person_id"], unique=False)
        batch_op.create_index(
            "uq_star_standing",
            ["community_id", "person_id", "level"],
            unique=True,
            sqlite_where=sa.text("state IN ('posted', 'objected', 'awarded')"),
            postgresql_where=sa.text("state IN ('posted', 'objected', 'awarded')"),
        )

    op.create_table(
        "star_candidate",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_star_candidate_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_star_candidate_community_id")),
        sa.PrimaryKeyConstraint("community_id", "person_id", name=op.f("pk_star_candidate")),
    )
    with op.batch_alter_table("star_candidate", schema=None) as batch_op:
        batch_op.create_index("ix_star_candidate_level", ["community_id", "level"], unique=False)

    op.create_table(
        "team",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("leader_id", sa.String(length=26), nullable=True),
        sa.Column("parent_id", sa.String(length=26), nullable=True),
        sa.Column("program_id", sa.String(length=26), nullable=True),
        sa.CheckConstraint(
            "kind IN ('party', 'women', 'veterans', 'youth', 'silver', 'neighbours', 'professional', 'students', 'other')",
            name=op.f("ck_team_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "leader_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_team_community_id_leader_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "parent_id"], ["team.community_id", "team.id"], name=op.f("fk_team_community_id_parent_id")
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "program_id"],
            ["program.community_id", "program.id"],
            name=op.f("fk_team_community_id_program_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_team_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_team")),
        sa.UniqueConstraint("community_id", "code", name=op.f("uq_team_community_id_code")),
    )
    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.create_index("ix_team_parent", ["community_id", "parent_id"], unique=False)
        batch_op.create_index("ix_team_program", ["community_id", "program_id"], unique=False)

    op.create_table(
        "transfer",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=8), nullable=False),
        sa.Column("debit_account", sa.String(length=80), nullable=False),
        sa.Column("credit_account", sa.String(length=80), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("occurred_at", sa.BigInteger(), nullable=False),
        sa.Column("reverses_id", sa.String(length=26), nullable=True),
        sa.CheckConstraint("unit IN ('points', 'fen')", name=op.f("ck_transfer_unit")),
        sa.CheckConstraint("amount > 0", name=op.f("ck_transfer_amount")),
        sa.CheckConstraint("debit_account <> credit_account", name=op.f("ck_transfer_sides")),
        sa.ForeignKeyConstraint(
            ["community_id", "operation_id"],
            ["operation.community_id", "operation.id"],
            name=op.f("fk_transfer_community_id_operation_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_transfer_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_transfer")),
        sa.UniqueConstraint("community_id", "seq", name=op.f("uq_transfer_community_id_seq")),
    )
    with op.batch_alter_table("transfer", schema=None) as batch_op:
        batch_op.create_index("ix_transfer_credit", ["community_id", "credit_account", "seq"], unique=False)
        batch_op.create_index("ix_transfer_debit", ["community_id", "debit_account", "seq"], unique=False)
        batch_op.create_index("ix_transfer_operation", ["community_id", "operation_id"], unique=False)
        batch_op.create_index(
            "uq_transfer_reverses",
            ["community_id", "reverses_id"],
            unique=True,
            sqlite_where=sa.text("reverses_id IS NOT NULL"),
            postgresql_where=sa.text("reverses_id IS NOT NULL"),
        )

    op.create_table(
        "activity",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("name_key", sa.String(length=80), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("held_on", sa.String(length=10), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("item_code", sa.String(length=4), nullable=False),
        sa.Column("leader_id", sa.String(length=26), nullable=False),
        sa.Column("team_id", sa.String(length=26), nullable=True),
        sa.Column("area_id", sa.String(length=26), nullable=True),
        sa.Column("service_kind", sa.String(length=24), nullable=True),
        sa.Column("risk_note", sa.String(length=200), nullable=False),
        sa.Column("insurance", sa.String(length=80), nullable=False),
        sa.Column("minimum_age", sa.Integer(), nullable=True),
        sa.Column("sign_up_until_at", sa.BigInteger(), nullable=True),
        sa.Column("is_call_up", sa.Boolean(), nullable=False),
        sa.Column("series_id", sa.String(length=26), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=False),
        sa.Column("published_by", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("state IN ('published', 'cancelled')", name=op.f("ck_activity_state")),
        sa.CheckConstraint("ends_at > starts_at AND starts_at > published_at", name=op.f("ck_activity_window")),
        sa.ForeignKeyConstraint(
            ["community_id", "area_id"], ["area.community_id", "area.id"], name=op.f("fk_activity_community_id_area_id")
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "leader_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_activity_community_id_leader_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "team_id"], ["team.community_id", "team.id"], name=op.f("fk_activity_community_id_team_id")
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_activity_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_activity")),
    )
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.create_index(
            "ix_activity_call_up",
            ["community_id", "service_kind", "held_on"],
            unique=False,
            sqlite_where=sa.text("service_kind = 'emergency'"),
            postgresql_where=sa.text("service_kind = 'emergency'"),
        )
        batch_op.create_index("ix_activity_held_on", ["community_id", "held_on"], unique=False)
        batch_op.create_index(
            "uq_activity_day_name",
            ["community_id", "held_on", "name_key"],
            unique=True,
            sqlite_where=sa.text("state = 'published'"),
            postgresql_where=sa.text("state = 'published'"),
        )

    op.create_table(
        "carer",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("week_cap_fen", sa.BigInteger(), nullable=False),
        sa.Column("from_on", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("named_by", sa.String(length=40), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", sa.String(length=40), nullable=True),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("state IN ('active', 'ended')", name=op.f("ck_carer_state")),
        sa.CheckConstraint("week_cap_fen > 0", name=op.f("ck_carer_cap")),
        sa.ForeignKeyConstraint(
            ["community_id", "household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_carer_community_id_household_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_carer_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_carer_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_carer")),
    )
    with op.batch_alter_table("carer", schema=None) as batch_op:
        batch_op.create_index("ix_carer_household", ["community_id", "household_id", "state"], unique=False)
        batch_op.create_index("ix_carer_person", ["community_id", "person_id", "state"], unique=False)
        batch_op.create_index(
            "uq_carer_active",
            ["community_id", "household_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("state = 'active'"),
            postgresql_where=sa.text("state = 'active'"),
        )

    op.create_table(
        "companion_visit",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("pairing_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("visited_on", sa.String(length=10), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("logged_by", sa.String(length=40), nullable=False),
        sa.Column("logged_at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("kind IN ('safety', 'company', 'errand', 'call')", name=op.f("ck_companion_visit_kind")),
        sa.CheckConstraint("state IN ('logged', 'confirmed', 'withdrawn')", name=op.f("ck_companion_visit_state")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_companion_visit_window")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_companion_visit_minutes")),
        sa.ForeignKeyConstraint(
            ["community_id", "pairing_id"],
            ["pairing.community_id", "pairing.id"],
            name=op.f("fk_companion_visit_community_id_pairing_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_companion_visit_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_companion_visit")),
    )
    with op.batch_alter_table("companion_visit", schema=None) as batch_op:
        batch_op.create_index("ix_companion_visit_pairing", ["community_id", "pairing_id", "visited_on"], unique=False)
        batch_op.create_index(
            "ix_companion_visit_waiting",
            ["community_id", "logged_at"],
            unique=False,
            sqlite_where=sa.text("state = 'logged'"),
            postgresql_where=sa.text("state = 'logged'"),
        )

    op.create_table(
        "dissolution",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.String(length=26), nullable=False),
        sa.Column("into_id", sa.String(length=26), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("proposed_by", sa.String(length=40), nullable=False),
        sa.Column("proposed_at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("state IN ('proposed', 'moved', 'declined')", name=op.f("ck_dissolution_state")),
        sa.CheckConstraint("household_id <> into_id", name=op.f("ck_dissolution_two_households")),
        sa.ForeignKeyConstraint(
            ["community_id", "household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_dissolution_community_id_household_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "into_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_dissolution_community_id_into_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_dissolution_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_dissolution")),
    )
    with op.batch_alter_table("dissolution", schema=None) as batch_op:
        batch_op.create_index("ix_dissolution_household", ["community_id", "household_id"], unique=False)
        batch_op.create_index("ix_dissolution_into", ["community_id", "into_id"], unique=False)
        batch_op.create_index(
            "ix_dissolution_proposed",
            ["community_id", "proposed_at"],
            unique=False,
            sqlite_where=sa.text("state = 'proposed'"),
            postgresql_where=sa.text("state = 'proposed'"),
        )
        batch_op.create_index(
            "uq_dissolution_standing",
            ["community_id", "household_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('proposed', 'moved')"),
            postgresql_where=sa.text("state IN ('proposed', 'moved')"),
        )

    op.create_table(
        "former_place",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.String(length=26), nullable=False),
        sa.Column("building_id", sa.String(length=26), nullable=False),
        sa.Column("from_on", sa.String(length=10), nullable=False),
        sa.Column("until_on", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "building_id"],
            ["area.community_id", "area.id"],
            name=op.f("fk_former_place_community_id_building_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_former_place_community_id_household_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_former_place_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_former_place")),
    )
    with op.batch_alter_table("former_place", schema=None) as batch_op:
        batch_op.create_index("ix_former_place_household", ["community_id", "household_id"], unique=False)

    op.create_table(
        "issue_line",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("batch_id", sa.String(length=26), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("household_id", sa.String(length=26), nullable=False),
        sa.Column("face_fen", sa.BigInteger(), nullable=False),
        sa.Column("reward_id", sa.String(length=26), nullable=True),
        sa.Column("pieces", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "(reward_id IS NULL AND face_fen > 0) OR (reward_id IS NOT NULL AND face_fen >= 0)",
            name=op.f("ck_issue_line_what"),
        ),
        sa.CheckConstraint("pieces > 0", name=op.f("ck_issue_line_pieces")),
        sa.ForeignKeyConstraint(
            ["community_id", "batch_id"],
            ["issue_batch.community_id", "issue_batch.id"],
            name=op.f("fk_issue_line_community_id_batch_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_issue_line_community_id_household_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "reward_id"],
            ["reward.community_id", "reward.id"],
            name=op.f("fk_issue_line_community_id_reward_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_issue_line_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_issue_line")),
        sa.UniqueConstraint(
            "community_id", "batch_id", "position", name=op.f("uq_issue_line_community_id_batch_id_position")
        ),
    )
    op.create_table(
        "membership",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.String(length=26), nullable=False),
        sa.Column("from_on", sa.String(length=10), nullable=False),
        sa.Column("until_on", sa.String(length=10), nullable=True),
        sa.Column("is_head", sa.Boolean(), nullable=False),
        sa.Column("is_spender", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_membership_community_id_household_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_membership_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_membership_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index("ix_membership_household", ["community_id", "household_id"], unique=False)
        batch_op.create_index("ix_membership_person", ["community_id", "person_id"], unique=False)
        batch_op.create_index(
            "uq_membership_open",
            ["community_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("until_on IS NULL"),
            postgresql_where=sa.text("until_on IS NULL"),
        )

    op.create_table(
        "remainder",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.String(length=26), nullable=False),
        sa.Column("item_code", sa.String(length=4), nullable=False),
        sa.Column("version_id", sa.String(length=26), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("minutes >= 0", name=op.f("ck_remainder_floor")),
        sa.ForeignKeyConstraint(
            ["community_id", "household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_remainder_community_id_household_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_remainder_community_id")),
        sa.PrimaryKeyConstraint("community_id", "household_id", "item_code", "version_id", name=op.f("pk_remainder")),
    )
    op.create_table(
        "reminder",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.String(length=26), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("reminded_on", sa.String(length=10), nullable=False),
        sa.Column("reminded_by", sa.String(length=40), nullable=False),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_reminder_community_id_household_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_reminder_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_reminder")),
    )
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.create_index("ix_reminder_household", ["community_id", "household_id", "reminded_on"], unique=False)

    op.create_table(
        "reward_supply",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("reward_id", sa.String(length=26), nullable=False),
        sa.Column("direction", sa.String(length=8), nullable=False),
        sa.Column("pieces", sa.BigInteger(), nullable=False),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("direction IN ('in', 'out')", name=op.f("ck_reward_supply_direction")),
        sa.CheckConstraint("pieces > 0", name=op.f("ck_reward_supply_pieces")),
        sa.ForeignKeyConstraint(
            ["community_id", "reward_id"],
            ["reward.community_id", "reward.id"],
            name=op.f("fk_reward_supply_community_id_reward_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_reward_supply_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_reward_supply")),
    )
    with op.batch_alter_table("reward_supply", schema=None) as batch_op:
        batch_op.create_index("ix_reward_supply_reward", ["community_id", "reward_id"], unique=False)

    op.create_table(
        "shop",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("address", sa.String(length=80), nullable=False),
        sa.Column("cash_rate_bp", sa.BigInteger(), nullable=False),
        sa.Column("owner_household_id", sa.String(length=26), nullable=True),
        sa.Column("area_id", sa.String(length=26), nullable=True),
        sa.Column("phone", sa.String(length=24), nullable=True),
        sa.Column("opening_hours", sa.String(length=200), nullable=True),
        sa.Column("agreement_number", sa.String(length=40), nullable=True),
        sa.Column("agreed_on", sa.String(length=10), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("joined_on", sa.String(length=10), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "kind IN ('canteen', 'supermarket', 'grocery', 'fresh', 'bakery', 'clinic', 'pharmacy', 'home_care', 'barber', 'laundry', 'repair', 'stationery', 'bank', 'charity', 'other')",
            name=op.f("ck_shop_kind"),
        ),
        sa.CheckConstraint("state IN ('active', 'paused', 'left')", name=op.f("ck_shop_state")),
        sa.CheckConstraint("cash_rate_bp BETWEEN 0 AND 10000", name=op.f("ck_shop_cash_rate_bp")),
        sa.ForeignKeyConstraint(
            ["community_id", "area_id"], ["area.community_id", "area.id"], name=op.f("fk_shop_community_id_area_id")
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "owner_household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_shop_community_id_owner_household_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_shop_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_shop")),
        sa.UniqueConstraint("community_id", "code", name=op.f("uq_shop_community_id_code")),
    )
    op.create_table(
        "shortfall",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.String(length=26), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("points >= 0", name=op.f("ck_shortfall_floor")),
        sa.ForeignKeyConstraint(
            ["community_id", "household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_shortfall_community_id_household_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_shortfall_community_id")),
        sa.PrimaryKeyConstraint("community_id", "household_id", name=op.f("pk_shortfall")),
    )
    op.create_table(
        "team_member",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("team_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("from_on", sa.String(length=10), nullable=False),
        sa.Column("until_on", sa.String(length=10), nullable=True),
        sa.CheckConstraint("role IN ('leader', 'deputy', 'member')", name=op.f("ck_team_member_role")),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_team_member_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "team_id"],
            ["team.community_id", "team.id"],
            name=op.f("fk_team_member_community_id_team_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_team_member_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_team_member")),
    )
    with op.batch_alter_table("team_member", schema=None) as batch_op:
        batch_op.create_index("ix_team_member_person", ["community_id", "person_id"], unique=False)
        batch_op.create_index(
            "uq_team_member_open",
            ["community_id", "team_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("until_on IS NULL"),
            postgresql_where=sa.text("until_on IS NULL"),
        )

    op.create_table(
        "team_request",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("team_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("asked_by", sa.String(length=8), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.String(length=12), nullable=True),
        sa.Column("answered_at", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("answer IN ('accepted', 'declined', 'withdrawn')", name=op.f("ck_team_request_answer")),
        sa.CheckConstraint("asked_by IN ('person', 'team')", name=op.f("ck_team_request_asked_by")),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_team_request_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "team_id"],
            ["team.community_id", "team.id"],
            name=op.f("fk_team_request_community_id_team_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_team_request_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_team_request")),
    )
    with op.batch_alter_table("team_request", schema=None) as batch_op:
        batch_op.create_index(
            "ix_team_request_open",
            ["community_id", "asked_at"],
            unique=False,
            sqlite_where=sa.text("answered_at IS NULL"),
            postgresql_where=sa.text("answered_at IS NULL"),
        )
        batch_op.create_index("ix_team_request_person", ["community_id", "person_id"], unique=False)
        batch_op.create_index(
            "uq_team_request_open",
            ["community_id", "team_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("answered_at IS NULL"),
            postgresql_where=sa.text("answered_at IS NULL"),
        )

    op.create_table(
        "tidy_mark",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("round_id", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.String(length=26), nullable=False),
        sa.Column("rater_id", sa.String(length=26), nullable=False),
        sa.Column("verdict", sa.String(length=8), nullable=False),
        sa.Column("marked_by", sa.String(length=40), nullable=False),
        sa.Column("marked_at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("verdict IN ('tidy', 'untidy', 'kin')", name=op.f("ck_tidy_mark_verdict")),
        sa.ForeignKeyConstraint(
            ["community_id", "household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_tidy_mark_community_id_household_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "rater_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_tidy_mark_community_id_rater_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "round_id"],
            ["tidy_round.community_id", "tidy_round.id"],
            name=op.f("fk_tidy_mark_community_id_round_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_tidy_mark_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_tidy_mark")),
    )
    with op.batch_alter_table("tidy_mark", schema=None) as batch_op:
        batch_op.create_index("ix_tidy_mark_round", ["community_id", "round_id"], unique=False)

    op.create_table(
        "voucher",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("serial", sa.String(length=24), nullable=False),
        sa.Column("household_id", sa.String(length=26), nullable=False),
        sa.Column("fund_id", sa.String(length=26), nullable=False),
        sa.Column("face_fen", sa.BigInteger(), nullable=False),
        sa.Column("price_points", sa.BigInteger(), nullable=False),
        sa.Column("valid_until_on", sa.String(length=10), nullable=False),
        sa.Column("handle", sa.String(length=8), nullable=False),
        sa.Column("paper_hash", sa.String(length=64), nullable=True),
        sa.Column("is_printed", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.Column("reward_id", sa.String(length=26), nullable=True),
        sa.Column("batch_id", sa.String(length=26), nullable=True),
        sa.Column("replaces_id", sa.String(length=26), nullable=True),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "state IN ('active', 'locked', 'redeemed', 'in_statement', 'settled', 'void', 'expired', 'returned', 'annulled')",
            name=op.f("ck_voucher_state"),
        ),
        sa.CheckConstraint(
            "price_points > 0 AND (face_fen > 0 OR (face_fen = 0 AND reward_id IS NOT NULL))",
            name=op.f("ck_voucher_face"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "batch_id"],
            ["issue_batch.community_id", "issue_batch.id"],
            name=op.f("fk_voucher_community_id_batch_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "fund_id"], ["fund.community_id", "fund.id"], name=op.f("fk_voucher_community_id_fund_id")
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_voucher_community_id_household_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "replaces_id"],
            ["voucher.community_id", "voucher.id"],
            name=op.f("fk_voucher_community_id_replaces_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "reward_id"],
            ["reward.community_id", "reward.id"],
            name=op.f("fk_voucher_community_id_reward_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_voucher_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_voucher")),
        sa.UniqueConstraint("community_id", "handle", name=op.f("uq_voucher_community_id_handle")),
        sa.UniqueConstraint("community_id", "serial", name=op.f("uq_voucher_community_id_serial")),
    )
    with op.batch_alter_table("voucher", schema=None) as batch_op:
        batch_op.create_index(
            "ix_voucher_batch",
            ["community_id", "batch_id"],
            unique=False,
            sqlite_where=sa.text("batch_id IS NOT NULL"),
            postgresql_where=sa.text("batch_id IS NOT NULL"),
        )
        batch_op.create_index("ix_voucher_household", ["community_id", "household_id", "state"], unique=False)
        batch_op.create_index(
            "ix_voucher_live",
            ["community_id", "valid_until_on", "fund_id", "face_fen", "state"],
            unique=False,
            sqlite_where=sa.text("state IN ('active', 'locked')"),
            postgresql_where=sa.text("state IN ('active', 'locked')"),
        )
        batch_op.create_index(
            "ix_voucher_redeemed",
            ["community_id", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'redeemed'"),
            postgresql_where=sa.text("state = 'redeemed'"),
        )
        batch_op.create_index(
            "ix_voucher_reward",
            ["community_id", "reward_id", "household_id"],
            unique=False,
            sqlite_where=sa.text("reward_id IS NOT NULL"),
            postgresql_where=sa.text("reward_id IS NOT NULL"),
        )
        batch_op.create_index(
            "uq_voucher_paper_hash",
            ["community_id", "paper_hash"],
            unique=True,
            sqlite_where=sa.text("paper_hash IS NOT NULL"),
            postgresql_where=sa.text("paper_hash IS NOT NULL"),
        )
        batch_op.create_index(
            "uq_voucher_replaces",
            ["community_id", "replaces_id"],
            unique=True,
            sqlite_where=sa.text("replaces_id IS NOT NULL"),
            postgresql_where=sa.text("replaces_id IS NOT NULL"),
        )

    op.create_table(
        "account",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("login_name", sa.String(length=40), nullable=True),
        sa.Column("display_name", sa.String(length=60), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=True),
        sa.Column("shop_id", sa.String(length=26), nullable=True),
        sa.Column("secret_hash", sa.String(length=200), nullable=True),
        sa.Column("is_enabled", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=4), nullable=False),
        sa.Column("type_size", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_account_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "shop_id"], ["shop.community_id", "shop.id"], name=op.f("fk_account_community_id_shop_id")
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_account_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_account")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index("ix_account_person", ["community_id", "person_id"], unique=False)
        batch_op.create_index("ix_account_shop", ["community_id", "shop_id"], unique=False)
        batch_op.create_index(
            "uq_account_login_name",
            ["community_id", "login_name"],
            unique=True,
            sqlite_where=sa.text("login_name IS NOT NULL"),
            postgresql_where=sa.text("login_name IS NOT NULL"),
        )
        batch_op.create_index(
            "uq_account_resident",
            ["community_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("kind = 'resident'"),
            postgresql_where=sa.text("kind = 'resident'"),
        )

    op.create_table(
        "api_token",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("shop_id", sa.String(length=26), nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("till_id", sa.String(length=26), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["community_id", "shop_id"],
            ["shop.community_id", "shop.id"],
            name=op.f("fk_api_token_community_id_shop_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_api_token_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_api_token_token_hash")),
    )
    op.create_table(
        "message",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("activity_id", sa.String(length=26), nullable=True),
        sa.Column("reason", sa.String(length=32), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("sent_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["community_id", "activity_id"],
            ["activity.community_id", "activity.id"],
            name=op.f("fk_message_community_id_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_message_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_message_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_message")),
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.create_index(
            "ix_message_unseen",
            ["community_id", "person_id", "sent_at"],
            unique=False,
            sqlite_where=sa.text("seen_at IS NULL"),
            postgresql_where=sa.text("seen_at IS NULL"),
        )

    op.create_table(
        "quote",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("voucher_id", sa.String(length=26), nullable=False),
        sa.Column("shop_id", sa.String(length=26), nullable=False),
        sa.Column("till_id", sa.String(length=26), nullable=False),
        sa.Column("intent_key", sa.String(length=64), nullable=True),
        sa.Column("carer_id", sa.String(length=26), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "voucher_id"],
            ["voucher.community_id", "voucher.id"],
            name=op.f("fk_quote_community_id_voucher_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_quote_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_quote")),
    )
    op.create_table(
        "reward_shop",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("reward_id", sa.String(length=26), nullable=False),
        sa.Column("shop_id", sa.String(length=26), nullable=False),
        sa.Column("from_on", sa.String(length=10), nullable=False),
        sa.Column("until_on", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(
            ["community_id", "reward_id"],
            ["reward.community_id", "reward.id"],
            name=op.f("fk_reward_shop_community_id_reward_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "shop_id"],
            ["shop.community_id", "shop.id"],
            name=op.f("fk_reward_shop_community_id_shop_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_reward_shop_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_reward_shop")),
    )
    with op.batch_alter_table("reward_shop", schema=None) as batch_op:
        batch_op.create_index(
            "uq_reward_shop_open",
            ["community_id", "reward_id", "shop_id"],
            unique=True,
            sqlite_where=sa.text("until_on IS NULL"),
            postgresql_where=sa.text("until_on IS NULL"),
        )

    op.create_table(
        "shift",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("activity_id", sa.String(length=26), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("needed_people", sa.BigInteger(), nullable=False),
        sa.Column("break_minutes", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("break_minutes >= 0", name=op.f("ck_shift_break")),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_shift_window")),
        sa.CheckConstraint("needed_people > 0", name=op.f("ck_shift_needed")),
        sa.ForeignKeyConstraint(
            ["community_id", "activity_id"],
            ["activity.community_id", "activity.id"],
            name=op.f("fk_shift_community_id_activity_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_shift_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_shift")),
        sa.UniqueConstraint(
            "community_id", "activity_id", "position", name=op.f("uq_shift_community_id_activity_id_position")
        ),
    )
    with op.batch_alter_table("shift", schema=None) as batch_op:
        batch_op.create_index("ix_shift_starts_at", ["community_id", "starts_at"], unique=False)

    op.create_table(
        "shop_application",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("address", sa.String(length=80), nullable=False),
        sa.Column("area_id", sa.String(length=26), nullable=True),
        sa.Column("contact_sealed", sa.String(length=400), nullable=False),
        sa.Column("opening_hours", sa.String(length=200), nullable=True),
        sa.Column("cash_rate_bp", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("applied_at", sa.BigInteger(), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", sa.String(length=40), nullable=True),
        sa.Column("shop_id", sa.String(length=26), nullable=True),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "(state = 'applied') = (decided_by IS NULL) AND (state = 'accepted') = (shop_id IS NOT NULL)",
            name=op.f("ck_shop_application_decided"),
        ),
        sa.CheckConstraint(
            "kind IN ('canteen', 'supermarket', 'grocery', 'fresh', 'bakery', 'clinic', 'pharmacy', 'home_care', 'barber', 'laundry', 'repair', 'stationery', 'bank', 'charity', 'other')",
            name=op.f("ck_shop_application_kind"),
        ),
        sa.CheckConstraint("state IN ('applied', 'accepted', 'declined')", name=op.f("ck_shop_application_state")),
        sa.CheckConstraint("cash_rate_bp BETWEEN 0 AND 10000", name=op.f("ck_shop_application_cash_rate_bp")),
        sa.ForeignKeyConstraint(
            ["community_id", "area_id"],
            ["area.community_id", "area.id"],
            name=op.f("fk_shop_application_community_id_area_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "shop_id"],
            ["shop.community_id", "shop.id"],
            name=op.f("fk_shop_application_community_id_shop_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_shop_application_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_shop_application")),
    )
    with op.batch_alter_table("shop_application", schema=None) as batch_op:
        batch_op.create_index("ix_shop_application_state", ["community_id", "state", "applied_at"], unique=False)

    op.create_table(
        "shop_payee",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("shop_id", sa.String(length=26), nullable=False),
        sa.Column("payee_sealed", sa.String(length=400), nullable=False),
        sa.Column("bank_sealed", sa.String(length=400), nullable=False),
        sa.Column("account_sealed", sa.String(length=400), nullable=False),
        sa.Column("account_masked", sa.String(length=40), nullable=False),
        sa.Column("recorded_at", sa.BigInteger(), nullable=False),
        sa.Column("recorded_by", sa.String(length=40), nullable=False),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "shop_id"],
            ["shop.community_id", "shop.id"],
            name=op.f("fk_shop_payee_community_id_shop_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_shop_payee_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_shop_payee")),
    )
    with op.batch_alter_table("shop_payee", schema=None) as batch_op:
        batch_op.create_index("ix_shop_payee_shop", ["community_id", "shop_id", "recorded_at"], unique=False)

    op.create_table(
        "shop_repayment",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("fund_id", sa.String(length=26), nullable=False),
        sa.Column("shop_id", sa.String(length=26), nullable=False),
        sa.Column("paid_fen", sa.BigInteger(), nullable=False),
        sa.Column("paid_on", sa.String(length=10), nullable=False),
        sa.Column("proof", sa.String(length=80), nullable=False),
        sa.Column("recorded_by", sa.String(length=40), nullable=False),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("paid_fen > 0", name=op.f("ck_shop_repayment_paid")),
        sa.ForeignKeyConstraint(
            ["community_id", "fund_id"],
            ["fund.community_id", "fund.id"],
            name=op.f("fk_shop_repayment_community_id_fund_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "shop_id"],
            ["shop.community_id", "shop.id"],
            name=op.f("fk_shop_repayment_community_id_shop_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_shop_repayment_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_shop_repayment")),
    )
    with op.batch_alter_table("shop_repayment", schema=None) as batch_op:
        batch_op.create_index("ix_shop_repayment_shop", ["community_id", "shop_id"], unique=False)

    op.create_table(
        "stand_down",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("stood_down_at", sa.BigInteger(), nullable=False),
        sa.Column("stood_down_by", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "id"], ["activity.community_id", "activity.id"], name=op.f("fk_stand_down_community_id_id")
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_stand_down_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_stand_down")),
    )
    op.create_table(
        "statement",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("number", sa.String(length=24), nullable=False),
        sa.Column("fund_id", sa.String(length=26), nullable=False),
        sa.Column("shop_id", sa.String(length=26), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("face_fen", sa.BigInteger(), nullable=False),
        sa.Column("kept_fen", sa.BigInteger(), nullable=False),
        sa.Column("adjustments", sa.BigInteger(), nullable=False),
        sa.Column("adjusted_fen", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_by", sa.String(length=40), nullable=False),
        sa.Column("agreed_at", sa.BigInteger(), nullable=True),
        sa.Column("agreed_by", sa.String(length=40), nullable=True),
        sa.Column("due_on", sa.String(length=10), nullable=True),
        sa.Column("approved_at", sa.BigInteger(), nullable=True),
        sa.Column("approved_by", sa.String(length=40), nullable=True),
        sa.Column("paid_at", sa.BigInteger(), nullable=True),
        sa.Column("paid_by", sa.String(length=40), nullable=True),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'closed', 'agreed', 'approved', 'paid')", name=op.f("ck_statement_state")
        ),
        sa.CheckConstraint("approved_by IS NULL OR approved_by <> closed_by", name=op.f("ck_statement_second_person")),
        sa.CheckConstraint(
            "kept_fen >= 0 AND kept_fen <= face_fen AND adjusted_fen >= 0", name=op.f("ck_statement_sums")
        ),
        sa.CheckConstraint("paid_by IS NULL OR paid_by <> closed_by", name=op.f("ck_statement_payer")),
        sa.ForeignKeyConstraint(
            ["community_id", "fund_id"],
            ["fund.community_id", "fund.id"],
            name=op.f("fk_statement_community_id_fund_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "shop_id"],
            ["shop.community_id", "shop.id"],
            name=op.f("fk_statement_community_id_shop_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_statement_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_statement")),
        sa.UniqueConstraint("community_id", "number", name=op.f("uq_statement_community_id_number")),
    )
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.create_index("ix_statement_shop", ["community_id", "shop_id", "closed_at"], unique=False)
        batch_op.create_index("ix_statement_state", ["community_id", "state"], unique=False)

    op.create_table(
        "taking",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("voucher_id", sa.String(length=26), nullable=False),
        sa.Column("shop_id", sa.String(length=26), nullable=False),
        sa.Column("till_id", sa.String(length=26), nullable=False),
        sa.Column("clerk_id", sa.String(length=40), nullable=False),
        sa.Column("fund_id", sa.String(length=26), nullable=False),
        sa.Column("face_fen", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("taken_at", sa.BigInteger(), nullable=False),
        sa.Column("undo_until_at", sa.BigInteger(), nullable=False),
        sa.Column("undone_at", sa.BigInteger(), nullable=True),
        sa.Column("carer_id", sa.String(length=26), nullable=True),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("state IN ('taken', 'disputed', 'undone', 'annulled')", name=op.f("ck_taking_state")),
        sa.CheckConstraint("face_fen >= 0", name=op.f("ck_taking_face")),
        sa.ForeignKeyConstraint(
            ["community_id", "carer_id"],
            ["carer.community_id", "carer.id"],
            name=op.f("fk_taking_community_id_carer_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "fund_id"], ["fund.community_id", "fund.id"], name=op.f("fk_taking_community_id_fund_id")
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "shop_id"], ["shop.community_id", "shop.id"], name=op.f("fk_taking_community_id_shop_id")
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "voucher_id"],
            ["voucher.community_id", "voucher.id"],
            name=op.f("fk_taking_community_id_voucher_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_taking_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_taking")),
    )
    with op.batch_alter_table("taking", schema=None) as batch_op:
        batch_op.create_index(
            "ix_taking_carer",
            ["community_id", "carer_id", "taken_at"],
            unique=False,
            sqlite_where=sa.text("carer_id IS NOT NULL"),
            postgresql_where=sa.text("carer_id IS NOT NULL"),
        )
        batch_op.create_index("ix_taking_shop", ["community_id", "shop_id", "taken_at"], unique=False)
        batch_op.create_index("ix_taking_voucher", ["community_id", "voucher_id"], unique=False)
        batch_op.create_index(
            "uq_taking_voucher",
            ["community_id", "voucher_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('taken', 'disputed')"),
            postgresql_where=sa.text("state IN ('taken', 'disputed')"),
        )

    op.create_table(
        "till",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("shop_id", sa.String(length=26), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("paired_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["community_id", "shop_id"], ["shop.community_id", "shop.id"], name=op.f("fk_till_community_id_shop_id")
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_till_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_till")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_till_token_hash")),
    )
    with op.batch_alter_table("till", schema=None) as batch_op:
        batch_op.create_index("ix_till_shop", ["community_id", "shop_id"], unique=False)

    op.create_table(
        "till_pairing",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("shop_id", sa.String(length=26), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["community_id", "shop_id"],
            ["shop.community_id", "shop.id"],
            name=op.f("fk_till_pairing_community_id_shop_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_till_pairing_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_till_pairing")),
        sa.UniqueConstraint("community_id", "code_hash", name=op.f("uq_till_pairing_community_id_code_hash")),
    )
    op.create_table(
        "visit_note",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("note_sealed", sa.String(length=2400), nullable=True),
        sa.ForeignKeyConstraint(
            ["community_id", "id"],
            ["companion_visit.community_id", "companion_visit.id"],
            name=op.f("fk_visit_note_community_id_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_visit_note_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_visit_note")),
    )
    op.create_table(
        "attendance",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("activity_id", sa.String(length=26), nullable=False),
        sa.Column("shift_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("turn", sa.BigInteger(), nullable=False),
        sa.Column("came_at", sa.BigInteger(), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=True),
        sa.Column("recorded_by", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("way IN ('code', 'card', 'list', 'api')", name=op.f("ck_attendance_way")),
        sa.CheckConstraint("turn > 0", name=op.f("ck_attendance_turn")),
        sa.ForeignKeyConstraint(
            ["community_id", "activity_id"],
            ["activity.community_id", "activity.id"],
            name=op.f("fk_attendance_community_id_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_attendance_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "shift_id"],
            ["shift.community_id", "shift.id"],
            name=op.f("fk_attendance_community_id_shift_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_attendance_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_attendance")),
        sa.UniqueConstraint(
            "community_id",
            "shift_id",
            "person_id",
            "turn",
            name=op.f("uq_attendance_community_id_shift_id_person_id_turn"),
        ),
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index("ix_attendance_activity", ["community_id", "activity_id", "came_at"], unique=False)
        batch_op.create_index("ix_attendance_person", ["community_id", "person_id", "came_at"], unique=False)
        batch_op.create_index(
            "uq_attendance_device",
            ["community_id", "activity_id", "device"],
            unique=True,
            sqlite_where=sa.text("device IS NOT NULL"),
            postgresql_where=sa.text("device IS NOT NULL"),
        )

    op.create_table(
        "dispute",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("taking_id", sa.String(length=26), nullable=False),
        sa.Column("opened_as", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("held_fen", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_by", sa.String(length=40), nullable=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("decided_by", sa.String(length=40), nullable=True),
        sa.Column("replacement_id", sa.String(length=26), nullable=True),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "decided_by IS NULL OR state = 'withdrawn' OR decided_by <> opened_by",
            name=op.f("ck_dispute_second_person"),
        ),
        sa.CheckConstraint("opened_as IN ('shop', 'resident', 'staff')", name=op.f("ck_dispute_opened_as")),
        sa.CheckConstraint("replacement_id IS NULL OR state = 'for_resident'", name=op.f("ck_dispute_replacement")),
        sa.CheckConstraint("state IN ('open', 'for_shop', 'for_resident', 'withdrawn')", name=op.f("ck_dispute_state")),
        sa.CheckConstraint("held_fen >= 0", name=op.f("ck_dispute_held")),
        sa.ForeignKeyConstraint(
            ["community_id", "replacement_id"],
            ["voucher.community_id", "voucher.id"],
            name=op.f("fk_dispute_community_id_replacement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "taking_id"],
            ["taking.community_id", "taking.id"],
            name=op.f("fk_dispute_community_id_taking_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_dispute_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_dispute")),
        sa.UniqueConstraint("community_id", "taking_id", name=op.f("uq_dispute_community_id_taking_id")),
    )
    with op.batch_alter_table("dispute", schema=None) as batch_op:
        batch_op.create_index("ix_dispute_state", ["community_id", "state", "opened_at"], unique=False)

    op.create_table(
        "login_session",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=26), nullable=False),
        sa.Column("till_id", sa.String(length=26), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.Column("idle_minutes", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["community_id", "account_id"],
            ["account.community_id", "account.id"],
            name=op.f("fk_login_session_community_id_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "till_id"],
            ["till.community_id", "till.id"],
            name=op.f("fk_login_session_community_id_till_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_login_session_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_login_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_login_session_token_hash")),
    )
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.create_index("ix_login_session_account", ["community_id", "account_id"], unique=False)

    op.create_table(
        "one_time_link",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("account_id", sa.String(length=26), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["community_id", "account_id"],
            ["account.community_id", "account.id"],
            name=op.f("fk_one_time_link_community_id_account_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_one_time_link_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_one_time_link")),
        sa.UniqueConstraint("community_id", "token_hash", name=op.f("uq_one_time_link_community_id_token_hash")),
    )
    op.create_table(
        "payment",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("statement_id", sa.String(length=26), nullable=False),
        sa.Column("paid_fen", sa.BigInteger(), nullable=False),
        sa.Column("set_off_fen", sa.BigInteger(), nullable=False),
        sa.Column("paid_on", sa.String(length=10), nullable=False),
        sa.Column("proof", sa.String(length=80), nullable=True),
        sa.Column("paid_by", sa.String(length=40), nullable=False),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "paid_fen >= 0 AND set_off_fen >= 0 AND set_off_fen <= paid_fen", name=op.f("ck_payment_paid")
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "statement_id"],
            ["statement.community_id", "statement.id"],
            name=op.f("fk_payment_community_id_statement_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_payment_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_payment")),
        sa.UniqueConstraint("community_id", "statement_id", name=op.f("uq_payment_community_id_statement_id")),
    )
    op.create_table(
        "role_grant",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("account_id", sa.String(length=26), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("area_id", sa.String(length=26), nullable=True),
        sa.Column("team_id", sa.String(length=26), nullable=True),
        sa.Column("shop_id", sa.String(length=26), nullable=True),
        sa.Column("from_on", sa.String(length=10), nullable=False),
        sa.Column("until_on", sa.String(length=10), nullable=True),
        sa.Column("granted_by", sa.String(length=40), nullable=False),
        sa.Column("deputy_for", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["community_id", "account_id"],
            ["account.community_id", "account.id"],
            name=op.f("fk_role_grant_community_id_account_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "area_id"],
            ["area.community_id", "area.id"],
            name=op.f("fk_role_grant_community_id_area_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "shop_id"],
            ["shop.community_id", "shop.id"],
            name=op.f("fk_role_grant_community_id_shop_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "team_id"],
            ["team.community_id", "team.id"],
            name=op.f("fk_role_grant_community_id_team_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_role_grant_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_role_grant")),
    )
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.create_index("ix_role_grant_account", ["community_id", "account_id"], unique=False)

    op.create_table(
        "sign_up",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("activity_id", sa.String(length=26), nullable=False),
        sa.Column("shift_id", sa.String(length=26), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=False),
        sa.Column("brought_by", sa.String(length=26), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("signed_up_at", sa.BigInteger(), nullable=False),
        sa.Column("signed_up_by", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "state IN ('called', 'waiting', 'signed_up', 'declined', 'withdrawn', 'absent', 'appealed', 'excused')",
            name=op.f("ck_sign_up_state"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "activity_id"],
            ["activity.community_id", "activity.id"],
            name=op.f("fk_sign_up_community_id_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_sign_up_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "shift_id"],
            ["shift.community_id", "shift.id"],
            name=op.f("fk_sign_up_community_id_shift_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_sign_up_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_sign_up")),
    )
    with op.batch_alter_table("sign_up", schema=None) as batch_op:
        batch_op.create_index("ix_sign_up_activity", ["community_id", "activity_id", "state", "id"], unique=False)
        batch_op.create_index(
            "ix_sign_up_appealed",
            ["community_id", "state", "activity_id"],
            unique=False,
            sqlite_where=sa.text("state = 'appealed'"),
            postgresql_where=sa.text("state = 'appealed'"),
        )
        batch_op.create_index("ix_sign_up_person", ["community_id", "person_id", "state"], unique=False)
        batch_op.create_index("ix_sign_up_shift", ["community_id", "shift_id", "state", "signed_up_at"], unique=False)
        batch_op.create_index(
            "uq_sign_up_standing",
            ["community_id", "shift_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('called', 'waiting', 'signed_up')"),
            postgresql_where=sa.text("state IN ('called', 'waiting', 'signed_up')"),
        )

    op.create_table(
        "statement_line",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("statement_id", sa.String(length=26), nullable=False),
        sa.Column("taking_id", sa.String(length=26), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("face_fen", sa.BigInteger(), nullable=False),
        sa.Column("kept_fen", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("state IN ('billed', 'disputed', 'decided')", name=op.f("ck_statement_line_state")),
        sa.CheckConstraint("kept_fen >= 0 AND kept_fen <= face_fen", name=op.f("ck_statement_line_kept")),
        sa.ForeignKeyConstraint(
            ["community_id", "statement_id"],
            ["statement.community_id", "statement.id"],
            name=op.f("fk_statement_line_community_id_statement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "taking_id"],
            ["taking.community_id", "taking.id"],
            name=op.f("fk_statement_line_community_id_taking_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_statement_line_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_statement_line")),
        sa.UniqueConstraint(
            "community_id",
            "statement_id",
            "position",
            name=op.f("uq_statement_line_community_id_statement_id_position"),
        ),
        sa.UniqueConstraint("community_id", "taking_id", name=op.f("uq_statement_line_community_id_taking_id")),
    )
    with op.batch_alter_table("statement_line", schema=None) as batch_op:
        batch_op.create_index(
            "ix_statement_line_aside",
            ["community_id", "statement_id"],
            unique=False,
            sqlite_where=sa.text("state IN ('disputed', 'decided')"),
            postgresql_where=sa.text("state IN ('disputed', 'decided')"),
        )

    op.create_table(
        "claim",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("person_id", sa.String(length=26), nullable=True),
        sa.Column("household_id", sa.String(length=26), nullable=True),
        sa.Column("activity_id", sa.String(length=26), nullable=True),
        sa.Column("item_code", sa.String(length=4), nullable=True),
        sa.Column("version_id", sa.String(length=26), nullable=True),
        sa.Column("hours_class", sa.String(length=12), nullable=True),
        sa.Column("service_on", sa.String(length=10), nullable=False),
        sa.Column("starts_at", sa.BigInteger(), nullable=True),
        sa.Column("ends_at", sa.BigInteger(), nullable=True),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("stated_points", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("identity", sa.String(length=240), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("submitted_by", sa.String(length=40), nullable=False),
        sa.Column("submitted_at", sa.BigInteger(), nullable=False),
        sa.Column("batch_id", sa.String(length=26), nullable=True),
        sa.Column("attendance_id", sa.String(length=26), nullable=True),
        sa.Column("source_id", sa.String(length=26), nullable=True),
        sa.Column("row_number", sa.Integer(), nullable=True),
        sa.Column("first_approved_by", sa.String(length=40), nullable=True),
        sa.Column("approved_by", sa.String(length=40), nullable=True),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("(kind = 'reinstated') = (source_id IS NOT NULL)", name=op.f("ck_claim_source")),
        sa.CheckConstraint(
            "kind IN ('hours', 'event', 'opening', 'deduction', 'reinstated')", name=op.f("ck_claim_kind")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'confirmed', 'approved', 'in_notice', 'effective', 'returned', 'withdrawn', 'disputed', 'recalled')",
            name=op.f("ck_claim_state"),
        ),
        sa.CheckConstraint(
            "(starts_at IS NULL AND ends_at IS NULL) OR ends_at > starts_at", name=op.f("ck_claim_times")
        ),
        sa.CheckConstraint("approved_by IS NULL OR approved_by <> submitted_by", name=op.f("ck_claim_second_person")),
        sa.CheckConstraint(
            "first_approved_by IS NULL OR (first_approved_by <> submitted_by AND (approved_by IS NULL OR approved_by <> first_approved_by))",
            name=op.f("ck_claim_two_approvers"),
        ),
        sa.CheckConstraint("minutes >= 0 AND minutes <= 600000", name=op.f("ck_claim_minutes")),
        sa.CheckConstraint("stated_points >= 0", name=op.f("ck_claim_stated_points")),
        sa.ForeignKeyConstraint(
            ["community_id", "activity_id"],
            ["activity.community_id", "activity.id"],
            name=op.f("fk_claim_community_id_activity_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "attendance_id"],
            ["attendance.community_id", "attendance.id"],
            name=op.f("fk_claim_community_id_attendance_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "batch_id"],
            ["import_batch.community_id", "import_batch.id"],
            name=op.f("fk_claim_community_id_batch_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_claim_community_id_household_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "person_id"],
            ["person.community_id", "person.id"],
            name=op.f("fk_claim_community_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "source_id"],
            ["claim.community_id", "claim.id"],
            name=op.f("fk_claim_community_id_source_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "version_id"],
            ["rule_version.community_id", "rule_version.id"],
            name=op.f("fk_claim_community_id_version_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_claim_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_claim")),
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index("ix_claim_activity", ["community_id", "activity_id"], unique=False)
        batch_op.create_index("ix_claim_batch", ["community_id", "batch_id"], unique=False)
        batch_op.create_index("ix_claim_household", ["community_id", "household_id", "service_on"], unique=False)
        batch_op.create_index("ix_claim_person", ["community_id", "person_id", "service_on"], unique=False)
        batch_op.create_index("ix_claim_service_on", ["community_id", "service_on"], unique=False)
        batch_op.create_index(
            "ix_claim_source",
            ["community_id", "source_id"],
            unique=False,
            sqlite_where=sa.text("source_id IS NOT NULL"),
            postgresql_where=sa.text("source_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_claim_waiting",
            ["community_id", "state", "submitted_at"],
            unique=False,
            sqlite_where=sa.text("state NOT IN ('effective', 'in_notice')"),
            postgresql_where=sa.text("state NOT IN ('effective', 'in_notice')"),
        )
        batch_op.create_index(
            "uq_claim_attendance",
            ["community_id", "attendance_id"],
            unique=True,
            sqlite_where=sa.text("attendance_id IS NOT NULL AND state <> 'withdrawn'"),
            postgresql_where=sa.text("attendance_id IS NOT NULL AND state <> 'withdrawn'"),
        )
        batch_op.create_index(
            "uq_claim_identity",
            ["community_id", "identity"],
            unique=True,
            sqlite_where=sa.text("state <> 'withdrawn'"),
            postgresql_where=sa.text("state <> 'withdrawn'"),
        )

    op.create_table(
        "departure",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("left_at", sa.BigInteger(), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("recorded_by", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("way IN ('code', 'card', 'list', 'api', 'end', 'struck')", name=op.f("ck_departure_way")),
        sa.ForeignKeyConstraint(
            ["community_id", "id"],
            ["attendance.community_id", "attendance.id"],
            name=op.f("fk_departure_community_id_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_departure_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_departure")),
    )
    op.create_table(
        "statement_adjustment",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("statement_id", sa.String(length=26), nullable=False),
        sa.Column("dispute_id", sa.String(length=26), nullable=False),
        sa.Column("taking_id", sa.String(length=26), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("kept_fen", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("kept_fen >= 0", name=op.f("ck_statement_adjustment_kept")),
        sa.ForeignKeyConstraint(
            ["community_id", "dispute_id"],
            ["dispute.community_id", "dispute.id"],
            name=op.f("fk_statement_adjustment_community_id_dispute_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "statement_id"],
            ["statement.community_id", "statement.id"],
            name=op.f("fk_statement_adjustment_community_id_statement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "taking_id"],
            ["taking.community_id", "taking.id"],
            name=op.f("fk_statement_adjustment_community_id_taking_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_statement_adjustment_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_statement_adjustment")),
        sa.UniqueConstraint("community_id", "dispute_id", name=op.f("uq_statement_adjustment_community_id_dispute_id")),
        sa.UniqueConstraint(
            "community_id",
            "statement_id",
            "position",
            name=op.f("uq_statement_adjustment_community_id_statement_id_position"),
        ),
    )
    op.create_table(
        "call_back",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("drawn_by_seal", sa.String(length=26), nullable=False),
        sa.Column("drawn_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("state IN ('to_call', 'unreached', 'agreed', 'denied')", name=op.f("ck_call_back_state")),
        sa.ForeignKeyConstraint(
            ["community_id", "drawn_by_seal"],
            ["seal.community_id", "seal.id"],
            name=op.f("fk_call_back_community_id_drawn_by_seal"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "id"], ["claim.community_id", "claim.id"], name=op.f("fk_call_back_community_id_id")
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_call_back_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_call_back")),
    )
    with op.batch_alter_table("call_back", schema=None) as batch_op:
        batch_op.create_index("ix_call_back_month", ["community_id", "month", "state"], unique=False)

    op.create_table(
        "certificate_line",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("certificate_id", sa.String(length=26), nullable=False),
        sa.Column("claim_id", sa.String(length=26), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "certificate_id"],
            ["certificate.community_id", "certificate.id"],
            name=op.f("fk_certificate_line_community_id_certificate_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "claim_id"],
            ["claim.community_id", "claim.id"],
            name=op.f("fk_certificate_line_community_id_claim_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_certificate_line_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_certificate_line")),
        sa.UniqueConstraint(
            "community_id",
            "certificate_id",
            "claim_id",
            name=op.f("uq_certificate_line_community_id_certificate_id_claim_id"),
        ),
    )
    op.create_table(
        "deduction",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("reminder_id", sa.String(length=26), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "id"], ["claim.community_id", "claim.id"], name=op.f("fk_deduction_community_id_id")
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "reminder_id"],
            ["reminder.community_id", "reminder.id"],
            name=op.f("fk_deduction_community_id_reminder_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_deduction_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_deduction")),
    )
    with op.batch_alter_table("deduction", schema=None) as batch_op:
        batch_op.create_index("ix_deduction_reminder", ["community_id", "reminder_id"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("claim_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=True),
        sa.Column("content_hash", sa.String(length=64), nullable=True),
        sa.Column("given_by", sa.String(length=40), nullable=False),
        sa.Column("given_at", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("(kind = 'reference') = (content_hash IS NULL)", name=op.f("ck_evidence_one_of_both")),
        sa.CheckConstraint("kind IN ('reference', 'statement', 'photo', 'parties')", name=op.f("ck_evidence_kind")),
        sa.ForeignKeyConstraint(
            ["community_id", "claim_id"],
            ["claim.community_id", "claim.id"],
            name=op.f("fk_evidence_community_id_claim_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_evidence_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_evidence")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index("ix_evidence_claim", ["community_id", "claim_id"], unique=False)

    op.create_table(
        "lot",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.String(length=26), nullable=False),
        sa.Column("claim_id", sa.String(length=26), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("rest_points", sa.BigInteger(), nullable=False),
        sa.Column("expires_on", sa.String(length=10), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=False),
        sa.Column("source_id", sa.String(length=26), nullable=True),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("rest_points >= 0 AND rest_points <= points", name=op.f("ck_lot_rest")),
        sa.ForeignKeyConstraint(
            ["community_id", "claim_id"], ["claim.community_id", "claim.id"], name=op.f("fk_lot_community_id_claim_id")
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_lot_community_id_household_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "source_id"], ["lot.community_id", "lot.id"], name=op.f("fk_lot_community_id_source_id")
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_lot_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_lot")),
    )
    with op.batch_alter_table("lot", schema=None) as batch_op:
        batch_op.create_index("ix_lot_claim", ["community_id", "claim_id"], unique=False)
        batch_op.create_index(
            "ix_lot_expiry",
            ["community_id", "expires_on"],
            unique=False,
            sqlite_where=sa.text("rest_points > 0"),
            postgresql_where=sa.text("rest_points > 0"),
        )
        batch_op.create_index(
            "ix_lot_household_rest",
            ["community_id", "household_id", "expires_on"],
            unique=False,
            sqlite_where=sa.text("rest_points > 0"),
            postgresql_where=sa.text("rest_points > 0"),
        )
        batch_op.create_index(
            "ix_lot_source",
            ["community_id", "source_id"],
            unique=False,
            sqlite_where=sa.text("source_id IS NOT NULL"),
            postgresql_where=sa.text("source_id IS NOT NULL"),
        )

    op.create_table(
        "national_line",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("batch_id", sa.String(length=26), nullable=False),
        sa.Column("claim_id", sa.String(length=26), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("is_correction", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "batch_id"],
            ["national_batch.community_id", "national_batch.id"],
            name=op.f("fk_national_line_community_id_batch_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "claim_id"],
            ["claim.community_id", "claim.id"],
            name=op.f("fk_national_line_community_id_claim_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_national_line_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_national_line")),
        sa.UniqueConstraint(
            "community_id", "batch_id", "claim_id", name=op.f("uq_national_line_community_id_batch_id_claim_id")
        ),
    )
    with op.batch_alter_table("national_line", schema=None) as batch_op:
        batch_op.create_index("ix_national_line_claim", ["community_id", "claim_id"], unique=False)

    op.create_table(
        "notice_line",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("notice_id", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.String(length=26), nullable=True),
        sa.Column("person_id", sa.String(length=26), nullable=True),
        sa.Column("activity_id", sa.String(length=26), nullable=True),
        sa.Column("item_code", sa.String(length=4), nullable=True),
        sa.Column("version_id", sa.String(length=26), nullable=True),
        sa.Column("service_on", sa.String(length=10), nullable=False),
        sa.Column("minutes", sa.BigInteger(), nullable=False),
        sa.Column("counted_minutes", sa.BigInteger(), nullable=False),
        sa.Column("rate_points", sa.BigInteger(), nullable=False),
        sa.Column("remainder_in_minutes", sa.BigInteger(), nullable=False),
        sa.Column("remainder_out_minutes", sa.BigInteger(), nullable=False),
        sa.Column("uncapped_points", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("cap_names", sa.String(length=300), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("counted_minutes >= 0 AND counted_minutes <= minutes", name=op.f("ck_notice_line_minutes")),
        sa.CheckConstraint("points >= 0 AND points <= uncapped_points", name=op.f("ck_notice_line_points")),
        sa.ForeignKeyConstraint(
            ["community_id", "id"], ["claim.community_id", "claim.id"], name=op.f("fk_notice_line_community_id_id")
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "notice_id"],
            ["notice.community_id", "notice.id"],
            name=op.f("fk_notice_line_community_id_notice_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_notice_line_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_notice_line")),
    )
    with op.batch_alter_table("notice_line", schema=None) as batch_op:
        batch_op.create_index("ix_notice_line_household", ["community_id", "household_id", "service_on"], unique=False)
        batch_op.create_index("ix_notice_line_notice", ["community_id", "notice_id"], unique=False)
        batch_op.create_index(
            "ix_notice_line_person", ["community_id", "person_id", "item_code", "service_on"], unique=False
        )

    op.create_table(
        "objection",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("claim_id", sa.String(length=26), nullable=False),
        sa.Column("reason", sa.String(length=24), nullable=False),
        sa.Column("raised_as", sa.String(length=12), nullable=False),
        sa.Column("raised_by", sa.String(length=40), nullable=False),
        sa.Column("raised_at", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "raised_as IN ('resident', 'leader', 'staff', 'supervisor')", name=op.f("ck_objection_raised_as")
        ),
        sa.CheckConstraint(
            "state IN ('open', 'upheld', 'rejected', 'appealed', 'finally_upheld', 'finally_rejected')",
            name=op.f("ck_objection_state"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "claim_id"],
            ["claim.community_id", "claim.id"],
            name=op.f("fk_objection_community_id_claim_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_objection_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_objection")),
    )
    with op.batch_alter_table("objection", schema=None) as batch_op:
        batch_op.create_index("ix_objection_claim", ["community_id", "claim_id"], unique=False)
        batch_op.create_index("ix_objection_raised_at", ["community_id", "raised_at"], unique=False)
        batch_op.create_index("ix_objection_raised_by", ["community_id", "raised_by", "raised_at"], unique=False)
        batch_op.create_index(
            "ix_objection_waiting",
            ["community_id", "due_on"],
            unique=False,
            sqlite_where=sa.text("state IN ('open', 'appealed')"),
            postgresql_where=sa.text("state IN ('open', 'appealed')"),
        )
        batch_op.create_index(
            "uq_objection_standing",
            ["community_id", "claim_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('open', 'appealed')"),
            postgresql_where=sa.text("state IN ('open', 'appealed')"),
        )

    op.create_table(
        "tidy_outcome",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("round_id", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.String(length=26), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("decided_on", sa.String(length=10), nullable=False),
        sa.Column("claim_id", sa.String(length=26), nullable=True),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("outcome IN ('passed', 'reminded')", name=op.f("ck_tidy_outcome_outcome")),
        sa.ForeignKeyConstraint(
            ["community_id", "claim_id"],
            ["claim.community_id", "claim.id"],
            name=op.f("fk_tidy_outcome_community_id_claim_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_tidy_outcome_community_id_household_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "round_id"],
            ["tidy_round.community_id", "tidy_round.id"],
            name=op.f("fk_tidy_outcome_community_id_round_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_tidy_outcome_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_tidy_outcome")),
        sa.UniqueConstraint(
            "community_id", "round_id", "household_id", name=op.f("uq_tidy_outcome_community_id_round_id_household_id")
        ),
    )
    with op.batch_alter_table("tidy_outcome", schema=None) as batch_op:
        batch_op.create_index("ix_tidy_outcome_household", ["community_id", "household_id", "decided_on"], unique=False)

    op.create_table(
        "visit_confirmation",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("spoke_with", sa.String(length=12), nullable=True),
        sa.Column("confirmed_by", sa.String(length=40), nullable=False),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=False),
        sa.Column("claim_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint("(way = 'call') = (spoke_with IS NOT NULL)", name=op.f("ck_visit_confirmation_spoke_with")),
        sa.CheckConstraint("way IN ('card', 'call')", name=op.f("ck_visit_confirmation_way")),
        sa.ForeignKeyConstraint(
            ["community_id", "claim_id"],
            ["claim.community_id", "claim.id"],
            name=op.f("fk_visit_confirmation_community_id_claim_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "id"],
            ["companion_visit.community_id", "companion_visit.id"],
            name=op.f("fk_visit_confirmation_community_id_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_visit_confirmation_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_visit_confirmation")),
    )
    with op.batch_alter_table("visit_confirmation", schema=None) as batch_op:
        batch_op.create_index("ix_visit_confirmation_claim", ["community_id", "claim_id"], unique=False)

    op.create_table(
        "evidence_content",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("words_sealed", sa.String(length=2400), nullable=True),
        sa.Column("picture_sealed", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["community_id", "id"],
            ["evidence.community_id", "evidence.id"],
            name=op.f("fk_evidence_content_community_id_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_evidence_content_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_evidence_content")),
    )
    op.create_table(
        "lot_use",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("lot_id", sa.String(length=26), nullable=False),
        sa.Column("voucher_id", sa.String(length=26), nullable=True),
        sa.Column("claim_id", sa.String(length=26), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "(kind IN ('recalled', 'deducted')) = (claim_id IS NOT NULL)", name=op.f("ck_lot_use_claim")
        ),
        sa.CheckConstraint(
            "kind IN ('spent', 'expired', 'given_back', 'handed_over', 'taken_over', 'recalled', 'deducted', 'moved')",
            name=op.f("ck_lot_use_kind"),
        ),
        sa.CheckConstraint("points > 0", name=op.f("ck_lot_use_points")),
        sa.ForeignKeyConstraint(
            ["community_id", "claim_id"],
            ["claim.community_id", "claim.id"],
            name=op.f("fk_lot_use_community_id_claim_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "lot_id"], ["lot.community_id", "lot.id"], name=op.f("fk_lot_use_community_id_lot_id")
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_lot_use_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_lot_use")),
    )
    with op.batch_alter_table("lot_use", schema=None) as batch_op:
        batch_op.create_index(
            "ix_lot_use_claim",
            ["community_id", "claim_id"],
            unique=False,
            sqlite_where=sa.text("claim_id IS NOT NULL"),
            postgresql_where=sa.text("claim_id IS NOT NULL"),
        )
        batch_op.create_index("ix_lot_use_lot", ["community_id", "lot_id"], unique=False)
        batch_op.create_index("ix_lot_use_voucher", ["community_id", "voucher_id"], unique=False)

    op.create_table(
        "recall",
        sa.Column("community_id", sa.String(length=26), nullable=False),
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("objection_id", sa.String(length=26), nullable=False),
        sa.Column("claim_id", sa.String(length=26), nullable=False),
        sa.Column("household_id", sa.String(length=26), nullable=True),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("notice_points", sa.BigInteger(), nullable=False),
        sa.Column("remainder_minutes", sa.BigInteger(), nullable=False),
        sa.Column("operation_id", sa.String(length=26), nullable=False),
        sa.Column("digest", sa.String(length=32), nullable=False),
        sa.CheckConstraint(
            "points >= 0 AND notice_points >= 0 AND notice_points <= points", name=op.f("ck_recall_points")
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "claim_id"],
            ["claim.community_id", "claim.id"],
            name=op.f("fk_recall_community_id_claim_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "household_id"],
            ["household.community_id", "household.id"],
            name=op.f("fk_recall_community_id_household_id"),
        ),
        sa.ForeignKeyConstraint(
            ["community_id", "objection_id"],
            ["objection.community_id", "objection.id"],
            name=op.f("fk_recall_community_id_objection_id"),
        ),
        sa.ForeignKeyConstraint(["community_id"], ["community.id"], name=op.f("fk_recall_community_id")),
        sa.PrimaryKeyConstraint("community_id", "id", name=op.f("pk_recall")),
    )
    with op.batch_alter_table("recall", schema=None) as batch_op:
        batch_op.create_index("ix_recall_claim", ["community_id", "claim_id"], unique=False)
        batch_op.create_index("ix_recall_household", ["community_id", "household_id"], unique=False)

    for statement in statements(op.get_bind().dialect.name):
        op.execute(sa.text(statement.replace(":", "\\:")))


def downgrade() -> None:
    with op.batch_alter_table("recall", schema=None) as batch_op:
        batch_op.drop_index("ix_recall_household")
        batch_op.drop_index("ix_recall_claim")

    op.drop_table("recall")
    with op.batch_alter_table("lot_use", schema=None) as batch_op:
        batch_op.drop_index("ix_lot_use_voucher")
        batch_op.drop_index("ix_lot_use_lot")
        batch_op.drop_index(
            "ix_lot_use_claim",
            sqlite_where=sa.text("claim_id IS NOT NULL"),
            postgresql_where=sa.text("claim_id IS NOT NULL"),
        )

    op.drop_table("lot_use")
    op.drop_table("evidence_content")
    with op.batch_alter_table("visit_confirmation", schema=None) as batch_op:
        batch_op.drop_index("ix_visit_confirmation_claim")

    op.drop_table("visit_confirmation")
    with op.batch_alter_table("tidy_outcome", schema=None) as batch_op:
        batch_op.drop_index("ix_tidy_outcome_household")

    op.drop_table("tidy_outcome")
    with op.batch_alter_table("objection", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_objection_standing",
            sqlite_where=sa.text("state IN ('open', 'appealed')"),
            postgresql_where=sa.text("state IN ('open', 'appealed')"),
        )
        batch_op.drop_index(
            "ix_objection_waiting",
            sqlite_where=sa.text("state IN ('open', 'appealed')"),
            postgresql_where=sa.text("state IN ('open', 'appealed')"),
        )
        batch_op.drop_index("ix_objection_raised_by")
        batch_op.drop_index("ix_objection_raised_at")
        batch_op.drop_index("ix_objection_claim")

    op.drop_table("objection")
    with op.batch_alter_table("notice_line", schema=None) as batch_op:
        batch_op.drop_index("ix_notice_line_person")
        batch_op.drop_index("ix_notice_line_notice")
        batch_op.drop_index("ix_notice_line_household")

    op.drop_table("notice_line")
    with op.batch_alter_table("national_line", schema=None) as batch_op:
        batch_op.drop_index("ix_national_line_claim")

    op.drop_table("national_line")
    with op.batch_alter_table("lot", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_lot_source",
            sqlite_where=sa.text("source_id IS NOT NULL"),
            postgresql_where=sa.text("source_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_lot_household_rest",
            sqlite_where=sa.text("rest_points > 0"),
            postgresql_where=sa.text("rest_points > 0"),
        )
        batch_op.drop_index(
            "ix_lot_expiry", sqlite_where=sa.text("rest_points > 0"), postgresql_where=sa.text("rest_points > 0")
        )
        batch_op.drop_index("ix_lot_claim")

    op.drop_table("lot")
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index("ix_evidence_claim")

    op.drop_table("evidence")
    with op.batch_alter_table("deduction", schema=None) as batch_op:
        batch_op.drop_index("ix_deduction_reminder")

    op.drop_table("deduction")
    op.drop_table("certificate_line")
    with op.batch_alter_table("call_back", schema=None) as batch_op:
        batch_op.drop_index("ix_call_back_month")

    op.drop_table("call_back")
    op.drop_table("statement_adjustment")
    op.drop_table("departure")
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_claim_identity",
            sqlite_where=sa.text("state <> 'withdrawn'"),
            postgresql_where=sa.text("state <> 'withdrawn'"),
        )
        batch_op.drop_index(
            "uq_claim_attendance",
            sqlite_where=sa.text("attendance_id IS NOT NULL AND state <> 'withdrawn'"),
            postgresql_where=sa.text("attendance_id IS NOT NULL AND state <> 'withdrawn'"),
        )
        batch_op.drop_index(
            "ix_claim_waiting",
            sqlite_where=sa.text("state NOT IN ('effective', 'in_notice')"),
            postgresql_where=sa.text("state NOT IN ('effective', 'in_notice')"),
        )
        batch_op.drop_index(
            "ix_claim_source",
            sqlite_where=sa.text("source_id IS NOT NULL"),
            postgresql_where=sa.text("source_id IS NOT NULL"),
        )
        batch_op.drop_index("ix_claim_service_on")
        batch_op.drop_index("ix_claim_person")
        batch_op.drop_index("ix_claim_household")
        batch_op.drop_index("ix_claim_batch")
        batch_op.drop_index("ix_claim_activity")

    op.drop_table("claim")
    with op.batch_alter_table("statement_line", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_statement_line_aside",
            sqlite_where=sa.text("state IN ('disputed', 'decided')"),
            postgresql_where=sa.text("state IN ('disputed', 'decided')"),
        )

    op.drop_table("statement_line")
    with op.batch_alter_table("sign_up", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_sign_up_standing",
            sqlite_where=sa.text("state IN ('called', 'waiting', 'signed_up')"),
            postgresql_where=sa.text("state IN ('called', 'waiting', 'signed_up')"),
        )
        batch_op.drop_index("ix_sign_up_shift")
        batch_op.drop_index("ix_sign_up_person")
        batch_op.drop_index(
            "ix_sign_up_appealed",
            sqlite_where=sa.text("state = 'appealed'"),
            postgresql_where=sa.text("state = 'appealed'"),
        )
        batch_op.drop_index("ix_sign_up_activity")

    op.drop_table("sign_up")
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.drop_index("ix_role_grant_account")

    op.drop_table("role_grant")
    op.drop_table("payment")
    op.drop_table("one_time_link")
    with op.batch_alter_table("login_session", schema=None) as batch_op:
        batch_op.drop_index("ix_login_session_account")

    op.drop_table("login_session")
    with op.batch_alter_table("dispute", schema=None) as batch_op:
        batch_op.drop_index("ix_dispute_state")

    op.drop_table("dispute")
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_attendance_device",
            sqlite_where=sa.text("device IS NOT NULL"),
            postgresql_where=sa.text("device IS NOT NULL"),
        )
        batch_op.drop_index("ix_attendance_person")
        batch_op.drop_index("ix_attendance_activity")

    op.drop_table("attendance")
    op.drop_table("visit_note")
    op.drop_table("till_pairing")
    with op.batch_alter_table("till", schema=None) as batch_op:
        batch_op.drop_index("ix_till_shop")

    op.drop_table("till")
    with op.batch_alter_table("taking", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_taking_voucher",
            sqlite_where=sa.text("state IN ('taken', 'disputed')"),
            postgresql_where=sa.text("state IN ('taken', 'disputed')"),
        )
        batch_op.drop_index("ix_taking_voucher")
        batch_op.drop_index("ix_taking_shop")
        batch_op.drop_index(
            "ix_taking_carer",
            sqlite_where=sa.text("carer_id IS NOT NULL"),
            postgresql_where=sa.text("carer_id IS NOT NULL"),
        )

    op.drop_table("taking")
    with op.batch_alter_table("statement", schema=None) as batch_op:
        batch_op.drop_index("ix_statement_state")
        batch_op.drop_index("ix_statement_shop")

    op.drop_table("statement")
    op.drop_table("stand_down")
    with op.batch_alter_table("shop_repayment", schema=None) as batch_op:
        batch_op.drop_index("ix_shop_repayment_shop")

    op.drop_table("shop_repayment")
    with op.batch_alter_table("shop_payee", schema=None) as batch_op:
        batch_op.drop_index("ix_shop_payee_shop")

    op.drop_table("shop_payee")
    with op.batch_alter_table("shop_application", schema=None) as batch_op:
        batch_op.drop_index("ix_shop_application_state")

    op.drop_table("shop_application")
    with op.batch_alter_table("shift", schema=None) as batch_op:
        batch_op.drop_index("ix_shift_starts_at")

    op.drop_table("shift")
    with op.batch_alter_table("reward_shop", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_reward_shop_open",
            sqlite_where=sa.text("until_on IS NULL"),
            postgresql_where=sa.text("until_on IS NULL"),
        )

    op.drop_table("reward_shop")
    op.drop_table("quote")
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_message_unseen", sqlite_where=sa.text("seen_at IS NULL"), postgresql_where=sa.text("seen_at IS NULL")
        )

    op.drop_table("message")
    op.drop_table("api_token")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_account_resident",
            sqlite_where=sa.text("kind = 'resident'"),
            postgresql_where=sa.text("kind = 'resident'"),
        )
        batch_op.drop_index(
            "uq_account_login_name",
            sqlite_where=sa.text("login_name IS NOT NULL"),
            postgresql_where=sa.text("login_name IS NOT NULL"),
        )
        batch_op.drop_index("ix_account_shop")
        batch_op.drop_index("ix_account_person")

    op.drop_table("account")
    with op.batch_alter_table("voucher", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_voucher_replaces",
            sqlite_where=sa.text("replaces_id IS NOT NULL"),
            postgresql_where=sa.text("replaces_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "uq_voucher_paper_hash",
            sqlite_where=sa.text("paper_hash IS NOT NULL"),
            postgresql_where=sa.text("paper_hash IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_voucher_reward",
            sqlite_where=sa.text("reward_id IS NOT NULL"),
            postgresql_where=sa.text("reward_id IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_voucher_redeemed",
            sqlite_where=sa.text("state = 'redeemed'"),
            postgresql_where=sa.text("state = 'redeemed'"),
        )
        batch_op.drop_index(
            "ix_voucher_live",
            sqlite_where=sa.text("state IN ('active', 'locked')"),
            postgresql_where=sa.text("state IN ('active', 'locked')"),
        )
        batch_op.drop_index("ix_voucher_household")
        batch_op.drop_index(
            "ix_voucher_batch",
            sqlite_where=sa.text("batch_id IS NOT NULL"),
            postgresql_where=sa.text("batch_id IS NOT NULL"),
        )

    op.drop_table("voucher")
    with op.batch_alter_table("tidy_mark", schema=None) as batch_op:
        batch_op.drop_index("ix_tidy_mark_round")

    op.drop_table("tidy_mark")
    with op.batch_alter_table("team_request", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_team_request_open",
            sqlite_where=sa.text("answered_at IS NULL"),
            postgresql_where=sa.text("answered_at IS NULL"),
        )
        batch_op.drop_index("ix_team_request_person")
        batch_op.drop_index(
            "ix_team_request_open",
            sqlite_where=sa.text("answered_at IS NULL"),
            postgresql_where=sa.text("answered_at IS NULL"),
        )

    op.drop_table("team_request")
    with op.batch_alter_table("team_member", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_team_member_open",
            sqlite_where=sa.text("until_on IS NULL"),
            postgresql_where=sa.text("until_on IS NULL"),
        )
        batch_op.drop_index("ix_team_member_person")

    op.drop_table("team_member")
    op.drop_table("shortfall")
    op.drop_table("shop")
    with op.batch_alter_table("reward_supply", schema=None) as batch_op:
        batch_op.drop_index("ix_reward_supply_reward")

    op.drop_table("reward_supply")
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.drop_index("ix_reminder_household")

    op.drop_table("reminder")
    op.drop_table("remainder")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_membership_open", sqlite_where=sa.text("until_on IS NULL"), postgresql_where=sa.text("until_on IS NULL")
        )
        batch_op.drop_index("ix_membership_person")
        batch_op.drop_index("ix_membership_household")

    op.drop_table("membership")
    op.drop_table("issue_line")
    with op.batch_alter_table("former_place", schema=None) as batch_op:
        batch_op.drop_index("ix_former_place_household")

    op.drop_table("former_place")
    with op.batch_alter_table("dissolution", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_dissolution_standing",
            sqlite_where=sa.text("state IN ('proposed', 'moved')"),
            postgresql_where=sa.text("state IN ('proposed', 'moved')"),
        )
        batch_op.drop_index(
            "ix_dissolution_proposed",
            sqlite_where=sa.text("state = 'proposed'"),
            postgresql_where=sa.text("state = 'proposed'"),
        )
        batch_op.drop_index("ix_dissolution_into")
        batch_op.drop_index("ix_dissolution_household")

    op.drop_table("dissolution")
    with op.batch_alter_table("companion_visit", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_companion_visit_waiting",
            sqlite_where=sa.text("state = 'logged'"),
            postgresql_where=sa.text("state = 'logged'"),
        )
        batch_op.drop_index("ix_companion_visit_pairing")

    op.drop_table("companion_visit")
    with op.batch_alter_table("carer", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_carer_active", sqlite_where=sa.text("state = 'active'"), postgresql_where=sa.text("state = 'active'")
        )
        batch_op.drop_index("ix_carer_person")
        batch_op.drop_index("ix_carer_household")

    op.drop_table("carer")
    with op.batch_alter_table("activity", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_activity_day_name",
            sqlite_where=sa.text("state = 'published'"),
            postgresql_where=sa.text("state = 'published'"),
        )
        batch_op.drop_index("ix_activity_held_on")
        batch_op.drop_index(
            "ix_activity_call_up",
            sqlite_where=sa.text("service_kind = 'emergency'"),
            postgresql_where=sa.text("service_kind = 'emergency'"),
        )

    op.drop_table("activity")
    with op.batch_alter_table("transfer", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_transfer_reverses",
            sqlite_where=sa.text("reverses_id IS NOT NULL"),
            postgresql_where=sa.text("reverses_id IS NOT NULL"),
        )
        batch_op.drop_index("ix_transfer_operation")
        batch_op.drop_index("ix_transfer_debit")
        batch_op.drop_index("ix_transfer_credit")

    op.drop_table("transfer")
    with op.batch_alter_table("team", schema=None) as batch_op:
        batch_op.drop_index("ix_team_program")
        batch_op.drop_index("ix_team_parent")

    op.drop_table("team")
    with op.batch_alter_table("star_candidate", schema=None) as batch_op:
        batch_op.drop_index("ix_star_candidate_level")

    op.drop_table("star_candidate")
    with op.batch_alter_table("star", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_star_standing",
            sqlite_where=sa.text("state IN ('posted', 'objected', 'awarded')"),
            postgresql_where=sa.text("state IN ('posted', 'objected', 'awarded')"),
        )
        batch_op.drop_index("ix_star_person")
        batch_op.drop_index(
            "ix_star_open",
            sqlite_where=sa.text("state IN ('posted', 'objected')"),
            postgresql_where=sa.text("state IN ('posted', 'objected')"),
        )

    op.drop_table("star")
    op.drop_table("rule_item")
    op.drop_table("rule_decision")
    op.drop_table("rule_cap")
    op.drop_table("reward")
    op.drop_table("person_month")
    with op.batch_alter_table("pairing", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_pairing_open", sqlite_where=sa.text("until_on IS NULL"), postgresql_where=sa.text("until_on IS NULL")
        )
        batch_op.drop_index("ix_pairing_elder")

    op.drop_table("pairing")
    op.drop_table("national_entry")
    with op.batch_alter_table("national_consent", schema=None) as batch_op:
        batch_op.drop_index("ix_national_consent_person")

    op.drop_table("national_consent")
    with op.batch_alter_table("move", schema=None) as batch_op:
        batch_op.drop_index("ix_move_subject")

    op.drop_table("move")
    with op.batch_alter_table("merger", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_merger_standing",
            sqlite_where=sa.text("state IN ('proposed', 'merged')"),
            postgresql_where=sa.text("state IN ('proposed', 'merged')"),
        )
        batch_op.drop_index("ix_merger_survivor")
        batch_op.drop_index(
            "ix_merger_proposed",
            sqlite_where=sa.text("state = 'proposed'"),
            postgresql_where=sa.text("state = 'proposed'"),
        )
        batch_op.drop_index("ix_merger_person")

    op.drop_table("merger")
    op.drop_table("issue_batch")
    with op.batch_alter_table("household", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_household_gone",
            sqlite_where=sa.text("gone_into_id IS NOT NULL"),
            postgresql_where=sa.text("gone_into_id IS NOT NULL"),
        )
        batch_op.drop_index("ix_household_building")

    op.drop_table("household")
    with op.batch_alter_table("fund_terms", schema=None) as batch_op:
        batch_op.drop_index("ix_fund_terms_fund")

    op.drop_table("fund_terms")
    with op.batch_alter_table("fund_money", schema=None) as batch_op:
        batch_op.drop_index("ix_fund_money_fund")

    op.drop_table("fund_money")
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_index("ix_enrolment_person")

    op.drop_table("enrolment")
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.drop_index("ix_certificate_person")
        batch_op.drop_index("ix_certificate_issued_at")

    op.drop_table("certificate")
    with op.batch_alter_table("tidy_round", schema=None) as batch_op:
        batch_op.drop_index("ix_tidy_round_month")

    op.drop_table("tidy_round")
    op.drop_table("taken_day")
    op.drop_table("star_terms")
    with op.batch_alter_table("spending_terms", schema=None) as batch_op:
        batch_op.drop_index("ix_spending_terms_effective")

    op.drop_table("spending_terms")
    with op.batch_alter_table("sign", schema=None) as batch_op:
        batch_op.drop_index("ix_sign_state")

    op.drop_table("sign")
    op.drop_table("seal")
    op.drop_table("rule_version")
    op.drop_table("rule_draft")
    with op.batch_alter_table("refusal", schema=None) as batch_op:
        batch_op.drop_index("ix_refusal_refused_at")

    op.drop_table("refusal")
    op.drop_table("program")
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_index("ix_person_pinyin")
        batch_op.drop_index("ix_person_phone_index")
        batch_op.drop_index("ix_person_name_key")
        batch_op.drop_index(
            "ix_person_merged",
            sqlite_where=sa.text("merged_into_id IS NOT NULL"),
            postgresql_where=sa.text("merged_into_id IS NOT NULL"),
        )
        batch_op.drop_index("ix_person_initials")
        batch_op.drop_index("ix_person_given_pinyin")
        batch_op.drop_index("ix_person_given_key")

    op.drop_table("person")
    with op.batch_alter_table("operation", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_operation_person",
            sqlite_where=sa.text("substr(subject, 1, 7) = 'person:'"),
            postgresql_where=sa.text("substr(subject, 1, 7) = 'person:'"),
        )
        batch_op.drop_index("ix_operation_action")

    op.drop_table("operation")
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_notice_due", sqlite_where=sa.text("state = 'posted'"), postgresql_where=sa.text("state = 'posted'")
        )

    op.drop_table("notice")
    op.drop_table("note")
    op.drop_table("national_batch")
    op.drop_table("month_theme")
    op.drop_table("month_summary")
    op.drop_table("intent")
    with op.batch_alter_table("import_batch", schema=None) as batch_op:
        batch_op.drop_index("ix_import_batch_made_at")

    op.drop_table("import_batch")
    op.drop_table("guard")
    op.drop_table("fund_month")
    op.drop_table("fund")
    with op.batch_alter_table("form_intent", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_form_intent_open", sqlite_where=sa.text("left_at IS NULL"), postgresql_where=sa.text("left_at IS NULL")
        )

    op.drop_table("form_intent")
    op.drop_table("counter")
    op.drop_table("chain_head")
    op.drop_table("area")
    op.drop_table("working_day")
    op.drop_table("meta")
    op.drop_table("demo_clock")
    op.drop_table("community")
    with op.batch_alter_table("attempt", schema=None) as batch_op:
        batch_op.drop_index("ix_attempt_scope")

    op.drop_table("attempt")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION linli_refuse() CASCADE")
