package rego

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// keys are the fields of an object that a policy returns.
var keys = []string{"msg", "config", "address", "path", "range", "severity", "why", "fix", "url", "related", "subject", "blocking", "metadata"}

// report reports an element of the set that a rule makes. wrong says what it is instead, where it is
// no finding.
func (j *judge) report(e entry, d document, t *ast.Term) (wrong string) {
	f := check.Finding{Severity: e.severity}
	blocking := ""
	switch v := t.Value.(type) {
	case ast.String:
		f.Message = string(v)
	case ast.Object:
		if f, blocking, wrong = j.finding(e, d, v); wrong != "" {
			return wrong
		}
		if f.Severity == check.Off && v.Get(ast.InternedTerm("severity")) != nil {
			return "" // as a threshold in data may say
		}
	default:
		return fmt.Sprintf("%s contains %s %s: a finding is a string, or an object with msg", e.verb, article(t), shown(t))
	}
	if strings.TrimSpace(f.Message) == "" {
		return e.verb + " contains a finding without text"
	}
	if f.Address == "" && f.Location.IsZero() {
		f.Address, f.Location = j.place(f.Message, d)
	}
	j.scrub(&f)
	f.Message, f.Why, f.Fix = clip(oneLine(f.Message)), clip(f.Why), clip(f.Fix)
	if e.verb == undecided {
		j.pass.Undecided(f.Address, f.Location, f.Message, blocking)
		return ""
	}
	j.pass.Report(f)
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func article(t *ast.Term) string {
	name := ast.ValueName(t.Value)
	if strings.ContainsAny(name[:1], "aeiou") {
		return "an " + name
	}
	return "a " + name
}

// finding reads an object.
func (j *judge) finding(e entry, d document, o ast.Object) (f check.Finding, blocking, wrong string) {
	f.Severity = e.severity
	native := j.policy.trusted || j.set.options.Input == Native
	texts := map[string]string{}
	for _, k := range o.Keys() {
		key, ok := k.Value.(ast.String)
		if !ok || !slices.Contains(keys, string(key)) {
			if native {
				name := strings.Trim(shown(k), `"`)
				return f, "", fmt.Sprintf("%s contains an object with the key %q%s: the keys are %s", e.verb, name, check.DidYouMean(name, keys), strings.Join(keys, ", "))
			}
			continue // conftest takes what it does not know for metadata
		}
		value := o.Get(k)
		switch key {
		case "range", "related", "metadata":
			continue
		case "config":
			if object, ok := value.Value.(ast.Object); ok {
				if address := object.Get(ast.InternedTerm("address")); address != nil {
					value = address
				}
			}
		}
		s, ok := value.Value.(ast.String)
		if !ok {
			if !native && key != "msg" {
				continue
			}
			return f, "", fmt.Sprintf("%s contains an object whose %s is %s %s, and not a string", e.verb, string(key), article(value), shown(value))
		}
		texts[string(key)] = string(s)
	}
	if _, ok := texts["msg"]; !ok {
		return f, "", fmt.Sprintf("%s contains an object without msg: %s", e.verb, shown(ast.NewTerm(o)))
	}
	f.Message, f.Why, f.Fix, f.URL, f.Subject = texts["msg"], texts["why"], texts["fix"], texts["url"], cmp.Or(texts["subject"], texts["path"])
	if s, ok := texts["severity"]; ok {
		severity, err := check.ParseSeverity(s)
		if err != nil {
			return f, "", fmt.Sprintf("%s contains a finding with a wrong severity: %s", e.verb, err)
		}
		f.Severity = severity
	}
	f.Address = cmp.Or(texts["config"], texts["address"])
	if r := j.resource(f.Address); r != nil {
		var argument model.Value
		f.Location, argument = locate(r, texts["path"])
		f.Related = check.RelatedSteps(argument)
	}
	if at := o.Get(ast.InternedTerm("range")); at != nil {
		if r, ok := readRange(at.Value); ok && j.known(r) {
			f.Location = r
		}
	}
	if list := o.Get(ast.InternedTerm("related")); list != nil {
		f.Related = append(j.related(list.Value), f.Related...)
	}
	if f.Location.IsZero() && f.Address != "" {
		_, f.Location = j.place("", d)
	}
	return f, texts["blocking"], ""
}

// known reports whether a range is in a file of the project: a policy cannot make others be shown.
func (j *judge) known(r model.Range) bool {
	src, ok := j.pass.Project.Sources[r.File]
	return ok && r.Start.Byte >= 0 && r.Start.Byte <= r.End.Byte && r.End.Byte <= len(src) && r.Start.Line > 0 && r.Start.Column > 0 &&
		r.End.Line >= r.Start.Line
}

func (j *judge) related(v ast.Value) (out []check.Related) {
	each := func(t *ast.Term) {
		o, ok := t.Value.(ast.Object)
		if !ok {
			return
		}
		at, message := o.Get(ast.InternedTerm("range")), o.Get(ast.InternedTerm("msg"))
		if at == nil || message == nil {
			return
		}
		text, ok := message.Value.(ast.String)
		if r, known := readRange(at.Value); ok && known && j.known(r) {
			out = append(out, check.Related{Message: clip(oneLine(string(text))), Location: r})
		}
	}
	switch v := v.(type) {
	case *ast.Array:
		v.Foreach(each)
	case ast.Set:
		v.Foreach(each)
	}
	return out
}

// readRange reads a range of the input.
func readRange(v ast.Value) (r model.Range, ok bool) {
	o, ok := v.(ast.Object)
	if !ok {
		return r, false
	}
	file, ok := field(o, "file").(ast.String)
	return model.Range{File: string(file), Start: readPosition(field(o, "start")), End: readPosition(field(o, "end"))}, ok && file != ""
}

func readPosition(v ast.Value) (p model.Pos) {
	o, ok := v.(ast.Object)
	if !ok {
		return p
	}
	for key, to := range map[string]*int{"line": &p.Line, "column": &p.Column, "byte": &p.Byte} {
		if n, ok := field(o, key).(ast.Number); ok {
			*to, _ = n.Int()
		}
	}
	return p
}

// field is a field of an object, nil if it is not there.
func field(o ast.Object, key string) ast.Value {
	if t := o.Get(ast.InternedTerm(key)); t != nil {
		return t.Value
	}
	return nil
}

// shown is a term for people, cut where it is long. ast.Term.String is not: what is in a term twice
// may hold something twice in turn, so that a few lines in Rego make a text without end.
func shown(t *ast.Term) string {
	var b strings.Builder
	writeTerm(&b, t)
	return clip(b.String())
}

func writeTerm(b *strings.Builder, t *ast.Term) {
	if b.Len() > mostText {
		return
	}
	n := 0
	// separate writes what stands between elements and says whether there is room for another.
	separate := func() bool {
		if n++; n > 1 {
			b.WriteString(", ")
		}
		return b.Len() <= mostText
	}
	switch v := t.Value.(type) {
	case *ast.Array:
		b.WriteString("[")
		v.Until(func(x *ast.Term) bool {
			if !separate() {
				return true
			}
			writeTerm(b, x)
			return false
		})
		b.WriteString("]")
	case ast.Set:
		if v.Len() == 0 {
			b.WriteString("set()")
			return
		}
		b.WriteString("{")
		v.Until(func(x *ast.Term) bool {
			if !separate() {
				return true
			}
			writeTerm(b, x)
			return false
		})
		b.WriteString("}")
	case ast.Object:
		b.WriteString("{")
		v.Until(func(key, x *ast.Term) bool {
			if !separate() {
				return true
			}
			writeTerm(b, key)
			b.WriteString(": ")
			writeTerm(b, x)
			return false
		})
		b.WriteString("}")
	default:
		b.WriteString(t.String())
	}
}

type resourcesKey struct{}

// resource is the resource instance with an address, nil if there is none.
func (j *judge) resource(address string) *model.Resource {
	byAddress := j.pass.Memo(resourcesKey{}, func() any {
		m := map[string]*model.Resource{}
		for _, r := range j.pass.Project.Resources() {
			m[r.Address] = r
		}
		return m
	}).(map[string]*model.Resource)
	return byAddress[address]
}

var addressLike = regexp.MustCompile(`(?:module\.[A-Za-z_][\w-]*(?:\[[^\]\s]*\])?\.)*(?:data\.)?[a-z][a-z0-9_]*\.[A-Za-z_][\w-]*(?:\[(?:"[^"]*"|\d+)\])?`)

// place is where a finding belongs that does not say it: to the resource that its message
// names, else to the one config there is, else to the root module.
func (j *judge) place(message string, d document) (address string, at model.Range) {
	for _, candidate := range addressLike.FindAllString(message, 20) {
		if r := j.resource(candidate); r != nil {
			return r.Address, r.Range
		}
	}
	configs := j.pass.Project.AsyncConfigs
	if d.file != "" {
		if _, ok := j.pass.Project.Sources[d.file]; ok {
			start := model.Pos{Line: 1, Column: 1}
			return "", model.Range{File: d.file, Start: start, End: start}
		}
	}
	if len(configs) == 1 {
		return configs[0].Address, configs[0].Range
	}
	for _, c := range configs {
		if !c.Range.IsZero() {
			start := model.Pos{Line: 1, Column: 1}
			return "", model.Range{File: c.Range.File, Start: start, End: start}
		}
	}
	return "", model.Range{}
}

var index = regexp.MustCompile(`\[[^\]]*\]`)

// locate finds the argument or block that a path names in a resource, or how far it leads. Of an
// argument that is written it is also the value.
func locate(r *model.Resource, path string) (model.Range, model.Value) {
	at := r.Range
	body := r.Body
	if path == "" || body == nil {
		return at, model.Value{}
	}
	parts := strings.Split(index.ReplaceAllString(path, ""), ".")
	bodies := []*model.Body{body}
	for i, part := range parts {
		var inner []*model.Body
		found := model.Range{}
		for _, b := range bodies {
			if v, ok := b.Values[part]; ok && i == len(parts)-1 && !v.Range.IsZero() {
				return v.Range, v
			}
			for _, block := range b.BlocksOf(part) {
				found = cmp.Or(found, block.Range)
				inner = append(inner, block.Body)
			}
		}
		if len(inner) == 0 {
			break
		}
		at, bodies = cmp.Or(found, at), inner
	}
	return at, model.Value{}
}
