package source

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// TestShapesAgainstTerraform gives whole root modules to the terraform command and to
// this package, and compares every output and every input of a terraform_data. What
// Terraform knows in a plan must be known here and the same; what it does not know must
// not be known; and what it comes to once applied must be a text that the symbolic one
// can be.
//
// A file named command has lines of NAME=VALUE for the environment and of options.
func TestShapesAgainstTerraform(t *testing.T) {
	if testing.Short() {
		t.Skip("running terraform takes a while")
	}
	terraform, err := exec.LookPath("terraform")
	if err != nil {
		t.Skip("needs the terraform command (1.11) in the path: it says what is right")
	}
	dirs, err := filepath.Glob("testdata/shapes/*")
	if err != nil || len(dirs) < 30 {
		t.Fatalf("%d shapes, %v", len(dirs), err)
	}
	for _, d := range dirs {
		t.Run(filepath.Base(d), func(t *testing.T) {
			t.Parallel()
			s := newShape(t, terraform, d)
			s.plan()
			s.apply()
		})
	}
}

// shape is a root module under test.
type shape struct {
	*testing.T
	terraform string
	dir       string
	env       []string
	options   []string
	e         *evaluator
	// early are values that are known here and not in the plan: this version of HCL
	// decides "unknown || true", that of Terraform 1.11 does not.
	early map[string]cty.Value
}

func newShape(t *testing.T, terraform, from string) *shape {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	s := &shape{T: t, terraform: terraform, dir: dir, early: map[string]cty.Value{}}
	command, _ := os.ReadFile(filepath.Join(dir, "command"))
	for _, line := range strings.Split(string(command), "\n") {
		switch {
		case strings.HasPrefix(line, "-"):
			s.options = append(s.options, line)
		case line != "":
			s.env = append(s.env, line)
		}
	}
	o := Options{LookupEnv: func(name string) (string, bool) {
		for _, e := range s.env {
			if v, ok := strings.CutPrefix(e, name+"="); ok {
				return v, true
			}
		}
		return "", false
	}}
	for _, opt := range s.options {
		if f, ok := strings.CutPrefix(opt, "-var-file="); ok {
			o.Vars = append(o.Vars, VarOption{File: f})
		} else if v, ok := strings.CutPrefix(opt, "-var="); ok {
			o.Vars = append(o.Vars, VarOption{Text: v})
		} else {
			t.Fatalf("unknown option %q", opt)
		}
	}
	s.e = evaluatorFor(dir, o)
	return s
}

// run executes terraform in the shape's directory.
func (s *shape) run(args ...string) []byte {
	s.Helper()
	cmd := exec.Command(s.terraform, args...)
	cmd.Dir = s.dir
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "TF_") {
			cmd.Env = append(cmd.Env, e)
		}
	}
	cmd.Env = append(append(cmd.Env, "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1"), s.env...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		s.Fatalf("terraform %s: %v\n%s%s", strings.Join(args, " "), err, out.Bytes(), errs.Bytes())
	}
	return out.Bytes()
}

// change is a planned change of an output or resource in Terraform's plan.
type change struct {
	Address string
	Type    string
	Mode    string
	Change  *change
	After   any
	Unknown any `json:"after_unknown"`
}

func decode(tb testing.TB, src []byte, to any) {
	tb.Helper()
	d := json.NewDecoder(bytes.NewReader(src))
	d.UseNumber()
	if err := d.Decode(to); err != nil {
		tb.Fatal(err)
	}
}

func (s *shape) plan() {
	s.run("init", "-no-color", "-input=false")
	s.run(append([]string{"plan", "-no-color", "-input=false", "-out=plan"}, s.options...)...)
	var plan struct {
		Outputs   map[string]*change `json:"output_changes"`
		Resources []*change          `json:"resource_changes"`
		Planned   struct {
			Outputs map[string]struct{ Type json.RawMessage }
		} `json:"planned_values"`
	}
	decode(s, s.run("show", "-json", "plan"), &plan)
	for _, name := range sortedKeys(plan.Outputs) {
		if s.e.root.outputs[name] == nil {
			s.Errorf("output.%s is not read", name)
			continue
		}
		got, _ := s.e.outputValue(s.e.root, name).UnmarkDeep()
		c := plan.Outputs[name]
		before := s.Failed()
		s.compare("output."+name, got, c.After, c.Unknown)
		if raw := plan.Planned.Outputs[name].Type; raw != nil && s.Failed() == before {
			want, err := ctyjson.UnmarshalType(raw)
			if err != nil {
				s.Fatal(err)
			}
			if !got.Type().Equals(want) && !isNull(got) && got.Type() != cty.DynamicPseudoType {
				s.Errorf("output.%s is %#v here, %#v in Terraform", name, got.Type(), want)
			}
		}
	}
	for _, name := range sortedKeys(s.e.root.outputs) {
		if plan.Outputs[name] == nil {
			if v, _ := s.e.outputValue(s.e.root, name).Unmark(); !isNull(v) {
				s.Errorf("output.%s is %#v here, and none in Terraform", name, v)
			}
		}
	}
	ours := s.instances()
	var have, want []string
	for address := range ours {
		have = append(have, address)
	}
	for _, r := range plan.Resources {
		if r.Type != "terraform_data" || r.Mode != "managed" {
			continue
		}
		want = append(want, r.Address)
		inst := ours[r.Address]
		if inst == nil {
			continue
		}
		for _, attr := range []string{"input", "triggers_replace"} {
			a := inst.set.body.args[attr]
			if a == nil {
				continue
			}
			got, _ := s.e.exact(a, inst.scope).UnmarkDeep()
			after, _ := r.Change.After.(map[string]any)
			unknown, _ := r.Change.Unknown.(map[string]any)
			s.compare(r.Address+"."+attr, got, after[attr], unknown[attr])
		}
	}
	slices.Sort(have)
	slices.Sort(want)
	if d := cmp.Diff(want, have); d != "" {
		s.Errorf("resource instances, -Terraform +here:\n%s", d)
	}
	for at, n := range s.e.notices {
		s.Errorf("%s: %s", at, n.Message)
	}
	for _, p := range s.e.problems {
		s.Errorf("%s: %s", p.Range.File, p.Message)
	}
}

// instances are all terraform_data instances by address.
func (s *shape) instances() map[string]*resourceInstance {
	out := map[string]*resourceInstance{}
	s.e.walk(s.e.root, func(in *instance) {
		for _, p := range in.module.problems {
			s.Errorf("%s: %s", p.Range.File, p.Message)
		}
		for _, ref := range in.resourceOrder {
			set := s.e.set(in, ref)
			if set == nil || set.typ != "terraform_data" {
				continue
			}
			for _, inst := range set.instances {
				if out[inst.address()] != nil {
					s.Errorf("two instances are %s", inst.address())
				}
				if inst.symbolic {
					s.Errorf("%s stands for an unknown number of instances", inst.address())
				}
				out[inst.address()] = inst
			}
		}
	})
	return out
}

// compare compares an exact value with one of a plan in JSON.
func (s *shape) compare(path string, got cty.Value, after, unknown any) {
	s.Helper()
	if unknown == true {
		if got.IsWhollyKnown() {
			s.early[path] = got
		}
		return
	}
	if !got.IsKnown() {
		s.Errorf("%s: unknown here, in Terraform %v (unknown: %v)", path, after, unknown)
		return
	}
	if after == nil && unknown != true || got.IsNull() {
		if _, parts := unknown.(map[string]any); !got.IsNull() && !parts || got.IsNull() && after != nil {
			s.Errorf("%s: %#v here, %v in Terraform", path, got, after)
		}
		return
	}
	ty := got.Type()
	switch want := after.(type) {
	case map[string]any:
		if !ty.IsObjectType() && !ty.IsMapType() {
			s.Errorf("%s: %#v here, %v in Terraform", path, got, after)
			return
		}
		later, _ := unknown.(map[string]any)
		keys := map[string]bool{}
		for k := range want {
			keys[k] = true
		}
		for k, u := range later {
			if u == true {
				keys[k] = true
			}
		}
		for it := got.ElementIterator(); it.Next(); {
			k, el := it.Element()
			name := k.AsString()
			if !keys[name] {
				s.Errorf("%s: has %q here, not in Terraform", path, name)
			}
			delete(keys, name)
			s.compare(path+"."+name, el, want[name], later[name])
		}
		for k := range keys {
			s.Errorf("%s: has %q in Terraform, not here", path, k)
		}
	case []any:
		if !got.CanIterateElements() || ty.IsObjectType() || ty.IsMapType() || got.LengthInt() != len(want) {
			s.Errorf("%s: %#v here, %v in Terraform", path, got, after)
			return
		}
		later, _ := unknown.([]any)
		i := 0
		for it := got.ElementIterator(); it.Next(); i++ {
			_, el := it.Element()
			var u any
			if i < len(later) {
				u = later[i]
			}
			s.compare(fmt.Sprintf("%s[%d]", path, i), el, want[i], u)
		}
	case json.Number:
		f, _, err := big.ParseFloat(want.String(), 10, 512, big.ToNearestEven)
		if err != nil || ty != cty.Number || got.AsBigFloat().Cmp(f) != 0 && got.AsBigFloat().Text('g', 30) != f.Text('g', 30) {
			s.Errorf("%s: %#v here, %v in Terraform", path, got, after)
		}
	case string:
		if ty != cty.String || got.AsString() != want {
			s.Errorf("%s: %#v here, %q in Terraform", path, got, want)
		}
	case bool:
		if ty != cty.Bool || got.True() != want {
			s.Errorf("%s: %#v here, %v in Terraform", path, got, want)
		}
	default:
		s.Errorf("%s: Terraform gives a %T", path, after)
	}
}

// apply creates the resources and compares the symbolic values with what comes out.
func (s *shape) apply() {
	s.run("apply", "-no-color", "-input=false", "plan")
	var outputs map[string]struct{ Type, Value json.RawMessage }
	decode(s, s.run("output", "-json"), &outputs)
	m := newMatcher(&s.e.table)
	for _, name := range sortedKeys(outputs) {
		if s.e.root.outputs[name] == nil {
			continue
		}
		ty, err := ctyjson.UnmarshalType(outputs[name].Type)
		if err != nil {
			s.Fatal(err)
		}
		real, err := ctyjson.Unmarshal(outputs[name].Value, ty)
		if err != nil {
			s.Fatal(err)
		}
		if v, ok := s.early["output."+name]; ok && !v.RawEquals(real) {
			s.Errorf("output.%s: %#v here, unknown in Terraform's plan, really %#v", name, v, real)
		}
		delete(s.early, "output."+name)
		for _, wrong := range m.value("output."+name, s.e.outputSymbolic(s.e.root, name), real) {
			s.Error(wrong)
		}
		// What unknownText makes of a scalar has to match as well.
		if o := s.e.root.outputs[name].value; ty.IsPrimitiveType() && !real.IsNull() {
			text := s.e.unknownText(o, cty.String, &scope{in: s.e.root})
			str, _ := convert.Convert(real, cty.String)
			for _, wrong := range m.value("text of output."+name, cty.StringVal(s.e.table.String(text)), str) {
				s.Error(wrong)
			}
		}
	}
	for path, v := range s.early {
		s.Errorf("%s: %#v here, unknown in Terraform", path, v)
	}
	for _, wrong := range m.finish() {
		s.Error(wrong)
	}
}
