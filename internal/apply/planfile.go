package apply

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// PlanFile is the plan that is judged and applied. It lies in a directory that only this user may
// look into, together with what is made of it.
type PlanFile struct {
	// Path is the binary plan that is applied, and JSON the same one as JSON.
	Path, JSON string
	// SHA256 is the hash of it when judging began.
	SHA256 string
	// given is the file of the user that it is a copy of, "" if it was made here.
	given string
}

// NewPlanFile returns a place for a plan, and what removes it.
func NewPlanFile() (p *PlanFile, remove func() error, err error) {
	dir, err := os.MkdirTemp("", "fcasync-lint-")
	if err != nil {
		return nil, nil, err
	}
	p = &PlanFile{Path: filepath.Join(dir, "tfplan"), JSON: filepath.Join(dir, "plan.json")}
	return p, func() error { return os.RemoveAll(dir) }, nil
}

// Take copies the plan of a user, so that nobody can change it between a look at it and the apply.
func (p *PlanFile) Take(file string) error {
	from, err := os.Open(file)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.OpenFile(p.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	p.given = file
	return errors.Join(err, to.Close())
}

// MadeFrom reports whether the plan was made from the source that stands in a directory now: what a plan
// does not know is judged by the source. The error names the file that is another one.
func (p *PlanFile) MadeFrom(dir string) error {
	z, err := zip.OpenReader(p.Path)
	if errors.Is(err, zip.ErrFormat) {
		return nil // encrypted by OpenTofu; only those that were made here get as far as this
	}
	if err != nil {
		return err
	}
	defer z.Close()
	var modules []struct{ Key, Dir string }
	b, err := fs.ReadFile(z, "tfconfig/modules.json")
	if err == nil {
		err = json.Unmarshal(b, &modules)
	}
	if err != nil {
		return fmt.Errorf("the plan does not tell its source: %w", err)
	}
	for _, m := range modules {
		at := filepath.Join(dir, filepath.FromSlash(m.Dir))
		within := "tfconfig/m-" + m.Key
		files, err := fs.ReadDir(z, within)
		if err != nil && !errors.Is(err, fs.ErrNotExist) { // it may have no files
			return fmt.Errorf("the plan does not tell its source: %w", err)
		}
		of := map[string]bool{}
		for _, f := range files {
			of[f.Name()] = true
			was, err := fs.ReadFile(z, within+"/"+f.Name())
			if err != nil {
				return fmt.Errorf("the plan does not tell its source: %w", err)
			}
			if is, err := os.ReadFile(filepath.Join(at, f.Name())); err != nil || !bytes.Equal(was, is) {
				return fmt.Errorf("%s is not what the plan was made from", filepath.Join(at, f.Name()))
			}
		}
		there, err := os.ReadDir(at)
		if err != nil {
			return err
		}
		for _, f := range there {
			if name := f.Name(); !f.IsDir() && !of[name] && isSource(name, of) {
				return fmt.Errorf("%s was not there when the plan was made", filepath.Join(at, name))
			}
		}
	}
	return nil
}

// isSource reports whether a program that has read the other files would have read this one, too.
func isSource(name string, others map[string]bool) bool {
	if strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#") {
		return false
	}
	for _, ext := range []string{".tf", ".tf.json"} {
		if base, ok := strings.CutSuffix(name, ext); ok {
			return !others[base+strings.Replace(ext, ".tf", ".tofu", 1)] // OpenTofu reads that in its place
		}
	}
	return false
}

// Hash notes what the plan is, before it is judged.
func (p *PlanFile) Hash() (err error) {
	p.SHA256, err = hash(p.Path)
	return err
}

// Unchanged reports whether the plan is still the one that was judged. The error says what is not.
func (p *PlanFile) Unchanged() error {
	files := []string{p.Path}
	if p.given != "" {
		files = append(files, p.given)
	}
	for _, file := range files {
		now, err := hash(file)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("the plan file %s was taken away after it was judged", file)
		case err != nil:
			return fmt.Errorf("the plan file cannot be read again: %w", err)
		case now != p.SHA256:
			return fmt.Errorf("the plan file %s was changed after it was judged: its SHA-256 was %s, and is %s", file, p.SHA256, now)
		}
	}
	return nil
}

func hash(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
