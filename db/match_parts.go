package db

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"goodones/internal/syncrun"
)

// A match reason is kept as what its sentence does not say: six or seven bytes. In order: which sentence it is among
// the reasons, its kind and its field by their numbers in the domain's lists, where the quote begins and how long it is
// (varints, UTF-16 units), and its strength in hundredths. The quote itself stands in the sentence and in the profile.

// packReasons makes what is kept of match reasons beside their sentences; nil without any.
func packReasons(reasons []string, parts []syncrun.MatchReason) []byte {
	var b []byte
	for _, p := range parts {
		sentence := slices.Index(reasons, p.Text)
		if sentence < 0 || sentence > math.MaxUint8 {
			continue
		}
		b = append(b, byte(sentence), byte(slices.Index(syncrun.MatchReasonKinds(), p.Kind)),
			byte(slices.Index(syncrun.ProfileFields(), p.Field)+1))
		b = binary.AppendUvarint(b, uint64(p.Start))
		b = binary.AppendUvarint(b, uint64(p.End-p.Start))
		b = append(b, byte(math.Round(min(1, max(0, p.Strength))*100)))
	}
	return b
}

// unpackReasons reads match reasons again. A quote that no longer stands where it stood, because the profile has
// changed, is left out with its place. What cannot be read is left out too.
func unpackReasons(b []byte, reasons []string, p *syncrun.Person) []syncrun.MatchReason {
	kinds, fields := syncrun.MatchReasonKinds(), syncrun.ProfileFields()
	parts := []syncrun.MatchReason{}
	for len(b) > 3 {
		sentence, kind, field := int(b[0]), int(b[1]), int(b[2])
		start, n := binary.Uvarint(b[3:])
		if n <= 0 {
			break
		}
		length, m := binary.Uvarint(b[3+n:])
		if m <= 0 || len(b) < 4+n+m {
			break
		}
		strength := float64(b[3+n+m]) / 100
		b = b[4+n+m:]
		if sentence >= len(reasons) || kind >= len(kinds) || field > len(fields) {
			continue
		}
		reason := syncrun.MatchReason{Kind: kinds[kind], Text: reasons[sentence], Strength: strength}
		if field > 0 {
			reason.Field = fields[field-1]
			placeQuote(&reason, shownText(p, reason.Field), int(start), int(length))
		}
		parts = append(parts, reason)
	}
	for _, said := range reasons {
		if strings.HasPrefix(said, syncrun.RatingLead) {
			parts = append(parts, ratingReason(said, p.Bio))
		}
	}
	return parts
}

// ratingReason is what ratings teach as a match reason. It is kept as its sentence alone, which names labels and words;
// the first of them that the bio has is the quote.
func ratingReason(said, bio string) syncrun.MatchReason {
	reason := syncrun.MatchReason{Kind: syncrun.ReasonRating, Text: said, Strength: 1}
	_, named, _ := strings.Cut(said, ": ")
	units := utf16.Encode([]rune(bio))
	for name := range strings.SplitSeq(named, ", ") {
		sought := len(utf16.Encode([]rune(name)))
		for at := 0; sought > 0 && at+sought <= len(units); at++ {
			if quote := string(utf16.Decode(units[at : at+sought])); strings.EqualFold(quote, name) {
				reason.Field, reason.Quote, reason.Start, reason.End = syncrun.FieldBio, quote, at, at+sought
				return reason
			}
		}
	}
	return reason
}

// shownText is a field of a person as it is shown.
func shownText(p *syncrun.Person, f syncrun.ProfileField) string {
	switch f {
	case syncrun.FieldName:
		return p.Name
	case syncrun.FieldBio:
		return p.Bio
	case syncrun.FieldLocation:
		return p.Location
	default:
		return ""
	}
}

// placeQuote fills in the quote of a reason if its sentence still says what the text has there.
func placeQuote(reason *syncrun.MatchReason, text string, start, length int) {
	units := utf16.Encode([]rune(text))
	if start+length > len(units) || length == 0 {
		return
	}
	quote := string(utf16.Decode(units[start : start+length]))
	if !strings.Contains(reason.Text, quotable(quote)) {
		return
	}
	reason.Quote, reason.Start, reason.End = quote, start, start+length
}

// quotable is the head of a quote up to what a sentence would not show as it is.
func quotable(quote string) string {
	if i := strings.IndexFunc(quote, func(r rune) bool { return !unicode.IsPrint(r) }); i >= 0 {
		quote = quote[:i]
	}
	const safely = 60 // bytes; sentences cut longer quotes
	for i := range quote {
		if i > safely {
			return quote[:i]
		}
	}
	return quote
}
