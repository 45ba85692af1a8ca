package fix

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// Diff shows what is changed, as diff -u does.
func (r *Result) Diff() []byte {
	var out []byte
	for _, f := range r.Files {
		out = append(out, diff.Diff(shown("a/"+f.Name), f.Before, shown("b/"+f.Name), f.After)...)
	}
	return out
}

// shown is a file name as git writes it in a diff, so that patch and git apply find the file: with a tab
// at its end if there is a blank in it, and quoted if there is a tab or a quote.
func shown(name string) string {
	special := func(r rune) bool { return r < ' ' || r == '"' || r == '\\' || r == 0x7f }
	if strings.ContainsFunc(name, special) {
		var b strings.Builder
		for _, c := range []byte(name) {
			switch {
			case c == '"' || c == '\\':
				b.WriteString(`\` + string(c))
			case c < ' ' || c == 0x7f:
				fmt.Fprintf(&b, `\%03o`, c)
			default:
				b.WriteByte(c)
			}
		}
		return `"` + b.String() + `"`
	}
	if strings.Contains(name, " ") {
		return name + "\t"
	}
	return name
}

// Write writes the files, each as a whole. It writes none if one is not what was judged any more, or
// cannot be written.
func (r *Result) Write() error {
	for _, f := range r.Files {
		now, err := os.ReadFile(f.Path)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, cause(err))
		}
		if !bytes.Equal(now, f.Before) {
			return fmt.Errorf("%s has been changed in the meantime: no file is written", f.Name)
		}
		// A file that is meant not to be written could still be replaced.
		w, err := os.OpenFile(f.Path, os.O_WRONLY, 0)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, cause(err))
		}
		if err := w.Close(); err != nil {
			return fmt.Errorf("%s: %w", f.Name, cause(err))
		}
	}
	// The new content of all files is on the disk before the first one takes the place of the old.
	staged := map[string]string{}
	defer func() {
		for _, temporary := range staged {
			_ = os.Remove(temporary)
		}
	}()
	for _, f := range r.Files {
		temporary, err := stage(f.Path, f.After)
		if err != nil {
			return fmt.Errorf("%s: %w", f.Name, cause(err))
		}
		staged[f.Path] = temporary
	}
	for _, f := range r.Files {
		if err := os.Rename(staged[f.Path], f.Path); err != nil {
			return fmt.Errorf("%s: %w", f.Name, cause(err))
		}
		delete(staged, f.Path)
	}
	return nil
}

// stage writes what is to take the place of a file beside it, with the permissions and, as far as
// may be, the owner of the file. Whoever reads the file sees the old content or the new one.
func stage(path string, content []byte) (temporary string, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.tmp")
	if err != nil {
		return "", err
	}
	keepOwner(f, info)
	_, err = f.Write(content)
	if err = errors.Join(err, f.Chmod(info.Mode().Perm()), f.Sync(), f.Close()); err != nil {
		_ = os.Remove(f.Name())
		return "", err
	}
	return f.Name(), nil
}

// cause is an error without the path, which the message has already.
func cause(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}
