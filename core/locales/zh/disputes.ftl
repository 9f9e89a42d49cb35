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
why-replaced = 原来的券 { $replaced } 核对后作废，社区补发了一张一样的新券，券号 { $serial }，不用另花积分。

# 为什么、谁提的
disputes-why-not-served = 没有拿到东西，或没有享受到服务
disputes-why-not-me = 不是我家用的
disputes-why-wrong-voucher = 收错了券
disputes-why-goods-back = 东西退回去了，双方都同意
disputes-why-code-copied = 券码可能被人抄走了
disputes-why-other = 别的原因
disputes-side-shop = 商店
disputes-side-resident = 住户
disputes-side-staff = 社区
disputes-behalf-shop = 替商店
disputes-behalf-resident = 替住户
disputes-behalf-staff = 社区自己发现

# 提出来
disputes-ask-title = 这一笔哪里不对？
disputes-ask-which = 哪一张券
disputes-ask-one = { DAY($at) } { TIME($at) } · { YUAN($fen) } 元 · { $serial }
disputes-ask-why = 为什么
disputes-ask-note = 再说几句（可以不写）
disputes-ask-note-hint = 写给社区看，商店看不到
disputes-ask-note-hint-shop = 写给社区看，客人看不到
disputes-ask-note-missing = 选了「别的原因」，请写一两句。
disputes-ask-lead-shop = 提出来以后，这一张先不付，其余的照常。由社区另一位同事核对，结果这里看得到。
disputes-ask-lead-resident = 提出来以后，由社区另一位同事核对，一般几天内有结果。核对属实，社区补发一张同样的新券，不用另花积分。
disputes-ask-yes = 提出来
disputes-asked = 提出来了，券 { $serial } 由社区核对
disputes-asked-held = 这一张 { YUAN($fen) } 元先不付，其余的照常。
disputes-asked-nothing-held = 钱暂时不动，核对完再说。
disputes-asked-resident = 有了结果，这一页看得到。急的话请打 { $phone }。
disputes-withdraw = 是我弄错了，撤回
disputes-withdraw-title = 撤回券 { $serial } 的疑问？
disputes-withdraw-lead = 撤回以后，这一笔照常付给商店，也不能再提第二次。
disputes-withdraw-yes = 撤回
disputes-withdrawn-done = 撤回了，券 { $serial } 照常

# 怎么样了
disputes-state-open = 正在核对
disputes-state-for-shop = 商店有理
disputes-state-for-resident = 住户有理
disputes-state-withdrawn = 已撤回

# 住户的券
disputes-voucher-ask = 这一笔不对
disputes-voucher-open = 您说这一笔不对，社区正在核对
disputes-voucher-open-by-shop = 商店说这一笔不对，社区正在核对
disputes-voucher-open-by-staff = 社区正在核对这一笔
disputes-voucher-open-next = { DAY($at) } 提出来的：{ $why }。有了结果，这一页看得到；急的话请打 { $phone }。
disputes-voucher-for-resident = 核对过了，这一笔不算，社区补发了一张新券
disputes-voucher-for-resident-next = 新券 { $serial }，{ $what }，用到 { FULL_DAY($day) }，没有另花积分。
disputes-voucher-see-new = 看新券
disputes-voucher-for-shop = 核对过了，这一笔没有错
disputes-voucher-for-shop-next = { DAY($at) } 有的结果。还有疑问，请打社区服务台 { $phone }。
disputes-voucher-withdrawn = 这一笔的疑问已经撤回
disputes-voucher-withdrawn-next = 撤回在 { DAY($at) }。
disputes-why-see-voucher = 看这张券

# 商店的对账单
disputes-bills-ask = 有一张不对，提出来
disputes-bills-ask-unbilled = 刚收的一张不对，提出来
disputes-bills-open = 正在核对，先不付
disputes-bills-open-later = 正在核对
disputes-bills-for-resident = 核对过了，不付
disputes-bills-for-resident-paid = 核对过了，要退 { YUAN($fen) } 元
disputes-bills-for-shop = 核对过了，随下一份付
disputes-bills-for-shop-with = 核对过了，随 { $number } 付
disputes-bills-for-shop-paid = 核对过了，照付
disputes-bills-withdrawn = 疑问撤回了
disputes-bills-list = 有疑问的券
disputes-bills-line = 券 { $serial }，{ DAY($at) } { TIME($at) } 收的
disputes-bills-said = { $side }提的：{ $why }
disputes-bills-adjustments = 补付以前的
disputes-bills-adjustments-caption = 以前对账单里有疑问、核对以后补付的券
disputes-bills-column-earlier = 原来的对账单
disputes-bills-column-paid = 补付
disputes-bills-adjusted = 补付以前的
disputes-bills-set-off = 扣回以前多付的
disputes-bills-cash = 到账
disputes-bills-due-back = 要退给社区
disputes-bills-due-back-when = 从下一次付款里扣，不用另外交
disputes-bills-adjusting = 核对过了，补付
disputes-bills-adjusting-when = 随下一份对账单一起付

# 社区的桌面
desk-task-disputes = 笔有疑问的收券等裁定
desk-task-disputes-why = 没有裁定以前，这些钱先不付
desk-task-disputes-go = 去看
nav-disputes = 收券疑问
disputes-queue = 看哪些
disputes-queue-open = 等裁定 { $count }
disputes-queue-over = 已了结 { $count }
disputes-lead = 住户、商店和社区都可以说一笔收券不对。由另一位同事裁定：不是提出的人，也不是这家商店、这一户的人。
disputes-none-open = 没有等裁定的
disputes-none-open-next = 住户在用过的券上、商店在对账单上都可以提出来，提了会列在这里。
disputes-none-over = 还没有了结过的
disputes-none-over-next = 裁定或撤回以后会列在这里。
disputes-line = { $shop } · 券 { $serial }
disputes-line-said = { $side }说：{ $why }
disputes-line-at = { DAY($taken) } { TIME($taken) } 收的，{ DAY($opened) } 提的
disputes-open = 打开
disputes-waits-payment = 等付款
disputes-waits-fund = 资金不够
disputes-waits-other = 等别的同事
disputes-back = 回到全部疑问
disputes-title = 券 { $serial }
disputes-fact-side = 谁提的
disputes-fact-side-words = { $side }，{ $name }
disputes-fact-why = 为什么
disputes-fact-note = 说明
disputes-fact-shop = 商店
disputes-fact-taken = 收券
disputes-fact-holder = 哪一户
disputes-fact-holder-words = { $name } 户，卡号 { $card }
disputes-fact-face = 面值
disputes-fact-fund = 资金
disputes-fact-statement = 对账单
disputes-fact-opened = 提出
disputes-fact-decided = 了结
disputes-fact-decided-words = { DAY($at) } { TIME($at) }，{ $name }
disputes-fact-replacement = 新券
disputes-fact-replacement-words = { $serial }，用到 { FULL_DAY($day) }
disputes-fact-paid-with = 补付
disputes-stage-unbilled = 还没列入对账单：整张 { YUAN($held) } 元先不付。
disputes-stage-held = 已列入对账单 { $number }：应付的 { YUAN($held) } 元先不付，那一行照印，注明有疑问。
disputes-stage-approved = 对账单 { $number } 已经批准、还没付款：钱没有动。
disputes-stage-paid = 对账单 { $number } 已经付了：钱没有动。
disputes-wait-payment = 要等对账单 { $number } 付款
disputes-wait-payment-next = 批准了的对账单不再改动。付好以后，再回来裁定。
disputes-wait-payment-go = 去看对账单
disputes-wait-fund = 资金还差 { YUAN($fen) } 元
disputes-wait-fund-next = 判住户有理，要先从「{ $fund }」拿出 { YUAN($promise) } 元。资金拨入，或有券退回、到期以后，再来裁定；判商店有理不用等。
disputes-wait-near = 请别的同事来裁定
disputes-wait-near-next = 是您提的，或者与您的商店、您家有关。
disputes-reads-only = 由复核人、财务或管理员裁定。
disputes-for-shop = 商店有理
disputes-for-shop-unbilled = 这一笔照常付：随下一份对账单，付给商店 { YUAN($fen) } 元。
disputes-for-shop-held = 随下一份对账单补付商店 { YUAN($fen) } 元，注明原来在 { $number }。
disputes-for-shop-approved = 什么都不动，对账单 { $number } 照付。
disputes-for-shop-paid = 什么都不动，已经付的 { YUAN($fen) } 元归商店。
disputes-for-shop-voucher = 券算用掉了，住户没有新券。
disputes-for-shop-yes = 判商店有理
disputes-for-resident = 住户有理，或东西退回了
disputes-for-resident-voucher = 这一笔作废。社区补发一张新券（{ $what }），用 30 天，不另花积分。
disputes-for-resident-unbilled = 这一笔不付给商店，也不列入对账单。
disputes-for-resident-held-whole = 对账单 { $number } 不付这一行。
disputes-for-resident-held = 对账单 { $number } 不付这一行。商店让利的 { YUAN($promise) } 元重新从资金里出。
disputes-for-resident-paid = 已经付的 { YUAN($fen) } 元由商店退：从它下一次付款里扣。新券的 { YUAN($promise) } 元先从资金里出。
disputes-for-resident-yes = 判住户有理，补发新券
disputes-confirm-title = 这样裁定？
disputes-confirm-once = 裁定以后不能再改，这一笔也不能再提。
disputes-confirm-yes = 就这样裁定
disputes-decided-shop = 裁定了：商店有理
disputes-decided-resident = 裁定了：住户有理，新券 { $serial }
disputes-decided-resident-next = 没有手机的住户，请到卡券页给新券打印纸券。
disputes-desk-ask = 记一笔有疑问的收券
disputes-desk-serial = 券号
disputes-desk-serial-hint = 例如 LJC-26-000042
disputes-desk-behalf = 替谁提

# 社区的对账单
statements-queue-due-back = 要退的 { $count }
statements-left-out = 有疑问，先不付
statements-adjusted = 补付以前的
statements-set-off = 扣回以前多付的
statements-cash = 到账
statements-disputed-lines = 其中有疑问先不付 { YUAN($fen) } 元
statements-adjusted-lines = 另补付以前的 { $count } 张 { YUAN($fen) } 元
statements-set-off-now = 这家商店要退 { YUAN($due) } 元，付款时先扣 { YUAN($fen) } 元。
statements-no-cash = 这次不用付钱，也不用凭证，记下就行。
statements-due-back-title = 商店要退的钱
statements-due-back-lead = 付过款的券后来判住户有理，钱由商店退。一般从下一次付款里扣；商店退出，就由它自己退回来，在这里记下。
statements-due-back-none = 没有商店要退钱
statements-due-back-none-next = 付过款的券判了住户有理，要退的钱会列在这里。
statements-due-back-fund = 退给「{ $fund }」
statements-due-back-record = 商店退来了，记下
statements-due-back-amount = 退来多少元
statements-due-back-proof = 收款凭证号
statements-due-back-yes = 记下：退来 { YUAN($fen) } 元
statements-due-back-done = 记下了：{ $shop }退来 { YUAN($fen) } 元
statements-due-back-left = 还要退 { YUAN($fen) } 元。
statements-due-back-all = 这笔资金的都退清了。
