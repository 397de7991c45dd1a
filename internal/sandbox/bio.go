package sandbox

// say writes what somebody says of themselves: nothing at all, or a
// sentence in their language or in English, some with pronouns.
func (p *person) say(s *source, from *culture, at city, g gender, w *words) {
	if s.percent(11) {
		return
	}
	l := from.language
	if s.percent(35) {
		l = w.common
	}
	f := l.fill(s, at, g)
	p.bio = pick(s, l.bios).appendTo(p.bio, &f)
	if said := drawPronouns(s, g); fits(p.bio, len(said)) {
		p.bio = append(p.bio, said...)
	}
}

// fill draws words for every gap, so that each template finds its own.
func (l *language) fill(s *source, at city, g gender) fillings {
	work, next := pick(s, l.roles), pick(s, l.roles)
	skill, skill2 := drawTwo(s, l.skills[work.field])
	hobby, hobby2 := drawTwo(s, l.hobbies)
	f := fillings{
		gapRole: work.male, gapRoleCapital: work.Male, gapRole2: next.male,
		gapSkill: skill, gapSkill2: skill2, gapHobby: hobby, gapHobby2: hobby2,
		gapCompany: pick(s, l.companies), gapCity: at.short,
	}
	if g == female {
		f[gapRole], f[gapRoleCapital], f[gapRole2] = work.female, work.Female, next.female
	}
	return f
}

// drawTwo draws two different items.
func drawTwo(s *source, items []string) (string, string) {
	i := s.below(len(items))
	j := (i + 1 + s.below(len(items)-1)) % len(items)
	return items[i], items[j]
}

// drawPronouns is an ending that states pronouns, or nothing: many women, few
// men and most nonbinary people state them.
func drawPronouns(s *source, g gender) string {
	share := [...]int{female: 30, male: 14, nonbinary: 85}[g]
	if !s.percent(share) {
		return ""
	}
	forms := [...][]string{
		female:    {" she/her", " · she/her", " (she/her)", " | She/Her", " she / her"},
		male:      {" he/him", " · he/him", " (he/him)", " | He/Him", " he / him"},
		nonbinary: {" they/them", " · they/them", " (they/them)", " she/they", " he/they"},
	}[g]
	return pick(s, forms)
}
