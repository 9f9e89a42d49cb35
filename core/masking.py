"""What of a name or a phone may be seen by default (design 3)."""

from __future__ import annotations


def masked_phone(digits: str) -> str:
    """`13800000000` as `138****0000`; short numbers keep their last two digits."""
    if len(digits) == 11:
        return f"{digits[:3]}****{digits[-4:]}"
    return "*" * max(len(digits) - 2, 2) + digits[-2:]


#: family names of two characters, shown whole of a name of three or more; those that begin like a common one-character
#: name and are hardly met (梁丘, 左丘, 叶赫 …) are left out, so that nobody's given name is shown for them
COMPOUND_SURNAMES = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 濮阳"
    " 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 颛孙"
    " 壤驷 漆雕 乐正 宰父 谷梁 拓跋 轩辕 令狐 百里 呼延 东郭 南门 羊舌 微生 东门 西门 第五 完颜"
    " 纳兰".split()
)
_STARS = "**"


def masked_name(name: str) -> str:
    """A name as strangers and shops see it: the family name and two stars, however long the rest is.

    欧阳修文 → 欧阳**, 王秀英 → 王**, 阿依古丽·买买提 → 阿**, Maria Gonzalez → M**.
    """
    whole = name.strip()
    if len(whole) >= 3 and whole[:2] in COMPOUND_SURNAMES:
        return whole[:2] + _STARS
    return whole[:1] + _STARS
