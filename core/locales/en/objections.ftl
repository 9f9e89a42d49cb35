error-objection-notice-over = This notice hung until { DAY($last_day) } and is over, so the entry counts. You can still ask for it to be looked into: what proves wrong is taken back.
error-objection-stands = Somebody objected to this entry on { DAY($raised_at) } and it is being looked into. If you know more, please tell the service desk.
error-objection-taken-back = This entry was taken back already. There is nothing more to do.
error-objection-too-many = { $most } of your objections are still being looked into. Please wait for their results.
error-objection-decided = This objection was decided already. Please reload.
error-objection-points-outside = { $most ->
    [0] This entry cannot be divided: it is right or wrong as a whole.
   *[other] For a part, enter 1 to { $most } points; if all is wrong, choose the whole entry.
}
error-objection-appeal-too-late = A decision can be appealed within five working days, until { DAY($last_day) }.
error-recall-nothing-to-reinstate = Nothing of this entry was taken back, so there is nothing to give again.
error-deduction-not-reminded = "{ $code }" needs a reminder first; points go only for what happens after it. Please write the reminder down.
error-deduction-reminder-used = A deduction stands on the reminder of { DAY($day) }. Another one needs another reminder.
error-deduction-blocked = The text contains "{ $word }". Petitions, speech, debts, medical care, births, religion and welfare have nothing to do with points. Please reword it, or do not deduct.

check-row-frozen = It is frozen and nobody has objected.
check-row-undecided = No objection that was upheld stands behind this recall.
check-row-recalled = It is worth { $points } points and { $recalled } were recalled, which does not fit its state.
check-row-taken-from-lots = Lots gave { $given } points; { $recalled } were recalled from them.
check-row-shortfall-beside-points = { $missing } points are still to be given back, yet { $points } can be spent.
check-row-deduction = It has no reminder before it, or not of this household and item.
check-row-deducted = It says { $stated } points and took { $taken }.
check-row-deducted-too-much = { $taken } points were deducted in a year that brought { $brought }, more than a tenth.
check-row-reinstated = { $points } points were given again, { $gone } had been taken.
