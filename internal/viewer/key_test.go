package viewer

import (
	"context"
	"crypto/sha256"
	"errors"
	"regexp"
	"strings"
	"testing"
)

func TestNewKeyHasTheDocumentedForm(t *testing.T) {
	t.Parallel()
	form := regexp.MustCompile(`^ctgo_[0-9A-Za-z]{34}[0-9A-Za-z]{6}$`)
	seen := map[string]bool{}
	for range 1000 {
		key, hash, prefix := NewKey()
		if !form.MatchString(key) || len(key) != 45 {
			t.Fatalf("key %q has not the documented form", key)
		}
		if prefix != key[:12] {
			t.Fatalf("prefix %q of key %q", prefix, key)
		}
		if hash != sha256.Sum256([]byte(key)) {
			t.Fatal("hash is not the SHA-256 of the key")
		}
		parsed, err := ParseKey(key)
		if err != nil || parsed != hash {
			t.Fatalf("ParseKey(%q) = %x, %v", key, parsed, err)
		}
		if seen[key] {
			t.Fatalf("key %q came twice", key)
		}
		seen[key] = true
	}
}

// A key made once, outside this program: the form must never change under keys that were given out.
func TestParseKeyKnowsOldKeys(t *testing.T) {
	t.Parallel()
	body := "ctgo_" + strings.Repeat("0", 34)
	if _, err := ParseKey(body + checksum(body)); err != nil {
		t.Fatal(err)
	}
	if got := checksum("123456789"); got != "3jZRME" { // CRC-32's check value, cbf43926, in base 62
		t.Fatalf("checksum = %q", got)
	}
}

func TestParseKeyRefusesEverySingleTypo(t *testing.T) {
	t.Parallel()
	key, _, _ := NewKey()
	for i := range key {
		for _, c := range []byte("0aZ_-\x00") {
			if key[i] == c {
				continue
			}
			typo := key[:i] + string(rune(c)) + key[i+1:]
			if _, err := ParseKey(typo); !errors.Is(err, ErrKeyFormat) {
				t.Fatalf("typo %q of %q was accepted", typo, key)
			}
		}
	}
	for _, s := range []string{"", "ctgo_", key[:44], key + "0", strings.ToUpper(key), strings.Repeat("ü", 45)} {
		if _, err := ParseKey(s); !errors.Is(err, ErrKeyFormat) {
			t.Errorf("ParseKey(%q) = %v", s, err)
		}
	}
}

func TestParseBearer(t *testing.T) {
	t.Parallel()
	key, hash, _ := NewKey()
	tests := []struct {
		name   string
		values []string
		want   error
	}{
		{"as documented", []string{"Bearer " + key}, nil},
		{"lower case", []string{"bearer " + key}, nil},
		{"upper case", []string{"BEARER " + key}, nil},
		{"more spaces", []string{"Bearer   " + key + " "}, nil},
		{"absent", nil, ErrHeader},
		{"empty", []string{""}, ErrHeader},
		{"key alone", []string{key}, ErrHeader},
		{"scheme alone", []string{"Bearer"}, ErrHeader},
		{"scheme and space", []string{"Bearer "}, ErrHeader},
		{"other scheme", []string{"Basic " + key}, ErrHeader},
		{"tab", []string{"Bearer\t" + key}, ErrHeader},
		{"twice", []string{"Bearer " + key, "Bearer " + key}, ErrHeader},
		{"two keys", []string{"Bearer " + key + " " + key}, ErrKeyFormat},
		{"not a key", []string{"Bearer hello"}, ErrKeyFormat},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := ParseBearer(tt.values...)
			if !errors.Is(err, tt.want) {
				t.Fatalf("error %v, want %v", err, tt.want)
			}
			if tt.want == nil && got != hash {
				t.Fatal("wrong hash")
			}
		})
	}
}

func TestRefusalTextsAreThoseOfV1(t *testing.T) {
	t.Parallel()
	for refusal, want := range map[Refusal]string{
		ErrHeader:     "Missing or invalid Authorization header. Use: Bearer <api_key>",
		ErrKeyFormat:  "Invalid API key format.",
		ErrKeyUnknown: "Invalid or revoked API key.",
	} {
		if refusal.Error() != want {
			t.Errorf("%q, want %q", refusal.Error(), want)
		}
	}
}

func TestViewerTravelsInContext(t *testing.T) {
	t.Parallel()
	if _, ok := From(context.Background()); ok {
		t.Fatal("a viewer out of nowhere")
	}
	want := Viewer{UserID: 7, UserName: "ada", KeyID: 3, Prefix: "ctgo_abcdefg"}
	if got, ok := From(With(context.Background(), want)); !ok || got != want {
		t.Fatalf("got %+v, %t", got, ok)
	}
}

func FuzzParseBearer(f *testing.F) {
	key, _, _ := NewKey()
	f.Add("Bearer " + key)
	f.Add("bearer ctgo_")
	f.Add("\x00 \xff")
	f.Fuzz(func(t *testing.T, header string) {
		hash, err := ParseBearer(header)
		if err != nil {
			if !errors.Is(err, ErrHeader) && !errors.Is(err, ErrKeyFormat) {
				t.Fatalf("unexpected error %v", err)
			}
			return
		}
		_, key, _ := strings.Cut(header, " ")
		if key = strings.TrimSpace(key); len(key) != 45 || hash != sha256.Sum256([]byte(key)) {
			t.Fatalf("accepted %q", header)
		}
	})
}
