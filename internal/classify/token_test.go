package classify

import (
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	t.Parallel()
	f := newFolder()
	tests := []struct {
		in   string
		want string // words, a | before each that begins a clause
	}{
		{"", ""},
		{"   \n\t ", ""},
		{"Hello World", "|hello world"},
		{"Founder, CEO. Parent", "|founder |ceo |parent"},
		{"C++ and c# or F#", "|c++ and c# or f#"},
		{"C++, g++", "|c++ |g++"},
		{"10+ years", "|10 years"},
		{".NET and ASP.NET", "|.net and asp.net"},
		{"node.js/React.js", "|node.js react.js"},
		{"Node.jsx", "|node |jsx"},
		{"end.Next", "|end |next"},
		{"@Acme_Inc rocks #BuildInPublic", "|@acme_inc rocks buildinpublic"},
		{"mail me@acme.com", "|mail me acme |com"},
		{"# heading @ home", "|heading home"},
		{"don't won’t", "|dont wont"},
		{"l'art d’Arc qu'il I'm", "|l art d arc qu il i m"},
		{"rock 'n' roll", "|rock n roll"},
		{"co-founder ex-Google", "|co founder ex google"},
		{"founder - writer", "|founder |writer"},
		{"founder — writer", "|founder |writer"},
		{"she/her", "|she her"},
		{"she / her", "|she |her"},
		{"line\nbreak", "|line |break"},
		{"☕ coffee 🌱 tea", "|coffee |tea"},
		{"👩‍💻dev", "|dev"},
		{"Gründer STRASSE Straße", "|grunder strasse strasse"},
		{"Gru\u0308nder", "|grunder"},
		{"İstanbul Yazılım", "|istanbul yazilim"},
		{"𝐅𝐨𝐮𝐧𝐝𝐞𝐫 Ｆｏｕｎｄｅｒ", "|founder founder"},
		{"Łódź Øre œuvre", "|lodz ore oeuvre"},
		{"Разработчик", "|разработчик"},
		{"元エンジニア。今", "|元 エ ン ジ ニ ア |今"},
		{"golangを勉強中", "|golang を 勉 強 中"},
		{"개발자 입니다", "|개 발 자 입 니 다"},
		{"🇩🇪 Berlin", "|🇩🇪 berlin"},
		{"software_engineer", "|software engineer"},
		{"1️⃣ first", "|1 first"},
		{"\xff\xfe bad \x00 bytes", "|bad |bytes"},
		{"a\u200bb", "|ab"},
		{"हिन्दी भाषा", "|हिन्दी भाषा"},
		// compatibility forms
		{"𝓐𝓭𝓪 Ⓐⓓⓐ 🄰🄳🄰 🅐🅓🅐 🅰🅳🅰 ⒜⒟⒜ Ａｄａ ᴀᴅᴀ ᵃᵈᵃ", "|ada ada ada ada ada ada ada ada ada"},
		{"𝔉𝔬𝔲𝔫𝔡𝔢𝔯 | 𝟚𝟘𝟚𝟞", "|founder |2026"},
		{"ﬁne oﬀer", "|fine offer"},
		{"ｴﾝｼﾞﾆｱ", "|エ ン ジ ニ ア"},
		{"か\u3099", "|が"},
		{"\u1100\u1162\u1107\u1161\u11af", "|개 발"},
		{"ﻣﺤﻤﺪ محـمد", "|محمد محمد"},
		// words of mixed scripts, and all decoration
		{"Fоunder fοunder Аdа Ꭺda", "|founder founder ada ada"},
		{"ᗩᗪᗩ ꓮꓓꓮ", "|ada ada"},
		{"Mосква Kатя", "|москва катя"},
		{"Ада основатель", "|ада основатель"},
		{"Сор", "|сор"},
		{"Άννα ιδρυτής ΝΟΤΑ", "|αννα ιδρυτησ νοτα"},
		{"Արա", "|արա"},
		{"βeta Δt", "|βeta δt"},
		{"F0under 2nd", "|f0under 2nd"},
		// marks and invisible characters
		{"F\u0336o\u0336u\u0336n\u0336d\u0336e\u0336r a\u0301\u0302\u0303da", "|founder ada"},
		{"é Ё й ώ", "|e е и ω"},
		{"Foun\u00adder fou\u2060nder \u202eada\u202c", "|founder founder ada"},
		{"می\u200cخواهم می\u200c", "|می\u200cخواهم می"},
		{"क्\u200dष", "|क्\u200dष"},
		{"น้ำ ผู้ก่อตั้ง", "|น้ำ ผู้ก่อตั้ง"},
		{"مُدَرِّس", "|مُدَرِّس"},
		{"👨\u200d👩\u200d👧 Ada\ufe0f \u3164", "|ada"},
		{"#Ｇolang @аdа", "|golang @ada"},
	}
	for _, test := range tests {
		var x text
		x.add(f, test.in)
		var got []string
		for i := range x.tokens {
			w := string(x.bytes(i))
			if x.tokens[i].breaks {
				w = "|" + w
			}
			got = append(got, w)
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%q: %q, want %q", test.in, s, test.want)
		}
	}
}

func TestSignsThatMeanAnd(t *testing.T) {
	t.Parallel()
	f := newFolder()
	for src, want := range map[string]string{
		"founder & husband": "founder &husband", "dad/developer": "dad &developer", "chess + tea": "chess &tea",
		"Founder&CEO": "founder &ceo", "ex-P&G, AT&T": "ex p g at t", "Acorn & Co dev": "acorn co dev",
		"Procter & Gamble": "procter gamble", "cats & cooking": "cats &cooking", "10+ years": "10 years", "& tea": "&tea",
		"C++ & Go": "c++ &go", "a and b": "a and b", "tea &": "tea",
	} {
		var x text
		x.add(f, src)
		var got []string
		for i := range x.tokens {
			w := string(x.bytes(i))
			if x.tokens[i].and {
				w = "&" + w
			}
			got = append(got, w)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: %q, want %q", src, s, want)
		}
	}
}

func TestTokensKnowTheirPlace(t *testing.T) {
	t.Parallel()
	f := newFolder()
	src := "Hi @Bob, Gründer & C++ dev 🚀 #Go 元"
	var x text
	x.add(f, src)
	var got []string
	for _, tok := range x.tokens {
		got = append(got, src[tok.begin:tok.end])
	}
	want := []string{"Hi", "@Bob", "Gründer", "C++", "dev", "#Go", "元"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPlural(t *testing.T) {
	t.Parallel()
	tests := map[string]string{"founder": "founders", "agency": "agencies", "survey": "surveys", "coach": "coaches",
		"sales": "", "ux": "", "dj": "", "software engineer": "software engineers", "основатель": "", "chef": "chefs"}
	for in, want := range tests {
		if got := strings.Join(plural(strings.Fields(in)), " "); got != want {
			t.Errorf("plural of %q: %q, want %q", in, got, want)
		}
	}
}

func TestLongestPhrase(t *testing.T) {
	t.Parallel()
	f := newFolder()
	tr := newTrie[string](f.numbers)
	for _, p := range []string{"machine", "machine learning", "machine learning engineer"} {
		*tr.at(f.words(p)) = p
	}
	tests := []struct {
		in     string
		across bool
		want   string
	}{
		{"machine learning engineer here", false, "machine learning engineer"},
		{"machine learning is fun", false, "machine learning"},
		{"machine, learning", false, "machine"},
		{"machine, learning", true, "machine learning"},
		{"learning machine", false, ""},
		{"@machine learning", false, ""},
	}
	for _, test := range tests {
		var x text
		x.add(f, test.in)
		got := ""
		if v, n := tr.longest(&x, 0, len(x.tokens), test.across); v != nil {
			got = *v
			if n != len(strings.Fields(*v)) {
				t.Errorf("%q: %d words", test.in, n)
			}
		}
		if got != test.want {
			t.Errorf("%q: %q, want %q", test.in, got, test.want)
		}
	}
	if tr.at(nil) != nil {
		t.Error("a phrase without words has a value")
	}
}
