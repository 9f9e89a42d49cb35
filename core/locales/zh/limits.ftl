# 代拿券的人、一天一周用多少、要看一看的情形。

# 一天、一周用多少
error-limit-reached = 这张券没有问题，只是今天不能再用了。
error-limit-household-day = 一户一天最多用 { YUAN($limit_fen) } 元的券，这一张超过了，请明天再用。
error-limit-shop-day = 这家商店今天收的券满 { YUAN($limit_fen) } 元了，请明天再来，或者到别的商店用。
error-limit-till-day = 这台收银台今天收的券满 { YUAN($limit_fen) } 元了，请换一台，或者明天再来。
error-limit-carer-week = 这位代拿券的人一周最多拿 { YUAN($limit_fen) } 元的券，这一张超过了。请等到下星期一，或者请这一户本人来用。
error-limit-too-early = 新的约定最早从 { DAY($earliest_on) } 开始，这样一天里不会有两个数。
till-why-limit-household-day = 一户一天最多用 { YUAN($limit_fen) } 元的券，加上这一张就超过了。
till-say-limit-household-day = 「您家今天用的券到 { YUAN($limit_fen) } 元的上限了，这一张留着明天用。面值小一点的券也许还能用。」
till-why-limit-shop-day = 本店一天最多收 { YUAN($limit_fen) } 元的券，加上这一张就超过了。
till-say-limit-shop-day = 「本店今天收券到上限了，不好意思。您的券今天到别的商店还能用，明天在这里也能用。」
till-why-limit-till-day = 这台收银台一天最多收 { YUAN($limit_fen) } 元的券，加上这一张就超过了。
till-say-limit-till-day = 「这台机器今天收券到上限了，请您到旁边那一台，或者明天再来。」
till-why-limit-carer-week = 这是别人代拿的券，这一户约定一周最多代拿 { YUAN($limit_fen) } 元，加上这一张就超过了。
till-say-limit-carer-week = 「您这一周代拿的券到 { YUAN($limit_fen) } 元的上限了。可以下星期一再来，或者请这一户的人自己来用。」

# 代拿券的人
error-carer-refused = 这个人不能代拿券。
error-carer-unknown = 没有找到：志愿者号和姓名要和社区登记的一样。
error-carer-too-young = 代拿券的人要满 { $years } 岁。
error-carer-of-household = 这是同一户的人。家里人要用积分，请社区加为“可以用积分的人”。
error-carer-named-already = 这个人已经在替您家拿券。要改每周的数，请先停掉再重新加。
error-carer-too-many = 一户同时最多请 { $most } 个人代拿券。
error-carer-cap-too-high = 社区约定，代拿券一周最多 { YUAN($limit_fen) } 元。请填小一点的数。
error-carer-of-shop = 代拿券的人是这家店主一户的，请到别的商店用。
error-carer-ended = 这一户刚刚停了这个人代拿券。
till-why-carer-of-shop = 拿券来的人是本店店主一户的，不能在自家店里用别人的券。
till-say-carer-of-shop = 「按约定，代拿的券要到别的商店用。」
till-why-carer-ended = 这一户刚刚停了这个人代拿券。
till-say-carer-ended = 「这一户刚刚停了请人代拿，这张券请他们本人来用。」

# 自查
check-limits = 一天一周用了多少，和收券记录对得上，也没有超过约定
check-row-above-limit = 一共 { $taken } 分，超过了约定的 { $limit } 分。
check-row-counts-for-nothing = 没有任何收券记录算在这一天里。
check-row-not-a-carer = 代拿的人 { $carer } 那时不能替这一户拿券。
