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

## The register: one person

people-count-more = more than { $count } people
people-more-letters = There are more. Write some more letters to find them.
people-open-person = See this person
people-lived = Before in { $building }, from { FULL_DAY($first) } to { FULL_DAY($last) }
people-move-household = This household moves to another building
people-move-household-button = Move to this building
people-household-moved = Done: this household now lives in { $building }
people-guest-lead = A guest: hours, no points.
people-no-household-now = Belongs to no household now: hours, no points.
person-gone = Has left
person-number = Volunteer number { $number }
person-number-and-old = Volunteer number { $number }; the old { $old } works too
person-and = { ", " }
person-none = None
person-office = Service desk
person-about = On the register
person-born = Year of birth
person-tags = Is
person-skills = Can do
person-time = Has time
person-home-place = Where they live otherwise
person-homes = Households
person-since = since { FULL_DAY($day) }
person-span = { FULL_DAY($first) } to { FULL_DAY($last) }
person-teams = Teams
person-teams-count = { $count ->
    [one] 1 team
   *[other] { $count } teams
}
person-no-team = In no team now.
person-past-teams = Earlier teams ({ $count })
person-leave-team = Leave the team
person-leave-team-title = Let { $name } leave “{ $team }”?
person-leave-team-lead = Hours and points stay, and one may join again.
person-left-died = Has died
person-left-moved-away = Has moved away
person-left-left = Has left the community
person-left-why-died = Died
person-left-why-moved-away = Moved away
person-left-why-left = Left for another reason
person-history = What was changed
person-history-none = Nothing was changed since the roster came in.
person-history-more = Earlier
person-step = { DAY($at) } { TIME($at) } · { $actor }
person-acts = What may be done
person-acts-label = What is to be done
person-acts-choose = Choose one
person-act-change = Correct the register
person-act-describe = Note skills and time
person-act-move = Move to another household
person-act-split = Open a household of their own
person-act-rights = Who heads, who may spend
person-act-invite = Invite into a team
person-act-merge = Merge a double row
person-act-undo = Undo a merger
person-act-leave = Died or moved away
person-act-return = Back again
person-new-phone = New phone (empty: as it is)
person-tags-hint = Is (with commas between)
person-save = Save
person-saved = Noted
person-move-lead = From that day on, points go to the new household; earlier ones stay with the old.
person-move-to = To which household (head or card number)
person-move-where = No household is chosen yet.
person-move-button = Move to this household
person-moved = { $name } has moved
person-why = Why
person-why-marriage = Marriage
person-why-family = Lives with family
person-why-moved = Other
person-since-when = From which day
person-successor = Who heads the old household and spends for it
person-successor-none = Nobody needs to follow
person-split-lead = The new household has its own card and points, beginning at nothing.
person-split-with = Who comes along
person-split-where = There is no building yet.
person-split-button = Open this household
person-split-done = Done; the new card is { $card }
person-rights-lead = As the head wishes. Nobody under 18 spends points.
person-heads = Heads the household
person-rights-button = Note it so
person-leave-lead = PIN and sign-ins end at once, and so do all teams. Hours and points stay.
person-leave-why = Why they leave
person-last-day = Last day
person-leave-button = Note that they left
person-leave-title = Note that { $name } has left the community?
person-leave-lines = PIN, sign-ins and teams end now. If it was an error, use “Back again”.
person-return-lead = They are back, or it was an error. Household and teams are chosen anew.
person-return-button = Back again
person-returned = { $name } is on the register again
person-invite-team = Into which team
person-invite-choose = Choose a team
person-invite-button = Invite
person-invited = Invited into “{ $team }”; they will answer
person-skill-nursing = Nursing
person-skill-haircut = Haircuts
person-skill-repair = Repairs
person-skill-electric = Plumbing, electrics
person-skill-phones = Phones, computers
person-skill-law = Law
person-skill-talk = Mediation
person-skill-teaching = Teaching
person-skill-writing = Writing
person-skill-stage = Stage arts
person-skill-cooking = Cooking
person-skill-driving = Driving
person-skill-first-aid = First aid
person-skill-languages = Languages
person-when-weekday = Working days
person-when-evening = Evenings
person-when-weekend = Weekends
person-when-urgent = In an emergency
history-other = Something was changed
history-person-register = Put on the register
history-person-change = Corrected
history-person-describe = Skills and time noted
history-person-move = Moved to the household with card { $card } from { DAY($day) } on
history-household-split = Opened a household of their own from { DAY($day) } on, card { $card }
history-person-leave = { $because ->
    [died] Died, last day { DAY($day) }
    [moved_away] Moved away, last day { DAY($day) }
   *[other] Left, last day { DAY($day) }
}
history-person-return = Back on the register
history-person-rights = { $is_head ->
    [true] Heads the household
   *[false] { $is_spender ->
        [true] May spend for the household
       *[false] Spends for the household no more
    }
}
history-merger-propose = Somebody thinks another row is the same person
history-merger-decide = { $is_same ->
    [true] Merged with another row
   *[false] Looked at: not the same person
}
history-merger-undo = The merger was undone
history-team-member = { $role ->
    [leader] Leads team { $team }
    [deputy] Deputy of team { $team }
   *[member] Joined team { $team }
}
history-team-leave = Left team { $team }
history-team-ask = Asked to join team { $team }
history-team-invite = Invited by team { $team }
history-team-answer = { $answer ->
    [accepted] A request or invitation was answered: joins
    [declined] A request or invitation was answered: does not join
   *[withdrawn] A request or invitation was taken back
}
history-enrolment-issue = An enrolment slip was printed

## Merging double rows

merger-lead = When two rows of the register are this one person, merge them here. It counts once a second person has looked.
merger-other = The other row (name, number or whole phone)
merger-same = That is the row you are looking at.
merger-stays = This one stays
merger-gone = Goes into it and is used no more
merger-has = { $claims } records · { HOURS($minutes) } · { $teams } teams
merger-after = Afterwards hours, points, teams and changes are all found under the row that stays; the old number and phone still find it and sign in. Nothing in the books changes.
merger-doubled = { $count } records are written under both for the same time
merger-doubled-next = A merger does not take them away. Look at them and recall what was written twice.
merger-propose = Propose, a second person decides
merger-proposed = Proposed; a second person decides
merger-waiting = Mergers that wait
merger-waiting-count = { $count } waiting
merger-by = proposed by { $name } on { DAY($at) }
merger-look = Look
merger-decide-title = Are they the same person
merger-yes = The same person: merge
merger-no = Not the same person
merger-undo-lead = If they are two people after all: each row is its own again; the books never changed. The sign-in stays with this row, the other one gets a new slip.
merger-undo-which = Which one
merger-undo = Undo the merger
merger-undone = Undone: two rows again

## Teams

nav-teams = Teams
nav-my-teams = My teams
team-requests = Waiting for an answer
team-requests-count = { $count } waiting
team-asked-by-person = asks to join “{ $team }”
team-asked-by-team = was invited into “{ $team }” and has not answered
team-asked-at = { DAY($at) } { TIME($at) }
team-let-in = Let in
team-not-now = Not this time
team-take-back = Take back
team-answered-yes = { $name } has joined
team-answered-no = { $name } was answered
team-find = Find a team
team-find-hint = Name of the team
team-kind = Kind
team-any-kind = All kinds
team-program = Programme
team-any-program = All programmes
team-count = { $count ->
    [one] 1 team
   *[other] { $count } teams
}
team-hours-in = { HOURS($minutes) } in { PLAIN($year) }
team-none = There is no such team
team-none-next = Try another name or kind.
team-line = Leader { $leader } · { $people } people
team-no-leader = nobody yet
team-hours = { HOURS($minutes) }
team-open = Open
team-back = Back to the teams
team-leader = Leader
team-people = Members
team-hours-of = Hours of { PLAIN($year) }
team-parent = Belongs to
team-about = This team
team-coming = Coming activities
team-nothing-coming = Nothing is planned yet.
team-when = { DAY($starts_at) } { TIME($starts_at) }
team-children = Teams under it
team-change = Correct name and place
team-members = Members
team-find-member = Find a member
team-find-member-hint = Beginning of the name, or letters
team-nobody = Nobody found
team-nobody-next = Try another spelling, or add somebody below.
team-add = Add somebody
team-whom = Whom
team-add-button = Add { $name }
team-invite-button = Invite { $name }, who answers
team-added = { $name } has joined
team-act = Change
team-role = Role in the team
team-role-leader = Leader
team-role-deputy = Deputy
team-role-member = Member
team-role-button = Note it so
team-new = New
team-new-team = Team
team-new-program = Brand
team-name = Name of the team
team-new-button = Found this team
team-program-name = Name of the programme, such as 红石榴
team-program-about = In a sentence
team-program-button = Add this programme
team-made = “{ $name }” is there
team-kind-party = Party members
team-kind-women = Women
team-kind-veterans = Veterans
team-kind-youth = Youth
team-kind-silver = Silver-haired
team-kind-neighbours = Neighbours
team-kind-professional = Professionals
team-kind-students = Students
team-kind-other = Others
my-teams-mine = Where I am
my-teams-none = In no team yet
my-teams-none-next = Find one below and ask to join.
my-teams-leave = Leave
my-teams-leave-title = Leave “{ $team }”?
my-teams-waiting = Waiting for an answer
my-teams-invited = You are invited, { DAY($at) }
my-teams-asked = You asked on { DAY($at) }; the team will answer
my-teams-accept = Join
my-teams-decline = Not this time
my-teams-joined = You have joined “{ $team }”
my-teams-declined-now = Noted for “{ $team }”
my-teams-others = Other teams
my-teams-no-other = There is no other team to ask.
my-teams-ask = Ask to join
my-teams-asked-now = Asked “{ $team }”; the team will answer
my-teams-more = There are more teams; write a name to find them.
my-teams-able = What I can do, and when
my-teams-able-lead = So that the community can find you for what fits.
my-teams-back = Back to me
error-dissolution-refused = The points of this household cannot go over now. Please look at both households.
error-dissolution-people-remain = People still belong to household { $card }. Please let each of them move or leave first.
error-dissolution-vouchers-remain = Household { $card } still has { $count } unused vouchers. Please return or void them first.
error-dissolution-not-of-its-people = Nobody of household { $card } belongs to { $into_card }. Please choose a household where its people are now.
error-dissolution-already = The points of household { $card } went to another household before.
error-dissolution-waits = Household { $card } was proposed before and waits for another person.
error-household-gone = Household { $card } dissolved; its points are with another household of its people. Please choose that one.
dissolve-title = This household dissolved
dissolve-lead = Nobody belongs to it any more. Its points can go to another household where its people are now, once another person agrees. Otherwise they expire.
dissolve-nowhere = Its people belong to no other household; its points expire on their last day.
dissolve-into = Into which household
dissolve-household = { $card } · { $head } · { $building }
dissolve-available = Available
dissolve-notice = In notice
dissolve-shortfall = Still to be given back
dissolve-filled = Of it given back at once
dissolve-remainder = Minutes short of a point
dissolve-minutes = { HOURS($minutes) }
dissolve-after = Each point keeps where it came from and its last day. Whatever comes to this household or is taken back later is the other household's.
dissolve-propose = Propose, for another person to decide
dissolve-proposed = Proposed; another person will look at it
dissolve-look = Look at it
dissolve-decide-title = Points to { $card }
dissolve-yes = It is right, let them go over
dissolve-no = Decline
dissolve-declined = Declined; the points stay where they are
dissolve-done = { $points } points went over
dissolve-gone = This household dissolved; its points are with { $card }.
dissolve-open = Open { $card }
dissolve-came = Household { $card } dissolved; its points came here.
dissolve-waiting = Households that dissolve, waiting
dissolve-waiting-count = { $count } waiting
dissolve-by = { $name } proposed it on { DAY($at) }
people-entry-moved-in = From a household that dissolved
people-entry-moved-out = To another household
