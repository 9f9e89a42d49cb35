# 积分细则：公开的细则、编辑、试算、居民决议

nav-rule-book = 积分细则
nav-rules = 细则修订
rules-title = 积分细则
rules-lead = 做什么得多少分、最多多少分、凭什么算。谁都可以看，可以打印。
rules-number = 第 { $number } 版
rules-full-day = { FULL_DAY($day) }
rules-version = 版本
rules-in-force = 什么时候用
rules-since = { FULL_DAY($day) }起
rules-until = { FULL_DAY($first) }到 { FULL_DAY($last) }
rules-state-in-force = 现行
rules-state-coming = 还没开始
rules-state-past = 以前的
rules-not-now-coming = 这是第 { $number } 版，{ FULL_DAY($day) }起才用
rules-not-now-past = 这是以前的第 { $number } 版，现在不用了
rules-now = 看现行的细则
rules-ceiling = 一户最多得多少分
rules-ceilings = 一个月 { $month } 分，一年 { $year } 分
rules-peg = 一分当多少钱
rules-peg-is = { YUAN($fen) } 元的券
rules-no-decision = 这是开始时的默认细则。以后每改一次，都要先由居民会议表决。
rules-category-A = A 会议我能到
rules-category-A-aside = 只记分，不记时长
rules-category-B = B 发展我带头
rules-category-B-aside = 只记分，不记时长
rules-category-C = C 活动我参加
rules-category-C-aside = 记服务时长，也记分
rules-category-D = D 优秀我来当
rules-category-D-aside = 只记分，不记时长
rules-item = { $code } { $name }
rules-caption = 每一项：做什么、多少分、上限、凭据、举例
rules-column-what = 做什么
rules-column-much = 多少分
rules-column-cap = 上限
rules-column-evidence = 凭据
rules-column-example = 举例
rules-much-hour = 一小时 { $points } 分
rules-much-event = 一次 { $points } 分
rules-much-levels = { $low }–{ $high } 分
rules-much-deduct = 扣 { $points } 分
rules-join = { $parts }
rules-two = { $first }{ $second }
rules-level-points = { $level } { $points } 分
rules-no-cap = 没有单项上限
rules-none = 没有
rules-example-hour = 例如做 { HOURS($minutes) }，得 { $points } 分{ $rest ->
    [0] 。
   *[other] ，剩下 { $rest } 分钟留到下次一起算。
 }
rules-example-event = 例如做一次，得 { $points } 分。
rules-example-levels = { $levels }。
rules-example-deduct = 先提醒一次（{ $reminder }），再发现才扣 { $points } 分，可以提异议。
rules-example-capped = { $period ->
    [month] 一个月
    [year] 一年
   *[lifetime] 一共
 }做 { $times } 次，得 { $points } 分，到上限。
rules-how-counted = 时长按分钟记，满一分才算一分，零头留到下次。一户的人做的都记在这一户。超过上限的部分不记分，时长照记。公示 5 个工作日没有异议，积分才到账。
rules-print = 打印这一版细则
rules-versions = 改过哪些
rules-first-version = 开始时的默认细则。
rules-and-more = 还有 { $count } 处。
rules-read = 看第 { $number } 版全文
rules-why = 看当时的细则：{ $code }，第 { $number } 版
rules-waiting-title = 还没满一分的时间
rules-waiting-minutes = { $code } { $name }：{ $minutes } 分钟，下次一起算
rules-waiting-minutes-over = { $code } { $name }：{ $minutes } 分钟，按以前的第 { $number } 版记的，细则改了以后从 0 算起，不再累计

rules-change-added = { $item }：新增，{ $after } 分。
rules-change-retired = { $item }：取消。
rules-change-points = { $item }：{ $before } 分改成 { $after } 分。
rules-change-unit = { $item }：原来{ $old }，改成{ $new }。
rules-change-hours = { $item }：{ $makes_hours ->
    [true] 以后记服务时长。
   *[false] 以后不记服务时长。
 }
rules-change-levels = { $item }：原来{ $old }，改成{ $new }。
rules-change-renamed = { $item }：名称从「{ $old }」改成「{ $new }」。
rules-change-evidence = { $item }：凭据从「{ $old }」改成「{ $new }」。
rules-change-reminder = { $item }：提醒办法从「{ $old }」改成「{ $new }」。
rules-change-cap-new = { $item }：新加上限，{ $cap }。
rules-change-cap-gone = { $item }：取消上限（{ $cap }）。
rules-change-cap-changed = { $item }：原来{ $old }，改成{ $new }。
rules-change-month-ceiling = 一户一个月最多从 { $before } 分改成 { $after } 分。
rules-change-year-ceiling = 一户一年最多从 { $before } 分改成 { $after } 分。
rules-unit-hour = 按小时
rules-unit-event = 按次
rules-unit-level = 按档次
rules-unit-deduct = 扣分
rules-measure-points = 分
rules-measure-minutes = 分钟
rules-period-activity = 一场
rules-period-day = 一天
rules-period-month = 一个月
rules-period-year = 一年
rules-period-lifetime = 一共
rules-holder-household = 一户
rules-holder-person = 一个人

rules-public = 看公开的细则
rules-start = 开始修订细则
rules-start-lead = 修订先写成草稿，可以用上个季度的事试算。居民会议表决以后，由另一位同事复核，最早第二天起用。
rules-draft = 第 { $number } 版草稿
rules-change-count = { $count ->
    [0] 还没有改
   *[other] 改了 { $count } 处
 }
rules-draft-same = 和第 { $number } 版一样。请在下面改。
rules-discard = 不要这份草稿
rules-discard-title = 不要这份草稿？
rules-discard-lead = 草稿里改的都没有了。现行的细则不受影响。
rules-view = 看哪一部分
rules-view-items = 逐条修改
rules-view-rehearsal = 试算
rules-view-decision = 决议和生效
rules-view-versions = 各版
rules-add = 加一条
rules-edit = 改
rules-edit-title = 改 { $code }
rules-retire = 取消这条
rules-restore = 放回去
rules-retired = 这一版取消的
rules-changed = 改过
rules-saved = { $code } 改好了
rules-saved-ceilings = 一户的上限改好了
rules-by-whom = { $proposer }提出，{ $approver }复核。
rules-field-category = 哪一类
rules-field-code-is = 编号 { $code }
rules-field-name = 做什么（中文）
rules-field-name-english = 做什么（英文）
rules-field-unit = 怎么算
rules-field-points = 一次多少分
rules-field-rate = 一小时多少分
rules-field-levels = 有哪几档
rules-field-level-points = { $level }多少分
rules-field-makes-hours = 记服务时长
rules-field-evidence = 凭据（中文）
rules-field-evidence-english = 凭据（英文）
rules-field-reminder = 扣分以前怎么提醒
rules-field-caps = 上限
rules-field-caps-aside = 空着就是没有
rules-field-measure = 算什么
rules-field-period = 多长时间
rules-field-holder = 谁
rules-field-most = 最多
rules-field-save = 存进草稿
rules-field-month-ceiling = 一户一个月最多（分）
rules-field-year-ceiling = 一户一年最多（分）
rules-field-save-ceilings = 存上限
rules-decide = 居民会议的决议
rules-decide-lead = 没有居民会议表决，细则不能生效。写上是哪次会议、哪天、票数、会议纪要在哪里。
rules-decision-meeting = 哪次会议
rules-decision-meeting-hint = 例如：居民代表会议
rules-decision-day = 会议是哪天
rules-decision-votes = 表决
rules-decision-votes-for = 同意（票）
rules-decision-votes-against = 反对（票）
rules-decision-votes-abstain = 弃权（票）
rules-decision-reference = 会议纪要编号或存放处
rules-decision-reference-hint = 例如：刘家场居纪〔2026〕11 号
rules-decision-effective = 从哪天起用
rules-votes = 同意 { $yes } 票，反对 { $no } 票，弃权 { $abstain } 票
rules-mid-month = 不是从 1 号开始
rules-mid-month-next = 一个月的上限会跨两版细则，居民不容易算。可以考虑 { DAY($day) }起用。
rules-propose = 送另一位同事复核
rules-proposed = 送去复核了
rules-proposed-next = 另一位同事复核以后才定下来。
rules-waiting = 等另一位同事复核
rules-waiting-by = { $name }提出。请对一对会议纪要上的票数，再看看改了哪些。
rules-not-you = 改过草稿或提出的人不能复核，要请另一位同事。
rules-publish = 复核通过，{ DAY($day) }起用
rules-published = 第 { $number } 版定下来了，{ FULL_DAY($day) }起用
rules-take-back = 退回去接着改
rules-taken-back = 退回草稿了，可以接着改
rules-not-proposed = 草稿还没有送来复核
rules-not-proposed-next = 写的同事填好居民会议的决议以后，这里会等您来看。

rehearsal-title = 试算
rehearsal-lead = 拿公示过的事，按草稿重新算一遍，看谁多谁少。什么都不会写进账里。
rehearsal-days = 算哪几天的事
rehearsal-button = 试算
rehearsal-running = 一期一期在算
rehearsal-nothing = 这几天没有公示过的事
rehearsal-nothing-next = 换一段时间再试。
rehearsal-gaining = 会多得的
rehearsal-losing = 会少得的
rehearsal-same = 不变的
rehearsal-households = { $count } 户
rehearsal-present = 当时得了
rehearsal-draft = 按草稿得
rehearsal-cost = 花钱
rehearsal-cost-is = 一个月大约 { YUAN($fen) } 元，{ $way ->
    [more] 比现在多 { YUAN($more) } 元
    [less] 比现在少 { YUAN($less) } 元
   *[same] 和现在一样
 }
rehearsal-true = { $unlike ->
    [0] 一共 { $lines } 条。按当时的细则重算，每一条都和公示的一样。
   *[other] 一共 { $lines } 条。按当时的细则重算，有 { $unlike } 条和公示的不一样，请先查账。
 }
rehearsal-by-item = 按细则
rehearsal-by-household = 按户
rehearsal-rest = 还有 { $count } 户，在文件里。
rehearsal-file = 存成表格
rehearsal-file-name = 细则试算 { $first } 到 { $last }
rehearsal-column-item = 细则
rehearsal-column-lines = 条数
rehearsal-column-household = 户主
rehearsal-column-building = 楼栋和存折号
rehearsal-column-present = 当时
rehearsal-column-draft = 按草稿
rehearsal-column-change = 相差

error-rules-refused = 这样的细则不行，请改一改。
error-rules-code-malformed = 编号「{ $code }」不对，要一个字母 A 到 D 加数字，例如 B7。
error-rules-code-twice = 编号 { $code } 有两条，请改掉一条。
error-rules-text-missing = { $code } 还缺{ $field ->
    [name] 中文名称
    [name_english] 英文名称
    [evidence] 中文凭据
   *[evidence_english] 英文凭据
 }。
error-rules-text-too-long = { $code } 里有一处文字太长，最多 { $most } 个字。
error-rules-blocked-reason = { $code } 里有「{ $word }」。积分不能和{ $reason ->
    [petition] 信访、投诉
    [religion] 宗教信仰
    [family_planning] 生育
    [debt] 债务、借贷
    [welfare] 低保、补贴这些待遇
    [speech] 说什么话
   *[medical] 看病就医
 }挂钩，请改成别的。
error-rules-rate-not-even = { $code } 一小时 { $points } 分除不尽。请用 1、2、3、4、5、6、10、12、15、20、30 或 60。
error-rules-points-outside = { $code } 的分要在 1 到 { $most } 之间。
error-rules-hours-outside = { $code } 不能记服务时长：只有 C 类按小时算的才记。
error-rules-levels-malformed = { $code } 的档次不对：按档次算的要有档次，每档一个分数。
error-rules-cap-malformed = { $code } 的上限不对：要大于 0，一天最多 1440 分钟，只有按小时算的才限分钟。
error-rules-cap-twice = { $code } 有两条上限说的是同一件事，或者上限太多，请删掉一条。
error-rules-reminder-missing = { $code } 是扣分，请写清扣以前怎么提醒。没有提醒过不能扣。
error-rules-ceilings-malformed = 一户一个月的上限要大于 0，也不能比一年的大。
error-rules-no-items = 细则里一条也没有了，请至少留一条。
error-rules-draft-there = 已经有一份草稿，请接着改那一份。
error-rules-changed-meanwhile = 草稿刚刚在别处改过或者送走了。请看看现在的样子再点。
error-rules-nothing-changed = 草稿和现在的细则一样，没有什么要表决。
error-rules-decision-missing = 请写上是哪次居民会议、会议纪要在哪里。没有表决过的细则不能生效。
error-rules-decision-later = 会议在 { FULL_DAY($day) }，还没有开。开过再填。
error-rules-voted-down = 同意 { $votes_for } 票，反对 { $votes_against } 票，没有通过。
error-rules-too-early = 最早从 { FULL_DAY($earliest_on) }起用。请改日期。
error-rules-item-in-use = 还有 { $activities } 场活动按 { $code } 发布了，不能取消这一条。请先改活动，或者晚些起用。
