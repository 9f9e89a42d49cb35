# 礼遇：用积分换的东西和服务。
error-voucher-not-this-shop = 这张券是“{ $reward }”，{ $shop_count ->
    [0] 现在没有商店在办，请问社区
   *[other] 请到{ $shops }用
}。
till-why-voucher-not-this-shop = 这张券是“{ $reward }”，不在本店办。
till-say-voucher-not-this-shop = { $shop_count ->
    [0] 「这张券是换“{ $reward }”的，本店没有这一项。在哪里办，请打社区服务台 { $phone } 问一问。」
   *[other] 「这张券是换“{ $reward }”的，请到{ $shops }去，出示这张券就行。」
}
