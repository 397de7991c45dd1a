package xapi

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"goodones/internal/source"
	"goodones/internal/syncrun"
)

// Owner hands out the token of the user whom an account belongs to. The errors are source.ErrDisconnected when there
// is none any more, and those of a source for what may pass.
type Owner interface {
	// Token is one that works for a while yet.
	Token(ctx context.Context) (string, error)
	// Renew is a newer token than one that X refused.
	Renew(ctx context.Context, refused string) (string, error)
	// End notes that X refuses even a token that has just been renewed.
	End(ctx context.Context, refused string) error
}

// Own reads one account as its owner: its followers, posts and likers with the owner's token, at X's price for owned
// reads, and all else as the Client does. It is safe for concurrent use.
type Own struct {
	*Client
	owner Owner
	name  string // of the owner's rate windows, whatever the token
}

// As gives the view of the owner of an account, by its id.
func (c *Client) As(account string, owner Owner) *Own {
	sum := sha256.Sum256([]byte("user " + account))
	return &Own{Client: c, owner: owner, name: hex.EncodeToString(sum[:8])}
}

// Limits are the Client's; the account's lists are owned, and its posts' likers can be read.
func (o *Own) Limits() source.Limits {
	limits := o.Client.Limits()
	limits.Likers = source.LikersOfOwner
	limits.FollowerKind, limits.PostKind = syncrun.ResourceOwned, syncrun.ResourceOwned
	return limits
}

// Followers is the Client's, as the owner.
func (o *Own) Followers(ctx context.Context, account string, size int, cursor string) (source.Page, error) {
	page, err := asOwner(ctx, o, func(as credential) (source.Page, error) {
		return o.followers(ctx, as, account, size, cursor)
	})
	return page, unusable(err)
}

// Posts is the Client's, as the owner.
func (o *Own) Posts(ctx context.Context, account string, since time.Time, size int, cursor string) (
	source.PostPage, error) {
	page, err := asOwner(ctx, o, func(as credential) (source.PostPage, error) {
		return o.posts(ctx, as, func() (request, error) { return o.requestPosts(account, since, size, cursor) })
	})
	return page, unusable(err)
}

// unusable is what it means that X does not allow an owner's token to read a list which an app's token may read.
func unusable(err error) error {
	if errors.Is(err, source.ErrForbidden) {
		return fmt.Errorf("%w: %w", source.ErrDisconnected, err)
	}
	return err
}

// Likers is the Client's, as the owner.
func (o *Own) Likers(ctx context.Context, post string, size int, _ string) (source.Page, error) {
	return asOwner(ctx, o, func(as credential) (source.Page, error) { return o.likers(ctx, as, post, size) })
}

// asOwner makes a call with the owner's token. One that X refuses is renewed once.
func asOwner[T any](ctx context.Context, o *Own, ask func(credential) (T, error)) (T, error) {
	var none T
	token, err := o.owner.Token(ctx)
	if err != nil {
		return none, err
	}
	answer, err := ask(credential{token: token, fingerprint: o.name})
	if !errors.Is(err, source.ErrUnauthorized) {
		return answer, err
	}
	if token, err = o.owner.Renew(ctx, token); err != nil {
		return none, err
	}
	answer, err = ask(credential{token: token, fingerprint: o.name})
	if !errors.Is(err, source.ErrUnauthorized) {
		return answer, err
	}
	if err := o.owner.End(ctx, token); err != nil {
		return none, err
	}
	return none, source.ErrDisconnected
}
