# 收券时的镜头、输券码、一单几张券。

# 镜头
camera-start = 打开镜头，扫券码
camera-stop = 关掉镜头
camera-torch-on = 打开手电筒
camera-torch-off = 关掉手电筒
camera-opening = 正在打开镜头，请点「允许」……
camera-looking = 请把券码对准框里，看清了就自己往下走。
camera-not-ours = 看到一个码，不是社区的券码。
camera-mistyped = 码没有看清，请再对准一点。
camera-seen = 这张刚才扫过了，请出示下一张。
camera-denied = 没有得到用镜头的许可。可以在浏览器的设置里允许，也可以拍照或者输入券码。
camera-busy = 镜头现在打不开，也许别的应用正在用。请关掉它再试，或者拍照、输入券码。
camera-none = 这里没有能用的镜头。请拍照、用扫码枪，或者输入券码。
camera-insecure = 地址以 https 开头时，浏览器才肯打开镜头。在这个地址请拍照，或者输入券码。
camera-lost = 网络断了，镜头还开着，连上就接着看。
camera-aim = 点这里，扫客人的券码
camera-aim-under = 手机上的、纸上的都可以
camera-shoot = 拍一张券码的照片

# 输券码的时候
typing-more = 还差 { "{n}" } 位
typing-over = 多了 { "{n}" } 位，请对照着删掉
typing-right = 16 位都对上了
typing-slip = 有一位输错了，请一组一组和券上对一对
typing-slip-group = 有一位输错了，先看看第 { "{g}" } 组
typing-odd = 第 { "{g}" } 组里的 { "{s}" } 不会出现在券码里，请看看是哪一个
typing-no-code = 这不像券上的码，券码是 16 位数字和字母

# 一单几张券
bill-add = 这一单再加一张
bill-adding = 这一单已经有 { $count } 张券，共 { YUAN($face_fen) } 元
bill-adding-next = 接着扫下一张；扫完了就回去收。
bill-back = 不加了，回去收
bill-back-to = 回到这一单
bill-title = 这一单 { $count } 张券
bill-rest = 还有 { $count } 张券
bill-under = 请和账单对一对。券一次用完，不找零
bill-and = 另外给客人：{ $rewards }
bill-taken-so-far = 已经收下 { $count } 张，客人一共少付 { YUAN($face_fen) } 元
bill-differ = 这几张券不是同一户的，请看清楚再收
bill-differ-next = 不是这位客人的，点那一行的「不收这张」。
bill-line = { $name } 户 · { $serial }
bill-open = 可以收
bill-pin = 要输密码
bill-over = 过了 5 分钟
bill-over-next = 查过已经超过 5 分钟，请再扫一次。
bill-taken = 已收下
bill-refused = 不能收
bill-drop = 不收这张
bill-take = 收下这 { $count } 张，共抵 { YUAN($face_fen) } 元
bill-take-rewards = 收下这 { $count } 张券
bill-take-rest = 收下其余 { $count } 张，抵 { YUAN($face_fen) } 元
bill-leave = 都不收，回去
bill-leave-rest = 其余的不收
bill-pin-whose = 请 { $name } 户的客人输 6 位密码
bill-done = 收下 { $count } 张，客人少付 { YUAN($face_fen) } 元
bill-not-taken = { $count } 张没有收
bill-not-taken-next = 为什么、怎么对客人说，写在下面每一张里。
bill-full = 一单最多 { $count } 张，请先收下这些
bill-already = 这张已经在这一单里了，5 分钟重新算起
bill-which = 撤销哪一张？
bill-choice = { $worth } · { $serial }
bill-no-change = 券比账单多？可以这样对客人说：「券一次用完，不找零，换一张小一点的也行。」
