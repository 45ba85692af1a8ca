package cli

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/fix"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// fixed is a run with --fix.
func (l *lint) fixed(paths []string, s *settings) error {
	var dirs []string
	for _, path := range paths {
		dir := realPath(l.absolute(path))
		if !isDir(dir) {
			dir = filepath.Dir(dir) // a file stands for its module
		}
		dirs = append(dirs, dir)
	}
	judge := func(overlay map[string][]byte) (*check.Outcome, error) {
		s.overlay = overlay
		return l.lint(paths, s)
	}
	result, err := fix.Run(judge, fix.Options{
		Dir: l.dir, Catalogue: s.catalogue,
		Refuse: func(name, real string) string {
			switch {
			case !slices.ContainsFunc(dirs, func(dir string) bool { return within(dir, real) }):
				return name + " is not in what is linted, and others may use it"
			case s.excluded(name):
				return name + " is excluded"
			}
			return ""
		},
	})
	if err != nil {
		return err
	}
	outcome := result.Outcome
	outcome.Notices = slices.Concat(l.told(result), result.Left, s.byHand(outcome), outcome.Notices)
	if l.diff {
		return l.printDiff(result, s)
	}
	if err := result.Write(); err != nil {
		return err
	}
	return l.conclude(outcome, s)
}

// told says how much was fixed.
func (l *lint) told(r *fix.Result) []model.Notice {
	if len(r.Files) == 0 {
		return []model.Notice{{Message: "nothing can be fixed"}}
	}
	verb := "fixed"
	if l.diff {
		verb = "would be fixed"
	}
	return []model.Notice{{Message: fmt.Sprintf("%s %s in %s", count(r.Fixed, "finding", "findings"), verb, count(len(r.Files), "file", "files"))}}
}

// byHand says of which rules that have fixes there are findings without one.
func (s *settings) byHand(outcome *check.Outcome) []model.Notice {
	rules := map[string]bool{}
	for _, f := range outcome.Findings {
		if rule, _ := s.catalogue.Find(f.Rule); rule != nil && rule.Fixable && len(f.Edits) == 0 {
			rules[f.Rule] = true
		}
	}
	if len(rules) == 0 {
		return nil
	}
	return []model.Notice{{Message: fmt.Sprintf("left to be done by hand: %s, where the source does not say for certain what to write: see %s/blob/main/docs/fixes.md",
		strings.Join(slices.Sorted(maps.Keys(rules)), ", "), informationURI)}}
}

// printDiff prints what would be changed.
func (l *lint) printDiff(r *fix.Result, s *settings) error {
	if err := l.printNotices(r.Outcome.Notices, s); err != nil {
		return err
	}
	err := buffered(l.stdout, func(w io.Writer) error {
		_, err := w.Write(r.Diff())
		return err
	})
	if err != nil && !errors.Is(err, syscall.EPIPE) {
		return fmt.Errorf("the diff cannot be written: %w", err)
	}
	if len(r.Files) > 0 {
		return errFindings
	}
	return nil
}
