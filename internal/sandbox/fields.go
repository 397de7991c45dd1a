package sandbox

import (
	"slices"
	"strings"
)

// fieldSet is a set of optional members, by their bit.
type fieldSet uint32

func (f fieldSet) has(bit fieldSet) bool { return f&bit != 0 }

// Optional members of a user object.
const (
	userCreatedAt fieldSet = 1 << iota
	userDescription
	userEntities
	userLocation
	userImage
	userProtected
	userMetrics
	userURL
	userVerified
	userVerifiedType
	userWithheld
	userRenamed // members go by their names of 2026
)

// Optional members of a post object.
const (
	postAuthor fieldSet = 1 << iota
	postCreatedAt
	postLang
	postMetrics
)

// userFields are the members that can be asked for; those at 0 are accepted
// and never filled, because nobody here has them.
var userFields = fieldTable{
	{"affiliation", 0}, {"connection_status", 0}, {"created_at", userCreatedAt}, {"description", userDescription},
	{"entities", userEntities}, {"id", 0}, {"is_identity_verified", 0}, {"location", userLocation},
	{"most_recent_tweet_id", 0}, {"name", 0}, {"parody", 0}, {"pinned_tweet_id", 0}, {"profile_banner_url", 0},
	{"profile_image_url", userImage}, {"protected", userProtected}, {"public_metrics", userMetrics},
	{"receives_your_dm", 0}, {"subscription", 0}, {"subscription_type", 0}, {"url", userURL}, {"username", 0},
	{"verified", userVerified}, {"verified_followers_count", 0}, {"verified_type", userVerifiedType},
	{"withheld", userWithheld},
}

var postFields = fieldTable{
	{"attachments", 0}, {"author_id", postAuthor}, {"context_annotations", 0}, {"conversation_id", 0},
	{"created_at", postCreatedAt}, {"edit_controls", 0}, {"edit_history_tweet_ids", 0}, {"entities", 0}, {"geo", 0},
	{"id", 0}, {"in_reply_to_user_id", 0}, {"lang", postLang}, {"note_tweet", 0}, {"possibly_sensitive", 0},
	{"public_metrics", postMetrics}, {"referenced_tweets", 0}, {"reply_settings", 0}, {"source", 0}, {"text", 0},
	{"withheld", 0},
}

// fieldTable lists field names in alphabetical order; it is never changed.
type fieldTable []namedField

type namedField struct {
	name string
	bit  fieldSet
}

// parse reads a comma-separated list.
func (t fieldTable) parse(parameter, list string) (fieldSet, *refusal) {
	var set fieldSet
	for _, field := range splitList(list) {
		i := slices.IndexFunc(t, func(known namedField) bool { return known.name == field })
		if i < 0 {
			return 0, invalid(parameter, field, "value [%s] is not one of [%s]", field, t.names())
		}
		set |= t[i].bit
	}
	return set, nil
}

func (t fieldTable) names() string {
	names := make([]string, len(t))
	for i, known := range t {
		names[i] = known.name
	}
	return strings.Join(names, ",")
}

// splitList splits at commas; an empty text is an empty list.
func splitList(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, ",")
}
