package live

import (
	"context"

	"goodones/internal/graphqlws"
	"goodones/internal/progress"
	"goodones/internal/syncrun"
)

// sharedStream is a subscriber of a feed that is shared by all who have the same template.
type sharedStream struct{ *progress.Cursor }

// Next appends the payloads that are ready; it never waits.
func (s sharedStream) Next(dst [][]byte, size int) graphqlws.Portion {
	payloads, more, done := s.Cursor.Next(dst, size)
	return graphqlws.Portion{Payloads: payloads, More: more, Done: done}
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
