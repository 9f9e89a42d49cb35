"""Codes as people write them, and the two kinds there are (design 7)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from core.codes import (
    ALPHABET,
    Code,
    code_hash,
    link,
    new_handle,
    new_paper_code,
    read_code,
    screen_code,
    slot_matches,
    written,
)
from core.errors import CodeMalformed, CodeMistyped

KEY = b"k" * 32
AT = datetime(2026, 11, 20, 10, 32, 7, tzinfo=UTC)
HANDLE = "3F7K9Q2M"


def test_a_paper_code_is_sixteen_symbols_and_reads_back():
    code = new_paper_code()
    assert len(code) == 16
    assert set(code) <= set(ALPHABET)
    assert read_code(code) == code


def test_new_codes_differ():
    assert len({new_paper_code() for _ in range(2000)}) == 2000
    assert len({new_handle() for _ in range(200)}) == 200


def test_a_code_is_written_in_four_groups():
    assert written("7Q2M9KX4TD8HVW3F") == "7Q2M-9KX4-TD8H-VW3F"


def test_every_way_of_writing_it_is_read():
    code = new_paper_code()
    dashed = written(code)
    for text in (
        code,
        code.lower(),
        dashed,
        dashed.lower(),
        dashed.replace("-", " "),
        dashed.replace("-", " - "),
        f"  {dashed}\r\n",
        link("https://linli.example", code),
        link("https://linli.example/", code).upper(),
        link("http://127.0.0.1:8501", code).lower(),
        link("https://city.example/linli", dashed) + "/",
        code.replace("1", "l").replace("0", "o"),
        code.replace("1", "I").replace("0", "O"),
    ):
        assert read_code(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "7Q2M",
        "7Q2M-9KX4-TD8H-VW3",
        "7Q2M-9KX4-TD8H-VW3FF",
        "7Q2M9KX4-TD8HVW3U",
        "7Q2M_9KX4_TD8H_VW3F",
        "7Q-2M9KX4TD8H-VW3F",
        "７Ｑ２Ｍ９ＫＸ４ＴＤ８ＨＶＷ３Ｆ",
        "ftp://linli.example/V/7Q2M9KX4TD8HVW3F",
        "https://linli.example/C/7Q2M9KX4TD8HVW3F",
        "https://linli.example/V/7Q2M9KX4TD8HVW3F?x=1",
        "https://linli.example?x=/V/7Q2M9KX4TD8HVW3F",
        "7Q2M9KX4TD8HVW3F\n7Q2M9KX4TD8HVW3F",
        "7" * 100_000,
        "\x00" * 16,
        "١" * 16,
    ],
)
def test_what_is_not_a_code_is_malformed(text):
    with pytest.raises(CodeMalformed):
        read_code(text)


def test_a_slip_of_the_finger_has_its_own_sentence():
    code = new_paper_code()
    wrong = ("2" if code[3] != "2" else "3").join((code[:3], code[4:]))
    with pytest.raises(CodeMistyped):
        read_code(wrong)


def test_a_code_keeps_out_of_logs():
    code = new_paper_code()
    assert code not in repr(code)
    assert code not in repr([code])
    assert isinstance(code, Code)
    assert f"{code}" == "".join(code)


def test_a_screen_code_holds_for_its_slot_and_three_more():
    shown = screen_code(KEY, community_id="c1", handle=HANDLE, at=AT)
    assert shown.code.handle == HANDLE
    assert read_code(shown.code) == shown.code
    assert shown.renew_at == datetime(2026, 11, 20, 10, 32, 30, tzinfo=UTC)
    assert shown.valid_until_at == datetime(2026, 11, 20, 10, 34, tzinfo=UTC)

    def accepted(at: datetime) -> bool:
        return slot_matches(KEY, community_id="c1", code=shown.code, at=at)

    assert accepted(AT)
    assert accepted(shown.renew_at)
    assert accepted(shown.valid_until_at - timedelta(microseconds=1))
    assert not accepted(shown.valid_until_at)
    assert not accepted(AT - timedelta(seconds=30))


def test_a_screen_code_is_bound_to_key_community_and_handle():
    shown = screen_code(KEY, community_id="c1", handle=HANDLE, at=AT).code
    other_handle = screen_code(KEY, community_id="c1", handle=HANDLE[::-1], at=AT).code
    assert not slot_matches(b"j" * 32, community_id="c1", code=shown, at=AT)
    assert not slot_matches(KEY, community_id="c2", code=shown, at=AT)
    assert other_handle[8:15] != shown[8:15]


def test_the_same_slot_shows_the_same_code_everywhere():
    again = screen_code(KEY, community_id="c1", handle=HANDLE, at=AT.astimezone(tz=None) + timedelta(seconds=20))
    assert again.code == screen_code(KEY, community_id="c1", handle=HANDLE, at=AT).code
    with pytest.raises(ValueError, match="aware"):
        screen_code(KEY, community_id="c1", handle=HANDLE, at=AT.replace(tzinfo=None))


def test_the_hash_is_keyed_and_bound_to_the_community():
    code = "7Q2M9KX4TD8HVW3F"
    hashes = {code_hash(KEY, "c1", code), code_hash(KEY, "c2", code), code_hash(b"j" * 32, "c1", code)}
    assert len(hashes) == 3
    assert all(len(one) == 64 for one in hashes)
    assert code_hash(KEY, "c1", code) == code_hash(KEY, "c1", Code(code))
    assert code_hash(KEY, "c", "1" + code) != code_hash(KEY, "c1", code)
