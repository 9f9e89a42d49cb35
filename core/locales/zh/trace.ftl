# 来龙去脉
trace-find = 找什么
trace-find-hint = 券号、对账单号、卡号、活动名称……
trace-find-lead = 也可以写公示的期数、活动的日期（2026-11-20）。
trace-empty = 想看哪一笔的来龙去脉
trace-empty-back = 写券号或对账单号：一张券往回看，是谁做了什么换来的。
trace-empty-forward = 写活动、卡号或公示期数：做的事往后看，积分现在在哪里。
trace-nothing = 没有找到「{ $text }」
trace-nothing-next = 请对一下号码；活动名称写其中几个字就行。
trace-found = 找到的
trace-found-count = { $count } 个
trace-found-voucher = 券 { $title }
trace-found-statement = 对账单 { $title }
trace-found-card = 卡号 { $title }
trace-found-claim = 一条记录：{ $title }
trace-found-notice = 积分公示 第 { $title } 期
trace-found-activity = 活动：{ $title }
trace-open = 看来龙去脉
trace-again = 找别的
trace-day = { FULL_DAY($day) }
trace-full-day = { FULL_DAY($day) }
trace-at = { $at }

# 往回看
trace-voucher = 券 { $serial }
trace-voucher-open = 看这张券
trace-worth = 面值
trace-price = 用了多少分
trace-card = 谁家的
trace-fund = 哪笔资金
trace-valid = 有效到
trace-reward = 换的是
trace-voucher-active = 还没用
trace-voucher-locked = 暂停，在核对
trace-voucher-redeemed = 商店收了，没结单
trace-voucher-in-statement = 在对账单上
trace-voucher-settled = 已付给商店
trace-voucher-void = 已作废
trace-voucher-expired = 没用，已到期
trace-voucher-returned = 已退回
trace-voucher-annulled = 已撤销
trace-back = 从付款往回看
trace-back-aside = 新的在上
trace-chain-lead = 「账上第几笔」是账本里的顺序，一笔不少；封存那天的校验应当和公示栏上的一样。
trace-by = { $name }，{ $at }
trace-by-carer = { $name }，{ $carer }代为出示，{ $at }
trace-paid-by = { $name }，{ FULL_DAY($day) }{ $has_proof ->
    [false] {""}
   *[true] ，凭证 { $proof }
 }
trace-program = 商店的程序
trace-sealed = { $words } · 账上第 { $seq } 笔，{ DAY($day) }封存 { $value }
trace-unsealed = { $words } · 账上第 { $seq } 笔，还没封存
trace-step-exchanged = 用 { $points } 分换成 { YUAN($fen) } 元券
trace-step-exchanged-for = 用 { $points } 分换的：{ $reward }
trace-statement-closed = 记入对账单 { $number } 第 { $position } 行，付 { YUAN($fen) } 元
trace-statement-agreed = 商店同意了对账单 { $number }
trace-statement-approved = 对账单 { $number } 复核过了
trace-statement-paid = 付给商店，这张券 { YUAN($fen) } 元
trace-taking-taken = { $shop }收下，抵 { YUAN($fen) } 元
trace-taking-undone = { $shop }撤销了这次收券
trace-taking-disputed = { $who ->
    [shop] 商店
    [resident] 居民
   *[staff] 社区
 }提出异议，先停下来查
trace-taking-upheld = 查清了，这次收券算数
trace-taking-annulled = 查清后撤销这次收券
trace-sources = 用的是哪些积分
trace-source = { $name }，{ FULL_DAY($day) }{ $minutes ->
    [0] {""}
   *[other] ，{ HOURS($minutes) }
 }
trace-by-rule = 细则 { $code }，第 { $version } 版
trace-of = { $whole } 分里的 { $points } 分
trace-held = { $points ->
    [0] 已经不在这张券里：退回去了，或转给了替换的券
   *[other] 其中 { $points } 分还在这张券里
 }
trace-claim-open = 看这一条
trace-claim-submitted = 录入
trace-claim-confirmed = 确认
trace-claim-approved = 复核
trace-claim-in-notice = 第 { $number } 期公示
trace-claim-effective = 公示结束，积分到账
trace-claim-returned = 退回修改
trace-claim-withdrawn = 撤回
trace-claim-disputed = 有人提出异议，先停下来查
trace-claim-recalled = 收回
trace-actor-job = 系统到时自动
trace-actor-console = 管理员

# 往后看
trace-where = 积分现在在哪里
trace-where-aside = 加起来一分不少
trace-where-said = { $issued } 分：{ $paid ->
    [0] {""}
   *[other] { $paid } 分已付给商店；
 }{ $owed ->
    [0] {""}
   *[other] { $owed } 分的券商店收了、还没付；
 }{ $live ->
    [0] {""}
   *[other] { $live } 分在没用的券里；
 }{ $in_notice ->
    [0] {""}
   *[other] { $in_notice } 分公示中；
 }{ $unused ->
    [0] {""}
   *[other] { $unused } 分换的券没用就到期了；
 }{ $expired ->
    [0] {""}
   *[other] { $expired } 分到期没用；
 }{ $taken_back ->
    [0] {""}
   *[other] { $taken_back } 分收回或扣了；
 }可用 { $available } 分。
trace-not-posted = 还没公示，所以还没有积分。
trace-no-points = 这里只记时长或次数，没有积分。
trace-issued = 一共得到
trace-part-in-notice = 公示中
trace-part-in-notice-means = 还不能用
trace-part-available = 可用
trace-part-available-means = 还没换券
trace-part-live = 在没用的券里
trace-part-live-means = 换了券，商店还没收
trace-part-owed = 欠商店的券
trace-part-owed-means = 商店收了，还没付
trace-part-paid = 已付给商店
trace-part-paid-means = 钱已经到店
trace-part-unused = 券到期没用
trace-part-unused-means = 钱回到资金里
trace-part-expired = 积分到期
trace-part-expired-means = 没用完的
trace-went = 换成了哪些券
trace-went-count = { $count } 张
trace-went-none = 还没有用过。
trace-went-taken = { $at } 在{ $shop }用了
trace-went-paid = 对账单 { $number }，{ FULL_DAY($day) }付清
trace-ended = 到期没用的积分
trace-came = 怎么来的
trace-came-aside = 先后顺序
trace-activity = 活动「{ $name }」
trace-led = { $place }，{ $name }带队
trace-minutes-between = { $way }，{ TIME($starts_at) } 到 { TIME($ends_at) }
trace-sheet = 来自一张表
trace-sheet-row = { $name }{ $row ->
    [0] {""}
   *[other] ，第 { $row } 行
 }
trace-rule-code = 按细则 { $code }
trace-version = 第 { $number } 版，{ $name }
trace-counted = { $has_minutes ->
    [false] {""}
   *[true] 算 { $counted } 分钟，每小时 { $rate } 分，上次留下 { $brought } 分钟，这次留下 { $left } 分钟。
 }{ $is_capped ->
    [false] 得 { $points } 分。
   *[true] 本来 { $uncapped } 分，到了上限，得 { $points } 分。
 }
trace-first-approver = 第一位复核
trace-lasts-to = 这些积分用到 { FULL_DAY($day) }。
trace-activity-open = 看这次活动
trace-activity-lead = { FULL_DAY($day) }，{ $place }，{ $leader }带队，细则 { $code }
trace-notice-open = 第 { $number } 期公示
trace-notice-lead = { FULL_DAY($first) }到{ FULL_DAY($last) }，{ $count } 条
trace-household = 卡号 { $card }
trace-household-open = 看这一户
trace-household-page = 去这一户的页面
trace-vouchers = 这一户的券
trace-vouchers-aside = 最近 { $count } 张以内
trace-vouchers-none = 还没有换过券。
trace-claims = 每一条
trace-claims-count = { $count } 条
trace-claims-none = 还没有公示过的记录。
trace-statement = 对账单 { $number }
trace-statement-lead = { $shop }，{ $count } 张券，面值 { YUAN($fen) } 元
trace-statement-page = 去这张对账单
trace-statement-line = 第 { $position } 行 { $serial }
trace-link = 看来龙去脉
trace-link-points = 看积分现在在哪里
trace-now = 这些积分现在在哪里

# 每天的账
numbers-whose = 看谁的
numbers-whose-community = 全社区
numbers-whose-fund = 一笔资金
numbers-whose-household = 一户
numbers-which-fund = 哪一笔资金
numbers-which-household = 哪一户
numbers-span = 看多久
numbers-span-day = 一天
numbers-span-month = 一个月
numbers-span-days = 几天到几天
numbers-day = 哪一天
numbers-month = 哪个月
numbers-month-is = { MONTH($day) }
numbers-first = 从哪天
numbers-last = 到哪天
numbers-of-day = { FULL_DAY($first) }的账
numbers-of-span = { FULL_DAY($first) }到{ FULL_DAY($last) }的账
numbers-sealed = { FULL_DAY($day) }已经封存，校验 { $value }，和公示栏上的应当一样。
numbers-not-sealed = 这一段已经过完，还没封存；按记账的时间算，不会再变。
numbers-not-over = { FULL_DAY($day) }还没过完，数还会变。
numbers-points = 积分
numbers-points-unit = 分
numbers-money = 钱
numbers-money-unit = 元
numbers-number = 哪个数
numbers-opening = 开头
numbers-into = 进
numbers-out = 出
numbers-closing = 结尾
numbers-line-issued = 一共发出
numbers-line-in-notice = 公示中
numbers-line-available = 可用
numbers-line-spent = 已换券
numbers-line-expired = 已到期
numbers-line-taken-back = 已收回
numbers-line-funded = 一共到账
numbers-line-returned = 退还出资方
numbers-line-free = 没动用
numbers-line-outstanding = 在居民手里
numbers-line-owed = 欠商户
numbers-line-paid = 已付商户
numbers-points-agrees = 公示中、可用、已换券、已到期、已收回加起来，正好是发出的 { $total } 分
numbers-money-agrees = 退还的、没动用的、在居民手里的、欠商户的、已付商户的加起来，正好是到账的 { $total } 元
numbers-differs = 这几个数加起来对不上
numbers-differs-next = 请到「查账」看是哪一行不对，并告诉管理员。
numbers-flows = 这一段里发生了什么
numbers-flows-none = 这一段里没有变动。
numbers-choose = 先选看哪一户
numbers-choose-next = 写名字、楼号或卡号，选中一户，数就出来。
numbers-print = 打印
numbers-link = 看任何一天、任何一段的账
numbers-flow-points-issued-to-notice = 公示贴出
numbers-flow-points-notice-to-available = 公示结束，到账
numbers-flow-points-notice-to-recalled = 公示中更正，收回
numbers-flow-points-available-to-spent = 换成了券
numbers-flow-points-spent-to-available = 券退回或作废，回到可用
numbers-flow-points-available-to-expired = 到期没用
numbers-flow-points-available-to-recalled = 已到账的收回
numbers-flow-points-available-to-deducted = 扣减
numbers-flow-points-available-to-available = 在两户之间并账
numbers-flow-points-notice-to-notice = 公示中的在两户之间并账
numbers-flow-money-source-to-free = 出资到账
numbers-flow-money-free-to-returned = 退还出资方
numbers-flow-money-free-to-outstanding = 换出的券
numbers-flow-money-outstanding-to-free = 券退回、作废或到期
numbers-flow-money-outstanding-to-owed = 商店收了券
numbers-flow-money-owed-to-outstanding = 商店撤销收券
numbers-flow-money-owed-to-free = 商店让出的部分
numbers-flow-money-owed-to-paid = 付给商店
numbers-flow-money-owed-to-disputed = 有异议，先停下
numbers-flow-money-disputed-to-owed = 查清，归商店
numbers-flow-money-disputed-to-outstanding = 查清，换新券给居民
numbers-flow-money-disputed-to-free = 查清，回到资金里
numbers-flow-money-paid-to-due-back = 付过的要退回
numbers-flow-money-due-back-to-free = 商店退回的
numbers-flow-money-due-back-to-paid = 要退回的抵了下一笔
numbers-flow-points-moved-to-notice = 从散了的户并来，公示中的
numbers-flow-points-moved-to-available = 从散了的户并来
numbers-flow-points-notice-to-moved = 并到另一户，公示中的
numbers-flow-points-available-to-moved = 并到另一户
