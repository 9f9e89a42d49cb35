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
