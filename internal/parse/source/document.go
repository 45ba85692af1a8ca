package source

import (
	"encoding/json"
	"reflect"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// document is the policy document of a role or policy: the first of the named arguments that
// is or may be set, or what its older arguments and blocks make.
func (b *builder) document(inst *resourceInstance, body *model.Body, names ...string) model.Document {
	for _, n := range names {
		if v := body.Value(n); v.Set != symbol.No {
			if a := b.node(inst).args[n]; a != nil {
				return b.argumentDocument(v, a, inst.scope)
			}
			return model.Document{Value: v} // only a plan has it
		}
	}
	if d, ok := b.olderDocument(inst, body); ok {
		return d
	}
	return model.Document{Value: body.First(names...)}
}

// argumentDocument is the document that an argument has. Places never change what it says:
// they are left out where its text is not the one that the argument has by itself, unless
// nothing is known of that.
func (e *evaluator) argumentDocument(v model.Value, a *argument, s *scope) (d model.Document) {
	d.Value = v
	l := e.locating()
	defer l.begin()()
	defer func() {
		if r := recover(); r != nil {
			e.caught(r)
			d = model.Document{Value: v}
		}
	}()
	x := l.argument(a, s)
	_, opaque := v.Text.Ref()
	switch {
	case x == nil:
		return d
	case x.isNull() && opaque:
		d.Set, d.Null, d.Text, d.Source = symbol.No, true, symbol.Text{}, nil
		return d
	case x.kind != textKind || !x.text.small():
		return d
	}
	text, optional := x.text.written()
	switch known := v.Text.Key(); {
	case text.Key() == known:
	case opaque, x.text.symbolic().Key() == known, sameJSON(text, v.Text):
		d.Text = text
		if text.MinLen() > 0 {
			d.Set = symbol.Yes
		}
	default:
		return d
	}
	d.Optional = optional
	d.Locate = e.locate(x.text, v)
	return d
}

// sameJSON reports whether two known texts are JSON of the same content: a plan has the text
// that the provider makes, which orders members in its own way.
func sameJSON(a, b symbol.Text) bool {
	one, ok1 := a.Known()
	other, ok2 := b.Known()
	if !ok1 || !ok2 {
		return false
	}
	var x, y any
	return json.Unmarshal([]byte(one), &x) == nil && json.Unmarshal([]byte(other), &y) == nil && reflect.DeepEqual(x, y)
}

// locate is the function that finds the places of a document's text. What is sensitive has
// none but its argument: a place elsewhere would show it.
func (e *evaluator) locate(p *part, v model.Value) func(symbol.Span) (model.Range, string) {
	if v.Sensitive {
		return nil
	}
	source := e.cache.source
	f := &finder{source: source, aligned: map[*part][]int{}}
	if e.planned != nil {
		f.plan = e.planned.File
	}
	return func(s symbol.Span) (model.Range, string) {
		at, holder := p.locate(s, f)
		if !at.known() {
			return v.Range, ""
		}
		if e.planned != nil && at.file == e.planned.File {
			return e.planned.rangeAt(at.from), holder
		}
		return modelPlace(at, source(at.file)), holder
	}
}
