"""Summaries of hours, stars, certificates, national batches: what the rows should come to."""

from __future__ import annotations

from db.engine import Row, Session

APPROVED = "('approved', 'in_notice', 'effective', 'disputed')"
#: SQL of one row of `person_month`, made of its claim
_PERSON_MONTHS = (
    "SELECT c.person_id, SUBSTR(c.service_on, 1, 7) AS month, COALESCE(a.team_id, '') AS team_id,"
    " COALESCE(a.area_id, '') AS area_id, COALESCE(c.item_code, '') AS item_code,"
    " COALESCE(a.service_kind, '') AS service_kind,"
    " CASE WHEN c.kind = 'opening' THEN 'opening' ELSE COALESCE(c.hours_class, 'listed') END AS hours_class,"
    " CAST(SUM(CASE WHEN c.state = 'effective' THEN 0 ELSE c.minutes END) AS BIGINT) AS waiting_minutes,"
    " CAST(SUM(CASE WHEN c.state = 'effective' THEN c.minutes ELSE 0 END) AS BIGINT) AS effective_minutes,"
    " COUNT(*) AS claims FROM claim c"
    " LEFT JOIN activity a ON a.community_id = c.community_id AND a.id = c.activity_id"
    " WHERE c.community_id = :community_id AND c.kind IN ('hours', 'opening', 'reinstated')"
    f" AND c.person_id IS NOT NULL AND c.minutes > 0 AND c.state IN {APPROVED} GROUP BY 1, 2, 3, 4, 5, 6, 7"
)
_KEY = ("person_id", "month", "team_id", "area_id", "item_code", "service_kind", "hours_class")


def _name(alias: str) -> str:
    return " || '/' || ".join(f"{alias}.{column}" for column in _KEY)


def person_months_elsewhere(session: Session, *, community_id: str) -> list[Row]:
    """Rows of people that are not what their claims come to: (name, waiting, effective, claims, and as expected)."""
    same = " AND ".join(f"p.{column} = e.{column}" for column in _KEY)
    return session.all(
        f"SELECT {_name('e')} AS name, p.waiting_minutes, p.effective_minutes, p.claims,"
        " e.waiting_minutes AS waiting_expected, e.effective_minutes AS effective_expected,"
        f" e.claims AS claims_expected FROM ({_PERSON_MONTHS}) e"
        f" LEFT JOIN person_month p ON p.community_id = :community_id AND {same}"
        " WHERE p.month IS NULL OR p.waiting_minutes <> e.waiting_minutes"
        " OR p.effective_minutes <> e.effective_minutes OR p.claims <> e.claims"
        f" UNION ALL SELECT {_name('p')} AS name, p.waiting_minutes, p.effective_minutes, p.claims,"
        " 0 AS waiting_expected, 0 AS effective_expected, 0 AS claims_expected FROM person_month p"
        f" LEFT JOIN ({_PERSON_MONTHS}) e ON {same}"
        " WHERE p.community_id = :community_id AND e.month IS NULL"
        " AND (p.waiting_minutes <> 0 OR p.effective_minutes <> 0 OR p.claims <> 0)",
        community_id=community_id,
    )


def figures_by_month(session: Session, *, community_id: str) -> list[Row]:
    """What claims come to by month, team and area, people left out."""
    at = (
        "(SELECT s.subject_id, o.occurred_at FROM (SELECT subject_id, MAX(operation_seq) AS seq FROM move"
        " WHERE community_id = :community_id AND subject_table = 'claim' AND to_state = '{0}' GROUP BY subject_id) s"
        " JOIN operation o ON o.community_id = :community_id AND o.seq = s.seq)"
    )
    minutes = ", ".join(
        "CAST(SUM(CASE WHEN c.kind IN ('hours', 'reinstated') AND c.person_id IS NOT NULL"
        f" AND COALESCE(c.hours_class, 'listed') = '{one}' THEN c.minutes ELSE 0 END) AS BIGINT)"
        f" AS {one}_minutes"
        for one in ("measured", "listed", "back_filled")
    )
    points = ", ".join(
        f"CAST(SUM(CASE WHEN c.state <> 'approved' AND SUBSTR(c.item_code, 1, 1) = '{letter}'"
        f" THEN COALESCE(l.points, 0) ELSE 0 END) AS BIGINT) AS {name}_points"
        for letter, name in (("A", "meeting"), ("B", "development"), ("C", "service"), ("D", "honour"))
    )

    def wait(later: str, earlier: str, condition: str) -> str:
        passed = f"CASE WHEN {later} > {earlier} THEN ({later} - {earlier}) / 60000000 ELSE 0 END"
        return f"CAST(SUM(CASE WHEN {condition} THEN COALESCE({passed}, 0) ELSE 0 END) AS BIGINT)"

    approval = wait("ap.occurred_at", "c.submitted_at", "1 = 1")
    spendable = wait("ef.occurred_at", "ap.occurred_at", "c.state = 'effective'")
    return session.all(
        "SELECT SUBSTR(c.service_on, 1, 7) AS month, COALESCE(a.team_id, '') AS team_id,"
        f" COALESCE(a.area_id, '') AS area_id, {minutes}, {points}, COUNT(*) AS approved_claims,"
        f" {approval} AS approval_wait_minutes,"
        " CAST(SUM(CASE WHEN c.state = 'effective' THEN 1 ELSE 0 END) AS BIGINT) AS effective_claims,"
        f" {spendable} AS spendable_wait_minutes"
        " FROM claim c LEFT JOIN activity a ON a.community_id = c.community_id AND a.id = c.activity_id"
        " LEFT JOIN notice_line l ON l.community_id = c.community_id AND l.id = c.id"
        f" LEFT JOIN {at.format('approved')} ap ON ap.subject_id = c.id"
        f" LEFT JOIN {at.format('effective')} ef ON ef.subject_id = c.id"
        " WHERE c.community_id = :community_id AND c.kind IN ('hours', 'event', 'reinstated')"
        f" AND c.state IN {APPROVED}"
        " GROUP BY 1, 2, 3",
        community_id=community_id,
    )


_PERIODS = {
    "month": "month",
    "quarter": "SUBSTR(month, 1, 4) || '-Q' || CAST((CAST(SUBSTR(month, 6, 2) AS INTEGER) + 2) / 3 AS TEXT)",
    "year": "SUBSTR(month, 1, 4)",
}
_SCOPES = {"''": "1 = 1", "'t' || team_id": "team_id <> ''", "'a' || area_id": "area_id <> ''"}


def people_by_place(session: Session, *, community_id: str) -> list[Row]:
    """How many people the rows of people hold by period and scope: (period, scope, people, party_people)."""
    return session.all(
        " UNION ALL ".join(
            f"SELECT {period} AS period, {scope} AS scope, COUNT(DISTINCT person_id) AS people,"
            " COUNT(DISTINCT CASE WHEN is_party_member THEN person_id END) AS party_people FROM person_month"
            " WHERE community_id = :community_id AND claims > 0 AND hours_class <> 'opening'"
            f" AND LENGTH(month) = 7 AND {condition} GROUP BY 1, 2"
            for period in _PERIODS.values()
            for scope, condition in _SCOPES.items()
        ),
        community_id=community_id,
    )


def summaries(session: Session, *, community_id: str) -> list[Row]:
    """Every row of figures."""
    return session.all("SELECT * FROM month_summary WHERE community_id = :community_id", community_id=community_id)


# -- certificates, stars, batches ----------------------------------------------------------------------------------


def certificates_miscounted(session: Session, *, community_id: str) -> list[Row]:
    """Certificates whose sums are not those of their lines: (id, minutes, lines, summed, counted)."""
    return session.all(
        "SELECT c.id, c.minutes, c.lines, CAST(COALESCE(SUM(l.minutes), 0) AS BIGINT) AS summed,"
        " COUNT(l.id) AS counted FROM certificate c"
        " LEFT JOIN certificate_line l ON l.community_id = c.community_id AND l.certificate_id = c.id"
        " WHERE c.community_id = :community_id GROUP BY c.id, c.minutes, c.lines"
        " HAVING c.minutes <> COALESCE(SUM(l.minutes), 0) OR c.lines <> COUNT(l.id)",
        community_id=community_id,
    )


def lines_unlike_claims(session: Session, *, community_id: str) -> list[Row]:
    """Certificate lines of other people's claims, or with other minutes: (id, minutes, claimed)."""
    return session.all(
        "SELECT l.id, l.minutes, m.minutes AS claimed FROM certificate_line l"
        " JOIN claim m ON m.community_id = l.community_id AND m.id = l.claim_id"
        " WHERE l.community_id = :community_id AND l.minutes <> m.minutes",
        community_id=community_id,
    )


def batches_miscounted(session: Session, *, community_id: str) -> list[Row]:
    """National batches whose counts are not those of their lines: (id, lines, corrections, counted, corrected)."""
    return session.all(
        "SELECT b.id, b.lines, b.corrections, COUNT(l.id) AS counted,"
        " CAST(COALESCE(SUM(CASE WHEN l.is_correction THEN 1 ELSE 0 END), 0) AS BIGINT) AS corrected"
        " FROM national_batch b"
        " LEFT JOIN national_line l ON l.community_id = b.community_id AND l.batch_id = b.id"
        " WHERE b.community_id = :community_id GROUP BY b.id, b.lines, b.corrections HAVING b.lines <> COUNT(l.id)"
        " OR b.corrections <> COALESCE(SUM(CASE WHEN l.is_correction THEN 1 ELSE 0 END), 0)",
        community_id=community_id,
    )


def stars_out_of_turn(session: Session, *, community_id: str) -> list[Row]:
    """Stars that stand without the one below them: (id, level)."""
    return session.all(
        "SELECT s.id, s.level FROM star s WHERE s.community_id = :community_id AND s.state = 'awarded' AND s.level > 1"
        " AND NOT EXISTS (SELECT 1 FROM star b WHERE b.community_id = s.community_id AND b.person_id = s.person_id"
        " AND b.level = s.level - 1 AND b.state IN ('awarded', 'withdrawn'))",
        community_id=community_id,
    )
