package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What pages show of pipelines is YAML, hands the action what it takes, names hooks that there are,
// and runs the program with flags that it has.
func TestRecipes(t *testing.T) {
	inRoot(t)
	top := root(t)
	a, _ := readAction(t)
	src, err := os.ReadFile(".pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct{ ID, Entry, Language, Files string }
	readYAML(t, ".pre-commit-hooks.yaml", src, &hooks)
	var ids []string
	for _, h := range hooks {
		ids = append(ids, h.ID)
	}

	given := regexp.MustCompile(`^ {10}([a-z-]+): `)
	command := regexp.MustCompile(`(?:^|[ "/])fcasync-lint(?:@latest)?"? ((?:lint )?--.*)$`)
	commands := 0
	for _, page := range []string{"README.md", "docs/ci.md", "docs/output.md", "docs/plans.md", "docs/pre-commit.md"} {
		content, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		extract(t, "-- infra/plan.json --\n")
		for _, dir := range []string{"examples", "testdata/plans/fc3-update"} {
			if err := os.CopyFS(filepath.FromSlash(dir), os.DirFS(filepath.Join(top, dir))); err != nil {
				t.Fatal(err)
			}
		}
		for _, b := range blocks(string(content)) {
			text := strings.Join(b.content, "\n") + "\n"
			if b.language == "yaml" {
				var any any
				readYAML(t, page, []byte(text), &any)
			}
			ours := false
			for i, line := range b.content {
				switch m := command.FindStringSubmatch(line); {
				case strings.Contains(line, "uses: "):
					ours = strings.Contains(line, "uses: fcasync/fcasync-lint@")
				case strings.Contains(line, "- id: "):
					if id := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "- id: ")); !slices.Contains(ids, id) {
						t.Errorf("%s:%d: there is no hook %s", page, b.line+i, id)
					}
				case ours && given.MatchString(line):
					if name := given.FindStringSubmatch(line)[1]; a.Inputs[name].Description == "" {
						t.Errorf("%s:%d: the action has no input %s", page, b.line+i, name)
					}
				case m != nil && (b.language == "yaml" || b.language == "groovy" || b.language == "text"):
					args, _ := offline(strings.Fields(m[1]))
					commands++
					if r := run(args...); r.status > 1 {
						t.Errorf("%s:%d: %q: status %d: %s", page, b.line+i, args, r.status, r.stderr)
					}
				}
			}
		}
		t.Chdir(top)
	}
	if commands < 5 {
		t.Errorf("only %d commands were found", commands)
	}

	// Files that hooks are for, and some that they are not for.
	for _, h := range hooks {
		files := regexp.MustCompile(h.Files)
		for name, want := range map[string]bool{
			"main.tf": true, "a/b.tf.json": true, "a/b.tofu": true, "x.tofu.json": true, "prod.tfvars": true, "a.auto.tfvars.json": true,
			"a/.terraform.lock.hcl": true, ".fcasync-lint.hcl": true, "package.json": false, "a.tf.md": false, "x.hcl": false, "plan.json": false,
		} {
			if got := files.MatchString(name); got != want && !strings.Contains(h.ID, "plan") {
				t.Errorf("%s: %s: %v", h.ID, name, got)
			}
		}
		for name, want := range map[string]bool{"plan.json": true, "a/tfplan.json": true, "prod.tfplan.json": true, "main.tf": false, "explan.json": false, "bin/plan": false} {
			if got := files.MatchString(name); got != want && strings.Contains(h.ID, "plan") {
				t.Errorf("%s: %s: %v", h.ID, name, got)
			}
		}
	}
}
