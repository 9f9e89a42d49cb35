"""F-27: links that were altered, and genuine codes of another community, key, purpose, carer or time. About 5 s."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from core.codes import (
    ALPHABET,
    HANDLE_SYMBOLS,
    code_hash,
    link,
    new_paper_code,
    screen_code,
    slot_matches,
)
from tests.property.test_code_mutants import a_mutant, read_or_refuse
from tests.racers import rounds
from tests.tally import counted, seeded

pytestmark = [pytest.mark.fuzz, pytest.mark.figure("F-27")]
KEY, OLD_KEY = b"k" * 32, b"o" * 32
AT = datetime(2026, 11, 20, 10, 32, 7, tzinfo=UTC)
BASE = "https://linli.example.org"


def test_mutants_of_a_link_lead_to_its_own_code_or_nowhere() -> None:
    """An address may be another one and the code still whole; a code that was touched is never this one."""
    count, chance, wrong = rounds(everyday=50_000, drill=1_000_000), seeded("F-27"), []
    for _ in range(count):
        code = new_paper_code()
        mutant = a_mutant(link(BASE, code), chance)
        if read_or_refuse(mutant) == code and code not in mutant.upper():
            wrong.append(mutant)
    assert wrong == []
    counted("F-27", "link", mutants=count, accepted=0, mistakes=0)


def test_a_genuine_code_is_nothing_elsewhere() -> None:
    """Another community, an old key, a carer's code as the household's, one of tomorrow: none is taken."""
    count, chance, accepted = rounds(everyday=50_000, drill=1_000_000) // 5, seeded("F-27"), 0
    for _ in range(count):
        handle = "".join(chance.choices(ALPHABET, k=HANDLE_SYMBOLS))
        code = screen_code(KEY, community_id="c1", handle=handle, at=AT).code
        of_carer = screen_code(KEY, community_id="c1", handle=handle, at=AT, carer_id="carer-1").code
        assert slot_matches(KEY, community_id="c1", code=code, at=AT)
        assert slot_matches(KEY, community_id="c1", code=of_carer, at=AT, carer_id="carer-1")
        accepted += slot_matches(KEY, community_id="c2", code=code, at=AT)
        accepted += slot_matches(OLD_KEY, community_id="c1", code=code, at=AT)
        accepted += slot_matches(KEY, community_id="c1", code=of_carer, at=AT)
        accepted += slot_matches(KEY, community_id="c1", code=of_carer, at=AT, carer_id="carer-2")
        accepted += slot_matches(KEY, community_id="c1", code=code, at=AT + timedelta(days=chance.choice((-1, 1))))
    assert accepted == 0
    counted("F-27", "strangers", codes=5 * count, accepted=0, mistakes=0)


def test_a_paper_code_is_found_in_its_own_community_only() -> None:
    for _ in range(1000):
        code = new_paper_code()
        hashes = {code_hash(key, community, code) for key in (KEY, OLD_KEY) for community in ("c1", "c2", "c", "1")}
        assert len(hashes) == 8
