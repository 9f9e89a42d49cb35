"""What points are never linked to, by name and by word (domain B.3-6): the editor refuses such rules.

Petitioning, religion, family planning, debts and welfare are refused in every item; speech and medical behaviour in
deductions only, since speaking up at a meeting and free medical service earn points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

EVERYWHERE: Final = ("petition", "religion", "family_planning", "debt", "welfare")
IN_DEDUCTIONS: Final = (*EVERYWHERE, "speech", "medical")

_HAN: Final[dict[str, tuple[str, ...]]] = {
    "petition": ("信访", "上访", "访民", "越级", "缠访", "闹访", "投诉", "举报", "控告", "维权", "12345"),
    "religion": ("宗教", "信教", "教堂", "礼拜", "清真寺", "寺庙", "烧香", "拜佛", "传教", "信仰"),
    "family_planning": ("计划生育", "计生", "生育", "超生", "二孩", "三孩", "二胎", "三胎", "结扎", "流产", "怀孕"),
    "debt": ("欠债", "债务", "借债", "贷款", "欠款", "欠费", "失信", "老赖", "借贷", "还钱", "催收"),
    "welfare": ("低保", "救助金", "福利待遇", "惠民待遇", "补贴", "补助", "社保", "养老金", "保障金", "残疾证", "抚恤"),
    "speech": ("言论", "发言", "发帖", "评论", "朋友圈", "微信群", "抖音", "造谣", "传谣", "议论", "抱怨", "顶撞"),
    "medical": ("就医", "看病", "医闹", "医疗", "疫苗", "接种", "体检", "住院", "吸毒史", "病史", "戒毒", "服药"),
}  # fmt: skip
_LATIN: Final[dict[str, str]] = {
    "petition": r"petition\w*|complain\w*|whistle-?blow\w*",
    "religion": r"religio\w*|church\w*|mosque\w*|temple\w*|prayer\w*|worship\w*",
    "family_planning": r"family planning|birth control|contracept\w*|abortion\w*|pregnan\w*|childbirth\w*",
    "debt": r"debt\w*|loan\w*|arrears|mortgage\w*|blacklist\w*",
    "welfare": r"welfare|subsid\w*|allowance\w*|social security|pension\w*|low-income aid",
    "speech": r"speech|speak\w*|opinion\w*|post online|social media|rumou?r\w*|criticis\w*|insult\w*",
    "medical": r"medical\w*|hospital\w*|vaccin\w*|patient\w*|medicine\w*|check-?up\w*",
}


def blocked_reason(texts: Iterable[str], *, is_deduction: bool) -> tuple[str, str] | None:
    """(reason, the word) of the first blocked word in these texts, whatever its width and spacing; None without one."""
    for text in texts:
        folded = unicodedata.normalize("NFKC", text).casefold()
        squeezed = re.sub(r"[\W_]+", "", folded)
        for reason in IN_DEDUCTIONS if is_deduction else EVERYWHERE:
            for word in _HAN[reason]:
                if word in squeezed:
                    return reason, word
            if found := re.search(rf"\b(?:{_LATIN[reason]})\b", folded):
                return reason, found[0]
    return None
