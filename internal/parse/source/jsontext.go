package source

import (
	"encoding/json"

	ctyjson "github.com/zclconf/go-cty/cty/json"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// json writes a value as Terraform's jsonencode does: without white space, keys in order. What
// is not known is a bare reference. quoted says that all unknown text is of strings, as that
// of a data source is. It is nil for what JSON can't say, or if it is too much.
func (l *locator) json(x *located, quoted bool) *part {
	if !l.take(1) || l.depth > maxFollowing {
		return nil
	}
	l.depth++
	defer func() { l.depth-- }()
	var out *part
	switch x.kind {
	case resourceKind:
		return nil
	case textKind:
		out = l.jsonString(x, quoted)
	case objectKind:
		out = l.jsonObject(x, quoted)
	case listKind:
		parts := []*part{literalPart("[")}
		for i, el := range x.elems {
			if i > 0 {
				parts = append(parts, literalPart(","))
			}
			p := l.json(el, quoted)
			if p == nil {
				return nil
			}
			parts = append(parts, p)
		}
		out = joinParts(x.at, append(parts, literalPart("]"))...)
	default:
		if x.isOpen() {
			out = bareReference(x.name(), x.at)
			break
		}
		b, err := ctyjson.Marshal(x.value, x.value.Type())
		if err != nil {
			return nil
		}
		out = leafPart(symbol.Lit(string(b)), x.at)
	}
	if out == nil {
		return nil
	}
	out.holder, out.optional = x.holder, x.optional
	return out
}

// bareReference is a value that is not known. Its text as JSON is another than its own.
func bareReference(r symbol.Ref, at place) *part {
	r.Key, r.Chars = "json "+r.Key, symbol.AnyText
	return leafPart(symbol.FromRef(r), at)
}

func (l *locator) jsonObject(x *located, quoted bool) *part {
	parts := []*part{literalPart("{")}
	for i, k := range x.keys {
		m := x.members[k]
		value := l.json(m.value, quoted)
		if value == nil {
			return nil
		}
		if i > 0 {
			parts = append(parts, literalPart(","))
		}
		key := joinParts(m.key, literalPart(`"`), leafPart(l.table.Text(k).Map(jsonEscaped), m.key), literalPart(`"`))
		parts = append(parts, joinParts(m.at, key, literalPart(":"), value))
	}
	return joinParts(x.at, append(parts, literalPart("}"))...)
}

func (l *locator) jsonString(x *located, quoted bool) *part {
	if !quoted && l.standsAlone(x.text, bare) {
		text, _ := x.text.written()
		r, _ := text.Ref()
		return bareReference(r, x.at)
	}
	if !x.text.small() || !l.take(x.text.count+x.text.size/64) {
		return nil
	}
	return joinParts(x.at, literalPart(`"`), x.text.mapped(jsonEscaped), literalPart(`"`))
}

// jsonEscaped is a text as it stands in a JSON string.
func jsonEscaped(s string) string {
	b, err := json.Marshal(s)
	if err != nil || len(b) < 2 {
		return s
	}
	return string(b[1 : len(b)-1])
}
