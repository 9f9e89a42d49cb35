"""Every part of the look once, with words of both languages or with any word at all: for tests and for the eye."""

from __future__ import annotations

from collections.abc import Callable

from core import qr
from core.i18n import Language, translator
from core.look import board, forms, parts, plain_page, statement, till
from core.look.html import Html, h, join
from core.look.stylesheet import stylesheet
from core.look.tokens import CATEGORIES

Word = Callable[[str], str]


def in_box(key: str, *content: object) -> Html:
    """A Streamlit container of that key with a button, as its markup looks."""
    button = (
        '<div><button style="font:600 1rem var(--font);min-height:2.75rem;padding:0 1rem;background:var(--card);'
        'color:inherit;border:1px solid var(--edge);border-radius:.7rem">OK</button></div>'
    )
    return Html(f'<div class="st-key-{key}" style="display:flex;flex-wrap:wrap">{join(*content)}{button}</div>')


def entries(w: Word = str) -> list[tuple[Html, Html]]:
    """Three lines of a history with their states."""
    lines = [
        ("11月15日 星期日", "您在「楼道大扫除」做了 2 小时，按细则 C1 每小时 2 分。", "+4", True),
        ("11月5日 星期四", "您换了一张 20 元抵扣券。", "−20", False),
        ("10月28日 星期三", "您参加了小区夜话并签到，按细则 A3 得 3 分。", "+3", True),
    ]
    states = [
        parts.chip(w("公示中，11月26日到账"), "amber", "bell"),
        parts.chip(w("券还没用"), "dian", "info"),
        parts.chip(w("可以用"), "leaf", "check"),
    ]
    return [
        (parts.entry(day=w(day), sentence=w(sentence), amount=w(amount), unit=w("分"), is_in=is_in), state)
        for (day, sentence, amount, is_in), state in zip(lines, states, strict=True)
    ]


def sections(w: Word = str) -> list[tuple[str, Html]]:
    """Name and markup of every part; `w` may replace every word."""
    symbol = qr.svg(qr.code_symbol("7Q2M9KX4TD8HVW3F"))
    shares = [
        statement.Share(colour="amber", name=w("公示中"), value=520, said=w("520"), meaning=w("5 个工作日后可用")),
        statement.Share(colour="qing", name=w("可用"), value=3180, said=w("3,180"), meaning=w("在 612 户手里")),
        statement.Share(colour="dian", name=w("已换券"), value=4830, said=w("4,830"), meaning=w("换成 391 张券")),
        statement.Share(colour="stone", name=w("已到期"), value=390, said=w("390"), meaning=w("去年没用完的")),
        statement.Share(colour="zhu", name=w("已收回"), value=30, said=w("30"), meaning=w("更正 2 笔")),
    ]
    money = [
        statement.Share(colour="qing", name=w("没动用"), value=184, said=w("18,400"), meaning=w("还能换券")),
        statement.Share(colour="amber", name=w("在居民手里"), value=96, said=w("9,600"), meaning=w("发出没用的券")),
        statement.Share(colour="dian", name=w("欠商户"), value=63, said=w("6,300"), meaning=w("其中 40 元有争议")),
        statement.Share(colour="leaf", name=w("已付商户"), value=257, said=w("25,700"), meaning=w("平均 17 天付到")),
    ]
    columns = [
        board.Column(name=w("户"), place="lead"),
        board.Column(name=w("做了什么")),
        board.Column(name=w("日期和细则"), place="quiet"),
        board.Column(name=w("积分"), place="amount"),
    ]
    lines = [
        board.Column(name=w("券号"), place="lead"),
        board.Column(name=w("收下的时间"), place="named"),
        board.Column(name=w("店员"), place="named"),
        board.Column(name=w("面值"), place="amount"),
    ]
    soon = parts.ticket(
        face=w("10"),
        unit=w("元"),
        name=w("社区抵扣券"),
        lines=[w("还有 5 天"), w("11月25日到期")],
        is_soon_over=True,
    )
    later = parts.ticket(face=w("20"), unit=w("元"), name=w("社区抵扣券"), lines=[w("2月3日前可用")])
    history = join(
        *(
            Html(f'<div class="st-key-entry_{number}">{line}<p style="margin:.4rem 0">{chip}</p></div>')
            for number, (line, chip) in enumerate(entries(w))
        )
    )
    return [
        ("brand", parts.brand(w("刘家场社区"), w("王秀英 户"))),
        (
            "hero",
            parts.hero(
                who=w("3 号楼 2 单元 · 王秀英 户"),
                label=w("现在可用"),
                figure=w("128"),
                unit=w("分"),
                under=w("可以换 128 元抵扣券"),
                notes=[
                    parts.Note(sign="bell", name=w("公示中"), amount=w("12 分"), when=w("11月26日到账")),
                    parts.Note(sign="clock", name=w("快到期"), amount=w("20 分"), when=w("12月31日前用完")),
                ],
            ),
        ),
        ("heading", parts.heading(w("能用的券"), w("2 张 · 30 元"))),
        ("ticket", in_box("ticket_a", Html(f"<div>{soon}</div>"))),
        ("ticket later", in_box("ticket_b", Html(f"<div>{later}</div>"))),
        (
            "id card",
            parts.id_card(
                symbol_svg=symbol,
                alt=w("志愿者卡的二维码"),
                name=w("王秀英的志愿者卡"),
                lines=[w("编号 LJC-00217"), w("签到、办事时出示")],
            ),
        ),
        (
            "title",
            parts.title(
                w("每一分从哪来，到哪去"),
                w("2026年11月20日到11月26日。姓名已遮盖。"),
                parts.chip(w("公示中，还剩 5 个工作日"), "amber", "bell"),
            ),
        ),
        (
            "five",
            parts.card(
                statement.five(
                    title=w("一共发出"),
                    total=8950,
                    said=w("8,950"),
                    unit=w("分"),
                    shares=shares,
                    agrees=w("5 块加起来正好 8,950 分，对得上"),
                    differs=w("对不上，已报告监督员"),
                )
            ),
        ),
        (
            "five slim",
            parts.card(
                parts.heading(w("今天的账")),
                statement.five(
                    title=w("到账"),
                    total=600,
                    said=w("60,000"),
                    unit=w("元"),
                    shares=money,
                    agrees=w("4 块加起来正好 60,000 元，对得上"),
                    differs=w("对不上"),
                    is_slim=True,
                ),
            ),
        ),
        (
            "five differs",
            parts.card(
                statement.five(
                    title=w("一共得到"),
                    total=1,
                    said=w("0"),
                    unit=w("分"),
                    shares=[],
                    agrees=w("对得上"),
                    differs=w("对不上，已报告监督员"),
                )
            ),
        ),
        ("entry", Html(f'<div class="st-key-month_1">{history}</div>')),
        (
            "chips",
            join(
                *(
                    parts.chip(w(f"{name}"), name, "check")
                    for name in ("qing", "leaf", "amber", "zhu", "dian", "stone")
                ),
                between=" ",
            ),
        ),
        (
            "trace",
            parts.trace(
                [
                    (w("报名并签到"), w("11月15日 8:58 扫码签到，11:01 扫码签退")),
                    (w("系统算出 2 小时"), w("中间休息 3 分钟已扣除")),
                    (w("队长确认"), w("赵国强，11月15日 18:20")),
                    (w("公示 5 个工作日"), w("11月20日到11月26日，第 46 期")),
                ]
            ),
        ),
        ("say ok", parts.say("ok", w("已经送到社区"), w("5 个工作日内答复，答复会在这里看到。"))),
        ("say wait", parts.say("wait", w("网络断了，您填的都还在"), w("连上以后再点一次「送出」，不会记两次。"))),
        (
            "say no",
            parts.say(
                "no",
                w("还差 12 分，换不了 20 元的券"),
                w("您有 8 分可用。可以先换一张 5 元的，或等 11月26日公示结束，再有 12 分到账。"),
            ),
        ),
        ("say info", parts.say("info", w("这一期提前给您看"), w("公示完才算数。"))),
        (
            "empty",
            parts.empty(
                w("这个星期还没有活动"), [w("新活动发布后，这里会看到。"), w("您也可以先看看上个月邻居们做了什么。")]
            ),
        ),
        (
            "progress",
            parts.progress(
                name=w("正在导入 10月的服务时长"),
                percent=62,
                label=w("已完成 62%"),
                words=w("62,140 行里读完 38,500 行，大约还要 20 秒。可以离开这一页。"),
                steps=[
                    parts.Step("done", w("读表格")),
                    parts.Step("now", w("核对每一行")),
                    parts.Step("next", w("写入账本（到这一步之前，什么都还没改）")),
                ],
            ),
        ),
        ("legend", statement.legend([w("环境和秩序"), w("助老和送餐"), w("应急和专业")], CATEGORIES[False])),
        (
            "board",
            parts.card(
                board.board(
                    caption=w("第 46 期公示"),
                    columns=columns,
                    rows=[
                        [w("王**"), w("楼道大扫除，2 小时"), w("11月15日 · 细则 C1"), w("4 分")],
                        [w("孙**"), w("调解楼上漏水，双方同意"), w("11月17日 · 细则 C5"), w("10 分")],
                        [w("何**"), w("庭院整洁月评合格"), w("11月18日 · 细则 B5"), w("5 分")],
                    ],
                )
            ),
        ),
        (
            "board of a statement",
            parts.card(
                board.board(
                    caption=w("10月对账单"),
                    columns=lines,
                    rows=[
                        [w("LJC-26-004182"), w("10月18日 9:41"), w("小周"), w("20 元")],
                        [w("LJC-26-004190"), w("10月18日 10:18"), w("小周"), w("5 元")],
                    ],
                )
            ),
        ),
        (
            "seal",
            parts.seal(name=w("11月19日封账"), lines=[w("4,182 笔，发出 8,950 分"), w("校验 7Q2M-9KX4-TD8H-VW3F")]),
        ),
        (
            "quote",
            parts.card(
                till.quote(
                    state=parts.chip(w("可以收"), "leaf", "check"),
                    face=w("20"),
                    unit=w("元"),
                    under=w("社区抵扣券，一次用完，不找零"),
                    lines=[
                        (w("谁的券"), w("王** 户")),
                        (w("用到哪天"), w("2027年2月3日")),
                        (w("券号"), w("LJC-26-004182")),
                    ],
                )
            ),
        ),
        (
            "shown code",
            parts.card(
                till.shown_face(lead=w("请店员扫这个码"), face=w("20"), unit=w("元")),
                till.shown_code(lead=w("扫不了？请店员输入"), code_written=w("3F7K-9Q2M-X4TD-8HVW")),
            ),
        ),
        (
            "facts",
            parts.card(
                parts.facts([(w("今天已收"), w("12 张 · 240 元")), (w("能用的店"), w("刘记粮油、邻里食堂等 6 家"))])
            ),
        ),
        (
            "desk",
            parts.card(
                parts.heading(w("可以一起通过"), w("14 条，46 分")),
                parts.row(
                    who=w("王**"),
                    what=w("楼道大扫除"),
                    detail=w("11月15日 9:00–11:00"),
                    rule=w("C1 · 2 小时"),
                    amount=w("4 分"),
                ),
                parts.risk(
                    w("赵** · 楼道大扫除，11月15日 · 2 小时"),
                    w("同一天已有 7 小时 30 分。加上这笔超过每天 8 小时的上限，系统只会记 30 分钟。"),
                ),
                parts.due(
                    [
                        (w("刘记粮油 10月对账"), w("确认后第 26 天"), parts.chip(w("剩 4 天"), "amber", "clock")),
                        (w("邻里食堂 9月对账"), w("确认后第 33 天"), parts.chip(w("超 3 天"), "zhu", "alert")),
                    ]
                ),
            ),
        ),
    ]


def results(w: Word = str) -> tuple[Html, Html]:
    """The till's two results."""
    return (
        till.accepted(title=w("已收下 20 元"), lines=[w("客人少付 20 元"), w("10:32 · 券号 LJC-26-004182")]),
        till.refused(
            title=w("不能收"),
            lines=[w("这张券已经用过了。"), w("11月18日 9:41 · 邻里食堂")],
            aside=w("可以这样对客人说"),
            words=w("「这张券前天已经用过了。您手机里也许还有别的券，换一张试试？」"),
        ),
    )


def gallery(size: str = "1", w: Word = str) -> str:
    """One document of all parts, with the real stylesheet inside."""
    body = "".join(f'<section style="margin:0 0 1rem">{markup}</section>' for _, markup in sections(w))
    return (
        f'<!doctype html><html lang="zh-CN" class="ll-plain ll-size-{size}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1"><style>{stylesheet().text}</style>'
        f'<body class="ll-plain"><main style="max-width:46rem;margin:0 auto;padding:16px">{body}</main></body></html>'
    )


def sign_in_form(w: Word = str, *, problem: str = "") -> Html:
    return forms.form(
        forms.Form(
            action="/auth/sign-in",
            button=w("登录"),
            hidden={"token": w("t0")},
            fields=[
                forms.Field(name="who", label=w("手机号或卡号"), kind=forms.FieldKind.USERNAME, value=w("LJC-00217")),
                forms.Field(name="pin", label=w("密码（6 位数字）"), kind=forms.FieldKind.PIN, problem=problem),
            ],
        )
    )


def every_form(w: Word = str) -> Html:
    return forms.form(
        forms.Form(
            action="/auth/enrol",
            button=w("设好密码"),
            is_second=True,
            fields=[
                forms.Field(
                    name="code",
                    label=w("登记单上的码"),
                    kind=forms.FieldKind.CODE,
                    hint=w("10 位，不分大小写"),
                    value=w("7Q2M9"),
                ),
                forms.Field(
                    name="new",
                    label=w("新密码"),
                    kind=forms.FieldKind.NEW_PIN,
                    hint=w("6 位数字"),
                    problem=w("两次输入的不一样"),
                ),
                forms.Field(
                    name="which",
                    label=w("您是哪一位？"),
                    kind=forms.FieldKind.CHOICE,
                    value=w("1"),
                    problem=w("请选一位"),
                    options=[forms.Option(w("1"), w("王秀英"), w("3 号楼")), forms.Option("2", w("王建国"))],
                ),
            ],
        )
    )


def sign_in_page(language: Language, size: str = "1", *, has_problem: bool = False) -> str:
    chinese = language is Language.ZH
    t = translator(language)
    wrong = (
        [parts.say("no", "号码或密码不对", "请再试一次。连续输错 5 次要等 15 分钟；忘了密码，到服务台重置。")]
        if chinese
        else [
            parts.say(
                "no",
                "Number or password is not right",
                "Please try again. After 5 wrong tries one has to wait 15 minutes.",
            )
        ]
    )
    page = plain_page.Page(
        t=t,
        size=size,
        title="登录" if chinese else "Sign in",
        place="刘家场社区" if chinese else "Liujiachang community",
        under=t("look.motto"),
        is_door=True,
        query={"next": "/why?x=1"},
    )
    if chinese:
        return plain_page.plain_page(
            page,
            plain_page.headline("登录"),
            *(wrong if has_problem else []),
            sign_in_form(problem="密码是 6 位数字" if has_problem else ""),
            plain_page.foot(
                "没有手机，或忘了密码？", ["带上纸质卡到社区服务台，工作人员当面帮您办。", parts.phone("0000-5551234")]
            ),
            plain_page.links([("不登录也可以看积分公示", "/notice"), ("第一次来，设密码", "/auth/enrol")]),
        )
    words = {"手机号或卡号": "Phone or card number", "密码（6 位数字）": "Password (6 digits)", "登录": "Sign in"}
    return plain_page.plain_page(
        page,
        plain_page.headline("Sign in"),
        *(wrong if has_problem else []),
        sign_in_form(lambda word: words.get(word, word)),
        plain_page.foot("No phone, or no password?", ["Bring your paper card to the service desk. Phone 0000-5551234"]),
        plain_page.links([("See the notice board without signing in", "/notice")]),
    )


def result_page(ground: plain_page.Ground, size: str = "1", w: Word = str) -> str:
    page = plain_page.Page(
        t=translator(Language.ZH),
        size=size,
        title=w("收券"),
        place=w("刘记粮油"),
        under=w("1 号 · 小周"),
        ground=ground,
    )
    good, bad = results(w)
    undo = forms.form(forms.Form(action="/V/x", button=w("收错了，撤销（还剩 4 分 52 秒）"), is_second=True))
    again = forms.form(forms.Form(action="/V/x", button=w("扫下一张")))
    return plain_page.plain_page(page, *((good, again, undo) if ground == "accepted" else (bad, again)))


def quote_page(size: str = "1", w: Word = str) -> str:
    page = plain_page.Page(
        t=translator(Language.ZH), size=size, title=w("收券"), place=w("刘记粮油"), under=w("1 号 · 小周")
    )
    card = dict(sections(w))["quote"]
    take = forms.form(forms.Form(action="/V/x", button=w("收下这张券，抵 20 元"), hidden={"intent": w("i1")}))
    leave = forms.form(forms.Form(action="/V/x", button=w("不收，回去"), is_second=True))
    return plain_page.plain_page(page, card, take, leave)


__all__ = [
    "every_form",
    "gallery",
    "h",
    "quote_page",
    "result_page",
    "results",
    "sections",
    "sign_in_form",
    "sign_in_page",
]
