package symbol_test

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestCommonAndMiddle(t *testing.T) {
	ref := func(key string) symbol.Text { return symbol.FromRef(symbol.Ref{Key: key, Display: key}) }
	lit := symbol.Lit
	for _, c := range []struct{ a, b, head, tail, middleA, middleB symbol.Text }{
		{lit("queues/a"), lit("queues/b"), lit("queues/"), lit(""), lit("a"), lit("b")},
		{lit("dead"), lit("dead-dev"), lit("dead"), lit(""), lit(""), lit("-dev")},
		{lit("x-dead"), lit("yy-dead"), lit(""), lit("-dead"), lit("x"), lit("yy")},
		{lit("same"), lit("same"), lit("same"), lit(""), lit(""), lit("")},
		{lit("aa"), lit("aaa"), lit("aa"), lit(""), lit(""), lit("a")},
		{symbol.Concat(ref("r"), lit("/a/"), ref("q")), symbol.Concat(ref("r"), lit("/b/"), ref("q")),
			symbol.Concat(ref("r"), lit("/")), symbol.Concat(lit("/"), ref("q")), lit("a"), lit("b")},
		{ref("r"), ref("q"), lit(""), lit(""), ref("r"), ref("q")},
		{lit("ä"), lit("ö"), lit(""), lit(""), lit("ä"), lit("ö")},
	} {
		head, tail := symbol.Common(c.a, c.b)
		if head.String() != c.head.String() || tail.String() != c.tail.String() {
			t.Errorf("%q and %q have %q and %q in common, want %q and %q", c.a, c.b, head, tail, c.head, c.tail)
		}
		for _, m := range []struct{ whole, want symbol.Text }{{c.a, c.middleA}, {c.b, c.middleB}} {
			got := symbol.Middle(m.whole, head, tail)
			if got.String() != m.want.String() {
				t.Errorf("%q without %q and %q is %q, want %q", m.whole, head, tail, got, m.want)
			}
			if again := symbol.Concat(head, got, tail); symbol.Equal(again, m.whole) != symbol.Yes {
				t.Errorf("%q, put together again, is %q", m.whole, again)
			}
		}
	}
}
