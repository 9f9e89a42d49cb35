# 居民的页面：首页、明细、换券、出示券、我的；还有公共首页和公示栏。
unit-points = 分
unit-yuan = 元
points-amount = { $points } 分
yuan-amount = { YUAN($fen) } 元

# 我的积分
my-points-who = { $building } · { $head } 户
my-points-label = 现在可用
my-points-worth = 可以换 { YUAN($fen) } 元抵扣券
my-points-notice = 公示中
my-points-notice-when = { DAY($day) }到账
my-points-notice-after = 公示完就到账
my-points-ending = 快到期
my-points-ending-when = { DAY($day) }前用完
my-points-ending-later = { FULL_DAY($day) }
my-points-lasting = 最早到期
my-points-exchange = 用积分换券
my-points-vouchers = 能用的券
my-points-vouchers-sum = { $count } 张 · { YUAN($fen) } 元
my-points-voucher = 社区抵扣券
my-points-days-left = { $days ->
    [0] 今天到期
   *[other] 还有 { $days } 天
 }
my-points-ends-on = { DAY($day) }到期
my-points-good-until = { DAY($day) }前可用
my-points-on-paper = 已印成纸券
my-points-locked = 有人提出异议，社区在核对
my-points-show = 出示
my-points-see = 看一看
my-points-none = 还没有能用的券
my-points-none-next = 换好的券会排在这里，快到期的在最前面。
my-points-none-yet = 还没有积分
my-points-none-yet-next = 参加一次活动，公示以后积分就会到这里。
my-points-card = 我的卡
my-points-card-name = { $head } 户的积分卡
my-points-card-number = 卡号 { $card }
my-points-card-use = 签到、办事时出示
my-points-card-alt = { $card } 号卡的二维码
my-points-where = 分都在哪里
my-points-hours = 您的服务时长
my-points-hours-confirmed = 一共 { HOURS($minutes) }
my-points-hours-filled = 其中补录 { HOURS($minutes) }，只记时长，不得分
my-points-no-household = 您还没有登记在哪一户
my-points-no-household-next = 时长照样记在您名下。想要积分，请到社区服务台登记您的户。

# 五块数
five-points-total = 一共得到
five-notice = 公示中
five-notice-means = 还不能用
five-available = 可用
five-available-means = 现在能换券
five-spent = 已换券
five-spent-means = 换成了抵扣券
five-expired = 已到期
five-expired-means = 没用完的
five-taken-back = 已收回
five-taken-back-means = 更正过的
five-agrees = { $count } 块加起来正好 { $total }，对得上
five-differs = 这几块加起来不是 { $total }，请告诉社区来查
five-money-total = 到账的钱
five-free = 没动用
five-free-means = 还能换券
five-outstanding = 在居民手里
five-outstanding-means = 发出还没用的券
five-owed = 欠商户
five-owed-means = 收了券还没付
five-paid = 已付商户
five-paid-means = 钱已经到店

# 明细
why-title = 每一分从哪来，到哪去
why-month = { MONTH($day) }记账
why-month-sum = 进 { $into } 分 · 出 { $out } 分
why-day = { DAY($day) } { WEEKDAY($day) }
why-ask = 问一问
why-older = 再看早些的月份
why-oldest = 再往前没有记录了。
why-empty = 还没有一笔记录
why-empty-next = 做过的好事，公示以后会一笔一笔记在这里。
why-ask-title = 这 { $points } 分怎么来的
why-ask-out-title = 这 { $points } 分去了哪里
why-ask-next-title = 觉得哪里不对？
why-ask-next = 带上卡到服务台说一声，或打电话。还在公示的，那一条会先停下，查清再算。
why-close = 看好了
why-served = 您在「{ $title }」做了 { HOURS($minutes) }。
why-by-rate = 按细则 { $code } 每小时 { $rate } 分，{ HOURS($counted) }得 { $points } 分。
why-with-rest = 加上上次剩下的 { HOURS($carried) }，一共按 { HOURS($together) }算；细则 { $code } 每小时 { $rate } 分，得 { $points } 分。
why-left-over = 剩下的 { HOURS($minutes) }留到下次一起算。
why-counted = { $cap }，所以这次按 { HOURS($minutes) }算分，其余只记时长。
why-capped = { $cap }，所以这次记 { $points } 分。
why-event = 您「{ $title }」，按细则 { $code }（{ $item }），得 { $points } 分。
why-event-points = 一次 { $points } 分。
why-back-filled = 您在「{ $title }」做了 { HOURS($minutes) }。这一条是事后补录的，只记时长，不得分。
why-no-rule = 「{ $title }」，{ HOURS($minutes) }。
why-of-another = 家里的{ $person }做了好事，得 { $points } 分。
why-opening = 从以前的纸质存折（{ $title }）转来 { $points } 分。
why-exchanged = 用 { $points } 分换了一张 { YUAN($face_fen) } 元抵扣券，券号 { $serial }。
why-given-back = 退回一张没用的券，{ $points } 分回到户里。
why-expired = 有 { $points } 分到期没有用，不能再用了。
why-state-in-notice = 公示中，{ DAY($available_on) }到账
why-state-effective = 已到账
why-state-no-points = 已记时长
why-state-disputed = 有人提出异议，正在查
why-state-recalled = 已收回
why-state-active = 券还没用，{ DAY($valid_until) }前可用
why-state-locked = 券暂停，社区在核对
why-state-redeemed = { DAY($taken_at) }在{ $shop }用了
why-state-void = 券已作废，分已退回
why-state-annulled = 券已撤销，换了新券
why-state-returned = 券已退回，分已退回
why-state-expired = 已到期
why-state-given-back = 已到账
cap-minutes = { $holder ->
    [household] 一户
   *[person] 一个人
 }{ $period ->
    [activity] 一场
    [day] 一天
    [month] 一个月
    [year] 一年
   *[lifetime] 一共
 }最多算 { HOURS($amount) }
cap-points = { $holder ->
    [person] 一个人这一项
    [all] 一户所有项目加起来
   *[household] 一户这一项
 }{ $period ->
    [activity] 一场
    [day] 一天
    [month] 一个月
    [year] 一年
   *[lifetime] 一共
 }最多 { $amount } 分
trace-done = 做了什么
trace-done-on = { FULL_DAY($day) }，{ $title }
trace-minutes = { HOURS($minutes) }
trace-class-measured = 签到签退，系统算出
trace-class-listed = 活动提前发布过，队长签到表上的
trace-class-back-filled = 事后补录，只记时长
trace-rule = 按细则 { $code }
trace-points = 得 { $points } 分
trace-approved = 社区复核
trace-approved-by = { $name }，和录入的不是同一个人
trace-notice = 公示 5 个工作日
trace-notice-until = 第 { $number } 期，{ DAY($day) }起可用
trace-lasts = 有效期
trace-lasts-until = 用到 { FULL_DAY($day) }
trace-opening = 纸质存折结转
trace-opening-from = { $title }

# 换券
exchange-title = 用积分换券
exchange-have = 您有 { $points } 分可用。一次用完，不找零，{ $days } 天内有效。
exchange-face = { YUAN($fen) } 元券
exchange-price = 一张 { $points } 分
exchange-count = { YUAN($fen) } 元券要几张
exchange-chosen = 选了
exchange-chosen-sum = { $count } 张，{ YUAN($fen) } 元
exchange-uses = 用掉
exchange-left = 换完还剩
exchange-button-none = 先选要换几张
exchange-button = 换 { $count } 张券，共 { YUAN($fen) } 元
exchange-too-much = 还差 { $missing } 分，换不了这么多
exchange-too-much-next = 少换一张，或者换小一点的。
exchange-too-many = 一次最多换 { $most } 张
exchange-nothing = 现在没有可以用的积分
exchange-nothing-next = 公示中的 { $points } 分，{ DAY($day) }到账以后就能换。
exchange-nothing-at-all = 参加活动、公示以后，积分到账就能换券。
exchange-not-spender = 这一户的积分由户主和户主指定的成年家人来用
exchange-not-spender-next = 您可以看到积分。想自己来换，请户主到服务台把您加上。
exchange-done = 换好了，{ $count } 张券，共 { YUAN($fen) } 元
exchange-done-next = 用了 { $points } 分，还剩 { $left } 分。券已经在首页，去店里打开出示就行。
exchange-until = { FULL_DAY($day) }前可用
exchange-finish = 好的，回首页
exchange-another = 再换几张
exchange-busy = 正在换券，请稍等

# 出示券
voucher-lead = 请店员扫这个码
voucher-typed = 扫不了？请店员输入
voucher-renews = {"{n}"} 秒后换新码
voucher-alt = { YUAN($fen) } 元抵扣券的二维码
voucher-until = 可以用到
voucher-shops = 能用的店
voucher-shops-some = { $names }等 { $count } 家
voucher-how = 怎么用
voucher-how-words = 一次用完，不找零
voucher-serial = 券号
voucher-back = 回到我的券
voucher-give-back = 不用了，退回换积分
voucher-give-back-title = 退回这张 { YUAN($fen) } 元券？
voucher-give-back-lead = 退回以后这张券就不能用了。换它用的积分会回到户里，原来哪天到期，还是哪天到期。
voucher-give-back-yes = 退回，拿回积分
voucher-gave-back = 退好了，{ $points } 分回来了
voucher-gave-back-next = 可以再换别的券。
voucher-taken = 这张券用掉了，少付 { YUAN($fen) } 元
voucher-taken-where = { $taken_at }，在{ $shop }。
voucher-paper = 这张券已经印成纸券，请带纸券去用。
voucher-locked = 这张券暂时停用，社区在核对
voucher-locked-next = 有疑问请打 { $phone }。
voucher-expired = 这张券 { DAY($day) }到期了
voucher-expired-next = 首页还有没有别的券？快到期的排在最前面。
voucher-gone = 这张券已经不能用了
voucher-gone-next = 去向写在明细里。
voucher-none = 没有可以出示的券
voucher-none-next = 用积分换一张，就能在这里出示。
voucher-screenshot = 截下来的图过一会儿就不能用了，请打开这一页给店员看。

# 我的
me-title = 我的
me-people = 这一户的人
me-head = 户主
me-may-spend = 可以用积分
me-may-look = 可以看积分
me-you = 您
me-card = 卡号
me-as = { $name }（{ $what }）
me-building = 住在
me-reading = 怎么看着舒服
me-size = 字号
me-size-1 = 标准
me-size-2 = 大字
me-size-3 = 特大
me-language = 语言
me-zh = 中文
me-en = English
me-sessions = 在哪里登录着
me-session-this = 这台手机，{ $at }登录
me-session-other = 另一台设备，{ $at }登录
me-session-till = 收银机「{ $till }」，{ $at }登录
me-session-seen = 最近一次看：{ $at }
me-session-here = 就是这里
me-session-end = 让它退出
me-session-ended = 那台设备已经退出
me-doors = 去别的页面
me-help = 要帮忙？
me-help-next = 到社区服务台，或打电话。手机丢了、卡丢了，也先打这个电话。
me-sign-out-title = 退出登录？
me-sign-out-lead = 退出以后，要用手机号或卡号和密码再登录。

# 公共首页
home-title = 做过的好事，一笔一笔记着
home-lead = 邻居们做志愿服务，公示以后记成积分；积分换成抵扣券，到身边的店里用。每一笔都能查。
home-sign-in = 登录看我的积分
home-my-door = 去我的页面
home-how = 怎么一回事
home-how-do = 做好事
home-how-do-detail = 参加活动、探访老人、调解纠纷，队长和社区各看一遍
home-how-notice = 公示 5 个工作日
home-how-notice-detail = 姓名遮盖，谁觉得不对都可以说一声
home-how-exchange = 积分换券
home-how-exchange-detail = 1 分换 { YUAN($fen) } 元，到期前用完
home-how-use = 去店里用
home-how-use-detail = 出示一个码，少付这么多钱；店里按月和社区对账
home-points = 全社区的积分
home-money = 全社区的钱
home-board = 积分公示栏
home-board-open = 第 { $number } 期正在公示，到 { DAY($day) }
home-board-none = 现在没有正在公示的名单
home-board-link = 去看公示
home-seal = { DAY($day) }封账
home-demo-title = 这是演示，可以放心点
home-demo-lead = 里面的人和钱都是编的。现在是演示的 { FULL_DAY($day) }。
home-demo-next = 到第二天
home-demo-moved = 现在是 { FULL_DAY($day) }
home-demo-done = 到期的事都办了：公示结束 { $notices } 期，封账 { $seals } 天。

# 公示栏
board-title = 积分公示 第 { $number } 期
board-lead = { FULL_DAY($first) }到 { FULL_DAY($last) }。姓名已遮盖，共 { $count } 条 { $points } 分。
board-open = { $days ->
    [0] 今天是公示最后一天
   *[other] 公示中，{ DAY($last) }结束
 }
board-closed = 已经公示完
board-provisional = 工作日表还没有定，最后一天可能推后
board-caption = 这一期的每一条：谁、做了什么、按哪一条、多少分
board-who = 谁
board-where = 楼栋和队伍
board-deed = 做了什么
board-ground = 日期和细则
board-points = 积分
board-place = { $building } { $team }
board-served = { $title }，{ HOURS($minutes) }
board-event = { $title }
board-opening = 纸质存折结转
board-rule = { DAY($day) } · 细则 { $code }
board-no-rule = { DAY($day) }
board-back-filled = { $title }，{ HOURS($minutes) }（补录，不得分）
board-object = 觉得哪条不对？
board-object-next = 到服务台说一声，或打电话。那一条会先停下，查清再算。
board-object-scan = 扫码看这一期
board-object-alt = 第 { $number } 期公示的网址
board-seal = { DAY($day) }封账
board-seal-count = 当天 { $count } 笔，发出 { $points } 分
board-seal-value = 校验 { $value }
board-earlier = 上一页
board-later = 下一页
board-part = 第 { $page } 页，共 { $pages } 页
board-none = 还没有公示过
board-none-next = 第一批记录复核以后，会在这里公示 5 个工作日。
board-print = 打印这一期
board-others = 别的期
board-other = 第 { $number } 期，{ DAY($first) }到 { DAY($last) }
board-newest = 看最新一期

# 各页共用
list-of = { $names }
full-day = { FULL_DAY($day) }
why-moved-in = 从家人散了的那一户并来 { $points } 分，到期日不变。
why-moved-out = 这一户散了，{ $points } 分并到家人现在的那一户。
why-state-moved-out = 已并走
