# 商店：营业时间、申请、收款账户、名单。

# 营业时间
shops-day-1 = 周一
shops-day-2 = 周二
shops-day-3 = 周三
shops-day-4 = 周四
shops-day-5 = 周五
shops-day-6 = 周六
shops-day-7 = 周日
shops-hours-every-day = 每天
shops-hours-days = { $first }至{ $last }
shops-hours-line = { $days } { $times }
shops-hours-all-day = 全天
shops-hours-overnight = { $since }–次日{ $until }
shops-hours-between = |、|
error-shop-hours-unclear = 「{ $text }」看不明白。请写成「周一至周六 8:00-20:00；周日 9:00-18:00」这样。

# 商店的种类
shops-kind-canteen = 食堂
shops-kind-supermarket = 超市
shops-kind-grocery = 粮油副食
shops-kind-fresh = 水果蔬菜
shops-kind-bakery = 早点糕点
shops-kind-clinic = 诊所
shops-kind-pharmacy = 药房
shops-kind-home-care = 居家养老
shops-kind-barber = 理发
shops-kind-laundry = 洗衣
shops-kind-repair = 维修
shops-kind-stationery = 文具
shops-kind-bank = 银行网点
shops-kind-charity = 爱心小店
shops-kind-other = 其他

# 不能办的
error-shop-paused-by-office = { $shop }是社区暂停的。请联系社区，由社区恢复。
error-shop-application-incomplete = { $field ->
    [name] 店名没有写，或者超过 60 个字。请写上店名。
    [place] 地址没有写，或者超过 80 个字。请写上地址。
    [contact] 联系人没有写，或者超过 20 个字。请写上怎么称呼。
   *[phone] 电话不对。请写上能打通的手机号或座机号。
}
error-shop-applications-full = 等着办的申请太多了，现在收不下。请直接打社区的电话。
error-shop-applications-often = 从这里已经交了几份申请。请过 { $minutes } 分钟再交，或者直接打社区的电话。
error-payee-incomplete = { $field ->
    [payee] 户名没有写，或者超过 60 个字。请照银行卡或执照上的写。
    [bank] 开户行没有写，或者超过 60 个字。请写到哪个支行。
   *[account] 账号不对，应该是 8 到 34 位数字或字母。请对照银行卡再写一遍。
}
error-payee-missing = { $shop }还没有收款账户。请店主填，或者由财务填。

# 给会计的电子表格
bookkeeping-sheet = 对账单
bookkeeping-title = { $place } 商店对账单
bookkeeping-number = 单号
bookkeeping-shop = 商店
bookkeeping-fund = 资金
bookkeeping-month = 月份
bookkeeping-closed = 出单
bookkeeping-agreed = 商店同意
bookkeeping-due = 付款期限
bookkeeping-paid = 付款
bookkeeping-state = 进展
bookkeeping-state-closed = 等商店核对
bookkeeping-state-agreed = 等复核
bookkeeping-state-approved = 等付款
bookkeeping-state-paid = 已付
bookkeeping-check-value = 校验
bookkeeping-column-place = 序号
bookkeeping-column-serial = 券号
bookkeeping-column-taken = 收券时间
bookkeeping-column-clerk = 店员
bookkeeping-column-face = 面额（元）
bookkeeping-column-kept = 应付（元）
bookkeeping-column-note = 说明
bookkeeping-column-earlier = 原单号
bookkeeping-by-program = 收银程序
bookkeeping-left-out = 有争议，这张单不付
bookkeeping-line-sum = 合计
bookkeeping-adjustments = 以前的单补付的
bookkeeping-sums = 汇总（元）
bookkeeping-face = 面额合计
bookkeeping-gift = 店家让利
bookkeeping-left-out-sum = 有争议不付的
bookkeeping-adjusted = 上期补付
bookkeeping-to-pay = 应付
bookkeeping-set-off = 抵扣应退回的
bookkeeping-cash = 实付

# 给银行的付款文件
payments-sheet = 付款
payments-sheet-check = 核对
payments-file = 付款文件 { $day }
payments-file-made = 生成时间
payments-file-count = 笔数
payments-file-total = 金额合计（元）
payments-file-left-out = 没有列入的单
payments-column-place = 序号
payments-column-payee = 户名
payments-column-account = 账号
payments-column-bank = 开户行
payments-column-amount = 金额（元）
payments-column-remark = 附言
payments-column-shop = 商店
error-payments-nothing-to-draw = 现在没有可以付的单。请先补齐收款账户，或等复核。
error-payments-moved = 要付的刚刚变了，现在是 { $count } 笔，{ YUAN($total_fen) } 元。请看过再下载。

# 商店申请收券（不用登录）
apply-title = 商店申请收券
apply-lead = 想让{ $place }的居民来您店里用抵扣券，请填这一张。不用账号，不收费。
apply-name = 店名
apply-kind = 做什么的
apply-place = 地址
apply-place-hint = 例如：东门 12 号
apply-grid = 在哪个网格
apply-grid-unknown = 不清楚
apply-contact = 怎么称呼您
apply-phone = 联系电话
apply-phone-hint = 社区打这个电话找您，不会公开
apply-hours = 营业时间（可以不填）
apply-hours-hint = 例如：周一至周六 8:00-20:00；周日 9:00-18:00
apply-rate = 收一张券，社区付给您多少
apply-rate-hint = 少收的部分是您给邻居的让利，写在对账单上
apply-rate-is = { $percent ->
    [100] 按面额全付
    [0] 全部让利，不收钱
   *[other] 付面额的 { $percent }%
}
apply-button = 交给社区
apply-look-here = 请看一下这一格
apply-done-title = 申请收到了
apply-done = { $place }收到了您的申请
apply-done-next = 工作人员会打您留的电话，约时间签协议。签好以后，店里就能收券。
apply-help-title = 不想填？
apply-help = 打电话或到服务台，工作人员当面帮您办。
apply-ask-title = 想问一问？
apply-ask = 打社区的电话，说店名就行。
apply-where = 哪些店能用券

# 商店这一页
shops-queue = 看哪一类
shops-queue-shops = 商店 { $count }
shops-queue-applications = 申请 { $count }
shops-hours-then = |；|
shops-hours = 营业时间
shops-phone = 店里电话（居民看得到）
shops-grid = 在哪个网格
shops-grid-none = 不在网格里
shops-unknown = 还没有填
shops-day = { FULL_DAY($day) }
shops-rate-name = 每张券付多少
shops-about = 协议和店铺
shops-about-own = 居民看到的
shops-agreement = 协议编号
shops-agreement-hint = 例如 LM-2026-01
shops-agreement-is = { $number }，{ FULL_DAY($day) }签
shops-agreed-on = 哪天签的
shops-owner-home = 店主住在
shops-owner-none = 不在社区，或没有登记
shops-due-back = 应退回「{ $fund }」
shops-describe = 改资料
shops-describe-own = 改电话和营业时间
shops-describe-button = 保存
shops-described = 「{ $name }」的资料改好了
shops-paused-by-office = 是社区暂停的，由社区恢复。请打 { $phone } 问一问。

# 申请
shops-applications = 申请收券的商店
shops-applications-count = { $count } 家等着办
shops-applications-none = 还没有商店申请
shops-applications-none-next = 店家在社区首页「商店申请收券」填好，会列在这里。
shops-applied = { $at }交的，{ $name } { $phone }
shops-applied-at = 哪天交的
shops-application-applied = 等着办
shops-application-accepted = 已接受
shops-application-declined = 没有接受
shops-call = 看 { $name } 的电话
shops-accept = 接受这家商店
shops-accept-lead = 先打电话、签好协议。接受以后就能配收银台。
shops-accept-button = 接受，登记成商店
shops-accept-missing = 请写上店的编号和协议编号。
shops-decline = 不接受
shops-decline-why = 为什么不接受
shops-decline-far-away = 离社区太远
shops-decline-terms = 条件谈不拢
shops-decline-closed = 店已经关了
shops-decline-double = 已经登记过
shops-decline-other = 别的原因
shops-decline-note = 补充说明（可以不填）
shops-decline-button = 不接受这份申请
shops-declined = 「{ $name }」没有接受
shops-declined-next = 请打电话告诉店家。

# 收款账户
shops-payee = 收款账户
shops-payee-none = 还没有收款账户，对账单付不出去。
shops-payee-name = 户名
shops-payee-bank = 开户行
shops-bank-hint = 例如：农商银行东门支行
shops-payee-account = 账号
shops-payee-since = 哪天填的
shops-payee-confirmed = 财务核对过
shops-payee-waits = 等财务核对
shops-payee-waits-next = 财务核对以后，钱才付到这个账户。
shops-payee-confirm = 核对过了，以后付到这里
shops-payee-confirmed-now = { $shop }的钱以后付到这个账户
shops-payee-whole = 看完整账号
shops-payee-why = 为什么要看
shops-payee-why-check-account = 和店家的材料核对
shops-payee-why-pay = 手工付款
shops-payee-why-ask-bank = 向银行查询
shops-payee-read = 看一次，记在账上
shops-payee-enter = 填收款账户
shops-payee-other = 换一个账户
shops-payee-save = 保存这个账户
shops-payee-saved = 账户 { $account } 存好了
shops-payee-saved-next = 财务核对以后，钱付到这里。

# 收银程序
shops-tokens = 收银程序的口令
shops-tokens-lead = 店里自己的收银程序用口令收券。没有程序的店不用管。
shops-token = 尾号 { $mark }
shops-token-made = { $at }做的
shops-token-end = 停用
shops-token-end-title = 停用尾号 { $mark } 的口令？
shops-token-end-lead = 用这个口令的程序马上收不了券。
shops-token-end-yes = 停用这个口令
shops-token-make = 做一个口令
shops-token-is = 新口令做好了
shops-token-once = 只显示这一次，请马上抄到程序里。
shops-token-gone = 口令只显示一次
shops-token-gone-next = 没来得及抄的，停用它，再做一个。
shops-token-done = 好，抄好了

# 退出
shops-left = 这家店已经退出
shops-left-lead = 不再收券。以前收的照样对账、付款。店里没有店主账号的，再配一台收银台，就能看对账单、点同意，收不了券。
shops-leave = 退出，以后不收券了
shops-leave-lead = 退出以后，收银台和口令马上停用。已经收的券照样对账、付款；应退回的照样退回。
shops-leave-why = 为什么退出
shops-leave-closing = 不做生意了
shops-leave-moving = 搬走了
shops-leave-terms = 条件不合适
shops-leave-other = 别的原因
shops-leave-button = 退出
shops-leave-title = 让「{ $name }」退出？
shops-leave-sure = 退出以后不能恢复，要再来就重新申请。
shops-leave-yes = 退出，不再收券

# 哪些店能用券
shop-list-lead = 拿手机上的券或纸券，到这些店里抵钱用。
shop-list-find = 找一家店
shop-list-find-hint = 店名、地址或东西，例如：理发
shop-list-all-kinds = 各种店
shop-list-all-grids = 各个网格
shop-list-open-now = 只看正在营业的
shop-list-honours = 还可以换：{ $rewards }
shop-list-open-until = 营业中，{ $time } 关门
shop-list-opens = { $days ->
    [0] 今天 { $time } 开门
    [1] 明天 { $time } 开门
   *[other] { $days } 天后 { $time } 开门
}
shop-list-closed = 没有营业时间
shop-list-no-grid = 其他地方
shop-list-none = 没有这样的店
shop-list-none-next = 换个词，或把条件去掉再找。
shop-list-for-shops = 您是店家？
shop-list-for-shops-lead = 想让邻居来用券，填一张申请就行，不用账号。

# 核对单据
paper-check-lead = 手里有一张纸上的对账单？输单号和校验，看和账上是不是一样。
paper-check-number = 单号
paper-check-value = 校验（每页下边的 16 位）
paper-check-button = 核对
paper-check-missing = 请把单号和校验都填上。
paper-check-matches = 和账上一样
paper-check-matches-next = 这张纸上的数，就是账上现在的数。
paper-check-differs = 和账上对不上
paper-check-differs-next = 先看有没有输错。没有输错，就是单子改过或印过以后有了争议，请打 { $phone } 问社区，重新印一张。
paper-check-lines = 券
paper-check-paid-on = { FULL_DAY($day) }付了

# 付款给商店
payments-ready = 可以付的
payments-sum = { $count } 笔，{ YUAN($fen) } 元
payments-count = { $count } 笔
payments-lead = 下载一个文件交给银行，附言就是单号。银行付了以后，逐张记下凭证号。
payments-last = 上一次是 { $name } 在 { $at }下载的，{ $count } 笔。
payments-none = 没有可以付的
payments-none-next = 复核过的对账单会列在这里。
payments-draw = 做付款文件：{ $count } 笔，{ YUAN($fen) } 元
payments-drawn = 付款文件做好了：{ $count } 笔，{ YUAN($fen) } 元
payments-drawn-next = 里面有完整账号，5 分钟内下载一次，交给银行以后请删掉。
payments-get = 下载付款文件
payments-gone = 下载的时间过了，可以再做一个。
payments-again = 好，下载好了
payments-left-out = 还付不了的
payments-line = { $number }，账号 { $account }
payments-set-off = 抵扣了应退回的 { YUAN($fen) } 元
payments-to-shop = 到商店那里补
payments-record = 付了，去记下
payments-due = { DAY($day) }前付
payments-why-no-cash = 没有要付的现金
payments-why-payee-missing = 没有收款账户
payments-why-payee-unconfirmed = 账户等核对
payments-why-made-by-you = 是您出的单，请同事付

# 今天的事
desk-task-apply = 商店申请收券
desk-task-apply-why = 先打电话，签好协议再接受
desk-task-apply-go = 去看申请

# 从别的页过来
home-shops = 商店
me-shops = 用券
statements-sheet = 给会计的电子表格
statements-to-payments = 做给银行的付款文件
