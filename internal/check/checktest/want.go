package checktest

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
)

// want is one finding that a fixture expects.
type want struct {
	file      string
	line      int // 0: any
	undecided bool
	pattern   *regexp.Regexp
}

func (w want) String() string {
	kind := "want"
	if w.undecided {
		kind = "undecided"
	}
	return fmt.Sprintf("%s:%d: %s %q", w.file, w.line, kind, w.pattern)
}

// matches reports whether a finding is what is wanted.
func (w want) matches(f check.Finding) bool {
	return w.file == f.Location.File && (w.line == 0 || w.line == f.Location.Start.Line) &&
		w.undecided == (f.Rule == check.UndecidedRule) && w.pattern.MatchString(text(f))
}

// readWants collects the wants of all files below dir.
func readWants(dir string) ([]want, error) {
	var out []want
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		file := filepath.ToSlash(rel)
		read := readComments
		switch {
		case file == "want.txt":
			read = readWantFile
		case !strings.HasSuffix(file, ".tf") && !strings.HasSuffix(file, ".tofu"):
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		wants, err := read(file, content)
		out = append(out, wants...)
		return err
	})
	return out, err
}

// readComments reads `# want "regexp" "regexp"` comments.
func readComments(file string, content []byte) ([]want, error) {
	comment := regexp.MustCompile("(?:#|//)\\s*(want|undecided)\\s+([\"`])")
	var out []want
	lines := bufio.NewScanner(bytes.NewReader(content))
	lines.Buffer(nil, 16<<20)
	for line := 1; lines.Scan(); line++ {
		text := lines.Text()
		for _, at := range comment.FindAllStringSubmatchIndex(text, -1) {
			wants, err := quoted(file, line, text[at[2]:at[3]] == "undecided", text[at[4]:])
			if err != nil {
				return nil, err
			}
			out = append(out, wants...)
		}
	}
	return out, lines.Err()
}

// readWantFile reads want.txt: lines `file:line: ["undecided"] "regexp" ...`,
// with or without the line.
func readWantFile(file string, content []byte) ([]want, error) {
	entry := regexp.MustCompile(`^([^:]+):(?:(\d+):)?\s*(undecided\s+)?(\S.*)$`)
	var out []want
	for i, text := range strings.Split(string(content), "\n") {
		text = strings.TrimSpace(text)
		if text == "" || strings.HasPrefix(text, "#") {
			continue
		}
		m := entry.FindStringSubmatch(text)
		if m == nil {
			return nil, fmt.Errorf("%s:%d: not of the form `file:line: \"regexp\"`", file, i+1)
		}
		line := 0
		if m[2] != "" {
			var err error
			if line, err = strconv.Atoi(m[2]); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", file, i+1, err)
			}
		}
		wants, err := quoted(m[1], line, m[3] != "", m[4])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, i+1, err)
		}
		if len(wants) == 0 {
			return nil, fmt.Errorf("%s:%d: no quoted regexp", file, i+1)
		}
		out = append(out, wants...)
	}
	return out, nil
}

// quoted reads the Go string literals at the beginning of text.
func quoted(file string, line int, undecided bool, text string) ([]want, error) {
	var out []want
	for {
		text = strings.TrimSpace(text)
		if text == "" || text[0] != '"' && text[0] != '`' {
			return out, nil
		}
		literal, err := strconv.QuotedPrefix(text)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: want: %w: %s", file, line, err, text)
		}
		text = text[len(literal):]
		pattern, err := strconv.Unquote(literal)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: want: %w: %s", file, line, err, literal)
		}
		re, err := regexp.Compile(pattern)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: want: %w", file, line, err)
		}
		out = append(out, want{file, line, undecided, re})
	}
}

// compare reports every finding that is not wanted and every want that is not found.
func compare(t *testing.T, wants []want, findings []check.Finding) {
	t.Helper()
	for _, problem := range mismatches(wants, findings) {
		t.Error(problem)
	}
}

// mismatches pairs wants and findings off, each with one of the other.
func mismatches(wants []want, findings []check.Finding) []string {
	var out []string
	met := make([]bool, len(wants))
	for _, f := range findings {
		found := false
		for i, w := range wants {
			if !met[i] && w.matches(f) {
				met[i], found = true, true
				break
			}
		}
		if !found {
			out = append(out, "unexpected: "+show(f))
		}
	}
	for i, w := range wants {
		if !met[i] {
			out = append(out, "not reported: "+w.String())
		}
	}
	return out
}

// text is what patterns are matched against.
func text(f check.Finding) string {
	return fmt.Sprintf("%s %s %s: %s", f.Severity, f.Rule, f.Address, f.Message)
}

func show(f check.Finding) string {
	return fmt.Sprintf("%s:%d:%d: %s", f.Location.File, f.Location.Start.Line, f.Location.Start.Column, text(f))
}
