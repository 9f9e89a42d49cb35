## The register: moves, mergers and teams that cannot be done as asked

error-move-refused = This change cannot be made. Please look which person and which household are meant.
error-move-successor-needed = { $name } heads the household with card { $card }, or is the only one who may spend for it. Choose first who follows.
error-move-day-wrong = That day does not fit: it must be after they came to this household and not after today. Choose another day.
error-move-there-already = It is so already; there is nothing to change.
error-move-minor-spends = { $name } is under 18 and can neither head a household nor spend for it. Choose somebody else.
error-move-not-of-household = { $name } belongs to no household. Let them move into one first.
error-move-left-already = { $name } has not been in the community since { DAY($left_on) }. If they are back, press “Back again” on their page first.
error-merger-refused = These two rows cannot be made one. Please look whether they are the same person.
error-merger-same-row = This is one and the same row; there is nothing to merge.
error-merger-already = The row of { $name } was merged already. Please search again.
error-merger-waits = A merger of { $name } waits for a second person. Wait for its answer first.
error-merger-two-households = The two belong to two households, cards { $first } and { $second }, with points of their own. Let one of them move to the other household first.
error-team-refused = This change of the team cannot be made. Please look which team and which person are meant.
error-team-name-missing = There is no name yet. Write one, then register.
error-team-circle = “{ $name }” cannot belong to itself or to a team under it. Choose another parent.
error-team-member-already = { $name } is in “{ $team }” already.
error-team-not-member = This person is not in “{ $team }” now.
error-team-has-left = { $name } is no longer in the community and cannot join.
error-team-asked-already = A request or an invitation of “{ $team }” waits for an answer already.
error-team-answered-already = Somebody has answered this already, or it was taken back.
error-match-person-elsewhere = Somebody named “{ $name }” with the same phone is on the register, in another household. Skip the row if it is the same person, else register somebody new.
