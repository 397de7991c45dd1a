package live

import (
	"context"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"goodones/internal/graphqlws"
	"goodones/internal/progress"
	"goodones/internal/syncrun"
)

// sharedStream is a subscriber of a feed that is shared by all who have the same template.
type sharedStream struct{ *progress.Cursor }

// Next appends the payloads that are ready; it never waits.
func (s sharedStream) Next(dst [][]byte, size int) (payloads [][]byte, more, done bool, errs gqlerror.List) {
	payloads, more, done = s.Cursor.Next(dst, size)
	return payloads, more, done, nil
}

func (l *Live) shared(
	ctx context.Context, t *template, userID int, at syncrun.Cursor, wake func(),
) (graphqlws.Stream, error) {
	cursor, err := l.hub.Watch(ctx, userID, at, progress.Encoding{Key: t.key, Encode: t.fill}, wake)
	if err != nil {
		return nil, err
	}
	return sharedStream{cursor}, nil
}
