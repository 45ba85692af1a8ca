// Package fix makes the edits that findings carry, and sees to it that each of them does what it is for
// and nothing else: whatever comes of them is judged, in memory, before a file is written.
package fix

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// Judge judges source, of which some files are read from memory, by their real, absolute paths.
type Judge func(overlay map[string][]byte) (*check.Outcome, error)

// Options say what may be changed.
type Options struct {
	// Dir is the absolute working directory, which the files of ranges are relative to.
	Dir string
	// Refuse says why a file, which is also given by its real path, must not be changed, as a
	// clause; "" if it may be. Nil: any may be.
	Refuse func(name, real string) string
	// Catalogue has the rules. Findings of hidden ones are no faults that a fix could bring.
	Catalogue check.Catalogue
}

// Result is what came of it.
type Result struct {
	// Outcome is how the source is judged with the files as they are now.
	Outcome *check.Outcome
	// Fixed is the number of findings that are gone.
	Fixed int
	// Files are those that are different now, by name. They are not written yet.
	Files []File
	// Left says of findings that have edits why those were not made.
	Left []model.Notice
}

// File is a file that is changed.
type File struct {
	Name          string // as in ranges
	Path          string // real and absolute
	Before, After []byte
}

// mostSteps bounds the rounds of edits that could not be made at once.
const mostSteps = 100

// Run makes all edits that may be made. No file is written.
func Run(judge Judge, o Options) (*Result, error) {
	r := &run{Options: o, judge: judge, refused: map[string]string{}, real: map[string]string{}}
	outcome, err := judge(nil)
	if err != nil {
		return nil, err
	}
	s := &state{outcome: outcome}
	more, changed := true, false
	for n := 0; more && n < mostSteps; n++ {
		next, err := r.step(s)
		switch {
		case err != nil:
			return nil, err
		case next != nil:
			s, changed = next, true
		case changed && len(r.refused) > 0:
			// What was in the way of an edit may be gone, as for somebody who runs it again.
			r.refused, changed = map[string]string{}, false
		default:
			more = false
		}
	}
	out := &Result{Outcome: s.outcome, Fixed: r.gone(outcome, s.outcome), Left: r.left(s.outcome)}
	if more {
		out.Left = append(out.Left, model.Notice{Message: "there may be more to fix: --fix has to run once more"})
	}
	for _, path := range slices.Sorted(maps.Keys(s.files)) {
		out.Files = append(out.Files, s.files[path])
	}
	slices.SortFunc(out.Files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// run is the making of edits.
type run struct {
	Options
	judge   Judge
	refused map[string]string // why, by attempt.key
	real    map[string]string // paths by name
}

// state is the source after some edits. It does not change.
type state struct {
	files   map[string]File // that are different from those on disk, by path
	outcome *check.Outcome
}

// attempt is the edits of a finding, or of several that have the same ones.
type attempt struct {
	findings []check.Finding
	edits    []edit.Edit
	key      string
}

// step makes as many edits at once as can be made without a new finding. It returns nil when there are
// none left to be made.
func (r *run) step(s *state) (*state, error) {
	for {
		chosen := r.disjoint(r.attempts(s.outcome.Findings, s.outcome.Sources), s.outcome.Sources)
		for len(chosen) > 0 {
			next, fresh, err := r.try(s, chosen)
			if next != nil || err != nil {
				return next, err
			}
			if r.blame(chosen, fresh) {
				break // and choose again
			}
			chosen = chosen[:len(chosen)/2]
		}
		if len(chosen) == 0 {
			return nil, nil
		}
	}
}

// blame refuses what is to blame for new findings: an attempt that was made alone, or that is the only
// one about the resource that they are about. Otherwise it is not known which is.
func (r *run) blame(chosen []attempt, fresh []check.Finding) bool {
	if len(chosen) == 1 {
		r.refused[chosen[0].key] = reason(fresh)
		return true
	}
	about := map[string][]attempt{}
	for _, a := range chosen {
		addresses := map[string]bool{}
		for _, f := range a.findings {
			addresses[f.Address] = true
		}
		for address := range addresses {
			about[address] = append(about[address], a)
		}
	}
	found := false
	for _, f := range fresh {
		if suspects := about[f.Address]; f.Address != "" && len(suspects) == 1 {
			r.refused[suspects[0].key] = reason([]check.Finding{f})
			found = true
		}
	}
	return found
}

func reason(fresh []check.Finding) string {
	if len(fresh) == 0 {
		return "the file could not be read afterwards"
	}
	return fmt.Sprintf("%s (%s) would be reported: %s", fresh[0].Rule, fresh[0].Name, fresh[0].Message)
}

// mostFollowing is how often the findings that a fix brings to light may be fixed in their turn, those
// one after the other that are about the same bytes.
const mostFollowing = 10

// try makes the edits of attempts. Findings that they bring to light are fixed with them if all can be,
// for example that a queue, whose name was no ARN, may not be delivered to. The state is nil if
// findings stay that were not there before.
func (r *run) try(s *state, chosen []attempt) (*state, []check.Finding, error) {
	allowed, fixing := r.count(s.outcome.Findings), map[string]bool{}
	for _, a := range chosen {
		for _, f := range a.findings {
			allowed[f.Fingerprint]--
			fixing[f.Fingerprint] = true
		}
	}
	for range mostFollowing {
		next, err := r.apply(s, chosen)
		if next == nil || err != nil {
			return nil, nil, err
		}
		fresh := r.beyond(next.outcome.Findings, allowed, fixing)
		if len(fresh) == 0 {
			return next, nil, nil
		}
		following := r.attempts(fresh, next.outcome.Sources)
		n := 0
		for _, a := range following {
			n += len(a.findings)
		}
		if n < len(fresh) {
			return nil, fresh, nil
		}
		s, chosen = next, r.disjoint(following, next.outcome.Sources)
	}
	return nil, r.beyond(s.outcome.Findings, allowed, fixing), nil
}

// apply makes edits, and judges what comes of them. It returns nil if that cannot be read.
func (r *run) apply(s *state, chosen []attempt) (*state, error) {
	next := &state{files: maps.Clone(s.files)}
	if next.files == nil {
		next.files = map[string]File{}
	}
	var all []edit.Edit
	for _, a := range chosen {
		all = append(all, a.edits...)
	}
	for name, edits := range edit.ByFile(all) {
		path := r.path(name)
		f, changed := next.files[path]
		if !changed {
			f = File{Name: name, Path: path, Before: s.outcome.Sources[name], After: s.outcome.Sources[name]}
		}
		after, err := edit.Apply(f.After, edit.Joined(f.After, edits))
		if err != nil || source.Parses(f.After, name) && !source.Parses(after, name) {
			return nil, nil
		}
		f.After = after
		next.files[path] = f
	}
	overlay := map[string][]byte{}
	for path, f := range next.files {
		overlay[path] = f.After
	}
	var err error
	next.outcome, err = r.judge(overlay)
	return next, err
}

// attempts are the edits of findings, without those that must not be made.
func (r *run) attempts(findings []check.Finding, sources map[string][]byte) []attempt {
	var out []attempt
	index := map[string]int{}
	for _, f := range findings {
		if len(f.Edits) == 0 {
			continue
		}
		key := keyOf(f, sources)
		if r.refused[key] != "" {
			continue
		}
		if why := r.forbidden(f); why != "" {
			r.refused[key] = why
			continue
		}
		same := fmt.Sprint(f.Edits)
		if i, ok := index[same]; ok {
			out[i].findings = append(out[i].findings, f)
			continue
		}
		index[same] = len(out)
		out = append(out, attempt{findings: []check.Finding{f}, edits: f.Edits, key: key})
	}
	return out
}

// forbidden says why the edits of a finding must not be made, "" if they may be.
func (r *run) forbidden(f check.Finding) string {
	names := map[string]string{} // by path
	for _, e := range f.Edits {
		name := e.Location.File
		path := r.path(name)
		if r.Refuse != nil {
			if why := r.Refuse(name, path); why != "" {
				return why
			}
		}
		if other := names[path]; other != "" && other != name {
			return other + " and " + name + " are one file"
		}
		names[path] = name
	}
	return ""
}

// keyOf is the same for a finding when lines before it have moved.
func keyOf(f check.Finding, sources map[string][]byte) string {
	var line []byte
	if src, start := sources[f.Location.File], f.Location.Start.Byte; start <= len(src) {
		line, _, _ = bytes.Cut(src[start:], []byte("\n"))
	}
	return strings.Join([]string{f.Fingerprint, f.Location.File, string(line)}, "\x00")
}

// disjoint are the attempts, from the first on, that have nothing to do with each other's bytes. The
// others can be made later, when it is known what has come of these. What is added behind everything
// else is not in the way of more that is.
func (r *run) disjoint(all []attempt, sources map[string][]byte) []attempt {
	var out []attempt
	taken := map[string][]edit.Edit{} // by path
	clash := func(e, other edit.Edit) bool {
		if e.Location.File != other.Location.File {
			return true // a file of two names would be edited twice
		}
		src := sources[e.Location.File]
		return edit.Overlap(e, other) && !(edit.Appends(src, e) && edit.Appends(src, other))
	}
	for _, a := range all {
		if slices.ContainsFunc(a.edits, func(e edit.Edit) bool {
			return slices.ContainsFunc(taken[r.path(e.Location.File)], func(other edit.Edit) bool { return clash(e, other) })
		}) {
			continue
		}
		for _, e := range a.edits {
			path := r.path(e.Location.File)
			taken[path] = append(taken[path], e)
		}
		out = append(out, a)
	}
	return out
}

// path is the real path of a file.
func (r *run) path(name string) string {
	if path, ok := r.real[name]; ok {
		return path
	}
	path := filepath.FromSlash(name)
	if !filepath.IsAbs(path) {
		dir := r.Dir
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			dir = real // as ranges go
		}
		path = filepath.Join(dir, path)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	r.real[name] = path
	return path
}

// count counts findings that are about the same.
func (r *run) count(findings []check.Finding) map[string]int {
	out := map[string]int{}
	for _, f := range findings {
		if !r.hidden(f) {
			out[f.Fingerprint]++
		}
	}
	return out
}

// beyond are the findings that are more than those that are allowed: those that are being fixed, and
// others of at least warning. What is only worth knowing often comes to light with what was right in the
// first place, and must not be in its way.
func (r *run) beyond(findings []check.Finding, allowed map[string]int, fixing map[string]bool) []check.Finding {
	seen := map[string]int{}
	var out []check.Finding
	for _, f := range findings {
		if r.hidden(f) || f.Severity < check.Warning && !fixing[f.Fingerprint] {
			continue
		}
		if seen[f.Fingerprint]++; seen[f.Fingerprint] > allowed[f.Fingerprint] {
			out = append(out, f)
		}
	}
	return out
}

// gone is the number of findings that were there before and are not there after.
func (r *run) gone(before, after *check.Outcome) (n int) {
	now := r.count(after.Findings)
	for fingerprint, was := range r.count(before.Findings) {
		n += max(0, was-now[fingerprint])
	}
	return n
}

// hidden reports whether a finding says that something is not known.
func (r *run) hidden(f check.Finding) bool {
	rule, _ := r.Catalogue.Find(f.Rule)
	return rule != nil && rule.Hidden
}

// left says of the findings that could have been fixed why they were not.
func (r *run) left(o *check.Outcome) (out []model.Notice) {
	for _, f := range o.Findings {
		if len(f.Edits) == 0 {
			continue
		}
		if why := r.refused[keyOf(f, o.Sources)]; why != "" {
			out = append(out, model.Notice{Message: fmt.Sprintf("%s (%s) is not fixed: %s", f.Rule, f.Name, why), Range: f.Location})
		}
	}
	return out
}
