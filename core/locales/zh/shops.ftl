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
