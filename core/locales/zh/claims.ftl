error-pairing-refused = 这两位现在不能结成对子。
error-pairing-of-one = 自己不能和自己结对，请选另一位。
error-pairing-already = 这两位已经结对了。要改每月次数，请先结束，再重新结对。
