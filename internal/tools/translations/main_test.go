package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check/rules"
	"github.com/fcasync/fcasync-lint/internal/lang"
)

func TestTranslations(t *testing.T) {
	dir := t.TempDir()
	for _, name := range lang.Names()[1:] {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join("..", "..", "lang", name))); err != nil {
			t.Fatal(err)
		}
	}
	if err := run(dir, nil); err != nil {
		t.Fatal(err)
	}
	missing, stale := filepath.Join(dir, "zh", "FCA101.md"), filepath.Join(dir, "zh", "FCA103.md")
	if err := os.Remove(missing); err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile(stale)
	if err != nil {
		t.Fatal(err)
	}
	_, behind, _ := strings.Cut(string(old), "\n")
	if err := os.WriteFile(stale, []byte("<!-- of: another -->\n"+behind), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(dir, nil); err == nil || !strings.Contains(err.Error(), missing+", "+stale+";") {
		t.Errorf("got %v", err)
	}
	if err := run(dir, []string{"FCA101", "retry-attempts-range"}); err != nil {
		t.Error(err)
	}
	if now, err := os.ReadFile(stale); err != nil || string(now) != string(old) {
		t.Errorf("the translation became %s, %v", now, err)
	}
	rule, _ := rules.Catalogue().Find("FCA101")
	if skeleton, err := read(missing); err != nil || skeleton.Title != rule.Doc.Title {
		t.Errorf("in the place of the missing one is %+v, %v", skeleton, err)
	}
	if err := run(dir, []string{"FCA999"}); err == nil {
		t.Error("there is a rule FCA999")
	}
}
