package rego

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
	"github.com/fcasync/fcasync-lint/policies"
)

// oneConfig is a root module with one config.
const oneConfig = `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 1
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
`

// write puts files into a new directory.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// load loads policies of files.
func load(t testing.TB, files map[string]string, change ...func(*Options)) (*Set, error) {
	t.Helper()
	dir := write(t, files)
	o := Options{Policies: []File{{Path: dir, Shown: "p"}}, Input: Native, Timeout: time.Minute}
	for _, f := range change {
		f(&o)
	}
	return Load(o)
}

// judged are the findings of user policies over a root module of one file, as lines
// "severity ID address message @line", and FCA004 among them.
func judged(t testing.TB, s *Set, main string) []string {
	t.Helper()
	dir := write(t, map[string]string{"main.tf": main})
	var rules []*check.Rule
	for _, r := range s.Rules() {
		if !strings.HasPrefix(r.ID, "FCA") && !r.Optional {
			rules = append(rules, r)
		}
	}
	catalogue := check.Catalogue{Rules: append([]*check.Rule{&check.ParseError, &check.Undecided, &check.PolicyError}, rules...)}
	selection, err := check.Select(catalogue, nil)
	if err != nil {
		t.Fatal(err)
	}
	results, _, err := parse.Each([]string{"."}, parse.Options{Options: source.Options{Dir: dir, Tree: dir}},
		func(p *model.Project) *check.Result { return check.Run(p, rules) })
	if err != nil {
		t.Fatal(err)
	}
	results = append(results, check.BrokenPolicies(s.Problems()))
	var out []string
	for _, f := range check.Assemble(results, check.Options{Selection: selection, ShowUnknown: true}).Findings {
		line := f.Severity.String() + " " + f.Rule + " " + f.Address + ": " + f.Message
		if f.Location.File != "" {
			line += " @" + f.Location.File + ":" + itoa(f.Location.Start.Line)
		}
		out = append(out, line)
	}
	return out
}

func itoa(n int) string { return strconv.Itoa(n) }

func inPackage(body string) map[string]string {
	return map[string]string{"a.rego": "package acme.a\n\n" + body}
}

const config = "alicloud_fcv3_async_invoke_config.orders"

func TestFindings(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"a string", `deny contains "wrong" if input.configs`, []string{"error acme.a.deny " + config + ": wrong @main.tf:1"}},
		{"verbs", `warn contains "w" if input.configs
info contains "i" if input.configs
violation contains "v" if input.configs`, []string{
			"info acme.a.info " + config + ": i @main.tf:1", "error acme.a.violation " + config + ": v @main.tf:1", "warning acme.a.warn " + config + ": w @main.tf:1",
		}},
		{"a suffix", `deny_x contains "wrong" if input.configs`, []string{"error acme.a.deny_x " + config + ": wrong @main.tf:1"}},
		{"an object", `deny contains {"msg": "m", "config": c, "severity": "info"} if some c in input.configs`, []string{"info acme.a.deny " + config + ": m @main.tf:1"}},
		{"an address", `deny contains {"msg": "m", "address": c.address} if some c in input.configs`, []string{"error acme.a.deny " + config + ": m @main.tf:1"}},
		{"a path", `deny contains {"msg": "m", "config": c.address, "path": c.max_retries.argument} if some c in input.configs`, []string{"error acme.a.deny " + config + ": m @main.tf:3"}},
		{"a nested path", `deny contains {"msg": "m", "config": c.address, "path": "destination_config[0].on_failure[0].destination"} if some c in input.configs`, []string{"error acme.a.deny " + config + ": m @main.tf:6"}},
		{"a path to nothing", `deny contains {"msg": "m", "config": c.address, "path": "destination_config.on_success.destination"} if some c in input.configs`, []string{"error acme.a.deny " + config + ": m @main.tf:4"}},
		{"a range", `deny contains {"msg": "m", "config": c.address, "range": c.max_retries.range} if some c in input.configs`, []string{"error acme.a.deny " + config + ": m @main.tf:3"}},
		{"a range of another file", `deny contains {"msg": "m", "config": c.address, "range": {"file": "/etc/passwd", "start": {"line": 1, "column": 1, "byte": 0}, "end": {"line": 1, "column": 2, "byte": 1}}} if some c in input.configs`, []string{"error acme.a.deny " + config + ": m @main.tf:1"}},
		{"an address in the text", `deny contains msg if { some c in input.configs; msg := sprintf("%s is wrong", [c.address]) }`, []string{"error acme.a.deny " + config + ": " + config + " is wrong @main.tf:1"}},
		{"undecided", `deny contains "x" if input.version == 2
undecided contains {"msg": "whether it is", "config": c.address, "blocking": "var.x"} if some c in input.configs`, []string{"info FCA003 " + config + `: acme.a.deny (acme-a-deny) is undecided: whether it is, because var.x is not known before apply @main.tf:1`}},
		{"nothing", `deny contains "x" if input.version == 2`, nil},
		{"lines", "deny contains `a\n  b` if input.configs", []string{"error acme.a.deny " + config + ": a b @main.tf:1"}},
		{"the version", `deny contains "old" if not fc.version_at_least("9.0.0")
deny contains "new" if fc.version_at_least("9.0.0")`, []string{"error acme.a.deny " + config + ": old @main.tf:1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := load(t, inPackage(c.body))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, judged(t, s, oneConfig)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestMetadata(t *testing.T) {
	s, err := load(t, inPackage(`# METADATA
# title: First
# description: Because.
# related_resources:
#   - https://example.com/first
# custom:
#   id: ACME-1
#   severity: warning
#   fix: Do it.
deny contains "one" if input.configs

# METADATA
# title: Second
# custom:
#   id: ACME-2
deny contains "two" if input.configs

all := count(deny)

info contains sprintf("%d in all", [all]) if all > 1
`))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"warning ACME-1 " + config + ": one @main.tf:1",
		"error ACME-2 " + config + ": two @main.tf:1",
		"info acme.a.info " + config + ": 2 in all @main.tf:1",
	}
	if diff := cmp.Diff(want, judged(t, s, oneConfig)); diff != "" {
		t.Error(diff)
	}
	for _, r := range s.Rules() {
		if r.ID != "ACME-1" {
			continue
		}
		if r.Doc.Title != "First" || r.Doc.Why != "Because." || r.Doc.Fix != "Do it." || r.Name != "policy-acme-1" || r.Severity != check.Warning ||
			!cmp.Equal(r.Doc.References, []string{"https://example.com/first"}) {
			t.Errorf("%+v", r)
		}
	}
}

// TestOneIDForAPackage: METADATA of the package is for all of its rules.
func TestOneIDForAPackage(t *testing.T) {
	s, err := load(t, map[string]string{"a.rego": `# METADATA
# title: Both
# custom:
#   id: ACME-3
package acme.a

deny contains "d" if input.configs
warn contains "w" if input.configs
`})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"error ACME-3 " + config + ": d @main.tf:1", "warning ACME-3 " + config + ": w @main.tf:1"}
	if diff := cmp.Diff(want, judged(t, s, oneConfig)); diff != "" {
		t.Error(diff)
	}
}

func TestBrokenPoliciesAreToldAndOthersRun(t *testing.T) {
	const good = "package acme.good\n\nwarn contains \"good\" if input.configs\n"
	for _, c := range []struct{ name, bad, want string }{
		{"syntax", "package x\n\ndeny contains msg if {\n", "p/bad.rego:"},
		{"before 1.0", "package x\n\ndeny[msg] { msg := \"x\" }\n", "write `deny contains msg if {`"},
		{"no contains", "package x\n\ndeny := \"x\" if input.configs\n", "deny without `contains` is one value and not a set of findings"},
		{"a function", "package x\n\ndeny(a) := a\n", "deny is a function here"},
		{"empty", "", "the file is empty"},
		{"a misspelt field", "package x\n\ndeny contains \"x\" if input.configs[_].max_retires.value > 1\n", `there is no field "max_retires" in input.configs[_]; did you mean "max_retries"? @p/bad.rego:3`},
		{"a misspelt field behind some", "package x\n\ndeny contains \"x\" if {\n\tsome c in input.configs\n\tc.functon.timeout.value > 1\n}\n", `there is no field "functon"`},
		{"the network", "package x\n\ndeny contains r if r := http.send({\"url\": \"http://localhost\", \"method\": \"get\"}).body\n", "http.send cannot be called: policies run without network"},
		{"the environment", "package x\n\ndeny contains r if r := opa.runtime().env.HOME\n", "opa.runtime cannot be called"},
		{"files", "package x\n\ndeny contains r if r := json.match_schema({}, {\"$ref\": \"file:///etc/hostname\"})\n", "json.match_schema cannot be called"},
		{"an unknown function", "package x\n\ndeny contains r if r := fc.nothing(1)\n", "undefined function fc.nothing"},
		{"recursion", "package x\n\ndeny contains r if { some r in deny }\n", "recursive"},
		{"a number", "package x\n\ndeny contains 1 if input.configs\n", "x.deny: deny contains a number 1: a finding is a string, or an object with msg @p/bad.rego:3"},
		{"an empty text", "package x\n\ndeny contains \" \" if input.configs\n", "a finding without text"},
		{"no msg", "package x\n\ndeny contains {\"message\": \"x\"} if input.configs\n", `the key "message"`},
		{"msg is a number", "package x\n\ndeny contains {\"msg\": 1} if input.configs\n", "whose msg is a number 1, and not a string"},
		{"a wrong severity", "package x\n\ndeny contains {\"msg\": \"m\", \"severity\": \"bad\"} if input.configs\n", "wrong severity"},
		{"a wrong severity in METADATA", "# METADATA\n# custom:\n#   severity: bad\npackage x\n\ndeny contains \"m\" if input.version == 7\n", "custom.severity in METADATA"},
		{"a reserved ID", "# METADATA\n# custom:\n#   id: FCA777\npackage x\n\ndeny contains \"m\" if input.version == 7\n", "custom.id in METADATA is FCA777"},
		{"a conflict", "package x\n\na := 1 if input.configs\na := 2 if input.configs\ndeny contains \"m\" if a == 1\n", "rule data.x.a produced conflicting values: 1 at p/bad.rego:3 2 at p/bad.rego:4"},
		{"a version", "package x\n\ndeny contains \"m\" if fc.version_at_least(\"new\")\n", `"new" is no version`},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := load(t, map[string]string{"bad.rego": c.bad, "good.rego": good})
			if err != nil {
				t.Fatal(err)
			}
			got := judged(t, s, oneConfig)
			text := strings.Join(got, "\n")
			if !strings.Contains(text, "error FCA004") || !strings.Contains(text, c.want) {
				t.Errorf("want FCA004 with %q:\n%s", c.want, text)
			}
			if !strings.Contains(text, "warning acme.good.warn") {
				t.Errorf("the other policy did not run:\n%s", text)
			}
		})
	}
}

func TestBombs(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"time", "deny contains \"x\" if count([1 | some i in numbers.range(1, 100000); some j in numbers.range(1, 100000); i * j == 0]) > 0", "it took more than 200ms, and "},
		{"findings", "deny contains sprintf(\"%d\", [i]) if some i in numbers.range(1, 20000)", "it found 20000 faults in ., of which the first 10000 are reported"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := load(t, inPackage(c.body), func(o *Options) {
				if c.name == "time" {
					o.Timeout = 200 * time.Millisecond
				}
			})
			if err != nil {
				t.Fatal(err)
			}
			if text := strings.Join(judged(t, s, oneConfig), "\n"); !strings.Contains(text, c.want) {
				t.Errorf("want %q: %.2000s", c.want, text)
			}
		})
	}
	t.Run("memory", func(t *testing.T) {
		var b strings.Builder
		b.WriteString("s0 := \"0123456789abcdef0123456789abcdef\"\n")
		for i := range 40 {
			b.WriteString(strings.NewReplacer("N", itoa(i+1), "P", itoa(i)).Replace("sN := concat(\"\", [sP, sP])\n"))
		}
		b.WriteString("deny contains \"x\" if count(s40) > 1\n")
		s, err := load(t, inPackage(b.String()))
		if err != nil {
			t.Fatal(err)
		}
		if text := strings.Join(judged(t, s, oneConfig), "\n"); !strings.Contains(text, "it used more than 512 MB of memory, and ") {
			t.Errorf("%.2000s", text)
		}
	})
	t.Run("what it holds twice", func(t *testing.T) {
		var b strings.Builder
		for i := range 60 {
			for _, name := range []string{"a", "b"} {
				b.WriteString(strings.NewReplacer("@", name, "N", itoa(i+1), "P", itoa(i)).Replace("@N := array.concat([@P], [@P])\n"))
			}
			b.WriteString(strings.NewReplacer("N", itoa(i+1), "P", itoa(i)).Replace("oN := object.union({\"file\": oP}, {\"start\": oP})\n"))
		}
		b.WriteString("a0 := 1\nb0 := input.version\no0 := 1\n")
		b.WriteString("deny_array contains a60\n")
		b.WriteString("deny_key contains {\"msg\": \"m\", a60: 1}\n")
		b.WriteString("deny_message contains {\"msg\": a60}\n")
		b.WriteString("deny_nothing contains {\"metadata\": o60}\n")
		b.WriteString("deny_range contains {\"msg\": \"ranged\", \"range\": o60, \"related\": [{\"msg\": \"r\", \"range\": o60}]}\n")
		b.WriteString("deny_sorted contains {\"msg\": \"sorted\", \"metadata\": [x, e]} if some [x, e] in [[a60, 1], [b60, 2]]\n")
		s, err := load(t, inPackage(b.String()), func(o *Options) { o.Timeout = 100 * time.Millisecond })
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, line := range judged(t, s, oneConfig) {
			line, _, _ = strings.Cut(line, "[[")
			line, _, _ = strings.Cut(line, "{\"")
			got = append(got, line)
		}
		if diff := cmp.Diff([]string{
			"error acme.a.deny_range " + config + ": ranged @main.tf:1",
			"error FCA004 : acme.a.deny_array: deny contains an array ",
			"error FCA004 : acme.a.deny_key: deny contains an object with the key \"",
			"error FCA004 : acme.a.deny_message: deny contains an object whose msg is an array ",
			"error FCA004 : acme.a.deny_nothing: deny contains an object without msg: ",
			"error FCA004 : acme.a.deny_sorted: it took more than 100ms, and did not end when it was stopped @p/a.rego:191",
		}, got); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("text", func(t *testing.T) {
		s, err := load(t, inPackage("deny contains concat(\"\", [\"word \" | some _ in numbers.range(1, 100000)]) if input.configs\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got := judged(t, s, oneConfig); len(got) != 1 || len(got[0]) > 5000 || !strings.Contains(got[0], "word word word") {
			t.Errorf("%.300q", got)
		}
	})
}

func TestCompilingEnds(t *testing.T) {
	defer func(most time.Duration) { mostCompiling = most }(mostCompiling)
	mostCompiling = 300 * time.Millisecond
	s, err := load(t, inPackage("deny contains \"x\"\n\nf := "+strings.Repeat("[1 | x := ", 16)+"1"+strings.Repeat("]", 16)+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	if text := strings.Join(judged(t, s, oneConfig), "\n"); !strings.Contains(text, "error FCA004 : the policies could not be compiled in 300ms") {
		t.Errorf("%.2000s", text)
	}
}

func TestWhatCannotBeLoaded(t *testing.T) {
	ok := "package a\n\ndeny contains \"x\" if input.configs\n"
	for _, c := range []struct {
		name   string
		files  map[string]string
		change func(dir string, o *Options)
		want   string
	}{
		{"nothing there", map[string]string{"x.txt": ""}, nil, "p: there are no .rego files in it"},
		{"nothing reports", map[string]string{"a.rego": "package a\n\nx := 1\n"}, nil, "no rule is called deny"},
		{"data twice", map[string]string{"a.rego": ok, "x.json": `{"a1": {"b": 1}}`, "y.yaml": "a1: {b: 2}"}, func(dir string, o *Options) {
			o.Data = []File{{filepath.Join(dir, "x.json"), "x.json"}, {filepath.Join(dir, "y.yaml"), "y.yaml"}}
		}, "y.yaml: data.a1.b is given by x.json as well"},
		{"data is a list", map[string]string{"a.rego": ok, "x.json": `[]`}, func(dir string, o *Options) {
			o.Data = []File{{filepath.Join(dir, "x.json"), "x.json"}}
		}, "x.json: data is an object at the top"},
		{"data is nothing", map[string]string{"a.rego": ok, "x.json": `{"a":`}, func(dir string, o *Options) {
			o.Data = []File{{filepath.Join(dir, "x.json"), "x.json"}}
		}, "x.json: neither JSON nor YAML"},
		{"one ID twice", map[string]string{
			"a.rego": "# METADATA\n# custom:\n#   id: x\n#   name: y\npackage a\n\ndeny contains \"x\" if input.configs\n",
			"b.rego": "# METADATA\n# custom:\n#   id: y\npackage b\n\ndeny contains \"x\" if input.configs\n",
		}, nil, "are both called"},
		{"no such directory", nil, func(dir string, o *Options) { o.Policies = []File{{filepath.Join(dir, "no"), "no"}} }, "no: no such file or directory"},
		{"no policy", map[string]string{"x.json": "{}"}, func(dir string, o *Options) {
			o.Policies = []File{{filepath.Join(dir, "x.json"), "x.json"}}
		}, "x.json: neither a directory"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := write(t, c.files)
			o := Options{Policies: []File{{Path: dir, Shown: "p"}}, Input: Native}
			if c.change != nil {
				c.change(dir, &o)
			}
			_, err := Load(o)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

func TestData(t *testing.T) {
	dir := write(t, map[string]string{
		"p/a.rego":             "package a\n\ndeny contains sprintf(\"%v %v %v\", [data.limits.retries, data.limits.names, data.inner.x]) if input.configs\n",
		"p/inner/data.yaml":    "x: 5\n",
		"limits.json":          `{"limits": {"retries": 3}}`,
		"p/.hidden/b.rego":     "no rego at all",
		"p/inner/a_test.rego":  "package a_test\n",
		"p/inner/ignored.json": "{",
	})
	s, err := Load(Options{
		Policies: []File{{filepath.Join(dir, "p"), "p"}}, Data: []File{{filepath.Join(dir, "limits.json"), "limits.json"}}, Input: Native,
		Settings: map[string]any{"limits": map[string]any{"retries": 9, "names": []any{"n"}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"error a.deny " + config + `: 3 ["n"] 5 @main.tf:1`}
	if diff := cmp.Diff(want, judged(t, s, oneConfig)); diff != "" {
		t.Error(diff)
	}
}

// TestDataThatCollides: a value where a package is.
// policy_dirs and --policy may name the same directory, written in two ways.
func TestWhatIsGivenTwiceIsReadOnce(t *testing.T) {
	dir := write(t, map[string]string{
		"data.json": `{"n": 1}`, "lib/data.json": `{"m": 1}`,
		"a.rego":      "package a\n\ndeny contains \"x\" if data.n == data.lib.m\n",
		"broken.rego": "package b\n\ndeny contains \"x\" if input.confgs\n",
	})
	file := File{filepath.Join(dir, "a.rego"), "a.rego"}
	for name, given := range map[string][]File{
		"a directory":        {{dir, "p"}, {dir, "p"}},
		"in two ways":        {{dir, "p"}, {dir + "/.", dir}},
		"a file of it":       {{dir, "p"}, file},
		"a file of it first": {file, {dir, "p"}},
	} {
		s, err := load(t, inPackage(""), func(o *Options) { o.Policies = given })
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, line := range judged(t, s, oneConfig) {
			got = append(got, strings.Fields(line)[1])
		}
		if diff := cmp.Diff([]string{"a.deny", "FCA004"}, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestDataThatCollides(t *testing.T) {
	s, err := load(t, inPackage(`deny contains "x" if input.configs`), func(o *Options) { o.Settings = map[string]any{"acme": map[string]any{"a": map[string]any{"deny": 1}}} })
	if err != nil {
		if !strings.Contains(err.Error(), "acme") {
			t.Error(err)
		}
		return
	}
	if text := strings.Join(judged(t, s, oneConfig), "\n"); !strings.Contains(text, "FCA004") {
		t.Errorf("%s", text)
	}
}

func TestSecretsAreNotSaid(t *testing.T) {
	s, err := load(t, inPackage(`deny contains {"msg": sprintf("%s %d", [c.destinations[0].destination.value, c.max_retries.value]), "config": c.address, "fix": c.destinations[0].arn.name.value, "why": c.destinations[0].destination.shown} if some c in input.configs

info contains {"msg": sprintf("%v", [c]), "config": c.address} if some c in input.configs

warn contains {"msg": c.destinations[0].arn.name.value, "config": c.address} if some c in input.configs`))
	if err != nil {
		t.Fatal(err)
	}
	got := judged(t, s, `variable "secret" {
  sensitive = true
  default   = "acs:mns:cn-hangzhou:1234567890123456:/queues/hush-hush/messages"
}

variable "n" {
  sensitive = true
  default   = 7
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = var.n
  destination_config {
    on_failure {
      destination = var.secret
    }
  }
}
`)
	if text := strings.Join(got, "\n"); strings.Contains(text, "hush") || strings.Contains(text, " 7 ") || !strings.Contains(text, "(sensitive value) (sensitive value)") || len(got) != 3 {
		t.Errorf("%s", text)
	}
}

// TestBuiltinPoliciesCompileWithAllChecks: when they are used they are compiled without.
func TestBuiltinPoliciesCompileWithAllChecks(t *testing.T) {
	var modules []*module
	for _, b := range catalogue() {
		name := b.dir + "/policy.rego"
		src, err := policies.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		m, err := parseModule(name, src, ast.RegoV1)
		if err != nil {
			t.Fatal(err)
		}
		rewriteVersionCalls(m)
		modules = append(modules, &module{file: name, parsed: m})
	}
	c, problems := compile(modules, thresholds(), true)
	for _, p := range problems {
		t.Errorf("%v: %s", p.at, p.message)
	}
	for _, p := range builtins(thresholds()).policies {
		for _, e := range p.entries {
			if err := c.prepare(e); err != nil || c.queries[e.path.String()] == nil {
				t.Errorf("%s: %v", e.path, err)
			}
		}
	}
}

// TestConftest: what is written for conftest says the same here.
func TestConftest(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"Rego 1.0", "package main\n\ndeny contains msg if {\n\tsome name\n\tinput.resource.alicloud_fcv3_async_invoke_config[name][0].max_async_retry_attempts == 1\n\tmsg := sprintf(\"%s retries\", [name])\n}\n",
			[]string{"error main.deny : orders retries @main.tf:1"}},
		{"Rego before 1.0", "package main\n\ndeny[msg] {\n\tinput.resource.alicloud_fcv3_async_invoke_config[name]\n\tmsg = sprintf(\"%s retries\", [name])\n}\n",
			[]string{"error main.deny : orders retries @main.tf:1"}},
		{"metadata", "package main\n\nwarn_x[{\"msg\": \"m\", \"details\": {\"a\": 1}, \"severity\": \"info\"}] { input.resource }\n",
			[]string{"info main.warn_x : m @main.tf:1"}},
		{"an exception", "package main\n\ndeny_x[\"m\"] { input.resource }\ndeny_y[\"n\"] { input.resource }\nexception[rules] { input.resource; rules := [\"x\", \"z\"] }\n",
			[]string{"error main.deny_y : n @main.tf:1"}},
		{"an exception of all", "package main\n\ndeny[\"m\"] { input.resource }\nexception[rules] { input.resource; rules := [\"\"] }\n", nil},
		{"an address", "package main\n\ndeny[{\"msg\": \"m\", \"address\": \"alicloud_fcv3_async_invoke_config.orders\"}] { input.resource }\n",
			[]string{"error main.deny " + config + ": m @main.tf:1"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := load(t, map[string]string{"a.rego": c.body}, func(o *Options) { o.Input = HCL })
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, judged(t, s, oneConfig)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestAfterExhaustion: what takes memory and cannot be stopped goes on, so that no other policy of
// users is asked beside it.
func TestAfterExhaustion(t *testing.T) {
	s, err := load(t, inPackage("deny contains \"x\" if input.configs\n"))
	if err != nil {
		t.Fatal(err)
	}
	by := "acme.b.deny"
	s.exhausted.Store(&by)
	want := []string{"error FCA004 : acme.a.deny: it was not asked: acme.b.deny took too much memory and could not be stopped @p/a.rego:3"}
	if diff := cmp.Diff(want, judged(t, s, oneConfig)); diff != "" {
		t.Error(diff)
	}
}
