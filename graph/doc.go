// Package graph is made by gqlgen from schema.graphqls and gqlgen.yml; only this file is written by hand.
package graph

//go:generate go tool gqlgen generate
