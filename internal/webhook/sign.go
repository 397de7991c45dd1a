package webhook

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"time"
)

// The form of secrets after Standard Webhooks: https://github.com/standard-webhooks/standard-webhooks
const (
	secretPrefix = "whsec_"
	secretLength = 32 // bytes
)

func newSecret() []byte {
	secret := make([]byte, secretLength)
	_, _ = rand.Read(secret) // never fails
	return secret
}

// written is a secret as its owner is shown it, once.
func written(secret []byte) string { return secretPrefix + base64.StdEncoding.EncodeToString(secret) }

// sign is the value of webhook-signature: one signature for each secret, the newest first.
func sign(secrets [][]byte, id string, at time.Time, body []byte) string {
	signatures := make([]string, len(secrets))
	for i, secret := range secrets {
		mac := hmac.New(sha256.New, secret)
		fmt.Fprintf(mac, "%s.%d.", id, at.Unix())
		mac.Write(body)
		signatures[i] = "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
	}
	return strings.Join(signatures, " ")
}
