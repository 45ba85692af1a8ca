package alicloud

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

var (
	arnPieces = []string{
		"acs:", "acs", ":", "mns", "fc", "eventbridge", "mq", "oss", "r", "1", "/queues/", "/topics/", "queues/", "/messages", "/message", "/",
		"services/", "functions/", "/functions/", "eventbus/", "s", ".q", "rmq-1", "/instances/", "/topic/", "%",
		"${any.a}", "${any.b}", "${name.a}", "${digit.a}",
	}
	arnHeads  = []string{"acs:mns:r:1:", "acs:fc:r:1:", "acs:eventbridge:r:1:", "acs:mq:r:1:", "acs:${any.b}:r:1:", "acs:mns:", "acs:fc:", ""}
	arnValues = map[symbol.Charset][]string{
		symbol.AnyText: {
			"", "q", "q/messages", "queues/q", "/queues/q", "/queues/q/messages", "s/functions/f", "services/s/functions/f", "functions/f", "functions",
			"eventbus/b", "mns", "fc", "mq", "/", "messages", "ns", "acs", "r:1:/queues/q/messages", "mns:r:1:/queues/q/messages", "r:1:functions/f", "acs:mns:r:1:/queues/q/messages", ":",
		},
		symbol.NameText:  {"q", "messages", "functions", "mns", "f.q", "rmq-1", "1"},
		symbol.DigitText: {"1", "23"},
	}
)

// What is called wrong about a partly known destination is wrong whatever its references become.
func TestDestinationVerdictsHoldInEveryWorld(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := rapid.SampledFrom(arnHeads).Draw(t, "head")
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(arnPieces), 0, 7).Draw(t, "pieces") {
			source += p
		}
		text := parse(source)
		arn, _, ok := ParseARN(text)
		d := ClassifyDestination(arn)
		for range 10 {
			world := map[string]string{}
			for _, r := range text.Refs() {
				world[r.Key] = rapid.SampledFrom(arnValues[r.Chars]).Draw(t, r.Key)
			}
			concrete := symbol.Text{}
			for _, s := range text.Segments() {
				if s.Ref == nil {
					concrete = symbol.Concat(concrete, symbol.Lit(s.Lit))
				} else {
					concrete = symbol.Concat(concrete, symbol.Lit(world[s.Ref.Key]))
				}
			}
			exact, _, okExact := ParseARN(concrete)
			if okExact == symbol.Unknown {
				t.Fatalf("known text %q is undecided", concrete)
			}
			if ok == symbol.No && okExact == symbol.Yes {
				t.Fatalf("%q is malformed, but may become %q", source, concrete)
			}
			if ok == symbol.No || okExact == symbol.No {
				continue
			}
			e := ClassifyDestination(exact)
			if arn.Complete && holdsColon(text, world) {
				continue // references between literal colons are taken to hold none
			}
			if d.PathOK == symbol.No && e.PathOK == symbol.Yes && e.Kind != RocketMQ4 {
				t.Fatalf("%q: %s, but it may become %q", source, d.PathProblem, concrete)
			}
			if d.Kind == Unsupported && e.Kind != Unsupported {
				t.Fatalf("%q is unsupported, but may become %q", source, concrete)
			}
			if d.Kind == RocketMQ5 && e.Kind != RocketMQ5 {
				t.Fatalf("%q is of RocketMQ 5, but may become %q", source, concrete)
			}
			if f, isFunction := d.Function(); isFunction && d.Name.IsKnown() && e.PathOK == symbol.Yes {
				if g, ok := e.Function(); ok && f.SameFunction(g) == symbol.No {
					t.Fatalf("%q names another function than %q", source, concrete)
				}
			}
		}
	})
}

func holdsColon(t symbol.Text, world map[string]string) bool {
	for _, r := range t.Refs() {
		for _, c := range world[r.Key] {
			if c == ':' {
				return true
			}
		}
	}
	return false
}
