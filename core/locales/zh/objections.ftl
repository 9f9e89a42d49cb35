error-objection-notice-over = 这一期公示到 { DAY($last_day) }，已经结束，这一笔已经算数。仍然可以请社区复查：查实有误，会把积分收回。
error-objection-stands = { DAY($raised_at) } 已经有人对这一笔提了异议，正在核实。您有要补充的，请告诉社区服务台。
error-objection-taken-back = 这一笔已经收回，不用再提。
error-objection-too-many = 您有 { $most } 条异议还在核实，等有了结果再提。
error-objection-decided = 这条异议已经有结果了，请刷新再看。
error-objection-points-outside = { $most ->
    [0] 这一笔分不开，只能整笔判对或判错。
   *[other] 部分有误，请填 1 到 { $most } 分；全部有误，请选整笔。
}
error-objection-appeal-too-late = 复核要在决定后五个工作日内提，到 { DAY($last_day) } 为止。
error-recall-nothing-to-reinstate = 这一笔没有被收回的积分，不用补回。
error-deduction-not-reminded = 「{ $code }」要先提醒过一次，提醒之后再发生才能扣分。请先记下提醒。
error-deduction-reminder-used = { DAY($day) } 的提醒已经扣过一次分。再扣分，要重新提醒。
error-deduction-blocked = 文字里有“{ $word }”。信访、言论、债务、看病、生育、宗教、低保这些事，不和积分挂钩，请改写或不扣。

check-row-frozen = 没有人提异议，它却停着。
check-row-undecided = 收回不是由判定成立的异议作出的。
check-row-recalled = 它值 { $points } 分，收回的有 { $recalled } 分，和状态对不上。
check-row-taken-from-lots = 从各批积分里收了 { $given } 分，应收的是 { $recalled } 分。
check-row-shortfall-beside-points = 还欠 { $missing } 分没有收回，却有 { $points } 分能用。
check-row-deduction = 扣分没有在先的提醒，或和规则、住户对不上。
check-row-deducted = 写的是扣 { $stated } 分，实际扣了 { $taken } 分。
check-row-deducted-too-much = 一年扣了 { $taken } 分，超过所得 { $brought } 分的一成。
check-row-reinstated = 补回 { $points } 分，收走的只有 { $gone } 分。
