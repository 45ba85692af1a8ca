// Package identity decides whether resources speak of the same function or service.
// Rules that look across resources share it. All answers have three values.
package identity

import (
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Equal reports whether two arguments that name something have the same text. One that is
// left out has no text of its own: the server makes one up, so the answer is Unknown. One
// that may be null is taken as set: names are required, and nothing works without them.
func Equal(a, b model.Value) symbol.Tri {
	x, xOK := text(a)
	y, yOK := text(b)
	if !xOK || !yOK {
		return symbol.Unknown
	}
	if k, ok := x.Known(); ok {
		if l, ok := y.Known(); ok {
			return symbol.Of(k == l)
		}
	}
	return symbol.Equal(x, y)
}

func text(v model.Value) (symbol.Text, bool) {
	return v.Text, v.Default || v.Set != symbol.No
}

// Scope reports whether two provider configurations work in the same account and region,
// so that equal names mean the same function.
func Scope(a, b *model.ProviderConfig) symbol.Tri {
	if a == nil || b == nil || a == b || a.Address == b.Address {
		return symbol.Yes
	}
	return symbol.Equal(a.Region, b.Region).And(symbol.Equal(a.Account, b.Account))
}

// OfFunction reports whether a trigger belongs to the function of an async config.
// Triggers of the other generation do not.
func OfFunction(c *model.AsyncConfig, t *model.Trigger) symbol.Tri {
	if c.Generation != t.Generation {
		return symbol.No
	}
	same := Scope(c.Provider, t.Provider).And(Equal(c.FunctionName, t.FunctionName))
	if c.Generation == model.FC2 {
		same = same.And(Equal(c.ServiceName, t.ServiceName))
	}
	if same == symbol.Unknown && c.Function != nil {
		// Two declared functions never share a name, whatever their names become.
		if t.Function != nil && t.Function != c.Function {
			return symbol.No
		}
	}
	return same
}

// AliasConcerns reports whether an alias can qualify the function of an async config:
// in FC2 an alias belongs to a service, in FC3 to a function.
func AliasConcerns(c *model.AsyncConfig, a *model.Alias) symbol.Tri {
	if c.Generation != a.Generation {
		return symbol.No
	}
	same := Equal(c.FunctionName, a.FunctionName)
	if c.Generation == model.FC2 {
		same = Equal(c.ServiceName, a.ServiceName)
	}
	return Scope(c.Provider, a.Provider).And(same)
}

// FunctionShown names the function of a config for a message, with its service in FC2.
func FunctionShown(c *model.AsyncConfig) string {
	if c.Generation == model.FC2 {
		return c.FunctionName.Show() + " of service " + c.ServiceName.Show()
	}
	return c.FunctionName.Show()
}

// Where returns the place of an argument, or of the resource's header where the argument
// is left out.
func Where(v model.Value, r model.Resource) model.Range {
	if v.Range.IsZero() {
		return r.Range
	}
	return v.Range
}
