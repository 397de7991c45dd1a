package xapi

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"testing"
)

// thousand is a page of 1,000 users with all members that are asked for.
func thousand() []byte {
	var b bytes.Buffer
	b.WriteString(`{"data":[`)
	for i := range 1000 {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(
			&b,
			`{"id":"%d","name":"Jill Nº %d 🌟","username":"jill_%d","created_at":"2014-05-06T07:08:09.000Z",`+
				`"description":"Staff engineer at Somewhere. Go, Postgres and distributed things. She/her. Views are mine, %d `+
				`of them.",`+
				`"location":"Ulm, Germany","profile_image_url":"https://pbs.twimg.com/profile_images/%d/abcdefgh_normal.jpg",`+
				`"protected":false,"public_metrics":{"followers_count":%d,"following_count":321,"tweet_count":4567,`+
				`"listed_count":8,`+
				`"like_count":999,"media_count":7},"url":"https://t.co/abcdef","entities":{"url":{"urls":[{"start":0,"end":19,`+
				`"url":"https://t.co/abcdef","expanded_url":"https://jill.example/%d","display_url":"jill.example/%d"}]}},`+
				`"verified":false,"verified_type":"none"}`,
			int64(1e17)+int64(i),
			i,
			i,
			i,
			int64(1e15)+int64(i),
			i,
			i,
			i,
		)
	}
	b.WriteString(`],"meta":{"result_count":1000,"next_token":"abcdefghijkl"}}`)
	return b.Bytes()
}

func BenchmarkFollowersPage(b *testing.B) {
	body := thousand()
	client := offline(b, func(*http.Request) (*http.Response, error) {
		return canned(http.StatusOK, http.Header{}, bytes.NewReader(body)), nil
	})
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		page, err := client.Followers(context.Background(), "42", 1000, "")
		if err != nil || len(page.Profiles) != 1000 {
			b.Fatal(err, len(page.Profiles))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1000, "ns/profile")
}
