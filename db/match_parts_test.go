package db

import (
	"testing"
	"unicode/utf16"

	"goodones/internal/classify"
	"goodones/internal/fact"
	"goodones/internal/syncrun"
)

// What the rules quote is read from the database with the same units, whatever stands before and in it: emoji of
// several signs, combined marks, letters beyond 16 bits, invisibles, and text from right to left.
func TestQuotesInManyScripts(t *testing.T) {
	t.Parallel()
	query := classify.New().Compile(syncrun.Definition{Description: "founders in Berlin"})
	quoted := 0
	for _, bio := range []string{
		"👩‍👩‍👧‍👦🏳️‍🌈 founder in Berlin", "𝗙𝗼𝘂𝗻𝗱𝗲𝗿 @ Acme 🇩🇪 Berlin", "مؤسس شركة في برلين، founder in Berlin",
		"\u202bfounder\u202c in Berlin מייסד", "e\u0301e\u0301 founde\u0301r, founder \u200din Be\u0301rlin",
		"Ｆｏｕｎｄｅｒ in Ｂｅｒｌｉｎ", "👨🏽‍💻 fou\u00adnder, Berlin", "İİİ founder ẞ Berlin", "🅵🅾🆄🅽🅳🅴🆁 Berlin",
		"f̶o̶u̶n̶d̶e̶r̶ Berlin", "สวัสดี founder เบอร์ลิน Berlin", "नमस्ते founder Berlin", "\ufefffounder\ufe0f in Berlin",
	} {
		p := syncrun.Profile{ID: 1, Name: "👑 Zoë 𝓑", Bio: bio, Location: "𝕭𝖊𝖗𝖑𝖎𝖓 🇩🇪", Detailed: true,
			FollowersCount: 200, FollowingCount: 100, TweetCount: 300, ListedCount: syncrun.UnknownCount}
		v := query.Judge(syncrun.Subject{Profile: p})
		shown := &syncrun.Person{Name: p.Name, Bio: p.Bio, Location: p.Location}
		texts := map[syncrun.ProfileField]string{syncrun.FieldName: p.Name, syncrun.FieldBio: p.Bio,
			syncrun.FieldLocation: p.Location}
		got := unpackReasons(packReasons(v.Reasons, v.MatchReasons), v.Reasons, shown)
		fact.Is(fact.Must(t), "the number of reasons", len(got), len(v.MatchReasons), bio)
		for i, reason := range got {
			fact.Is(t, "what is quoted", reason.Quote, v.MatchReasons[i].Quote, bio)
			if reason.Field != "" {
				units := utf16.Encode([]rune(texts[reason.Field]))
				fact.Is(t, "what stands there", string(utf16.Decode(units[reason.Start:reason.End])), reason.Quote, bio)
				quoted++
			}
		}
	}
	if quoted < 24 {
		t.Errorf("%d quotes prove little", quoted)
	}
}

// A word that ratings taught is a reason of its own, with its place in the bio, in UTF-16 units.
func TestRatingsAreMatchReasons(t *testing.T) {
	t.Parallel()
	person := &syncrun.Person{Bio: "🚀 Nurse. Climate, mostly"}
	reasons := []string{`Bio says "Nurse" (job role nurse)`, syncrun.RatingLead + "good: patient care, climate"}
	role := syncrun.MatchReason{Kind: syncrun.ReasonRole, Text: reasons[0], Field: syncrun.FieldBio, Quote: "Nurse",
		Start: 3, End: 8, Strength: 1}
	got := unpackReasons(packReasons(reasons, []syncrun.MatchReason{role}), reasons, person)
	rating := syncrun.MatchReason{Kind: syncrun.ReasonRating, Text: reasons[1], Field: syncrun.FieldBio,
		Quote: "Climate", Start: 10, End: 17, Strength: 1}
	fact.Is(fact.Must(t), "len(got)", len(got), 2, got)
	fact.Is(t, "got[0]", got[0], role)
	fact.Is(t, "got[1]", got[1], rating)
	person.Bio = "RN"
	got = unpackReasons(nil, reasons, person)
	fact.Is(fact.Must(t), "len(got)", len(got), 1, got)
	fact.Is(t, "got[0].Kind", got[0].Kind, syncrun.ReasonRating)
	fact.Is(t, "got[0].Quote", got[0].Quote, "")
	fact.Is(t, "got[0].Field", got[0].Field, "")
}
