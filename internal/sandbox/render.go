package sandbox

import (
	"strconv"
	"time"
)

const timeLayout = "2006-01-02T15:04:05.000Z"

const defaultImage = "https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png"

func formatID(id uint64) string { return strconv.FormatUint(id, 10) }

// appendQuoted writes a JSON string. The text must be valid UTF-8, as all of
// ours is.
func appendQuoted[T string | []byte](b []byte, text T) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	done := 0
	for i := range len(text) {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		b = append(b, text[done:i]...)
		done = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\n':
			b = append(b, '\\', 'n')
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	return append(append(b, text[done:]...), '"')
}

// appendText writes `,"name":"text"` unless the text is empty.
func appendText[T string | []byte](b []byte, name string, text T) []byte {
	if len(text) == 0 {
		return b
	}
	return appendQuoted(appendName(b, name), text)
}

// appendName writes `,"name":`; member names need no escaping.
func appendName(b []byte, name string) []byte {
	return append(append(append(b, ',', '"'), name...), '"', ':')
}

func appendBool(b []byte, name string, v bool) []byte {
	return strconv.AppendBool(appendName(b, name), v)
}

// appendCount writes one more count of a metrics object that has already one.
func appendCount(b []byte, name string, v int) []byte {
	return strconv.AppendInt(appendName(b, name), int64(v), 10)
}

// appendIDOnly writes a user of whom nothing but the id is told.
func appendIDOnly(b []byte, id uint64) []byte {
	b = append(b, `{"id":"`...)
	return append(strconv.AppendUint(b, id, 10), `"}`...)
}

// appendUser writes a user object with the members asked for; members without
// a value are left out.
func appendUser(b []byte, p *person, f fieldSet) []byte {
	b = append(b, `{"id":"`...)
	b = append(strconv.AppendUint(b, p.id, 10), '"')
	b = appendText(b, "name", p.name)
	b = appendText(b, "username", p.handle)
	if f.has(userCreatedAt) {
		b = append(appendName(b, "created_at"), '"')
		b = append(time.Unix(p.created, 0).UTC().AppendFormat(b, timeLayout), '"')
	}
	if f.has(userDescription) {
		b = appendText(b, "description", p.bio)
	}
	if f.has(userLocation) {
		b = appendText(b, "location", p.location)
	}
	if f.has(userImage) {
		b = p.appendImage(b)
	}
	if f.has(userProtected) {
		b = appendBool(b, "protected", p.protected)
	}
	if f.has(userMetrics) {
		b = p.appendMetrics(b, f)
	}
	if f.has(userURL|userEntities) && p.link != 0 {
		b = p.appendLink(b, f)
	}
	return append(p.appendStanding(b, f), '}')
}

func (p *person) appendImage(b []byte) []byte {
	b = append(appendName(b, "profile_image_url"), '"')
	if p.pictures != "" {
		return append(append(b, pictureAt(p.pictures, p.picture)...), '"')
	}
	if p.picture == 0 {
		return append(append(b, defaultImage...), '"')
	}
	b = append(b, "https://pbs.twimg.com/profile_images/"...)
	b = strconv.AppendUint(b, p.picture>>4, 10)
	b = append(b, '/')
	b = strconv.AppendUint(b, p.picture*golden, 36)
	return append(b, `_normal.jpg"`...)
}

func (p *person) appendMetrics(b []byte, f fieldSet) []byte {
	b = append(appendName(b, "public_metrics"), `{"followers_count":`...)
	b = strconv.AppendInt(b, int64(p.followers), 10)
	b = appendCount(b, "following_count", p.following)
	posts := "tweet_count"
	if f.has(userRenamed) {
		posts = "post_count"
	}
	b = appendCount(b, posts, p.posts)
	b = appendCount(b, "listed_count", p.listed)
	if p.likes != missing {
		b = appendCount(b, "like_count", p.likes)
	}
	if p.mediaPosted != missing {
		b = appendCount(b, "media_count", p.mediaPosted)
	}
	return append(b, '}')
}

// appendLink writes the shortened URL and, as an entity, what it stands for.
func (p *person) appendLink(b []byte, f fieldSet) []byte {
	var short [32]byte
	url := strconv.AppendUint(append(short[:0], "https://t.co/"...), p.link>>13, 36)
	if p.address != "" {
		url = append(short[:0], p.address...)
	}
	if f.has(userURL) {
		b = appendText(b, "url", url)
	}
	if !f.has(userEntities) {
		return b
	}
	b = append(appendName(b, "entities"), `{"url":{"urls":[{"start":0,"end":`...)
	b = strconv.AppendInt(b, int64(len(url)), 10)
	b = appendText(b, "url", url)
	b = append(append(append(b, `,"expanded_url":"https://example.com/`...), p.handle...), '"')
	b = append(append(append(b, `,"display_url":"example.com/`...), p.handle...), '"')
	return append(b, `}]}}`...)
}

func (p *person) appendStanding(b []byte, f fieldSet) []byte {
	if f.has(userVerified) {
		b = appendBool(b, "verified", p.badge != "")
	}
	if f.has(userVerifiedType) {
		badge := p.badge
		if badge == "" {
			badge = "none"
		}
		b = appendText(b, "verified_type", badge)
	}
	if f.has(userWithheld) && p.withheld != "" {
		b = append(appendName(b, "withheld"), `{"country_codes":[`...)
		b = append(appendQuoted(b, p.withheld), `]}`...)
	}
	return b
}
