package counts

import "testing"

func TestPatterns(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		account Account
		want    []int
	}{
		{"a human", Account{Followers: 180, Following: 240, Posts: 900, Lists: 2, Bio: 60}, nil},
		{"a reader", Account{Followers: 20, Following: 180, Posts: 12, Bio: 40}, nil},
		{"a quiet reader with an empty profile", Account{Followers: 3, Following: 45, Posts: 0}, nil},
		{"a star", Account{Followers: 2_000_000, Following: 3, Posts: 9_000, Lists: 8_000, Bio: 90}, nil},
		{"a bought follower", Account{Followers: 11, Following: 430, Posts: 20, Bio: 70}, []int{Bought}},
		{"as many followers as one in fifteen", Account{Followers: 20, Following: 300, Posts: 20, Bio: 70}, nil},
		{"one less", Account{Followers: 19, Following: 300, Posts: 20, Bio: 70}, []int{Bought}},
		{"on a list", Account{Followers: 11, Following: 430, Posts: 20, Lists: 1, Bio: 70}, nil},
		{"a crowd", Account{Followers: 4, Following: 2100, Posts: 9, Bio: 5}, []int{Crowd}},
		{"a silent crowd", Account{Followers: 3, Following: 310, Posts: 2, Location: true}, []int{SilentCrowd}},
		{"an empty crowd", Account{Followers: 4, Following: 400, Posts: 90}, []int{BareCrowd}},
		{"without a face", Account{Followers: 4, Following: 120, DefaultPicture: true}, []int{FacelessCrowd}},
		{"few and empty", Account{Followers: 5, Following: 38, Posts: 44}, []int{BareFew}},
		{"few but from somewhere", Account{Followers: 5, Following: 38, Posts: 44, Location: true}, nil},
		{"few with a link", Account{Followers: 5, Following: 38, Posts: 44, Link: true}, nil},
		{"a feed", Account{Followers: 60, Following: 0, Posts: 1500, Lists: 20, Bio: 80}, []int{Feed}},
		{"a feed that few list", Account{Followers: 900, Following: 0, Posts: 1500, Lists: 20, Bio: 80}, nil},
	}
	for _, test := range tests {
		for i, p := range Patterns() {
			want := false
			for _, w := range test.want {
				want = want || w == i
			}
			if got := p.Fits(&test.account); got != want {
				t.Errorf("%s: %s %v, want %v", test.name, p.Name, got, want)
			}
		}
	}
}

// A count that nobody told makes no pattern fit.
func TestUnknownCounts(t *testing.T) {
	t.Parallel()
	full := []Account{
		{Followers: 11, Following: 430, Posts: 20, Bio: 70},
		{Followers: 4, Following: 2100, Posts: 9},
		{Followers: 4, Following: 120, Posts: 1, DefaultPicture: true},
		{Followers: 5, Following: 38, Posts: 44},
		{Followers: 60, Following: 0, Posts: 1500, Lists: 20},
	}
	for _, a := range full {
		for name, forget := range map[string]func(a *Account){
			"followers": func(a *Account) { a.Followers = Unknown },
			"following": func(a *Account) { a.Following = Unknown },
			"posts":     func(a *Account) { a.Posts = Unknown },
			"lists":     func(a *Account) { a.Lists = Unknown },
		} {
			partial := a
			forget(&partial)
			for _, p := range Patterns() {
				if p.Fits(&partial) {
					t.Errorf("%+v without %s fits %s", a, name, p.Name)
				}
			}
		}
	}
}
