# 积分、券、商店、对账。
error-points-not-enough = 积分还差 { $missing_points } 分，现在有 { $points } 分。请少换一些。
