# Who may be tried in the demo.
demo-door-resident = 居民 周桂兰（手机号）
demo-door-elder = 居民 罗素芬，82 岁，和女儿共用手机（卡号）
demo-door-maker = 经办 李晓敏
demo-door-reviewer = 复核 周红
demo-door-supervisor = 监督委员 陈国强，第二位复核人
demo-door-owner = 店主 刘志强，刘记粮油店
demo-door-clerk = 店员 小冯，先把这台设备配成收银台
demo-door-finance = 财务 孙丽
demo-door-administrator = 管理员 林燕
demo-till-lead = 这是演示，不用配对码也能试。配好以后选小冯，输入登录页上写的密码。
demo-till-button = 配成刘记粮油店的收银台
demo-till-name = 演示收银台
