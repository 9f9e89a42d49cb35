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
