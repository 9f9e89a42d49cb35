# 商店的页面：收券、今天收的券、对账单。

# 收券：开始
till-shoot-desk = 选一张券码的照片
till-other-camera = 也可以用手机自带的相机扫客人的码，点开链接就到这里。
till-typed = 扫不了，就输入券上的 16 位码
till-look-up = 查这张券
till-you-typed = 您输的是
till-today = 今天已收
till-today-sum = { $count } 张 · { YUAN($face_fen) } 元
till-last = 上一张
till-last-sum = { $worth } · { TIME($at) }
till-last-undone = { $worth } · { TIME($at) } · 已撤销
till-none-yet = 还没有
till-see-today = 今天收的券
till-see-statements = 什么时候拿到钱
till-change-clerk = 换班，退出
till-quote-over = 刚才那张没有收：查过已经超过 5 分钟
till-quote-over-next = 请客人再出示一次，重新扫。

# 收券：收不收
till-can-take = 可以收
till-once = 社区抵扣券，一次用完，不找零
till-whose = 谁的券
till-whose-household = { $name } 户
till-until = 用到哪天
till-until-day = { FULL_DAY($day) }
till-serial = 券号
till-take = { $is_reward ->
    [true] 收下这张券，给「{ $reward }」
   *[false] 收下这张券，抵 { YUAN($face_fen) } 元
 }
till-leave = 不收，回去
till-pin = 请客人输 6 位密码
till-pin-why = 纸券用得多了，要这一户的人输密码才能收。
till-pin-empty = 还没有输密码，请客人先输 6 位数字。

# 收券：收下了
till-taken = { $is_reward ->
    [true] 已收下「{ $reward }」
   *[false] 已收下 { YUAN($face_fen) } 元
 }
till-taken-count = 已收下 { $count } 张
till-hand-over = 请把{ $rewards }给客人，不用再付钱
till-reward = 「{ $reward }」
till-worth = { YUAN($face_fen) } 元
till-once-reward = 社区礼遇券，一次用完
till-pays-less = 客人少付 { YUAN($face_fen) } 元
till-taken-line = { TIME($at) } · 券号 { $serial }
till-next = 扫下一张
till-undo = 收错了，撤销
till-undo-last = 上一张收错了，撤销
till-undo-left = （还剩 { "{m}" } 分 { "{s}" } 秒）
till-undo-title = { $is_reward ->
    [true] 撤销「{ $reward }」这张券？
   *[false] 撤销这 { YUAN($face_fen) } 元？
 }
till-undo-lead = 撤销以后，券还给客人，可以再用；{ $is_reward ->
    [true] 「{ $reward }」
   *[false] 这 { YUAN($face_fen) } 元
 }不算在您的账里。
till-undo-why = 为什么撤销？点一个就办好。
till-undo-wrong-voucher = 扫错了券
till-undo-not-bought = 客人不买了
till-undo-other = 别的原因
till-undone = 已撤销，{ $is_reward ->
    [true] 「{ $reward }」
   *[false] 这 { YUAN($face_fen) } 元
 }不算了
till-undone-next = 券 { $serial } 还给客人了，可以再用。
till-undone-expired = 券 { $serial } 已经过了日子，不能再用了。

# 收券：不能收。第一句是为什么，第二句可以照着对客人说。
till-refused = 不能收
till-refused-pin = 密码不对
till-refused-pin-needed = 要输密码
till-refused-again = 再扫一次
till-refused-wait = 请等一会儿
till-say-aside = 可以这样对客人说
till-to-pin = 去输密码
till-pin-again = 再输一次密码
till-where = { $taken_at } · { $shop }
till-why-voucher-already-redeemed = 这张券已经用过了。
till-say-voucher-already-redeemed = 「这张券 { $taken_at } 在{ $shop }用过了。您手机里也许还有别的券，换一张试试？有疑问请打社区服务台 { $phone }。」
till-why-just-taken = 就是本店刚才收下的那一张，不用再收。
till-say-just-taken = 「这张券刚才已经收下了，不用再出示。」
till-why-voucher-in-statement = 这张券已经用过，也对过账了。
till-say-voucher-in-statement = 「这张券 { $taken_at } 在{ $shop }用过了。您手机里也许还有别的券，换一张试试？有疑问请打社区服务台 { $phone }。」
till-why-voucher-unknown = 没有查到这张券。手机上的码半分钟换一次，截下来的图不能用。
till-say-voucher-unknown = 「我这边没有查到这张券。请您打开手机里的券页，现在出示一次；纸券请给我看看原件。」
till-why-voucher-expired = 这张券用到 { DAY($valid_until) } 为止，已经过期。
till-say-voucher-expired = 「这张券 { DAY($valid_until) } 就到期了。您看看手机里还有没有别的券？」
till-why-voucher-void = 这张券社区已经作废。
till-say-voucher-void = 「这张券社区作废了，我这边收不了。为什么作废，请打社区服务台 { $phone } 问一问。」
till-why-voucher-annulled = 这张券已经撤销，换成了另一张。
till-say-voucher-annulled = 「这张券换过新的了，请您打开手机，出示新的那一张。」
till-why-voucher-returned = 这张券已经退回，换回了积分。
till-say-voucher-returned = 「这张券已经退成积分了。您可以在手机上再换一张。」
till-why-voucher-locked = 有人对这张券提出异议，社区正在核对，暂时不能用。
till-say-voucher-locked = 「社区正在核对这张券，查清以前先用不了。您可以换一张券，或者打社区服务台 { $phone } 问一问。」
till-why-voucher-pin-needed = 这一户今天的纸券超过 { YUAN($small_amount_fen) } 元了，要输密码。
till-say-voucher-pin-needed = 「为了您家积分的安全，请您家里能用积分的人，在这里输一下 6 位密码。」
till-why-voucher-pin-wrong = 这不是这一户能用积分的人的密码。
till-say-voucher-pin-wrong = 「密码不对，请您再输一次。忘了密码，带上卡到社区服务台当面重设。」
till-why-voucher-own-household = 这是店主自家的券，不能在自家店里用。
till-say-voucher-own-household = 「这是店主自家的券，按约定要到别的商店用。」
till-why-quote-expired = 查过这张券已经超过 5 分钟。
till-say-quote-expired = 「麻烦您再出示一次，我重新扫。」
till-why-shop-paused = { $shop }现在暂停收券。
till-say-shop-paused = 「本店现在暂停收券，不好意思。您的券在别的商店照样能用。」
till-why-code-malformed = 这个码不是社区的券码。
till-say-code-malformed = 「这个码不是社区的券。请您打开手机里的券页，出示那一页上的码。」
till-why-code-mistyped = 这个码有一位对不上。
till-say-code-mistyped = 「码没有读清楚，麻烦您再出示一次。」
till-why-till-too-many-wrong-codes = 这台机器连着试了很多不对的码，要等 { $minutes } 分钟。
till-say-till-too-many-wrong-codes = 「机器要等几分钟，不好意思。请您稍等，或者先照平时那样付。」
till-why-other = 这张券现在收不了，请再扫一次；还是不行，请打社区服务台 { $phone }。
till-say-other = 「不好意思，这张券现在收不了，麻烦您再出示一次。」

# 收券：这台机器、这家店
till-paused = { $shop }现在暂停收券
till-paused-next = 什么时候恢复，请打社区服务台 { $phone }。以前收下的券照样对账、照样付钱。
till-not-paired = 这台机器还不是收银台
till-not-paired-next = 收券要用配好的收银台：店主或社区给一个配对码，10 分钟内在这里输一次就行。
till-pair = 输配对码
till-revoked = 这台收银台已经停用
till-revoked-next = 店主或社区解除了它。要接着收券，请店主或社区再给一个配对码。收过的券都在，照样付钱。
till-sign-in = 请店员先登录
till-sign-in-why = 换了班，或者一小时没有动，就要再输一次密码。收过的券都在。
till-sign-in-go = 输密码，开始收券
till-sign-in-owner = 店主从这里登录
till-offline = 网络断了，现在不能收券。连上以后再收，不会记两次。可以这样对客人说：「现在收不了券，请您稍等，或者先照平时那样付。」

# 今天收的券
till-today-drawer = 抽屉里应该有的券
till-today-who = { $shop } · { FULL_DAY($day) }
till-today-count = { $count } 张
till-today-count-undone = { $count } 张，撤销的 { $undone } 张不算
till-today-scope = 看哪里的
till-today-scope-till = 这台收银台
till-today-scope-shop = 全店
till-today-list = 今天收的券，新的在上面
till-today-column-serial = 券号
till-today-column-at = 收下的时间和店员
till-today-when = { TIME($at) } · { $clerk }
till-today-column-face = 面值
till-today-undone-at = 已撤销，{ TIME($at) }
till-today-annulled = 争议定了，这张不算
till-today-by-program = 收银系统
till-today-empty = 今天还没有收过券
till-today-empty-next = 收下的券会排在这里，合计好了，关店时一对就清楚。
till-today-back = 回去收券
till-today-older = 以前收的，在对账单里。

# 对账单：什么时候拿到钱
bills-next = 下一笔钱
bills-next-when = 最晚 { DAY($day) } 付到{ $shop }的账户
bills-waiting = 等您点同意
bills-waiting-next = 点了同意，30 天内付
bills-unbilled = 收下还没出账
bills-unbilled-when = 社区每月出一次账
bills-unbilled-full = 券面合计，出账时按约定的比例算
bills-later = 再往后
bills-later-when = 也已经同意，各有日子
bills-none = 现在没有要付给您的钱
bills-none-next = 收下的券每月出一份对账单，您点同意以后 30 天内付。
bills-overdue = 有 { YUAN($fen) } 元过了日子还没付
bills-overdue-next = 约定是同意以后 30 天内付。请打社区服务台 { $phone }；监督员也看得到这一条。
bills-agreed = 已同意，{ YUAN($fen) } 元最晚 { FULL_DAY($day) } 付到
bills-agreed-next = 社区还要由另一个人复核，再付款；到哪一步，这里都看得到。
bills-rate = 每张券付面值的 { $percent }
bills-rate-why = 这是您店和社区的约定。其余是您店里对邻居的心意，对账单上写作「商户让利」。
bills-rate-gift = 券是您店里对邻居的心意
bills-rate-gift-why = 这是您店和社区的约定：不另外付钱，对账单上写作「商户让利」。

# 对账单：一份一份
bills-list = 对账单
bills-empty = 还没有对账单
bills-empty-next = 社区每月出一份，到时候排在这里，等您点同意。
bills-of-month = { MONTH($day) }
bills-line = { $number }，{ $count } 张券
bills-open = 看明细
bills-state-closed = 等您同意
bills-state-agreed = 已同意，等复核
bills-state-approved = 已复核，等付款
bills-state-paid = { DAY($day) } 已付
bills-state-overdue = 过了 { DAY($day) } 还没付
bills-title = 对账单 { $number }
bills-period = 哪个月
bills-fund = 哪笔资金
bills-count = 券
bills-count-words = { $count } 张
bills-face = 券面合计
bills-gift = 商户让利
bills-disputed = 有争议，先不付
bills-to-pay = 应付给您
bills-yuan = { YUAN($fen) } 元
bills-due = 最晚付到
bills-agreed-on = 您同意
bills-paid-on = 付款
bills-proof = 付款凭证号
bills-day = { FULL_DAY($day) }
bills-lines = 一张一张对
bills-lines-caption = 对账单 { $number } 的每一张券
bills-column-serial = 券号
bills-column-at = 收下的时间和店员
bills-column-face = 面值
bills-column-kept = 付给您
bills-line-disputed = 有争议
bills-at = { DAY($at) } { TIME($at) }
bills-when = { DAY($at) } { TIME($at) } · { $clerk }
bills-agree = 同意，应付 { YUAN($fen) } 元
bills-agree-title = 同意这份对账单？
bills-agree-lead = { $count } 张券，应付 { YUAN($fen) } 元。点了同意，30 天内付到您店的账户，这份对账单就不再改动。
bills-agree-yes = 对过了，同意
bills-download = 下载对账单（双方签字用）
bills-back = 回到对账单
bills-gone = 没有找到这份对账单
bills-gone-next = 也许是别的商店的。您店的对账单都在下面这一页。
