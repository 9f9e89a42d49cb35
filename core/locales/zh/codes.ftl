# 券码和券码照片。
error-code-malformed = 这不像券上的码。券码是 16 位数字和字母，请照着券再输一遍，或者换成扫码。
error-code-mistyped = 有一位和券上的不一样，请对照着再输一遍。
error-photo-too-large = 这张照片太大了，最大 { $megabytes_max } MB、{ $megapixels_max } 百万像素。请离近一点重拍一张，或把照片改小。
error-photo-unreadable = 这张照片打不开。请用手机直接拍一张券码，再试一次。
error-photo-no-code = 照片里没有找到券码。请把码拍在正中，离近一点、拍清楚再试。
