// Package server is the door of goodones: routes, authentication, rate limits, the rules of HTTP and of GraphQL over
// HTTP, server-sent events, websockets, health and shutdown. It decides who may ask and how much, never what the
// answer is.
package server
