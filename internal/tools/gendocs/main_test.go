package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check/rules"
)

func TestThePagesAreFresh(t *testing.T) {
	want, err := pages(rules.Catalogue())
	if err != nil {
		t.Fatal(err)
	}
	if err := compare(filepath.Join("..", "..", "..", "docs", "rules"), want); err != nil {
		t.Error(err)
	}
}

func TestStalePagesAreFoundAndWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "rules")
	want := map[string]string{"README.md": "index", "FCA101.md": "one", "FCA102.md": "two", "zh/FCA101.md": "一"}
	if err := write(dir, want); err != nil {
		t.Fatal(err)
	}
	if err := compare(dir, want); err != nil {
		t.Error(err)
	}
	for name, content := range map[string]string{"FCA101.md": "changed", "FCA999.md": "gone from the catalogue", "zh/FCA999.md": "没有了"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Remove(filepath.Join(dir, "README.md")); err != nil {
		t.Fatal(err)
	}
	if err := compare(dir, want); err == nil || !strings.Contains(err.Error(), ": FCA101.md, FCA999.md, README.md, zh/FCA999.md;") {
		t.Errorf("%v", err)
	}
	if err := write(dir, want); err != nil {
		t.Fatal(err)
	}
	if err := compare(dir, want); err != nil {
		t.Error(err)
	}
}
