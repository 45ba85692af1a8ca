package check

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// Baseline is a list of findings that are accepted for now, so that only new ones are reported.
type Baseline struct {
	// File is its name in messages, and Source what it holds.
	File   string
	Source []byte
	// Entries are its findings, one for each.
	Entries []Entry
	// Exists reports whether a file of an entry is still there.
	Exists func(file string) bool
	// Covers reports whether the run judges what a file holds, so that an entry about it that
	// matches nothing is stale. nil: no file.
	Covers func(file string) bool
}

// Entry is a finding of a baseline. It is known again by its fingerprint, which neither moved
// lines nor other words change. The file and the root module tell apart what has the same address in
// several root modules.
type Entry struct {
	Rule        string `json:"rule"`
	Address     string `json:"address,omitempty"`
	Place       string `json:"file"`           // relative to the baseline, with forward slashes; in memory to the working directory
	Root        string `json:"root,omitempty"` // the root module by which it came, if that is not the directory of the file; likewise
	Message     string `json:"message"`
	Fingerprint string `json:"fingerprint"`

	at model.Range
}

// Acceptable reports whether a baseline may hold findings of a rule: what is wrong with the run
// itself, and what is asked of the account, is never accepted.
func Acceptable(s *Selection, id string) bool {
	r := s.Catalogue.find(id)
	return r != nil && !r.NeedsAccount && !strings.HasPrefix(id, "FCA0") && s.Ignorable(id)
}

// NewEntry is the entry of a finding.
func NewEntry(f Finding) Entry {
	return Entry{Rule: f.Rule, Address: f.Address, Place: f.Location.File, Root: rootElsewhere(f), Message: f.Message, Fingerprint: f.Fingerprint, at: f.Location}
}

// rootElsewhere is the root module by which a finding came, "" if its file says it.
func rootElsewhere(f Finding) string {
	if f.Root == f.Location.File || f.Root == path.Dir(f.Location.File) {
		return ""
	}
	return f.Root
}

// ReadBaseline reads a baseline that is called name in messages. Errors have their line.
func ReadBaseline(src []byte, name string) (*Baseline, error) {
	b := &Baseline{File: name, Source: src}
	d := json.NewDecoder(bytes.NewReader(src))
	fail := func(err error) (*Baseline, error) {
		var syntax *json.SyntaxError
		at := d.InputOffset()
		if errors.As(err, &syntax) {
			at = syntax.Offset
		}
		if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
			err = errors.New("the file ends too early")
		}
		return nil, fmt.Errorf("%s:%d: this is no baseline of fcasync-lint: %w", name, 1+bytes.Count(src[:min(int(at), len(src))], []byte("\n")), err)
	}
	expect := func(want json.Delim) error {
		t, err := d.Token()
		if err == nil && t != want {
			err = fmt.Errorf("%q is expected, and there is %v", want.String(), t)
		}
		return err
	}
	if err := expect('{'); err != nil {
		return fail(err)
	}
	version, at := 0, places(src, name)
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return fail(err)
		}
		switch key {
		case "version":
			if err := d.Decode(&version); err != nil {
				return fail(err)
			}
			if version != 1 {
				return fail(fmt.Errorf("version %d is not known to this version of the program", version))
			}
		case "findings":
			if err := expect('['); err != nil {
				return fail(err)
			}
			for d.More() {
				var e Entry
				before := int(d.InputOffset())
				if err := d.Decode(&e); err != nil {
					return fail(err)
				}
				if e.Rule == "" || e.Fingerprint == "" || e.Place == "" {
					return fail(errors.New("an entry lacks its rule, fingerprint or file"))
				}
				e.at = at(before+bytes.IndexByte(src[before:], '{'), int(d.InputOffset()))
				b.Entries = append(b.Entries, e)
			}
			if err := expect(']'); err != nil {
				return fail(err)
			}
		default:
			var other any
			if err := d.Decode(&other); err != nil {
				return fail(err)
			}
		}
	}
	if err := expect('}'); err != nil {
		return fail(err)
	}
	if _, err := d.Token(); err != io.EOF {
		return fail(errors.New("something stands behind its end"))
	}
	if version == 0 {
		return fail(errors.New("its version is missing"))
	}
	return b, nil
}

// places returns a function that finds ranges, which must come in order.
func places(src []byte, name string) func(start, end int) model.Range {
	line, begins, read := 1, 0, 0
	pos := func(offset int) model.Pos {
		line += bytes.Count(src[read:offset], []byte("\n"))
		if i := bytes.LastIndexByte(src[read:offset], '\n'); i >= 0 {
			begins = read + i + 1
		}
		read = offset
		return model.Pos{Line: line, Column: 1 + offset - begins, Byte: offset}
	}
	return func(start, end int) model.Range {
		return model.Range{File: name, Start: pos(start), End: pos(end)}
	}
}

// WriteBaseline writes entries in a form whose changes are easy to review: sorted, one a line.
func WriteBaseline(w io.Writer, entries []Entry) error {
	sorted := slices.Clone(entries)
	slices.SortStableFunc(sorted, func(a, b Entry) int {
		return slices.Compare([]string{a.Place, a.Rule, a.Address, a.Fingerprint, a.Message}, []string{b.Place, b.Rule, b.Address, b.Fingerprint, b.Message})
	})
	var out bytes.Buffer
	out.WriteString("{\n  \"version\": 1,\n  \"findings\": [")
	for i, e := range sorted {
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteString("\n    ")
		var line bytes.Buffer
		encoder := json.NewEncoder(&line)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(e); err != nil {
			return err
		}
		out.Write(bytes.TrimSpace(line.Bytes()))
	}
	if len(sorted) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteString("]\n}\n")
	_, err := w.Write(out.Bytes())
	return err
}

// match tells which findings are in the baseline, and which of its entries match none. It gives each
// entry to one finding at most, and the other way round: first those in the same file, then in the
// same directory, then those that have moved. What has moved is neither in its file any more nor
// known from a plan alone, or its root module is no more: else mending a fault in one environment
// would accept the same one in another.
func (b *Baseline) match(findings []Finding, s *Selection) (accepted []bool, idle []Entry) {
	accepted = make([]bool, len(findings))
	if b == nil {
		return accepted, nil
	}
	used := make([]bool, len(b.Entries))
	exists := map[string]bool{}
	for _, e := range b.Entries {
		for _, p := range []string{e.Place, e.Root} {
			if _, asked := exists[p]; !asked {
				exists[p] = b.Exists(p)
			}
		}
	}
	// What may be the same has the same key. Only entries that have moved are compared one by one.
	type key struct{ rule, fingerprint, place, root string }
	for _, pass := range []struct {
		entry   func(Entry) key
		finding func(Finding) key
		fits    func(Entry, Finding) bool
	}{
		{
			func(e Entry) key { return key{e.Rule, e.Fingerprint, e.Place, e.Root} },
			func(f Finding) key { return key{f.Rule, f.Fingerprint, f.Location.File, rootElsewhere(f)} },
			func(Entry, Finding) bool { return true },
		},
		{
			func(e Entry) key { return key{e.Rule, e.Fingerprint, path.Dir(e.Place), e.Root} },
			func(f Finding) key { return key{f.Rule, f.Fingerprint, path.Dir(f.Location.File), rootElsewhere(f)} },
			func(Entry, Finding) bool { return true },
		},
		{
			func(e Entry) key { return key{rule: e.Rule, fingerprint: e.Fingerprint} },
			func(f Finding) key { return key{rule: f.Rule, fingerprint: f.Fingerprint} },
			func(e Entry, f Finding) bool {
				if !isSource(f.Location.File) {
					return true
				}
				root := rootElsewhere(f)
				return (path.Dir(e.Place) == path.Dir(f.Location.File) || !exists[e.Place]) &&
					(e.Root == root || e.Root != "" && root != "" && !exists[e.Root])
			},
		},
	} {
		open := map[key][]int{}
		for i, f := range findings {
			if !accepted[i] && Acceptable(s, f.Rule) {
				open[pass.finding(f)] = append(open[pass.finding(f)], i)
			}
		}
		for n, e := range b.Entries {
			list := open[pass.entry(e)]
			if used[n] {
				continue
			}
			if i := slices.IndexFunc(list, func(i int) bool { return pass.fits(e, findings[i]) }); i >= 0 {
				accepted[list[i]], used[n] = true, true
				open[pass.entry(e)] = slices.Delete(list, i, i+1)
			}
		}
	}
	for n, e := range b.Entries {
		if !used[n] {
			idle = append(idle, e)
		}
	}
	return accepted, idle
}

// Stale reports whether an entry that matches nothing is of no use any more: the run would have
// found what it is about.
func (b *Baseline) Stale(e Entry, s *Selection) bool {
	return s.On(e.Rule) && b.Covers != nil && b.Covers(e.Place) && (e.Root == "" || b.Covers(e.Root))
}

// isSource reports whether a finding's file is Terraform source, and not a plan.
func isSource(file string) bool {
	for _, ending := range []string{".tf", ".tofu", ".tf.json", ".tofu.json", ".tfvars", ".tfvars.json", ".hcl"} {
		if strings.HasSuffix(file, ending) {
			return true
		}
	}
	return false
}

// complaint is the FCA002 about an entry that is stale.
func (e Entry) complaint(s *Selection) Finding {
	place := e.Place
	if e.Root != "" {
		place += " of the root module " + e.Root
	}
	f := Finding{
		Address: e.Address, Location: e.at, Subject: "baseline " + e.Fingerprint, Behind: []model.Range{{File: e.Place}},
		Message: fmt.Sprintf("the baseline accepts a finding of %s in %s that there is no more", e.Rule, place),
		Why:     "What is accepted and not there any more leaves room for the next fault of its kind.",
		Fix:     "Remove the entry: `fcasync-lint baseline --prune`.",
	}
	if !Acceptable(s, e.Rule) {
		f.Message = fmt.Sprintf("the baseline has no effect on %s: it is about the run or the account", e.Rule)
		if !s.Ignorable(e.Rule) {
			f.Message = fmt.Sprintf("the baseline has no effect on %s, which the configuration file forbids to ignore", e.Rule)
		}
	}
	return complete(&UnusedIgnore, f)
}

// risen compares how many findings of each rule there are with how many the baseline has: those that
// it accepts, and those that are no more. Entries of which the run cannot tell leave no room.
func (out *Outcome) risen(open []Finding, accepted []bool, o Options) (risen []string) {
	had, has := map[string]int{}, map[string]int{}
	for _, e := range out.Stale {
		had[e.Rule]++
	}
	for i, f := range open {
		switch {
		case accepted[i]:
			had[f.Rule]++
			has[f.Rule]++
		case Acceptable(o.Selection, f.Rule) && o.shows(f.Rule):
			has[f.Rule]++
		}
	}
	for _, id := range slices.Sorted(maps.Keys(has)) {
		if has[id] > had[id] {
			risen = append(risen, fmt.Sprintf("%s %d (%d in the baseline)", id, has[id], had[id]))
		}
	}
	return risen
}
