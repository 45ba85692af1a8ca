package source

import (
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// graph is Terraform's dependency graph of a root module: what waits for what. As there, its
// vertices are blocks, whatever instances they have. It is made when it is first asked, and
// used by one goroutine.
type graph struct {
	*evaluator
	// places are module blocks, callers first: instances of a tree of their own, one for each
	// block.
	places []*instance
	ids    map[vertex]int
	named  map[string]int // resources, by address without instance keys
	whole  map[string]int // modules, when all of them is done, likewise
	users  [][]int        // of each vertex, those that wait for it directly
	later  map[int]bits   // of each vertex that was asked for, all that wait for it
	read   map[*module]*dependencies
	unsure bits // those that wait for something that a plan hides; nil if it hides nothing
}

// vertex is something in a module that others can wait for.
type vertex struct {
	in   *instance
	kind vertexKind
	name string // "" for opening and closing
}

type vertexKind uint8

const (
	resourceVertex vertexKind = iota // type.name, data.type.name, ephemeral.type.name
	localVertex
	variableVertex
	outputVertex
	providerVertex
	// opening is the moment at which the instances of a module are known: everything in the
	// module waits for it, and it waits for what count, for_each and depends_on refer to.
	opening
	// closing is the moment at which all of a module is done.
	closing
	// unread stands for all of a module that can't be read; name is that of the call.
	unread
	// hiddenVertex is what no plan shows: what local values, dynamic blocks and conditions refer to.
	hiddenVertex
)

func newGraph(e *evaluator) *graph { return &graph{evaluator: e} }

// waits reports whether a resource is created only after another.
func (g *graph) waits(r, other *model.Resource) symbol.Tri {
	if g.after(r.Node, other.Node) {
		return symbol.Yes
	}
	if id, ok := g.named[r.Node]; ok && g.unsure != nil && g.unsure.has(id) {
		return symbol.Unknown
	}
	return symbol.No
}

// after reports whether a resource block, or a module, waits for another resource block, by addresses
// without instance keys.
//
// Rules ask about many resources and few others, an attachment of a policy mostly, of which
// little else depends on. So it looks for all that wait for the other one, once for each.
func (g *graph) after(r, other string) bool {
	if g.users == nil {
		g.build()
	}
	to, ok1 := g.named[r]
	if !ok1 {
		to, ok1 = g.whole[r]
	}
	from, ok2 := g.named[other]
	if !ok1 || !ok2 || from == to {
		return false
	}
	found := g.later[from]
	if found == nil {
		found = g.waiting(from)
		g.later[from] = found
	}
	return found.has(to)
}

// waiting finds all that wait for a vertex.
func (g *graph) waiting(from int) bits {
	found := newBits(len(g.users))
	for todo := []int{from}; len(todo) > 0; {
		v := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, u := range g.users[v] {
			if !found.has(u) {
				found.add(u)
				todo = append(todo, u)
			}
		}
	}
	return found
}

// build makes the graph.
func (g *graph) build() {
	g.ids, g.named, g.whole, g.later = map[vertex]int{}, map[string]int{}, map[string]int{}, map[int]bits{}
	g.users, g.read = [][]int{}, map[*module]*dependencies{}
	root := newInstance(g.root.module)
	root.config = g.root.config
	g.declare(root)
	for _, in := range g.places {
		g.connect(in)
	}
	if id, ok := g.ids[vertex{kind: hiddenVertex}]; ok {
		g.unsure = g.waiting(id)
	}
	g.read, g.ids, g.places = nil, nil, nil // they have done their part
}

// declare makes the vertices of a module block and of those inside it.
func (g *graph) declare(in *instance) {
	g.places = append(g.places, in)
	g.vertex(vertex{in, opening, ""})
	g.whole[in.block] = g.vertex(vertex{in, closing, ""})
	for _, d := range g.dependencies(in.module).of {
		id := g.vertex(vertex{in, d.kind, d.name})
		if d.kind == resourceVertex {
			g.named[dotted(in.block, d.name)] = id
		}
	}
	for _, name := range in.callOrder {
		set := &callSet{call: in.calls[name], state: done}
		in.children[name] = set
		var m *module
		if len(g.places) < maxInstances { // modules that call modules multiply
			m = g.moduleFor(in, set.call)
		}
		if m == nil {
			set.missing = true
			g.vertex(vertex{in, unread, name})
			continue
		}
		child := newInstance(m)
		child.parent, child.call, child.depth = in, set.call, in.depth+1
		child.block = dotted(in.block, "module."+name)
		child.path = child.block
		child.config = in.configOf(name)
		set.instances = []*instance{child}
		g.declare(child)
	}
}

// vertex returns the number of a vertex, a new one if it is new.
func (g *graph) vertex(v vertex) int {
	id, ok := g.ids[v]
	if !ok {
		id = len(g.users)
		g.ids[v] = id
		g.users = append(g.users, nil)
	}
	return id
}

// connect adds the edges that begin in a module.
func (g *graph) connect(in *instance) {
	opened, closed := g.ids[vertex{in, opening, ""}], g.ids[vertex{in, closing, ""}]
	g.wait(closed, opened)
	for _, d := range g.dependencies(in.module).of {
		id := g.ids[vertex{in, d.kind, d.name}]
		g.wait(id, opened)
		g.wait(closed, id)
		g.refer(id, in, d.refs)
		if d.provider != nil {
			if p := g.providerIn(in, *d.provider); p.block != nil {
				g.waitFor(id, vertex{p.in, providerVertex, p.block.ref.String()})
			}
		}
	}
	for _, name := range in.callOrder {
		set := in.children[name]
		c := g.dependencies(in.module).calls[name]
		if set.missing {
			id := g.ids[vertex{in, unread, name}]
			g.wait(id, opened)
			g.wait(closed, id)
			g.refer(id, in, c.opening)
			for _, refs := range c.args {
				g.refer(id, in, refs)
			}
			continue
		}
		child := set.instances[0]
		first := g.ids[vertex{child, opening, ""}]
		g.wait(first, opened)
		g.refer(first, in, c.opening)
		for arg, refs := range c.args {
			if id, ok := g.ids[vertex{child, variableVertex, arg}]; ok {
				g.refer(id, in, refs)
			}
		}
		g.waitFor(closed, vertex{child, closing, ""})
	}
}

// refer adds edges for references that are written in a module.
func (g *graph) refer(id int, in *instance, refs references) {
	for r := range refs {
		if r.kind == hiddenVertex {
			g.wait(id, g.vertex(vertex{kind: hiddenVertex}))
			continue
		}
		if r.call == "" {
			g.waitFor(id, vertex{in, r.kind, r.name})
			continue
		}
		switch set := in.children[r.call]; {
		case set == nil:
		case set.missing:
			g.waitFor(id, vertex{in, unread, r.call})
		case r.kind == outputVertex && set.instances[0].outputs[r.name] == nil && set.instances[0].incomplete:
			// The output may stand where the module can't be read.
			g.waitFor(id, vertex{set.instances[0], closing, ""})
		default:
			g.waitFor(id, vertex{set.instances[0], r.kind, r.name})
		}
	}
}

// waitFor adds an edge to a vertex if there is one. What is not declared is waited for by nobody.
func (g *graph) waitFor(id int, v vertex) {
	if other, ok := g.ids[v]; ok {
		g.wait(id, other)
	}
}

func (g *graph) wait(id, other int) { g.users[other] = append(g.users[other], id) }

// bits is a set of small numbers.
type bits []uint64

func newBits(n int) bits      { return make(bits, n/64+1) }
func (b bits) has(i int) bool { return b[i/64]>>(i%64)&1 == 1 }
func (b bits) add(i int)      { b[i/64] |= 1 << (i % 64) }
