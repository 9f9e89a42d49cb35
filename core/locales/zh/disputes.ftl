# 争议：有人说一笔收券不对，由第二个人裁定。

# 不能办的
error-taking-disputed = 有人对券 { $serial } 这一笔提出了疑问，社区正在核对，不能再撤销。
error-dispute-open-already = 这一笔 { $opened_at } 已经有人提出来了，社区正在核对，不用再提。
error-dispute-decided = 这一笔 { $decided_at } 已经核对完了，一笔只核对一次。还有疑问，请联系社区。
error-dispute-waits-for-payment = 对账单 { $number } 已经批准、还没有付款。请先付款，付好以后再裁定这一笔。
error-dispute-waits-for-fund = 要补发一张新券，资金里现在可用 { YUAN($free_fen) } 元，还差 { YUAN($missing_fen) } 元。先等一等：资金拨入以后再裁定，现在什么都没有动。
error-shop-more-than-due-back = 这家商店要退的只有 { YUAN($due_back_fen) } 元，请按这个数记。
error-statement-cash-differs = 刚才有了变化，现在要付的是 { YUAN($cash_fen) } 元。请核对以后再记付款。

# 自检
check-row-dispute-step = 争议是“{ $dispute }”，收券是“{ $taking }”，结算单的行是“{ $line }”，三样合不到一起。
check-row-annulled = 状态是“{ $state }”，而撤销的收券有 { $takings } 笔。
check-row-replaces = 它与所换的那张券 { $replaces } 不一样，或者那张券没有撤销。
check-row-handed-over = 批次 { $lot } 接过来的比交出去的多 { $difference } 分。

# 存折
why-replaced = 原来的券 { $replaced } 核对后作废，社区补发这一张 { YUAN($face_fen) } 元抵扣券，券号 { $serial }，不用另花积分。
