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

## 名册：一个人

people-count-more = { $count } 人以上
people-more-letters = 还有更多人。多写几个字就能找到。
people-open-person = 看这个人
people-lived = 以前住 { $building }，{ FULL_DAY($first) }到{ FULL_DAY($last) }
people-move-household = 这一户搬到别的楼
people-move-household-button = 改到这栋楼
people-household-moved = 改好了，这一户现在住 { $building }
people-guest-lead = 外来志愿者：记时长，不得分。
people-no-household-now = 现在没有登记在哪一户：记时长，不得分。
person-gone = 已离开
person-number = 志愿者编号 { $number }
person-number-and-old = 志愿者编号 { $number }，旧编号 { $old } 也能用
person-and = 、
person-none = 没有
person-office = 服务台
person-about = 基本资料
person-born = 出生年份
person-tags = 身份
person-skills = 会什么
person-time = 什么时候有空
person-home-place = 平时住在哪里
person-homes = 登记在哪一户
person-since = { FULL_DAY($day) }起
person-span = { FULL_DAY($first) }到{ FULL_DAY($last) }
person-teams = 队伍
person-teams-count = { $count } 支
person-no-team = 现在没有参加队伍。
person-past-teams = 以前的队伍（{ $count }）
person-leave-team = 退出队伍
person-leave-team-title = 让 { $name } 退出「{ $team }」？
person-leave-team-lead = 做过的时长和积分都留着，以后可以再加入。
person-left-died = 已去世
person-left-moved-away = 已迁走
person-left-left = 已离开社区
person-left-why-died = 去世
person-left-why-moved-away = 迁走
person-left-why-left = 其他原因离开
person-history = 变动记录
person-history-none = 从名册导入以后，还没有变动。
person-history-more = 更早的记录
person-step = { DAY($at) } { TIME($at) } · { $actor }
person-acts = 办理
person-acts-label = 要办什么
person-acts-choose = 请选一项
person-act-change = 更正资料
person-act-describe = 记会什么、什么时候有空
person-act-move = 迁到另一户
person-act-split = 分出一户
person-act-rights = 谁当户主、谁能用积分
person-act-invite = 邀请入队
person-act-merge = 合并重复的登记
person-act-undo = 撤销合并
person-act-leave = 去世或迁走
person-act-return = 登记回来
person-new-phone = 新电话（不改就不填）
person-tags-hint = 身份（用逗号隔开）
person-save = 保存
person-saved = 记好了
person-move-lead = 从那一天起，挣的积分记到新的一户；以前的还在原来那一户。
person-move-to = 迁到哪一户（写户主或卡号）
person-move-where = 还没有选迁到哪一户。
person-move-button = 迁到这一户
person-moved = { $name } 迁好了
person-why = 为什么
person-why-marriage = 结婚
person-why-family = 和家人同住
person-why-moved = 其他
person-since-when = 从哪一天起
person-successor = 原来那一户由谁接着当户主、用积分
person-successor-none = 不用换人
person-split-lead = 新的一户有自己的卡和积分，从零开始。
person-split-with = 谁一起去
person-split-where = 还没有写楼栋。
person-split-button = 分出这一户
person-split-done = 分好了，新卡号 { $card }
person-rights-lead = 按户主的意思办。18 岁以下不能用积分。
person-heads = 当户主
person-rights-button = 就按这样记
person-leave-lead = 这个人的密码和登录马上停用，也退出所有队伍。做过的时长和积分都留着。
person-leave-why = 为什么离开
person-last-day = 最后一天
person-leave-button = 登记离开
person-leave-title = 登记 { $name } 离开社区？
person-leave-lines = 密码、登录和队伍从现在起停用。登记错了，可以再「登记回来」。
person-return-lead = 人回来了，或者登记错了。户和队伍要重新选。
person-return-button = 登记回来
person-returned = { $name } 登记回来了
person-invite-team = 邀请到哪支队伍
person-invite-choose = 请选一支队伍
person-invite-button = 发出邀请
person-invited = 已邀请加入「{ $team }」，等本人答复
person-skill-nursing = 医护
person-skill-haircut = 理发
person-skill-repair = 修理
person-skill-electric = 水电
person-skill-phones = 手机电脑
person-skill-law = 法律
person-skill-talk = 调解谈心
person-skill-teaching = 辅导功课
person-skill-writing = 书法写作
person-skill-stage = 文艺
person-skill-cooking = 做饭
person-skill-driving = 开车
person-skill-first-aid = 急救
person-skill-languages = 外语方言
person-when-weekday = 工作日白天
person-when-evening = 晚上
person-when-weekend = 周末
person-when-urgent = 急事随叫随到
history-other = 有一项变动
history-person-register = 登记到名册
history-person-change = 更正了资料
history-person-describe = 记了会什么、什么时候有空
history-person-move = { DAY($day) }起迁到卡号 { $card } 那一户
history-household-split = { DAY($day) }起分出一户，新卡号 { $card }
history-person-leave = { $because ->
    [died] 登记去世，最后一天 { DAY($day) }
    [moved_away] 登记迁走，最后一天 { DAY($day) }
   *[other] 登记离开，最后一天 { DAY($day) }
}
history-person-return = 登记回来
history-person-rights = { $is_head ->
    [true] 当户主
   *[false] { $is_spender ->
        [true] 可以用这一户的积分
       *[false] 不再用这一户的积分
    }
}
history-merger-propose = 有人认为和另一条登记是同一个人
history-merger-decide = { $is_same ->
    [true] 和另一条登记合并了
   *[false] 看过了，不是同一个人
}
history-merger-undo = 撤销了合并
history-team-member = { $role ->
    [leader] 任队长，队伍 { $team }
    [deputy] 任副队长，队伍 { $team }
   *[member] 加入队伍 { $team }
}
history-team-leave = 退出队伍 { $team }
history-team-ask = 申请加入队伍 { $team }
history-team-invite = 收到队伍 { $team } 的邀请
history-team-answer = { $answer ->
    [accepted] 入队的申请或邀请有了答复：加入
    [declined] 入队的申请或邀请有了答复：不加入
   *[withdrawn] 入队的申请或邀请收回了
}
history-enrolment-issue = 打印了开通单

## 合并重复的登记

merger-lead = 名册里有两条登记其实是这一个人时，在这里合并。要由另一个人核对以后才算。
merger-other = 另一条登记（姓名、编号或完整电话）
merger-same = 找到的就是现在这一条。
merger-stays = 留下这一条
merger-gone = 并进来，不再单独用
merger-has = { $claims } 条记录 · { HOURS($minutes) } · { $teams } 支队伍
merger-after = 合并以后，时长、积分、队伍和变动记录都在留下的那一条下面；旧编号和旧电话也能找到、能登录。账上的记录一笔不改。
merger-doubled = 有 { $count } 条记录两边都记了同一段时间
merger-doubled-next = 合并不会自动去掉它们。核对以后，请按「追回」的办法处理多记的。
merger-propose = 提出合并，等别人核对
merger-proposed = 已提出，等另一个人核对
merger-waiting = 等核对的合并
merger-waiting-count = { $count } 件
merger-by = { $name } 在 { DAY($at) }提出
merger-look = 核对
merger-decide-title = 是不是同一个人
merger-yes = 是同一个人，合并
merger-no = 不是同一个人
merger-undo-lead = 发现不是同一个人时撤销：两条登记又各是各的，账上的记录本来就没有改。登录留在这一条，另一位要重新领开通单。
merger-undo-which = 撤销哪一条
merger-undo = 撤销合并
merger-undone = 撤销了，又是两条登记

## 队伍

nav-teams = 队伍
nav-my-teams = 我的队伍
team-requests = 等答复的
team-requests-count = { $count } 件
team-asked-by-person = 申请加入「{ $team }」
team-asked-by-team = 已邀请加入「{ $team }」，等本人答复
team-asked-at = { DAY($at) } { TIME($at) }
team-let-in = 同意加入
team-not-now = 这次不收
team-take-back = 收回
team-answered-yes = { $name } 加入了
team-answered-no = 已答复 { $name }
team-find = 找队伍
team-find-hint = 队伍名称
team-kind = 类别
team-any-kind = 所有类别
team-program = 品牌项目
team-any-program = 所有项目
team-count = { $count } 支
team-hours-in = { PLAIN($year) } 年时长 { HOURS($minutes) }
team-none = 没有这样的队伍
team-none-next = 换个名称或类别再找。
team-line = 队长 { $leader } · { $people } 人
team-no-leader = 还没有队长
team-hours = { HOURS($minutes) }
team-open = 打开
team-back = 回到队伍
team-leader = 队长
team-people = 队员
team-hours-of = { PLAIN($year) } 年时长
team-parent = 上级队伍
team-about = 这支队伍
team-coming = 接下来的活动
team-nothing-coming = 还没有安排活动。
team-when = { DAY($starts_at) } { TIME($starts_at) }
team-children = 下面的队伍
team-change = 更正名称和归属
team-members = 队员
team-find-member = 找队员
team-find-member-hint = 姓名开头的字，或拼音
team-nobody = 没有找到队员
team-nobody-next = 换个写法再找，或者在下面添人。
team-add = 添人
team-whom = 添谁
team-add-button = 添 { $name } 入队
team-invite-button = 邀请 { $name }，由本人答复
team-added = { $name } 入队了
team-act = 办理
team-role = 在队里做什么
team-role-leader = 队长
team-role-deputy = 副队长
team-role-member = 队员
team-role-button = 就按这样记
team-new = 新建
team-new-team = 队伍
team-new-program = 品牌项目
team-name = 队伍名称
team-new-button = 建这支队伍
team-program-name = 项目名称，比如红石榴
team-program-about = 一句话说明
team-program-button = 建这个项目
team-made = 「{ $name }」建好了
team-kind-party = 党员
team-kind-women = 巾帼
team-kind-veterans = 退役军人
team-kind-youth = 青年
team-kind-silver = 银龄
team-kind-neighbours = 邻里
team-kind-professional = 专业
team-kind-students = 学生
team-kind-other = 其他
my-teams-mine = 我参加的
my-teams-none = 还没有参加队伍
my-teams-none-next = 在下面找一支，申请加入。
my-teams-leave = 退出
my-teams-leave-title = 退出「{ $team }」？
my-teams-waiting = 等答复的
my-teams-invited = 邀请您加入，{ DAY($at) }
my-teams-asked = 您 { DAY($at) }申请的，等队里答复
my-teams-accept = 加入
my-teams-decline = 这次不加入
my-teams-joined = 您加入了「{ $team }」
my-teams-declined-now = 好的，「{ $team }」这边已记下
my-teams-others = 别的队伍
my-teams-no-other = 没有别的队伍可以申请了。
my-teams-ask = 申请加入
my-teams-asked-now = 已向「{ $team }」申请，等队里答复
my-teams-more = 还有更多队伍，写名称就能找到。
my-teams-able = 我会什么，什么时候有空
my-teams-able-lead = 有合适的活动，社区好找您。
my-teams-back = 回到我的
error-dissolution-refused = 这一户的积分现在不能并过去。请看看两户的情况。
error-dissolution-people-remain = 卡号 { $card } 的户里还有人。请先给每个人办好搬走或离开。
error-dissolution-vouchers-remain = 卡号 { $card } 的户还有 { $count } 张没用的券。请先退回或作废。
error-dissolution-not-of-its-people = 卡号 { $card } 的家人没有人在 { $into_card } 这一户。请选家人现在所在的户。
error-dissolution-already = 卡号 { $card } 的积分已经并走了。
error-dissolution-waits = 卡号 { $card } 已经提出过，在等另一个人核对。
error-household-gone = 卡号 { $card } 的户已经散了，积分在家人的另一户。请选那一户。
dissolve-title = 这一户散了
dissolve-lead = 户里没有人了。积分可以并到家人现在所在的另一户，要由另一个人核对。不并的话，到期就过期。
dissolve-nowhere = 家人都不在别的户里，积分没有地方并，到期就过期。
dissolve-into = 并到哪一户
dissolve-household = { $card } · { $head } · { $building }
dissolve-available = 可用积分
dissolve-notice = 公示中的积分
dissolve-shortfall = 还欠着要收回的
dissolve-filled = 并过去后马上收回
dissolve-remainder = 不满一分的零头
dissolve-minutes = { HOURS($minutes) }
dissolve-after = 每一笔分的来历和到期日都不变；以后这一户再到的分、再收回的分，都算在那一户。
dissolve-propose = 提出并过去，等别人核对
dissolve-proposed = 已提出，等另一个人核对
dissolve-look = 核对
dissolve-decide-title = 把积分并到 { $card }
dissolve-yes = 核对无误，并过去
dissolve-no = 不并
dissolve-declined = 没有并，积分还在原来的户里
dissolve-done = { $points } 分并过去了
dissolve-gone = 这一户散了，积分在 { $card }。
dissolve-open = 打开 { $card }
dissolve-came = 卡号 { $card } 的户散了，积分并到了这里。
dissolve-waiting = 等核对的并户
dissolve-waiting-count = { $count } 件
dissolve-by = { $name } 在 { DAY($at) }提出
people-entry-moved-in = 从散了的户并来
people-entry-moved-out = 并到另一户
