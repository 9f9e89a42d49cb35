# 各处都用得到的词：单位、列举、外框。
duration-hours-and-minutes = { $hours } 小时 { $minutes } 分钟
duration-hours = { $hours } 小时
duration-minutes = { $minutes } 分钟
list-between = |、|
look-skip = 跳到正文
look-tools = 字号和语言
look-size-1 = 标准字号
look-size-2 = 大字号
look-size-3 = 特大字号
look-other-language = EN
look-motto = 做过的好事，一笔一笔记着
