"""Names and phones as they are compared and searched (design 3)."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from core.masking import COMPOUND_SURNAMES
from db.engine import Session

_DOTS = str.maketrans(dict.fromkeys("•‧・．.∙⋅", "·"))
#: family names that are read otherwise than their characters alone
_SURNAME_READINGS: Final = {
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "尉迟": "yu chi", "万俟": "mo qi",
    "朴": "piao", "盖": "ge", "缪": "miao", "覃": "qin", "乐": "yue", "翟": "zhai", "员": "yun", "种": "chong",
    "召": "shao", "秘": "bi", "繁": "po", "句": "gou", "折": "she", "黑": "he", "薄": "bo", "么": "yao",
    "澹台": "tan tai", "洗": "xian", "郇": "xun",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameForms:
    """What a search for a name may begin with: the whole, the given name, and both as they are spoken."""

    whole: str
    given: str
    pinyin: str
    given_pinyin: str
    initials: str


def name_key(name: str) -> str:
    """A name as it is matched: NFKC, without spaces, one kind of middle dot."""
    return "".join(unicodedata.normalize("NFKC", name).split()).translate(_DOTS)


def name_forms(name: str) -> NameForms:
    """A name as it is searched: 欧阳秀英 by 欧阳, 秀英, ouyang, xiuying, oyxy; Maria Gonzalez by either word."""
    parts = _parts(name)
    family = _SURNAME_READINGS.get(parts[0])
    spoken = [[_reading(symbol) for symbol in (part if _is_han(part) else [part])] for part in parts]
    if family:
        spoken[0] = family.split()
    return NameForms(
        whole=name_key(name),
        given="".join(parts[1:] or parts),
        pinyin="".join(reading for part in spoken for reading in part),
        given_pinyin="".join(reading for part in spoken[1:] or spoken for reading in part),
        initials="".join(reading[:1] for part in spoken for reading in part),
    )


def _parts(name: str) -> list[str]:
    """Family and given name, or the words of a name of another shape."""
    key = name_key(name)
    if not _is_han(key):
        return unicodedata.normalize("NFKC", name).translate(_DOTS).replace("·", " ").split() or [key]
    cut = 2 if len(key) >= 3 and key[:2] in COMPOUND_SURNAMES else 1
    return [part for part in (key[:cut], key[cut:]) if part]


def _is_han(text: str) -> bool:
    return all("㐀" <= symbol <= "鿿" or ord(symbol) > 0x1FFFF for symbol in text)


@lru_cache(maxsize=16_384)
def _reading(part: str) -> str:
    """How a character is read: letters without tones, `v` for ü; a word of letters is its own reading."""
    if not _is_han(part):
        return part.lower()
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # characters are enough, and phrases take 40 MB
    from pypinyin import lazy_pinyin  # only who writes or looks for a name waits for its dictionary

    return str(lazy_pinyin(part, v_to_u=False)[0]).lower()


def phone_digits(phone: str | None) -> str | None:
    """A phone as it is compared: digits only, without the country code; None for nothing."""
    digits = "".join(symbol for symbol in unicodedata.normalize("NFKC", phone or "") if symbol.isdigit())
    if len(digits) == 13 and digits.startswith("86"):
        digits = digits[2:]
    return digits or None


def phone_index(session: Session, community_id: str, phone: str | None) -> str | None:
    """The blind index by which an exact phone is found."""
    digits = phone_digits(phone)
    return session.secrets.keyed_hash("phone index", community_id, digits) if digits else None
