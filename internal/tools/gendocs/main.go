// Command gendocs writes the pages in docs/rules from the documentation of the rules. With
// -check it only says which pages are stale, and fails if there are any. It runs at the
// top of the repository.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/rules"
	"github.com/fcasync/fcasync-lint/internal/report"
)

func main() {
	check := flag.Bool("check", false, "write nothing, and fail if a page is stale")
	flag.Parse()
	act := write
	if *check {
		act = compare
	}
	if err := act(filepath.Join("docs", "rules"), pages(rules.Catalogue())); err != nil {
		fmt.Fprintln(os.Stderr, "gendocs:", err)
		os.Exit(1)
	}
}

// pages returns the content of every page by its file name: one for each rule, and the index.
func pages(c check.Catalogue) map[string]string {
	out := map[string]string{"README.md": index(c)}
	for _, r := range c.Rules {
		out[r.ID+".md"] = report.RuleMarkdown(r)
	}
	return out
}

func index(c check.Catalogue) string {
	var b strings.Builder
	b.WriteString(`# Rules

These pages are generated from the rules themselves: ` + "`go run ./internal/tools/gendocs`" + ` writes them,
` + "`fcasync-lint explain FCA103`" + ` prints one. IDs and names never change their meaning.

| ID | name | severity | title |
|---|---|---|---|
`)
	for _, r := range c.Rules {
		severity := r.Severity.String()
		if r.Hidden {
			severity += ", with `--show-unknown`"
		}
		if r.Optional {
			severity += ", off by default"
		}
		if r.NeedsAccount {
			severity += ", by `verify`"
		}
		fmt.Fprintf(&b, "| [%s](%s.md) | %s | %s | %s |\n", r.ID, r.ID, r.Name, severity, strings.ReplaceAll(r.Doc.Title, "|", `\|`))
	}
	b.WriteString(`
The severity is the gravest one that a rule reports with: ` + "`error`" + `: the apply fails, or what is deployed
cannot work, or Terraform never converges; ` + "`warning`" + `: it works but will probably lose events, race or
surprise; ` + "`info`" + `: worth knowing.
`)
	if len(c.Absent) > 0 {
		b.WriteString(`
## Not in this version

These IDs and names are taken, and their rules are not there yet.

| ID | name |
|---|---|
`)
	}
	for _, a := range c.Absent {
		fmt.Fprintf(&b, "| %s | %s |\n", a.ID, a.Name)
	}
	return b.String()
}

// compare returns an error that names every page that is missing, stale or about no rule.
func compare(dir string, want map[string]string) error {
	var stale []string
	for name, content := range want {
		have, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if string(have) != content {
			stale = append(stale, name)
		}
	}
	extra, err := unwanted(dir, want)
	if err != nil {
		return err
	}
	if stale = append(stale, extra...); len(stale) > 0 {
		slices.Sort(stale)
		return fmt.Errorf("stale in %s: %s; run: go run ./internal/tools/gendocs", dir, strings.Join(stale, ", "))
	}
	return nil
}

// write makes the pages in dir what they must be.
func write(dir string, want map[string]string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	extra, err := unwanted(dir, want)
	if err != nil {
		return err
	}
	for _, name := range extra {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(want[name]), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// unwanted returns the files in dir that are no page.
func unwanted(dir string, want map[string]string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if _, ok := want[e.Name()]; !ok {
			out = append(out, e.Name())
		}
	}
	return out, nil
}
