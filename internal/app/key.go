package app

import (
	"context"
	"errors"

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

// SignInLink makes a link by which a browser on this machine signs in by a key: once, within 10 minutes. The key stands
// nowhere in it. The error is that of a text that cannot be a key, or that this process serves no browsers.
func (a *App) SignInLink(key string) (string, error) {
	hash, err := viewer.ParseKey(key)
	if err != nil {
		return "", err
	}
	if a.server == nil {
		return "", errors.New("no API is served here")
	}
	return a.URL() + "/#link=" + a.server.SignInLink(hash), nil
}
