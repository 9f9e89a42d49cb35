# Carers, how much may be used in a day and a week, and what should be looked at.

# How much in a day and a week
error-limit-reached = Nothing is wrong with this voucher, but it cannot be used today any more.
error-limit-household-day = A household uses at most { YUAN($limit_fen) } yuan of vouchers a day, and this one goes above it. Please use it tomorrow.
error-limit-shop-day = This shop takes at most { YUAN($limit_fen) } yuan of vouchers a day. Please come tomorrow, or go to another shop.
error-limit-till-day = This till takes at most { YUAN($limit_fen) } yuan of vouchers a day. Please use another till, or come tomorrow.
error-limit-carer-week = This carer presents at most { YUAN($limit_fen) } yuan of vouchers a week, and this one goes above it. Please wait for Monday, or let the household come itself.
error-limit-too-early = New terms begin on { DAY($earliest_on) } at the earliest, so that no day has two limits.
till-why-limit-household-day = A household uses at most { YUAN($limit_fen) } yuan of vouchers a day; this one goes above it.
till-say-limit-household-day = "Your household has reached its { YUAN($limit_fen) } yuan for today; this one keeps until tomorrow. A smaller one may still do."
till-why-limit-shop-day = This shop takes at most { YUAN($limit_fen) } yuan of vouchers a day; this one goes above it.
till-say-limit-shop-day = "We have taken as many vouchers as we may today, sorry. Other shops take yours today, and we do tomorrow."
till-why-limit-till-day = This till takes at most { YUAN($limit_fen) } yuan of vouchers a day; this one goes above it.
till-say-limit-till-day = "This till has taken as much as it may today. Please use the next one, or come tomorrow."
till-why-limit-carer-week = A carer presents this one, and the household agreed to { YUAN($limit_fen) } yuan a week; this goes above it.
till-say-limit-carer-week = "You have presented your { YUAN($limit_fen) } yuan for this week. Please come again on Monday, or let the household come itself."

# Carers
error-carer-refused = This person cannot be a carer.
error-carer-unknown = Nobody was found: volunteer number and name must both be as the community has them.
error-carer-too-young = A carer must be { $years } years old.
error-carer-of-household = This person is of the same household. Please let the community name them as somebody who may spend.
error-carer-named-already = This person is a carer of the household already. For another weekly amount, end it first and name them again.
error-carer-too-many = A household has at most { $most } carers at a time.
error-carer-cap-too-high = The community allows a carer at most { YUAN($limit_fen) } yuan a week. Please enter less.
error-carer-of-shop = This carer belongs to the shop owner's household and presents at another shop.
error-carer-ended = The household has just ended this carer's naming.
till-why-carer-of-shop = Whoever brings this voucher is of the shop owner's household and cannot present it here.
till-say-carer-of-shop = "By agreement, vouchers that you bring for others are used at another shop."
till-why-carer-ended = The household has just ended this carer's naming.
till-say-carer-ended = "The household has just ended your naming; please let them use this voucher themselves."

# The self-check
check-limits = What counts for a day or a week is what its takings come to, and never above its limit
check-row-above-limit = Together { $taken } fen, above the limit of { $limit }.
check-row-counts-for-nothing = No taking counts for this day.
check-row-not-a-carer = Carer { $carer } could not present for this household then.
