package source

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGraphAgainstTerraform compares what waits for what with the graph that the terraform
// command draws, in the modules of TestGraph and in random ones.
func TestGraphAgainstTerraform(t *testing.T) {
	if testing.Short() {
		t.Skip("running terraform takes a while")
	}
	terraform, err := exec.LookPath("terraform")
	if err != nil {
		t.Skip("needs the terraform command (1.11) in the path: it says what is right")
	}
	cases := slices.DeleteFunc(slices.Clone(graphCases), func(c graphCase) bool { return c.alien != "" })
	for i := range 24 {
		cases = append(cases, graphCase{name: fmt.Sprintf("random %d", i), files: randomModules(rand.New(rand.NewPCG(1, uint64(i))))})
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			dir := written(t, c.files)
			s := &shape{T: t, terraform: terraform, dir: dir}
			s.run("init", "-backend=false", "-input=false")
			want := drawn(t, string(s.run("graph", "-type=plan")))
			got := ancestors(newGraph(evaluatorFor(dir, Options{})))
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
				for name, src := range c.files {
					t.Logf("%s:\n%s", name, src)
				}
			}
		})
	}
}

var drawnEdge = regexp.MustCompile(`^\s*"\[root\] (.*)" -> "\[root\] (.*)"$`)
var drawnNode = regexp.MustCompile(`^\s*"\[root\] (.*?)( \(expand\))?" \[label = .*shape = "box"\]$`)

// drawn reads what each resource waits for out of a graph in the language of GraphViz.
func drawn(tb testing.TB, dot string) map[string][]string {
	tb.Helper()
	edges, resources := map[string][]string{}, map[string]string{}
	for _, line := range strings.Split(dot, "\n") {
		if m := drawnEdge.FindStringSubmatch(line); m != nil {
			edges[m[1]] = append(edges[m[1]], m[2])
		}
		if m := drawnNode.FindStringSubmatch(line); m != nil {
			resources[m[1]+m[2]] = m[1]
		}
	}
	if len(resources) == 0 {
		tb.Fatalf("no resources in\n%s", dot)
	}
	out := map[string][]string{}
	for from, name := range resources {
		seen := map[string]bool{from: true}
		out[name] = []string{}
		for todo := []string{from}; len(todo) > 0; {
			v := todo[0]
			todo = todo[1:]
			for _, w := range edges[v] {
				if seen[w] {
					continue
				}
				seen[w] = true
				todo = append(todo, w)
				if r, ok := resources[w]; ok {
					out[name] = append(out[name], r)
				}
			}
		}
		slices.Sort(out[name])
	}
	return out
}

// randomModules are a root module with modules inside each other, two deep. Everything refers
// to what is written before it only, so that there are no cycles.
func randomModules(r *rand.Rand) map[string]string {
	files := map[string]string{}
	for _, dir := range []string{"", "m/", "m/n/"} {
		files[dir+"main.tf"] = randomModule(r, dir)
	}
	return files
}

func randomModule(r *rand.Rand, dir string) string {
	var b strings.Builder
	exprs := []string{`"x"`, "path.module"} // what can be referred to in an expression
	whole := []string{}                     // and in depends_on
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	expr := func() string {
		switch r.IntN(5) {
		case 0:
			return fmt.Sprintf("[for v in [%s] : [v, %s]]", pick(exprs), pick(exprs))
		case 1:
			return fmt.Sprintf("jsonencode({ k = %s, (%q) = %s })", pick(exprs), "x", pick(exprs))
		default:
			return pick(exprs)
		}
	}
	dependsOn := func() string {
		if len(whole) == 0 || r.IntN(3) > 0 {
			return ""
		}
		return "  depends_on = [" + pick(whole) + "]\n"
	}
	repeated := func() string {
		switch r.IntN(6) {
		case 0:
			return "  count = length(jsonencode(" + expr() + "))\n"
		case 1:
			return "  for_each = toset([jsonencode(" + expr() + ")])\n"
		}
		return ""
	}
	if dir != "" {
		for i := range 3 {
			fmt.Fprintf(&b, "variable \"v%d\" {\n", i)
			if r.IntN(3) == 0 {
				fmt.Fprintf(&b, "  validation {\n    condition     = var.v%d == var.v%d\n    error_message = \"m\"\n  }\n", i, i)
			}
			b.WriteString("}\n")
			exprs = append(exprs, fmt.Sprintf("var.v%d", i))
		}
	}
	calls := 0
	for i := range 14 {
		name := fmt.Sprintf("i%d", i)
		switch k := r.IntN(10); {
		case k < 5:
			fmt.Fprintf(&b, "resource \"terraform_data\" %q {\n  input = %s\n%s%s", name, expr(), repeated(), dependsOn())
			if r.IntN(4) == 0 {
				fmt.Fprintf(&b, "  lifecycle {\n    precondition {\n      condition     = path.module != jsonencode(%s)\n      error_message = \"m\"\n    }\n  }\n", pick(exprs))
			}
			b.WriteString("}\n")
			exprs = append(exprs, "terraform_data."+name, "resource.terraform_data."+name)
			whole = append(whole, "terraform_data."+name)
		case k < 7:
			fmt.Fprintf(&b, "locals {\n  %s = %s\n}\n", name, expr())
			exprs = append(exprs, "local."+name)
		case dir == "m/n/" || calls > 3:
		default:
			calls++
			source := "./m"
			if dir == "m/" {
				source = "./n"
			}
			fmt.Fprintf(&b, "module %q {\n  source = %q\n%s%s", name, source, repeated(), dependsOn())
			for v := range 3 {
				fmt.Fprintf(&b, "  v%d = %s\n", v, expr())
			}
			b.WriteString("}\n")
			for o := range 3 {
				exprs = append(exprs, fmt.Sprintf("module.%s[*].o%d", name, o))
				exprs = append(exprs, fmt.Sprintf("module.%s[0].o%d", name, o), fmt.Sprintf("module.%s[0].o%d", name, o))
			}
			whole = append(whole, "module."+name)
		}
	}
	fmt.Fprintf(&b, "resource \"terraform_data\" \"last\" {\n  input = %s\n%s}\n", expr(), dependsOn())
	for o := range 3 {
		fmt.Fprintf(&b, "output \"o%d\" {\n  value = %s\n%s}\n", o, expr(), dependsOn())
	}
	return b.String()
}
