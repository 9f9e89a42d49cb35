# Rewards: goods and services for points.
error-voucher-not-this-shop = This voucher is for “{ $reward }”. { $shop_count ->
    [0] No shop offers it at the moment; please ask the community.
   *[other] Please use it at { $shops }.
}
till-why-voucher-not-this-shop = This voucher is for “{ $reward }”, which this shop does not offer.
till-say-voucher-not-this-shop = { $shop_count ->
    [0] "This voucher is for “{ $reward }”, which we do not have. The community desk, { $phone }, can tell you where to go."
   *[other] "This voucher is for “{ $reward }”. Please show it at { $shops }."
}
