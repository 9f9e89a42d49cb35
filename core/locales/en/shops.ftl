# Shops: opening hours, applications, payees, lists.

# Opening hours
shops-day-1 = Mon
shops-day-2 = Tue
shops-day-3 = Wed
shops-day-4 = Thu
shops-day-5 = Fri
shops-day-6 = Sat
shops-day-7 = Sun
shops-hours-every-day = Every day
shops-hours-days = { $first } to { $last }
shops-hours-line = { $days } { $times }
shops-hours-all-day = all day
shops-hours-overnight = { $since }–{ $until } next day
shops-hours-between = |, |
error-shop-hours-unclear = “{ $text }” is not clear. Please write it like “Mon-Sat 8:00-20:00; Sun 9:00-18:00”.
