package destinationcycle

import (
	"slices"

	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// graph has a node for each function (with its qualifier) that a config is for, and an edge
// where destinations lead from one such function to another one.
type graph struct {
	set   *destinations.Set
	nodes []*node
	edges []*edge // in the order of the destinations
}

type node struct {
	provider *model.ProviderConfig
	out      []*edge
	group    int // strongly connected component, see components
}

type edge struct {
	from, to *node
	by       []*destinations.Destination // one or more
	covered  bool                        // part of a circle that was found
}

func newGraph(p *model.Project) *graph {
	g := &graph{set: destinations.Read(p)}
	byPlace := map[string]*node{}  // function, qualifier and place
	byName := map[string][]*node{} // function and qualifier
	of := map[*model.AsyncConfig]*node{}
	for _, c := range p.AsyncConfigs {
		ref, ok := destinations.Configured(c)
		if !ok {
			continue
		}
		name := destinations.QualifiedKey(ref)
		place := name + "\x02" + ref.Region.Key() + "\x02" + ref.Account.Key()
		n := byPlace[place]
		if n == nil {
			n = &node{provider: c.Provider}
			byPlace[place] = n
			byName[name] = append(byName[name], n)
			g.nodes = append(g.nodes, n)
		}
		of[c] = n
	}
	for _, d := range g.set.Readable() {
		ref, ok := d.Function()
		from := of[d.Config]
		if !ok || from == nil {
			continue
		}
		if to := meant(d, byName[destinations.QualifiedKey(ref)]); to != nil && to != from {
			g.connect(from, to, d)
		}
	}
	return g
}

func (g *graph) connect(from, to *node, by *destinations.Destination) {
	for _, e := range from.out {
		if e.to == to {
			e.by = append(e.by, by)
			return
		}
	}
	e := &edge{from: from, to: to, by: []*destinations.Destination{by}}
	from.out = append(from.out, e)
	g.edges = append(g.edges, e)
}

// meant returns the one function of a name that a destination certainly leads to.
func meant(d *destinations.Destination, candidates []*node) *node {
	var found *node
	for _, n := range candidates {
		if d.Reaches(n.provider) != symbol.Yes {
			continue
		}
		if found != nil {
			return nil
		}
		found = n
	}
	return found
}

// circles returns, for every edge that lies on a circle and on none of those before, the
// shortest circle through it. Every circle is broken when those are: their number is
// that of the edges at most, where that of all circles grows exponentially.
func (g *graph) circles() [][]*edge {
	g.components()
	var out [][]*edge
	for _, e := range g.edges {
		if e.covered || e.from.group != e.to.group {
			continue
		}
		circle := append([]*edge{e}, shortestPath(e.to, e.from)...)
		for _, x := range circle {
			x.covered = true
		}
		out = append(out, circle)
	}
	return out
}

// shortestPath finds the way between two nodes of one component, breadth first.
func shortestPath(from, to *node) []*edge {
	by := map[*node]*edge{from: nil}
	for queue := []*node{from}; len(queue) > 0; queue = queue[1:] {
		n := queue[0]
		if n == to {
			break
		}
		for _, e := range n.out {
			if _, seen := by[e.to]; !seen && e.to.group == from.group {
				by[e.to] = e
				queue = append(queue, e.to)
			}
		}
	}
	var path []*edge
	for e := by[to]; e != nil; e = by[e.from] {
		path = append(path, e)
	}
	slices.Reverse(path)
	return path
}

// components numbers the strongly connected components: nodes that reach each other have
// the same group. This is Kosaraju's algorithm, without recursion: circles may be long.
func (g *graph) components() {
	in := map[*node][]*node{}
	out := map[*node][]*node{}
	for _, e := range g.edges {
		in[e.to] = append(in[e.to], e.from)
		out[e.from] = append(out[e.from], e.to)
	}
	seen := map[*node]bool{}
	var order []*node
	for _, n := range g.nodes {
		order = append(order, postorder(n, out, seen)...)
	}
	clear(seen)
	for i := len(order) - 1; i >= 0; i-- {
		for _, n := range postorder(order[i], in, seen) {
			n.group = i
		}
	}
}

// postorder lists the unseen nodes that start reaches, each behind those that it leads to.
func postorder(start *node, next map[*node][]*node, seen map[*node]bool) []*node {
	if seen[start] {
		return nil
	}
	seen[start] = true
	type visit struct {
		n    *node
		done int // how many of next[n] were followed
	}
	var out []*node
	for stack := []*visit{{n: start}}; len(stack) > 0; {
		v := stack[len(stack)-1]
		if v.done == len(next[v.n]) {
			out = append(out, v.n)
			stack = stack[:len(stack)-1]
			continue
		}
		m := next[v.n][v.done]
		v.done++
		if !seen[m] {
			seen[m] = true
			stack = append(stack, &visit{n: m})
		}
	}
	return out
}
