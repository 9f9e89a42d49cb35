# Links, files and the door for programs.
api-voucher-link-title = Linli voucher
api-voucher-link-stranger = This is the code of a voucher. It is used at the till of a designated shop.
api-voucher-link-holder-title = You came to use a voucher?
api-voucher-link-holder = Show the code on your phone to the clerk, who scans it. It changes every 30 seconds, so a screenshot soon stops working.
api-voucher-link-till-title = Please sign in at the till first
api-voucher-link-till = Then scan the customer's code once more.
api-voucher-link-home = Home
api-download-over-title = This file was put away
api-download-over = A file stays for 5 minutes and only for whoever asked for it. Please fetch it again from the page.
error-api-token-missing = Please send the till's token with the request.
error-api-too-fast = Requests come too fast. Please slow down.
error-api-not-there = There is nothing at this address.
error-api-method = This address is not used that way.
error-api-broken = This step did not go through; it has been noted as { $reference }.
error-api-serving-already = This database is served by another process already. Please stop that one first.
error-api-port-taken = Port { PLAIN($port) } is in use by another program. Please choose another, for example --port { PLAIN($other) }.
