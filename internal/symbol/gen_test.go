package symbol_test

import (
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// pool are the references that generated texts are made of. Keys "n1" and "n1" of two values
// are the same reference, whatever their displays are.
var pool = []symbol.Ref{
	{Key: "any1", Display: "var.any1"},
	{Key: "any2", Display: "var.any2"},
	{Key: "name1", Display: "q.name1", Chars: symbol.NameText},
	{Key: "name2", Display: "q.name2", Chars: symbol.NameText},
	{Key: "digit1", Display: "a.digit1", Chars: symbol.DigitText},
}

// samples are texts that references of a character set may become.
var samples = map[symbol.Charset][]string{
	symbol.AnyText:   {"", "a", "b", "1", "ab", ":", "/", "a:b", "é", "\xff", " ", "*", "?", "a*", "A"},
	symbol.NameText:  {"a", "b", "1", "ab", "aa", "-", "12", "A"},
	symbol.DigitText: {"1", "2", "12", "11"},
}

var literals = []string{"", "a", "b", "ab", "ba", "1", "12", ":", "/", "a:", "é", "\xff", "-", "*", "?", "A"}

func genText() *rapid.Generator[symbol.Text] {
	return rapid.Custom(func(t *rapid.T) symbol.Text {
		parts := make([]symbol.Text, rapid.IntRange(0, 5).Draw(t, "parts"))
		for i := range parts {
			if rapid.Bool().Draw(t, "ref") {
				parts[i] = symbol.FromRef(rapid.SampledFrom(pool).Draw(t, "which"))
			} else {
				parts[i] = symbol.Lit(rapid.SampledFrom(literals).Draw(t, "literal"))
			}
		}
		return symbol.Concat(parts...)
	})
}

// genWorld chooses what every reference becomes.
func genWorld() *rapid.Generator[map[string]string] {
	return rapid.Custom(func(t *rapid.T) map[string]string {
		world := map[string]string{}
		for _, r := range pool {
			world[r.Key] = rapid.SampledFrom(samples[r.Chars]).Draw(t, r.Key)
		}
		return world
	})
}

// in is what a text is in a world.
func in(world map[string]string, t symbol.Text) string {
	var b strings.Builder
	for _, s := range t.Segments() {
		if s.Ref == nil {
			b.WriteString(s.Lit)
		} else {
			b.WriteString(world[s.Ref.Key])
		}
	}
	return b.String()
}

// wellFormed reports whether no literal segment is empty or stands beside another.
func wellFormed(t symbol.Text) bool {
	literal := false
	return !slices.ContainsFunc(t.Segments(), func(s symbol.Segment) bool {
		bad := s.Ref == nil && (s.Lit == "" || literal)
		literal = s.Ref == nil
		return bad
	})
}
