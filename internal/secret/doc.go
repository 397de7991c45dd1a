// Package secret keeps what has to be stored and must not be read in the database alone: tokens of users at a network,
// for instance. Everything is sealed by AES-256-GCM with a key derived for its purpose from the installation's own.
package secret
