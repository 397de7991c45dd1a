package sandbox

// Strangers put these into their profiles where faultHostile is on: markup, a script, and characters that turn the
// direction of what follows.
const (
	hostileMarkup = "<img src=x onerror=alert(1)><script>alert(2)</script>"
	hostileTurn   = "\u202egnp.exe\u2066" // right-to-left override, and an isolate that nobody ends
	hostileLink   = "javascript:alert(3)"
)

// beHostile makes an attack of every text that p can choose freely; what p said stands behind it, beyond what X allows
// in length.
func (p *person) beHostile() {
	before := func(text []byte, attack string) []byte { return append([]byte(attack), text...) }
	p.name = before(p.name, hostileMarkup+hostileTurn)
	p.bio = before(p.bio, "👩‍🚀"+hostileMarkup+hostileTurn+" ")
	p.location = hostileMarkup + hostileTurn + p.location
	p.address = hostileLink
}
