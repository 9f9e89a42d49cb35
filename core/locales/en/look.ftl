# Words of every page: units, lists, the frame.
duration-hours-and-minutes =
    { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    } { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }
duration-hours =
    { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    }
duration-minutes =
    { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }
list-between = |, |
look-skip = Go to the content
look-tools = Type size and language
look-size-1 = Normal type
look-size-2 = Large type
look-size-3 = Largest type
look-other-language = 中文
look-motto = Every good deed, written down
