package ram

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// flat is a text as one string in which every reference is one byte, so that the offsets in
// it are the units of symbol.Span: x inside a JSON string, and elsewhere 0, which is a whole
// JSON value. Where they stand is remembered, so that no text of a user is taken for one.
type flat struct {
	json string
	refs []located
}

// located is a reference and where it stands.
type located struct {
	at   int
	ref  symbol.Ref
	bare bool // outside of JSON strings
}

func flatten(t symbol.Text) flat {
	if s, ok := t.Known(); ok {
		return flat{json: s}
	}
	var f flat
	var b strings.Builder
	quoted, escaped := false, false
	for _, s := range t.Segments() {
		if s.Ref != nil {
			f.refs = append(f.refs, located{b.Len(), *s.Ref, !quoted})
			if quoted {
				b.WriteByte('x')
			} else {
				b.WriteByte('0')
			}
			escaped = false
			continue
		}
		for i := range len(s.Lit) {
			switch c := s.Lit[i]; {
			case escaped:
				escaped = false
			case c == '\\':
				escaped = quoted
			case c == '"':
				quoted = !quoted
			}
		}
		b.WriteString(s.Lit)
	}
	f.json = b.String()
	return f
}

// check returns what is wrong with the syntax and where, "" if nothing is, or the reference
// that may put it right.
func (f flat) check() (fault string, at symbol.Span, open *symbol.Ref) {
	if json.Valid([]byte(f.json)) {
		return "", at, nil
	}
	var raw json.RawMessage
	var syntax *json.SyntaxError
	if err := json.Unmarshal([]byte(f.json), &raw); errors.As(err, &syntax) {
		at.To = min(max(int(syntax.Offset), 0), len(f.json))
		at.From = max(0, at.To-1)
	}
	for _, r := range f.refs {
		// Inside a string only an escape that a reference completes is an error at its place.
		// What follows the error does not put it right.
		if r.bare && r.at < at.To || at.From <= r.at && r.at < at.To {
			return "", at, &r.ref
		}
	}
	fault, at = f.explain(syntax, at)
	return fault, at, nil
}

// explain says what is wrong where a reader of JSON stopped, and points at what is to blame.
func (f flat) explain(syntax *json.SyntaxError, at symbol.Span) (string, symbol.Span) {
	if strings.TrimSpace(f.json) == "" {
		return "it is empty", symbol.Span{}
	}
	if syntax == nil {
		return "it is not JSON", at
	}
	before := strings.TrimRight(f.json[:at.From], " \t\r\n")
	r, size := utf8.DecodeRuneInString(f.json[at.From:])
	at.To = at.From + size
	reason := syntax.Error()
	where := func(s string) bool { return strings.Contains(reason, s) }
	switch {
	case strings.HasPrefix(reason, "unexpected end"):
		return "it is not JSON: it ends before all brackets and quotation marks are closed", at
	case where("depth"):
		return "it is nested too deep", at
	case where("in string literal"):
		return fmt.Sprintf("it is not JSON: there is a bare %q in a string", r), at
	case where("in string") || where("escape"):
		return fmt.Sprintf("it is not JSON: there is %q after a backslash in a string", r), at
	case r == '\uFEFF':
		return "it is not JSON: it begins with a byte order mark", at
	case (r == '}' || r == ']') && strings.HasSuffix(before, ","):
		return fmt.Sprintf("it is not JSON: a comma stands before %q", r), symbol.Span{From: len(before) - 1, To: len(before)}
	case r == '/' || r == '#':
		return "it is not JSON, which has no comments", at
	case r == '\'':
		return "it is not JSON, whose strings stand in double quotation marks", at
	case strings.HasSuffix(reason, "after object key"):
		return fmt.Sprintf("it is not JSON: there is %q instead of a colon after a key", r), at
	case where("after object key:value pair") || where("after array element"):
		return fmt.Sprintf("it is not JSON: a comma is missing before %q", r), at
	case where("after top-level value"):
		return fmt.Sprintf("it is not JSON: there is %q after its end", r), at
	}
	at = f.word(at)
	word := f.json[at.From:at.To]
	if where("object key string") {
		return fmt.Sprintf("it is not JSON: there is %q where a key in double quotation marks should be", word), at
	}
	return fmt.Sprintf("it is not JSON: there is %q where a value should be", word), at
}

// word is the word that a place is in, or the place itself.
func (f flat) word(at symbol.Span) symbol.Span {
	other := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	if strings.IndexFunc(f.json[at.From:at.To], other) >= 0 {
		return at
	}
	at.From = strings.LastIndexFunc(f.json[:at.From], other) + 1
	if _, size := utf8.DecodeRuneInString(f.json[max(at.From-1, 0):]); at.From > 0 {
		at.From += size - 1
	}
	if n := strings.IndexFunc(f.json[at.From:], other); n >= 0 {
		at.To = at.From + n
	} else {
		at.To = len(f.json)
	}
	return at
}

// kind is what a JSON value is.
type kind uint8

const (
	other    kind  = iota // a number, true, false, null, or something nested too deep
	unknown               // a reference that is a value, or several elements of an array
	text                  // a string
	array                 // elements
	object                // members
	mostDeep = 100        // levels that are looked into; no policy has more than six
)

// node is a JSON value and where it stands.
type node struct {
	kind     kind
	span     symbol.Span
	text     symbol.Text // of a string; as written, of other; the reference, of unknown
	elements []node
	members  []member
	optional bool // an element that may not be there
}

// member is a key and a value of an object.
type member struct{ key, value node }

// reader reads a flat text that is known to be JSON.
type reader struct {
	flat
	pos      int
	refs     []located // those that are still to come
	optional []symbol.Span
}

// tree reads all of the text.
func (f flat) tree(optional []symbol.Span) node {
	r := reader{flat: f, refs: f.refs, optional: optional}
	return r.value(0)
}

func (r *reader) space() {
	for r.pos < len(r.json) && strings.IndexByte(" \t\r\n,:", r.json[r.pos]) >= 0 {
		r.pos++
	}
}

func (r *reader) value(depth int) node {
	r.space()
	from := r.pos
	n := node{}
	switch c := r.json[r.pos]; {
	case c == '"':
		return r.string()
	case (c == '{' || c == '[') && depth == mostDeep:
		r.skip()
	case c == '{':
		n.kind = object
		r.pos++
		for r.space(); r.json[r.pos] != '}'; r.space() {
			key := r.string()
			n.members = append(n.members, member{key, r.value(depth + 1)})
		}
		r.pos++
	case c == '[':
		n.kind = array
		r.pos++
		for r.space(); r.json[r.pos] != ']'; r.space() {
			n.elements = append(n.elements, r.value(depth+1))
		}
		r.pos++
	default:
		for r.pos < len(r.json) && strings.IndexByte(" \t\r\n,:]}", r.json[r.pos]) < 0 {
			r.pos++
		}
		n.text = symbol.Lit(r.json[from:r.pos])
		if refs := r.take(from, r.pos); len(refs) > 0 {
			n.kind, n.text = unknown, symbol.FromRef(refs[0].ref)
		}
	}
	n.span = symbol.Span{From: from, To: r.pos}
	for i := range n.elements {
		e := &n.elements[i]
		e.optional = slices.ContainsFunc(r.optional, func(s symbol.Span) bool {
			return within(e.span, s) && within(s, n.span)
		})
	}
	return n
}

func within(inner, outer symbol.Span) bool { return outer.From <= inner.From && inner.To <= outer.To }

// take returns the references from one place to another, which are not asked for again.
func (r *reader) take(from, to int) []located {
	for len(r.refs) > 0 && r.refs[0].at < from {
		r.refs = r.refs[1:]
	}
	n := 0
	for n < len(r.refs) && r.refs[n].at < to {
		n++
	}
	out := r.refs[:n]
	r.refs = r.refs[n:]
	return out
}

// skip passes over a value that has too many levels.
func (r *reader) skip() {
	for depth := 0; ; {
		switch r.json[r.pos] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case '"':
			r.quoted()
			continue
		}
		r.pos++
		if depth == 0 {
			return
		}
	}
}

// quoted passes over a string.
func (r *reader) quoted() {
	for r.pos++; r.json[r.pos] != '"'; r.pos++ {
		if r.json[r.pos] == '\\' {
			r.pos++
		}
	}
	r.pos++
}

func (r *reader) string() node {
	from := r.pos
	r.quoted()
	n := node{kind: text, span: symbol.Span{From: from, To: r.pos}}
	at, end := from+1, r.pos-1
	refs := r.take(at, end)
	if len(refs) == 0 {
		n.text = symbol.Lit(unescape(r.json[at:end]))
		return n
	}
	var parts []symbol.Text
	for _, l := range refs {
		parts = append(parts, symbol.Lit(unescape(r.json[at:l.at])), symbol.FromRef(l.ref))
		at = l.at + 1
	}
	n.text = symbol.Concat(append(parts, symbol.Lit(unescape(r.json[at:end])))...)
	return n
}

// unescape reads what stands between the quotes of a JSON string. The half of a pair of
// escapes whose other half a reference might be becomes U+FFFD, as it does alone.
func unescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 && utf8.ValidString(s) {
		return s
	}
	var out string
	if err := json.Unmarshal([]byte(`"`+s+`"`), &out); err != nil {
		return s // cannot happen: the whole text is JSON
	}
	return out
}

// length is the least number of characters that the value has, without white space that
// means nothing, and with escaped characters as one.
func (n *node) length() int {
	switch n.kind {
	case unknown:
		return 1
	case text:
		return 2 + characters(n.text)
	case object:
		size := 2 + max(0, len(n.members)-1)
		for i := range n.members {
			size += n.members[i].key.length() + 1 + n.members[i].value.length()
		}
		return size
	case array:
		size, count := 2, 0
		for i := range n.elements {
			if e := &n.elements[i]; e.kind != unknown && !e.optional {
				size += e.length()
				count++
			}
		}
		return size + max(0, count-1)
	}
	if n.text.Len() == 0 {
		return 2 // nested too deep, but at least {}
	}
	return characters(n.text)
}

func characters(t symbol.Text) int {
	n := 0
	for _, s := range t.Segments() {
		if s.Ref == nil {
			n += utf8.RuneCountInString(s.Lit)
		} else {
			n += s.Ref.Chars.MinLen()
		}
	}
	return n
}

// get returns the value of a key and where the key stands, or nil: the last one, if there
// are several.
func (n *node) get(key string) (*node, symbol.Span) {
	for i := len(n.members) - 1; i >= 0; i-- {
		if k, ok := n.members[i].key.text.Known(); ok && k == key {
			return &n.members[i].value, n.members[i].key.span
		}
	}
	return nil, symbol.Span{}
}

// open returns a key that is not known and may be one of keys, or nil.
func (n *node) open(keys ...string) *node {
	for i := range n.members {
		key := &n.members[i].key
		if !key.text.IsKnown() && slices.ContainsFunc(keys, func(k string) bool {
			return symbol.Equal(key.text, symbol.Lit(k)) != symbol.No
		}) {
			return key
		}
	}
	return nil
}

// alike returns a key that differs from key in case only, or nil.
func (n *node) alike(key string) *node {
	for i := range n.members {
		if k, ok := n.members[i].key.text.Known(); ok && strings.EqualFold(k, key) {
			return &n.members[i].key
		}
	}
	return nil
}

// brace is where an object begins.
func (n *node) brace() symbol.Span { return symbol.Span{From: n.span.From, To: n.span.From + 1} }

// isNull reports whether the value is null. Whether RAM takes null for a key that may be left
// out is not documented. It is false for a nil node.
func (n *node) isNull() bool {
	return n != nil && n.kind == other && symbol.Equal(n.text, symbol.Lit("null")) == symbol.Yes
}

// describe says what the value is: a string, a list.
func (n *node) describe() string {
	switch n.kind {
	case text:
		return "a string"
	case array:
		return "a list"
	case object:
		return "an object"
	}
	switch s, _ := n.text.Known(); s {
	case "true", "false", "null":
		return s
	case "":
		return "nested too deep"
	}
	return "a number"
}
