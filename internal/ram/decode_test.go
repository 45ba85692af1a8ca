package ram

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

var references = regexp.MustCompile(`\$\{([a-z]+)(\.[^}]*)?\}`)

// template reads a text in which ${name}, ${name.n} or ${name.d} are references: to any text,
// to a name, to digits.
func template(s string) symbol.Text {
	var parts []symbol.Text
	at := 0
	for _, m := range references.FindAllStringSubmatchIndex(s, -1) {
		r := symbol.Ref{Key: s[m[2]:m[3]], Display: "var." + s[m[2]:m[3]]}
		if m[4] >= 0 {
			r.Chars = map[string]symbol.Charset{".n": symbol.NameText, ".d": symbol.DigitText}[s[m[4]:m[5]]]
		}
		parts = append(parts, symbol.Lit(s[at:m[0]]), symbol.FromRef(r))
		at = m[1]
	}
	return symbol.Concat(append(parts, symbol.Lit(s[at:]))...)
}

// piece shows what a span is about.
func piece(t symbol.Text, s symbol.Span) string {
	var b strings.Builder
	at := 0
	for _, seg := range t.Segments() {
		if seg.Ref != nil {
			if s.From <= at && at < s.To {
				b.WriteString("${" + seg.Ref.Key + "}")
			}
			at++
			continue
		}
		for i := range len(seg.Lit) {
			if s.From <= at && at < s.To {
				b.WriteByte(seg.Lit[i])
			}
			at++
		}
	}
	return b.String()
}

// problems shows the problems of a document, a line each.
func problems(t symbol.Text, d *Document) []string {
	var out []string
	for _, p := range d.Problems {
		mark := "wrong"
		if p.Fatal {
			mark = "fatal"
		}
		out = append(out, fmt.Sprintf("%s at `%s`: %s | %s", mark, piece(t, p.Span), p.Message, p.Fix))
	}
	return out
}

const right = `{"Version":"1","Statement":[{"Effect":"Allow","Action":"mns:*","Resource":"*"}]}`

func TestProblems(t *testing.T) {
	statement := func(s string) string { return `{"Version":"1","Statement":[{` + s + `}]}` }
	for _, c := range []struct {
		text string
		kind Kind
		want []string
	}{
		{text: right},
		{text: " \n" + right + "\n"},
		{text: statement(`"Effect":"Deny","NotAction":["a","b"],"NotResource":["*"],"Condition":{"Bool":{"acs:MFAPresent":["true"]}}`)},
		{text: strings.Replace(strings.Replace(right, "[", "", 1), "]", "", 1)},
		{text: statement(`"Effect":"Allow","Action":"a","Resource":"*","Condition":{"StringEqualsIfExists":{"k":"v"},"ForAnyValue:StringLike":{"k":"v"},"Bool":{"k":true},"NumericEquals":{"k":1}}`)},
		{text: statement(`"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"fc.aliyuncs.com"}`), kind: Trust},

		{text: ``, want: []string{"fatal at ``: it is empty | correct the JSON"}},
		{text: " \n", want: []string{"fatal at ``: it is empty | correct the JSON"}},
		{text: strings.Repeat("[", 20000), want: []string{"fatal at `[`: it is nested too deep | correct the JSON"}},
		{text: `{"a": "`, want: []string{"fatal at `\"`: it is not JSON: it ends before all brackets and quotation marks are closed | correct the JSON"}},
		{text: `{"a":1, }`, want: []string{"fatal at `,`: it is not JSON: a comma stands before '}' | correct the JSON"}},
		{text: `{"a":["b" "c"]}`, want: []string{"fatal at `\"`: it is not JSON: a comma is missing before '\"' | correct the JSON"}},
		{text: `{"a" "b"}`, want: []string{"fatal at `\"`: it is not JSON: there is '\"' instead of a colon after a key | correct the JSON"}},
		{text: `{a: 1}`, want: []string{"fatal at `a`: it is not JSON: there is \"a\" where a key in double quotation marks should be | correct the JSON"}},
		{text: `{"a": nil}`, want: []string{"fatal at `nil`: it is not JSON: there is \"nil\" where a value should be | correct the JSON"}},
		{text: `{"a": "\q"}`, want: []string{"fatal at `q`: it is not JSON: there is 'q' after a backslash in a string | correct the JSON"}},
		{text: `{"a": "\u12zz"}`, want: []string{"fatal at `z`: it is not JSON: there is 'z' after a backslash in a string | correct the JSON"}},
		{text: `{"a":[{}{}]}`, want: []string{"fatal at `{`: it is not JSON: a comma is missing before '{' | correct the JSON"}},
		{text: "{ # a\n}", want: []string{"fatal at `#`: it is not JSON, which has no comments | correct the JSON"}},
		{text: `{'a': 1}`, want: []string{"fatal at `'`: it is not JSON, whose strings stand in double quotation marks | correct the JSON"}},
		{text: "{\"a\":\"\n\"}", want: []string{"fatal at `\n`: it is not JSON: there is a bare '\\n' in a string | correct the JSON"}},
		{text: "\ufeff{}", want: []string{"fatal at `\ufeff`: it is not JSON: it begins with a byte order mark | correct the JSON"}},
		{text: `é`, want: []string{"fatal at `é`: it is not JSON: there is \"é\" where a value should be | correct the JSON"}},
		{text: `{"a":1,} ${x}`, want: []string{"fatal at `,`: it is not JSON: a comma stands before '}' | correct the JSON"}},
		{text: right + "x", want: []string{"fatal at `x`: it is not JSON: there is 'x' after its end | correct the JSON"}},
		{text: `{"Version": "a${x}", }`, want: []string{"fatal at `,`: it is not JSON: a comma stands before '}' | correct the JSON"}},
		{text: `[]`, want: []string{"fatal at `[]`: the document is a list, not an object | write an object with Version and Statement"}},
		{text: `"a"`, want: []string{"fatal at `\"a\"`: the document is a string, not an object | write an object with Version and Statement"}},
		{text: `null`, want: []string{"fatal at `null`: the document is null, not an object | write an object with Version and Statement"}},
		{text: `{}`, want: []string{
			"wrong at `{`: the Version is missing | write \"Version\": \"1\"", "fatal at `{`: the Statement is missing | write a list of statements",
		}},
		{text: `{"version":"1","statement":[]}`, want: []string{
			"wrong at `\"version\"`: the Version is missing | write \"Version\", not \"version\": keys have upper and lower case",
			"fatal at `\"statement\"`: the Statement is missing | write \"Statement\", not \"statement\": keys have upper and lower case",
		}},
		{text: `{"Version":"2012-10-17","Statement":[]}`, want: []string{
			"wrong at `\"2012-10-17\"`: the Version is \"2012-10-17\", and RAM knows only \"1\" | write \"Version\": \"1\"; 2012-10-17 is a version of the policies of AWS",
		}},
		{text: `{"Version":1,"Statement":[]}`, want: []string{"wrong at `1`: the Version is 1 without quotes, and RAM knows only the string \"1\" | write \"Version\": \"1\""}},
		{text: `{"Version":null,"Statement":[]}`, want: []string{"wrong at `null`: the Version is null, and RAM knows only \"1\" | write \"Version\": \"1\""}},
		{text: `{"Version":[],"Statement":[]}`, want: []string{"wrong at `[]`: the Version is a list, and RAM knows only \"1\" | write \"Version\": \"1\""}},
		{text: `{"Version":"2","Version":"1","Statement":"*"}`, want: []string{"fatal at `\"*\"`: the Statement is a string, not a list | write a list of objects"}},
		{text: `{"Version":"1","Statement":[1]}`, want: []string{"fatal at `1`: Statement[0] is a number, not an object | write an object"}},
		{text: statement(`"Action":"a","Resource":"*"`), want: []string{"fatal at `{`: the Effect is missing | write Allow or Deny"}},
		{text: statement(`"Effect":"allow","Action":"a","Resource":"*"`), want: []string{"fatal at `\"allow\"`: the Effect is \"allow\", not Allow or Deny | write Allow or Deny"}},
		{text: statement(`"Effect":true,"Action":"a","Resource":"*"`), want: []string{"fatal at `true`: the Effect is true, not Allow or Deny | write Allow or Deny"}},
		{text: statement(`"Effect":"x${x}","Action":"a","Resource":"*"`), want: []string{"fatal at `\"x${x}\"`: the Effect is \"x${var.x}\", not Allow or Deny | write Allow or Deny"}},
		{text: statement(`"Effect":"Allow","Action":"a","NotAction":"b","Resource":"*"`), want: []string{"fatal at `\"NotAction\"`: there is both Action and NotAction | leave one of them out"}},
		{text: statement(`"Effect":"Allow","Resource":"*"`), want: []string{"fatal at `{`: the Action is missing | name the actions that the statement is about"}},
		{text: statement(`"Effect":"Allow","action":"a","Resource":"*"`), want: []string{"fatal at `\"action\"`: the Action is missing | write \"Action\", not \"action\": keys have upper and lower case"}},
		{text: statement(`"Effect":"Allow","Action":[],"Resource":"*"`), want: []string{"fatal at `[]`: the Action is an empty list | leave out the statement, or name something"}},
		{text: statement(`"Effect":"Allow","Action":["a",{}],"Resource":"*"`), want: []string{"fatal at `{}`: an element of Action is an object, not a string | write a string"}},
		{text: statement(`"Effect":"Allow","Action":null,"Resource":"*"`), want: []string{"fatal at `null`: the Action is null, not a string or a list of strings | write a string or a list of strings"}},
		{text: statement(`"Effect":"Allow","Action":"a"`), want: []string{"fatal at `{`: the Resource is missing | name the resources that the statement is about"}},
		{text: statement(`"Effect":"Allow","Action":"a","Resource":"*","NotResource":"b"`), want: []string{"fatal at `\"NotResource\"`: there is both Resource and NotResource | leave one of them out"}},
		{text: statement(`"Effect":"Allow","Action":"a","Resource":"*","Principal":"*","NotPrincipal":{}`), want: []string{
			"wrong at `\"Principal\"`: there is a Principal, which only trust policies have | leave it out: a policy applies to whom it is attached to",
			"wrong at `\"NotPrincipal\"`: there is a NotPrincipal, which only trust policies have | leave it out: a policy applies to whom it is attached to",
		}},
		{text: statement(`"Effect":"Allow","Action":"a","Resource":"*","Condition":[]`), want: []string{"fatal at `[]`: the Condition is a list, not an object | write an object of operators"}},
		{text: statement(`"Effect":"Allow","Action":"a","Resource":"*","Condition":{"Bool":"x"}`), want: []string{"fatal at `\"x\"`: \"Bool\" in the Condition is a string, not an object | write an object of keys and values"}},
		{text: statement(`"Effect":"Allow","Action":"a","Resource":"*","Condition":{"Bool":{"k":{}}}`), want: []string{"fatal at `{}`: the value of \"k\" in the Condition is an object, not a string | write a string or a list of strings"}},
		{text: statement(`"Effect":"Allow","Action":"a","Resource":"*","Condition":{"stringequals":{},"StringEqual":{},"Null":{}}`), want: []string{
			"wrong at `\"stringequals\"`: the Condition has an unknown operator \"stringequals\" | write \"StringEquals\": operators have upper and lower case",
			"wrong at `\"StringEqual\"`: the Condition has an unknown operator \"StringEqual\" | did you mean \"StringEquals\"?",
			"wrong at `\"Null\"`: the Condition has an unknown operator \"Null\" | write one of RAM's: StringLike and others for strings, NumericEquals and DateLessThan and their like, Bool, IpAddress",
		}},

		{text: statement(`"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":{}}`), kind: Trust, want: []string{
			"fatal at `{}`: the Service of the Principal is an object, not a string or a list of strings | write a string or a list of strings",
		}},

		// What a reference may put right is no problem.
		{text: `${x}`},
		{text: `{${x}`},
		{text: `${x}${y}`},
		{text: `[${x},}`},
		// Whether null is as good as nothing is not documented.
		{text: statement(`"Effect":"Allow","Action":"a","NotAction":null,"Resource":null,"NotResource":"b","Condition":null,"Principal":null,"NotPrincipal":null`)},
		{text: statement(`"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":null}`), kind: Trust},
		// Nor what a trust policy may have for a Resource.
		{text: statement(`"Effect":"Allow","Action":"sts:AssumeRole","Resource":[],"NotResource":1,"Principal":null`), kind: Trust},
		{text: `{"a":"\${x}"}`},
		{text: `{"a":"\u00${x}"}`},
		{text: right + `${x}`},
		{text: `{"${x}":1}`},
		{text: `{"Version":${x},"Statement":${y}}`},
		{text: `{"Version":"${x}","Statement":[${y}, 1${z}]}`},
		{text: statement(`"${x}":""`)},
		{text: statement(`"Effect":${x},"Action":[${x}],"Resource":${x},"Condition":${x}`)},
		{text: statement(`"Effect":"${x}","Action":"${x}","Resource":["${x}"],"Condition":{"${x}":{"k":"v"},"Bool":${x},"StringLike":{"k":[${x}],"${x}":"v"}}`)},
	} {
		text := template(c.text)
		d := Decode(text, nil, c.kind)
		if diff := cmp.Diff(c.want, problems(text, d)); diff != "" {
			t.Errorf("%s\n%s", c.text, diff)
		}
	}
}

func TestTooLong(t *testing.T) {
	fill := func(n int) string { return strings.Repeat("é", n) }
	const head, tail = `{"Version":"1","Statement":[{"Effect":"Allow","Action":"a","Resource":"`, `"}]}`
	room := alicloud.PolicyMaxLength - len(head) - len(tail)
	for _, c := range []struct {
		text string
		long bool
	}{
		{head + fill(room) + tail, false},
		{head + fill(room+1) + tail, true},
		{" \n" + strings.ReplaceAll(head, ":", " : ") + fill(room) + tail, false},
		{head + `\u0026` + fill(room-1) + tail, false},
		{head + `\u0026` + fill(room) + tail, true},
		{head + "${x}" + fill(room) + tail, false},
		{head + "${x.n}" + fill(room-1) + tail, false},
		{head + "${x.n}" + fill(room) + tail, true},
		{head + `",${x},"` + fill(room-3) + tail, false}, // no list: not JSON, but who knows
	} {
		text := template(c.text)
		d := Decode(text, nil, Identity)
		if got := len(d.Problems) == 1 && strings.Contains(d.Problems[0].Message, "characters") && !d.Problems[0].Fatal; got != c.long {
			t.Errorf("%.90s: %v", c.text, problems(text, d))
		}
	}
	elements := `{"Version":"1","Statement":[{"Effect":"Allow","Action":["a",${x},"b"],"Resource":"` + fill(room-8) + tail
	text := template(elements)
	if d := Decode(text, nil, Identity); len(d.Problems) > 0 {
		t.Error(problems(text, d))
	}
	i := strings.Index(elements, `,"b"`) // x counts four bytes more than one unit
	if d := Decode(text, []symbol.Span{{From: i - 3 + 1, To: i - 3 + 4}}, Identity); len(d.Problems) > 0 || !d.Statements[0].Actions.Patterns[1].Optional {
		t.Error(problems(text, d))
	}
}

// shown is a document as lines.
func shown(t symbol.Text, d *Document) []string {
	var out []string
	if d.Unknown != "" {
		out = append(out, "unknown "+d.Unknown)
	}
	list := func(name string, l List) string {
		s := " " + name
		if l.Not {
			s = " not" + name
		}
		for _, p := range l.Patterns {
			s += fmt.Sprintf(" %s", p.Text)
			if p.Optional {
				s += "?"
			}
		}
		if l.Unknown {
			s += " ..."
		}
		return s
	}
	for _, s := range d.Statements {
		line := fmt.Sprintf("%d exists=%v effect=%d", s.Index, s.Exists, s.Effect) + list("action", s.Actions) + list("resource", s.Resources)
		for _, p := range s.Principals {
			line += fmt.Sprintf(" %s=%s", p.Kind, p.Text)
		}
		if s.PrincipalsUnknown {
			line += " principals..."
		}
		for _, c := range s.Conditions {
			line += " " + c.Operator + "(" + c.Key.String()
			for _, v := range c.Values {
				line += " " + v.Text.String()
			}
			if c.Unknown {
				line += " ..."
			}
			line += ")"
		}
		if s.ConditionUnknown {
			line += " conditions..."
		}
		if s.Invalid {
			line += " invalid"
		}
		out = append(out, line)
	}
	return out
}

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		text string
		kind Kind
		want []string
	}{
		{text: right, want: []string{"0 exists=yes effect=1 action mns:* resource *"}},
		{text: `{"Version":"1","Statement":{"Effect":"Deny","NotAction":["a","b"],"NotResource":["c"]}}`, want: []string{"0 exists=yes effect=2 notaction a b notresource c"}},
		{text: `{"Statement":[],"Statement":[{"Effect":"Deny","Effect":"Allow","Action":"a","Action":"b","Resource":"*"}]}`, want: []string{"0 exists=yes effect=1 action b resource *"}},
		{text: `{"Statement":[{"Effect":"Allow","Action":"\u0061\u003cb\u003e\n\"é\ud83d\ude00","Resource":"a\/b${x}\u0026"}]}`, want: []string{"0 exists=yes effect=1 action a<b>\n\"é😀 resource a/b${var.x}&"}},
		{text: `{"Statement":[{"Effect":"Allow","Action":"a","Resource":"${x}","Condition":{"StringEquals":{"a":"1","b":["2","3",${x}]},"Bool":{"c":true,"d":["${x}"]}}}]}`,
			want: []string{"0 exists=yes effect=1 action a resource ${var.x} StringEquals(a 1) StringEquals(b 2 3 ...) Bool(c true) Bool(d ${var.x})"}},
		{text: `{"Statement":[{"Effect":"Allow","Action":"a","Resource":"*"},${x},{"Effect":${y},"Action":["a",${y}],"Resource":${y},"Condition":${y}}]}`,
			want: []string{"unknown var.x", "0 exists=yes effect=1 action a resource *", "2 exists=yes effect=0 action a ... resource ... conditions..."}},
		{text: `{"Statement":${x}}`, want: []string{"unknown var.x"}},
		{text: `{"${x}":[],"Statement":[]}`, want: []string{"unknown var.x"}},
		{text: `{"S-${x}":[],"Statement":[]}`, want: nil},
		{text: `{"Statement":[{"Effect":"Allow","Action":"a","Resource":"*","${x}":"b"}]}`, want: []string{"0 exists=yes effect=0 action ... resource ... principals... conditions..."}},
		{text: `{"Statement":[{"Effect":"Allow","Action":"a","Resource":"*","Condition":{"Bool":{"${x}":"b"}}}]}`, want: []string{"0 exists=yes effect=1 action a resource * Bool(${var.x} b) conditions..."}},
		{text: `{"Statement":[{"Effect":"Allow","Action":"a"}]}`, want: []string{"0 exists=yes effect=1 action a resource invalid"}},
		{text: "\uf8f40\uf8f5${x}", want: nil},
		{text: `{"Statement":[{"Effect":"Allow","Action":"x0","Resource":"x${x}x"}]}`, want: []string{"0 exists=yes effect=1 action x0 resource x${var.x}x"}},
		{text: `{"Statement":` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000) + `}`, want: nil},
		{kind: Trust, text: `{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["fc.aliyuncs.com",${x}],"RAM":"acs:ram::1:root","Federated":[]}}]}`,
			want: []string{"0 exists=yes effect=1 action sts:AssumeRole resource Service=fc.aliyuncs.com RAM=acs:ram::1:root principals..."}},
		{kind: Trust, text: `{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*"}]}`, want: []string{"0 exists=yes effect=1 action sts:AssumeRole resource principals..."}},
		{kind: Trust, text: `{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"*","service":"fc.aliyuncs.com"}}]}`, want: []string{"0 exists=yes effect=1 action sts:AssumeRole resource principals..."}},
		{kind: Trust, text: `{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}`, want: []string{"0 exists=yes effect=1 action sts:AssumeRole resource principals..."}},
	} {
		text := template(c.text)
		if diff := cmp.Diff(c.want, shown(text, Decode(text, nil, c.kind))); diff != "" {
			t.Errorf("%.200s\n%s", c.text, diff)
		}
	}
}

func TestOptionalElements(t *testing.T) {
	const doc = `{"Statement":[{"Effect":"Allow","Action":["a","b"],"Resource":"*"},{"Effect":"Deny","Action":["c","d"],"Resource":"*"}]}`
	find := func(s string) symbol.Span { i := strings.Index(doc, s); return symbol.Span{From: i, To: i + len(s)} }
	text := symbol.Lit(doc)
	d := Decode(text, []symbol.Span{find(`"b"`), find(`{"Effect":"Deny","Action":["c","d"],"Resource":"*"}`)}, Identity)
	want := []string{"0 exists=yes effect=1 action a b? resource *", "1 exists=unknown effect=2 action c d resource *"}
	if diff := cmp.Diff(want, shown(text, d)); diff != "" {
		t.Error(diff)
	}
}

// No text may crash it, and every span must be inside the text.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{right, `{"Statement":[${x},{"Effect":"A${y}"}]}`, `{"a":"\${x}"}`, "\xff${x}", `[[[${x}`, `"\ud800${x}\udc00"`, `-${x}`, `{"${x}":{"":[]}}`} {
		f.Add(s, 3, 9)
	}
	f.Fuzz(func(t *testing.T, s string, from, to int) {
		text := template(s)
		for _, kind := range []Kind{Identity, Trust} {
			d := Decode(text, []symbol.Span{{From: from, To: to}}, kind)
			check := func(s symbol.Span) {
				if s.From < 0 || s.To < s.From || s.To > text.Len() {
					t.Errorf("the span %v is not in the text of %d", s, text.Len())
				}
			}
			for _, p := range d.Problems {
				check(p.Span)
			}
			for _, s := range d.Statements {
				check(s.Span)
				check(s.EffectSpan)
				check(s.ConditionSpan)
				for _, l := range []List{s.Actions, s.Resources} {
					check(l.Span)
					for _, p := range l.Patterns {
						check(p.Span)
					}
				}
			}
			Assumable(d, alicloud.FCService)
			Evaluate([]Policy{{Document: d, Attached: symbol.Yes}}, Request{Action: "a", Resource: text})
		}
	})
}
