package apply

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
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
