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
