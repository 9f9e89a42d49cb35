error-pairing-refused = 这两位现在不能结成对子。
error-pairing-of-one = 自己不能和自己结对，请选另一位。
error-pairing-already = 这两位已经结对了。要改每月次数，请先结束，再重新结对。
error-claim-refused = 这一条现在不能申报，请核对后再试。
error-claim-reference-needed = 「{ $code }」要有能查到的编号或记录，请填上再办。
error-claim-not-for-residents = 「{ $code }」不用自己申报：按签到名单、月评或社区登记来记，请问社区工作人员。
error-claim-not-entered = 「{ $code }」不用录入：整洁月评和星级评定会自动记上。
error-claim-honour-not-higher = 同一件事已经按「{ $title }」记了 { $points } 分。同一件事只按最高一级记，这一级没有更高。
error-claim-paid-staff = 「{ $code }」不记给专职工作人员，履职是本职工作。
error-claim-one-of-household = { DAY($day) }这场会议，一户记一人，您家已经有人记上了。
error-claim-both-sides = 调解要写明双方各一个名字，并且双方都同意这样了结。
error-claim-place-needed = 上报隐患请写清地点，再拍一张照片，工作人员才找得到。
error-claim-too-long-ago = 手机上能申报最近 { $days } 天的事。更早的请到社区登记。
error-claim-too-many-waiting = 您已经有 { $most } 条在等核实，等有了结果再申报。
error-claim-person-twice = 「{ $name }」在名单里写了两次：第 { $rows } 行。请留一行。
error-claim-list-too-long = 一份名单最多 { $most } 人，至少 1 人。
error-tidy-refused = 这一轮月评现在不能这样办，请核对。
error-tidy-raters-needed = 月评要请 { $least } 到 { $most } 位评查员，每位一次。
error-tidy-building-taken = 「{ $building }」这个月已经在另一轮月评里了。
error-tidy-not-a-rater = 这一轮月评没有请您评查。
error-tidy-own-home = 自己家（{ $card }）不由自己评，请另一位评查员来评。
error-tidy-closed = 这一轮月评已经结束了。
error-tidy-nothing-rated = 还没有一户有两位评查员的结果，等评完再结束。
nav-claim = 申报积分
nav-my-elders = 我结对的老人
nav-tidy-rating = 整洁评查
nav-events = 会议、荣誉、申报
nav-companions = 银发伴友
nav-tidy = 整洁月评
events-from-hours = 会议、调解、荣誉，在这里登记
claim-level = { $level ->
    [stall] 摆摊、演出
    [visit] 到场参加
    [hazard] 上报隐患
    [subdistrict] 街道（乡镇）级
    [county] 县区级
    [city] 市级
    [province] 省级
    [nation] 国家级
    [first] 一档
    [second] 二档
    [third] 三档
   *[other] { $level }
 }
error-pairing-of-household = 这两位是一家人，互相照应不用结对登记。
error-pairing-ended = 这一对已经结束了，或者那一天还没有结对。
error-visit-refused = 这次探访现在不能这样记，请核对。
error-visit-too-old = 探访要在 10 个工作日里记，这一次最晚该在 { DAY($last_day) } 记。请找社区工作人员补录。
error-visit-card-differs = 这张卡不是这位老人家的，请核对卡号；卡不在手边，也可以先记下，等社区打电话核实。
error-visit-card-on-call = 电话问候不用刷卡，记下就行，社区会打电话核实。

## the phone: what one claims

claim-title = 申报积分
claim-lead = 做了好事自己先记上，社区核实以后公示。
claim-part-new = 申报一件
claim-part-mine = 我申报的（{ $count }）
claim-what = 您做了什么
claim-what-hint = 点这里选一件
claim-choice = { $what } · { $points } 分
claim-by-list = 开会、夜话、培训凭签到记分，整洁月评由评查员上门，志愿服务凭签到记时长，都不用在这里申报。
claim-worth = 记多少
claim-points = { $points } 分
claim-cap = 封顶
claim-wanted = 凭什么记
claim-day = 哪一天
claim-honour = 得了什么表彰
claim-deed = 因为哪件事
claim-deed-hint = 同一件事只按最高一级记
claim-side-one = 一方的名字
claim-side-two = 另一方的名字
claim-both-agreed = 双方都同意这样了结
claim-place = 在什么地方
claim-place-hint = 例如：3号楼2单元楼道口
claim-words = 说一句
claim-words-hint = 只有核实的人看得到
claim-photo-lead = 照片里的位置信息会去掉，只有核实和复核的人看得到。
claim-button = 申报
claim-done = 收到了：{ $what }
claim-done-next = 社区核实、另一位同事复核以后公示。记 { $points } 分，超过封顶的部分不发。
claim-none = 还没有申报过
claim-none-next = 做了好事，点「申报一件」。
claim-on = { DAY($day) }的事，{ DAY($at) }申报
claim-returned-title = 退回来了
claim-returned-note = { $note }。改好请撤回，再重新申报。
claim-take-back = 撤回这一条
claim-take-back-title = 撤回「{ $title }」？
claim-take-back-lead = 撤回以后照片和说明都会删掉，可以重新申报。
claim-take-back-yes = 撤回
claim-taken-back = 撤回了
claim-taken-back-next = 照片和说明已经删掉。
claim-back = 回到活动
claim-from-activities = 申报别的好事
claim-state-submitted = 等社区核实
claim-state-confirmed = 核实了，等复核
claim-state-approved = 复核了，等公示
claim-state-in-notice = 正在公示
claim-state-effective = 已经到账
claim-state-returned = 退回来了
claim-state-withdrawn = 撤回了
claim-state-disputed = 有人提了异议
claim-state-recalled = 收回了
claim-proof-list = 签到名单或者现场扫码
claim-proof-minutes = 会议记录里有您的名字，社区去查
claim-proof-reply = 居委会的书面答复，请写编号
claim-proof-record = 监督记录，两人签字，社区去查
claim-proof-committee = 居委会会议记录，社区去查
claim-proof-seen = 请带证书给社区看一眼，编号不留
claim-proof-project = 项目名单，社区去查
claim-proof-agreement = 联盟协议，请写编号
claim-proof-round = 每月上门评查，两位评查员都说合格
claim-proof-filed = 事先报备过，请写报备的编号或日期
claim-proof-mediation = 调解记录：双方各一个名字，都同意了结
claim-proof-work-order = 地点和照片；社区到现场看过，开了工单才算
claim-proof-honour = 表彰的文号或证书编号
claim-proof-duty = 履职记录和居民评价
claim-proof-star = 星级评定
claim-proof-reference = 能查到的编号或记录
claim-reference-list = 名单编号
claim-reference-minutes = 哪一次会议记录
claim-reference-reply = 书面答复的编号
claim-reference-record = 监督记录的编号
claim-reference-committee = 哪一次会议记录
claim-reference-project = 项目名单的编号
claim-reference-agreement = 协议编号
claim-reference-filed = 报备的编号或日期
claim-reference-work-order = 工单号
claim-reference-honour = 文号或证书编号
claim-reference-duty = 履职记录的编号
claim-reference-reference = 编号或记录

evidence-reference = 凭据编号
evidence-statement = 说明
evidence-parties = 调解双方
evidence-photo = 照片
evidence-photo-kept = 有一张，已去掉位置信息
evidence-erased = 已经删掉
evidence-see-photo = 看照片
evidence-choose-photo = 拍照或选一张照片
evidence-photo-label = 照片（可以不拍，隐患要拍）
evidence-photo-alt = { $name }拍的照片

## the desk: what is not hours

events-part-enter = 登记
events-part-verify = 居民申报，等核实（{ $count }）
events-item = 记哪一项
events-activity = 哪一场
events-activity-other = 没有提前发布过的
events-title = 写一句是什么事（会公示）
events-who = 记给谁
events-who-one = 一个人
events-who-list = 一份名单
events-list = 名单，一行一个名字或志愿者编号
events-list-hint =
    王秀英
    李强
events-unknown = 这些人名册里没有，先去登记
events-row = 第 { PLAIN($row) } 行 { $name }
events-known = 认出 { $count } 人
events-which = 第 { PLAIN($row) } 行「{ $name }」是哪一位
events-button = { $count ->
    [0] 先选人
   *[other] 登记 { $count } 人
 }
events-done = 登记了：{ $what }，{ $count } 人
events-done-next = 等另一位同事复核，然后公示。
events-done-list = 等另一位同事复核，超过 10 人要两位。
events-nothing = 没有等核实的申报
events-nothing-next = 居民在手机上申报以后，会出现在这里。
events-claimed = { $name }：{ $title }
events-claimed-on = 细则 { $code }，{ DAY($day) }的事，{ DAY($at) }申报
events-own = 这是您自己或您家的，请另一位同事核实。
events-note = 要退回的话，写一句为什么
events-verify = 核实了
events-verified = 核实了{ $name }的申报
events-verified-next = 请另一位同事复核，核实的人不能自己复核。
events-return = 退回去
events-returned = 退给{ $name }了

## companions

elders-title = 我结对的老人
elders-lead = 去看过、打过电话，点一下就记上。
elders-none = 还没有结对
elders-none-next = 想当银发伴友，请和社区工作人员说一声。
elders-overdue = 该去看看了，超了 { $days } 天
elders-on-time = 按时
elders-enough = 这个月够了
elders-month = 这个月
elders-last = 上一次
elders-of = { $done } 次，说好 { $agreed } 次
elders-never = 还没有确认过的探访
elders-waiting = 有 { $count } 次等社区打电话核实
elders-log = 记一次探访
elders-log-title = 探访{ $name }
elders-kind = 做了什么
elders-kind-safety = 上门看平安
elders-kind-company = 陪着说说话
elders-kind-errand = 帮忙跑腿
elders-kind-call = 打电话问候
elders-starts = 几点开始
elders-minutes = 多少分钟
elders-note = 老人情况（可以不写）
elders-note-hint = 例如：血压药快吃完了
elders-note-lead = 老人情况只有社区工作人员打得开，每次打开都有记录。
elders-card = 老人家的卡号（现场看卡填）
elders-card-lead = 填了卡号，这次探访马上确认；没有卡就空着，社区会打电话核实。
elders-card-call = 电话问候由社区打电话核实。
elders-log-button = 记上
elders-logged = 记上了：{ $name }
elders-logged-confirmed = 卡号对上了，已经确认，复核以后记时长。
elders-logged-logged = 社区会打电话核实，核实以后记时长。
elders-back = 不记了，回去
elders-visit = { $kind }，{ $minutes } 分钟
elders-at = { DAY($at) } { TIME($at) }
elders-state-logged = 等核实
elders-state-confirmed = 确认了
elders-state-withdrawn = 撤回了
elders-take-back-title = 撤回这次探访？
elders-take-back-lead = 写的老人情况也会删掉，可以重新记。
elders-hours-title = 银发伴友探访
elders-from-activities = 我结对的老人
companions-part-pairs = 结对
companions-part-calls = 等打电话核实（{ $count }）
companions-part-add = 新结一对
companions-pairs = 结对名单
companions-count = { $count } 对
companions-overdue = 有 { $count } 对银发伴友该去看看了
companions-overdue-next = 请给帮扶的人打个电话，或者派人去一趟。
companions-none = 还没有结对
companions-none-next = 点「新结一对」。
companions-pair = { $helper } → { $elder }
companions-last = 上次 { DAY($day) }
companions-never = 还没去过
companions-open = 打开
companions-back = 回到名单
companions-since = 结对日子
companions-no-visits = 还没有探访。
companions-end = 结束结对
companions-why = 为什么结束
companions-why-moved-away = 搬走了
companions-why-helper-stops = 帮扶的人不方便了
companions-why-request = 老人或家人提出
companions-why-passed-away = 老人过世
companions-end-button = 结束这一对
companions-end-title = 结束 { $helper } 和 { $elder } 的结对？
companions-end-lead = 以前的探访和时长都留着。
companions-ended = 结束了
companions-way-card = 刷卡确认
companions-way-call = { $name }打电话核实
companions-note = 老人情况
companions-note-title = 老人情况
companions-note-lead = 您打开这一条已经记下来了。
companions-nothing = 没有要打的电话
companions-nothing-next = 没带卡的探访会出现在这里。
companions-said = { $kind }，{ DAY($at) } { TIME($at) } 起 { $minutes } 分钟
companions-answered = 谁接的电话
companions-answered-elder = 老人自己
companions-answered-family = 家人
companions-answered-neighbour = 邻居
companions-confirm = 问过了，确有这次
companions-confirmed = 核实了{ $name }的探访
companions-confirmed-next = 记作时长，等另一位同事复核。
companions-helper = 谁去看
companions-elder = 看哪位老人
companions-times = 每月几次
companions-add-button = 结成一对
companions-added = { $helper }和{ $elder }结成一对了
companions-added-next = 帮扶的人在手机的「活动」里能看到。

## tidy homes

tidy-title = 整洁评查
tidy-lead = 自己看、自己评，看不到别人的结果。
tidy-no-rounds = 现在没有请您评查
tidy-no-rounds-next = 社区请您当评查员时，这里会有名单。
tidy-round = { MONTH($month) }整洁月评
tidy-progress = 评了 { $done } 户，共 { $all } 户
tidy-home = { $building } { $head }（{ $card }）
tidy-own = 您自己家（{ $card }）由别的评查员评。
tidy-verdict-tidy = 合格
tidy-verdict-untidy = 不合格
tidy-verdict-kin = 是亲戚，不评
tidy-save = { $count ->
    [0] 还没有新的
   *[other] 记上 { $count } 户
 }
tidy-saved = 记上了 { $count } 户
tidy-saved-next = 没结束以前都可以改。
tidy-rounds = 最近的月评
tidy-none = 还没有月评
tidy-none-next = 点「开一轮」，选楼栋，请两位评查员。
tidy-open = 正在评
tidy-closed = 结束了
tidy-raters-are = 评查员：{ $names }
tidy-see = 打开
tidy-back = 回去
tidy-homes = { $count } 户
tidy-passed = 都说合格
tidy-reminded = 有人说不合格
tidy-unrated = 还不到两位评过
tidy-spread = 每位评查员怎么评的
tidy-spread-lead = 全说好或全说不好的，请留意。
tidy-counts = 合格 { $tidy }，不合格 { $untidy }，亲戚 { $kin }，还没评 { $missing }
tidy-sheet = 录入纸质评查表
tidy-sheet-of = { $name }的评查表
tidy-sheet-lead = 照签了字的纸质表录入，会注明是代录。
tidy-close = 结束这一轮
tidy-close-lead = 都说合格的户记 5 分给户主，等另一位同事复核；不合格的户记一次提醒。
tidy-reminder = 提醒算在哪一项上
tidy-reminder-none = 只记在月评里
tidy-close-button = 结束：{ $passed } 户合格，{ $reminded } 户提醒
tidy-claim-title = { MONTH($month) }庭院整洁月评合格
tidy-closed-done = 结束了：{ $passed } 户合格，{ $reminded } 户提醒
tidy-closed-next = 等另一位同事复核，超过 10 户要两位。
tidy-part-rounds = 看月评
tidy-part-begin = 开一轮
tidy-month = 哪个月
tidy-buildings = 哪几栋楼
tidy-raters-lead = 请 { $least } 到 { $most } 位评查员，不评自己家，也不评亲戚家。
tidy-rater = 评查员 { $place }
tidy-begin = 开始这一轮
tidy-begun = 这一轮开始了
tidy-begun-next = 评查员在手机的「活动」里能看到名单；没有手机的，请把纸质表交来录入。

trace-proof = 凭据
trace-visit-card = 结对探访，现场刷了老人的卡
trace-visit-call = 结对探访，社区打电话核实过
