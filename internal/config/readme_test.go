package config_test

import (
	"os"
	"strings"
	"testing"

	"goodones/internal/config"
)

// TestReadmeTable holds the README's table of settings against the list that settings are made of.
func TestReadmeTable(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("| variable | flag | default | meaning |\n|---|---|---|---|\n")
	for _, v := range config.Variables() {
		flag, fallback := "", v.Default
		if v.Flag != "" {
			flag = "`--" + v.Flag + "`"
		}
		if fallback != "" {
			fallback = "`" + fallback + "`"
		}
		table.WriteString("| `" + v.Name + "` | " + flag + " | " + fallback + " | " + v.Meaning + " |\n")
	}
	if !strings.Contains(string(readme), table.String()) {
		t.Errorf("README.md should have this table:\n%s", table.String())
	}
}
