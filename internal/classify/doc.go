// Package classify turns a profile into facts (bot or not, gender, follower-count tier, labels) and matches it
// against a saved search. It knows word lists and nothing else: no network, no model, no clock. The same profile
// always gives the same answer, and every answer says why.
//
// # Reading
//
// Name, bio and location are split into words, folded so that case, accents and decoration do not matter (fold.go,
// confusable.go). Labels are phrases of the dictionary (data/README.md lists its files), found in the bio and in what
// follows the name ("Ada | founder"), and in the words of handles and tags; the longest phrase wins, but a skill inside
// a role counts too ("iOS developer"). Each has a mood, given by the words around it within one clause
// (data/modifiers.txt):
//
//	affirmed  "founder"
//	audience  "helping founders"     others have the role
//	learning  "studying law"
//	aspiring  "aspiring founder"
//	former    "ex-founder"
//	other     "married to a founder", "founder's husband"
//	wanted    "hiring developers"    "looking for a developer job" is aspiring
//	negated   "not a developer", "I don't code", "hate crypto"
//
// Only the last two pass "and", which "&", "+" and "/" between words mean as well: "founder & husband". Before a hyphen
// all but former turn the next word alone: "anti-fraud engineer".
//
// A list shares what turns its head: "Ex-CTO/Co-Founder", "ex Google, Meta", "wannabe poet, painter and singer". A role
// in the plural is others', one behind "my" somebody else's. A role is nothing before a noun that it describes
// ("developer tools"), in a question, in a quote or in a joke ("CEO of chaos"), and an ambiguous word ("model") where
// it does not stand alone (claim.go, joke.go). An employer counts where somebody is said to work there (worksFor).
//
// # Places
//
// A place is found by its names and by those of the places in it (data/places.txt), so that Europe finds Köln; the
// longest name wins, so that Porto does not find Porto Alegre. It is looked for in the location, the bio and behind the
// name, not in the name itself. A code of two letters counts in the location alone, as the whole of it or between its
// commas, and behind a city as a state first: "Chicago, IL" is not in Israel. Where somebody was, or will be, is weak;
// where they are not is no place of theirs.
//
// # Matching
//
// An account is an organisation from 3 points on (organisation.go); it claims no role, and a search that means people
// drops it.
//
// A search asks for groups of things: its job roles (any of them), its skills (any of them), and the groups of its
// description: roles (any), skills, places (any), employers (any, of today or of before), statuses, stages, kinds and
// sizes of workplaces, a gender, what nothing can tell, and every other word that is no stop word. A group is
//
//	clear    a label of it, or one that counts as it (a backend engineer is a software engineer), is affirmed; the
//	         place is there; the word is, as written or by its English stem; the gender is the one asked for
//	weak     the label is there in the mood audience, learning, aspiring or former; or a label close to it is
//	         affirmed (ceo for founder, journalism for journalist), or a broader role (engineer for civil engineer);
//	         the place is there in the mood aspiring or former
//	denied   the label or a broader role is negated; the gender is known to be another
//	missing  none of these
//
// A description that itself says "former founders" or "people studying law" finds those clear and others weak. What
// it negates ("not recruiters") is ruled out.
//
// Each group of a description scores 1 when clear, 0.5 when weak, 0 when missing; words score by BM25 (k1 1.2, b 0.4,
// a usual length of 16 words, at most 1). The score is the mean, weighted: role 3, skill 2, place 2, word 1 or, when
// half of all people use it, 0.4, gender 0. The verdict is
//
//	none   when something ruled out is there, or a role or gender is denied
//	full   when every group but words is clear and words score 0.6 or more; never with what nothing can tell
//	maybe  when a group of the labels is clear or weak, or the description scores 0.15 or more with something but
//	       words that half of all people use
//	none   else
//
// Who asks for a role means it: while the role of a description is missing, only a role of the labels makes a maybe.
//
// Beside a role, a skill or word is clear where it binds to the role (bind.go), and weak as a hobby, in the clause of
// another role, or further than four clauses away.
//
// The score orders matches of one confidence (score.go): the groups met by their weight and how plainly they are said,
// in the words of the search rather than others for the same,
// little else beside them, further words for the same, less for many other roles.
//
// A search without labels and without words to look for matches everybody as maybe; LooksFor tells it beforehand. Bots
// match nothing.
//
// # Bots
//
// A profile is a bot from 6 points on. The points are in the table of bot.go: the numbers of an account that somebody
// sells or a program runs (package counts), what it says of itself (selfdeclared.go), and phrases of spam. No signal
// depends on today's date, an empty bio is worth one point, and a number that nobody told none.
//
// # Gender
//
// What is stated decides (data/pronouns.txt), in the name, the bio or the location. Without it the name field does: a
// title ("Mrs."), a first name that is a woman's or a man's on the lists (data/first-names, data/names.txt), a middle
// name behind one that both bear, the ending of a family name ("Novotná"). Names that women and men share tell nothing,
// nor do those of companies and events. Everybody else is of unknown gender.
package classify
