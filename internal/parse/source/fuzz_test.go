package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// judged evaluates a root module that foreign bytes are a part of, and fails the test
// for what must never happen: a panic, even one that was caught; an answer that points
// outside the source; an address that is there twice.
func judged(t *testing.T, files map[string]string) {
	t.Helper()
	dir := written(t, files)
	e := evaluatorFor(dir, Options{LookupEnv: func(n string) (string, bool) { return "[1, {a = true}]", n == "TF_VAR_a" }})
	p := e.project()
	if e.fault != "" {
		t.Errorf("panic while evaluating: %s", e.fault)
	}
	for _, x := range p.Problems {
		if strings.Contains(x.Message, "The parser failed") {
			t.Errorf("panic while parsing: %s", x.Message)
		}
		inside(t, p, x.Range)
	}
	for _, x := range p.Notices {
		inside(t, p, x.Range)
	}
	for _, d := range p.Declarations {
		inside(t, p, d.Range)
		inside(t, p, d.Block)
		for _, v := range d.Violations {
			inside(t, p, v.Range)
		}
	}
	for _, x := range p.Policies {
		documented(t, p, x.Document)
	}
	for _, x := range p.Roles {
		documented(t, p, x.Trust)
	}
	seen := map[string]bool{}
	for _, c := range p.AsyncConfigs {
		if p.Waits(&c.Resource, &c.Resource) == symbol.Yes {
			t.Errorf("%s waits for itself", c.Address)
		}
		if seen[c.Address] {
			t.Errorf("two configs are %s", c.Address)
		}
		seen[c.Address] = true
		for _, v := range c.Body.Values {
			looked(t, p, v)
		}
		for _, s := range c.Sides() {
			looked(t, p, s.Destination)
		}
	}
}

// looked asks a value for everything that rules ask for.
func looked(t *testing.T, p *model.Project, v model.Value) {
	t.Helper()
	inside(t, p, v.Range)
	if len(v.Show()) > 2000 {
		t.Errorf("a value is shown in %d bytes", len(v.Show()))
	}
	for _, s := range v.Steps() {
		inside(t, p, s.Range)
	}
}

func inside(t *testing.T, p *model.Project, r model.Range) {
	t.Helper()
	if src, ok := p.Sources[r.File]; ok && (r.Start.Byte < 0 || r.End.Byte > len(src) || r.Start.Byte > r.End.Byte) {
		t.Errorf("%+v lies outside the %d bytes of the file", r, len(src))
	}
}

// seeds adds what the fixtures have of a kind of file.
func seeds(f *testing.F, suffixes ...string) {
	f.Helper()
	err := filepath.WalkDir("testdata", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		for _, s := range suffixes {
			if strings.HasSuffix(path, s) {
				src, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				f.Add(src)
				break
			}
		}
		return nil
	})
	if err != nil {
		f.Fatal(err)
	}
}

// called is a module for foreign source to call, and a template for it to render.
var called = map[string]string{
	"m/main.tf": "variable \"in\" {}\nvariable \"n\" { default = 1 }\noutput \"out\" { value = \"<${var.in}>\" }\n" + config("m", "var.in"),
	"t.tftpl":   "%{ for x in l ~}\n${x}\n%{ endfor ~}",
}

func with(name string, src []byte) map[string]string {
	files := map[string]string{name: string(src)}
	for k, v := range called {
		files[k] = v
	}
	return files
}

// FuzzProject evaluates foreign bytes as main.tf.
func FuzzProject(f *testing.F) {
	seeds(f, ".tf")
	exprs, err := os.ReadFile("testdata/symbolic.txt")
	if err != nil {
		f.Fatal(err)
	}
	for i, line := range strings.Split(string(exprs), "\n") {
		if i%3 == 0 && !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "<<") && line != "" {
			f.Add([]byte("variable \"u\" {}\n" + config("c", replaceWord(line, "U", "var.u"))))
		}
	}
	f.Add([]byte(config("c", "templatefile(\"t.tftpl\", { l = [var.u] })") + "variable \"u\" {}\nmodule \"m\" {\n  source = \"./m\"\n  for_each = var.u\n  in = each.key\n}\n"))
	f.Add([]byte("resource \"alicloud_fcv3_async_invoke_config\" \"c\" {\n  count = var.u\n  function_name = alicloud_fcv3_function.f[count.index + 1].id\n  dynamic \"destination_config\" {\n    for_each = var.u\n    iterator = it\n    content {\n      on_failure { destination = it.value.x }\n    }\n  }\n}\nresource \"alicloud_fcv3_function\" \"f\" {\n  count = var.u\n  function_name = alicloud_fcv3_function.f[count.index + 1].id\n}\nvariable \"u\" {}\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<14 {
			return
		}
		judged(t, with("main.tf", src))
	})
}

// FuzzJSON evaluates foreign bytes as main.tf.json.
func FuzzJSON(f *testing.F) {
	seeds(f, ".tf.json")
	f.Add([]byte(`{"resource": {"alicloud_fcv3_async_invoke_config": {"c": {"function_name": "${var.u}", "dynamic": {"destination_config": [{"for_each": "${var.u}", "content": {"on_failure": {"destination": "x"}}}]}}}}, "variable": {"u": {}}}`))
	f.Add([]byte(`{"module": [{"m": {"source": "./m", "in": {"${a}": ["%{ if true }x%{ endif }"]}, "providers": {"alicloud": "alicloud.eu"}}}], "import": {"to": "alicloud_fcv3_async_invoke_config.c", "id": "x"}}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<14 {
			return
		}
		judged(t, with("main.tf.json", src))
	})
}

// FuzzTFVars evaluates foreign bytes as variable files of both syntaxes.
func FuzzTFVars(f *testing.F) {
	seeds(f, ".tfvars", ".tfvars.json")
	f.Add([]byte("a = [for x in [1, 2] : { y = x }]\nb = { c = null }\n"))
	const main = `
variable "a" { type = object({ b = optional(list(string), ["x"]), c = optional(map(any)) }) }
variable "settings" { type = map(object({ n = optional(number, 3), l = optional(set(string), []) })) }
variable "b" {}
variable "c" { type = set(string) }
`
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<14 {
			return
		}
		for _, name := range []string{"terraform.tfvars", "x.auto.tfvars.json"} {
			judged(t, map[string]string{
				"main.tf": main + config("a", "var.a.b[0]") + config("b", "\"${var.b}\"") + config("c", "join(\",\", var.c)") +
					config("s", "jsonencode(var.settings)"),
				name: string(src),
			})
		}
	})
}
