error-seal-day-not-over = { FULL_DAY($day) }还没有过完，请第二天再封签。
error-seal-not-next-day = 接下来该封 { FULL_DAY($expected_day) }，请一天一天地封签。
