package app

import (
	"context"

	"goodones/db"
	"goodones/internal/viewer"
)

// CreateKey makes an API key for a user, who is made when new. The key is returned this once and kept nowhere.
func CreateKey(ctx context.Context, d *db.DB, userName string) (key string, userID int, err error) {
	key, hash, prefix := viewer.NewKey()
	userID, err = d.CreateKey(ctx, userName, hash, prefix)
	if err != nil {
		return "", 0, err
	}
	return key, userID, nil
}
