package destinations

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// TestSoundness: what is reported of a partly known destination holds whatever its
// references become.
func TestSoundness(t *testing.T) {
	words := []string{
		"acs", "arn", ":", ":", ":", ":", "/", "/", "mns", "fc", "eventbridge", "mq", "oss", "ram", "rocketmq", "r", "1234567890",
		"queues", "topics", "messages", "message", "functions", "services", "eventbus", "q", "rmq-x", "instances", "topic", "*", ".", "%", " ",
		"acs:mns:r:1234567890:", "acs:fc:r:1234567890:", "acs:eventbridge:r:1234567890:", "acs:mq:r:1234567890:",
		"/queues/", "/messages", "functions/", "services/",
	}
	names := []string{"q", "queues", "messages", "acs", "mns", "role", "rmq-x", "1234567890"}
	rapid.Check(t, func(t *rapid.T) {
		var partly, whole []symbol.Text
		for range rapid.IntRange(1, 9).Draw(t, "parts") {
			switch rapid.IntRange(0, 5).Draw(t, "kind") {
			case 0:
				partly = append(partly, symbol.FromRef(symbol.Ref{Key: rapid.StringMatching("[a-z]{8}").Draw(t, "key"), Display: "var.any"}))
				for range rapid.IntRange(0, 4).Draw(t, "length") {
					whole = append(whole, symbol.Lit(rapid.SampledFrom(words).Draw(t, "word")))
				}
			case 1:
				partly = append(partly, symbol.FromRef(symbol.Ref{Key: rapid.StringMatching("[a-z]{8}").Draw(t, "key"), Display: "q.name", Chars: symbol.NameText}))
				whole = append(whole, symbol.Lit(rapid.SampledFrom(names).Draw(t, "name")))
			default:
				lit := symbol.Lit(rapid.SampledFrom(words).Draw(t, "word"))
				partly, whole = append(partly, lit), append(whole, lit)
			}
		}
		x := one(&model.Project{}, model.Value{Set: symbol.Yes, Text: symbol.Concat(partly...)})
		y := one(&model.Project{}, model.Value{Set: symbol.Yes, Text: symbol.Concat(whole...)})
		if len(x) == 0 || len(y) == 0 {
			return // empty
		}
		a, b := x[0], y[0]
		if faulty(a) && !faulty(b) {
			t.Fatalf("%s is reported (state %d, %s), but %s is not", a.Value().Text, a.State, a.PathProblem, b.Value().Text)
		}
	})
}

// faulty: FCA201, FCA202, FCA203 or FCA209 reports the destination.
func faulty(d *Destination) bool {
	switch d.State {
	case Undecided, ProductUndecided:
		return d.Padded
	case Readable:
		return d.Padded || d.PathOK == symbol.No
	}
	return true
}

func TestTogether(t *testing.T) {
	src := "resource \"x\" \"a\" {\n  n = 1\n}\nresource \"x\" \"b\" {\n  count = 2\n}\nresource \"x\" \"c\" {\n  for_each= {}\n}\n"
	block := func(from, to int) model.Range {
		return model.Range{File: "main.tf", Start: model.Pos{Byte: from}, End: model.Pos{Byte: to}}
	}
	plain, counted, each := block(0, 28), block(29, 61), block(62, len(src))
	in := func(module string, symbolic bool, b model.Range) *model.Resource {
		return &model.Resource{Module: module, Symbolic: symbolic, Block: b}
	}
	s := Read(&model.Project{Sources: map[string][]byte{"main.tf": []byte(src)}})
	for _, c := range []struct {
		a, b *model.Resource
		want symbol.Tri
	}{
		{in("", false, plain), in("", true, plain), symbol.Yes},
		{in("module.m", true, plain), in("module.m", true, counted), symbol.Yes},
		{in("module.m", true, counted), in("module.m", true, plain), symbol.Unknown},
		{in("module.m", true, each), in("module.m", true, plain), symbol.Unknown},
		{in("module.m", true, plain), in("module.n", true, plain), symbol.Unknown},
		{in("module.m", true, plain), in("module.m", false, plain), symbol.Unknown},
		{in("", true, plain), in("", true, plain), symbol.Unknown},
		{in("module.m", true, model.Range{}), in("module.m", true, plain), symbol.Unknown},
	} {
		if got := s.Together(c.a, c.b); got != c.want {
			t.Errorf("Together(%+v, %+v) = %v, want %v", *c.a, *c.b, got, c.want)
		}
	}
}
