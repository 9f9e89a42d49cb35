"""The five-number statements as pictures of ready words, for every page that shows them."""

from __future__ import annotations

from core.i18n import Translate, yuan
from core.look.html import Html
from core.look.parts import Colour
from core.look.statement import Share, five
from core.reports import MoneyStatement, PointsStatement
from core.trace_forward import Whereabouts


def points_picture(statement: PointsStatement, t: Translate, *, title: str = "", is_slim: bool = False) -> Html:
    """Points: what was issued above, where it is now below. Parts at 0 are left out, but for what is available."""
    parts: list[tuple[Colour, str, int]] = [
        ("amber", "notice", statement.in_notice),
        ("qing", "available", statement.available),
        ("dian", "spent", statement.spent),
        ("stone", "expired", statement.expired),
        ("zhu", "taken_back", statement.taken_back),
    ]
    shares = [
        Share(
            colour=colour,
            name=t(f"five.{name}"),
            value=value,
            said=f"{value:,}",
            meaning="" if is_slim else t(f"five.{name}_means"),
        )
        for colour, name, value in parts
        if value or name == "available"
    ]
    total = t("points.amount", points=statement.issued)
    return five(
        title=title or t("five.points_total"),
        total=statement.issued,
        said=f"{statement.issued:,}",
        unit=t("unit.points").strip(),
        shares=shares,
        agrees=t("five.agrees", count=len(shares), total=total),
        differs=t("five.differs", total=total),
        is_slim=is_slim,
    )


def money_picture(statement: MoneyStatement, t: Translate, *, title: str = "", is_slim: bool = False) -> Html:
    """Money: what was funded less what was given back above, where it is now below."""
    parts: list[tuple[Colour, str, int]] = [
        ("qing", "free", statement.free),
        ("amber", "outstanding", statement.outstanding),
        ("dian", "owed", statement.owed),
        ("leaf", "paid", statement.paid),
    ]
    shares = [
        Share(
            colour=colour,
            name=t(f"five.{name}"),
            value=value,
            said=yuan(value),
            meaning="" if is_slim else t(f"five.{name}_means"),
        )
        for colour, name, value in parts
    ]
    funded = statement.funded - statement.returned
    total = t("yuan.amount", fen=funded)
    return five(
        title=title or t("five.money_total"),
        total=funded,
        said=yuan(funded),
        unit=t("unit.yuan").strip(),
        shares=shares,
        agrees=t("five.agrees", count=len(shares), total=total),
        differs=t("five.differs", total=total),
        is_slim=is_slim,
    )


def where_picture(where: Whereabouts, t: Translate) -> Html:
    """Where the points of some claims are now; parts at 0 are left out, but for what is available."""
    parts: list[tuple[Colour, str, int]] = [
        ("amber", "in_notice", where.in_notice),
        ("qing", "available", where.available),
        ("dian", "live", where.live),
        ("amber", "owed", where.owed),
        ("leaf", "paid", where.paid),
        ("stone", "unused", where.unused),
        ("stone", "expired", where.expired),
        ("zhu", "taken_back", where.taken_back),
    ]
    shares = [
        Share(colour=colour, name=t(f"trace.part.{name}"), value=value, said=f"{value:,}",
              meaning=t(f"trace.part.{name}_means"))
        for colour, name, value in parts
        if value or name == "available"
    ]  # fmt: skip
    total = t("points.amount", points=where.issued)
    return five(
        title=t("trace.issued"),
        total=where.issued,
        said=f"{where.issued:,}",
        unit=t("unit.points").strip(),
        shares=shares,
        agrees=t("five.agrees", count=len(shares), total=total),
        differs=t("five.differs", total=total),
    )
