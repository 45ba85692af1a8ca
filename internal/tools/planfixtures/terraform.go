package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/tools/planfixtures/provider"
)

// terraform runs Terraform with this program as its providers.
type terraform struct {
	path   string
	dir    string // of the plugins and the CLI configuration
	config string
}

func newTerraform() (*terraform, error) {
	path, err := exec.LookPath("terraform")
	if err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "planfixtures")
	if err != nil {
		return nil, err
	}
	t := &terraform{path: path, dir: dir, config: filepath.Join(dir, "terraformrc")}
	var overrides strings.Builder
	for _, name := range provider.Names() {
		if err := os.Symlink(self, filepath.Join(dir, provider.Prefix+name)); err != nil {
			t.close()
			return nil, err
		}
		sources := []string{"hashicorp/" + name}
		if name == "alicloud" {
			sources = append(sources, "aliyun/alicloud")
		}
		for _, s := range sources {
			fmt.Fprintf(&overrides, "    %q = %q\n", s, dir)
		}
	}
	rc := "disable_checkpoint = true\nprovider_installation {\n  dev_overrides {\n" + overrides.String() + "  }\n}\n"
	if err := os.WriteFile(t.config, []byte(rc), 0o600); err != nil {
		t.close()
		return nil, err
	}
	return t, nil
}

func (t *terraform) close() { os.RemoveAll(t.dir) }

// plan plans the root module in a directory that nobody else needs, and returns what
// `terraform show -json` prints. state is a state file, "" for none.
func (t *terraform) plan(ctx context.Context, dir, state string) ([]byte, error) {
	data, err := os.MkdirTemp(t.dir, "data")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(data)
	if calls, err := mayCall(dir); err != nil {
		return nil, err
	} else if calls {
		if _, err := t.run(ctx, dir, data, "get", "-no-color"); err != nil {
			return nil, err
		}
	}
	file := filepath.Join(data, "plan")
	arguments := []string{"plan", "-no-color", "-input=false", "-lock=false", "-out=" + file}
	if state != "" {
		arguments = append(arguments, "-state="+state)
	}
	if _, err := t.run(ctx, dir, data, arguments...); err != nil {
		return nil, err
	}
	out, err := t.run(ctx, dir, data, "show", "-no-color", "-json", file)
	if err != nil {
		return nil, err
	}
	if !json.Valid(out) {
		return nil, fmt.Errorf("terraform show -json prints no JSON")
	}
	return out, nil
}

// mayCall reports whether the files of a root module may call modules, which have to be
// installed then. It spares most of them a run of Terraform.
func mayCall(dir string) (bool, error) {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if !e.Type().IsRegular() {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil || bytes.Contains(b, []byte("module")) {
			return true, err
		}
	}
	return false, err
}

func (t *terraform) run(ctx context.Context, dir, data string, arguments ...string) ([]byte, error) {
	c := exec.CommandContext(ctx, t.path, arguments...)
	c.Dir = dir
	for _, v := range os.Environ() {
		// What is set for somebody's own configurations must not get into the plans.
		if name, _, _ := strings.Cut(v, "="); !strings.HasPrefix(name, "TF_") && !strings.HasPrefix(name, "ALI") {
			c.Env = append(c.Env, v)
		}
	}
	c.Env = append(c.Env, "TF_CLI_CONFIG_FILE="+t.config, "TF_DATA_DIR="+data, "CHECKPOINT_DISABLE=1",
		"GOMAXPROCS=1", "GOGC=400") // a third faster: there is another one beside it
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil {
		if reasons := reasons(stderr.String()); reasons != "" {
			return nil, fmt.Errorf("%s", reasons)
		}
		return nil, fmt.Errorf("terraform %s: %w", arguments[0], err)
	}
	return stdout.Bytes(), nil
}

// reasons are the summaries of the errors that Terraform prints, each once and sorted: it prints
// them in no order.
func reasons(stderr string) string {
	var out []string
	for _, m := range regexp.MustCompile(`(?m)^(?:│ )?Error: (.*)$`).FindAllStringSubmatch(stderr, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), "; ")
}
