package bench

import (
	"os"
	"path/filepath"
	"testing"
)

// Figures can be compared only if every run works on the same files.
func TestMonorepoIsTheSameEveryTime(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	for _, dir := range []string{a, b} {
		if err := WriteMonorepo(dir, 50, 0.2); err != nil {
			t.Fatal(err)
		}
	}
	files, err := filepath.Glob(filepath.Join(a, "*", "*", "*.tf"))
	if err != nil || len(files) != 150 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		rel, _ := filepath.Rel(a, file)
		want, err1 := os.ReadFile(file)
		got, err2 := os.ReadFile(filepath.Join(b, rel))
		if err1 != nil || err2 != nil || string(got) != string(want) {
			t.Errorf("%s differs", rel)
		}
	}
}
