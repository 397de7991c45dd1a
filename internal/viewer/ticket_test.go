package viewer

import "testing"

func TestTicketForm(t *testing.T) {
	t.Parallel()
	ticket, hash := NewTicket()
	if parsed, ok := ParseTicket(ticket); !ok || parsed != hash {
		t.Errorf("%s: %x, %v", ticket, parsed, ok)
	}
	key, _, _ := NewKey()
	for _, text := range []string{"", ticket + "x", ticket[1:], ticketStart, key, ticket[:len(ticket)-1] + "-"} {
		if _, ok := ParseTicket(text); ok {
			t.Errorf("%q is a ticket", text)
		}
	}
}
