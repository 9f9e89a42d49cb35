# 服务台的页面：今天的事、发布、时长、复核、公示、居民、资金、商店、对账、总览、打印、查账。

# 今天的事
desk-waiting = 等您办的
desk-waiting-aside = 一共 { $count } 件
desk-nothing = 现在没有等您办的
desk-nothing-next = 有新的记录、公示到期、商店同意对账，这里会列出来。
desk-nothing-link = 看看总览
desk-overdue = 有 { $count } 张对账单过了付款的日子
desk-overdue-next = 商店也看得到。请先办这几张，已经付过的请补记凭证号。
desk-task-returned = 条记录被退了回来
desk-task-returned-why = 看看原因，改好再送，或者撤下
desk-task-returned-go = 去看原因
desk-task-approve = 条记录等复核
desk-task-approve-why = 没有疑点的可以一起通过
desk-task-approve-go = 去复核
desk-task-second = 条等第二位同事看
desk-task-second-why = 一个人一次录了 10 条以上，要两位同事各看一遍
desk-task-second-go = 去看第二遍
desk-task-explain = 条补录还没写原因
desk-task-explain-why = 写一句原因，才能送去复核
desk-task-explain-go = 去写原因
desk-task-rolls = 场点名册等确认
desk-task-rolls-why = 活动结束了，签到的人还没有确认时长
desk-task-rolls-go = 去确认
desk-task-post = 条复核过了，还没公示
desk-task-post-why = 公示 5 个工作日以后，积分才到账
desk-task-post-go = 去公示
desk-task-close = 家商店上个月可以出对账单
desk-task-close-why = 出单以后，商店在手机上逐条核对
desk-task-close-go = 去出单
desk-task-agreed = 张对账单商店已同意，等复核
desk-task-agreed-why = 由没有出单的同事来复核
desk-task-agreed-go = 去复核
desk-task-pay = 张对账单等付款
desk-task-pay-why = 付了以后记下凭证号，商店马上看到
desk-task-pay-go = 去付款
desk-due-title = 快到时限
desk-due-none = 最近 10 天没有到期的事。
desk-due-pay = 付 { $shop } { YUAN($fen) } 元
desk-due-pay-by = 对账单 { $number }
desk-due-left = { $days ->
    [0] 今天到期
   *[other] 剩 { $days } 天
 }
desk-due-over = 超 { $days } 天
desk-due-until = 到 { DAY($day) }
desk-due-notice = 积分公示第 { $number } 期
desk-due-notice-lines = { $lines } 条，{ $points } 分
desk-coming = 接下来的活动
desk-coming-go = 去发布
desk-coming-open = 打开
desk-coming-none = 还没有要开始的活动。
desk-books = 今天的账
desk-demo-title = 演示的时间
desk-demo-lead = 现在是 { FULL_DAY($at) } { TIME($at) }。过一小时，活动会开始或结束；到第二天，公示会到期，券会过期，当天会封账。
desk-demo-hour = 过一小时
desk-demo-moved = 现在是 { FULL_DAY($at) } { TIME($at) }
desk-find-hint = 姓名、楼栋、卡号或完整电话
desk-find-nobody = 名册里没有找到「{ $text }」。可以换个写法，或先到「居民和家庭」里登记。
desk-find-which = 找到 { $count } 位，是哪一位
desk-find-many = 找到 { $count } 位，先列 20 位；写全一点更好找
desk-find-choose = 请选一位
desk-find-household = 是哪一户
desk-find-household-is = { $building } · { $name } · { $card }

# 发布活动
publish-new = 发布一场活动
publish-copied = 照「{ $name }」再发一场
publish-name = 活动名称
publish-place = 地点
publish-day = 哪一天
publish-starts = 几点开始
publish-ends = 打算几点结束
publish-leader = 谁带队
publish-leader-is = 带队：{ $name }
publish-other-leader = 换一位带队（不换就不填）
publish-leader-missing = 还没有选带队的人
publish-leader-missing-next = 写上姓名找一找，选中那一位再发布。
publish-item = 按哪一条细则记
publish-worth = { $unit ->
    [hour] 每小时 { $points } 分，记服务时长。
    [level] 按档次记分，不记时长。
   *[event] 一次 { $points } 分，不记时长。
 }
publish-team = 哪支队伍
publish-no-team = 不属于哪支队伍
publish-button = 发布这场活动
publish-done = 「{ $name }」发布好了，{ $starts_at }开始
publish-done-next = 居民已经能看到，可以报名了。开始前半小时起签到，结束以后确认点名册。
publish-done-go = 打开「{ $name }」，报名、签到
publish-coming = 还没开始和正在进行的
publish-count = { $count } 场
publish-none = 还没有要开始的活动
publish-none-next = 发布一场，居民马上就能看到。
publish-over = 已经结束的
publish-over-aside = 最近 30 天
publish-when = { DAY($day) } { WEEKDAY($day) } { TIME($starts_at) }–{ TIME($ends_at) }
publish-off = 已撤下
publish-entries = { $count ->
    [0] 还没有录
   *[other] 记了 { $count } 条
 }
publish-copy = 再发一场
publish-call-off = 撤下
publish-call-off-title = 撤下「{ $name }」？
publish-call-off-yes = 撤下这场活动

# 服务时长
hours-way = 怎么录
hours-way-upload = 上传表格
hours-way-table = 在这里填表
hours-way-one = 只记一个人
hours-way-recent = 最近录的
hours-kind = 表格里是什么
hours-kind-hours = 服务时长
hours-kind-roster = 居民名册
hours-kind-opening = 存折结转
hours-kind-roll = 签到名册
hours-kind-events = 一批申报
hours-kind-tidy = 整洁月评
hours-kind-hours-lead = 表头要有：姓名、日期、活动名称，还有时长，或开始和结束时间。有电话、编号或卡号更好认人。
hours-kind-roster-lead = 表头要有：楼栋、户主、姓名。有卡号、电话、出生年份、与户主关系更好。名册里已经有的人不会动。
hours-kind-opening-lead = 表头要有：卡号（或楼栋和户主）、积分，还有存折页码。要结转时长的，再写姓名和累计时长。
hours-choose-button = 选一个文件
hours-choose = { $kind ->
    [roster] 选居民名册（.xlsx、.xls 或 .csv，最大 2 MB）
    [opening] 选存折结转表（.xlsx、.xls 或 .csv，最大 2 MB）
   *[hours] 选服务时长表（.xlsx、.xls 或 .csv，最大 2 MB）
 }
hours-busy-title = 正在看「{ $name }」
hours-busy-label = 表格读到哪一步
hours-busy-words = 大的表格要几秒钟。确认以前，账本里什么都不会改。
hours-busy-read = 读表格
hours-busy-look-up = 一行一行对名册和活动
hours-busy-write = 写入账本
hours-rows = { $count } 行
hours-left-out = 这几张工作表没有读：{ $sheets }。
hours-count-listed = 能得分
hours-count-listed-means = 活动提前发布过
hours-count-back-filled = 只记时长
hours-count-back-filled-means = 算补录，要写一句原因
hours-count-new = 新的
hours-count-new-means = { $kind ->
    [roster] 加进名册
   *[other] 复核以后公示
 }
hours-count-duplicate = 已经有了
hours-count-duplicate-means = { $kind ->
    [roster] 名册里的人，不动
   *[other] 以前记过，不会再记
 }
hours-count-refused = 不能收
hours-count-refused-means = 每一行都写了原因
hours-show = 看哪些行
hours-list-refused = 不能收 { $count }
hours-list-back-filled = 只记时长 { $count }
hours-list-listed = 能得分 { $count }
hours-list-new = 新的 { $count }
hours-list-duplicate = 已经有了 { $count }
hours-column-row = 行
hours-column-who = 谁
hours-column-what = 做了什么
hours-column-why = 怎么算
hours-column-amount = 多少
hours-column-why-not = 为什么不能收
hours-caption-refused = 不能收的行和原因
hours-caption-rows = 会写入的行
hours-row = { $has_sheet ->
    [false] 第 { PLAIN($row) } 行
   *[true] { $sheet } 第 { PLAIN($row) } 行
 }
hours-whole-file = 整个文件
hours-what-on = { DAY($day) } { $what }
hours-minutes = { $minutes ->
    [0] —
   *[other] { HOURS($minutes) }
 }
hours-who = 这几行说的是谁
hours-who-aside = { $count } 行
hours-who-lead = 名册里有同名的人。选好以后那一行就能收；不选就先不收。
hours-who-row = 第 { PLAIN($row) } 行的「{ $name }」是哪一位
hours-who-choose = 请选一位
hours-who-new = 都不是，登记成新的人
hours-reason = 有 { $count } 行算补录，为什么现在才录
hours-reason-hint = 例如：十月的签到表上周才收齐
hours-reason-lead = 一句原因管这些行。先不写也能收，写了原因才能送去复核。
hours-refused-file = 不能收的行 { $name }
hours-refused-get = 下载不能收的行和原因
hours-refused-stay = 不能收的 { $count } 行留在外面，改好以后再传一次就行，收过的不会记两遍。
hours-take-in = { $kind ->
    [roster] 把 { $count } 人加进名册
    [opening] 收下 { $count } 条结转
   *[hours] 收下 { $count } 行
 }
hours-done = 收下了 { $count } 行
hours-done-roster = 名册里多了 { $count } 人
hours-done-opening = 收下了 { $count } 条结转
hours-done-next = { $kind ->
    [roster] 现在可以给他们印卡和开通单，也可以录时长了。
    [opening] 另一位同事复核以后公示，公示完积分就到账。
   *[hours] { $back_filled ->
        [0] 另一位同事复核以后公示，公示完积分就到账。
       *[other] 其中 { $back_filled } 行是补录，只记时长。没写原因的先等着，写了才送去复核。
    }
 }
hours-done-explain = 去看等原因的
hours-another = 好，再录一份
hours-nothing-new = 这 { $count } 行以前都记过了，这份表不会再添什么
hours-nothing-new-next = 同一份表传几次都只记一次，不用担心。
hours-nothing-good = { $count ->
    [0] 这份表里没有能收的行
   *[other] 这份表里没有能收的行，其中 { $count } 行已经有了
 }
hours-nothing-good-next = 照着上面写的原因改一改，再传一次。
hours-table-lead = 一人一行，双击一格就能填，也可以从 Excel 里整块粘贴过来。日期写 11月18日，时间写 9:00，或者只写时长 2小时。填好点「看看对不对」，先看再收。

hours-typed-name = 手工填的表
hours-cell-name = 姓名
hours-cell-card = 卡号（同名时填）
hours-cell-day = 日期
hours-cell-activity = 活动名称
hours-cell-starts = 开始
hours-cell-ends = 结束
hours-cell-duration = 时长
hours-check = 看看对不对
hours-one-who = 记给谁
hours-one-activity = 哪一场活动
hours-one-held = { DAY($day) } { $name }
hours-one-other = 没有提前发布过的
hours-one-title = 做了什么
hours-one-reason = 为什么补录
hours-one-other-lead = 没有提前发布过，只记时长，不得分。
hours-one-day = 哪一天
hours-one-starts = 几点开始
hours-one-ends = 几点结束
hours-one-button = 记下这一条
hours-one-missing = { $what ->
    [who] 还没有选是谁，请先找到那一位。
   *[title] 还没有写做了什么。
 }
hours-one-done = 记下了：{ $name }，{ $title }
hours-one-done-listed = 另一位同事复核以后公示。
hours-one-done-back-filled = 算补录，只记时长。已经送去复核。
hours-one-done-unexplained = 算补录，只记时长。写一句原因才能送去复核，在「复核」的「待说明」里。
hours-recent = 最近录的表
hours-recent-none = 还没有录过表格
hours-recent-none-next = 上传一份，或者在这里填，都会列在这儿。
hours-recent-by = { $maker }，{ $at }
hours-recent-back = 退回 { $count } 行
hours-recent-waiting = 等复核 { $count } 行
hours-recent-through = 都办完了
hours-returned = 退回来的
hours-returned-lead = 没有错就再送一次；真的错了就撤下，改好重新录。
hours-returned-why = { $actor }{ $at }退回：{ $note }
hours-resubmit = 没有错，再送复核
hours-resubmitted = 又送去复核了
hours-resubmitted-next = 补录的先到「待说明」，写一句原因再送。
hours-withdraw = 错了，撤下
hours-withdraw-title = 撤下这一条？
hours-withdraw-lead = 撤下以后这一条不再算数。改好了可以重新录。
hours-withdraw-yes = 撤下这一条

# 复核
approve-queue = 看哪一类
approve-queue-new = 待复核 { $count }
approve-queue-second = 待第二人 { $count }
approve-queue-explain = 待说明 { $count }
approve-queue-post = 待公示 { $count }
approve-what = { $name } · { $title }，{ DAY($day) }{ $minutes ->
    [0] {""}
   *[other] {" · "}{ HOURS($minutes) }
 }
approve-opening = 存折结转（{ $title }）
approve-when = { DAY($day) } { TIME($starts_at) }–{ TIME($ends_at) }
approve-day = { DAY($day) }
approve-rule = { $code } · { HOURS($minutes) }
approve-rule-once = { $has_code ->
    [false] 结转
   *[true] { $code } · 一次
 }
approve-together = 可以一起通过
approve-together-why = 活动提前发布过、有签到表、没有超过上限、和您不是同一户。后面的分是预计，公示时才算定。
approve-sum = { $count } 条，预计 { $points } 分
approve-count = { $count } 条
approve-button = { $count ->
    [0] 先勾上要通过的
   *[other] 通过选中的 { $count } 条，预计 { $points } 分
 }
approve-done = { $count } 条通过了
approve-done-next = 它们会进下一期公示。公示以前发现不对，还可以退回。
approve-half = { $count } 条您看过了第一遍
approve-half-next = 一个人一次录了 10 条以上，还要请另一位同事看第二遍，在「待第二人」里。
approve-each = 有疑点，请一条一条看
approve-each-only = 请一条一条看
approve-why-made-it = 这一条是您录的，要请另一位同事来复核。录错了可以撤下。
approve-why-own-household = 这一条是您自己或您同一户的，您不能复核，要请另一位同事。
approve-why-has-looked = 您已经看过第一遍，要请另一位同事看第二遍。
approve-why-back-filled = 这是补录的：没有提前发布，或录得晚了。只记时长，不得分。
approve-why-no-household = 这个人没有登记在哪一户，只记时长，不得分。
approve-why-above-cap = 加上这一条超过了时长上限，预计只按 { HOURS($counted) }算分。
approve-why-capped = 加上这一条超过了积分上限，预计只记 { $points } 分。
approve-why-long-service = 一次做了 { HOURS($minutes) }，时间很长，请核对签到表。
approve-why-opening = 这是从纸质存折转来的，请对一对存折（{ $page }）。
approve-trace = 看来龙去脉
approve-trace-title = 这一条怎么来的
approve-step-submitted = 录入
approve-step-confirmed = 送去复核
approve-step-approved = 复核通过
approve-step-returned = 退回
approve-step-withdrawn = 撤下
approve-step-in-notice = 公示
approve-step-effective = 到账
approve-step-disputed = 有人提出异议
approve-step-recalled = 收回
approve-step-half = 第一位同事看过
approve-step-by = { $actor }，{ $at }{ $has_note ->
    [false] {""}
   *[true] ：{ $note }
 }
approve-return = 退回，写原因
approve-return-short = 退回
approve-return-title = 退回这一条
approve-return-reason = 还想说明什么
approve-return-hint = 例如：签到表上没有这个人的签名
approve-return-yes = 退回给录入的人
approve-returned = 退回了
approve-returned-next = 录入的人会看到原因。
approve-one = 通过
approve-withdraw = 撤下
approve-explain = 补录，还没写原因
approve-explain-why = 没有提前发布，或录得晚了的，只记时长。写一句原因，就送去复核。
approve-explain-reason = 为什么补录（管勾上的这些）
approve-explain-button = { $count ->
    [0] 先勾上要办的
   *[other] 写好原因，送 { $count } 条去复核
 }
approve-explained = { $count } 条送去复核了
approve-to-post = 复核过了，等公示
approve-to-post-go = 去公示
approve-second-why = 一个人一次录了 10 条以上，要两位同事各看一遍。
approve-second-how = 这里的第一遍已经有人看过。请没有看过第一遍的同事来看第二遍。
approve-not-you = 复核要由另一位同事来做
approve-not-you-next = 录入和复核不能是同一个人。您可以在这里看到哪些还在等。
approve-empty-new = 没有等复核的
approve-empty-new-next = 同事录入新的记录以后，这里会列出来。
approve-empty-second = 没有等第二位同事的
approve-empty-second-next = 一次录 10 条以上的，第一位看过以后会到这里。
approve-empty-explain = 没有等说明的
approve-empty-explain-next = 补录时没写原因的，会列在这里。
approve-empty-post = 没有等公示的
approve-empty-post-next = 复核通过的记录会列在这里，等下一期公示。

# 公示
notices-next = 下一期公示
notices-next-none = 现在没有复核过的记录可以公示。
notices-next-none-go = 去看等复核的
notices-lines = 带上
notices-lines-count = { $count } 条
notices-points = 一共
notices-until = 公示到
notices-until-day = { FULL_DAY($day) }
notices-spendable = 到账
notices-spendable-day = { FULL_DAY($day) }
notices-provisional = 那一年的节假日安排还没有公布，最后一天可能推后，不会提前。
notices-not-you = 由社区工作人员或复核员来公示，您可以在这里看。
notices-post = 公示这 { $count } 条，共 { $points } 分
notices-post-title = 公示这 { $count } 条？
notices-post-lead = 从今天公示到 { DAY($day) }。这些天里，谁觉得哪条不对都可以说，那一条会先停下。
notices-post-lead-names = 姓名会遮盖，只留姓。贴出去以后不能收回整期。
notices-post-yes = 公示，共 { $points } 分
notices-posted = 第 { $number } 期公示了
notices-posted-next = 到 { DAY($day) }为止。可以打开它，打印出来贴到公示栏。
notices-all = 每一期
notices-count = { $count } 期
notices-none = 还没有公示过
notices-none-next = 记录复核通过以后，就能公示第一期。
notices-number = 积分公示 第 { $number } 期
notices-period = { FULL_DAY($first) }到 { DAY($last) }
notices-carries = { $count } 条，{ $points } 分
notices-hangs = 正在公示
notices-closed = 公示完了
notices-open = 打开
notices-back = 回到每一期
notices-caption = 这一期公示的每一条，姓名已遮盖
notices-ground = { DAY($day) }{ $has_rule ->
    [false] {""}
   *[true] {" · "}细则 { $rule }
 }
notices-paper = 贴到公示栏
notices-paper-lead = A4 纸，带说明怎么提意见的二维码和前一天的封账校验。
notices-print = 下载并打印
notices-seal = { DAY($day) }封账
notices-seal-count = 当天 { $count } 笔
notices-seal-value = 校验 { $value }

# 居民和家庭
people-find = 找人
people-find-hint = 姓名或拼音、楼栋、网格、卡号，或完整电话
people-all = 名册
people-found = 找到的
people-count = { $count } 人
people-nobody = 没有找到
people-nobody-next = 换个写法再找，或者在旁边登记。
people-no-household = 没有登记在哪一户
people-guest = 外来志愿者
people-alone = 没有户
people-open = 打开这一户
people-add = 登记
people-add-household = 新的一户
people-add-person = 添一个人
people-head = 户主姓名
people-building = 楼栋
people-phone = 电话
people-phone-hint = 老人可以填儿女的
people-card = 卡号
people-card-hint = 不填就自动编
people-add-household-button = 登记这一户
people-missing = 请写上户主姓名和楼栋。
people-household-added = { $name } 户登记好了
people-household-added-next = 卡号 { $card }。可以在下面印卡和开通单。
people-to-household = 哪一户（写户主或卡号；外来的不填）
people-name = 姓名
people-birth-year = 出生年份（可以不填）
people-may-spend = 可以用这一户的积分
people-no-household-lead = 没有选户的，算外来志愿者：记时长，不得分。
people-add-person-button = 登记这个人
people-person-added = { $name } 登记好了
people-person-added-next = 志愿者编号 { $number }。
people-back = 回到名册
people-who = { $building } · { $head } 户 · 卡号 { $card }
people-available = 现在可用
people-in-notice = 公示中
people-in-notice-when = { DAY($day) }到账
people-ending = 快到期
people-ending-when = { DAY($day) }前用完
people-members = 这一户的人
people-is-head = 户主
people-may-spend-chip = 可以用积分
people-may-look = 可以看积分
people-exchange = 替这一户换券
people-way = 要纸券还是手机券
people-way-paper = 印成纸券
people-way-screen = 放到手机上
people-way-paper-lead = 给不用手机的人。一次最多 { $most } 张，券码只印在纸上。
people-way-screen-lead = 换好以后在这一户的手机上出示。一样的券最多选 { $most } 张。
people-face = { YUAN($fen) } 元
people-reason = 为什么由服务台来办
reason-at-desk = 本人在服务台
reason-request = 本人要求
reason-lost = 丢了
reason-worn = 坏了，看不清
reason-mistake = 办错了
people-exchange-none = 先选要换几张
people-exchange-button = 换 { $count } 张券，共 { YUAN($fen) } 元
people-exchanged = 换好了，{ $count } 张，共 { YUAN($fen) } 元
people-exchanged-next = 用了 { $points } 分，还剩 { $left } 分可用。
people-exchange-another = 好，再换别的
people-paper-get = 打开这 { $count } 张纸券，去打印
people-paper-once = 券码只在这份文件里，5 分钟内可以打开。没印成的，在下面的券里点「办理」重印，旧码就作废。
people-paper-gone = 券码只显示一次，这份文件已经取不到了。没印成的，在下面的券里点「办理」重印，旧码就作废。
people-vouchers = 券
people-vouchers-sum = 能用的 { $count } 张，{ YUAN($fen) } 元
people-vouchers-none = 现在没有能用的券。
people-vouchers-over = 用过的和过期的 { $count } 张
people-voucher = { YUAN($fen) } 元抵扣券
people-voucher-serial = 券号 { $serial }
people-voucher-until = { $is_printed ->
    [true] 纸券，{ FULL_DAY($day) }前可用
   *[false] 手机券，{ FULL_DAY($day) }前可用
 }
people-voucher-taken = { $taken_at }在{ $shop }用了
people-voucher-state-active = 能用
people-voucher-state-locked = 先停用
people-voucher-state-redeemed = 用过了
people-voucher-state-in-statement = 用过，已对账
people-voucher-state-settled = 用过，已付店家
people-voucher-state-void = 作废了
people-voucher-state-expired = 过期了
people-voucher-state-returned = 退回了
people-voucher-state-annulled = 撤销了
people-act = 办理
people-act-title = { YUAN($fen) } 元的券
people-act-what = 要办什么
people-act-yes = 就这样办
people-act-print = 印成纸券
people-act-print-means = 手机上就不能再出示了
people-act-print-done = 印好了
people-act-reprint = 重印一张
people-act-reprint-means = 旧的那张马上作废
people-act-reprint-done = 重印好了
people-act-return = 退回换积分
people-act-return-means = 积分回到户里，原来哪天到期还是哪天到期
people-act-return-done = 退好了，{ $points } 分回到户里
people-act-void = 作废
people-act-void-means = 这张券再也不能用，积分回到户里
people-act-void-done = 作废了，{ $points } 分回到户里
people-act-lock = 先停用
people-act-lock-means = 查清楚以前，商店不能收这张券
people-act-lock-done = 停用了，商店现在不收这张券
people-act-unlock = 恢复使用
people-act-unlock-means = 查清楚了，商店又可以收
people-act-unlock-done = 恢复了，商店又可以收这张券
people-printed = 印好了
people-printed-next = 请马上打印，交到本人手里。
people-printed-done = 印出来了，关上
people-entries = 近来的进出
people-entries-aside = { $days } 天
people-entries-none = 这些天没有进出。
people-entries-more = 还有 { $count } 条更早的。
people-entry-on = { DAY($day) }{ $has_code ->
    [false] {""}
   *[true] {" · "}{ $code }
 }{ $minutes ->
    [0] {""}
   *[other] {" · "}{ HOURS($minutes) }
 }{ $number ->
    [0] {""}
   *[other] {" · "}第 { $number } 期公示
 }
people-entry-exchanged = 换了 { YUAN($fen) } 元券
people-entry-given-back = 退回一张券
people-entry-expired = 到期没有用
people-entry-opening = 从纸质存折转来（{ $page }）
people-entry-in = +{ $points } 分
people-entry-out = { $points } 分
people-card-title = 这一户的卡
people-card-lead = 签到、到服务台办事时出示。卡上的码只认人，不能花积分。
people-card-bank = 银行卡大小
people-card-a6 = 大字版（A6）
people-slip-title = 手机开通单
people-slip-lead = 上面有一次性号码，7 天内自己设密码就能登录。新印一张，旧的就作废。
people-slip-who = 给谁印
people-slip-button = 给 { $name } 印开通单
people-slip-done = 开通单做好了
people-slip-done-next = { DAY($until) }前有效，只能用一次。请直接交给本人。
people-slip-get = 打开开通单，去打印
people-slip-gone = 号码只显示一次，这份文件已经取不到了。没印成的，再印一张，旧的就作废。
people-slip-again = 好，印好了

# 商店
shops-all = 能用券的商店
shops-count = { $count } 家
shops-none = 还没有商店
shops-none-next = 登记一家，配好收银台，居民就能去用券。
shops-rate = { $is_whole ->
    [true] 收的券按面额全付
   *[false] { $is_gift ->
        [true] 收的券全部捐给社区
       *[false] 收的券按面额付 { $percent }%，其余是店家让利
    }
 }
shops-state-active = 在收券
shops-state-paused = 暂停收券
shops-state-left = 已退出
shops-kind = 做什么生意
shops-open = 打开
shops-register = 登记一家商店
shops-name = 店名
shops-code = 编号
shops-code-hint = 例如 S05
shops-address = 地址
shops-percent = 按面额付百分之几
shops-percent-lead = 一张 20 元的券，付给店家的是 20 元的 { $percent }%。定了不能改，要改就另登记一家。
shops-owner = 店主住在社区里的，是哪一户（可以不填）
shops-owner-lead = 店主自家的券，不能在自家店里用。
shops-register-button = 登记这家商店
shops-missing = 请写上店名和编号。
shops-registered = 「{ $name }」登记好了
shops-registered-next = 接着配一台收银台，再加上店员。
shops-back = 回到全部商店
shops-tills = 收银台
shops-tills-none = 还没有配收银台。手机、平板、电脑都可以。
shops-till = 没有起名的设备
shops-till-seen = 最近一次用：{ $at }
shops-unpair = 解除
shops-unpair-title = 解除「{ $name }」？
shops-unpair-lead = 那台设备马上不能再收券。要用可以重新配对。
shops-unpair-yes = 解除这台设备
shops-pair-lead = 在店里的手机或电脑上打开 { $address }，再输入配对码。
shops-pair = 要一个配对码
shops-pair-code = { $shop } 的配对码
shops-pair-until = { TIME($at) }前有效，只能用一次
shops-pair-where = 在店里的设备上输入，字母不分大小写
shops-pair-gone = 配对码只显示一次
shops-pair-gone-next = 没来得及输入的，再要一个。
shops-pair-done = 好，配好了
shops-clerks = 店员
shops-clerks-none = 还没有店员。加上以后，店员用 6 位密码在收银台登录。
shops-clerk-name = 店员姓名
shops-clerk-add = 加上这位店员
shops-pin-new = 换密码
shops-let-go = 不再收券
shops-let-go-title = { $name } 不再在店里收券？
shops-let-go-lead = 正在收券的会马上退出来；以前收的券照样算数。再来时重新添加就行。
shops-let-go-yes = 是，不再收券
shops-pin-title = 给 { $name } 换密码
shops-pin-lead = 旧密码马上不能用，正在收券的会退出来。
shops-pin-yes = 换一个新密码
shops-pin-is = 店员的密码
shops-pin-once = 只显示这一次，请写下来交给本人
shops-pin-gone = 密码只显示一次
shops-pin-gone-next = 没记下来的，点「换密码」再给一个。
shops-pin-done = 好，记下了
shops-pause = 暂停收券
shops-pause-why = 为什么暂停
shops-pause-lead = 暂停以后，这家店的收银台收不了券。已经收的照样对账。
shops-pause-holiday = 店里放假
shops-pause-renovation = 装修
shops-pause-check = 正在核查
shops-pause-request = 店家要求
shops-pause-button = 暂停这家店
shops-pause-title = 暂停「{ $name }」收券？
shops-pause-yes = 暂停收券
shops-paused = 这家店暂停收券
shops-paused-lead = 恢复以后，收银台马上可以收券。
shops-resume = 恢复收券
shops-resumed = 「{ $name }」又可以收券了

# 商户对账
statements-queue = 看哪一步
statements-queue-close = 出单 { $count }
statements-queue-closed = 等商店 { $count }
statements-queue-agreed = 等复核 { $count }
statements-queue-approved = 等付款 { $count }
statements-queue-paid = 已付 { $count }
statements-month = 哪个月
statements-this-month = 到今天 { $count }
statements-last-month = 到{ MONTH($day) }底 { $count }
statements-to-close = 可以出单的
statements-to-close-lead = 出单以后，商店在手机上逐条核对，同意后 30 天内付款。
statements-sum = { $count } 张，{ YUAN($fen) } 元
statements-nothing = 没有可以出单的
statements-nothing-next = 商店收了券，过 5 分钟就能列入对账单。
statements-takings = 收了 { $count } 张，面额 { YUAN($fen) } 元，{ DAY($first) }到 { DAY($last) }
statements-fund = 从「{ $fund }」付
statements-gift = 店家让利 { YUAN($fen) } 元
statements-close = 出单
statements-close-title = 给「{ $shop }」出对账单？
statements-close-lead = 出单以后这些券不能再撤回，应付 { YUAN($fen) } 元。
statements-close-yes = 出单，应付 { YUAN($fen) } 元
statements-closed = 对账单 { $number } 出好了
statements-closed-next = 商店同意以后，由另一位同事复核。
statements-list-closed = 等商店核对
statements-list-agreed = 商店同意了，等复核
statements-list-approved = 复核过了，等付款
statements-list-paid = 已经付了
statements-empty-closed = 没有等商店核对的
statements-empty-closed-next = 出单以后会列在这里。
statements-empty-agreed = 没有等复核的
statements-empty-agreed-next = 商店同意以后会列在这里。
statements-empty-approved = 没有等付款的
statements-empty-approved-next = 复核以后会列在这里。
statements-empty-paid = 还没有付过款
statements-empty-paid-next = 付款以后会列在这里，凭证号也在。
statements-of-month = { MONTH($day) }
statements-with-shop = { $at }出单，等商店核对
statements-due-on = { FULL_DAY($day) }前付款
statements-paid-on = { FULL_DAY($day) }付了，凭证 { $proof }
statements-state-closed = 等商店
statements-state-agreed = 等复核
statements-state-approved = 等付款
statements-state-paid = 已付
statements-open = 打开
statements-back = 回到全部对账单
statements-to-pay = 应付
statements-face = 面额
statements-gift-name = 店家让利
statements-pay = 应付
statements-fund-name = 资金
statements-waits-for-shop = 商店在手机上逐条核对。同意以后，由另一位同事复核。
statements-not-you = 这张单是您出的，要请另一位同事来办。
statements-approve = 复核通过，应付 { YUAN($fen) } 元
statements-approved = 对账单 { $number } 复核过了
statements-approved-next = 接着付款，记下凭证号。
statements-paid-day = 哪天付的
statements-proof = 付款凭证号
statements-proof-hint = 例如银行回单号
statements-record = 记下：付了 { YUAN($fen) } 元
statements-paid = 记下了：付给{ $shop } { YUAN($fen) } 元
statements-column-serial = 券号
statements-column-taken = 收券
statements-column-face = 面额
statements-column-kept = 应付
statements-caption = 这张对账单的每一张券
statements-taken = { $at } { $clerk }
statements-paper = 双方签字的纸
statements-paper-lead = 纸上和这里的校验应当一样：{ $value }
statements-print = 下载并打印
statements-trace = 这些券从哪来
statements-trace-lead = 每张券都能往回看：是谁做了什么好事换来的，谁录入、谁复核。

# 资金
funds-default = 换券先用这一笔
funds-sponsor = { $sponsor } · 编号 { $code }
funds-warning = 已经用掉或许出去 { $percent }%
funds-warning-next = 还能换券的只剩 { YUAN($fen) } 元。请早些和出资方联系；用完以后居民就换不了券。
funds-pay-in = 又到账一笔
funds-amount = 多少元
funds-pay-in-button = 记下到账 { YUAN($fen) } 元
funds-pay-in-none = 先写金额
funds-paid-in = 记下了：「{ $fund }」到账 { YUAN($fen) } 元
funds-new = 新的一笔资金
funds-name = 名称
funds-code = 编号
funds-code-hint = 例如 F2
funds-sponsor-name = 谁出的钱
funds-new-button = 记下这笔资金
funds-missing = 请写上名称和编号。
funds-opened = 「{ $fund }」记下了
funds-none = 还没有资金
funds-none-next = 有了资金，居民才能用积分换券。由财务来记第一笔。

# 总览
dashboard-issued = 发出的
dashboard-funded = 到账的
dashboard-where = 积分现在在哪里
dashboard-where-said = 发出的积分里，{ $percent }% 已经换成了券。
dashboard-where-none = 还没有发出积分
dashboard-where-none-next = 第一期公示以后，这里会画出来。
chart-hours-month = { $month }月
chart-hours-month-title = 月份
chart-hours-hours = 小时
chart-five-alt = 发出 { $issued } 分：公示中 { $in_notice }，可用 { $available }，已换券 { $spent }，已到期 { $expired }，已收回 { $taken_back }

# 打印
paper-print-lead = 要贴的、要签字的、要交到居民手里的，都在这里。
paper-print-button = 下载并打印
paper-print-notice = 积分公示
paper-print-notice-lead = 贴到公示栏的 A4 纸。
paper-print-which-notice = 哪一期
paper-print-statement = 商户对账单
paper-print-statement-lead = 社区和商店双方签字。
paper-print-which-statement = 哪一张
paper-print-cards = 一栋楼的卡
paper-print-cards-lead = 一户一页，按卡号排好。
paper-print-which-building = 哪一栋
paper-print-building = { $name }，{ $count } 户
paper-print-size = 多大
paper-print-cards-button = 下载 { $count } 张卡
paper-notice-file = 积分公示第 { $number } 期
paper-notice-deed-hours = { $title }，{ HOURS($minutes) }
paper-notice-opening = 纸质存折结转，{ HOURS($minutes) }
paper-notice-opening-points = 纸质存折结转
paper-notice-opening-rule = 结转
paper-statement-by-program = 收银程序
paper-voucher-file = 抵扣券 { $serial }
paper-card-file = { $count ->
    [1] 户卡 { $number }
   *[other] 户卡 { $number } 等 { $count } 张
 }
paper-slip-file = 开通单 { $number }
error-paper-address-not-printable = 这个网址（{ $address }）只有这台电脑打得开，印在纸上别人用不了。请管理员先把 LINLI_BASE_URL 设成社区公布的网址。

# 查账
checks-title = 自己查一遍账
checks-lead = 把每一笔都重新算一遍，看有没有哪一行被人在背后改过。只看不改，一般几秒钟。
checks-run = 现在查一遍
checks-busy = 正在查账
checks-busy-label = 查账到哪一步
checks-busy-words = 只看不改。可以等在这里，也可以先去别的页面。
checks-busy-books = 一笔一笔重算账链和余额
checks-busy-rows = 对每一行的数字和状态
checks-fine = 查完了，{ $count } 项都对得上
checks-fine-next = 一共看了 { $checked } 处，没有一处不对。
checks-broken = 有 { $promises } 项对不上，{ $rows } 行
checks-broken-next = 请不要再动这些记录，马上告诉监督委员会和管理员，把下面的表和编号给他们。
checks-rows = { $count } 行
checks-promises = 查了什么
checks-looked = 看了 { $count } 处
checks-promises-open = 打开看这 { $count } 项
checks-promise = 说好的事
checks-checked = 看了几处
checks-table = 表
checks-what = 哪里不对
checks-id = 编号
checks-caption = 对不上的行
checks-seals = 每天的封账
checks-seals-lead = 每天半夜封一次。公示栏纸上的校验，应当和这里一样。
checks-seals-none = 还没有封过账
checks-seals-none-next = 过了今天半夜，会有第一个封账。
checks-seal-day = { DAY($day) } { WEEKDAY($day) }
checks-day = 哪天
checks-operations = 办了几笔
checks-refusals = 挡下几次
checks-value = 校验
