package ram

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// The naive evaluator below shares nothing with the package: it is what the words of the
// documentation say, written down as plainly as possible.

type naivePolicy struct {
	System     string           `json:"-"` // its name; Statements are unused then
	Unknown    bool             `json:"-"` // a custom policy without text
	Version    string           `json:"Version"`
	Statements []naiveStatement `json:"Statement"`
}

type naiveStatement struct {
	Effect      string                         `json:"Effect"`
	Action      []string                       `json:"Action,omitempty"`
	NotAction   []string                       `json:"NotAction,omitempty"`
	Resource    []string                       `json:"Resource,omitempty"`
	NotResource []string                       `json:"NotResource,omitempty"`
	Condition   map[string]map[string][]string `json:"Condition,omitempty"`
}

func naiveGlob(p, s []rune) bool {
	if len(p) == 0 {
		return len(s) == 0
	}
	if p[0] == '*' {
		for i := range len(s) + 1 {
			if naiveGlob(p[1:], s[i:]) {
				return true
			}
		}
		return false
	}
	return len(s) > 0 && (p[0] == '?' || p[0] == s[0]) && naiveGlob(p[1:], s[1:])
}

func naiveAny(patterns []string, s string, fold bool) bool {
	for _, p := range patterns {
		if fold {
			p, s = strings.ToLower(p), strings.ToLower(s)
		}
		if naiveGlob([]rune(p), []rune(s)) {
			return true
		}
	}
	return false
}

func (s naiveStatement) matches(action, resource string) bool {
	a, r := false, false
	if s.NotAction != nil {
		a = !naiveAny(s.NotAction, action, true)
	} else {
		a = naiveAny(s.Action, action, true)
	}
	if s.NotResource != nil {
		r = !naiveAny(s.NotResource, resource, false)
	} else {
		r = naiveAny(s.Resource, resource, false)
	}
	return a && r
}

// naiveDates are points of time in minutes.
var naiveDates = map[string]int{
	"2026-01-02T15:04Z": 4, "2026-01-02T15:04:00Z": 4, "2026-01-02T16:04:00+01:00": 4, "2026-01-02T15:05:00.0Z": 5, "2026-01-02T15:03Z": 3,
}

// naivePair compares two values: 1 they agree, 0 they do not, -1 nobody knows.
func naivePair(operator, want, have string) int {
	truth := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	compare := func(rest string, d float64) int {
		return map[string]int{
			"Equals": truth(d == 0), "LessThan": truth(d < 0), "LessThanEquals": truth(d <= 0),
			"GreaterThan": truth(d > 0), "GreaterThanEquals": truth(d >= 0),
		}[rest]
	}
	switch {
	case operator == "StringEquals":
		return truth(want == have)
	case operator == "StringEqualsIgnoreCase":
		return truth(strings.EqualFold(want, have))
	case operator == "StringLike":
		return truth(naiveGlob([]rune(want), []rune(have)))
	case operator == "Bool":
		want, have = strings.ToLower(want), strings.ToLower(have)
		if want != "true" && want != "false" || have != "true" && have != "false" {
			return -1
		}
		return truth(want == have)
	case operator == "IpAddress":
		ip := net.ParseIP(have)
		if ip == nil {
			return -1
		}
		if _, n, err := net.ParseCIDR(want); err == nil {
			return truth(n.Contains(ip))
		}
		if single := net.ParseIP(want); single != nil {
			return truth(single.Equal(ip))
		}
		return -1
	case strings.HasPrefix(operator, "Numeric"):
		a, err := strconv.ParseFloat(have, 64)
		b, err2 := strconv.ParseFloat(want, 64)
		if err != nil || err2 != nil {
			return -1
		}
		return compare(operator[len("Numeric"):], a-b)
	case strings.HasPrefix(operator, "Date"):
		a, ok := naiveDates[have]
		b, ok2 := naiveDates[want]
		if !ok || !ok2 {
			return -1
		}
		return compare(operator[len("Date"):], float64(a-b))
	}
	return -1
}

// holds is 1, 0 or -1 for nobody knows.
func (s naiveStatement) holds(context map[string][]string) int {
	result := 1
	for operator, keys := range s.Condition {
		for key, values := range keys {
			one := 0
			base := strings.Replace(operator, "Not", "", 1)
			have, ok := context[key]
			if !ok || strings.HasSuffix(operator, "IfExists") {
				one = -1
			} else {
				for _, w := range values {
					for _, h := range have {
						p := naivePair(base, w, h)
						if p == 1 {
							one = 1
						} else if p == -1 && one == 0 {
							one = -1
						}
					}
				}
				if base != operator && one >= 0 {
					one = 1 - one
				}
			}
			if one == 0 {
				return 0
			}
			result = min(result, one)
		}
	}
	return result
}

// naiveSystem are the statements of some system policies, and whether these are all.
func naiveSystem(name string) (statements []naiveStatement, known, whole bool) {
	allow := func(actions ...string) []naiveStatement {
		return []naiveStatement{{Effect: "Allow", Action: actions, Resource: []string{"*"}}}
	}
	switch name {
	case "AliyunMNSFullAccess":
		return allow("mns:*"), true, true
	case "AliyunFCInvocationAccess":
		return allow("fc:InvokeFunction"), true, true
	case "AliyunMNSReadOnlyAccess":
		return allow("mns:Get*", "mns:Query*", "mns:Desc*", "mns:List*"), true, true
	case "AliyunEventBridgeFullAccess":
		return allow("eventbridge:*"), true, false
	case "ReadOnlyAccess":
		return nil, true, false
	}
	return nil, false, false
}

type naiveVerdict struct {
	decision Decision
	matched  []string
}

func naiveEvaluate(policies []naivePolicy, action, resource string, context map[string][]string) naiveVerdict {
	delivery := slices.Contains([]string{"mns:SendMessage", "fc:InvokeFunction", "eventbridge:PutEvents"}, action)
	var allows, denies, maybeAllows, maybeDenies []string
	unknown := false
	for i, p := range policies {
		statements := p.Statements
		if p.System != "" {
			known, whole := false, false
			statements, known, whole = naiveSystem(p.System)
			unknown = unknown || !known || !whole && !delivery
		}
		if p.Unknown {
			unknown, statements = true, nil
		}
		for j, s := range statements {
			if !s.matches(action, resource) {
				continue
			}
			at := fmt.Sprintf("%d.%d", i, j)
			switch h := s.holds(context); {
			case h == 1 && s.Effect == "Allow":
				allows = append(allows, at)
			case h == 1:
				denies = append(denies, at)
			case h == -1 && s.Effect == "Allow":
				maybeAllows = append(maybeAllows, at)
			case h == -1:
				maybeDenies = append(maybeDenies, at)
			}
		}
	}
	switch {
	case len(denies) > 0:
		return naiveVerdict{ExplicitDeny, denies}
	case len(allows) > 0 && len(maybeDenies) > 0:
		return naiveVerdict{Conditional, maybeDenies}
	case len(allows) > 0:
		return naiveVerdict{Allowed, allows}
	case len(maybeAllows) > 0:
		both := append(maybeAllows, maybeDenies...)
		slices.Sort(both)
		return naiveVerdict{Conditional, both}
	case unknown:
		return naiveVerdict{Undetermined, nil}
	}
	return naiveVerdict{ImplicitDeny, nil}
}

var (
	someActions   = []string{"mns:SendMessage", "mns:ReceiveMessage", "fc:InvokeFunction", "eventbridge:PutEvents", "oss:GetObject"}
	somePatterns  = []string{"mns:SendMessage", "mns:sendmessage", "mns:*", "*", "mns:?endMessage", "*Message", "fc:Invoke*", "mns:Send?essage?", "??s:*", "fc:*", "eventbridge:*"}
	someResources = []string{"acs:mns:cn-hangzhou:1:/queues/q/messages", "acs:mns:cn-hangzhou:1:/topics/t/messages", "acs:fc:cn-beijing:1:functions/f", "é"}
	someGlobs     = []string{"*", "acs:mns:*:*:/queues/*", "acs:mns:*:*:/queues/q", "acs:mns:*:1:/queues/?/messages", "acs:mns:cn-hangzhou:1:/queues/q/messages", "acs:MNS:*", "acs:*:functions/f", "acs:fc:*:functions/?f", "?", "acs:mns:*/*/*/messages"}
	someValues    = map[string][]string{
		"String":  {"a", "A", "ab", "a*", "?", "é", "É"},
		"Numeric": {"1", "1.0", "2", "10", "-1.5e1", "0.1", "x"},
		"Date":    {"2026-01-02T15:04Z", "2026-01-02T15:04:00Z", "2026-01-02T16:04:00+01:00", "2026-01-02T15:05:00.0Z", "2026-01-02T15:03Z", "2026-01-02"},
		"Bool":    {"true", "TRUE", "false", "no"},
		"Ip":      {"10.0.0.1", "10.1.2.3", "10.0.0.0/8", "10.1.0.0/16", "::1", "::/0", "2001:db8::1", "junk"},
	}
	someOperators = []string{
		"StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike", "StringEqualsIfExists",
		"NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals",
		"DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals", "Bool", "IpAddress", "NotIpAddress",
	}
)

func some(r *rand.Rand, from []string, least int) []string {
	var out []string
	for range least + r.IntN(2) {
		out = append(out, from[r.IntN(len(from))])
	}
	return out
}

func kindOf(operator string) string {
	for _, kind := range []string{"String", "Numeric", "Date", "Bool"} {
		if strings.HasPrefix(operator, kind) {
			return kind
		}
	}
	return "Ip"
}

func randomStatement(r *rand.Rand) naiveStatement {
	s := naiveStatement{Effect: "Allow"}
	if r.IntN(3) == 0 {
		s.Effect = "Deny"
	}
	if r.IntN(6) == 0 {
		s.NotAction = some(r, somePatterns, 1)
	} else {
		s.Action = some(r, somePatterns, 1)
	}
	if r.IntN(8) == 0 {
		s.NotResource = some(r, someGlobs, 1)
	} else {
		s.Resource = some(r, someGlobs, 1)
	}
	if r.IntN(2) == 0 {
		s.Condition = map[string]map[string][]string{}
		for range 1 + r.IntN(2) {
			operator := someOperators[r.IntN(len(someOperators))]
			kind := kindOf(operator)
			s.Condition[operator] = map[string][]string{}
			for range 1 + r.IntN(2) {
				s.Condition[operator][kind+strconv.Itoa(r.IntN(2))] = some(r, someValues[kind], 1)
			}
		}
	}
	return s
}

func TestEvaluateAgainstNaiveEvaluator(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	seen := map[Decision]int{}
	for range 30_000 {
		var naive []naivePolicy
		var policies []Policy
		for range 1 + r.IntN(3) {
			n := naivePolicy{Version: "1"}
			p := Policy{Type: "Custom", Attached: symbol.Yes, NeverDenies: true}
			switch r.IntN(8) {
			case 0:
				names := []string{"AliyunMNSFullAccess", "AliyunFCInvocationAccess", "AliyunMNSReadOnlyAccess", "AliyunEventBridgeFullAccess", "ReadOnlyAccess", "NoSuchPolicy"}
				n.System = names[r.IntN(len(names))]
				p, _ = System(n.System)
			case 1:
				n.Unknown = true
			default:
				for range 1 + r.IntN(3) {
					n.Statements = append(n.Statements, randomStatement(r))
				}
				src, err := json.Marshal(n)
				if err != nil {
					t.Fatal(err)
				}
				p.Document = Decode(symbol.Lit(string(src)), nil, Identity)
				if len(p.Document.Problems) > 0 {
					t.Fatalf("%s: %+v", src, p.Document.Problems)
				}
			}
			naive, policies = append(naive, n), append(policies, p)
		}
		context := map[string][]string{}
		for kind, values := range someValues {
			for i := range 2 {
				if r.IntN(2) == 0 {
					context[kind+strconv.Itoa(i)] = some(r, values, 1)
				}
			}
		}
		action, resource := someActions[r.IntN(len(someActions))], someResources[r.IntN(len(someResources))]
		want := naiveEvaluate(naive, action, resource, context)
		got := Evaluate(policies, Request{Action: action, Resource: symbol.Lit(resource), Context: context, TrustNotResource: true})
		var matched []string
		for _, i := range got.Deciding {
			matched = append(matched, fmt.Sprintf("%d.%d", got.Steps[i].Policy, got.Steps[i].Statement.Index))
		}
		if got.Decision != want.decision || !slices.Equal(matched, want.matched) {
			src, _ := json.MarshalIndent(naive, "", " ")
			t.Fatalf("%s on %s with %v: decision %d by %v, want %d by %v\n%s", action, resource, context, got.Decision, matched, want.decision, want.matched, src)
		}
		seen[got.Decision]++
	}
	for d := Undetermined; d <= Conditional; d++ {
		if seen[d] < 300 {
			t.Errorf("decision %d was come to only %d times", d, seen[d])
		}
	}
}
