package child

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// Build compiles main packages of this module into dir and returns the path of each. A package is named as from the
// module's root: "." is the product, "bench/yardstick/floor" a yardstick. It must run inside the module.
func Build(ctx context.Context, dir string, packages ...string) (map[string]string, error) {
	root, err := output(ctx, nil, "go", "list", "-m")
	if err != nil {
		return nil, err
	}
	paths, args := map[string]string{}, []string{"build", "-o", dir + string(filepath.Separator)}
	for _, name := range packages {
		from := path.Join(root, name)
		paths[name] = filepath.Join(dir, path.Base(from))
		args = append(args, from)
	}
	if len(packages) == 0 {
		return paths, nil
	}
	_, err = output(ctx, nil, "go", args...)
	return paths, err
}

// Root is the folder of this module.
func Root(ctx context.Context) (string, error) {
	return output(ctx, nil, "go", "list", "-m", "-f", "{{.Dir}}")
}

// Product is the command goodones on one database.
type Product struct {
	Binary   string
	Database string // URL
}

// Environment is what the product needs to serve a benchmark: no limits, and a token that nobody checks.
func (p Product) Environment() []string {
	return []string{"DATABASE_URL=" + p.Database, "LISTEN_ADDR=127.0.0.1:0", "RATE_LIMIT_PER_MINUTE=0",
		"MAX_SOCKETS_PER_KEY=0", "MAX_SUBSCRIPTIONS_PER_KEY=0", "X_BEARER_TOKEN=unused", "BUDGETS=off"}
}

// Prepare brings the schema up to date and makes an API key for a user of the name.
func (p Product) Prepare(ctx context.Context, user string) (key string, err error) {
	if _, err := output(ctx, p.Environment(), p.Binary, "migrate"); err != nil {
		return "", err
	}
	return p.Key(ctx, user)
}

// Key makes an API key for a user of the name.
func (p Product) Key(ctx context.Context, user string) (string, error) {
	return output(ctx, p.Environment(), p.Binary, "key", "create", "--user", user)
}

// output runs a program to its end and returns what it printed, trimmed; what it complained about is in the error.
func output(ctx context.Context, env []string, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), env...)
	var out, complaints bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaints
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("%s %s: %w\n%s", filepath.Base(name), strings.Join(args, " "), err, complaints.String())
	}
	return strings.TrimSpace(out.String()), nil
}
