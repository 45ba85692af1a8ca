package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// projects are the directories of whole projects, relative to the repository.
func projects(t *testing.T) []string {
	t.Helper()
	out := []string{"testdata/everything"}
	for _, parent := range []string{"examples", "testdata/plans"} {
		entries, err := os.ReadDir(parent)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			switch name := parent + "/" + e.Name(); {
			case slices.Contains([]string{"examples/policies", "examples/conftest"}, name):
				// No Terraform in them.
			case e.IsDir():
				out = append(out, name)
			}
		}
	}
	return out
}

// The reports about whole projects, undecided questions included, are as they were when
// somebody last looked at them.
func TestReports(t *testing.T) {
	inRoot(t)
	for _, dir := range projects(t) {
		t.Run(dir, func(t *testing.T) {
			for _, format := range []string{"text", "json"} {
				r := run("lint", "--show-unknown", "--format", format, dir)
				if r.status > 1 {
					t.Fatalf("status %d: %s", r.status, r.stderr)
				}
				golden(t, filepath.Join("testdata/golden", filepath.Base(dir)+"."+format), r.stdout)
			}
		})
	}
}
