package app

import (
	"context"
	"log/slog"
	"time"

	"goodones/db"
	"goodones/internal/config"
	"goodones/internal/connection"
	"goodones/internal/secret"
	"goodones/internal/source"
	"goodones/internal/syncrun"
	"goodones/internal/xapi"
	"goodones/pipeline"
)

// NewKeeper makes the keeper of connections to X on a database. X_CLIENT_ID and a secret key are needed, which is a
// *config.Error. observe may be nil.
func NewKeeper(cfg *config.Config, d *db.DB, keys *secret.Keys, log *slog.Logger, observe xapi.Observer) (
	*connection.Keeper, error) {
	switch {
	case cfg.XClientID == "":
		return nil, &config.Error{Variable: "X_CLIENT_ID", Reason: "is needed: the client id of your app at X, with the " +
			"redirect address " + xapi.RedirectURL}
	case keys == nil:
		return nil, &config.Error{Variable: "SECRET_KEY", Reason: "is needed with DATABASE_URL, to keep users' tokens of " +
			"X: openssl rand -hex 32"}
	}
	app, err := xapi.NewOAuth(xapi.OAuthConfig{
		BaseURL: cfg.XAPIBaseURL, ClientID: cfg.XClientID, ClientSecret: cfg.XClientSecret.Reveal(),
		Clock: pipeline.SystemClock{}, Observer: observe,
	})
	if err != nil {
		return nil, err
	}
	return connection.New(app, d.Connections(), keys, log), nil
}

// ChargeConnecting enters in a user's bill what the question costs whose account a token is of.
func ChargeConnecting(ctx context.Context, cfg *config.Config, d *db.DB, userID int, account source.Profile) error {
	return d.Starter(policy(cfg)).ChargeLookup(ctx, userID, 0, account.ID)
}

// openConnections makes the keeper of connections, if users can connect accounts here.
func (a *App) openConnections(keys *secret.Keys) (err error) {
	if a.cfg.XClientID == "" {
		return nil
	}
	a.keeper, err = NewKeeper(&a.cfg, a.db, keys, a.log,
		func(endpoint string, status int, _ time.Duration) { a.metrics.SourceCall(endpoint, status) })
	return err
}

// owners gives the sources that read accounts as their owners.
type owners struct {
	x      *xapi.Client
	keeper *connection.Keeper
}

// owners is nil where no account can be read so.
func (a *App) owners() pipeline.Owners {
	x, ok := a.sources[syncrun.NetworkX].(*xapi.Client)
	if !ok || a.keeper == nil {
		return nil
	}
	return owners{x, a.keeper}
}

// As reads an account by the connection that its own user made, and by no other.
func (o owners) As(account syncrun.TrackedAccount) source.Source {
	if account.Network != syncrun.NetworkX {
		return nil
	}
	id := syncrun.ConnectionID{UserID: account.UserID, XUserID: account.PersonID}
	return o.x.As(account.ExternalID, o.keeper.Of(id))
}

// likersReadable tells whether runs of an account read who likes its posts.
func (a *App) likersReadable(account *syncrun.TrackedAccount) bool {
	switch a.sources[account.Network].Limits().Likers {
	case source.LikersOfAnybody:
		return true
	default:
		return a.owners() != nil && account.Connection == syncrun.Connected
	}
}
