package parse

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file tells how much of it there is, and is still read in place; a stream does not.
func TestProgressOfPlans(t *testing.T) {
	text := `{"format_version":"1.2","resource_changes":[],"x":"` + strings.Repeat("x", 3<<20) + `"}`
	dir := t.TempDir()
	path := filepath.Join(dir, "plan.json")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for name, c := range map[string]struct {
		path  string
		stdin io.Reader
		total int64
	}{
		"a file":                   {path: path, total: int64(len(text))},
		"a file on standard input": {path: Stdin, stdin: file, total: int64(len(text))},
		"a stream":                 {path: Stdin, stdin: bytes.NewBufferString(text)},
	} {
		var last, of int64
		calls := 0
		o := Options{Plans: Plans{Stdin: c.stdin, Progress: func(done, total int64) {
			if done < last {
				t.Errorf("%s: %d after %d", name, done, last)
			}
			last, of = done, total
			calls++
		}}}
		o.Dir = dir
		if _, _, err := o.readPlan(c.path); err != nil {
			t.Fatal(err)
		}
		if last != int64(len(text)) || of != c.total || calls < 3 {
			t.Errorf("%s: %d of %d bytes in %d calls", name, last, of, calls)
		}
	}
}
