package plan

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	tfjson "github.com/hashicorp/terraform-json"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Read reads a plan; file is its name in ranges. An error means that it is no plan at all.
//
// A regular file, or another reader that can be read at any place and knows its size, is read
// from its beginning wherever it stands. Of anything else Read keeps a copy while it works, in a
// temporary file if it is long.
func Read(r io.Reader, file string) (*Plan, error) {
	defer collectOften()()
	p, err := read(r, file, usual)
	if p != nil && len(p.addresses) > largePlan {
		// The index is as large as all that follows may be: that shall use the memory once more.
		runtime.GC()
	}
	return p, err
}

const largePlan = 50_000

// collectOften has garbage collected before there is a quarter as much of it as of what is held,
// and more often from 35 MB on, until the function that it returns is called. What is held are a
// few large arrays without pointers, so it costs next to nothing, and of the largest plans it saves
// a quarter of the memory. Limits that are set already, by GOGC or GOMEMLIMIT, stay if they are lower.
func collectOften() (end func()) {
	const percent, limit = 25, 35 << 20
	beforePercent, beforeLimit := debug.SetGCPercent(percent), debug.SetMemoryLimit(limit)
	if beforePercent >= 0 && beforePercent < percent {
		debug.SetGCPercent(beforePercent)
	}
	if beforeLimit < limit {
		debug.SetMemoryLimit(beforeLimit)
	}
	return func() {
		debug.SetGCPercent(beforePercent)
		debug.SetMemoryLimit(beforeLimit)
	}
}

func read(r io.Reader, file string, b bounds) (*Plan, error) {
	in := open(r, file)
	defer in.close()
	head, err := in.peek(4096)
	if err != nil {
		return nil, err
	}
	base := int64(0)
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) { // a byte order mark
		base = 3
		if _, err := io.CopyN(io.Discard, in, base); err != nil {
			return nil, err
		}
	}
	if err := recognise(head[base:]); err != nil {
		return nil, err
	}
	x, j, f := &index{}, &judge{}, &faults{in: in}
	s := newSkimmer(in, x, j, f)
	cut, err := s.outcome(s.plan(in, base))
	if err != nil {
		return nil, err
	}
	p := &Plan{
		File: file, FormatVersion: x.formatVersion, TerraformVersion: x.terraformVersion,
		Errored: x.errored, Partial: x.incomplete || x.deferredChanges > 0,
	}
	k := newKeeper(in, x, j, f, b)
	if cut != "" {
		k.lose("%s", cut)
		k.cut = true
	}
	if !x.hasChanges && x.plannedValues.found() {
		k.plannedValues()
	}
	k.decodeWith(unmarshal, x.variables, &p.Variables)
	k.conditions(&p.Conditions)
	k.keep()
	p.Config = k.build()
	p.Resources = k.list()
	p.addresses = k.addresses
	p.Incomplete = strings.Join(k.incomplete, "; ")
	p.Problems = f.all()
	if n := x.deferredChanges; n > 0 {
		p.Notices = append(p.Notices, model.Notice{
			Message: fmt.Sprintf("the plan defers %d changes to a later plan, of which it may not know everything", n),
			Range:   in.rangeOf(span{}), Warning: true,
		})
	}
	return p, nil
}

// outcome says what to make of the end of the first pass: cut says why the plan was not read to
// its end, and an error that it is no plan.
func (s *skimmer) outcome(err error) (cut string, _ error) {
	x := s.index
	isForeign := func(key string) bool { return s.foreign[key] }
	isPlan := s.seen["resource_changes"] || s.seen["planned_values"] || s.seen["configuration"] || s.seen["deferred_changes"] ||
		s.seen["format_version"] && mistake(isForeign) == nil
	if !isPlan || err == errEnough {
		if why := mistake(isForeign); why != nil && !(isPlan && err == nil) {
			return "", why
		}
	}
	var syntax *jsontext.SyntacticError
	switch {
	case err == errEnough:
		return "", supported(x.formatVersion)
	case err == nil && !isPlan:
		return "", errors.New("this JSON has nothing of what a plan has: " + howTo)
	case err == nil && x.formatVersion == "":
		return "", errors.New("the plan has no format_version: " + howTo)
	case err == nil:
		return "", nil
	case errors.Is(err, errTooLong):
		cut = errTooLong.Error()
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		cut = "it ends in the middle"
	case errors.As(err, &syntax):
		cut = syntaxReason(syntax)
	default:
		return "", err
	}
	end := span{s.offset(), 0}
	if !isPlan {
		at := s.in.position(end.off)
		return "", fmt.Errorf("this is no plan in JSON: line %d, column %d: %s: %s", at.Line, at.Column, cut, howTo)
	}
	s.faults.add(end, "", "the plan cannot be read to its end: "+cut, "")
	return "the plan cannot be read to its end", nil
}

// syntaxReason says what is wrong with JSON, without quoting it.
func syntaxReason(err *jsontext.SyntacticError) string {
	switch text := err.Err.Error(); {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "it ends in the middle"
	case strings.Contains(text, "depth"):
		return "it is nested more than 10,000 levels deep"
	case strings.HasPrefix(text, "invalid character"):
		return "there is a character that cannot be there"
	}
	return "it is no legal JSON"
}

// newKeeper prepares what decides what matters in a plan that has been gone through.
func newKeeper(in *input, x *index, j *judge, f *faults, b bounds) *keeper {
	k := &keeper{
		bounds: b, faults: f, judge: j, resources: map[int]*Resource{}, blocks: map[int]strength{}, whole: map[int]bool{},
		wanted: map[want]bool{}, modules: map[int]bool{}, usedProviders: map[string]bool{},
	}
	k.config = newConfig(in, x, func(at span, err error) {
		f.add(at, "", "a part of the plan's configuration cannot be read: "+reason(err), "")
		k.lose("a part of the plan's configuration cannot be read")
	})
	k.decodeInto(x.providers, &k.providers)
	return k
}

// plannedValues makes changes of planned_values, for a plan that has no resource_changes.
func (k *keeper) plannedValues() {
	x := k.index
	old := &index{}
	k.again(x.priorState, old, prior, func(s *skimmer) error {
		return s.object("prior_state", func(name []byte) error {
			if string(name) != "values" {
				return s.dec.SkipValue()
			}
			return s.values("the values of prior_state")
		})
	})
	for i := range old.addresses.n {
		k.managed = append(k.managed, *old.addresses.at(i))
	}
	slices.Sort(k.managed)
	k.again(x.plannedValues, x, planned, func(s *skimmer) error { return s.values("planned_values") })
}

// again goes through a section once more.
func (k *keeper) again(at span, x *index, section flags, through func(*skimmer) error) {
	b, err := k.in.bytes(span{at.off, min(at.len, windowSize)})
	if err != nil || !at.found() {
		return
	}
	start := at.off + int64(len(b)-len(value(b)))
	s := newSkimmer(k.in, x, k.judge, k.faults)
	s.dec, s.base = jsontext.NewDecoder(io.NewSectionReader(k.in.at, start, at.off+at.len-start), tolerant()...), start
	s.section, s.managed, s.data = section, true, section == planned
	if err := through(s); err != nil { // at the end of a plan that was cut off, which is known
		k.lose("the plan cannot be read to its end")
	}
}

// list returns what was kept, in the order of the file.
func (k *keeper) list() []*Resource {
	var numbers []int
	for i, r := range k.resources {
		if r != nil {
			numbers = append(numbers, i)
		}
	}
	order := func(i int) int { // the prior state last
		switch k.index.entries.at(i).section() {
		case deferred:
			return 1
		case prior:
			return 2
		}
		return 0
	}
	slices.SortFunc(numbers, func(a, b int) int { return cmp.Or(order(a)-order(b), a-b) })
	out := make([]*Resource, len(numbers))
	for n, i := range numbers {
		out[n] = k.resources[i]
	}
	return out
}

func concerned(mode tfjson.ResourceMode, typ string) bool {
	switch mode {
	case tfjson.DataResourceMode:
		_, ok := alicloud.DataSchema(typ)
		return ok
	case tfjson.ManagedResourceMode, "":
		_, ok := alicloud.ResourceSchema(typ)
		return ok
	}
	return false
}
