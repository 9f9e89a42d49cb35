# 复核：筛选、一次通过、退回的原因、代理人、电话回访

desk-task-confirm = 条居民自己报的，等核对
desk-task-confirm-why = 核对过的才会送去复核
desk-task-confirm-go = 去核对
approve-queue-confirm = 待核对 { $count }
approve-confirm = 居民自己报的
approve-confirm-why = 对一对证明材料。对的勾上，送去复核；不对的退回去，写上原因。
approve-confirm-button = { $count ->
    [0] 送去复核
   *[other] 勾上的 { $count } 条对，送去复核
 }
approve-empty-confirm = 没有等核对的
approve-empty-confirm-next = 居民自己报的事，会列在这里。
approve-empty-narrowed = 没有这样的记录
approve-empty-narrowed-next = 把上面的筛选放宽一点再看。
approve-filter = 筛选
approve-filter-all = 全部
approve-filter-choice = { $words }（{ $count } 条）
approve-filter-team = 队伍
approve-filter-activity = 活动
approve-filter-item = 细则
approve-filter-maker = 谁录的
approve-filter-concern = 有什么疑点
approve-filter-days = 哪几天的
approve-filter-person = 哪个人的
approve-concern-clean = 没有疑点
approve-concern-overlapping = 时间重叠
approve-concern-back-filled = 补录
approve-concern-no-household = 没有登记在哪一户
approve-concern-above-cap = 超过时长上限
approve-concern-capped = 超过积分上限
approve-concern-estimated = 没有签退
approve-concern-same-device = 同一部手机
approve-concern-corrected = 改过
approve-concern-late = 录得晚
approve-concern-odd-hours = 时间不寻常
approve-concern-long-service = 时间很长
approve-concern-opening = 存折结转
approve-concern-one-approver = 多半是一个人复核的
approve-why-overlapping = 和这个人 { TIME($at) } 开始的另一条时间重叠，两条只能有一条是对的。
approve-why-estimated = 没有签退，按活动计划的结束时间算，是估计的。
approve-why-same-device = 这次签到用的手机，刚给另一个人签过到。
approve-why-corrected = 这一条退回过或者改过，请看来龙去脉。
approve-why-late = 做完以后第 { $days } 个工作日才录入。
approve-why-odd-hours = 开始或结束的时间在早上 6 点以前、晚上 10 点以后。
approve-note-one-approver = { $is_you ->
    [true] 这个人一年来 { $of } 条里有 { $approved } 条是您复核的
   *[false] 这个人一年来 { $of } 条里有 { $approved } 条是{ $approver }复核的
 }
approve-here = 看到这里
approve-key-up = 上一条
approve-key-down = 下一条
approve-key-tick = 勾上或去掉
approve-by-activity = 按活动一起通过
approve-bulk = 没有疑点的一起通过（从 { $count } 条里）
approve-bulk-activity = 看一看 { $count } 条
approve-bulk-title = 一起通过
approve-bulk-rows = 通过
approve-bulk-people = 涉及
approve-bulk-points = 预计
approve-bulk-half = 其中 { $count } 条是同一个人一次录的 10 条以上，您看过第一遍以后，还要请另一位同事看第二遍。
approve-bulk-left-out = 留下来，请一条一条看
approve-bulk-more = 还有 { $count } 条也留下来了。
approve-bulk-none = 没有可以一起通过的
approve-bulk-none-next = 下面这些有疑点，或者您不能复核，请一条一条看。
approve-people = { $count } 个人
approve-return-why = 为什么退回
approve-reason-no-signature = 没有签名
approve-reason-wrong-time = 时间不对
approve-reason-wrong-person = 人不对
approve-reason-was-not-there = 没有来
approve-reason-no-evidence = 没有证明
approve-reason-twice = 报了两次
approve-reason-other = 别的原因

deputies-title = 代理人
deputies-none = 现在没有人代理。
deputies-lead = 您不在的时候，可以请一位同事代您复核。到了日子自动开始，过了日子自动结束。他自己录的，仍然要由别人复核。
deputies-who = 请谁代理
deputies-who-hint = 选一位同事
deputies-when = 从哪天到哪天
deputies-button = 请这位同事代理
deputies-done = 从 { DAY($first) } 到 { DAY($last) } 由{ $name }代您复核
deputies-for = { $deputy } 代 { $principal }
deputies-days = { DAY($first) } 到 { DAY($last) }
deputies-state-now = 正在代理
deputies-state-coming = 还没开始
deputies-state-over = 已经结束
deputies-end = 提前结束
deputies-end-title = 提前结束代理？
deputies-end-lead = { $deputy }从现在起不再代理。已经复核过的不变。
error-deputy-days = 代理从今天或以后开始，最多 { $days } 天。请改一改日子。
error-deputy-oneself = 不能请自己代理，请选另一位同事。
error-deputy-has-right = { $name }这几天本来就可以复核，不用再请。
error-deputy-of-deputy = 您自己是代理人，不能再请别人代理。请找原来的复核人。

nav-call-backs = 电话回访
call-backs-title = 电话回访
call-backs-lead = 每个月从复核过的记录里抽 5%，打电话问一问本人：那天是不是真的做了。抽哪几条由月末的封账码决定，谁也选不了。
call-backs-month = 哪个月
call-backs-month-is = { MONTH($month) }
call-backs-draw = 抽 { MONTH($month) }的记录
call-backs-drawn = 从 { $of } 条里抽了 { $drawn } 条
call-backs-drawn-next = 下面一条一条打电话，问完点结果。
call-backs-not-drawn = 这个月还没有抽
call-backs-not-drawn-next = 月末封账以后，复核的同事、监督员或管理员点一下就抽好。
call-backs-count = 还有 { $left } 条要问，一共 { $count } 条
call-backs-seal = 由 { FULL_DAY($day) }的封账码抽出
call-backs-what = { DAY($day) }，{ $title }{ $minutes ->
    [0] {""}
   *[other] ，{ HOURS($minutes) }
 }
call-backs-leader = 带队的是{ $leader }
call-backs-no-phone = 没有登记电话，请上门问
call-backs-agreed = 是真的
call-backs-denied = 没有这回事
call-backs-unreached = 没打通
call-backs-state-to-call = 等着问
call-backs-state-agreed = 本人说是真的
call-backs-state-denied = 本人说没有
call-backs-state-unreached = 没打通，再打
call-backs-denied-next = 请到来龙去脉里看一看，需要时提出异议。
call-backs-own = 这一条是您录的或复核的，请另一位同事打。
error-call-back-month-not-sealed = { FULL_DAY($day) }的账还没有封，封了再抽。
error-call-back-drawn-already = { MONTH($month) }已经抽过了，一个月只抽一次。
error-call-back-nothing-to-draw = { MONTH($month) }没有复核过的记录，不用抽。
