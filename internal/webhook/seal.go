package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"fmt"

	"goodones/internal/secret"
	"goodones/internal/syncrun"
)

// seals keep targets and secrets out of the database's reach. They are safe for concurrent use.
type seals struct {
	targets *secret.Box
	secrets *secret.Box
	hashing [][]byte // keys, the one in use first
}

// newSeals makes seals of the installation's keys; nil without any.
func newSeals(keys *secret.Keys) *seals {
	if keys == nil {
		return nil
	}
	return &seals{
		targets: keys.Box("webhook targets"), secrets: keys.Box("webhook secrets"),
		hashing: keys.Derive("webhook target hashes"),
	}
}

func (s *seals) target(userID int, t target) syncrun.WebhookTarget {
	sealed := syncrun.WebhookTarget{
		Sealed: s.targets.Seal([]byte(t.url), owner(userID)), Host: t.host, Shown: t.shown,
	}
	for _, key := range s.hashing {
		sealed.Hashes = append(sealed.Hashes, hash(key, userID, t.url))
	}
	return sealed
}

// hash is what the same target of a user is recognised by.
func hash(key []byte, userID int, url string) []byte {
	mac := hmac.New(sha256.New, key)
	fmt.Fprintf(mac, "%d %s", userID, url)
	return mac.Sum(nil)
}

func (s *seals) secret(userID int, secret []byte) []byte {
	return s.secrets.Seal(secret, owner(userID))
}

// open gives back where an attempt goes and by which secrets it is signed.
func (s *seals) open(a *syncrun.Attempt) (url string, secrets [][]byte, err error) {
	plain, err := s.targets.Open(a.Target, owner(a.UserID))
	if err != nil {
		return "", nil, fmt.Errorf("target: %w", err)
	}
	for _, sealed := range a.Secrets {
		opened, err := s.secrets.Open(sealed, owner(a.UserID))
		if err != nil {
			return "", nil, fmt.Errorf("secret: %w", err)
		}
		secrets = append(secrets, opened)
	}
	return string(plain), secrets, nil
}

// owner is for whom something is sealed: copied to another user's row it opens nothing.
func owner(userID int) string { return fmt.Sprintf("user %d", userID) }
