package config

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"
)

// Lookup finds a variable of the environment, as os.LookupEnv does.
type Lookup func(name string) (value string, found bool)

// Overridden is the environment of the process, with values that stand above it; an empty value hides a variable.
func Overridden(values map[string]string) Lookup {
	return func(name string) (string, bool) {
		if value, ok := values[name]; ok {
			return value, value != ""
		}
		return os.LookupEnv(name)
	}
}

// Register adds the flags of the named variables to a command, of all that have one when no name is given. It panics
// on a name that has no flag: that is a mistake of the program.
func Register(flags *pflag.FlagSet, names ...string) {
	wanted := make(map[string]bool, len(names))
	for _, name := range names {
		wanted[name] = true
	}
	for _, v := range Variables() {
		if v.Flag != "" && (len(names) == 0 || wanted[v.Name]) {
			flags.String(v.Flag, v.Default, v.Meaning+" ("+v.Name+")")
			delete(wanted, v.Name)
		}
	}
	for name := range wanted {
		panic("config: no flag for " + name)
	}
}

// Load reads the environment of the process and the given flags, nil for none. See LoadFrom.
func Load(flags *pflag.FlagSet) (Config, error) { return LoadFrom(flags, os.LookupEnv) }

// LoadFrom reads every variable: a flag that was set wins over the environment, which wins over the default. Spaces and
// line ends around a value are none of it: files of variables that were written on Windows leave one behind. An empty
// variable counts as absent. Whatever is bad is an *Error.
func LoadFrom(flags *pflag.FlagSet, env Lookup) (Config, error) {
	var c Config
	for _, s := range settings() {
		text, err := s.text(flags, env)
		if err != nil {
			return Config{}, err
		}
		if text == "" {
			continue
		}
		if quoted(text) {
			return Config{}, &Error{s.Name, "must not stand in quotes"}
		}
		if err := s.set(&c, text); err != nil {
			return Config{}, &Error{s.Name, err.Error()}
		}
	}
	if c.StateDir == "" {
		c.StateDir = stateDir(env, os.Geteuid() == 0)
	}
	if 2*c.Heartbeat > c.Lease {
		return Config{}, &Error{"HEARTBEAT", "must be at most half of LEASE, or a worker loses runs it is working on"}
	}
	return c, c.checkJudge()
}

// text is what was set for s, without spaces around it, else its default. An empty flag is an error unless there is no
// default to fall back on.
func (s *setting) text(flags *pflag.FlagSet, env Lookup) (string, error) {
	if s.Flag != "" && flags != nil {
		if flag := flags.Lookup(s.Flag); flag != nil && flag.Changed {
			value := strings.TrimSpace(flag.Value.String())
			if value == "" && s.Default != "" {
				return "", &Error{s.Name, "must not be empty (flag --" + s.Flag + ")"}
			}
			return value, nil
		}
	}
	if value, found := env(s.Name); found {
		return cmp.Or(strings.TrimSpace(value), s.Default), nil
	}
	return s.Default, nil
}

// quoted tells whether quotes stand around a text, as docker run --env-file passes them on.
func quoted(text string) bool {
	last := len(text) - 1
	return last > 0 && text[0] == text[last] && (text[0] == '"' || text[0] == '\'')
}

// stateDir is where a user's programs keep what they would miss: by the XDG base directory specification, for root
// where services do. Empty for a user without a home: a place that everybody may write to is none.
func stateDir(env Lookup, root bool) string {
	if dir, _ := env("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "goodones")
	}
	if root {
		return "/var/lib/goodones"
	}
	if home, _ := env("HOME"); filepath.IsAbs(home) {
		return filepath.Join(home, ".local", "state", "goodones")
	}
	return ""
}
