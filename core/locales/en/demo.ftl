# Who may be tried in the demo.
demo-door-resident = Resident 周桂兰 (by phone)
demo-door-elder = Resident 罗素芬, 82, who shares her daughter’s phone (by card)
demo-door-maker = Community staff 李晓敏, who enters
demo-door-reviewer = Reviewer 周红, who approves
demo-door-supervisor = Supervisor 陈国强, the second to approve
demo-door-owner = Shop owner 刘志强, 刘记粮油店
demo-door-clerk = Clerk 小冯; pair this device as a till first
demo-door-finance = Finance 孙丽
demo-door-administrator = Administrator 林燕
demo-till-lead = This is the demo, so no pairing code is needed. Then choose 小冯 and type the PIN from the sign-in page.
demo-till-button = Pair as the till of 刘记粮油店
demo-till-name = Demo till
