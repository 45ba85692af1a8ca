// Command gendocs writes the pages in docs/rules from the documentation of the rules. With
// -check it only says which pages are stale, and fails if there are any. It runs at the
// top of the repository.
package main

import (
	"embed"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/template"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/rules"
	"github.com/fcasync/fcasync-lint/internal/lang"
	"github.com/fcasync/fcasync-lint/internal/report"
)

func main() {
	check := flag.Bool("check", false, "write nothing, and fail if a page is stale")
	flag.Parse()
	act := write
	if *check {
		act = compare
	}
	want, err := pages(rules.Catalogue())
	if err == nil {
		err = act(filepath.Join("docs", "rules"), want)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gendocs:", err)
		os.Exit(1)
	}
}

// pages returns the content of every page by its file name: one for each rule, and the index, all of
// them in every language.
func pages(c check.Catalogue) (map[string]string, error) {
	out := map[string]string{}
	for _, name := range lang.Names() {
		l, err := lang.Load(name)
		if err != nil {
			return nil, err
		}
		dir, other := "", link{"简体中文", "zh/"}
		if l != nil {
			dir, other = name+"/", link{"English", "../"}
		}
		add := func(file, page string) {
			title, rest, _ := strings.Cut(page, "\n")
			out[dir+file] = fmt.Sprintf("%s\n\n[%s](%s%s)\n%s", title, other.text, other.dir, file, rest)
		}
		said := check.Catalogue{Rules: l.Rules(c.Rules), Absent: c.Absent}
		var b strings.Builder
		if err := index(name).Execute(&b, said); err != nil {
			return nil, err
		}
		add("README.md", b.String())
		for _, r := range said.Rules {
			add(r.ID+".md", report.RuleMarkdown(r, l))
		}
	}
	return out, nil
}

// link leads to the same page in the other language.
type link struct{ text, dir string }

//go:embed index.*.md
var indexes embed.FS

// index is the template of the index in a language.
func index(language string) *template.Template {
	file := "index." + language + ".md"
	cell := func(s string) string { return strings.ReplaceAll(s, "|", `\|`) }
	return template.Must(template.New(file).Funcs(template.FuncMap{"cell": cell}).ParseFS(indexes, file))
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
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(want[name]), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// unwanted returns the files in dir that are no page.
func unwanted(dir string, want map[string]string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(dir, func(file string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // not written yet
		case err != nil || e.IsDir():
			return err
		}
		name, err := filepath.Rel(dir, file)
		if name = filepath.ToSlash(name); err == nil && want[name] == "" {
			out = append(out, name)
		}
		return err
	})
	return out, err
}
