package source

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

const config3 = "resource \"alicloud_fcv3_async_invoke_config\" \"a\" {\n  function_name = \"f\"\n}\n"

func projects(t *testing.T, dir string, paths ...string) ([]*model.Project, []model.Notice) {
	t.Helper()
	ps, notices, err := Each(paths, Options{Dir: dir}, func(p *model.Project) *model.Project { return p })
	if err != nil {
		t.Fatal(err)
	}
	return ps, notices
}

// addresses lists "root: address" of every async config, in order.
func addresses(ps []*model.Project) []string {
	var out []string
	for _, p := range ps {
		for _, c := range p.AsyncConfigs {
			out = append(out, p.Root+": "+c.Address)
		}
	}
	return out
}

func problems(ps []*model.Project) []string {
	var out []string
	for _, p := range ps {
		for _, x := range p.Problems {
			out = append(out, x.Range.File+": "+x.Message)
		}
	}
	return out
}

func TestRootModules(t *testing.T) {
	call := func(name, source string) string {
		return "module \"" + name + "\" {\n  source = \"" + source + "\"\n}\n"
	}
	for _, tt := range []struct {
		name  string
		files map[string]string
		paths []string
		want  []string
	}{
		{
			name:  "a tree with several roots",
			files: map[string]string{"b/main.tf": config3, "a/main.tf": config3, "a/none/main.tf": "locals {}", "c.txt": "x"},
			want:  []string{"a: alicloud_fcv3_async_invoke_config.a", "b: alicloud_fcv3_async_invoke_config.a"},
		},
		{
			name: "a called module is judged through its callers",
			files: map[string]string{
				"envs/dev/main.tf": call("w", "../../modules/w"), "envs/prod/main.tf": call("w", "../../modules/w"),
				"modules/w/main.tf": config3, "modules/lonely/main.tf": config3,
			},
			want: []string{
				"envs/dev: module.w.alicloud_fcv3_async_invoke_config.a", "envs/prod: module.w.alicloud_fcv3_async_invoke_config.a",
				"modules/lonely: alicloud_fcv3_async_invoke_config.a",
			},
		},
		{
			name:  "a module that an example calls",
			files: map[string]string{"main.tf": config3, "examples/basic/main.tf": call("it", "../.."), "examples/full/main.tf": call("it", "../../")},
			want:  []string{"examples/basic: module.it.alicloud_fcv3_async_invoke_config.a", "examples/full: module.it.alicloud_fcv3_async_invoke_config.a"},
		},
		{
			name: "two calls deep, the middle one mentions nothing",
			files: map[string]string{
				"main.tf": call("mid", "./mid"), "mid/main.tf": call("low", "../low"), "low/main.tf": config3,
			},
			want: []string{".: module.mid.module.low.alicloud_fcv3_async_invoke_config.a"},
		},
		{
			name:  "modules in a circle",
			files: map[string]string{"a/main.tf": config3 + call("b", "../b"), "b/main.tf": config3 + call("a", "../a")},
			want:  []string{"a: alicloud_fcv3_async_invoke_config.a", "a: module.b.alicloud_fcv3_async_invoke_config.a"},
		},
		{
			name:  "one file stands for its module",
			files: map[string]string{"x/main.tf": config3, "x/other.tf": strings.ReplaceAll(config3, `"a"`, `"b"`), "x/sub/main.tf": config3},
			paths: []string{"x/main.tf"},
			want:  []string{"x: alicloud_fcv3_async_invoke_config.a", "x: alicloud_fcv3_async_invoke_config.b"},
		},
		{
			name:  "a module is judged once, however often it is named",
			files: map[string]string{"x/main.tf": config3},
			paths: []string{"x/main.tf", "x", "."},
			want:  []string{"x: alicloud_fcv3_async_invoke_config.a"},
		},
		{
			name:  "hidden directories and node_modules are left alone",
			files: map[string]string{".hidden/main.tf": config3, "node_modules/m/main.tf": config3, "x/.terraform/modules/m/main.tf": config3},
			want:  nil,
		},
		{
			name:  "an escape sequence in a label",
			files: map[string]string{"main.tf": `resource "alicloud_fcv3_\u0061sync_invoke_config" "a" { function_name = "f" }`},
			want:  []string{".: alicloud_fcv3_async_invoke_config.a"},
		},
		{
			name: "files that are no configuration, and OpenTofu's that replace one",
			files: map[string]string{
				"a.tf~": config3, "#b.tf#": config3, ".c.tf": config3, "d.tf.bak": config3,
				"main.tf": config3, "main.tofu": strings.ReplaceAll(config3, `"a"`, `"tofu"`), "only.tofu.json": `{"locals":{}}`,
			},
			want: []string{".: alicloud_fcv3_async_invoke_config.tofu"},
		},
		{
			name: "modules that terraform init has fetched",
			files: map[string]string{
				"main.tf":                         call("far", "org/far/alicloud"),
				".terraform/modules/modules.json": `{"Modules":[{"Key":"","Source":"","Dir":"."},{"Key":"far","Source":"registry.terraform.io/org/far/alicloud","Version":"1.0.0","Dir":".terraform/modules/far"}]}`,
				".terraform/modules/far/main.tf":  config3,
			},
			want: []string{".: module.far.alicloud_fcv3_async_invoke_config.a"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := write(t, tt.files)
			if tt.paths == nil {
				tt.paths = []string{"."}
			}
			ps, _ := projects(t, dir, tt.paths...)
			if diff := cmp.Diff(tt.want, addresses(ps)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestPathErrors(t *testing.T) {
	dir := write(t, map[string]string{"readme.md": "x", "main.tf": config3})
	for _, path := range []string{"nowhere", "nowhere/main.tf", "readme.md"} {
		if _, _, err := Each([]string{path}, Options{Dir: dir}, func(*model.Project) int { return 0 }); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: error %v, want one that names the path", path, err)
		}
	}
	for _, v := range []VarOption{{Text: "novalue"}, {Text: "=x"}, {File: "missing.tfvars"}} {
		if _, _, err := Each([]string{"."}, Options{Dir: dir, Vars: []VarOption{v}}, func(*model.Project) int { return 0 }); err == nil {
			t.Errorf("%+v is accepted", v)
		}
	}
}

func TestNothingToRead(t *testing.T) {
	ps, notices := projects(t, write(t, map[string]string{"x.txt": ""}), ".")
	if len(ps) != 0 || len(notices) != 1 || !strings.Contains(notices[0].Message, "no Terraform files") {
		t.Errorf("got %d projects and %v", len(ps), notices)
	}
}

// A syntax error is told where the user points, or where async configs are concerned,
// and takes nothing else away.
func TestBrokenFiles(t *testing.T) {
	for _, tt := range []struct {
		name    string
		files   map[string]string
		configs int
		want    []string // substrings of problems, in order
	}{
		{"beside a good file", map[string]string{"a.tf": config3, "b.tf": "resource \"x\" \"y\" {\n"}, 1, []string{"b.tf: unclosed configuration block"}},
		{"after a good block", map[string]string{"a.tf": config3 + "locals {\n  x = \n}\n"}, 1, []string{"a.tf: invalid expression"}},
		{"in the directory named, with nothing concerned", map[string]string{"a.tf": "locals {"}, 0, []string{"a.tf: unclosed configuration block"}},
		{"below it, with nothing concerned", map[string]string{"x/a.tf": "locals {"}, 0, nil},
		{"binary", map[string]string{"a.tf": "async_invoke_config\x00\xff\xfe\x01"}, 0, []string{"a.tf: argument or block definition required"}},
		{"not UTF-8", map[string]string{"a.tf": config3 + "locals {\n  a = \"\xff\xfe\"\n}\n"}, 1, []string{"a.tf: invalid character encoding"}},
		{"JSON", map[string]string{"a.tf.json": `{"resource":{"alicloud_fcv3_async_invoke_config":{`}, 0, []string{"a.tf.json: "}},
		{"the end of the file inside an index", map[string]string{"a.tf": config3 + strings.ReplaceAll(config3, "\"f\"\n}\n", "var.names[")}, 1, []string{"a.tf: "}},
		{"an override of nothing", map[string]string{"a.tf": config3, "x_override.tf": strings.ReplaceAll(config3, `"a"`, `"nobase"`)}, 1, []string{"x_override.tf: this override file changes resource"}},
		{"operators on many lines", map[string]string{"a.tf": config3, "b.tf": "locals {\n  x = (1\n" + strings.Repeat("+1\n", 30000) + ")\n}\n"}, 1, []string{"operators"}},
		{"more operators than can be counted", map[string]string{"a.tf": config3, "b.tf": "locals {\n  x = " + strings.Repeat("-", maxDense+1) + "1\n}\n"}, 1, []string{"operators"}},
		{"a block without its labels", map[string]string{"a.tf": config3 + "resource \"x\" {}\n"}, 1, []string{"a.tf: missing name for resource"}},
		{"JSON of another shape", map[string]string{"a.tf.json": `["alicloud_fcv3_async_invoke_config"]`}, 0, []string{"a.tf.json: "}},
		{"nested blocks", map[string]string{"a.tf": "#async_invoke_config\n" + strings.Repeat("a {\n", 10000) + strings.Repeat("}\n", 10000)}, 0, []string{"nested more than"}},
		{"nested brackets", map[string]string{"a.tf": config3, "b.tf": "locals {\n  x = " + strings.Repeat("[", 10000) + strings.Repeat("]", 10000) + "\n}\n"}, 1, []string{"b.tf: this is nested more than"}},
		{"nested parentheses", map[string]string{"a.tf": config3, "b.tf": "locals {\n  x = " + strings.Repeat("(", 10000) + "1" + strings.Repeat(")", 10000) + "\n}\n"}, 1, []string{"nested more than"}},
		{"nested templates", map[string]string{"a.tf": config3, "b.tf": "locals {\n  x = " + strings.Repeat(`"${`, 10000) + "1" + strings.Repeat(`}"`, 10000) + "\n}\n"}, 1, []string{"nested more than"}},
		{"nested JSON", map[string]string{"a.tf": config3, "b.tf.json": `{"locals":{"x":` + strings.Repeat("[", 10000) + strings.Repeat("]", 10000) + "}}"}, 1, []string{"nested more than"}},
		{"many prefix operators", map[string]string{"a.tf": config3, "b.tf": "locals {\n  x = " + strings.Repeat("!", 100000) + "true\n}\n"}, 1, []string{"operators"}},
		{"many infix operators", map[string]string{"a.tf": config3, "b.tf": "locals {\n  x = 1" + strings.Repeat("+1", 100000) + "\n}\n"}, 1, []string{"operators"}},
		{"too large", map[string]string{"a.tf": config3, "b.tf": "#" + strings.Repeat("x", maxFileSize)}, 1, []string{"b.tf: cannot read b.tf: it is larger than 8 MiB"}},
		{"declared twice", map[string]string{"a.tf": config3 + config3}, 1, []string{`resource "alicloud_fcv3_async_invoke_config.a" is declared twice, first at a.tf:1`}},
		{"BOM and CRLF", map[string]string{"a.tf": "\ufeff" + strings.ReplaceAll(config3, "\n", "\r\n")}, 1, nil},
		{"JSON with BOM", map[string]string{"a.tf.json": "\ufeff" + `{"resource":{"alicloud_fcv3_async_invoke_config":{"a":{"function_name":"f"}}}}`}, 1, nil},
		{"a module that calls itself", map[string]string{"a.tf": config3 + "module \"me\" {\n  source = \"./\"\n}\n"}, 1, []string{`module "me" calls itself`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ps, _ := projects(t, write(t, tt.files), ".")
			if n := len(addresses(ps)); n != tt.configs {
				t.Errorf("%d configs, want %d", n, tt.configs)
			}
			got := problems(ps)
			if len(got) != len(tt.want) {
				t.Fatalf("problems %q, want %q", got, tt.want)
			}
			for i, want := range tt.want {
				if !strings.Contains(got[i], want) {
					t.Errorf("problem %q, want %q in it", got[i], want)
				}
			}
		})
	}
}

// Where a syntax error hides the rest of its file, that is said; where it hides nothing, not.
func TestWhatASyntaxErrorHides(t *testing.T) {
	for rest, hides := range map[string]bool{"": false, strings.ReplaceAll(config3, `"a"`, `"b"`): true} {
		ps, _ := projects(t, write(t, map[string]string{"a.tf": config3 + "x = = 1\n" + rest}), ".")
		if len(ps) != 1 || len(ps[0].Problems) != 1 || len(ps[0].AsyncConfigs) != 1 {
			t.Fatalf("got %+v", ps)
		}
		if got := strings.Contains(ps[0].Problems[0].Fix, "to the end of this file"); got != hides {
			t.Errorf("with %q behind it: %q", rest, ps[0].Problems[0].Fix)
		}
	}
}

// What costs too much is unknown and said, and the rest is judged.
func TestBombs(t *testing.T) {
	laughs := "locals {\n  a0 = \"xxxxxxxxxx\"\n"
	chain := "locals {\n  a0 = 1\n"
	for i := range 60 {
		laughs += "  a" + itoa(i+1) + " = \"${local.a" + itoa(i) + "}${local.a" + itoa(i) + "}\"\n"
	}
	for i := range 5000 {
		chain += "  a" + itoa(i+1) + " = local.a" + itoa(i) + "\n"
	}
	for name, retries := range map[string][2]string{
		"range":        {"length(range(1000000000))", ""},
		"nested loops": {"length([for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]])", ""},
		"doubling":     {"length(local.a60)", laughs + "}\n"},
		"a long chain": {"local.a5000", chain + "}\n"},
		"a huge power": {"length(\"${1e99999999}\")", ""},
		"padding":      {"length(format(\"%999999999d\", 1))", ""},
		"passwd":       {"length(file(\"/etc/passwd\"))", ""},
		"outside":      {"length(file(\"../../../../../../../../etc/passwd\"))", ""},
		"itself":       {"local.me", "locals {\n  me = local.me\n}\n"},
		"a device":     {"length(file(\"/dev/zero\"))", ""},
	} {
		t.Run(name, func(t *testing.T) {
			src := "resource \"alicloud_fcv3_async_invoke_config\" \"a\" {\n  function_name = \"f\"\n  max_async_retry_attempts = " +
				retries[0] + "\n  max_async_event_age_in_seconds = 7\n}\n" + retries[1]
			ps, _ := projects(t, write(t, map[string]string{"main.tf": src}), ".")
			if len(ps) != 1 || len(ps[0].AsyncConfigs) != 1 {
				t.Fatalf("%d projects", len(ps))
			}
			c := ps[0].AsyncConfigs[0]
			if _, known := c.MaxRetries.Known(); known {
				t.Errorf("retries are %s, want unknown", c.MaxRetries.Show())
			}
			if s, _ := c.MaxAge.Known(); s != "7" {
				t.Errorf("age is %q, want 7", s)
			}
			if len(ps[0].Notices)+len(ps[0].Problems) == 0 && name != "doubling" {
				t.Error("nothing is said about it")
			}
		})
	}
}

// Strings of the JSON syntax that are parsed as expressions are as bounded as files are.
func TestBombsInJSONStrings(t *testing.T) {
	for _, c := range []string{"(", "!"} {
		deep := strings.Repeat(c, 1<<19)
		p := project(t, map[string]string{"main.tf.json": `{
  "import": {"to": "` + deep + `", "id": "x"},
  "variable": {"v": {"type": "` + deep + `"}},
  "resource": {"alicloud_fcv3_async_invoke_config": {"c": {
    "function_name": "f", "depends_on": ["` + deep + `"], "lifecycle": {"replace_triggered_by": ["` + deep + `"]}
  }}}}`})
		if len(p.AsyncConfigs) != 1 {
			t.Fatalf("%q: %d configs", c, len(p.AsyncConfigs))
		}
		if r := &p.AsyncConfigs[0].Resource; p.Waits(r, r) == symbol.Yes {
			t.Errorf("%q: it waits for itself", c)
		}
	}
}

func itoa(i int) string {
	if i < 10 {
		return string(rune('0' + i))
	}
	return itoa(i/10) + string(rune('0'+i%10))
}

func TestTooManyInstances(t *testing.T) {
	for _, count := range []string{"count = 1000000000", "count = 9223372036854775807", "count = 2\n  provider = alicloud\n}\nresource \"alicloud_mns_queue\" \"q\" {\n  count = 9223372036854775807\n  name = \"q\"", "for_each = toset([for i in range(1000) : \"${i}\"])\n count = 1"} {
		ps, _ := projects(t, write(t, map[string]string{
			"main.tf": "resource \"alicloud_fcv3_async_invoke_config\" \"a\" {\n  " + count + "\n  function_name = \"f\"\n}\n" + strings.ReplaceAll(config3, `"a"`, `"b"`),
		}), ".")
		if got := addresses(ps); !slices.Contains(got, ".: alicloud_fcv3_async_invoke_config.b") {
			t.Errorf("%s: %v", count, got)
		}
	}
}

func TestFence(t *testing.T) {
	module := "module \"m\" {\n  source = \"../m\"\n}\n"
	files := map[string]string{"in/main.tf": module, "m/main.tf": config3, "secret.tf": config3}

	t.Run("a module outside the directory is not read", func(t *testing.T) {
		dir := write(t, files)
		ps, _ := projects(t, dir, "in")
		if got := addresses(ps); got != nil {
			t.Errorf("read %v", got)
		}
	})
	t.Run("but it is inside the git work tree", func(t *testing.T) {
		dir := write(t, files)
		if err := os.Mkdir(filepath.Join(dir, ".git"), 0o755); err != nil {
			t.Fatal(err)
		}
		ps, _ := projects(t, dir, "in")
		if got := addresses(ps); len(got) != 1 {
			t.Errorf("read %v, want the module", got)
		}
	})
	t.Run("or inside the tree that is asked for", func(t *testing.T) {
		dir := write(t, files)
		ps, _, err := Each([]string{"in"}, Options{Dir: dir, Tree: dir}, func(p *model.Project) *model.Project { return p })
		if err != nil || len(addresses(ps)) != 1 {
			t.Errorf("read %v (%v), want the module", addresses(ps), err)
		}
	})
	t.Run("symbolic links", func(t *testing.T) {
		dir := write(t, files)
		link := func(to, name string) {
			if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
				t.Skip("symbolic links can't be made here: ", err)
			}
		}
		link("../secret.tf", "in/leak.tf")
		link("loop.tf", "in/loop.tf")
		link("..", "in/up")
		link("main.tf", "in/inside.tf")
		ps, _ := projects(t, dir, "in")
		if got := addresses(ps); got != nil {
			t.Errorf("read %v through a link", got)
		}
		got := strings.Join(problems(ps), "\n")
		for _, want := range []string{"leak.tf: cannot read in/leak.tf: it lies outside", "loop.tf: cannot read"} {
			if !strings.Contains(got, want) {
				t.Errorf("problems %q, want %q", got, want)
			}
		}
	})
}

// A link in the middle of a path leads out of the fence as well as one at its end.
func TestFenceHoldsForDirectories(t *testing.T) {
	dir := write(t, map[string]string{
		"in/main.tf":          "resource \"alicloud_fcv3_async_invoke_config\" \"a\" {\n  function_name = terraform.workspace\n}\n",
		"outside/environment": "secret",
	})
	if err := os.Symlink("../outside", filepath.Join(dir, "in", ".terraform")); err != nil {
		t.Skip("symbolic links can't be made here: ", err)
	}
	ps, _ := projects(t, dir, "in")
	if s, _ := ps[0].AsyncConfigs[0].FunctionName.Known(); s != "default" {
		t.Errorf("the workspace is %q: it was read outside the fence", s)
	}
}

// Modules that call modules multiply: that ends, and is said.
func TestModulesThatMultiply(t *testing.T) {
	files := map[string]string{"main.tf": "module \"a\" {\n  source = \"./m0\"\n}\n", "m20/main.tf": config3}
	for i := range 20 {
		call := ""
		for _, name := range []string{"a", "b", "c"} {
			call += "module \"" + name + "\" {\n  source = \"../m" + itoa(i+1) + "\"\n}\n"
		}
		files["m"+itoa(i)+"/main.tf"] = call
	}
	ps, _ := projects(t, write(t, files), ".")
	if got := strings.Join(problems(ps), "\n"); !strings.Contains(got, "instances") {
		t.Errorf("problems %.200q", got)
	}
}

// The same input gives the same report, whichever of several cycles is met first.
func TestCyclesAreToldInOneOrder(t *testing.T) {
	files := map[string]string{
		"m/main.tf": "locals {\n  x = local.y\n  y = local.z\n  z = local.x\n}\noutput \"a\" {\n  value = local.x\n}\noutput \"b\" {\n  value = local.y\n}\noutput \"c\" {\n  value = local.z\n}\n",
		"main.tf":   "module \"m\" {\n  source = \"./m\"\n}\n" + strings.Replace(config3, "\"f\"", "jsonencode(module.m)", 1),
	}
	dir := write(t, files)
	first, _ := projects(t, dir, ".")
	for range 30 {
		if ps, _ := projects(t, dir, "."); !slices.Equal(problems(ps), problems(first)) {
			t.Fatalf("%q, then %q", problems(first), problems(ps))
		}
	}
}

// What draws on a secret is sensitive even where it is not known as a whole.
func TestSecretsInUnknownText(t *testing.T) {
	const declared = `
variable "u" {}
variable "um" { type = map(string) }
variable "pw" {
  sensitive = true
  default   = "hunter2"
}
locals {
  indirect = "${var.u}-${var.pw}"
}
`
	for _, expr := range []string{
		`format("arn:aws:%s-%s", var.u, var.pw)`, `"arn:aws:${var.um[var.pw]}"`, `"x ${local.indirect}"`, `var.u == "a" ? "x${var.pw}1" : "x${var.pw}2"`,
		`join("-", [var.u, sensitive("hunter2")])`, `"${var.u} ${upper(sensitive("hunter2"))}"`,
	} {
		ps, _ := projects(t, write(t, map[string]string{"main.tf": declared + strings.Replace(config3, "\"f\"", expr, 1)}), ".")
		v := ps[0].AsyncConfigs[0].FunctionName
		if !v.Sensitive || strings.Contains(v.Show(), "hunter2") {
			t.Errorf("%s: sensitive is %v, shown as %s", expr, v.Sensitive, v.Show())
		}
		for _, r := range v.Text.Refs() {
			if strings.Contains(r.Display, "hunter2") {
				t.Errorf("%s: a reference is displayed as %s", expr, r.Display)
			}
		}
	}
}

// A module that can't be had is noticed where it is called.
func TestMissingModules(t *testing.T) {
	for source, want := range map[string]string{
		"org/far/alicloud":         "run `terraform init`",
		"git::https://x.test/a":    "run `terraform init`",
		"./nowhere":                "it does not exist",
		"./empty":                  "no Terraform files",
		"${path.module}/computed":  "not a plain string",
		"../../../../../../../etc": "",
	} {
		t.Run(source, func(t *testing.T) {
			dir := write(t, map[string]string{
				"main.tf": config3 + "module \"m\" {\n  source = \"" + source + "\"\n}\n", "empty/x.txt": "",
			})
			ps, _ := projects(t, dir, ".")
			if len(ps) != 1 || len(ps[0].AsyncConfigs) != 1 || len(ps[0].Notices) != 1 {
				t.Fatalf("got %+v", ps)
			}
			n := ps[0].Notices[0]
			if !strings.Contains(n.Message, want) || n.Range.Start.Line < 4 {
				t.Errorf("notice %+v, want %q at the call", n, want)
			}
		})
	}
}

// That holds for the directory that is named even if nothing else in it is of interest:
// all that matters may be in the module.
func TestMissingModulesOfWhatIsNamed(t *testing.T) {
	dir := write(t, map[string]string{
		"root/main.tf": "module \"far\" {\n  source = \"org/far/alicloud\"\n}\n\n" +
			"module \"outside\" {\n  source = \"../modules/worker\"\n}\n\nmodule \"near\" {\n  source = \"./near\"\n}\n",
		"root/near/main.tf":      "output \"o\" {\n  value = 1\n}\n",
		"modules/worker/main.tf": config3,
	})
	ps, _ := projects(t, filepath.Join(dir, "root"), ".")
	if len(ps) != 1 || len(ps[0].Notices) != 2 || len(ps[0].Problems) > 0 {
		t.Fatalf("got %+v", ps)
	}
	for i, want := range []string{"module.far is not judged", "outside the directory tree"} {
		if n := ps[0].Notices[i]; !strings.Contains(n.Message, want) || n.Range.Start.Line != 2+4*i {
			t.Errorf("notice %+v, want %q at the call", n, want)
		}
	}
}

// A value that does not fit its variable is told where it was given.
func TestUnfitValues(t *testing.T) {
	variable := "variable \"n\" {\n  type = number\n}\n"
	for _, tt := range []struct {
		name  string
		files map[string]string
		vars  []VarOption
		file  string
		line  int
		want  string
	}{
		{"-var", map[string]string{"main.tf": variable + config3}, []VarOption{{Text: "n=abc"}}, "main.tf", 1, "from -var"},
		{"a variable file", map[string]string{"main.tf": variable + config3, "terraform.tfvars": "\nn = \"abc\"\n"}, nil, "terraform.tfvars", 2, "var.n"},
		{"the default", map[string]string{"main.tf": "variable \"n\" {\n  type = number\n  default = \"abc\"\n}\n" + config3}, nil, "main.tf", 3, "var.n"},
		{"a module's caller", map[string]string{"m/main.tf": variable + config3, "main.tf": "module \"m\" {\n  source = \"./m\"\n  n = \"abc\"\n}\n"}, nil, "main.tf", 3, "var.n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			use := strings.Replace(config3, "\"f\"\n", "\"f\"\n  max_async_retry_attempts = var.n\n", 1)
			for name, src := range tt.files {
				tt.files[name] = strings.Replace(src, config3, use, 1)
			}
			ps, _, err := Each([]string{"."}, Options{Dir: write(t, tt.files), Vars: tt.vars}, func(p *model.Project) *model.Project { return p })
			if err != nil || len(ps) != 1 || len(ps[0].Notices) != 1 {
				t.Fatalf("got %+v, %v", ps, err)
			}
			n := ps[0].Notices[0]
			if n.Range.File != tt.file || n.Range.Start.Line != tt.line || !strings.Contains(n.Message, tt.want) {
				t.Errorf("notice %+v, want %q at %s:%d", n, tt.want, tt.file, tt.line)
			}
		})
	}
}
