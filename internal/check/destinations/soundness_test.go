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
