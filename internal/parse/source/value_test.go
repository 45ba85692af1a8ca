package source

import (
	"testing"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"pgregory.net/rapid"
)

// A number is the text that Terraform makes of it.
func TestPlainNumbers(t *testing.T) {
	same := func(t interface{ Errorf(string, ...any) }, v cty.Value) {
		want, err := convert.Convert(v, cty.String)
		if got := plain(v); err != nil || got != want.AsString() {
			t.Errorf("%#v: %q, want %q (%v)", v, got, want.AsString(), err)
		}
	}
	for _, text := range []string{"0", "-0", "1", "-1", "1.5", "1e3", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e-7", "1e400"} {
		same(t, cty.MustParseNumberVal(text))
	}
	same(t, cty.NumberFloatVal(0.1))
	rapid.Check(t, func(t *rapid.T) {
		same(t, cty.NumberIntVal(rapid.Int64().Draw(t, "n")))
		same(t, cty.NumberFloatVal(rapid.Float64Range(-1e30, 1e30).Draw(t, "f")))
	})
}
