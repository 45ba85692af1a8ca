package fix

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"
)

// Diff shows what is changed, as diff -u does.
func (r *Result) Diff() []byte {
	var out []byte
	for _, f := range r.Files {
		out = append(out, diff.Diff("a/"+f.Name, f.Before, "b/"+f.Name, f.After)...)
	}
	return out
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
	for _, f := range r.Files {
		if err := replace(f.Path, f.After); err != nil {
			return fmt.Errorf("%s: %w", f.Name, cause(err))
		}
	}
	return nil
}

// replace writes a file anew, with its permissions: whoever reads it at the same time sees the old
// content or the new one.
func replace(path string, content []byte) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.tmp")
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err = errors.Join(err, f.Chmod(info.Mode().Perm()), f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// cause is an error without the path, which the message has already.
func cause(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}
