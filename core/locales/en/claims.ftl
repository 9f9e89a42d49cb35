error-pairing-refused = These two cannot be paired now.
error-pairing-of-one = Nobody can be their own companion; choose somebody else.
error-pairing-already = These two are a pair already. To agree on another number of visits, end it first.
