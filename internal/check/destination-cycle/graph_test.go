package destinationcycle

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func known(s string) model.Value { return model.Value{Set: symbol.Yes, Text: symbol.Lit(s)} }

// project has functions 0 to n-1, each of which delivers to those that next says.
func project(next [][]int) *model.Project {
	p := &model.Project{}
	for i, to := range next {
		c := &model.AsyncConfig{Generation: model.FC3, FunctionName: known(fmt.Sprint("f", i)), Qualifier: model.Value{Set: symbol.No}}
		block := &model.DestinationConfig{Block: &model.Block{Exists: symbol.Yes}}
		for _, j := range to {
			block.OnFailure = append(block.OnFailure, &model.Side{
				Block:       &model.Block{Type: "on_failure", Exists: symbol.Yes},
				Destination: known(fmt.Sprintf("acs:fc:r:1234567890:functions/f%d", j)),
			})
		}
		c.Destinations = []*model.DestinationConfig{block}
		p.AsyncConfigs = append(p.AsyncConfigs, c)
	}
	return p
}

// TestCircles: what is reported are circles, and without them there is none.
func TestCircles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "n")
		next := make([][]int, n)
		for i := range next {
			next[i] = rapid.SliceOfN(rapid.IntRange(0, n-1), 0, 3).Draw(t, "next")
		}
		g := newGraph(project(next))
		circles := g.circles()
		for _, c := range circles {
			seen := map[*node]bool{}
			for i, e := range c {
				if e.to != c[(i+1)%len(c)].from {
					t.Fatalf("no circle: %v", c)
				}
				if seen[e.from] {
					t.Fatalf("a function is passed twice: %v", c)
				}
				seen[e.from] = true
			}
			if len(c) < 2 {
				t.Fatalf("a function alone is no circle: %v", c)
			}
		}
		rest := &graph{nodes: g.nodes}
		for _, n := range g.nodes {
			n.out = nil
		}
		for _, e := range g.edges {
			if !e.covered {
				rest.edges = append(rest.edges, &edge{from: e.from, to: e.to})
			}
		}
		if more := rest.circles(); len(more) > 0 {
			t.Fatalf("circles are left: %v", more)
		}
	})
}

// TestLongCircle: neither recursion nor the length of the way is a limit.
func TestLongCircle(t *testing.T) {
	next := make([][]int, 5000)
	for i := range next {
		next[i] = []int{(i + 1) % len(next)}
	}
	got := newGraph(project(next)).circles()
	if len(got) != 1 || len(got[0]) != len(next) {
		t.Fatalf("%d circles", len(got))
	}
	const want = "f8 -(on_failure)-> f9 -(on_failure)-> (4980 more) -> f4990 -(on_failure)-> f4991 "
	if s := path(got[0]); !strings.Contains(s, want) {
		t.Errorf("the path is shown as %s", s)
	}
}

// TestDenseGraph: all pairs of functions deliver to each other.
func TestDenseGraph(t *testing.T) {
	const n = 60
	next := make([][]int, n)
	for i := range next {
		for j := range n {
			next[i] = append(next[i], j)
		}
	}
	if got, want := len(newGraph(project(next)).circles()), n*(n-1)/2; got != want {
		t.Errorf("%d circles, want %d", got, want)
	}
}
