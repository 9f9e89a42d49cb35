# 各处都用得到的词：单位、列举、外框。
duration-hours-and-minutes = { $hours } 小时 { $minutes } 分钟
duration-hours = { $hours } 小时
duration-minutes = { $minutes } 分钟
list-between = |、|
