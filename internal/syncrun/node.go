package syncrun

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// NodeType is the type in GraphQL of objects that have an id.
type NodeType string

// The types of objects that have an id.
const (
	NodeRun       NodeType = "SyncRun"
	NodeAccount   NodeType = "TrackedAccount"
	NodeSearch    NodeType = "SavedSearch"
	NodeCandidate NodeType = "Candidate"
	NodePerson    NodeType = "Person"
	NodeWebhook   NodeType = "Webhook"
	NodeViewer    NodeType = "Viewer"
	NodeKey       NodeType = "ApiKey"
)

// NodeID is an id as clients have it, unique among objects of all types: SyncRun:42. It is GraphQL's ID.
type NodeID struct {
	Type   NodeType // empty: the number came alone
	Number int
}

// ID is the id of the object of the type that has a number.
func (t NodeType) ID(number int) NodeID { return NodeID{Type: t, Number: number} }

// IDOf is the id of an object that need not be there; nil for none.
func (t NodeType) IDOf(number *int) *NodeID {
	if number == nil {
		return nil
	}
	return &NodeID{Type: t, Number: *number}
}

// Of is the number of an object of type t, which an id may leave out. An id of another type is that of no object,
// which 0 is.
func (id NodeID) Of(t NodeType) int {
	if id.Type != t && id.Type != "" {
		return 0
	}
	return id.Number
}

// AppendTo appends the id as clients have it.
func (id NodeID) AppendTo(dst []byte) []byte {
	if id.Type != "" {
		dst = append(append(dst, id.Type...), ':')
	}
	return strconv.AppendInt(dst, int64(id.Number), 10)
}

func (id NodeID) String() string { return string(id.AppendTo(nil)) }

// ReadNodeID reads an id as clients have it, or its number alone, which is an int64 in its shortest form. It reports
// false for what can be no object's id. A type that there is not reads as one that has no such object.
func ReadNodeID(text string) (NodeID, bool) {
	named, digits, typed := strings.Cut(text, ":")
	if !typed {
		named, digits = "", text
	} else if named == "" || strings.ContainsFunc(named, func(r rune) bool { return !isLetter(r) }) {
		return NodeID{}, false
	}
	number, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || strconv.FormatInt(number, 10) != digits {
		return NodeID{}, false
	}
	return NodeID{Type: NodeType(named), Number: int(number)}, true
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// MarshalGQL writes the id as a JSON string.
func (id NodeID) MarshalGQL(w io.Writer) {
	_, _ = w.Write(append(id.AppendTo([]byte{'"'}), '"'))
}

// UnmarshalGQL reads a string or a number.
func (id *NodeID) UnmarshalGQL(given any) error {
	text, isText := given.(string)
	if !isText {
		text = fmt.Sprint(given) // a number: GraphQL's ID is nothing else
	}
	read, ok := ReadNodeID(text)
	if !ok {
		return fmt.Errorf("%.100q is no id", text)
	}
	*id = read
	return nil
}

// NodeID is the run's id in GraphQL.
func (r *Run) NodeID() NodeID { return NodeRun.ID(r.ID) }

// NodeID is the account's id in GraphQL.
func (a *TrackedAccount) NodeID() NodeID { return NodeAccount.ID(a.ID) }

// NodeID is the search's id in GraphQL.
func (s *SavedSearch) NodeID() NodeID { return NodeSearch.ID(s.ID) }

// NodeID is the candidate's id in GraphQL.
func (c *Candidate) NodeID() NodeID { return NodeCandidate.ID(c.ID) }

// NodeID is the person's id in GraphQL.
func (p *Person) NodeID() NodeID { return NodePerson.ID(int(p.ID)) }

// DatabaseID is the person's id as GraphQL's ints are.
func (p *Person) DatabaseID() int { return int(p.ID) }

// NodeID is the webhook's id in GraphQL.
func (w *Webhook) NodeID() NodeID { return NodeWebhook.ID(w.ID) }

// AccountID is the account that the filter names, nil without one.
func (f *WebhookFilter) AccountID() *NodeID { return NodeAccount.IDOf(f.TrackedAccountID) }

// SearchID is the search that the filter names, nil without one.
func (f *WebhookFilter) SearchID() *NodeID { return NodeSearch.IDOf(f.SavedSearchID) }

// RunID is the run that the delivery tells of, nil without one.
func (d *WebhookDelivery) RunID() *NodeID { return NodeRun.IDOf(d.SyncRunID) }

// IsNode marks what GraphQL finds by its id alone.
func (*Run) IsNode() {}

// IsNode marks what GraphQL finds by its id alone.
func (*TrackedAccount) IsNode() {}

// IsNode marks what GraphQL finds by its id alone.
func (*SavedSearch) IsNode() {}

// IsNode marks what GraphQL finds by its id alone.
func (*Candidate) IsNode() {}

// IsNode marks what GraphQL finds by its id alone.
func (*Person) IsNode() {}

// IsNode marks what GraphQL finds by its id alone.
func (*Webhook) IsNode() {}
