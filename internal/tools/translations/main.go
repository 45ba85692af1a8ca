// Command translations says which rules have no translation, or one of an English text that has
// changed since, and fails if there are any. For the rules that it is given it notes that somebody
// has looked: the translation is of the English as it is now. Where there is none it writes the
// English text, to be translated. It runs at the top of the repository.
//
//	go run ./internal/tools/translations
//	go run ./internal/tools/translations FCA103 FCA104
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/rules"
	"github.com/fcasync/fcasync-lint/internal/lang"
)

func main() {
	if err := run(filepath.Join("internal", "lang"), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "translations:", err)
		os.Exit(1)
	}
}

func run(dir string, seen []string) error {
	catalogue := rules.Catalogue()
	for _, arg := range seen {
		rule, _ := catalogue.Find(arg)
		if rule == nil {
			return catalogue.Unknown(arg)
		}
		for _, name := range lang.Names()[1:] {
			if err := stamp(filepath.Join(dir, name, rule.ID+".md"), rule); err != nil {
				return err
			}
		}
	}
	var stale []string
	for _, name := range lang.Names()[1:] {
		for _, rule := range catalogue.Rules {
			file := filepath.Join(dir, name, rule.ID+".md")
			if t, err := read(file); err != nil || t.Of != lang.Sum(rule.Doc) {
				stale = append(stale, file)
			}
		}
	}
	if len(stale) > 0 {
		return fmt.Errorf("not translated from the English of now: %s; translate what changed, and run go run ./internal/tools/translations with the IDs of these rules", strings.Join(stale, ", "))
	}
	return nil
}

func read(file string) (*lang.Text, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return lang.Parse(string(src))
}

// stamp notes in a file that it translates the English of now.
func stamp(file string, rule *check.Rule) error {
	t, err := read(file)
	if errors.Is(err, fs.ErrNotExist) {
		t, err = lang.English(rule.Doc), nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	t.Of = lang.Sum(rule.Doc)
	return os.WriteFile(file, []byte(t.String()), 0o644)
}
