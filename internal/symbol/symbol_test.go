package symbol_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func text(parts ...any) symbol.Text {
	out := make([]symbol.Text, len(parts))
	for i, p := range parts {
		switch p := p.(type) {
		case string:
			out[i] = symbol.Lit(p)
		case symbol.Ref:
			out[i] = symbol.FromRef(p)
		}
	}
	return symbol.Concat(out...)
}

var (
	x  = symbol.Ref{Key: "x", Display: "var.x"}
	y  = symbol.Ref{Key: "y", Display: "var.y"}
	n  = symbol.Ref{Key: "n", Display: "q.n.name", Chars: symbol.NameText}
	m  = symbol.Ref{Key: "m", Display: "q.m.name", Chars: symbol.NameText}
	id = symbol.Ref{Key: "id", Display: "data.alicloud_account.me.id", Chars: symbol.DigitText}
)

func TestEqual(t *testing.T) {
	for _, c := range []struct {
		a, b symbol.Text
		want symbol.Tri
	}{
		{text(), text(), symbol.Yes},
		{text("a"), text("a"), symbol.Yes},
		{text("a"), text("b"), symbol.No},
		{text("a"), text("ab"), symbol.No},
		{text(x), text(x), symbol.Yes},
		{text(x), text(y), symbol.Unknown},
		{text(n), text(m), symbol.Unknown},
		{text(x), text(), symbol.Unknown},
		{text(n), text(), symbol.No},
		{text("p-", x), text("p-", x), symbol.Yes},
		{text("p-", x), text("q-", x), symbol.No},
		{text("p-", x), text("p-", y), symbol.Unknown},
		{text(x, "-s"), text(y, "-t"), symbol.No},
		{text(x, "-s"), text(y, "-s"), symbol.Unknown},
		{text("acs:mns:", x, ":1:/queues/", n, "/messages"), text("acs:mns:", x, ":1:/queues/", n, "/messages"), symbol.Yes},
		{text("acs:mns:", x, ":1:/queues/", n, "/messages"), text("acs:mns:", x, ":1:/topics/", n, "/messages"), symbol.No},
		{text("/queues/", n, "/messages"), text("/topics/", n, "/messages"), symbol.No},
		{text("/queues/", n, "/messages"), text("/queues/a/b/messages"), symbol.No},
		{text("/queues/", x, "/messages"), text("/queues/a/b/messages"), symbol.Unknown},
		{text(id), text("123"), symbol.Unknown},
		{text(id), text("12a"), symbol.No},
		{text(n, n), text("a"), symbol.No},
		{text("a", x), text(x, "a"), symbol.Unknown},
		{text("a", x, "b"), text("b"), symbol.No},
	} {
		if got := symbol.Equal(c.a, c.b); got != c.want {
			t.Errorf("Equal(%q, %q) = %v, want %v", c.a, c.b, got, c.want)
		}
		if got := symbol.Equal(c.b, c.a); got != c.want {
			t.Errorf("Equal(%q, %q) = %v, want %v", c.b, c.a, got, c.want)
		}
	}
}

func TestHasPrefix(t *testing.T) {
	for _, c := range []struct {
		text   symbol.Text
		prefix string
		want   symbol.Tri
	}{
		{text("abc"), "ab", symbol.Yes},
		{text("abc"), "abcd", symbol.No},
		{text("ab", x), "abc", symbol.Unknown},
		{text("ab", n), "ab/", symbol.No},
		{text(n), "/", symbol.No},
		{text(x), "", symbol.Yes},
		{text(), "", symbol.Yes},
		{text(), "a", symbol.No},
		{text(n, "x"), "x", symbol.Unknown},
		{text(id, "x"), "x", symbol.No},
	} {
		if got := c.text.HasPrefix(c.prefix); got != c.want {
			t.Errorf("%q.HasPrefix(%q) = %v, want %v", c.text, c.prefix, got, c.want)
		}
	}
}

func TestSplit(t *testing.T) {
	got := text("acs:mns:", x, ":", id, ":/queues/", n, ":z").Split(':', 5)
	want := []symbol.Text{text("acs"), text("mns"), text(x), text(id), text("/queues/", n, ":z")}
	if len(got) != len(want) {
		t.Fatalf("got %d pieces, want %d", len(got), len(want))
	}
	for i := range want {
		if symbol.Equal(got[i], want[i]) != symbol.Yes {
			t.Errorf("piece %d is %q, want %q", i, got[i], want[i])
		}
	}
}

// agrees checks a three-valued answer against the truth in one world.
func agrees(answer symbol.Tri, truth bool) bool {
	return answer == symbol.Unknown || answer == symbol.Of(truth)
}

func TestAnswersHoldInEveryWorld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := genText().Draw(t, "a"), genText().Draw(t, "b")
		affix := rapid.SampledFrom(literals).Draw(t, "affix")
		sep := rapid.SampledFrom([]byte("a:/")).Draw(t, "sep")
		limit := rapid.IntRange(0, 4).Draw(t, "limit")
		equal, self := symbol.Equal(a, b), symbol.Equal(a, a)
		if self != symbol.Yes {
			t.Fatalf("a text is not known to equal itself: %v", self)
		}
		if equal != symbol.Equal(b, a) {
			t.Fatal("Equal is not symmetric")
		}
		for range 20 {
			w := genWorld().Draw(t, "world")
			wa, wb := in(w, a), in(w, b)
			if !agrees(equal, wa == wb) {
				t.Fatalf("Equal = %v, but the texts are %q and %q", equal, wa, wb)
			}
			if got := a.HasPrefix(affix); !agrees(got, strings.HasPrefix(wa, affix)) {
				t.Fatalf("HasPrefix(%q) = %v, but the text is %q", affix, got, wa)
			}
			if got := a.HasSuffix(affix); !agrees(got, strings.HasSuffix(wa, affix)) {
				t.Fatalf("HasSuffix(%q) = %v, but the text is %q", affix, got, wa)
			}
			if a.MinLen() > len(wa) {
				t.Fatalf("MinLen = %d, but the text is %q", a.MinLen(), wa)
			}
			if rest, ok := a.TrimPrefix(affix); ok && in(w, rest) != wa[len(affix):] {
				t.Fatalf("TrimPrefix(%q) leaves %q of %q", affix, in(w, rest), wa)
			}
			if rest, ok := a.TrimSuffix(affix); ok && in(w, rest) != wa[:len(wa)-len(affix)] {
				t.Fatalf("TrimSuffix(%q) leaves %q of %q", affix, in(w, rest), wa)
			}
			if s, ok := a.Known(); ok && s != wa {
				t.Fatalf("Known = %q, but the text is %q", s, wa)
			}
			pieces := a.Split(sep, limit)
			joined := make([]string, len(pieces))
			for i, p := range pieces {
				if !wellFormed(p) {
					t.Fatalf("piece %v has empty or adjacent literals", p.Segments())
				}
				joined[i] = in(w, p)
			}
			if got := strings.Join(joined, string(sep)); got != wa {
				t.Fatalf("the pieces %q do not make up %q", joined, wa)
			}
			if limit > 0 && len(pieces) > limit {
				t.Fatalf("%d pieces, but at most %d were asked for", len(pieces), limit)
			}
			if limit == 0 && !a.MayHold(sep) && len(pieces) != strings.Count(wa, string(sep))+1 {
				t.Fatalf("the pieces %q of %q are not all", joined, wa)
			}
			if !a.MayHold(sep) && strings.Count(wa, string(sep)) != literalCount(a, sep) {
				t.Fatalf("MayHold(%q) is false, but %q has one in a reference", sep, wa)
			}
			if c := symbol.Concat(a, b); in(w, c) != wa+wb || !wellFormed(c) {
				t.Fatalf("Concat is %q, want %q", in(w, c), wa+wb)
			}
		}
	})
}

func literalCount(t symbol.Text, b byte) int {
	n := 0
	for _, s := range t.Segments() {
		n += strings.Count(s.Lit, string(b))
	}
	return n
}

func TestTableRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := genText().Draw(t, "a")
		var table symbol.Table
		s := table.String(a)
		got := table.Text(s)
		if symbol.Equal(got, a) != symbol.Yes || !wellFormed(got) {
			t.Fatalf("%q became %q", a, got)
		}
		if symbol.HasPlaceholder(s) == a.IsKnown() {
			t.Fatalf("HasPlaceholder(%q) = %v", s, !a.IsKnown())
		}
		if again := table.String(got); again != s {
			t.Fatalf("%q became %q", s, again)
		}
	})
}

func TestPlaceholderIsTheSameForEqualKeys(t *testing.T) {
	var table symbol.Table
	first, other := table.Placeholder(x), table.Placeholder(y)
	if first == other {
		t.Errorf("two references have the placeholder %q", first)
	}
	if again := table.Placeholder(symbol.Ref{Key: "x"}); again != first {
		t.Errorf("one reference has the placeholders %q and %q", first, again)
	}
}

// No marks that a user wrote may be lost or taken for a reference that is not there.
func FuzzTableText(f *testing.F) {
	for _, s := range []string{
		"", "plain", "\uf8f40\uf8f5", "a\uf8f41\uf8f5b", "\uf8f4\uf8f40\uf8f5", "\uf8f400\uf8f5", "\uf8f4-1\uf8f5",
		"\uf8f4+0\uf8f5", "\uf8f42\uf8f5", "\uf8f499999999999999999999\uf8f5", "\uf8f4", "\uf8f5", "\uf8f40", "\xff\uf8f40\uf8f5\xfe",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var table symbol.Table
		table.Placeholder(x)
		table.Placeholder(y)
		got := table.Text(s)
		if back := table.String(got); back != s {
			t.Errorf("%q became %q", s, back)
		}
		if !wellFormed(got) {
			t.Errorf("%q has empty or adjacent literals: %v", s, got.Segments())
		}
	})
}

func TestLongTextsAreQuick(t *testing.T) {
	// Quadratic work on any of these would run for minutes.
	const size = 300_000
	var table symbol.Table
	p := table.Placeholder(n)
	for _, s := range []string{
		strings.Repeat("\uf8f4", size), strings.Repeat("\uf8f49", size), strings.Repeat(p, size), strings.Repeat(p+":", size), strings.Repeat(":", size),
	} {
		a := table.Text(s)
		if table.String(a) != s {
			t.Errorf("%.20q... does not survive", s)
		}
		b := symbol.Concat(a, symbol.Lit("x"))
		if symbol.Equal(a, a) != symbol.Yes || symbol.Equal(a, b) == symbol.Yes {
			t.Errorf("%.20q... is compared wrongly", s)
		}
		if pieces := a.Split(':', 0); len(pieces) != strings.Count(s, ":")+1 {
			t.Errorf("%.20q... has %d pieces", s, len(pieces))
		}
		if len(a.Refs()) > 1 {
			t.Errorf("%.20q... has %d references", s, len(a.Refs()))
		}
	}
}

func TestTri(t *testing.T) {
	all := []symbol.Tri{symbol.No, symbol.Unknown, symbol.Yes} // Kleene's order
	rank := map[symbol.Tri]int{symbol.No: 0, symbol.Unknown: 1, symbol.Yes: 2}
	for _, a := range all {
		if a.Not().Not() != a || rank[a.Not()] != 2-rank[a] {
			t.Errorf("not %v is %v", a, a.Not())
		}
		for _, b := range all {
			if got := a.And(b); rank[got] != min(rank[a], rank[b]) {
				t.Errorf("%v and %v is %v", a, b, got)
			}
			if got := a.Or(b); rank[got] != max(rank[a], rank[b]) {
				t.Errorf("%v or %v is %v", a, b, got)
			}
		}
	}
	var zero symbol.Tri
	if zero != symbol.Unknown {
		t.Error("the zero value makes a claim")
	}
}

func TestReplace(t *testing.T) {
	ref := func(c symbol.Charset) symbol.Text {
		return symbol.FromRef(symbol.Ref{Key: "r", Display: "r", Chars: c})
	}
	tests := []struct {
		in   symbol.Text
		old  string
		want string // empty: not certain
	}{
		{symbol.Lit("a-a"), "a", "X-X"},
		{symbol.Concat(symbol.Lit("mns:REGION:"), ref(symbol.DigitText), symbol.Lit(":REGION")), "REGION", "mns:X:${r}:X"},
		{symbol.Concat(symbol.Lit("{a}/"), ref(symbol.NameText)), "{a}", "X/${r}"},
		{symbol.Concat(symbol.Lit("REGION:"), ref(symbol.NameText)), "REGION", ""}, // the name may be REGION
		{symbol.Concat(symbol.Lit("{a}"), ref(symbol.AnyText)), "{a}", ""},
		{symbol.Concat(symbol.Lit("a/"), ref(symbol.NameText)), "/b", ""},
		{symbol.Concat(ref(symbol.NameText), symbol.Lit("/b")), "a/b", ""},
		{symbol.Concat(ref(symbol.NameText), symbol.Lit("/"), ref(symbol.NameText)), "a/b", ""},
		{symbol.Concat(ref(symbol.DigitText), symbol.Lit("/"), ref(symbol.DigitText)), "a/b", "${r}/${r}"},
		{ref(symbol.DigitText), "", ""},
	}
	for _, tt := range tests {
		got, ok := tt.in.Replace(tt.old, symbol.Lit("X"))
		if ok != (tt.want != "") || got.String() != tt.want {
			t.Errorf("replace %q in %q gives %q, %v, want %q", tt.old, tt.in, got, ok, tt.want)
		}
	}
}
