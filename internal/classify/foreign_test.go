package classify

import (
	"slices"
	"testing"
)

// Roles in other languages are told as finely as in English: a midwife is no nurse, a senator more than a politician.
func TestFineRolesInOtherLanguages(t *testing.T) {
	t.Parallel()
	c := New()
	for role, bios := range map[string][]string{
		"midwife":              {"Hebamme", "Sage-femme à Brest", "助産師", "Położna"},
		"member of parliament": {"MdB für die Grünen", "Deputato della Repubblica", "Tweede Kamerlid", "عضو مجلس النواب"},
		"senator":              {"Senadora", "Sénateur des Vosges", "Senador de la República"},
		"mayor":                {"Sindaco di Bergamo", "Maire de Trouville"},
		"backend engineer":     {"Backend-Entwicklerin", "Programador backend"},
		"frontend engineer":    {"Développeuse front", "Desenvolvedora frontend"},
		"full stack engineer":  {"Dev fullstack, papa x2", "desarrolladora full-stack", "フルスタックエンジニア"},
		"mobile engineer":      {"アプリ開発者", "مطورة تطبيقات"},
		"pediatrician":         {"小児科医", "طبيبة أطفال", "Kinderarts"},
		"surgeon":              {"外科医です", "Cirurgiã", "Chirurg in Kiel"},
		"lecturer":             {"大学講師", "Dozentin an der TU", "Dosen"},
		"phd student":          {"博士課程", "طالبة دكتوراه", "Promovendus"},
		"novelist":             {"小説家", "روائية"},
		"hr manager":           {"人事", "Personalerin", "موظفة موارد بشرية"},
		"truck driver":         {"Motorista de caminhão", "トラック運転手"},
		"student":              {"Estudio psicología en la UBA", "東大2年 学部2年", "cursando direito"},
		"blogger":              {"مدونة سفر", "Bloguera"},
		"prosecutor":           {"Staatsanwältin", "検察官", "Promotora de justiça"},
		"judge":                {"قاضية", "裁判官", "Richter am Amtsgericht"},
		"psychiatrist":         {"精神科医", "طبيبة نفسية"},
		"screenwriter":         {"脚本家", "كاتب سيناريو", "Drehbuchautorin"},
		"professor":            {"أستاذ في جامعة دمشق", "دكتورة في جامعة القاهرة"},
		"electrical engineer":  {"مهندسة كهرباء", "Elektroingenieur"},
		"salesperson":          {"Commerciale terrain", "مندوبة مبيعات"},
		"footballer":           {"Profifußballer"},
		"teacher":              {"Prof d'EPS", "Grundschullehrkraft"},
		"system administrator": {"ITler", "Adminsys"},
		"carpenter":            {"Tischlergeselle"},
		"beekeeper":            {"Imkerin", "Apicultor"},
		"house painter":        {"Maler und Lackierer"},
		"lab technician":       {"Chemielaborantin"},
		"social worker":        {"Éduc spé", "Sozialpädagogin"},
		"commentator":          {"元プロ野球選手。現在は解説者"},
		"environmentalist":     {"ناشط بيئي"},
	} {
		for _, bio := range bios {
			p := human("Xqzw", bio, "")
			if got := c.Facts(&p).Labels; !slices.Contains(got, role) {
				t.Errorf("%q is %v, want %s", bio, got, role)
			}
		}
	}
}

func TestRolesOfRelativesInOtherLanguages(t *testing.T) {
	t.Parallel()
	c := New()
	for _, bio := range []string{"母が看護師です", "夫は医師", "Meu pai é pescador", "Minha mãe é professora",
		"mia madre è avvocata", "Azubi zur Köchin", "صيدلاني متقاعد"} {
		p := human("Xqzw", bio, "")
		if got := c.Facts(&p).Labels; len(got) > 0 {
			t.Errorf("%q is %v", bio, got)
		}
	}
	for _, bio := range []string{"看護師で母です", "Pai, pescador"} {
		p := human("Xqzw", bio, "")
		if got := c.Facts(&p).Labels; len(got) == 0 {
			t.Errorf("%q is nothing", bio)
		}
	}
}
