package alicloud

import (
	"fmt"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// NameKind is a kind of thing that has a name.
type NameKind uint8

// The kinds of name.
const (
	ServiceName   NameKind = iota // of FC 2.0
	FunctionName2                 // of FC 2.0
	FunctionName3                 // of FC 3.0
	AliasName
	QueueName
	TopicName
	BusName
)

// nameRule is what the names of one kind must keep. Lengths are in characters.
type nameRule struct {
	what      string // with its article
	min, max  int
	chars     string // allowed beside letters and digits
	charsText string
	badFirst  func(c rune) bool
	firstText string
}

func digit(c rune) bool  { return c >= '0' && c <= '9' }
func letter(c rune) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// FC: website/docs/r/fc_service, fc_function, fcv3_function and fc_alias; functions migrated
// from 2.0 are called service$function (devsapp/fc3). SMQ: mns_queue and mns_topic. EventBridge:
// event_bridge_event_bus. All 2026-08-21.
func ruleFor(kind NameKind) nameRule {
	fc := nameRule{
		min: 1, max: 128, chars: "_-", charsText: "letters, digits, _ and -",
		badFirst:  func(c rune) bool { return digit(c) || c == '-' },
		firstText: "a digit or -",
	}
	cloud := nameRule{
		min: 1, max: 256, chars: "-", charsText: "letters, digits and -",
		badFirst: func(c rune) bool { return c == '-' }, firstText: "-",
	}
	switch kind {
	case ServiceName:
		fc.what = "a service name"
		return fc
	case FunctionName2:
		fc.what = "a function name"
		return fc
	case FunctionName3:
		fc.what, fc.chars = "a function name", "_-$"
		return fc
	case AliasName:
		fc.what = "an alias name"
		return fc
	case QueueName:
		cloud.what = "a queue name"
	case TopicName:
		cloud.what = "a topic name"
	case BusName:
		cloud.what, cloud.min, cloud.max = "an event bus name", 2, 127
	}
	return cloud
}

// CheckName reports whether a name keeps the rules of its kind, and what it breaks if it
// does not: "a function name must not begin with a digit or -".
func CheckName(kind NameKind, name symbol.Text) (symbol.Tri, string) {
	return ruleFor(kind).check(name)
}

func (r nameRule) check(name symbol.Text) (symbol.Tri, string) {
	length := 0
	for i, s := range name.Segments() {
		if s.Ref != nil {
			length += s.Ref.Chars.MinLen()
			continue
		}
		for j, c := range s.Lit {
			if i == 0 && j == 0 && r.badFirst(c) {
				return symbol.No, fmt.Sprintf("%s must not begin with %s", r.what, r.firstText)
			}
			if !letter(c) && !digit(c) && !strings.ContainsRune(r.chars, c) {
				return symbol.No, fmt.Sprintf("%s may only have %s, not %q", r.what, r.charsText, c)
			}
			length++
		}
	}
	switch {
	case length > r.max:
		return symbol.No, fmt.Sprintf("%s has at most %d characters, not %d", r.what, r.max, length)
	case !name.IsKnown():
		return symbol.Unknown, ""
	case length == 0:
		return symbol.No, fmt.Sprintf("%s must not be empty", r.what)
	case length < r.min:
		return symbol.No, fmt.Sprintf("%s has at least %d characters", r.what, r.min)
	}
	return symbol.Yes, ""
}

// Qualifier is what a qualifier turns out to be.
type Qualifier uint8

// What a qualifier can be.
const (
	QualifierUnknown Qualifier = iota
	QualifierLatest            // LATEST
	QualifierVersion           // a version number
	QualifierAlias             // a legal alias name
	QualifierCase              // LATEST in another case: a legal alias name that was hardly meant
	QualifierInvalid
)

// CheckQualifier says what a qualifier is, and what is wrong with it if it is invalid: it
// must be LATEST, a version number or the name of an alias (website/docs/r of the two async
// resources and fc_alias, 2026-08-21). The empty text is invalid: FC3 takes it as not set.
func CheckQualifier(q symbol.Text) (Qualifier, string) {
	segs := q.Segments()
	if len(segs) > 0 && segs[0].Ref == nil && digit(rune(segs[0].Lit[0])) {
		return checkVersion(q)
	}
	ok, problem := CheckName(AliasName, q)
	s, _ := q.Known()
	switch {
	case ok == symbol.No:
		return QualifierInvalid, problem
	case ok == symbol.Unknown:
		return QualifierUnknown, ""
	case s == "LATEST":
		return QualifierLatest, ""
	case strings.EqualFold(s, "LATEST"):
		return QualifierCase, ""
	}
	return QualifierAlias, ""
}

// checkVersion judges a qualifier that begins with a digit, which no alias name does.
func checkVersion(q symbol.Text) (Qualifier, string) {
	for _, s := range q.Segments() {
		if s.Ref == nil && strings.ContainsFunc(s.Lit, func(c rune) bool { return !digit(c) }) {
			return QualifierInvalid, "it begins with a digit, as no alias name does, and is no version number"
		}
	}
	if !q.IsKnown() {
		return QualifierUnknown, ""
	}
	return QualifierVersion, ""
}
