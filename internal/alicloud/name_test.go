package alicloud

import (
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestCheckName(t *testing.T) {
	const yes, no, open = symbol.Yes, symbol.No, symbol.Unknown
	for _, c := range []struct {
		kind    NameKind
		name    string
		want    symbol.Tri
		problem string
	}{
		{FunctionName3, "my_fn-1", yes, ""},
		{FunctionName3, "_fn", yes, ""},
		{FunctionName3, "svc$fn", yes, ""},
		{FunctionName2, "svc$fn", no, `not '$'`},
		{FunctionName3, "1fn", no, "must not begin with a digit"},
		{FunctionName3, "-fn", no, "must not begin with"},
		{FunctionName3, "", no, "must not be empty"},
		{FunctionName3, "my fn", no, `not ' '`},
		{FunctionName3, "fünf", no, "not 'ü'"},
		{FunctionName3, "a\xffb", no, "may only have"},
		{FunctionName3, strings.Repeat("a", 128), yes, ""},
		{FunctionName3, strings.Repeat("a", 129), no, "at most 128"},
		{ServiceName, strings.Repeat("a", 128) + "${name.x}", no, "at most 128"},
		{ServiceName, strings.Repeat("a", 128) + "${any.x}", open, ""},
		{ServiceName, "${any.x}", open, ""},
		{ServiceName, "${any.x}/fn", no, `not '/'`},
		{ServiceName, "${any.x}1", open, ""},
		{ServiceName, "1${any.x}", no, "must not begin with"},
		{ServiceName, "a${any.x}", open, ""},
		{FunctionName3, "a:b", no, `not ':'`},
		{QueueName, "1-queue", yes, ""},
		{QueueName, "my_queue", no, `not '_'`},
		{QueueName, "-q", no, "must not begin with -"},
		{TopicName, strings.Repeat("t", 257), no, "at most 256"},
		{BusName, "b", no, "at least 2"},
		{BusName, "bus-1", yes, ""},
		{BusName, strings.Repeat("b", 128), no, "at most 127"},
	} {
		got, problem := CheckName(c.kind, parse(c.name))
		if got != c.want || !strings.Contains(problem, c.problem) || (problem != "") != (got == no) {
			t.Errorf("CheckName(%d, %.20q) = %v, %q; want %v, %q", c.kind, c.name, got, problem, c.want, c.problem)
		}
	}
}

func TestCheckQualifier(t *testing.T) {
	for q, want := range map[string]Qualifier{
		"LATEST": QualifierLatest, "latest": QualifierCase, "Latest": QualifierCase,
		"1": QualifierVersion, "42": QualifierVersion, "prod": QualifierAlias, "_x-1": QualifierAlias,
		"": QualifierInvalid, "$LATEST": QualifierInvalid, "1a": QualifierInvalid, "-x": QualifierInvalid, "a b": QualifierInvalid, "v1.2": QualifierInvalid,
		strings.Repeat("a", 128): QualifierAlias, strings.Repeat("a", 129): QualifierInvalid,
		"${any.x}": QualifierUnknown, "1${any.x}": QualifierUnknown, "1${any.x}b": QualifierInvalid, "a${any.x}": QualifierUnknown,
		"LATEST${name.x}": QualifierUnknown, "${any.x}.": QualifierInvalid, "1.5": QualifierInvalid, "LATEST\n": QualifierInvalid,
	} {
		got, problem := CheckQualifier(parse(q))
		if got != want || (problem != "") != (want == QualifierInvalid) {
			t.Errorf("CheckQualifier(%.20q) = %v, %q; want %v", q, got, problem, want)
		}
	}
}
