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
