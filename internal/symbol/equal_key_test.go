package symbol

import (
	"testing"

	"pgregory.net/rapid"
)

// Key must be the same exactly when Equal says Yes.
func TestKeyIsEquality(t *testing.T) {
	segment := rapid.Custom(func(t *rapid.T) Text {
		if rapid.Bool().Draw(t, "ref") {
			return FromRef(Ref{Key: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "key")})
		}
		return Lit(rapid.SampledFrom([]string{"", "x", "xy", "a", ":"}).Draw(t, "text"))
	})
	text := rapid.Custom(func(t *rapid.T) Text {
		return Concat(rapid.SliceOfN(segment, 0, 4).Draw(t, "segments")...)
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		if same, equal := a.Key() == b.Key(), Equal(a, b) == Yes; same != equal {
			t.Fatalf("%s and %s: keys the same: %v, Equal is Yes: %v", a, b, same, equal)
		}
	})
}
