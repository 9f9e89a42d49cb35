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
why-replaced = Voucher { $replaced } was annulled after a check; this voucher of { YUAN($face_fen) } yuan, number { $serial }, takes its place and costs no points.
