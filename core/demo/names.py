"""Invented names for the demo's residents: common family names with common given names of each generation."""

from __future__ import annotations

from random import Random
from typing import Final

SURNAMES: Final = (
    "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁"
    " 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖"
    " 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段"
).split()
COMPOUND: Final = ("欧阳", "司徒", "上官", "诸葛", "令狐", "皇甫")

_WOMEN: Final = {
    "elder": (
        "秀兰 桂芳 玉珍 淑芬 凤英 秀珍 桂英 玉兰 素珍 淑华 春梅 秋菊 翠花 金凤 美珍 惠芳 月娥 秀芝 庆芳 贵珍"
        " 桂香 银凤 素梅"
    ),
    "middle": (
        "丽华 晓燕 敏 静 艳红 海燕 丽娟 春燕 红梅 雪梅 小芳 玲 娟 霞 慧 晓丽 文静 丽萍 亚琴 莉 倩 蓉 佳慧 婷婷 雅琴"
    ),
    "young": "雨欣 思琪 梦瑶 佳怡 诗涵 可欣 雅婷 晓彤 子涵 梓萱 欣怡 一诺 语桐 若曦 芷晴 沐瑶",
}
_MEN: Final = {
    "elder": (
        "建国 国强 志明 德福 永福 长春 振华 光荣 忠良 文斌 世昌 福生 兴旺 明德 万全 宝山 树林 成才 大山 庆国 绍华 运生"
    ),
    "middle": ("伟 强 磊 军 勇 涛 波 志刚 建军 海涛 小东 文杰 立新 晓峰 国栋 学文 庆 斌 鹏 刚 亮 永刚 向阳 俊杰 光辉"),
    "young": "浩宇 子轩 俊熙 宇航 浩然 天宇 明轩 一鸣 子墨 承泽 梓豪 嘉诚 奕辰 文博 睿 思远",
}
_UYGHUR_WOMEN: Final = ("阿依古丽", "古丽娜", "热依汗", "玛依努尔", "帕丽达", "阿孜古丽")
_UYGHUR_MEN: Final = ("艾尔肯", "吐尔洪", "库尔班", "热合曼", "依明江", "买买提江")
_FATHERS: Final = ("吐尔逊", "买买提", "热合曼", "依明", "司马义", "阿不都")

MIDDLE_BELOW_YEARS: Final = 58
YOUNG_BELOW_YEARS: Final = 26


class Namer:
    """Gives out names, each only once; the same dice give the same names."""

    def __init__(self, dice: Random, *, taken: set[str]) -> None:
        self._dice = dice
        self._taken = taken

    def surname(self) -> str:
        """A family name, now and then one of two characters."""
        return self._dice.choice(COMPOUND) if self._dice.random() < 0.02 else self._dice.choice(SURNAMES)

    def full(self, *, surname: str | None, is_woman: bool, age: int) -> str:
        """A whole name; with `surname` None any family name."""
        generation = "young" if age < YOUNG_BELOW_YEARS else "middle" if age < MIDDLE_BELOW_YEARS else "elder"
        given = (_WOMEN if is_woman else _MEN)[generation].split()
        for _ in range(200):
            name = (surname or self.surname()) + self._dice.choice(given)
            if self._free(name):
                return name
        return self._longer(surname or self.surname(), given)

    def dotted(self, *, father: str | None, is_woman: bool) -> str:
        """A name of two parts with a middle dot, the second one the father's."""
        own = _UYGHUR_WOMEN if is_woman else _UYGHUR_MEN
        for _ in range(200):
            name = f"{self._dice.choice(own)}·{father or self._dice.choice(_FATHERS)}"
            if self._free(name):
                return name
        raise AssertionError("more dotted names are asked for than there are")

    def _longer(self, surname: str, given: list[str]) -> str:
        """Two given names drawn together, where all short ones of a family are taken."""
        while True:
            name = surname + self._dice.choice(given)[0] + self._dice.choice(given)[-1]
            if self._free(name):
                return name

    def _free(self, name: str) -> bool:
        if name in self._taken:
            return False
        self._taken.add(name)
        return True
