package naming

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

var (
	account = symbol.FromRef(symbol.Ref{Key: "account", Display: "data.alicloud_account.me.id", Chars: symbol.DigitText})
	name    = symbol.FromRef(symbol.Ref{Key: "name", Display: "alicloud_fcv3_function.f.function_name", Chars: symbol.NameText})
	free    = symbol.FromRef(symbol.Ref{Key: "free", Display: "var.name"})
)

func text(parts ...any) symbol.Text {
	var out []symbol.Text
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			out = append(out, symbol.Lit(p))
		case symbol.Text:
			out = append(out, p)
		}
	}
	return symbol.Concat(out...)
}

func TestName(t *testing.T) {
	for _, c := range []struct {
		name symbol.Text
		want symbol.Tri
	}{
		{text("orders-", account), symbol.Yes},
		{text(account, "-orders"), symbol.No}, // begins with a digit, whichever account it is
		{text(name, "-orders"), symbol.Unknown},
		{text(free, "/orders"), symbol.No},
		{text(free), symbol.Unknown},
	} {
		if got, problem := Name(alicloud.FunctionName3, c.name); got != c.want || (problem != "") != (got == symbol.No) {
			t.Errorf("%s: %v %q, want %v", c.name, got, problem, c.want)
		}
	}
}

func TestQualifier(t *testing.T) {
	for _, c := range []struct {
		qualifier symbol.Text
		want      alicloud.Qualifier
	}{
		{text(account), alicloud.QualifierVersion},
		{text("1", account), alicloud.QualifierVersion},
		{text(account, "-live"), alicloud.QualifierInvalid},
		{text("live-", account), alicloud.QualifierAlias},
		{text("live-", free), alicloud.QualifierUnknown},
		{text(name, ":live"), alicloud.QualifierInvalid},
	} {
		if got, problem := Qualifier(c.qualifier); got != c.want || (problem != "") != (got == alicloud.QualifierInvalid) {
			t.Errorf("%s: %v %q, want %v", c.qualifier, got, problem, c.want)
		}
	}
}
