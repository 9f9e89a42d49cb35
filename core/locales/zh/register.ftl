## 名册：搬家、合并、队伍里办不成的事

error-move-refused = 这个变动办不了。请看看是哪个人、哪一户。
error-move-successor-needed = { $name } 是卡号 { $card } 这一户的户主，或者是唯一能用积分的人。请先选好由谁接着当户主、用积分。
error-move-day-wrong = 这一天不对：要在他到这一户以后，也不能晚于今天。请换一天。
error-move-there-already = 现在就是这样，没有要改的。
error-move-minor-spends = { $name } 不满 18 岁，不能当户主，也不能用积分。请换一个人。
error-move-not-of-household = { $name } 没有登记在哪一户。请先把他迁到一户。
error-move-left-already = { $name } 从 { DAY($left_on) } 起已经不在社区了。人回来了，请先在他的页面上点「登记回来」。
error-merger-refused = 这两条登记不能合并。请看看是不是同一个人。
error-merger-same-row = 这就是同一条登记，不用合并。
error-merger-already = { $name } 的登记已经合并过了。请重新找一次。
error-merger-waits = { $name } 已经有一个合并在等别人核对。先等那一个有了结果。
error-merger-two-households = 两条登记在两户里，卡号 { $first } 和 { $second }，积分各是各的。请先把其中一个迁到另一户，再合并。
error-team-refused = 队伍的这个变动办不了。请看看是哪支队、哪个人。
error-team-name-missing = 还没有写名称。请写上再登记。
error-team-circle = 「{ $name }」不能归到自己或者自己下面的队伍里。请换一支上级队伍。
error-team-member-already = { $name } 已经在「{ $team }」里了。
error-team-not-member = 这个人现在不在「{ $team }」里。
error-team-has-left = { $name } 已经不在社区了，不能入队。
error-team-asked-already = 「{ $team }」这边已经有一个申请或邀请在等答复。
error-team-answered-already = 这个申请已经有人答复过了，或者本人收回了。
error-match-person-elsewhere = 「{ $name }」同名同电话的人已经在名册上，在另一户。是同一个人就跳过，不是就登记成新的人。
