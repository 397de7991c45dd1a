package classify

import (
	"slices"
	"strings"
	"testing"

	"goodones/internal/syncrun"
)

// accounted are searches of many kinds.
const accounted = `
early stage startup founders; startup founders in Berlin; tech startup founders; solo founders; serial
entrepreneurs; aspiring entrepreneurs; aspiring writers; retired engineers; retired military officers; high school
principals; middle school science teachers; special education teachers; kindergarten teachers; college professors;
assistant professors of biology; lead developers; principal engineers; staff engineers; senior backend engineers;
junior frontend developers; creative directors; experienced product managers; active angel investors; independent
journalists; independent filmmakers; freelance illustrators in Paris; local politicians; local business owners;
small business owners; online coaches; digital artists; digital nomads; digital marketers; professional
photographers; amateur astronomers; certified personal trainers; licensed therapists; registered nurses;
award-winning authors; bestselling authors; self-published authors; published novelists; indie authors; children's
book authors; young adult novelists; food and travel bloggers; beauty bloggers; lifestyle influencers; fashion
models; PR professionals; HR professionals; marketing professionals; communications professionals; cybersecurity
professionals; IT professionals; broadcasters; sports broadcasters; radio broadcasters; VPs of engineering; VP of
sales; heads of marketing; chief product officers; CPOs; CTOs of startups; CFOs; chief marketing officers at SaaS
companies; engineering managers at Stripe; directors of communications; people born in Ireland; people living in
Toronto; people who live in New York; people from Nigeria; expats in Germany; immigrants in Canada; YouTubers who
make gaming videos; Twitch streamers; podcasters who talk about history; people who tweet about climate; people who
write about politics; journalists covering tech; reporters covering the White House; investigative journalists;
political reporters; science journalists; wedding photographers; street photographers; portrait photographers in
Chicago; landscape architects; interior designers; fashion designers; graphic designers; logo designers; brand
designers; UX researchers; product designers at startups; mobile developers; iOS engineers; game designers;
blockchain developers; day traders; financial analysts; financial planners; tax accountants; criminal defense
lawyers; immigration lawyers; patent attorneys; family doctors; pediatric nurses; emergency room nurses; ER doctors;
veterinary technicians; mental health therapists; clinical psychologists; child psychologists; school counselors;
career coaches; executive coaches; life coaches; leadership coaches for women; football coaches; high school
football coaches; college athletes; professional athletes; Olympic athletes; marathon runners; amateur runners;
stand-up comedians; voice actors; film actors; theatre directors; documentary filmmakers; classical musicians; jazz
musicians; indie musicians; session guitarists; touring musicians; wedding DJs; music producers; hip hop producers;
opera singers; country singers; ballet dancers; tattoo artists; makeup artists; hair stylists; pastry chefs; home
cooks; vegan chefs; wine lovers; coffee roasters; dog trainers; dog lovers; cat owners; single moms; stay-at-home
dads; homeschooling moms; military veterans; Army veterans; police officers; firefighters; truck drivers; airline
pilots; flight attendants; travel agents; event planners; wedding planners; real estate investors; commercial real
estate brokers; mortgage brokers; insurance agents; grad students; PhD students; medical students; international
students in the UK; undergraduate students at MIT; recent graduates; law school graduates; postdocs in neuroscience;
quantum physicists; marine biologists; environmental activists; climate activists; labor organizers; union leaders;
community organizers; nonprofit directors; nonprofit founders; social entrepreneurs; female founders; Black
founders; Muslim women; Christian authors; LGBTQ activists; young entrepreneurs; first-time founders; bootstrapped
SaaS founders; Y Combinator founders; technical co-founders; remote developers; open source maintainers; Linux
kernel developers; full stack developers looking for work; designers open to freelance work; recruiters hiring
engineers; managers hiring remote workers; ex-Amazon employees; former NASA engineers; Google employees; people
working at Apple; people who work in finance; people in the music industry; people in fintech; people interested in
photography; book lovers; avid readers; gamers; parents of autistic kids; cancer survivors; Trump supporters;
football fans; Arsenal fans; K-pop fans; music lovers; anime artists; comic book artists; comic writers; science
fiction writers; poetry editors; literary agents; book publishers; magazine editors; newspaper editors; copy
editors; technical writers; screenwriters in Hollywood; ghostwriters; speechwriters; translators of German
literature; French teachers; English teachers in Japan; piano teachers; yoga instructors; math tutors; museum
curators; art collectors; vintage collectors; urban planners; mechanical engineers at Tesla; electrical engineering
students; embedded software engineers; robotics engineers; machine learning researchers; AI researchers at OpenAI;
AI artists; data journalists; data engineers; cloud architects; network engineers; DevOps engineers; security
engineers; ethical hackers; bug bounty hunters; WordPress developers; Shopify store owners; ecommerce founders; Etsy
sellers; dropshippers; affiliate marketers; growth marketers; content creators; content marketers; content
strategists; email marketers; SEO experts; social media influencers; social media managers for small businesses;
community managers; customer success managers; sales reps; sales leaders; operations managers; supply chain
managers; project managers in construction; general contractors; electricians; organic farmers; beekeepers;
gardeners; nurses and wedding photographers; bloggers and book reviewers; film critics and directors; writers and
editors; freelance writers and editors; designers and developers; both designers and developers; designer
developers; artist entrepreneurs; biology PhD students; history teachers; chemistry PhD students; economics
professors; nurse practitioners; physician assistants; teacher librarians; police chiefs; startup lawyers; startup
advisors; startup investors; agency owners; university lecturers; hospital nurses; school teachers; bank managers;
engineers who left Google; people who moved to Berlin; writers born in Nigeria; parody accounts; journalists at
broadcasters; marketing directors; heads of sales; VPs of product; head of data; tech leads; engineering leaders;
experienced startup founders; former dancers; aspiring actors; aspiring filmmakers in LA; local journalists; local
bakers; undergraduate students; real estate agents; teachers who blog; women who code; moms who run businesses;
doctors who are also writers; engineers excluding managers; people named John; people hiring designers; designers
for hire; founders raising seed`

// otherWords are words that a reading shows by others, any of those named.
var otherWords = map[string]string{
	"college": "university", "amateur": "aspiring", "home": "aspiring", "former": "nasa", "left": "google",
	"small": "company", "businesses": "company founder", "blog": "blogger",
}

// Each word of a search is shown by its reading, says nothing by itself, or is part of what a role is called.
func TestNoWordOfASearchVanishes(t *testing.T) {
	t.Parallel()
	c := New()
	searches := strings.Split(accounted, ";")
	if len(searches) < 150 {
		t.Fatalf("%d searches", len(searches))
	}
	for _, search := range searches {
		search = strings.Join(strings.Fields(search), " ")
		if lost := vanished(c, search); len(lost) > 0 {
			t.Errorf("%q loses %q: %+v", search, lost, c.Reading(syncrun.Definition{Description: search}))
		}
	}
}

// vanished are the words of a search that its reading does not account for.
func vanished(c *Classifier, search string) []string {
	lex, shown := c.lex(), shownWords(c, search)
	r := c.readings.Get().(*reading)
	defer c.release(r)
	lex.readAs(&syncrun.Profile{Bio: search}, r, true)
	d := &describer{Query: &Query{c: c}, reading: r, lex: lex, limit: r.start[locationField]}
	d.taken = make([]bool, d.limit)
	isShown := func(other string) bool { return slices.Contains(shown, newQueryWord(other).stem) }
	var lost []string
	for i := d.start[bioField]; i < d.limit; i++ {
		w := newQueryWord(string(d.bytes(i)))
		switch asking := lex.asking[w.exact]; {
		case asking == stopword, asking == placeWord, asking == countedWord, asking.gender() != "", len(w.exact) == 1:
		case slices.Contains(shown, w.stem), slices.ContainsFunc(strings.Fields(otherWords[w.exact]), isShown),
			r.meanings[i].turns && d.turned(i), d.partOfShown(i, shown):
		default:
			lost = append(lost, w.exact)
		}
	}
	return lost
}

// shownWords are the stems of the words that a reading shows.
func shownWords(c *Classifier, search string) []string {
	read := c.Reading(syncrun.Definition{Description: search})
	var stems []string
	for _, list := range [][]string{read.Roles, read.Fields, read.Places, read.Employers, read.FormerEmployers,
		read.Statuses, read.Companies, read.Words, read.Exclusions, read.Unread, read.Ignored} {
		for _, text := range list {
			for _, w := range c.lex().fold.words(text) {
				stems = append(stems, newQueryWord(w).stem)
			}
		}
	}
	return stems
}

// partOfShown tells whether token i is part of the name of a label that is shown, and not of what only narrows it.
func (d *describer) partOfShown(i int, shown []string) bool {
	return slices.ContainsFunc(d.mentions, func(m mention) bool {
		if int(m.at) > i || i >= int(m.end) || d.kind(&m) == syncrun.LabelJobRole && d.isHeadOf(&m) {
			return false
		}
		for _, said := range d.lex.fold.words(d.lex.labels.labels[m.id].value) {
			if !slices.Contains(shown, newQueryWord(said).stem) {
				return false
			}
		}
		if d.kind(&m) != syncrun.LabelJobRole {
			return true
		}
		head, known := d.headOf(&m)
		return !known || i >= head || redundant(string(d.bytes(i)))
	})
}
