# 礼遇：用积分换的东西和服务。
error-voucher-not-this-shop = 这张券是“{ $reward }”，{ $shop_count ->
    [0] 现在没有商店在办，请问社区
   *[other] 请到{ $shops }用
}。
till-why-voucher-not-this-shop = 这张券是“{ $reward }”，不在本店办。
till-say-voucher-not-this-shop = { $shop_count ->
    [0] 「这张券是换“{ $reward }”的，本店没有这一项。在哪里办，请打社区服务台 { $phone } 问一问。」
   *[other] 「这张券是换“{ $reward }”的，请到{ $shops }去，出示这张券就行。」
}
error-fund-refused = 这笔资金现在换不了券，您的积分一分没动。请问社区。
error-fund-month-used = 这个月可以换的额度不够了，只剩 { YUAN($left_fen) } 元，您的积分一分没动。{ DAY($next_month_on) } 起又可以换，或者现在少换一些。
error-fund-not-yet = 这笔资金 { DAY($starts_on) } 才开始用，您的积分一分没动。到时候再来换。
error-fund-over = 这笔资金用到 { FULL_DAY($ends_on) } 为止，已经结束，您的积分一分没动。请问社区还有没有别的资金。
error-fund-free-too-little = 没有许出去的只有 { YUAN($free_fen) } 元，退回的钱不能比这多。
error-fund-proof-needed = 请填凭证号，例如银行回单号。
error-exchange-window-closed = 今天不是兑换的日子，您的积分一分没动。{ $is_known ->
    [true] 下一次 { $next_on } 起可以换
   *[false] 下一次什么时候换，请问社区
}；着急用，可以到社区服务台办。
error-reward-refused = “{ $reward }”现在换不了，您的积分一分没动。请换一样，或问社区。
error-reward-out-of-stock = { $stock ->
    [0] “{ $reward }”已经换完了，您的积分一分没动。请换一样，或过几天再来看看。
   *[other] “{ $reward }”只剩 { $stock } 份，您的积分一分没动。请少换一些。
}
error-reward-withdrawn = “{ $reward }”已经不再兑换，您的积分一分没动。请换一样。
error-reward-limit-reached = “{ $reward }”{ $period ->
    [week] 每户每周
    [month] 每户每月
    [quarter] 每户每季度
   *[year] 每户每年
}最多 { $limit_pieces } 份，{ $left_pieces ->
    [0] 这一期已经换满
   *[other] 这一期还能换 { $left_pieces } 份
}，您的积分一分没动。{ FULL_DAY($again_on) } 起又可以换。
error-reward-code-taken = 编号 { $code } 已经有一样礼遇在用，请换一个编号。

# 自查
check-funds = 资金：到账和退回都有凭证，每个月许出去的不多不少
check-rewards = 礼遇：库存等于进出之差，价格、成本和每户限量都对得上
check-issues = 集中发放：名单、张数和发出去的券一致

# 集中发放
error-issue-empty = 名单上要有 1 到 { $vouchers_max } 张券，现在是 { $vouchers } 张。
error-issue-short = 卡号 { $card } 的这一户现在只有 { $points } 分，还差 { $missing_points } 分，所以一张也没有发。请把这一户拿出名单，重新提一份。
paper-issue-file = 集中发放 { PLAIN($number) } { $title }

# 兑换页
unit-piece = 份
rewards-have = 您有 { $points } 分可用。
rewards-amounts = 抵扣券
rewards-amounts-aside = 一次用完，不找零，{ $days } 天内有效
rewards-things = 东西和服务
rewards-things-aside = 拿券到指定的店里换
rewards-count = { $name }要几张
rewards-missing = 还差 { $points } 分
rewards-missing-minutes = 还差 { $points } 分，大约再服务 { HOURS($minutes) }
rewards-where = { $shops }可用
rewards-nowhere = 现在没有商店在办
rewards-none-left = 已经换完，过几天再来看看
rewards-left = 还有 { $stock } 份
rewards-left-limited = 还有 { $stock } 份，{ $period ->
    [week] 这一周
    [month] 这个月
    [quarter] 这一季
   *[year] 今年
}您家还能换 { $pieces } 份
rewards-limit-used = 您家这一期已经换满，{ DAY($day) }起又可以换
rewards-ending = 有 { $points } 分快到期了，最早 { DAY($day) }
rewards-ending-buys = 今天就可以用它换：{ $names }。
rewards-ending-buys-nothing = 不够换一张，攒上几分再来换。
rewards-chosen-sum = { $count } 张
rewards-button = 换 { $count } 张
rewards-done = 换好了，{ $count } 张
rewards-closed = 今天不是兑换的日子
rewards-closed-next = 下一次 { DAY($day) }起可以换，积分都在。着急用，可以到社区服务台办。
rewards-closed-unknown = 下一次什么时候换，请问社区。积分都在；着急用，可以到社区服务台办。
rewards-voucher-alt = { $reward }的二维码
rewards-sum = { $count } 张
rewards-why-exchanged = 用 { $points } 分换了“{ $reward }”，券号 { $serial }。
rewards-voucher-how = 出示给店员扫，换到东西或服务就用完了
rewards-give-back-title = 退回这张“{ $reward }”券？
rewards-taken = 这张券用掉了，换了“{ $reward }”

# 资金页和出资方的公开页
funds-kind-community = 社区公益金
funds-kind-company = 企业共建
funds-kind-donation = 捐赠
funds-kind-charity = 慈善
funds-yuan = { YUAN($fen) } 元
funds-kind = 哪一类
funds-proof = 凭证号
funds-proof-hint = 例如银行回单号
funds-paid-on = 哪天到的、哪天退的
funds-give-back = 退回给出资方
funds-give-back-lead = 能退的是没有许出去的 { YUAN($fen) } 元。
funds-give-back-button = 记下退回 { YUAN($fen) } 元
funds-gave-back = 记下了：从「{ $fund }」退回 { YUAN($fen) } 元
funds-terms = 约定：期限和每月额度
funds-terms-lead = 新的约定从哪天起用；以前的约定留着备查。每月额度填 0 就是不限。
funds-effective-on = 从哪天起
funds-starts-on = 资金从哪天开始用
funds-ends-on = 用到哪天（可以不填）
funds-share = 每个月最多许出去多少元
funds-terms-button = 记下约定
funds-terms-set = 记下了：「{ $fund }」的约定从{ DAY($day) }起用
funds-make-default = 以后换券先用这一笔
funds-made-default = 以后换券先用「{ $fund }」
funds-returned = 已退回出资方
funds-disputed = 应付里有异议的
funds-due-back = 已付里商店该退的
funds-period = 期限
funds-period-open = { FULL_DAY($first) }起
funds-period-ends = { FULL_DAY($first) }到{ FULL_DAY($last) }
funds-month = 这个月许出去
funds-share-used = { YUAN($promised) } 元，额度 { YUAN($share) } 元
funds-month-warning = 这个月的额度用掉了 { $percent }%
funds-month-warning-next = 还能许出去 { YUAN($fen) } 元；用完以后要等下个月，居民的积分不会少。
funds-shut = 这笔资金现在不在期限内
funds-shut-next = 居民暂时换不了它的券，积分不会少。要接着用，请改约定。
funds-public = 出资方的公开页
nav-sponsor = 爱心资金
sponsor-lead = { $sponsor } · { $kind }
sponsor-payments = 到账和退回
sponsor-payments-aside = 每一笔都有凭证
sponsor-payments-none = 还没有到账。
sponsor-in = 到账，凭证 { $proof }
sponsor-back = 退回，凭证 { $proof }
sponsor-became = 变成了什么
sponsor-became-lead = 许给居民和付给商店的，一共 { YUAN($fen) } 元。
sponsor-pieces = { $pieces } 份，{ $fen ->
    [0] 捐来的，不花钱
   *[other] 每份 { YUAN($fen) } 元
}
sponsor-no-people = 这一页只有钱和东西，没有任何居民的信息。
sponsor-print = 打印这一页
sponsor-others = 别的资金
sponsor-other = { $fund }（{ $sponsor }）
sponsor-none = 还没有资金
sponsor-none-next = 有了资金，这里会写明每一笔的来处和去处。
chart-fund-alt = 柱形图：{ $months } 个月里一共许出去 { YUAN($fen) } 元。
home-sponsors = 钱从哪里来，变成了什么

# 礼遇页（办公桌）
nav-rewards = 礼遇
rewards-lead = 居民用积分还可以换东西和服务。{ $faces }的抵扣券一直都有，不用在这里设。
rewards-none = 还没有东西和服务可以换
rewards-none-next = 例如食堂午餐、理发、助浴，或者企业捐来的大米。
rewards-is-withdrawn = 已停换
rewards-price-cost = 每份 { $points } 分，{ $fen ->
    [0] 捐来的，不付钱给商店
   *[other] 付给商店 { YUAN($fen) } 元
}
rewards-stock = 还剩
rewards-stock-is = { $stock } 份
rewards-limit = 每户限换
rewards-no-limit = 不限
rewards-limit-is = { $period ->
    [week] 每周
    [month] 每月
    [quarter] 每季度
   *[year] 每年
} { $pieces } 份
rewards-shops = 哪些店办
rewards-shops-hint = 在要办的店前面打勾
rewards-fund = 用哪笔资金
rewards-days = 券多久有效
rewards-days-is = { $days } 天
rewards-supply = 进货、出库
rewards-supply-in = 进货
rewards-supply-out = 出库
rewards-supply-button-in = 加 { $pieces } 份
rewards-supply-button-out = 拿走 { $pieces } 份
rewards-supplied = 记下了：{ $reward }现在有 { $stock } 份
rewards-pieces = 几份
rewards-honour = 改哪些店办
rewards-honour-button = 就这些店
rewards-honoured = 记下了：{ $reward }现在有 { $count } 家店办
rewards-withdraw = 停止兑换
rewards-withdraw-title = 停止兑换“{ $reward }”？
rewards-withdraw-lead = 居民手里的券照样能用。停了以后不能恢复，要再换就新设一样。
rewards-withdraw-yes = 停止兑换
rewards-withdrawn = “{ $reward }”不再兑换了
rewards-new = 新设一样
rewards-no-fund = 先要有一笔资金，才能设东西和服务。
rewards-kind = 东西还是服务
rewards-kind-goods = 东西
rewards-kind-service = 服务
rewards-name = 叫什么
rewards-name-hint = 例如食堂午餐一份
rewards-code = 编号
rewards-code-hint = 例如 LY05
rewards-note = 说明（可以不填）
rewards-points = 每份几分
rewards-cost = 每份付给商店多少元（捐来的填 0）
rewards-limit-pieces = 每户几份
rewards-period-none = 不限
rewards-period-week = 按周
rewards-period-month = 按月
rewards-period-quarter = 按季度
rewards-period-year = 按年
rewards-new-button = 设好，开始兑换
rewards-missing-name = 请写上名称和编号。
rewards-offered = “{ $reward }”可以换了，有 { $stock } 份

# 集中发放页
nav-many = 集中发放
many-lists = 发放名单
many-none = 还没有名单
many-none-next = 节日里给很多户一起换券，先在这里列一份名单，再由另一位同事发出。
many-counts = { $households } 行，{ $vouchers } 张券
many-by = { $maker }，{ $at }
many-state-proposed = 等另一位同事发出
many-state-issued = 已发出
many-state-withdrawn = 已收回
many-see = 看名单
many-households = 户数
many-households-is = { $count } 户
many-vouchers = 券
many-points = 一共用积分
many-worth = 合计金额
many-made = 列名单的
many-issued = 发出的
many-short = 有 { $count } 户积分不够，现在一张也发不了
many-short-one = { $head }（卡号 { $card }）差 { $points } 分
many-second = 要由另一位同事发出
many-second-next = 名单是您列的。请另一位同事打开这一页，核对以后发出。
many-issue-button = 核对过了，发出 { $count } 张券
many-busy = 正在发放，请稍等
many-issued-done = 发出了 { $count } 张券
many-issued-next = 有手机的户现在就能看到；要纸券，在下面一次打印。
many-withdraw = 收回这份名单
many-withdrawn = 名单收回了，谁的积分都没有动
many-print-lead = 一次打印所有还没用的券。每打印一次都换新码，以前印的纸券就不能用了。
many-paper = 纸张
many-paper-a4 = A4，一页 8 张
many-paper-roll = 80 毫米小票
many-print = 打印全部纸券
many-printing = 正在排版，请稍等
many-printed = { $count } 张纸券排好了
many-get = 取 { $count } 张纸券
many-print-again = 再打印一次
many-who = 名单（{ $count } 户）
many-gets = { $pieces } 张{ $what }
many-back = 回到名单列表
many-new = 新列一份名单
many-new-lead = 用的是各户自己的积分；积分不够的户不列入。
many-title = 名目
many-title-hint = 例如重阳敬老慰问
many-title-missing = 请写上名目。
many-what = 换什么
many-what-is = { $name }（{ $points } 分）
many-pieces = 每户几张
many-for = 给谁
many-for-all = 积分够的都给
many-for-building = 按楼栋
many-for-cards = 贴卡号
many-buildings = 哪些楼栋
many-cards = 卡号，可以从表格里复制一列
many-cards-hint = 一行一个
many-unknown = 有 { $count } 个卡号没有找到
many-left-out = 有 { $count } 户不到 { $points } 分，不列入
many-left-out-next = 其余的照样可以列。
many-propose = 列好名单，{ $count } 张券
many-propose-none = 先选给谁
many-proposed = 「{ $title }」的名单列好了
many-proposed-next = 请另一位同事核对以后发出。
desk-task-issue = 份发放名单等您发出
desk-task-issue-why = 同事列好了名单，要另一位核对以后发出
desk-task-issue-go = 去核对
desk-fund-low = 「{ $fund }」已经用掉或许出去 { $percent }%
desk-fund-month-low = 「{ $fund }」这个月的额度用掉了 { $percent }%
desk-fund-month-next = 用完以后要等下个月；居民的积分不会少。
rewards-desk-count = { $name }（{ $points } 分，还有 { $stock } 份）
print-voucher-where = { $count ->
    [1] 到{ $shop }用
   *[other] 到{ $shop }等 { $count } 家店用
}
print-voucher-once-goods = 一份，用一次
sponsor-months = 每个月许给居民的
many-once = 券码只在这份文件里，5 分钟内可以打开。没印成的，点「再打印一次」，换新码，旧码就作废。
many-gone = 文件已经取不到了。要纸券，点「再打印一次」，换新码，旧码就作废。
rewards-voucher-lead = 请店员扫这个码，换“{ $reward }”
