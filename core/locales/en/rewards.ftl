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

# The page of exchange
unit-piece = { " " }pc
rewards-have = You have { $points } { $points ->
    [one] point
   *[other] points
} to use.
rewards-amounts = Amounts off a bill
rewards-amounts-aside = used whole, no change, good for { $days } days
rewards-things = Goods and services
rewards-things-aside = take the voucher to the shop named
rewards-count = How many: { $name }
rewards-missing = { $points } { $points ->
    [one] point
   *[other] points
} missing
rewards-missing-minutes = { $points } { $points ->
    [one] point
   *[other] points
} missing, about { HOURS($minutes) } of service
rewards-where = at { $shops }
rewards-nowhere = no shop offers it at the moment
rewards-none-left = none left; look again in a few days
rewards-left = { $stock } left
rewards-left-limited = { $stock } left, { $pieces } for your household { $period ->
    [week] this week
    [month] this month
    [quarter] this quarter
   *[year] this year
}
rewards-limit-used = yours are used up; more from { DAY($day) }
rewards-ending = { $points } { $points ->
    [one] point ends
   *[other] points end
} soon, the first on { DAY($day) }
rewards-ending-buys = Today they could become: { $names }.
rewards-ending-buys-nothing = Not enough for a voucher; a few more points and they are.
rewards-chosen-sum = { $count } { $count ->
    [one] voucher
   *[other] vouchers
}
rewards-button = Exchange { $count } { $count ->
    [one] voucher
   *[other] vouchers
}
rewards-done = { $count } { $count ->
    [one] voucher is
   *[other] vouchers are
} yours
rewards-closed = Points are not exchanged today
rewards-closed-next = The next time is { DAY($day) }; your points stay. If it is urgent, the community desk helps.
rewards-closed-unknown = Please ask the community when the next time is. Your points stay; if it is urgent, the desk helps.
rewards-voucher-alt = QR code for { $reward }
rewards-sum = { $count } { $count ->
    [one] voucher
   *[other] vouchers
}
rewards-why-exchanged = { $points } points became “{ $reward }”, voucher { $serial }.
rewards-voucher-how = Let the shop scan it; with the goods or service it is used up
rewards-give-back-title = Give back the voucher for “{ $reward }”?
rewards-taken = This voucher was used for “{ $reward }”

# Funds and the sponsor's public page
funds-kind-community = community fund
funds-kind-company = company share
funds-kind-donation = donation
funds-kind-charity = charity
funds-yuan = { YUAN($fen) } yuan
funds-kind = Kind
funds-proof = Number of the proof
funds-proof-hint = such as the bank receipt's
funds-paid-on = Day on which it came or went
funds-give-back = Give money back to the sponsor
funds-give-back-lead = What may go back is what is not promised: { YUAN($fen) } yuan.
funds-give-back-button = Note { YUAN($fen) } yuan given back
funds-gave-back = Noted: { YUAN($fen) } yuan of “{ $fund }” went back
funds-terms = Terms: period and monthly share
funds-terms-lead = New terms begin with a day; earlier ones are kept. A share of 0 means no limit.
funds-effective-on = In force from
funds-starts-on = The fund's first day
funds-ends-on = Its last day (may stay empty)
funds-share = At most so many yuan promised in a month
funds-terms-button = Note the terms
funds-terms-set = Noted: the terms of “{ $fund }” are in force from { DAY($day) }
funds-make-default = Let exchanges use this fund first
funds-made-default = Exchanges now use “{ $fund }” first
funds-returned = Given back to the sponsor
funds-disputed = Under dispute, within what is owed
funds-due-back = Due back from shops, within what is paid
funds-period = Period
funds-period-open = from { FULL_DAY($first) }
funds-period-ends = { FULL_DAY($first) } to { FULL_DAY($last) }
funds-month = Promised this month
funds-share-used = { YUAN($promised) } of { YUAN($share) } yuan
funds-month-warning = { $percent }% of this month's share is used
funds-month-warning-next = { YUAN($fen) } yuan may still be promised; after that it waits for the next month, and points stay as they are.
funds-shut = This fund is outside its period now
funds-shut-next = Its vouchers cannot be had for the moment; points stay as they are. To go on, change the terms.
funds-public = The sponsor's public page
nav-sponsor = Sponsors
sponsor-lead = { $sponsor } · { $kind }
sponsor-payments = Money in and back
sponsor-payments-aside = each with its proof
sponsor-payments-none = No money has come in yet.
sponsor-in = in, proof { $proof }
sponsor-back = back, proof { $proof }
sponsor-became = What it became
sponsor-became-lead = Promised to residents and paid to shops: { YUAN($fen) } yuan in all.
sponsor-pieces = { $pieces } { $pieces ->
    [one] piece
   *[other] pieces
}, { $fen ->
    [0] donated, at no cost
   *[other] { YUAN($fen) } yuan each
}
sponsor-no-people = This page holds money and goods only, and nothing about any resident.
sponsor-print = Print this page
sponsor-others = Other funds
sponsor-other = { $fund } ({ $sponsor })
sponsor-none = There is no fund yet
sponsor-none-next = Once there is one, this page says where each payment came from and what it became.
chart-fund-alt = Bar chart: { YUAN($fen) } yuan promised in { $months } months.
home-sponsors = Where the money comes from, and what it became

# Rewards (the desk)
nav-rewards = Rewards
rewards-lead = Points become goods and services too. Vouchers of { $faces } are always there and need nothing here.
rewards-none = No goods or services yet
rewards-none-next = For example a canteen meal, a haircut, help with bathing, or rice that a company donated.
rewards-is-withdrawn = withdrawn
rewards-price-cost = { $points } points each, { $fen ->
    [0] donated, the shop is paid nothing
   *[other] { YUAN($fen) } yuan to the shop
}
rewards-stock = Left
rewards-stock-is = { $stock }
rewards-limit = Limit of a household
rewards-no-limit = none
rewards-limit-is = { $pieces } { $period ->
    [week] a week
    [month] a month
    [quarter] a quarter
   *[year] a year
}
rewards-shops = Shops that hand it out
rewards-shops-hint = Tick the shops that hand it out
rewards-fund = Paid out of
rewards-days = A voucher lasts
rewards-days-is = { $days } days
rewards-supply = Pieces in or out
rewards-supply-in = In
rewards-supply-out = Out
rewards-supply-button-in = Add { $pieces }
rewards-supply-button-out = Take out { $pieces }
rewards-supplied = Noted: { $stock } of { $reward } are there now
rewards-pieces = Pieces
rewards-honour = Change the shops
rewards-honour-button = Exactly these shops
rewards-honoured = Noted: { $reward } can be had at { $count } shops now
rewards-withdraw = Withdraw
rewards-withdraw-title = Withdraw “{ $reward }”?
rewards-withdraw-lead = Vouchers that residents hold stay good. It cannot be offered again; a new one can.
rewards-withdraw-yes = Withdraw it
rewards-withdrawn = “{ $reward }” is no longer offered
rewards-new = Offer something new
rewards-no-fund = A fund is needed first.
rewards-kind = Goods or a service
rewards-kind-goods = Goods
rewards-kind-service = Service
rewards-name = Name
rewards-name-hint = such as a canteen meal
rewards-code = Number
rewards-code-hint = such as LY05
rewards-note = Note (may stay empty)
rewards-points = Points for one
rewards-cost = Yuan to the shop for one (0 where donated)
rewards-limit-pieces = Pieces for a household
rewards-period-none = no limit
rewards-period-week = by week
rewards-period-month = by month
rewards-period-quarter = by quarter
rewards-period-year = by year
rewards-new-button = Offer it
rewards-missing-name = Please enter a name and a number.
rewards-offered = “{ $reward }” can be had now; there are { $stock }

# Issues of many
nav-many = Many at once
many-lists = Lists
many-none = No list yet
many-none-next = For a holiday, list the households here; another colleague then issues all vouchers at once.
many-counts = { $households } lines, { $vouchers } vouchers
many-by = { $maker }, { $at }
many-state-proposed = waits for another colleague
many-state-issued = issued
many-state-withdrawn = withdrawn
many-see = See the list
many-households = Households
many-households-is = { $count }
many-vouchers = Vouchers
many-points = Points used in all
many-worth = In yuan
many-made = Listed by
many-issued = Issued by
many-short = { $count } households have too few points, so nothing can be issued now
many-short-one = { $head } (card { $card }) lacks { $points }
many-second = Another colleague issues it
many-second-next = You made this list. Please let another colleague open this page, check it and issue it.
many-issue-button = Checked: issue { $count } vouchers
many-busy = Issuing, please wait
many-issued-done = { $count } vouchers are issued
many-issued-next = Households with a phone see them now; paper is printed below, all at once.
many-withdraw = Withdraw this list
many-withdrawn = The list is withdrawn; nobody's points moved
many-print-lead = Prints every voucher that is still good. Each print makes new codes; papers printed before are dead from then on.
many-paper = Paper
many-paper-a4 = A4, eight to a page
many-paper-roll = 80 mm receipt roll
many-print = Print all papers
many-printing = Drawing the sheets, please wait
many-printed = { $count } papers are ready
many-get = Fetch { $count } papers
many-print-again = Print again
many-who = The list ({ $count } households)
many-gets = { $pieces } × { $what }
many-back = Back to the lists
many-new = A new list
many-new-lead = It uses each household's own points; households with too few are left out.
many-title = Occasion
many-title-hint = such as the Double Ninth Festival
many-title-missing = Please enter the occasion.
many-what = What
many-what-is = { $name } ({ $points } points)
many-pieces = Pieces for each household
many-for = For whom
many-for-all = All with enough points
many-for-building = By building
many-for-cards = Card numbers
many-buildings = Buildings
many-cards = Card numbers; a column of a spreadsheet can be pasted
many-cards-hint = one to a line
many-unknown = { $count } card numbers were not found
many-left-out = { $count } households have fewer than { $points } points and are left out
many-left-out-next = The others can be listed all the same.
many-propose = List { $count } vouchers
many-propose-none = Choose for whom first
many-proposed = The list “{ $title }” is ready
many-proposed-next = Please let another colleague check and issue it.
desk-task-issue = to issue (lists for many)
desk-task-issue-why = A colleague made it; another one checks and issues it
desk-task-issue-go = Check it
desk-fund-low = { $percent }% of “{ $fund }” is spent or promised
desk-fund-month-low = { $percent }% of this month's share of “{ $fund }” is used
desk-fund-month-next = After that it waits for the next month; residents' points stay as they are.
rewards-desk-count = { $name } ({ $points } points, { $stock } left)
print-voucher-where = { $count ->
    [1] Use it at { $shop }
   *[other] At { $count } shops, such as { $shop }
}
print-voucher-once-goods = One piece, used once
sponsor-months = Promised by month
many-once = The codes are in this file only, and it opens for 5 minutes. What did not print is printed again, with new codes; the old ones are dead then.
many-gone = The file is gone. Print again for new codes; the old ones are dead then.
rewards-voucher-lead = Let the shop scan this for “{ $reward }”
