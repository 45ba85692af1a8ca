package ram

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// part is a piece of a document: as it is partly known, and as it is in one world. A part
// that is an element of an array may stand for any number of elements in the world.
type part struct {
	known    symbol.Text
	optional []symbol.Span
	world    []string
}

// worldMaker makes parts, and what their references become.
type worldMaker struct {
	*rand.Rand
	values map[string]string // of references inside strings
	next   int               // names the references that stand for JSON values
}

func (w *worldMaker) pick(from ...string) string { return from[w.IntN(len(from))] }

// words is a text with references in it, and the text in the world.
func (w *worldMaker) words(from []string) (symbol.Text, string) {
	s := w.pick(from...)
	var known []symbol.Text
	world := ""
	for piece := range strings.SplitSeq(s, ":") {
		if world != "" {
			known, world = append(known, symbol.Lit(":")), world+":"
		}
		if w.IntN(12) > 0 {
			known, world = append(known, symbol.Lit(piece)), world+piece
			continue
		}
		// Of every two references with one name one may not be what was written.
		r := symbol.Ref{Key: w.pick("a", "b", "n"), Display: "var.r"}
		if r.Key == "n" {
			r.Chars = symbol.NameText
		}
		if _, ok := w.values[r.Key]; !ok {
			w.values[r.Key] = piece
			if r.Key == "n" && strings.Trim(piece, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != "" || r.Key == "n" && piece == "" {
				w.values[r.Key] = "q"
			}
		}
		known, world = append(known, symbol.FromRef(r)), world+w.values[r.Key]
	}
	return symbol.Concat(known...), world
}

func (w *worldMaker) string(from []string) part {
	known, world := w.words(from)
	src, _ := json.Marshal(world)
	return part{known: symbol.Concat(symbol.Lit(`"`), known, symbol.Lit(`"`)), world: []string{string(src)}}
}

// value hides a part behind a reference at times.
func (w *worldMaker) value(p part, chance int) part {
	if w.IntN(chance) > 0 {
		return p
	}
	w.next++
	return part{known: symbol.FromRef(symbol.Ref{Key: fmt.Sprint("value", w.next), Display: "var.v"}), world: p.world}
}

func join(before string, parts []part, after string) part {
	out := part{known: symbol.Lit(before)}
	var world []string
	for i, p := range parts {
		if i > 0 {
			out.known = symbol.Concat(out.known, symbol.Lit(","))
		}
		shift := out.known.Len()
		for _, s := range p.optional {
			out.optional = append(out.optional, symbol.Span{From: s.From + shift, To: s.To + shift})
		}
		out.known = symbol.Concat(out.known, p.known)
		world = append(world, p.world...)
	}
	out.known = symbol.Concat(out.known, symbol.Lit(after))
	out.world = []string{before + strings.Join(world, ",") + after}
	return out
}

// list makes an array of which at least one element is certainly there.
func (w *worldMaker) list(element func() part, least int) part {
	var parts []part
	for range least + w.IntN(3) {
		p := element()
		if len(parts) >= least {
			switch w.IntN(5) {
			case 0: // any number of elements that are not known
				p = w.value(p, 1)
				for len(p.world) < 2 && w.IntN(2) == 0 {
					p.world = append(p.world, element().world...)
				}
				if w.IntN(3) == 0 {
					p.world = nil
				}
			case 1: // an element that may not be there
				p.optional = append(p.optional, symbol.Span{To: p.known.Len()})
				if w.IntN(2) == 0 {
					p.world = nil
				}
			}
		}
		parts = append(parts, p)
	}
	w.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	return join("[", parts, "]")
}

func pair(key string, p part) part {
	return join(`"`+key+`":`, []part{p}, "")
}

func (w *worldMaker) statement() part {
	effect := w.string([]string{w.pick("Allow", "Allow", "Deny")})
	if !effect.known.IsKnown() {
		effect.world = []string{w.pick(`"Allow"`, `"Deny"`)} // any other is no policy
	}
	if s := strings.Trim(effect.world[0], `"`); effect.known.IsKnown() && s != "Allow" && s != "Deny" {
		effect = part{known: symbol.Lit(`"Allow"`), world: []string{`"Allow"`}}
	}
	not, notResource := "", ""
	if w.IntN(6) == 0 {
		not = "Not"
	}
	if w.IntN(8) == 0 {
		notResource = "Not"
	}
	members := []part{
		pair("Effect", w.value(effect, 24)),
		pair(not+"Action", w.value(w.list(func() part { return w.string(somePatterns) }, 1), 24)),
		pair(notResource+"Resource", w.value(w.list(func() part { return w.string(someGlobs) }, 1), 24)),
	}
	if w.IntN(3) == 0 {
		operator := someOperators[w.IntN(len(someOperators))]
		kind := kindOf(operator)
		keys := pair(w.pick(kind+"0", kind+"1"), w.value(w.list(func() part { return w.string(someValues[kind]) }, 1), 24))
		members = append(members, pair("Condition", w.value(join("{", []part{pair(operator, w.value(join("{", []part{keys}, "}"), 24))}, "}"), 24)))
	}
	return join("{", members, "}")
}

// What is decided about partly known policies must be what is decided about the policies
// that they become.
func TestEvaluateHoldsInEveryWorld(t *testing.T) {
	w := &worldMaker{Rand: rand.New(rand.NewPCG(3, 4))}
	seen := map[Decision]int{}
	for range 10_000 {
		w.values, w.next = map[string]string{}, 0
		var known, world []Policy
		var sources []string
		for range 1 + w.IntN(2) {
			doc := join("{", []part{pair("Version", part{known: symbol.Lit(`"1"`), world: []string{`"1"`}}), pair("Statement", w.value(w.list(w.statement, 1), 20))}, "}")
			k := Policy{Document: Decode(doc.known, doc.optional, Identity), Attached: symbol.Yes}
			r := Policy{Document: Decode(symbol.Lit(doc.world[0]), nil, Identity), Attached: symbol.Yes}
			if len(k.Document.Problems)+len(r.Document.Problems) > 0 {
				t.Fatalf("%s\n%s\n%+v\n%+v", doc.known, doc.world[0], k.Document.Problems, r.Document.Problems)
			}
			sources = append(sources, doc.known.String(), doc.world[0])
			if w.IntN(10) == 0 {
				k.Attached, r.Attached = symbol.Unknown, symbol.Of(w.IntN(2) == 0)
			}
			if w.IntN(20) == 0 {
				k.Document = nil
			}
			known, world = append(known, k), append(world, r)
		}
		resource, real := w.words(someResources)
		context := map[string][]string{}
		full := map[string][]string{}
		for kind, values := range someValues {
			for _, key := range []string{kind + "0", kind + "1"} {
				full[key] = some(w.Rand, values, 1)
				if w.IntN(2) == 0 {
					context[key] = full[key]
				}
			}
		}
		request := Request{Action: w.pick(someActions...), Resource: resource, Context: context, TrustNotResource: w.IntN(2) == 0}
		got := Evaluate(known, request)
		seen[got.Decision]++
		if got.Decision == Undetermined || got.Decision == Conditional {
			continue
		}
		request.Resource, request.Context, request.TrustNotResource = symbol.Lit(real), full, true
		want := Evaluate(world, request)
		if got.Decision == ImplicitDeny && want.Decision == ExplicitDeny {
			continue // what nothing allows may be denied besides
		}
		if want.Decision != got.Decision {
			t.Fatalf("%s on %s (%s) is %d, but in a world it is %d:\n%s", request.Action, resource, real, got.Decision, want.Decision, strings.Join(sources, "\n"))
		}
	}
	for d := Undetermined; d <= Conditional; d++ {
		if seen[d] < 100 {
			t.Errorf("decision %d was come to only %d times: %v", d, seen[d], seen)
		}
	}
}
