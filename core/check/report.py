"""What a self-check found, as values: invariants by id, each with the rows that break it (design 10)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.i18n import Language, Translate, translator


@dataclass(frozen=True, slots=True)
class Finding:
    """One row that breaks an invariant; `what` names the sentence (`check.row.<what>`), `facts` fill it.

    The id of a row with a composite key is its parts joined by `/`, without the community.
    """

    table: str
    id: str
    what: str
    facts: tuple[tuple[str, Any], ...]

    def sentence(self, t: Translate) -> str:
        """What is wrong with the row, in the reader's language."""
        return t(f"check.row.{self.what}", **dict(self.facts))


@dataclass(slots=True)
class Tally:
    """One invariant while it is being checked: how many rows were looked at, and the findings."""

    id: str
    checked: int = 0
    findings: dict[Finding, None] = field(default_factory=dict)

    def broken(self, table: str, row_id: object, what: str, **facts: Any) -> None:
        """Name a row; the same finding counts once."""
        said = tuple((name, _short(value)) for name, value in sorted(facts.items()))
        self.findings[Finding(table, str(row_id), what, said)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invariant:
    """One promise of `security.md` 4, or a family of rows that it rests on, with what was found."""

    id: str
    checked: int
    findings: tuple[Finding, ...]

    @property
    def name_key(self) -> str:
        """The key of its name."""
        return f"check.{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """Every invariant of one run, in order."""

    invariants: tuple[Invariant, ...]

    @property
    def is_ok(self) -> bool:
        """Whether nothing is broken."""
        return not any(invariant.findings for invariant in self.invariants)

    def to_json(self) -> dict[str, Any]:
        """The value that `linli check --json` prints: ids, numbers and English sentences only."""
        t = translator(Language.EN)
        return {
            "ok": self.is_ok,
            "invariants": [
                {
                    "id": invariant.id,
                    "name": t(invariant.name_key),
                    "checked": invariant.checked,
                    "broken": len(invariant.findings),
                    "rows": [
                        {"table": finding.table, "id": finding.id, "detail": finding.sentence(t)}
                        for finding in invariant.findings
                    ],
                }
                for invariant in self.invariants
            ],
        }


def closed(tallies: list[Tally]) -> CheckReport:
    """The report of finished tallies."""
    return CheckReport(
        invariants=tuple(
            Invariant(id=tally.id, checked=tally.checked, findings=tuple(tally.findings)) for tally in tallies
        )
    )


def _short(value: Any) -> Any:
    """A damaged column may hold anything; a sentence shows its beginning."""
    if value is None or isinstance(value, int | date):
        return value
    text = str(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_SHOWN = 200
