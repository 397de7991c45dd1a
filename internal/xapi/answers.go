package xapi

import (
	"strings"

	"goodones/internal/fetch"
)

// single is an answer about one user.
type single struct {
	Data   *user   `json:"data"`
	Errors entries `json:"errors"`
}

// list is a page of resources.
type list[T any] struct {
	Data   []T     `json:"data"`
	Errors entries `json:"errors"`
	Meta   *meta   `json:"meta"`
}

// meta is what X tells of a page.
type meta struct {
	ResultCount *fetch.Count `json:"result_count"`
	NextToken   fetch.Word   `json:"next_token"`
}

// empty tells whether the answer brought nobody.
func (s *single) empty() bool { return s.Data == nil }

func (l *list[T]) empty() bool { return len(l.Data) == 0 }

// user is the part of X's user object that we read.
type user struct {
	ID              string   `json:"id"`
	Username        string   `json:"username"`
	Name            string   `json:"name"`
	Description     string   `json:"description"`
	Location        string   `json:"location"`
	URL             string   `json:"url"`
	ProfileImageURL string   `json:"profile_image_url"`
	CreatedAt       moment   `json:"created_at"`
	Protected       bool     `json:"protected"`
	Verified        bool     `json:"verified"`
	PublicMetrics   *metrics `json:"public_metrics"`
	Entities        entities `json:"entities"`
}

// metrics are counts; one that X left out is nil. Posts have an old name and a new one.
type metrics struct {
	Followers *fetch.Count `json:"followers_count"`
	Following *fetch.Count `json:"following_count"`
	Tweets    *fetch.Count `json:"tweet_count"`
	Posts     *fetch.Count `json:"post_count"`
	Listed    *fetch.Count `json:"listed_count"`
}

// entities tell what a shortened URL stands for.
type entities struct {
	URL struct {
		URLs []struct {
			Expanded string `json:"expanded_url"`
		} `json:"urls"`
	} `json:"url"`
}

type post struct {
	ID        string `json:"id"`
	CreatedAt moment `json:"created_at"`
}

// checkOwned judges a list that belongs to the user with that id. Nothing in it may mean that the user is gone or
// closed, that X failed, or truly nothing; the last only if X says so.
func (l *list[T]) checkOwned(id string) error {
	if len(l.Data) > 0 {
		return nil
	}
	if err := absence(l.Errors, id); err != nil {
		return err
	}
	return l.checkEmpty(false)
}

// checkLoose judges a list whose missing members are only left out.
func (l *list[T]) checkLoose() error {
	if len(l.Data) > 0 {
		return nil
	}
	return l.checkEmpty(hasItems(l.Errors))
}

// checkBatch judges a list of people asked for by id. X may leave people out without a word, and so all of them.
func (l *list[T]) checkBatch() error {
	if len(l.Errors) == 0 {
		return nil
	}
	return l.checkLoose()
}

// checkEmpty judges a list without data; excused tells that its errors explain that.
func (l *list[T]) checkEmpty(excused bool) error {
	switch {
	case len(l.Errors) > 0 && !hasItems(l.Errors):
		return fetch.Temporary("an answer of errors of no known kind")
	case l.Data != nil, excused, l.saysEmpty():
		return nil
	}
	return fetch.Temporary("an answer without data")
}

// saysEmpty tells whether X means to have sent nothing: it counts nobody, or does not count and tells of the page all
// the same.
func (l *list[T]) saysEmpty() bool {
	if l.Meta == nil {
		return false
	}
	return l.Meta.ResultCount == nil || *l.Meta.ResultCount == 0 || l.Meta.NextToken != ""
}

func hasItems(problems []problem) bool {
	for _, p := range problems {
		if p.ofItem() {
			return true
		}
	}
	return false
}

// maxToken is longer than any page token seen, by far.
const maxToken = 2048

// nextToken is the token of the next page. One that cannot be stored makes the answer broken. It may be the one that
// was sent: what the page holds is paid for all the same.
func (l *list[T]) nextToken() (string, error) {
	if l.Meta == nil {
		return "", nil
	}
	next := string(l.Meta.NextToken)
	if len(next) > maxToken || strings.ContainsRune(next, 0) {
		return "", fetch.Temporary("a page token that cannot be kept")
	}
	return next, nil
}
