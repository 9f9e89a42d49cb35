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
bookkeeping-adjustments = 上期补付
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
apply-where = 哪些店能用券
