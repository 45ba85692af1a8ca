package plan

import (
	"bytes"
	"encoding/json"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	tfjson "github.com/hashicorp/terraform-json"
	"pgregory.net/rapid"
)

// plans are the plans of testdata, by name.
func plans(t testing.TB) map[string][]byte {
	files, err := filepath.Glob("../../../testdata/plans/*/plan.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no plans: ", err)
	}
	out := map[string][]byte{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(filepath.Dir(f))] = b
	}
	return out
}

// choosy keeps only what matters, even of small plans.
func choosy() bounds {
	b := usual
	b.all, b.idle = -1, 0
	return b
}

func mustRead(t testing.TB, r io.Reader, b bounds) *Plan {
	t.Helper()
	p, err := read(r, "plan.json", b)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var values = cmp.Options{
	cmpopts.IgnoreFields(Resource{}, "At"),
	cmpopts.IgnoreFields(tfjson.Change{}, "AfterSensitive"), // of the prior state only we have it
	cmp.Comparer(func(a, b *tfjson.Expression) bool { return asJSON(a) == asJSON(b) }),
	cmpopts.IgnoreFields(tfjson.ResourceChange{}, "DeposedKey"),
}

func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// sameAsNaive holds the reader against the naive one.
func sameAsNaive(t interface {
	Helper()
	Fatalf(string, ...any)
}, b []byte, r io.Reader) {
	t.Helper()
	want, addresses, err := naive(b)
	got, err2 := Read(r, "plan.json")
	if err != nil || err2 != nil {
		t.Fatalf("naive: %v, Read: %v", err, err2)
	}
	if len(got.Problems) > 0 || got.Incomplete != "" {
		t.Fatalf("problems %v, incomplete: %s", got.Problems, got.Incomplete)
	}
	for _, x := range []struct{ got, want any }{
		{got.FormatVersion, want.FormatVersion}, {got.TerraformVersion, want.TerraformVersion}, {got.Variables, want.Variables},
		{got.Partial, want.Partial},
	} {
		if d := cmp.Diff(x.want, x.got, values); d != "" {
			t.Fatalf("(-naive +got)\n%s", d)
		}
	}
	if len(got.Resources) == 0 && noConfigs(want) {
		return
	}
	if d := cmp.Diff(want.Resources, got.Resources, values); d != "" {
		t.Fatalf("(-naive +got)\n%s", d)
	}
	for a := range addresses {
		if !got.Has(a) {
			t.Fatalf("Has(%s) is false", a)
		}
	}
	if want.Config != nil && asJSON(want.Config.ProviderConfigs) != asJSON(got.Config.ProviderConfigs) {
		t.Fatalf("provider configurations differ")
	}
}

func noConfigs(p *Plan) bool {
	for _, r := range p.Resources {
		if strings.HasSuffix(r.Type, "async_invoke_config") {
			return false
		}
	}
	return true
}

func TestSameAsNaive(t *testing.T) {
	for name, b := range plans(t) {
		t.Run(name, func(t *testing.T) {
			sameAsNaive(t, b, bytes.NewReader(b))
			sameAsNaive(t, b, iotest.OneByteReader(bytes.NewReader(b)))
			sameAsNaive(t, b, iotest.DataErrReader(iotest.HalfReader(bytes.NewReader(b))))
			for seed := range uint64(5) {
				shuffled := shuffle(t, b, rand.New(rand.NewPCG(seed, 1)))
				sameAsNaive(t, shuffled, bytes.NewReader(shuffled))
			}
			bom := append([]byte("\xef\xbb\xbf"), b...)
			sameAsNaive(t, b, bytes.NewReader(bom))
		})
	}
}

func TestFile(t *testing.T) {
	for name := range plans(t) {
		f, err := os.Open("../../../testdata/plans/" + name + "/plan.json")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		b, _ := os.ReadFile(f.Name())
		sameAsNaive(t, b, f)
	}
}

// shuffle writes JSON with the keys of every object in another order, and with white space.
func shuffle(t testing.TB, b []byte, r *rand.Rand) []byte {
	var v any
	if err := unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	space := func() { out.WriteString([]string{"", " ", "\n", "\r\n\t"}[r.IntN(4)]) }
	var write func(v any)
	write = func(v any) {
		space()
		switch v := v.(type) {
		case map[string]any:
			keys := sortedKeys(v)
			r.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
			out.WriteByte('{')
			for i, k := range keys {
				if i > 0 {
					out.WriteByte(',')
				}
				space()
				out.WriteString(asJSON(k))
				space()
				out.WriteByte(':')
				write(v[k])
			}
			space()
			out.WriteByte('}')
		case []any:
			out.WriteByte('[')
			for i, x := range v {
				if i > 0 {
					out.WriteByte(',')
				}
				write(x)
			}
			space()
			out.WriteByte(']')
		default:
			out.WriteString(asJSON(v))
		}
		space()
	}
	write(v)
	return out.Bytes()
}

// Variants of plans, with values of other types and members left out, are read as the naive
// reader reads them, or what is wrong is said.
func TestVariantsSameAsNaive(t *testing.T) {
	all := plans(t)
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(sortedKeys(all)).Draw(t, "plan")
		var v any
		if err := unmarshal(all[name], &v); err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 4).Draw(t, "changes") {
			alter(t, v)
		}
		b, _ := json.Marshal(v)
		want, _, err := naive(b)
		got, err2 := Read(bytes.NewReader(b), "plan.json")
		if err != nil || want == nil {
			return // what of it is judged is a matter of the tests of bad input
		}
		if err2 != nil {
			t.Fatalf("naive reads it, but: %v\n%s", err2, b)
		}
		if len(got.Problems) > 0 || noConfigs(want) {
			return
		}
		if d := cmp.Diff(want.Resources, got.Resources, values, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("(-naive +got)\n%s", d)
		}
	})
}

// alter changes one value somewhere inside resources and configuration.
func alter(t *rapid.T, v any) {
	for depth := 0; ; depth++ {
		switch x := v.(type) {
		case map[string]any:
			if len(x) == 0 {
				return
			}
			k := rapid.SampledFrom(sortedKeys(x)).Draw(t, "key")
			if depth == 0 && (k == "format_version" || k == "planned_values" || k == "resource_changes" && len(x) < 3) {
				return
			}
			_, leafMap := x[k].(map[string]any)
			_, leafList := x[k].([]any)
			if depth > 2 && rapid.IntRange(0, 3).Draw(t, "stop") == 0 || !leafMap && !leafList {
				switch rapid.IntRange(0, 2).Draw(t, "how") {
				case 0:
					delete(x, k)
				case 1:
					x[k] = nil
				case 2:
					x[k] = rapid.SampledFrom([]any{"x", "data", "managed", json.Number("12"), true, []any{}, map[string]any{}}).Draw(t, "value")
				}
				return
			}
			v = x[k]
		case []any:
			if len(x) == 0 {
				return
			}
			v = x[rapid.IntRange(0, len(x)-1).Draw(t, "element")]
		default:
			return
		}
	}
}

func TestPositions(t *testing.T) {
	for name, b := range plans(t) {
		var indented bytes.Buffer
		if err := json.Indent(&indented, b, "", "  "); err != nil {
			t.Fatal(err)
		}
		for _, b := range [][]byte{b, indented.Bytes()} {
			p := mustRead(t, iotest.HalfReader(bytes.NewReader(b)), usual)
			for _, r := range p.Resources {
				at := b[r.At.Start.Byte:r.At.End.Byte]
				var in struct{ Address string }
				if err := json.Unmarshal(at, &in); err != nil || in.Address != r.Address {
					t.Errorf("%s: %s is said to be at %q", name, r.Address, at)
				}
				for _, pos := range []struct{ line, column, byte int }{
					{r.At.Start.Line, r.At.Start.Column, r.At.Start.Byte}, {r.At.End.Line, r.At.End.Column, r.At.End.Byte},
				} {
					before := string(b[:pos.byte])
					line := strings.Count(before, "\n") + 1
					column := len([]rune(before[strings.LastIndexByte(before, '\n')+1:])) + 1
					if pos.line != line || pos.column != column {
						t.Errorf("%s: byte %d is line %d, column %d, not %d, %d", name, pos.byte, line, column, pos.line, pos.column)
					}
				}
			}
		}
	}
}

const configJSON = `{"address":"alicloud_fcv3_async_invoke_config.c","mode":"managed","type":"alicloud_fcv3_async_invoke_config","name":"c","change":{"actions":["create"],"before":null,"after":{"function_name":"f","max_async_retry_attempts":1e999999},"after_unknown":{}}}`

func planJSON(members ...string) string {
	return `{"format_version":"1.2",` + strings.Join(members, ",") + `}`
}

func changes(list ...string) string { return `"resource_changes":[` + strings.Join(list, ",") + `]` }

func TestBadInput(t *testing.T) {
	long := strings.Repeat("x", 100)
	for _, c := range []struct {
		name, in string
		err      string // part of the error
		problem  string // part of a problem
		line     int
		address  string
		none     bool // no resources
		whole    bool // not incomplete
	}{
		{name: "empty", in: "", err: "is empty"},
		{name: "white space", in: " \n ", err: "no plan in JSON"},
		{name: "NUL", in: "\x00\x00\x00\x00", err: "a binary file"},
		{name: "UTF-16", in: "\xff\xfe{\x00", err: "UTF-16"},
		{name: "UTF-16 without mark", in: "{\x00\"\x00f\x00", err: "UTF-16"},
		{name: "binary", in: "PK\x03\x04\x00", err: "binary plan file"},
		{name: "list", in: "[]", err: "a list in JSON"},
		{name: "text", in: "\x1b[1mTerraform will perform", err: "prints for people"},
		{name: "text without colour", in: "\nTerraform used the selected providers to", err: "prints for people"},
		{name: "comment", in: "  # alicloud_mns_queue.q will be created", err: "prints for people"},
		{name: "source", in: "resource \"x\" \"y\" {", err: "give the directory"},
		{name: "garbage", in: "hello", err: "no JSON at all"},
		{name: "state file", in: `{"version":4,"terraform_version":"1.11.4","serial":3,"lineage":"x","outputs":{},"resources":[]}`, err: "a state file"},
		{name: "sorted state file", in: `{"check_results":null,"lineage":"x","resources":[],"serial":3,"version":4}`, err: "a state file"},
		{name: "shown state", in: `{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}`, err: "given no plan"},
		{name: "log", in: `{"@level":"info","@message":"x"}` + "\n" + `{"@level":"info"}`, err: "terraform plan -json prints"},
		{name: "schemas", in: `{"format_version":"1.0","provider_schemas":{}}`, err: "providers schema"},
		{name: "validate", in: `{"format_version":"1.0","valid":true,"error_count":0,"warning_count":0,"diagnostics":[]}`, err: "validate -json"},
		{name: "source in JSON", in: `{"resource":{"alicloud_mns_queue":{}}}`, err: ".tf.json"},
		{name: "other JSON", in: `{"a":1}`, err: "what a plan has"},
		{name: "empty object", in: `{}`, err: "what a plan has"},
		{name: "future", in: `{"format_version":"2.0","resource_changes":[]}`, err: `"2.0"`},
		{name: "future, sorted", in: `{"configuration":{},"format_version":"2.0"}`, err: `"2.0"`},
		{name: "long version", in: `{"format_version":"` + long + `"}`, err: "xxx..."},
		{name: "no version", in: `{"resource_changes":[]}`, err: "no format_version"},
		{name: "version of another type", in: `{"format_version":1.2,"resource_changes":[]}`, err: "format_version"},
		{name: "old", in: `{"format_version":"0.1","resource_changes":[` + configJSON + `]}`, whole: true},
		{name: "cut off at once", in: `{"a`, err: "no plan in JSON"},
		{name: "cut off", in: "{\"format_version\":\"1.2\",\n\"resource_changes\":[" + configJSON + `,{"address":"x`, problem: "ends in the middle", line: 2},
		{name: "cut off in the configuration", in: planJSON(changes(configJSON), `"configuration":{"root_module":{"resources":[{`)[:340], problem: "ends in the middle"},
		{name: "broken", in: planJSON(changes(configJSON + `,]`)), problem: "cannot be there"},
		{name: "two", in: planJSON(changes(configJSON)) + "\n" + planJSON(), problem: "something follows", whole: true},
		{name: "garbage at the end", in: planJSON(changes(configJSON)) + "\nx", problem: "something follows", whole: true},
		{name: "deep", in: planJSON(changes(configJSON), `"x":`+strings.Repeat("[", 20000)), problem: "10,000 levels"},
		{name: "section twice", in: planJSON(changes(`{"address":"alicloud_mns_queue.q","mode":"managed","type":"alicloud_mns_queue","change":{}}`), changes(configJSON)), problem: "given twice", whole: true},
		{name: "key twice", in: planJSON(changes(strings.Replace(configJSON, `"name":"c"`, `"name":"b","name":"c"`, 1))), problem: "the key name twice", address: "alicloud_fcv3_async_invoke_config.c", whole: true},
		{name: "changes are no list", in: planJSON(`"resource_changes":{}`), problem: "there is an object in the place of resource_changes: a plan has a list there", none: true, whole: true},
		{name: "change is no object", in: planJSON(changes(configJSON, `12`)), problem: "there is a number in the place of an entry of resource_changes: a plan has an object there", whole: true},
		{name: "no change", in: planJSON(changes(configJSON, `{"address":"alicloud_mns_queue.q","mode":"managed","type":"alicloud_mns_queue"}`)), problem: "it has no change", address: "alicloud_mns_queue.q"},
		{name: "no address", in: planJSON(changes(configJSON, `{"mode":"managed","type":"alicloud_mns_queue"}`)), problem: "has no address", whole: true},
		{name: "wrong type", in: planJSON(changes(configJSON, `{"address":"alicloud_mns_queue.q","mode":"managed","type":"alicloud_mns_queue","name":["SECRET"],"change":{"actions":["no-op"]}}`)), problem: "cannot be a", address: "alicloud_mns_queue.q"},
		{name: "secret of a wrong type", in: planJSON(changes(configJSON, `{"address":"alicloud_mns_queue.q","mode":"managed","type":"alicloud_mns_queue","change":{"actions":"SECRET"}}`)), problem: "cannot be a", address: "alicloud_mns_queue.q"},
		{name: "what it is afterwards is no object", in: planJSON(changes(configJSON, `{"address":"alicloud_mns_queue.q","mode":"managed","type":"alicloud_mns_queue","change":{"actions":["no-op"],"after":[1]}}`)), problem: "alicloud_mns_queue.q cannot be read: its change.after is no object", address: "alicloud_mns_queue.q"},
		{name: "what it was before is no object", in: planJSON(changes(configJSON, `{"address":"alicloud_mns_queue.q","mode":"managed","type":"alicloud_mns_queue","change":{"actions":["no-op"],"before":1,"after":{}}}`)), problem: "no object", address: "alicloud_mns_queue.q", whole: true},
		{name: "number for a change", in: planJSON(changes(configJSON, `{"address":"alicloud_mns_queue.q","mode":"managed","type":"alicloud_mns_queue","change":1}`)), problem: "change cannot be a number", address: "alicloud_mns_queue.q"},
		{name: "unknown mode", in: planJSON(changes(configJSON, `{"address":"ephemeral.alicloud_mns_queue.q","mode":"ephemeral","type":"alicloud_mns_queue","change":{}}`)), whole: true},
		{name: "invalid UTF-8", in: planJSON(changes(strings.Replace(configJSON, `"f"`, "\"\xff\"", 1))), whole: true},
		{name: "variables are no object", in: planJSON(changes(configJSON), `"variables":[1]`), problem: "cannot be read"},
		{name: "broken configuration", in: planJSON(changes(configJSON), `"configuration":{"root_module":{"resources":[{"address":"alicloud_fcv3_async_invoke_config.c","mode":"managed","type":"alicloud_fcv3_async_invoke_config","depends_on":12,"expressions":[]}],"module_calls":12}}`), problem: "a plan has an object there"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := Read(strings.NewReader(c.in), "plan.json")
			if c.err != "" {
				if err == nil || !strings.Contains(err.Error(), c.err) {
					t.Fatalf("error %v, want %q", err, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			found := c.problem == ""
			for _, x := range p.Problems {
				found = found || strings.Contains(x.Message, c.problem) && (c.line == 0 || x.Range.Start.Line == c.line) && x.Address == c.address
				if strings.Contains(x.Message+x.Fix, "SECRET") {
					t.Errorf("%s", x.Message)
				}
			}
			if !found {
				t.Errorf("problems %+v, want %q", p.Problems, c.problem)
			}
			said := map[string]bool{}
			for _, x := range p.Problems {
				if x.Fix == "" || x.Address != "" && said[x.Address] {
					t.Errorf("said twice, or without what to do: %+v", p.Problems)
				}
				said[x.Address] = true
			}
			if c.address != "" && len(p.Problems) != 1 {
				t.Errorf("it is said more than once: %+v", p.Problems)
			}
			if (p.Incomplete == "") != c.whole {
				t.Errorf("incomplete: %q", p.Incomplete)
			}
			if (len(p.Resources) == 0) != c.none {
				t.Errorf("%d resources", len(p.Resources))
			}
		})
	}
}

func TestHugeStringsAndResources(t *testing.T) {
	huge := strings.Repeat("x", mostAtOnce+1<<20)
	for _, c := range []struct{ name, in, problem string }{
		{"string", planJSON(changes(configJSON), `"x":"`+huge+`"`), "a string is longer than"},
		{"resource", planJSON(changes(configJSON, `{"address":"alicloud_mns_queue.q","mode":"managed","type":"alicloud_mns_queue","x":[`+
			strings.Repeat(`"`+huge[:1<<20]+`",`, 40)+`1],"change":{"actions":["no-op"],"after":{"name":"f"}}}`)), "it is larger than"},
	} {
		p := mustRead(t, struct{ io.Reader }{strings.NewReader(c.in)}, usual)
		if len(p.Problems) != 1 || !strings.Contains(p.Problems[0].Message, c.problem) || p.Incomplete == "" {
			if c.name == "resource" && len(p.Problems) == 0 {
				continue // nothing leads to it
			}
			t.Errorf("%s: %+v, incomplete: %q", c.name, p.Problems, p.Incomplete)
		}
		if len(p.Resources) == 0 {
			t.Errorf("%s: the config is lost", c.name)
		}
	}
}

// zeros is a file of nothing but zeros.
type zeros struct{ left int64 }

func (z *zeros) Read(p []byte) (int, error) {
	if z.left <= 0 {
		return 0, io.EOF
	}
	n := min(int64(len(p)), z.left)
	clear(p[:n])
	z.left -= n
	return int(n), nil
}

func TestLargeGarbageIsNotReadWhole(t *testing.T) {
	z := &zeros{2 << 30}
	if _, err := Read(z, "plan.json"); err == nil || z.left < 2<<30-1<<20 {
		t.Errorf("error %v, %d bytes left", err, z.left)
	}
}

func TestManyModules(t *testing.T) {
	const depth = 3000
	in := planJSON(changes(configJSON), `"configuration":{"root_module":`+
		strings.Repeat(`{"module_calls":{"m":{"expressions":{"x":{"references":["var.x"]}},"module":`, depth)+
		`{"resources":[{"address":"alicloud_mns_queue.q","mode":"managed","type":"alicloud_mns_queue","expressions":{"name":{"references":["var.x"]}}}]}`+
		strings.Repeat(`}}}`, depth)+`}`)
	p := mustRead(t, strings.NewReader(in), usual)
	if len(p.Problems) > 0 || len(p.Resources) != 1 {
		t.Errorf("%+v", p.Problems)
	}
}

func TestDeferredErroredPartial(t *testing.T) {
	p := mustRead(t, strings.NewReader(planJSON(`"deferred_changes":[{"reason":"x","resource_change":`+configJSON+`}],"errored":true`)), usual)
	if !p.Errored || !p.Partial || len(p.Resources) != 1 || len(p.Notices) != 1 {
		t.Errorf("%+v", p)
	}
	p = mustRead(t, strings.NewReader(planJSON(changes(configJSON), `"complete":false`)), usual)
	if p.Errored || !p.Partial || len(p.Resources) != 1 {
		t.Errorf("%+v", p)
	}
}

func TestPlannedValues(t *testing.T) {
	in := planJSON(`"planned_values" : {"root_module":{"child_modules":[{"address":"module.m[\"a.b\"]","resources":[
{"address":"module.m[\"a.b\"].alicloud_fcv3_async_invoke_config.c","mode":"managed","type":"alicloud_fcv3_async_invoke_config","name":"c","values":{"function_name":"f","qualifier":null,"destination_config":[{"on_failure":[{}],"on_success":[]}]},"sensitive_values":{"function_name":true}},
{"address":"module.m[\"a.b\"].alicloud_fcv3_function.f","mode":"managed","type":"alicloud_fcv3_function","name":"f","values":{"function_name":"f"}}]}]}}`,
		`"prior_state":{"values":{"root_module":{"child_modules":[{"resources":[{"address":"module.m[\"a.b\"].alicloud_fcv3_function.f","mode":"managed","type":"alicloud_fcv3_function","name":"f","values":{}}]}]}}}`)
	for _, b := range []bounds{usual, choosy()} {
		p := mustRead(t, strings.NewReader(in), b)
		if len(p.Resources) != 2 {
			t.Fatalf("%+v", p.Problems)
		}
		c, f := p.Resources[0], p.Resources[1]
		if !c.Change.Actions.Create() || !f.Change.Actions.NoOp() || c.ModuleAddress != `module.m["a.b"]` || f.Change.Before == nil {
			t.Errorf("%+v, %+v", c.Change, f.Change)
		}
		unknown := object(c.Change.AfterUnknown)
		if unknown["id"] != true || unknown["qualifier"] != nil || !isUnknown(unknown["destination_config"]) || c.Change.AfterSensitive == nil {
			t.Errorf("unknown: %v", unknown)
		}
		if !p.Has(c.Address) || p.Has("alicloud_fcv3_function.f") {
			t.Error("Has is wrong")
		}
	}
}

func TestNoConfigNothingKept(t *testing.T) {
	p := mustRead(t, strings.NewReader(planJSON(changes(`{"address":"alicloud_mns_queue.q","mode":"managed","type":"alicloud_mns_queue","change":{"actions":["no-op"],"after":{"name":"f"}}}`))), usual)
	if len(p.Resources) != 0 || !p.Has("alicloud_mns_queue.q") {
		t.Errorf("%+v", p)
	}
}

func FuzzRead(f *testing.F) {
	for _, b := range plans(f) {
		f.Add(b)
	}
	f.Add([]byte(planJSON(changes(configJSON))))
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, bounds := range []bounds{usual, choosy()} {
			p, err := read(bytes.NewReader(b), "plan.json", bounds)
			if err != nil {
				continue
			}
			for _, r := range p.Resources {
				if r.Change == nil || r.At.Start.Byte < 0 || r.At.End.Byte > len(b) || b[r.At.Start.Byte] != '{' {
					t.Fatalf("%+v", r)
				}
				// What is no UTF-8 in an address is replaced when it is decoded: nothing else can name it.
				if !p.Has(r.Address) && !strings.ContainsRune(r.Address, utf8.RuneError) {
					t.Fatalf("Has(%q) is false", r.Address)
				}
			}
		}
	})
}

// The configuration of what is kept is that of the plan, with its modules.
func TestConfigSameAsNaive(t *testing.T) {
	for name, b := range plans(t) {
		want, _, err := naive(b)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range [][]byte{b, shuffle(t, b, rand.New(rand.NewPCG(1, 1)))} {
			got := mustRead(t, bytes.NewReader(b), usual)
			sameModule(t, name, want.Config.RootModule, got.Config.RootModule)
		}
	}
}

func sameModule(t *testing.T, at string, want, got *tfjson.ConfigModule) {
	t.Helper()
	if got == nil {
		t.Errorf("%s is not there", at)
		return
	}
	if asJSON(want.Outputs) != asJSON(got.Outputs) || asJSON(want.Variables) != asJSON(got.Variables) {
		t.Errorf("%s: outputs or variables differ", at)
	}
	have := map[string]*tfjson.ConfigResource{}
	for _, r := range got.Resources {
		have[r.Address] = r
	}
	for _, r := range want.Resources {
		if concerned(r.Mode, r.Type) && asJSON(have[r.Address]) != asJSON(r) {
			t.Errorf("%s: %s is %s, want %s", at, r.Address, asJSON(have[r.Address]), asJSON(r))
		}
	}
	for name, c := range want.ModuleCalls {
		g := got.ModuleCalls[name]
		if g == nil {
			t.Errorf("%s: the call of %s is not there", at, name)
			continue
		}
		sameModule(t, at+"."+name, c.Module, g.Module)
		x, y := *c, *g
		x.Module, y.Module = nil, nil
		if asJSON(x) != asJSON(y) {
			t.Errorf("%s: the call of %s is %s, want %s", at, name, asJSON(y), asJSON(x))
		}
	}
}

// What is not concerned stays in the configuration where something kept leads to it, also
// through depends_on.
func TestGraphIsKept(t *testing.T) {
	block := func(typ, name, more string) string {
		return `{"address":"` + typ + `.` + name + `","mode":"managed","type":"` + typ + `","name":"` + name + `"` + more + `}`
	}
	in := planJSON(changes(configJSON), `"configuration":{"root_module":{"resources":[`+strings.Join([]string{
		block("alicloud_fcv3_async_invoke_config", "c", `,"expressions":{"function_name":{"constant_value":"f"}},"depends_on":["time_sleep.s","module.m"]`),
		block("time_sleep", "s", `,"expressions":{"triggers":{"references":["terraform_data.d.id","terraform_data.d"]},"create_duration":{"constant_value":"10s"}}`),
		block("terraform_data", "d", `,"count_expression":{"constant_value":1},"depends_on":["null_resource.n"]`),
		block("null_resource", "n", ``),
		block("null_resource", "other", ``),
	}, ",")+`],"module_calls":{"m":{"source":"./m","for_each_expression":{"references":["null_resource.n"]},"module":{"resources":[`+
		block("null_resource", "inside", "")+`]}},"unused":{"source":"./u","module":{"resources":[`+block("null_resource", "x", "")+`]}}}}}`)
	p := mustRead(t, strings.NewReader(in), choosy())
	var got []string
	for _, r := range p.Config.RootModule.Resources {
		got = append(got, r.Address)
	}
	want := []string{"alicloud_fcv3_async_invoke_config.c", "time_sleep.s", "terraform_data.d", "null_resource.n"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	calls := p.Config.RootModule.ModuleCalls
	if calls["m"] == nil || len(calls["m"].Module.Resources) != 1 || calls["unused"] != nil {
		t.Errorf("calls: %s", asJSON(calls))
	}
	sleep := asJSON(p.Config.RootModule.Resources[1].Expressions)
	if sleep != `{"triggers":{"references":["terraform_data.d.id","terraform_data.d"]}}` {
		t.Errorf("expressions: %s", sleep)
	}
}
