"""Every colour and size of the look, once. The stylesheet, the charts and the contrast test read from here."""

from __future__ import annotations

from typing import Final

LIGHT: Final = {
    "paper": "#FAF6EE",  # page
    "card": "#FFFDF9",  # raised surface, inputs
    "wash": "#F1E9DB",  # quiet fill, sidebar
    "line": "#DFD4C1",  # hairline, decoration only
    "edge": "#8A7D69",  # border of a control: 3 : 1 or more
    "ink": "#26201A",  # text
    "ink2": "#5C5247",  # second text
    "qing": "#17585A",  # celadon: links, plus amounts, available
    "qing_wash": "#DFECE8",
    "qing_deep": "#0F4446",  # a primary button under the finger
    "fill": "#17585A",  # ground of a primary button, under "on"
    "leaf": "#256A3A",  # done, accepted
    "leaf_wash": "#E3F0E1",
    "amber": "#7F4D00",  # waiting, in notice, soon over
    "amber_wash": "#FAECCF",
    "zhu": "#A3271D",  # cinnabar: refused, broken; and the seal
    "zhu_wash": "#FAE5DF",
    "dian": "#2E4A7A",  # indigo: spent, information
    "dian_wash": "#E4EAF3",
    "stone": "#665D52",  # expired, neutral
    "stone_wash": "#EAE3D7",
    "on": "#FFFFFF",  # text on a full colour
    "bar_qing": "#17585A",
    "bar_dian": "#6C86B5",
    "bar_amber": "#B07B1F",
    "bar_stone": "#978A75",
    "bar_zhu": "#B5473B",
    "bar_leaf": "#4C8C5E",
}
DARK: Final = {
    "paper": "#14120F",
    "card": "#1F1C18",
    "wash": "#2A2621",
    "line": "#463F36",
    "edge": "#A2967F",
    "ink": "#F8F3EA",
    "ink2": "#D2C9BA",
    "qing": "#7FD6CB",
    "qing_wash": "#17383A",
    "qing_deep": "#186A65",
    "fill": "#1F7F79",
    "leaf": "#92DB9F",
    "leaf_wash": "#17341F",
    "amber": "#F5C66B",
    "amber_wash": "#3A2A0B",
    "zhu": "#FFA595",
    "zhu_wash": "#451A14",
    "dian": "#A9C4F5",
    "dian_wash": "#1D2B47",
    "stone": "#C4BAAA",
    "stone_wash": "#332E28",
    "on": "#FFFFFF",
    "bar_qing": "#4FB3AA",
    "bar_dian": "#8FA9DA",
    "bar_amber": "#E0AE55",
    "bar_stone": "#8F8574",
    "bar_zhu": "#E0796A",
    "bar_leaf": "#6FBF85",
}
FIXED: Final = {  # the same in both schemes
    "cover": "#0F4446",  # the passbook's cover
    "cover_ink": "#FDF9F0",
    "cover_ink2": "#D9E7E2",
    "cover_gold": "#F0E3C4",
    "accepted": "#1C6434",  # the till's whole page, white on it
    "refused": "#A3271D",
    "finder": "#201C17",
    "seal": "#A3271D",
    "symbol": "#171410",  # QR modules on white
}
STATES: Final = ("qing", "leaf", "amber", "zhu", "dian", "stone")  # each has a wash and a bar
CATEGORIES: Final = {
    False: ("#17585A", "#B07B1F", "#6C86B5", "#B5473B", "#8A9A5B", "#8A7D69"),
    True: ("#7FD6CB", "#F5C66B", "#A9C4F5", "#FFA595", "#C3D08E", "#A2967F"),
}
FONT: Final = (
    "'PingFang SC', 'HarmonyOS Sans SC', MiSans, 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"
)
SIZES: Final = {"1": 18, "2": 24, "3": 30}  # A, A+, A++ in px
SIZE_NAMES: Final = {"1": "A", "2": "A+", "3": "A++"}
WIDTHS: Final = {"phone": "34rem", "public": "46rem", "desk": "76rem"}


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two colours, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def root_css() -> str:
    """Custom properties of both schemes; `light-dark()` where the browser knows it, light elsewhere."""
    plain = _properties(LIGHT | FIXED)
    both = _properties({name: f"light-dark({light},{DARK[name]})" for name, light in LIGHT.items()})
    sizes = "".join(f"html.ll-size-{name}{{font-size:{base}px}}" for name, base in SIZES.items())
    return (
        f":root{{{plain};--font:{FONT}}}\n"
        f"@supports (color:light-dark(#000,#fff)){{:root{{{both}}}}}\n"
        f"html.ll-plain{{color-scheme:light dark}}{sizes}\n"
    )


def _properties(values: dict[str, str]) -> str:
    return ";".join(f"--{name.replace('_', '-')}:{value}" for name, value in values.items())


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
