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
