package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/git"
	"github.com/fcasync/fcasync-lint/internal/lang"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/report"
)

// baselineName is where the command baseline writes if nothing else is said.
const baselineName = ".fcasync-lint-baseline.json"

func (a *app) baselineCommand() *cobra.Command {
	b := &baseline{lint: lint{app: a}}
	cmd := &cobra.Command{
		Use:   "baseline [PATH...]",
		Short: "Writes the findings that are accepted for now, so that lint reports only new ones",
		Long: `Writes all findings in the PATHs to a file that lint, verify and apply read with --baseline, or
because the configuration file names it. What is in it is not reported any more.

A finding is known again by its rule, its resource and the part of it: lines may move and
files may be renamed. Entries about files outside of the PATHs are kept.

An entry that matches nothing any more is FCA002, and --prune removes it. What is wrong with
the run itself (FCA0xx), what is asked of the account (FCA9xx) and rules with
ignorable = false in the configuration file are never accepted.`,
		Example: `  fcasync-lint baseline
  fcasync-lint --baseline .fcasync-lint-baseline.json
  fcasync-lint baseline --prune
  fcasync-lint baseline --baseline infra/accepted.json infra`,
		RunE: b.run,
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&b.baseline, "baseline", baselineName, "`FILE` to write")
	f.BoolVar(&b.prune, "prune", false, "only remove the entries that match nothing any more")
	f.BoolVar(&b.ratchet, "ratchet", false, "write nothing if there are more findings of a rule than before")
	b.bindRules(f)
	b.policy.bind(f)
	b.bindInput(f)
	b.policy.complete(cmd)
	b.completeRules(cmd)
	b.completeInput(cmd)
	return cmd
}

// baseline is one run of the command.
type baseline struct {
	lint
	prune bool
}

func (b *baseline) run(cmd *cobra.Command, paths []string) error {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	if err := b.checkPaths(paths, commandNames(cmd.Root())); err != nil {
		return err
	}
	b.format, b.failOn, b.lang = "text", "never", lang.Names()[0] // nothing is reported
	b.baselineLater = true
	s, err := b.settings(cmd, paths)
	if err != nil {
		return err
	}
	if s.baselineFile == "" {
		s.baselineFile = b.absolute(baselineName)
	}
	file := s.baselineFile
	old, err := b.readBaseline(file, paths, s)
	switch {
	case errors.Is(err, fs.ErrNotExist) && b.prune:
		return fmt.Errorf("%s: there is no baseline to prune", b.relative(file))
	case errors.Is(err, fs.ErrNotExist):
		old = &check.Baseline{File: b.relative(file), Exists: b.exists, Covers: b.covers(paths, s)}
	case err != nil:
		return err
	}
	s.baseline = old
	outcome, err := b.lint.lint(paths, s)
	if err != nil {
		return err
	}
	for _, f := range outcome.Findings {
		if f.Rule == check.ParseError.ID || f.Rule == check.PolicyError.ID {
			// Who accepts what is found must know that not everything was looked at.
			fmt.Fprintf(b.stderr, "%s: %s:%d:%d: %s (%s)\n", name, report.Clean(f.Location.File), f.Location.Start.Line, f.Location.Start.Column, report.Clean(f.Message), f.Rule)
		}
	}
	if b.ratchet && !b.prune && len(outcome.Risen) > 0 {
		fmt.Fprintf(b.stderr, "%s: nothing was written, because there are more findings than before: %s\n", name, strings.Join(outcome.Risen, ", "))
		return errFindings
	}
	entries, added := slices.Concat(outcome.Accepted, outcome.Idle), 0
	if !b.prune {
		entries, added = append(entries, outcome.New...), len(outcome.New)
	}
	gone, dir := len(outcome.Stale), b.seenFrom(filepath.Dir(file))
	for i, e := range entries {
		entries[i].Place = b.fromDirectory(e.Place, dir)
		if e.Root != "" {
			entries[i].Root = b.fromDirectory(e.Root, dir)
		}
	}
	if err := writeFile(file, func(w io.Writer) error { return check.WriteBaseline(w, entries) }); err != nil {
		return fmt.Errorf("the baseline cannot be written to %s: %w", b.relative(file), err)
	}
	if !b.quiet {
		fmt.Fprintf(b.stderr, "%s: %s in %s: %d new, %d gone\n", name, count(len(entries), "finding", "findings"), b.relative(file), added, gone)
	}
	return nil
}

// narrow reads what takes findings away that somebody knows already, or does not want to hear of.
func (l *lint) narrow(paths []string, s *settings) error {
	if l.ratchet && s.baselineFile == "" && !l.baselineLater {
		return usagef("--ratchet compares with a baseline: give --baseline FILE")
	}
	if s.baselineFile != "" && !l.baselineLater {
		b, err := l.readBaseline(s.baselineFile, paths, s)
		if errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s: there is no such baseline: fcasync-lint baseline writes one", l.relative(s.baselineFile))
		}
		if err != nil {
			return err
		}
		s.baseline = b
	}
	if l.diffBase == "" {
		return nil
	}
	changes, err := l.changes(paths)
	if err != nil {
		return fmt.Errorf("--diff-base %s: %w", l.diffBase, err)
	}
	plans := map[string]bool{"<stdin>": true}
	for _, path := range paths {
		if l.isPlan(path) {
			plans[l.relative(l.absolute(path))] = true
		}
	}
	s.within = func(f check.Finding) bool {
		if f.Location.IsZero() || plans[f.Location.File] {
			return true // it has no place in the source that could be the same as before
		}
		places := slices.Concat([]model.Range{f.Location}, f.Behind)
		for _, r := range slices.Concat(f.Related, f.Flow) {
			places = append(places, r.Location)
		}
		return slices.ContainsFunc(places, func(r model.Range) bool {
			return !r.IsZero() && slices.ContainsFunc(changes, func(c *git.Changes) bool { return c.Near(l.absolute(filepath.FromSlash(r.File))) })
		})
	}
	return nil
}

// changes are those in the repositories of all paths. Of a plan it is the source that counts.
func (l *lint) changes(paths []string) (out []*git.Changes, err error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	seen := map[string]bool{}
	for _, path := range paths {
		at := l.absolute(path)
		switch {
		case l.isPlan(path) && l.source != "":
			at = l.absolute(l.source)
		case path == parse.Stdin:
			at = l.dir
		}
		if !isDir(at) {
			at = filepath.Dir(at)
		}
		if seen[at] {
			continue
		}
		seen[at] = true
		c, err := git.Since(at, l.diffBase)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// readBaseline reads a baseline. The files in it are relative to it, so that it can be used from
// anywhere.
func (l *lint) readBaseline(file string, paths []string, s *settings) (*check.Baseline, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", l.relative(file), reason(err))
	}
	b, err := check.ReadBaseline(src, l.relative(file))
	if err != nil {
		return nil, err
	}
	base := l.seenFrom(filepath.Dir(file))
	seen := func(file string) string {
		at := filepath.FromSlash(file)
		if !filepath.IsAbs(at) { // as it is on another drive
			at = filepath.Join(base, at)
		}
		return l.relative(at)
	}
	for i, e := range b.Entries {
		b.Entries[i].Place = seen(e.Place)
		if e.Root != "" {
			b.Entries[i].Root = seen(e.Root)
		}
	}
	b.Exists, b.Covers = l.exists, l.covers(paths, s)
	return b, nil
}

func (l *lint) exists(file string) bool {
	_, err := os.Stat(l.absolute(filepath.FromSlash(file)))
	return err == nil
}

// covers tells whether the paths hold a file that is judged. What only a module outside of them has
// is not said to be gone, and neither is anything by a plan, nor what was downloaded with
// terraform init where nothing is.
func (l *lint) covers(paths []string, s *settings) func(string) bool {
	return func(file string) bool {
		for dir := file; dir != "." && dir != path.Dir(dir); dir = path.Dir(dir) {
			if s.excluded(dir) || path.Base(dir) == ".terraform" && !l.exists(path.Join(dir, "modules", "modules.json")) {
				return false
			}
		}
		at := realPath(l.absolute(filepath.FromSlash(file)))
		return slices.ContainsFunc(paths, func(path string) bool {
			return !l.isPlan(path) && isDir(l.absolute(path)) && within(realPath(l.absolute(path)), at)
		})
	}
}

// seenFrom is a directory in the words of the working directory: links above both of them, by which one
// may be named and the other not, do not count.
func (l *lint) seenFrom(dir string) string {
	if rel, err := filepath.Rel(realPath(l.dir), realPath(dir)); err == nil {
		return filepath.Join(l.dir, rel)
	}
	return dir
}

// fromDirectory makes a file that is relative to the working directory relative to another one.
func (l *lint) fromDirectory(file, dir string) string {
	if rel, err := filepath.Rel(dir, l.absolute(filepath.FromSlash(file))); err == nil {
		return filepath.ToSlash(rel)
	}
	return file
}

// holds reports whether there are no more findings than the baseline has, rule by rule, and says
// of which there are.
func (l *lint) holds(outcome *check.Outcome) bool {
	if len(outcome.Risen) > 0 {
		fmt.Fprintf(l.stderr, "%s: --ratchet: there are more findings than in the baseline: %s\n", name, strings.Join(outcome.Risen, ", "))
	}
	return len(outcome.Risen) == 0
}
