# 链接、文件和程序接口。
api-voucher-link-title = 邻里抵扣券
api-voucher-link-stranger = 这是一张抵扣券的码，要在指定商户的收银台上用。
api-voucher-link-holder-title = 您是来用券的？
api-voucher-link-holder = 把手机上的码给店员看，店员会扫。码每 30 秒换一次，截下来的图过一会儿就不能用了。
api-voucher-link-till-title = 请先登录收银台
api-voucher-link-till = 登录以后再扫一次客人的码。
api-voucher-link-home = 首页
api-download-over-title = 这个文件已经收起来了
api-download-over = 文件只留 5 分钟，只给当时要它的人。请回到原来的页面再取一次。
error-api-token-missing = 请在请求里带上收银台的令牌。
error-api-too-fast = 请求太密了，请慢一点。
error-api-not-there = 没有这个接口。
error-api-method = 这个接口不这样用。
error-api-broken = 这一步没有办成，已经记下来了，编号 { $reference }。
error-api-serving-already = 这个数据库已经有一个服务在运行。请先停掉那一个，再启动。
error-api-port-taken = 端口 { PLAIN($port) } 已经有别的程序在用。请换一个端口，例如 --port { PLAIN($other) }。
