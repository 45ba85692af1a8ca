package functions

import (
	"bytes"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
)

// expression is an entry of testdata/expressions.txt.
type expression struct {
	line  int
	text  string
	fails bool // must be an error
	newer bool // this hcl knows, and does not fail, where that of Terraform 1.11 does not know, or fails
}

func (e expression) output() string { return fmt.Sprintf("e%d", e.line) }

// source is the expression as the terraform command gets it: an error there would
// be the end of the whole module.
func (e expression) source() string {
	if e.fails || e.newer {
		return "can(" + e.text + ")"
	}
	return e.text
}

func expressions(tb testing.TB) []expression {
	tb.Helper()
	content, err := os.ReadFile("testdata/expressions.txt")
	if err != nil {
		tb.Fatal(err)
	}
	var out []expression
	for i, line := range strings.Split(string(content), "\n") {
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "| "):
			out[len(out)-1].text += "\n" + line[2:]
		case strings.HasPrefix(line, "> "):
			out = append(out, expression{line: i + 1, text: line[2:], newer: true})
		case strings.HasPrefix(line, "! "):
			out = append(out, expression{line: i + 1, text: line[2:], fails: true})
		default:
			out = append(out, expression{line: i + 1, text: line})
		}
	}
	for i, e := range out {
		if strings.Contains(e.text, "\n") {
			out[i].text += "\n" // a heredoc ends with its line
		}
	}
	return out
}

// module copies testdata/module to a new directory and adds the files that are
// better not stored.
func module(tb testing.TB) string {
	tb.Helper()
	dir, err := filepath.EvalSymlinks(tb.TempDir())
	if err != nil {
		tb.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS("testdata/module")); err != nil {
		tb.Fatal(err)
	}
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		tb.Fatal(err)
	}
	//lint:ignore SA1019 rsadecrypt is defined by this padding
	ciphertext, err := rsa.EncryptPKCS1v15(rand.Reader, &key.PublicKey, []byte("decrypted"))
	if err != nil {
		tb.Fatal(err)
	}
	write(tb, filepath.Join(dir, "key.pem"), string(pem.EncodeToMemory(&pem.Block{
		Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key),
	})))
	write(tb, filepath.Join(dir, "ciphertext.b64"), base64.StdEncoding.EncodeToString(ciphertext))
	return dir
}

func write(tb testing.TB, path, content string) {
	tb.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		tb.Fatal(err)
	}
}

// scope is what module/prelude.tf declares, as a plan knows it.
func scope(tb testing.TB, dir string) *hcl.EvalContext {
	tb.Helper()
	data := func(input cty.Value) cty.Value {
		return cty.ObjectVal(map[string]cty.Value{
			"id":               cty.UnknownVal(cty.String).RefineNotNull(),
			"input":            input,
			"output":           cty.UnknownVal(input.Type()),
			"triggers_replace": cty.NullVal(cty.DynamicPseudoType),
		})
	}
	pair := data(cty.TupleVal([]cty.Value{cty.StringVal("x"), cty.StringVal("y")}))
	ctx := &hcl.EvalContext{
		Functions: Table(Options{Base: dir, Tree: dir}),
		Variables: map[string]cty.Value{
			"path": cty.ObjectVal(map[string]cty.Value{
				"module": cty.StringVal("."), "root": cty.StringVal("."), "cwd": cty.StringVal(filepath.ToSlash(dir)),
			}),
			"terraform_data": cty.ObjectVal(map[string]cty.Value{
				"u":    data(cty.StringVal("x")),
				"n":    data(cty.NumberIntVal(1)),
				"many": cty.TupleVal([]cty.Value{pair, pair}),
			}),
		},
	}
	src, err := os.ReadFile(filepath.Join(dir, "prelude.tf"))
	if err != nil {
		tb.Fatal(err)
	}
	file, diags := hclsyntax.ParseConfig(src, "prelude.tf", hcl.InitialPos)
	if diags.HasErrors() {
		tb.Fatal(diags)
	}
	locals := map[string]cty.Value{}
	for _, block := range file.Body.(*hclsyntax.Body).Blocks {
		if block.Type != "locals" {
			continue
		}
		for name, attribute := range block.Body.Attributes {
			v, diags := attribute.Expr.Value(ctx)
			if diags.HasErrors() {
				tb.Fatal(diags)
			}
			locals[name] = v
		}
	}
	ctx.Variables["local"] = cty.ObjectVal(locals)
	return ctx
}

func evaluate(text string, ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics) {
	expr, diags := hclsyntax.ParseExpression([]byte(text), "expression", hcl.InitialPos)
	if diags.HasErrors() {
		return cty.DynamicVal, diags
	}
	return expr.Value(ctx)
}

// planned is what terraform show says of an output.
type planned struct {
	Type  json.RawMessage
	Value json.RawMessage
}

// plan has the terraform command plan a module and returns its outputs and which of
// them are not wholly known.
func plan(t *testing.T, dir string) (map[string]planned, map[string]bool) {
	t.Helper()
	command, err := exec.LookPath("terraform")
	if err != nil {
		t.Skip("the terraform command is not on PATH: nothing to compare with")
	}
	run := func(args ...string) []byte {
		t.Helper()
		cmd := exec.Command(command, args...)
		cmd.Dir = dir
		for _, v := range os.Environ() {
			if name, _, _ := strings.Cut(v, "="); name != "TF_CLI_CONFIG_FILE" && !strings.HasPrefix(name, "TF_VAR_") && !strings.HasPrefix(name, "TF_CLI_ARGS") {
				cmd.Env = append(cmd.Env, v)
			}
		}
		cmd.Env = append(cmd.Env, "TF_DATA_DIR="+filepath.Join(dir, ".terraform"), "TF_IN_AUTOMATION=1", "CHECKPOINT_DISABLE=1")
		var stdout, stderr bytes.Buffer
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		if err := cmd.Run(); err != nil {
			t.Fatalf("terraform %s: %v\n%s%s", strings.Join(args, " "), err, &stdout, &stderr)
		}
		return stdout.Bytes()
	}
	run("init", "-no-color", "-input=false")
	run("plan", "-no-color", "-lock=false", "-input=false", "-refresh=false", "-out=plan.bin")
	var shown struct {
		PlannedValues struct{ Outputs map[string]planned } `json:"planned_values"`
		OutputChanges map[string]struct {
			AfterUnknown json.RawMessage `json:"after_unknown"`
		} `json:"output_changes"`
	}
	if err := json.Unmarshal(run("show", "-json", "plan.bin"), &shown); err != nil {
		t.Fatal(err)
	}
	unknown := map[string]bool{}
	for name, change := range shown.OutputChanges {
		unknown[name] = strings.Contains(string(change.AfterUnknown), "true")
	}
	return shown.PlannedValues.Outputs, unknown
}

// same reports whether a planned output is the known value v, types included.
func same(p planned, v cty.Value) error {
	v, _ = v.UnmarkDeep()
	if p.Value == nil || string(p.Value) == "null" { // the type of a null is lost
		if !v.IsNull() {
			return fmt.Errorf("terraform: null, here: %#v", v)
		}
		return nil
	}
	ty, err := ctyjson.UnmarshalType(p.Type)
	if err != nil {
		return err
	}
	want, err := ctyjson.Unmarshal(p.Value, ty)
	if err != nil {
		return err
	}
	if !v.Type().Equals(want.Type()) {
		return fmt.Errorf("terraform: %#v, here: %#v", want, v)
	}
	if !v.RawEquals(want) {
		// Infinities and the last bits of fractions do not survive JSON; compare
		// what does.
		src, err := ctyjson.Marshal(v, v.Type())
		if err == nil {
			if v, err = ctyjson.Unmarshal(src, v.Type()); err == nil && v.RawEquals(want) {
				return nil
			}
		}
		return fmt.Errorf("terraform: %#v, here: %#v", want, v)
	}
	return nil
}

// TestDifferential compares every expression of testdata/expressions.txt with the
// terraform command: the same value of the same type, unknown where it is unknown
// there, an error where it is one there.
func TestDifferential(t *testing.T) {
	entries := expressions(t)
	dir := module(t)
	var outputs strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&outputs, "output %q {\n  sensitive = true\n  value = %s\n}\n", e.output(), e.source())
	}
	write(t, filepath.Join(dir, "outputs.tf"), outputs.String())
	values, unknown := plan(t, dir)
	ctx := scope(t, dir)
	for _, e := range entries {
		got, diags := evaluate(e.text, ctx)
		name := fmt.Sprintf("testdata/expressions.txt:%d: %s", e.line, e.text)
		if e.fails {
			want := values[e.output()]
			if string(want.Value) != "false" {
				t.Errorf("%s\nno error in terraform: can says %s", name, want.Value)
			}
			if !diags.HasErrors() {
				t.Errorf("%s\nno error here: %#v", name, got)
			} else if Refused(diags) {
				t.Errorf("%s\nrefused here, an error in terraform: %s", name, diags)
			}
			continue
		}
		if e.newer {
			if string(values[e.output()].Value) == "true" {
				t.Errorf("%s\nknown in terraform too", name)
			}
			if diags.HasErrors() || !got.IsWhollyKnown() {
				t.Errorf("%s\nnot known here: %#v %s", name, got, diags)
			}
			continue
		}
		if diags.HasErrors() {
			t.Errorf("%s\nan error here alone: %s", name, diags)
			continue
		}
		switch want, ok := values[e.output()]; {
		case unknown[e.output()] && got.IsWhollyKnown():
			t.Errorf("%s\nunknown in terraform, here: %#v", name, got)
		case unknown[e.output()]:
		case !got.IsWhollyKnown():
			t.Errorf("%s\nunknown here, in terraform: %s", name, want.Value)
		case !ok && !got.IsNull():
			t.Errorf("%s\nno value in terraform, here: %#v", name, got)
		default:
			if err := same(want, got); err != nil {
				t.Errorf("%s\n%s", name, err)
			}
		}
	}
}

// TestSignatures compares the table with what the terraform command says it has.
func TestSignatures(t *testing.T) {
	command, err := exec.LookPath("terraform")
	if err != nil {
		t.Skip("the terraform command is not on PATH: nothing to compare with")
	}
	out, err := exec.Command(command, "metadata", "functions", "-json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var listed struct {
		Functions map[string]struct {
			Parameters []struct{ Name string }
			Variadic   *struct{ Name string } `json:"variadic_parameter"`
		} `json:"function_signatures"`
	}
	if err := json.Unmarshal(out, &listed); err != nil {
		t.Fatal(err)
	}
	table := Table(Options{Base: "/", Tree: "/"})
	for name, want := range listed.Functions {
		f, ok := table[name]
		if !ok {
			t.Errorf("no function %s", name)
			continue
		}
		if got := len(f.Params()); got != len(want.Parameters) {
			t.Errorf("%s has %d parameters, in terraform %d", name, got, len(want.Parameters))
		}
		if got := f.VarParam() != nil; got != (want.Variadic != nil) {
			t.Errorf("%s: variadic is %t, in terraform %t", name, got, want.Variadic != nil)
		}
	}
	for name := range table {
		if _, ok := listed.Functions[name]; !ok && !strings.HasPrefix(name, "provider::") {
			t.Errorf("%s is no function of terraform", name)
		}
	}
}
