package plan

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	tfjson "github.com/hashicorp/terraform-json"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
)

// decode reads an instance; nil if it cannot be read, which is then said.
func (k *keeper) decode(i int) *Resource {
	e := k.index.entries.at(i)
	at := e.span()
	fail := func(address string, err error) *Resource {
		k.faults.add(at, address, fmt.Sprintf("%s cannot be read: %s", nameOr(address, "a resource of the plan"), reason(err)), "")
		k.lose("a resource of the plan cannot be read")
		return nil
	}
	if e.has(tooLarge) {
		return fail("", errors.New("it is larger than "+megabytes(mostAtOnce)))
	}
	b, err := k.in.bytes(at)
	if err != nil {
		return fail("", err)
	}
	if key := duplicate(b); key != "" {
		k.faults.add(at, addressIn(b), fmt.Sprintf("%s has the key %s twice, and the last one counts", nameOr(addressIn(b), "a resource of the plan"), key), "")
	}
	r := &Resource{Prior: e.section() == prior, At: k.in.rangeOf(at)}
	if e.section() == prior || e.section() == planned {
		var in tfjson.StateResource
		b, _ = k.in.bytes(at)
		if err := unmarshal(b, &in); err != nil {
			return fail(addressIn(b), err)
		}
		r.ResourceChange = k.fromState(&in, e.section() == planned)
		return r
	}
	b, _ = k.in.bytes(at) // the position may have been read meanwhile
	if err := unmarshal(b, &r.ResourceChange); err != nil {
		return fail(addressIn(b), err)
	}
	if r.Change == nil {
		return fail(r.Address, errors.New("it has no change"))
	}
	if !isObject(r.Change.After) {
		return fail(r.Address, errors.New("its change.after is no object"))
	}
	if !isObject(r.Change.Before) { // that matters less
		k.faults.add(at, r.Address, nameOr(r.Address, "a resource of the plan")+" has a change.before that is no object: it counts as not being there before", "")
		r.Change.Before = nil
	}
	return r
}

// isObject reports whether the values of a resource are what they should be: null is right, too.
func isObject(v any) bool {
	_, ok := v.(map[string]any)
	return ok || v == nil
}

// unmarshal decodes a value with numbers as they are written.
func unmarshal(b []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber()
	return d.Decode(v)
}

// fromState makes a change of a resource of a state or of planned_values.
func (k *keeper) fromState(in *tfjson.StateResource, isPlanned bool) tfjson.ResourceChange {
	c := tfjson.ResourceChange{
		Address: in.Address, ModuleAddress: moduleAddress(in.Address), Mode: in.Mode, Type: in.Type, Name: in.Name, Index: in.Index,
		ProviderName: in.ProviderName,
		Change:       &tfjson.Change{Actions: tfjson.Actions{tfjson.ActionNoop}, After: any(in.AttributeValues)},
	}
	if len(in.SensitiveValues) > 0 {
		var sensitive any
		if unmarshal(in.SensitiveValues, &sensitive) == nil {
			c.Change.AfterSensitive = sensitive
		}
	}
	switch _, have := slices.BinarySearch(k.managed, uint64(noHash.addString(in.Address))); {
	case !isPlanned:
	case have:
		c.Change.Before = any(in.AttributeValues)
	case k.cut: // the prior state, which comes later, would say what there is already
	case in.Mode == tfjson.DataResourceMode:
		c.Change.Actions = tfjson.Actions{tfjson.ActionRead}
		c.Change.AfterUnknown = missing(in, alicloud.DataSchema)
	default:
		c.Change.Actions = tfjson.Actions{tfjson.ActionCreate}
		c.Change.AfterUnknown = missing(in, alicloud.ResourceSchema)
	}
	return c
}

// missing is after_unknown as planned_values has it: it leaves out what is not known.
func missing(in *tfjson.StateResource, schema func(string) (*alicloud.Block, bool)) any {
	b, ok := schema(in.Type)
	if !ok {
		return map[string]any{}
	}
	return missingIn(in.AttributeValues, b)
}

func missingIn(values map[string]any, b *alicloud.Block) map[string]any {
	out := map[string]any{}
	for name, a := range b.Attributes {
		if _, ok := values[name]; !ok && a.Type != cty.NilType {
			out[name] = true
		}
	}
	for name, nested := range b.Blocks {
		v, ok := values[name]
		if !ok {
			out[name] = true
			continue
		}
		list, _ := v.([]any)
		var in []any
		for _, x := range list {
			in = append(in, missingIn(object(x), nested.Block))
		}
		if in != nil {
			out[name] = in
		}
	}
	return out
}

// moduleAddress is the module instance that an address is in.
func moduleAddress(address string) string {
	end := 0
	for strings.HasPrefix(address[end:], "module.") {
		i := end + len("module.")
		for i < len(address) && address[i] != '.' {
			if address[i] == '[' {
				i = keyEnd(address, i)
			}
			i++
		}
		if i >= len(address) {
			break
		}
		end = i + 1
	}
	return address[:max(end-1, 0)]
}

func nameOr(address, what string) string {
	if address != "" {
		return address
	}
	return what
}

// reason is an error of decoding without the values that it may quote.
func reason(err error) string {
	var typ *json.UnmarshalTypeError
	var syntax *jsontext.SyntacticError
	switch {
	case errors.As(err, &typ):
		what, _, _ := strings.Cut(typ.Value, " ") // "number 12"
		if what == "array" || what == "object" {
			what = "an " + what
		} else {
			what = "a " + what
		}
		return cmp.Or(typ.Field, "it") + " cannot be " + what
	case errors.As(err, &syntax):
		return syntaxReason(syntax)
	case strings.HasPrefix(err.Error(), "it "), strings.HasPrefix(err.Error(), "its "):
		return err.Error()
	}
	return "it is not what a plan has there"
}

// addressIn is the address of a resource that cannot be decoded, "" if it has none.
func addressIn(b []byte) string {
	var r reader
	r.reset(b)
	address := ""
	_ = r.object("", func(name []byte) error {
		if string(name) != "address" {
			return r.dec.SkipValue()
		}
		v, err := r.str()
		address = string(v)
		return err
	})
	return address
}

// duplicate is a key that an object has twice, at any depth; "" if there is none.
func duplicate(b []byte) string {
	d := jsontext.NewDecoder(bytes.NewBuffer(b), jsontext.AllowInvalidUTF8(true))
	err := d.SkipValue()
	if !errors.Is(err, jsontext.ErrDuplicateName) {
		return ""
	}
	var syntax *jsontext.SyntacticError
	if errors.As(err, &syntax) {
		return clip(syntax.JSONPointer.LastToken())
	}
	return "of something"
}

func clip(s string) string {
	const most = 100
	s = strings.ToValidUTF8(s, "\ufffd")
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "..."
}

// suspicious reports whether the document that a data source will make may be one that RAM
// refuses. Its values are not known, but its statements may be.
func (k *keeper) suspicious(i int) bool {
	r := k.decode(i)
	if r == nil {
		return false
	}
	after := object(r.Change.After)
	statements, ok := after["statement"].([]any)
	if !ok {
		return false
	}
	doc := map[string]any{"Version": "1"}
	if v, ok := after["version"].(string); ok {
		doc["Version"] = v
	}
	var out []any
	for _, s := range statements {
		s := object(s)
		st := map[string]any{"Effect": "Allow"}
		if e, ok := s["effect"].(string); ok {
			st["Effect"] = e
		}
		for to, from := range map[string]string{"Action": "action", "Resource": "resource"} {
			list, _ := s[from].([]any)
			var texts []any
			for _, x := range list {
				if x == nil { // not known
					x = "*"
				}
				texts = append(texts, x)
			}
			if texts != nil {
				st[to] = texts
			}
		}
		if list, _ := s["condition"].([]any); len(list) > 0 {
			return true // too much to look at here
		}
		if list, _ := s["principal"].([]any); len(list) > 0 {
			return true
		}
		out = append(out, st)
	}
	doc["Statement"] = out
	text, err := json.Marshal(doc)
	return err != nil || k.judge.document("policy_document", nil, text).faults[0]
}

func expressionRefs(expressions map[string]*tfjson.Expression) []string {
	var out []string
	for _, name := range sortedKeys(expressions) {
		out = append(out, refsOf(expressions[name])...)
	}
	return out
}

func refsOf(e *tfjson.Expression) []string {
	if e == nil || e.ExpressionData == nil {
		return nil
	}
	out := e.References
	for _, b := range e.NestedBlocks {
		out = append(out, expressionRefs(b)...)
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
