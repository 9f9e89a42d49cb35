# Disputes: somebody says that a taking was not right, and a second person decides.

# What cannot be done
error-taking-disputed = Somebody has questioned voucher { $serial }; the community is looking into it, so it cannot be undone any more.
error-dispute-open-already = Somebody raised this on { $opened_at } already; the community is looking into it, there is no need to raise it again.
error-dispute-decided = This was settled on { $decided_at }, and a taking is looked into once. If questions remain, please contact the community.
error-dispute-waits-for-payment = Statement { $number } is approved and not yet paid. Please pay it first; this can be decided after that.
error-dispute-waits-for-fund = A new voucher is needed; the fund has { YUAN($free_fen) } yuan free, { YUAN($missing_fen) } yuan are missing. Please wait until money comes in; nothing has been moved.
error-shop-more-than-due-back = This shop has only { YUAN($due_back_fen) } yuan to give back; please record that amount.
error-statement-cash-differs = Something has changed a moment ago: { YUAN($cash_fen) } yuan are to be paid now. Please check, then record the payment.

# Self-check
check-row-dispute-step = The dispute is "{ $dispute }", the taking "{ $taking }", the statement line "{ $line }": these do not go together.
check-row-annulled = It is "{ $state }", and { $takings } of its takings are annulled.
check-row-replaces = It differs from the voucher { $replaces } that it replaces, or that one is not annulled.
check-row-handed-over = It took over { $difference } more points of lot { $lot } than were handed over.

# Passbook
why-replaced = Voucher { $replaced } was annulled after a check; voucher { $serial } of the same worth takes its place and costs no points.

# Why, and who says so
disputes-why-not-served = Goods or service not received
disputes-why-not-me = Nobody of our household used it
disputes-why-wrong-voucher = The wrong voucher was taken
disputes-why-goods-back = Goods were brought back, both agree
disputes-why-code-copied = Somebody may have copied the code
disputes-why-other = Another reason
disputes-side-shop = The shop
disputes-side-resident = The household
disputes-side-staff = The community
disputes-behalf-shop = For the shop
disputes-behalf-resident = For the household
disputes-behalf-staff = Found by ourselves

# Saying so
disputes-ask-title = What was not right?
disputes-ask-which = Which voucher
disputes-ask-one = { DAY($at) } { TIME($at) } · { YUAN($fen) } yuan · { $serial }
disputes-ask-why = Why
disputes-ask-note = A few more words (you may leave this empty)
disputes-ask-note-hint = For the community; the shop does not see it
disputes-ask-note-hint-shop = For the community; the guest does not see it
disputes-ask-note-missing = For another reason, please write a sentence or two.
disputes-ask-lead-shop = This voucher is not paid for the time being, the others are. Somebody else of the community looks into it; you see the result here.
disputes-ask-lead-resident = Somebody else of the community looks into it, usually within a few days. If it was so, you get a new voucher of the same value without spending points.
disputes-ask-yes = Say so
disputes-asked = Done: the community looks into voucher { $serial }
disputes-asked-held = { YUAN($fen) } yuan are not paid for the time being, the rest is.
disputes-asked-nothing-held = No money moves until it is looked into.
disputes-asked-resident = This page shows the result. If it is urgent, please call { $phone }.
disputes-withdraw = My mistake, take it back
disputes-withdraw-title = Take back the question about voucher { $serial }?
disputes-withdraw-lead = The shop is then paid as usual, and it cannot be raised a second time.
disputes-withdraw-yes = Take it back
disputes-withdrawn-done = Taken back: voucher { $serial } goes its usual way

# How it stands
disputes-state-open = Being looked into
disputes-state-for-shop = For the shop
disputes-state-for-resident = For the household
disputes-state-withdrawn = Taken back

# The household's voucher
disputes-voucher-ask = This was not right
disputes-voucher-open = You said that this was not right; the community looks into it
disputes-voucher-open-by-shop = The shop said that this was not right; the community looks into it
disputes-voucher-open-by-staff = The community looks into this one
disputes-voucher-open-next = Raised on { DAY($at) }: { $why }. This page shows the result; if it is urgent, please call { $phone }.
disputes-voucher-for-resident = It was looked into and does not count; you have a new voucher
disputes-voucher-for-resident-next = Voucher { $serial }, { $what }, good until { FULL_DAY($day) }, without spending points.
disputes-voucher-see-new = See the new voucher
disputes-voucher-for-shop = It was looked into and was right
disputes-voucher-for-shop-next = Decided on { DAY($at) }. If questions remain, please call { $phone }.
disputes-voucher-withdrawn = The question about this one was taken back
disputes-voucher-withdrawn-next = Taken back on { DAY($at) }.
disputes-why-see-voucher = See this voucher

# The shop's statements
disputes-bills-ask = One of them is not right
disputes-bills-ask-unbilled = One that was just taken is not right
disputes-bills-open = Being looked into, not paid yet
disputes-bills-open-later = Being looked into
disputes-bills-for-resident = Looked into: not paid
disputes-bills-for-resident-paid = Looked into: { YUAN($fen) } yuan to give back
disputes-bills-for-shop = Looked into: paid with the next one
disputes-bills-for-shop-with = Looked into: paid with { $number }
disputes-bills-for-shop-paid = Looked into: paid as usual
disputes-bills-withdrawn = The question was taken back
disputes-bills-list = Vouchers in question
disputes-bills-line = Voucher { $serial }, taken on { DAY($at) } at { TIME($at) }
disputes-bills-said = { $side } said: { $why }
disputes-bills-adjustments = Paid after all
disputes-bills-adjustments-caption = Vouchers of earlier statements that were looked into and are paid with this one
disputes-bills-column-earlier = First statement
disputes-bills-column-paid = Paid now
disputes-bills-adjusted = Paid after all
disputes-bills-set-off = Taken off, paid too much before
disputes-bills-cash = Comes to your account
disputes-bills-due-back = To give back to the community
disputes-bills-due-back-when = Taken off the next payment; nothing to bring
disputes-bills-adjusting = Looked into, to be paid
disputes-bills-adjusting-when = Comes with the next statement

# The community's desk
desk-task-disputes = Takings in question wait for a decision
desk-task-disputes-why = Until then this money is not paid
desk-task-disputes-go = Have a look
nav-disputes = Takings in question
disputes-queue = Which ones
disputes-queue-open = To decide { $count }
disputes-queue-over = Settled { $count }
disputes-lead = Households, shops and the community may say that a taking was not right. Somebody else decides: not who raised it, nor of that shop or household.
disputes-none-open = Nothing waits for a decision
disputes-none-open-next = Households raise it on a used voucher, shops on a statement; it is listed here then.
disputes-none-over = Nothing was settled yet
disputes-none-over-next = What was decided or taken back is listed here.
disputes-line = { $shop } · voucher { $serial }
disputes-line-said = { $side } said: { $why }
disputes-line-at = Taken on { DAY($taken) } at { TIME($taken) }, raised on { DAY($opened) }
disputes-open = Open
disputes-waits-payment = Waits for payment
disputes-waits-fund = Fund too low
disputes-waits-other = For somebody else
disputes-back = Back to all of them
disputes-title = Voucher { $serial }
disputes-fact-side = Raised by
disputes-fact-side-words = { $side }, { $name }
disputes-fact-why = Why
disputes-fact-note = In their words
disputes-fact-shop = Shop
disputes-fact-taken = Taken
disputes-fact-holder = Household
disputes-fact-holder-words = { $name }, card { $card }
disputes-fact-face = Value
disputes-fact-fund = Fund
disputes-fact-statement = Statement
disputes-fact-opened = Raised
disputes-fact-decided = Settled
disputes-fact-decided-words = { DAY($at) } { TIME($at) }, { $name }
disputes-fact-replacement = New voucher
disputes-fact-replacement-words = { $serial }, good until { FULL_DAY($day) }
disputes-fact-paid-with = Paid with
disputes-stage-unbilled = On no statement yet: the whole { YUAN($held) } yuan are not paid for now.
disputes-stage-held = On statement { $number }: its { YUAN($held) } yuan are not paid for now; the line stays printed and marked.
disputes-stage-approved = Statement { $number } is approved and not paid: no money has moved.
disputes-stage-paid = Statement { $number } is paid: no money has moved.
disputes-wait-payment = Statement { $number } has to be paid first
disputes-wait-payment-next = An approved statement does not change any more. Please decide after it is paid.
disputes-wait-payment-go = See the statement
disputes-wait-fund = The fund lacks { YUAN($fen) } yuan
disputes-wait-fund-next = For the household, "{ $fund }" has to bring { YUAN($promise) } yuan first. Decide when money has come in, or vouchers were returned or have ended; for the shop nothing has to wait.
disputes-wait-near = Somebody else has to decide
disputes-wait-near-next = You raised it, or it concerns your shop or your household.
disputes-reads-only = A reviewer, finance or an administrator decides.
disputes-for-shop = The shop is right
disputes-for-shop-unbilled = It is paid as usual: { YUAN($fen) } yuan with the next statement.
disputes-for-shop-held = The shop is paid { YUAN($fen) } yuan with the next statement, which names { $number }.
disputes-for-shop-approved = Nothing moves; statement { $number } is paid as it is.
disputes-for-shop-paid = Nothing moves; the { YUAN($fen) } yuan that were paid stay with the shop.
disputes-for-shop-voucher = The voucher is used up; the household gets no new one.
disputes-for-shop-yes = Decide for the shop
disputes-for-resident = The household is right, or the goods came back
disputes-for-resident-voucher = The taking is annulled. The household gets a new voucher ({ $what }) for 30 days, without spending points.
disputes-for-resident-unbilled = The shop is not paid for it, and no statement carries it.
disputes-for-resident-held-whole = Statement { $number } does not pay this line.
disputes-for-resident-held = Statement { $number } does not pay this line. The { YUAN($promise) } yuan that the shop had left come from the fund again.
disputes-for-resident-paid = The shop gives back the { YUAN($fen) } yuan that were paid: they are taken off its next payment. The new voucher's { YUAN($promise) } yuan come from the fund first.
disputes-for-resident-yes = Decide for the household, new voucher
disputes-confirm-title = Decide it so?
disputes-confirm-once = A decision does not change any more, and this taking cannot be raised again.
disputes-confirm-yes = Decide it so
disputes-decided-shop = Decided for the shop
disputes-decided-resident = Decided for the household, new voucher { $serial }
disputes-decided-resident-next = For a household without a phone, please print the new voucher on paper.
disputes-desk-ask = Note a taking in question
disputes-desk-serial = Voucher number
disputes-desk-serial-hint = such as LJC-26-000042
disputes-desk-behalf = For whom

# The community's statements
statements-queue-due-back = To give back { $count }
statements-left-out = In question, not paid yet
statements-adjusted = Paid after all
statements-set-off = Taken off, paid too much before
statements-cash = To pay out
statements-disputed-lines = { YUAN($fen) } yuan of it in question, not paid yet
statements-adjusted-lines = and { $count } earlier ones paid after all, { YUAN($fen) } yuan
statements-set-off-now = This shop has { YUAN($due) } yuan to give back; { YUAN($fen) } yuan are taken off this payment.
statements-no-cash = Nothing is paid out this time and no proof is needed; just record it.
statements-due-back-title = What shops give back
statements-due-back-lead = Where a paid voucher was decided for the household, the shop gives the money back. Usually it is taken off the next payment; a shop that leaves brings it, which is noted here.
statements-due-back-none = No shop has anything to give back
statements-due-back-none-next = Where a paid voucher is decided for the household, the sum is listed here.
statements-due-back-fund = To "{ $fund }"
statements-due-back-record = The shop brought it
statements-due-back-amount = How many yuan
statements-due-back-proof = Number of the receipt
statements-due-back-yes = Note: { YUAN($fen) } yuan came back
statements-due-back-done = Noted: { $shop } brought { YUAN($fen) } yuan
statements-due-back-left = { YUAN($fen) } yuan are still to come.
statements-due-back-all = Nothing is left to give back to this fund.
