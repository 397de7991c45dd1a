package db

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/lib/pq"

	"goodones/internal/syncrun"
)

// The trigger search_saved keeps them.
const selectSearchVersions = `
	SELECT v.saved_search_id, v.version, v.definition, v.saved_at
	FROM saved_searches s, LATERAL (
		SELECT w.saved_search_id, w.version, w.definition, w.saved_at FROM search_versions w
		WHERE w.saved_search_id = s.id ORDER BY w.version DESC LIMIT $3
	) v
	WHERE s.user_id = $1 AND s.id = ANY($2) ORDER BY v.saved_search_id, v.version DESC`

// SearchVersions finds the newest versions of those of ids that are the user's, at most so many each, newest first, by
// the search.
func (d *DB) SearchVersions(
	ctx context.Context, userID int, ids []int, most int,
) (map[int][]syncrun.SearchVersion, error) {
	var rows []struct {
		SearchID   int       `db:"saved_search_id"`
		Version    int       `db:"version"`
		Definition []byte    `db:"definition"`
		SavedAt    time.Time `db:"saved_at"`
	}
	if err := d.viewer.SelectContext(ctx, &rows, selectSearchVersions, userID, pq.Array(ids), most); err != nil {
		return nil, translate("search versions", err)
	}
	versions := map[int][]syncrun.SearchVersion{}
	for _, row := range rows {
		v := syncrun.SearchVersion{Version: row.Version, SavedAt: row.SavedAt}
		if err := json.Unmarshal(row.Definition, &v.Definition); err != nil {
			return nil, fmt.Errorf("version %d of search %d: %w", row.Version, row.SearchID, err)
		}
		versions[row.SearchID] = append(versions[row.SearchID], v)
	}
	return versions, nil
}
