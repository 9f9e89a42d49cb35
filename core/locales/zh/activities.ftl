# 活动：发布
error-activity-days-taken = { $name }：{ $days } 已经有同名的活动了，这一轮一场也没有发布。换一个名称，或换一个开始的日子。
error-activity-shift-outside = 第 { $position } 班的时间要在活动时间里面，结束要晚于开始。
error-activity-shift-twice = 第 { $position } 班和前面一班同名、同时间，请合成一班，或改个名字。
error-activity-break-too-long = 第 { $position } 班的休息时间和整班一样长了，请改短一点。
error-activity-sign-up-ends-late = 报名截止要在现在以后、活动开始以前。
error-activity-has-people = 已经有 { $people } 位签到了，这场不能取消。
error-theme-missing = { $month } 月的主题还空着，请写上几个字。

# 报名
error-sign-up-refused = 这次没有报上名。
error-sign-up-called-off = 这场不办了，或者已经解除集结，不用再报名。
error-sign-up-over = 报名到 { $until } 为止，现在报不上了。想来的话，请联系服务台或带队的人。
error-sign-up-already = { $name }已经在这一班的名单上了，不用再报。
error-sign-up-named-twice = 名单里 { $name }写了两次，请去掉一个再来。
error-sign-up-clashes = { $name }在这个时间已经报了「{ $activity }」（{ $starts_at }），两边赶不过来。先退掉那边，再报这一场。
error-sign-up-too-young = 这场活动要满 { $years } 岁，{ $name }还差一点，换一场吧。
error-sign-up-child-too-young = { $name }还不满 { $years } 岁，不能记作志愿者。欢迎跟着大人一起来玩。
error-sign-up-adult-needed = { $name }不满 14 岁，要有同户的一位大人同意并陪同，请选好是哪一位。
error-sign-up-not-of-household = 只能给自己和同一户的人报名。别的人请他自己报，或到服务台代报。
error-sign-up-paused = { $name }一年里有 { $absences } 次报了名没来、也没说一声，报名先停一停。请到服务台说明情况。
error-sign-up-too-many = 一次最多报 { $most } 个人，请分几次报。
error-sign-up-long-day = { $name }这一天加起来要服务 { HOURS($minutes) }，超过 8 小时了。
error-sign-up-short-rest = { $name }和「{ $activity }」之间只隔 { $minutes } 分钟，歇不到半小时。
error-sign-up-enough-people = 需要的 { $needed } 位已经够了，谢谢您。您先歇着，有变化再叫您。
error-sign-up-not-standing = 这个报名已经退掉了，或者已经结束，名单上没有这一条了。
error-sign-up-withdraw-late = 自己退要在 { $until } 以前。现在来不了，请打电话给服务台，说明原因就行。
error-sign-up-not-over-yet = 活动 { $ends_at } 才结束，结束以后再记谁没来。
error-sign-up-was-there = { $name }签到过了，不能记成没来。
error-sign-up-appealed-once = 这一次已经申诉过、也有了结果，不能再申诉。
error-call-up-nobody = 选的范围里没有可以召集的成年人，请再选几支队伍。
error-call-up-place-missing = 请写上到哪里集合。

# 说给人听的话
message-cancelled = 「{ $activity }」（{ DAY($day) }）取消了
message-cancelled-body = 原因：{ $reason }。您不用来了，也不会记作没来。
message-moved-up = 有人退出，您补上了「{ $activity }」
message-moved-up-body = { $starts_at } 在{ $place }。来不了的话，请早点在「活动」里退出，让给下一位。
message-absent = 「{ $activity }」（{ DAY($day) }）记了您没来
message-absent-body = 要是记错了，或者有原因，请到「活动」里说一声，由另一位工作人员来看。
message-appeal-excused = 「{ $activity }」没来的事，已经按请假算
message-appeal-excused-body = 不算无故缺席。
message-appeal-kept = 「{ $activity }」没来的事，看过以后还是照原样记
message-appeal-kept-body = 不扣分。一年里有 5 次，报名会先停一停。
message-stood-down = 「{ $activity }」解除集结
message-stood-down-body = 辛苦了。还在路上的请回家，在现场的请找带队的人签退。
message-seen = 知道了
messages-title = 给您的消息

cancel-reason-weather = 天气不好
cancel-reason-too-few = 报名的人不够
cancel-reason-place = 场地用不了
cancel-reason-safety = 有安全隐患
cancel-reason-postponed = 改期
cancel-reason-other = 临时有事

excuse-ill = 生病
excuse-family = 家里有事
excuse-work = 上班走不开
excuse-weather = 天气不好
excuse-told-before = 提前说过了
excuse-other = 别的原因

service-kind-school-escort = 护送上下学
service-kind-mediation = 调解
service-kind-errands = 帮办代办
service-kind-day-care = 日间照料
service-kind-cleaning = 清洁
service-kind-elder-visit = 探访老人
service-kind-meals = 送餐
service-kind-medical = 义诊
service-kind-repair = 维修
service-kind-order = 秩序维护
service-kind-publicity = 宣传
service-kind-culture = 文体
service-kind-market-stall = 集市摆摊
service-kind-meeting = 会议
service-kind-emergency = 应急
service-kind-other = 其他

theme-default = { $month ->
    [1] 写春联送祝福
    [2] 闹元宵邻里亲
    [3] 学雷锋便民服务
    [4] 清明文明祭扫
    [5] 劳动最光荣
    [6] 端午邻里情
    [7] 清凉一夏护童行
    [8] 双拥慰问老兵
    [9] 开学第一课
    [10] 重阳敬老
    [11] 消防安全进家门
   *[12] 冬日送温暖
 }

# 页面：发布、一场活动
nav-activity = 一场活动
nav-call-up = 应急召集
publish-needed = 需要几个人
publish-more = 更多：服务点、班次、年龄、风险、每周重复
publish-area = 归哪个服务点或网格
publish-no-area = 不归哪一处
publish-kind = 服务种类
publish-no-kind = 先不选
publish-age = 最小年龄（0 表示按一般规定）
publish-risk = 风险提示
publish-insurance = 保险
publish-until = 提前几天截止报名（0 表示到开始为止）
publish-weeks = 每周重复，一共几周
publish-shifts = 分几个班次或摊位
publish-shift = 第 { $number } 班叫什么
publish-break = 中间休息多少分钟（不算时长）
publish-done-series = 「{ $name }」发布好了，一共 { $count } 场
publish-open-one = 打开
publish-full = { $count } 人，满了
publish-places = { $count }/{ $needed } 人
publish-waiting = { $count } 人候补
publish-shift-count = { $count } 个班次

month-title = { MONTH($day) }
month-theme = 本月主题：{ $name }
month-weekday = { WEEKDAY($day) }
month-day = { DAY($day) } { WEEKDAY($day) }
month-amount = { $count } 场
month-none = 这个月还没有活动。
month-before = { MONTH($day) }
month-after = { MONTH($day) }
month-write = 改每月主题
month-write-title = { PLAIN($year) } 年每月的主题
month-of = { MONTH($day) }
month-save = 保存这十二个主题
month-saved = { PLAIN($year) } 年的主题记下了

activity-none = 还没有选哪一场
activity-none-next = 从「发布活动」里打开一场。
activity-home = 回到活动
activity-back = 回到全部活动
activity-when = 时间
activity-place = 地点
activity-leader = 带队
activity-item = 细则
activity-age = 年龄
activity-years = 满 { $years } 岁
activity-until = 报名到
activity-at = { $at }
activity-window = { TIME($starts_at) }–{ TIME($ends_at) }
activity-shifts = 班次和人数
activity-of = { $count }/{ $needed } 人
activity-break = 休息 { $minutes } 分钟
activity-free = 还差 { $count } 人
activity-full = 满了
activity-add = 代人报名
activity-which = 哪一班
activity-who = 谁来（姓名、卡号、楼栋或手机号）
activity-child = 这位不满 14 岁，请选同户陪同的大人，并当面问过同意。
activity-adult = 陪同的大人
activity-add-button = 报上名
activity-add-sure = 问过了，还是报上
activity-nobody = 还没有选人
activity-nobody-next = 写上姓名找一找，选中那一位再报。
activity-added = { $name }报上了
activity-added-waiting = { $name }排在候补第 { $number } 位，有人退出就自动补上
activity-comes = 来的人
activity-waits = 候补
activity-others = 没来、请假和退出的
activity-people = { $count } 人
activity-no-phone = 没有手机
activity-brought-by = { $name }带来
activity-there = 到了
activity-nobody-yet = 还没有人报名
activity-nobody-yet-next = 居民可以在「活动」里报，也可以由您代报。
activity-off-list = 退出
activity-off-list-title = { $name }不来了
activity-withdraw = 从候补里退出
activity-excuse = 什么原因
activity-excuse-means = 按请假记，不算没来。空出的位子由候补的下一位补上。
activity-excuse-yes = 记为请假
activity-excused = { $name }已请假{ $count ->
    [0] 。
   *[other] ，候补的 { $count } 位补上了。
 }
activity-absent = 谁没来
activity-absent-lead = 勾上报了名、没签到、也没说一声的人。本人会收到消息，可以说明原因，由另一位来看。
activity-absent-button = 记 { $count } 人没来
activity-absent-done = 记下了 { $count } 人
activity-why = 为什么取消
activity-words = 还想对大家说的话（可以不写）
activity-call-off-lead = 名单上的 { $count } 位都会在自己的首页看到。没有手机的，请按打印的名单打电话。
activity-called-off = 「{ $name }」取消了
activity-called-off-next = 名单上的人都收到了消息。没有手机的，打印名单逐个通知。
activity-off = 这场取消了：{ $why }
activity-off-next = 还没通知到的人，可以按打印的名单打电话。
activity-roll = 签到签退
activity-roll-over = 看签到，确认点名册
activity-call-up = 看召集情况
activity-print = 打印联系名单

sign-up-state-called = 已召集
sign-up-state-waiting = 候补
sign-up-state-signed-up = 要来
sign-up-state-declined = 来不了
sign-up-state-withdrawn = 退出了
sign-up-state-absent = 没来
sign-up-state-appealed = 没来，已说明
sign-up-state-excused = 请假

appeals-title = 对「没来」有话说
appeals-count = { $count } 条
appeals-line = { DAY($day) }「{ $activity }」
appeals-said = 「{ $said }」
appeals-another = 这一条是您记的，要由另一位来看。
appeals-excused = 按请假算
appeals-kept = 照原样记

# 页面：居民的活动
activities-title = 活动
activities-mine = 我报名的
activities-mine-count = { $count } 场
activities-who = { $name }去
activities-leader = 带队：{ $name }
activities-age = 满 { $years } 岁可以参加
activities-insurance = 保险：{ $note }
activities-off = 取消了，不用来
activities-waiting = 候补第 { $number } 位
activities-called = 等您回话
activities-signed-up = 报上了
activities-late = 离开始不到一天了，来不了请打电话说一声：
activities-until = { $until } 以前可以自己退。
activities-withdraw = 来不了，退出
activities-withdraw-title = 退出「{ $name }」？
activities-withdraw-lead = 空出的位子会让给候补的下一位。
activities-withdraw-yes = 退出
activities-over-absent = { DAY($day) }记了没来。
activities-over-appealed = { DAY($day) }记了没来，您的说明正在看。
activities-over-excused = { DAY($day) }按请假算，不算没来。
activities-appeal = 说明原因
activities-appeal-title = 那天是怎么回事
activities-appeal-words = 用自己的话说一说
activities-appeal-yes = 说好了
activities-appealed = 收到您的说明了
activities-appealed-next = 由另一位工作人员来看，结果会在首页告诉您。
activities-coming = 可以报名的
activities-coming-aside = 最近 31 天
activities-none = 这几天没有活动
activities-none-next = 有了新的活动，会出现在这里。
activities-day = { DAY($day) } { WEEKDAY($day) }
activities-free = 还要 { $count } 人
activities-full = 满了，{ $count } 人候补
activities-window = { TIME($starts_at) }–{ TIME($ends_at) }
activities-over = 报名截止了。想来请联系带队的人。
activities-sign-up = 我要报名
activities-wait = 排候补
activities-family = 家里人也来
activities-ways = 还可以
activities-risk = 请注意：{ $note }
activities-along = 谁去？同户的人可以一起报。10 到 13 岁的孩子由您陪同。
activities-me = 我自己
activities-nobody = 请至少选一位。
activities-all-down = 一家人都在名单上了。
activities-yes = 报名，{ $count } 人
activities-sure = 我知道了，还是报名
activities-done = 「{ $name }」报上了
activities-done-next = 到时候请准时来，现场扫码签到。
activities-done-waiting = 「{ $name }」排上候补了
activities-done-waiting-next = 有人退出会自动补上，并在首页告诉您。
activities-yes-waiting = { $count } 人报名，没位子的排候补
activities-shift = { $free ->
    [0] { $name } { $when }，满了，可以排候补
   *[other] { $name } { $when }，还要 { $free } 人
 }
activities-next = 往后看
activities-first = 回到最近的

# 应急召集
calls-called = 红色召集令：{ $name }
calls-signed-up = 您答应了：{ $name }
calls-where = { $starts_at }到 { TIME($ends_at) }，在{ $place }集合。
calls-safety = 安全提示：{ $note }
calls-accept = 我能来
calls-decline = 来不了
calls-accepted-thanks = 收到，请注意安全
calls-declined-thanks = 知道了，谢谢您回话
calls-cannot = 我来不了了
call-up-new = 发出召集
call-up-lead = 选中的每个人首页上都会看到，一按就能回话。
call-up-name = 什么事（例如：防汛集结）
call-up-place = 到哪里集合
call-up-ends = 预计到几点
call-up-needed = 需要几个人
call-up-now = 现在就集合
call-up-safety = 安全提示
call-up-officer = 值班负责人
call-up-officer-missing = 还没有选值班负责人
call-up-whom = 召集谁
call-up-party = 党员
call-up-teams = 选队伍
call-up-everybody = 所有志愿者
call-up-everybody-means = 所有队伍的成年队员，每人只召集一次。
call-up-which-teams = 哪几支队伍
call-up-button = 发出召集令
call-up-done = 召集令发给了 { $count } 人
call-up-done-next = 回话会自动出现在这里。网络断了，就打印名单打电话。
call-up-accepted = 能来
call-up-of-needed = 需要 { $needed } 人
call-up-present = 到了
call-up-present-means = 已签到
call-up-silent = 没回话
call-up-silent-means = 可以打电话问
call-up-declined = 来不了
call-up-declined-means = 不问原因
call-up-which = 看哪些人
call-up-nobody-here = 这里还没有人。
call-up-more = 先列出 { $count } 位，全部在打印的名单里。
call-up-back = 回到全部召集
call-up-stood-down = { $at } 解除了集结，大家都收到了消息
call-up-over = 这次召集已经结束
call-up-print = 打印召集名单
call-up-stand-down = 解除集结，通知所有人
call-up-stand-down-title = 解除「{ $name }」？
call-up-stand-down-lead = 没回话的和答应来的都会收到「解除集结」。已经到场的时长照记。
call-up-recent = 最近的召集
call-up-recent-aside = 30 天
call-up-none = 最近没有召集
call-up-none-next = 平平安安最好。
call-up-open = 正在召集
call-up-ended = 结束了

print-call-list-title = 联系名单
print-call-list-about = { $when }  { $place }  带队：{ $leader }
print-call-list-off = 已取消或解除，请通知到每一位。
print-call-list-counted = { $without ->
    [0] 一共 { $people } 位，都有电话。
   *[other] 一共 { $people } 位，其中 { $without } 位没有手机，请上门或托邻居转告。
 }
print-call-list-number = 序号
print-call-list-name = 姓名
print-call-list-phone = 电话
print-call-list-stands = 情况
print-call-list-signature = 签名
print-call-list-no-phone = 没有手机
print-call-list-private = 内有个人信息，用完请收好或销毁。
print-call-list-file = 联系名单-{ $name }-{ $day }.pdf

desk-task-absences = 有人说明为什么没来
desk-task-absences-why = 由没有记这一条的人来看
desk-task-absences-go = 看一看
