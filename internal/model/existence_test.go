package model

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestExistsWith(t *testing.T) {
	certain := &Resource{}
	under := func(conditions ...string) *Resource { return &Resource{Symbolic: true, Conditions: conditions} }
	for _, c := range []struct {
		name     string
		r, other *Resource
		want     symbol.Tri
	}{
		{"certain", certain, certain, symbol.Yes},
		{"certain beside a conditional one", certain, under("a"), symbol.Yes},
		{"conditional beside a certain one", under("a"), certain, symbol.Unknown},
		{"one condition", under("a"), under("a"), symbol.Yes},
		{"fewer conditions", under("a"), under("a", "b"), symbol.Yes},
		{"more conditions", under("a", "b"), under("a"), symbol.Unknown},
		{"another condition", under("a"), under("b"), symbol.Unknown},
		{"conditions not told", under(), under("a"), symbol.Unknown},
	} {
		if got := c.r.ExistsWith(c.other); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
