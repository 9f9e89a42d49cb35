# Rewards: goods and services for points.
error-voucher-not-this-shop = This voucher is for “{ $reward }”. { $shop_count ->
    [0] No shop offers it at the moment; please ask the community.
   *[other] Please use it at { $shops }.
}
till-why-voucher-not-this-shop = This voucher is for “{ $reward }”, which this shop does not offer.
till-say-voucher-not-this-shop = { $shop_count ->
    [0] "This voucher is for “{ $reward }”, which we do not have. The community desk, { $phone }, can tell you where to go."
   *[other] "This voucher is for “{ $reward }”. Please show it at { $shops }."
}
error-fund-refused = Nothing can be exchanged out of this fund at the moment; your points stay as they are. Please ask the community.
error-fund-month-used = What may be exchanged this month no longer reaches: { YUAN($left_fen) } yuan are left. Your points stay as they are. From { DAY($next_month_on) } on there is more, or exchange less now.
error-fund-not-yet = This fund begins on { DAY($starts_on) }; your points stay as they are. Please come back then.
error-fund-over = This fund ended on { FULL_DAY($ends_on) }; your points stay as they are. Please ask the community whether there is another one.
error-fund-free-too-little = Only { YUAN($free_fen) } yuan are not promised, and no more than that can go back.
error-fund-proof-needed = Please enter the number of the proof, such as that of the bank's receipt.
error-exchange-window-closed = Points are not exchanged today; yours stay as they are. { $is_known ->
    [true] The next time is { $next_on }
   *[false] Please ask the community when the next time is
}; if it is urgent, the community desk helps.
error-reward-refused = “{ $reward }” cannot be had at the moment; your points stay as they are. Please choose something else, or ask the community.
error-reward-out-of-stock = { $stock ->
    [0] “{ $reward }” has run out; your points stay as they are. Please choose something else, or look again in a few days.
   *[other] Only { $stock } of “{ $reward }” are left; your points stay as they are. Please take fewer.
}
error-reward-withdrawn = “{ $reward }” is no longer offered; your points stay as they are. Please choose something else.
error-reward-limit-reached = A household gets at most { $limit_pieces } of “{ $reward }” { $period ->
    [week] a week
    [month] a month
    [quarter] a quarter
   *[year] a year
}; { $left_pieces ->
    [0] yours are used up
   *[other] { $left_pieces } are left
}. Your points stay as they are. From { FULL_DAY($again_on) } on there are more.
error-reward-code-taken = Another reward already has the number { $code }.

# Self-check
check-funds = Funds: what came in and went back has its proof, and each month's promises add up
check-rewards = Rewards: stock is what came in less what went out; prices, costs and limits hold
check-issues = Issues of many: lists, numbers and the vouchers made agree

# Issues of many
error-issue-empty = A list holds 1 to { $vouchers_max } vouchers; this one has { $vouchers }.
error-issue-short = The household with card { $card } has only { $points } points now and lacks { $missing_points }, so nothing was issued. Please leave it out and propose a new list.
paper-issue-file = Issue { PLAIN($number) } { $title }
