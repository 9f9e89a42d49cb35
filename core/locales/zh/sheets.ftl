# 读表格：整个文件读不了的
error-sheet-refused = 这个表格读不了，请核对后再试。
error-sheet-empty = 表格里没有可以读的行。请看看标题下面有没有填内容。
error-sheet-not-a-sheet = 这不是 Excel 表格，也不是 CSV 文件。请用 Excel 或 WPS 打开，另存为 .xlsx 再试。
error-sheet-damaged = 这个文件坏了，打不开。请用 Excel 或 WPS 打开，另存一份 .xlsx 再试。
error-sheet-encrypted = 这个表格设了密码。请先去掉打开密码，保存后再试。
error-sheet-macro = 这个表格里带有宏，不能收。请另存为不带宏的 .xlsx 再试。
error-sheet-wrong-kind =
    这份表看起来是{ $found ->
        [roster] 居民名册
        [opening] 期初结转表
       *[hours] 服务时长表
    }，这里要的是{ $wanted ->
        [roster] 居民名册
        [opening] 期初结转表
       *[hours] 服务时长表
    }。请换一份，或到对应的地方导入。
error-sheet-heading-missing = 工作表「{ $sheet }」少了这几列：{ $headings }。请补上标题再试。
error-sheet-heading-twice = 工作表「{ $sheet }」里「{ $heading }」这一列有两个，不知道该看哪个。请留一个再试。
error-sheet-mixed-encoding = 第 { PLAIN($row) } 行的文字编码和别的行不一样，读出来会是乱码。请用 Excel 或 WPS 另存为 .xlsx 再试。
error-sheet-broken-quote = 第 { PLAIN($row) } 行的引号没有配对，后面的内容读不准。请补上引号，或另存为 .xlsx 再试。
error-sheet-too-large = 文件太大，最多 { $limit_megabytes } MB。请分成几份再试。
error-sheet-zip-bomb = 这个文件展开以后大得不正常，不能收。请新建一个表格，只把要用的内容复制过去。
error-sheet-unsafe = 这个文件里有办公软件不会写的内容，不能收。请新建一个表格，只把要用的内容复制过去。
error-sheet-too-many-rows = 行数太多，一次最多 { $limit_rows } 行。请分成几份再试。
error-sheet-too-many-columns = 列数太多，最多 { $limit_columns } 列。请删掉用不到的列再试。
error-sheet-too-far = 离表格很远的 { $cell } 附近还有内容。请删掉那里多出来的内容再试。
error-sheet-too-heavy = 读这个文件要用太多内存。请新建一个表格，只把要用的内容复制过去。
error-sheet-took-too-long = 读了 { $limit_seconds } 秒还没有读完，先停下了。请分成几份再试。
error-sheet-busy = 正在读另一份表格，请过一会儿再试。

# 读表格：某一行不能收的
error-row-activity-missing = 没有写活动名称，请补上。
error-row-birth-unreadable = 出生年份读不懂，请写成四位数，例如 1956。
error-row-building-missing = 没有写楼栋，请补上。
error-row-carried-without-person = 有结转时长，却没有写是谁的，请补上姓名。
error-row-date-ambiguous = 日期「{ $text }」看不准是几号，表格软件会把末尾的 0 去掉。请写成 2026-11-20 这样。
error-row-date-in-future = 日期 { FULL_DAY($day) } 还没有到，请核对。
error-row-date-missing = 没有写日期，请补上。
error-row-date-unreadable = 日期「{ $text }」读不懂，请写成 2026-11-18 这样。
error-row-end-before-start = 结束时间 { $end } 比开始时间 { $start } 还早，请核对。
error-row-error-cell = 有一格是表格算错的「{ $text }」，请改成真正的内容。
error-row-head-missing = 没有写户主，请补上户主或卡号。
error-row-household-missing = 看不出是哪一户，请补上卡号，或楼栋和户主。
error-row-minutes-missing = 没有写时长，也没有写开始和结束时间，请补上。
error-row-minutes-negative = 时长不能小于 0，请核对。
error-row-minutes-over-day = 时长有 { HOURS($minutes) }，超过了一天，请核对单位是小时还是分钟。
error-row-minutes-over-span = 时长有 { HOURS($minutes) }，可是从开始到结束只有 { HOURS($span_minutes) }，请核对。
error-row-minutes-unreadable = 时长「{ $text }」读不懂，请写成 2.5 或 2小时30分 这样。
error-row-minutes-zero = 时长是 0，请核对。
error-row-name-missing = 没有写姓名，请补上。
error-row-name-unreadable = 姓名「{ $text }」读不懂，请核对。
error-row-phone-lost = 电话被表格软件改成了 1.38E+10 这样，号码找不回来了，只看姓名又分不清是谁。请把那一列设成文本，重新填写电话。
error-row-phone-unreadable = 电话号码读不懂，请核对位数。
error-row-points-missing = 没有写积分，请补上。
error-row-points-negative = 积分不能小于 0，请核对。
error-row-points-not-whole = 积分「{ $text }」不是整数，请核对。
error-row-points-unreadable = 积分「{ $text }」读不懂，请写成整数。
error-row-points-zero = 积分是 0，没有可以结转的。
error-row-several-names = 「{ $text }」像是好几个人，请一人写一行。
error-row-time-unreadable = 时间「{ $text }」读不懂，请写成 9:00 这样。
error-row-too-long = 有一格写了 { $characters } 个字，最多 { $limit } 个字，请写短一点。
error-row-twice-in-file = 和「{ $first_sheet }」第 { PLAIN($first_row) } 行是同一条，只收前面那一条。
