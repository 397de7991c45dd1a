package document

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

const (
	// generation is how many documents one of two generations holds.
	generation = 500
	// maxCached is the largest document worth keeping, in bytes: with it, the cache has a size.
	maxCached = 8 << 10
)

// documents keeps documents that were accepted and are valid, parsed. It has two generations: what is used moves to
// the young one, and when that is full the old one is dropped as a whole.
type documents struct {
	mu         sync.Mutex
	young, old map[string]*ast.QueryDocument
}

var _ graphql.Cache[*ast.QueryDocument] = (*documents)(nil)

func newDocuments() *documents {
	return &documents{young: map[string]*ast.QueryDocument{}, old: map[string]*ast.QueryDocument{}}
}

// Get returns the document of a text.
func (d *documents) Get(_ context.Context, text string) (*ast.QueryDocument, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	doc, ok := d.young[text]
	if !ok {
		if doc, ok = d.old[text]; ok {
			d.put(text, doc)
		}
	}
	return doc, ok
}

// Add keeps a document, unless it is large.
func (d *documents) Add(_ context.Context, text string, doc *ast.QueryDocument) {
	if len(text) > maxCached {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.put(text, doc)
}

func (d *documents) put(text string, doc *ast.QueryDocument) {
	if len(d.young) >= generation {
		d.young, d.old = make(map[string]*ast.QueryDocument, generation), d.young
	}
	d.young[text] = doc
}
