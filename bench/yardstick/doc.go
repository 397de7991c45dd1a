// Package yardstick is the root of the servers that ours is measured against; it holds no code itself.
//
//   - plain: live progress with gqlgen as documented, a channel for each subscriber
//   - floor: live progress without GraphQL, one prepared message for all
//   - restdb: the legacy polling route, reading Postgres for each request
//   - feed, serve: what they share
package yardstick
