// Package config reads the environment and the flags of goodones into one checked Config. It is the only place that
// looks at the environment, and the one list of what can be set: flags, checks and the README's table come from it.
package config
