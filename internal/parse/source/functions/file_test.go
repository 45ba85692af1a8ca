package functions

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// tree makes a directory with things to stumble over next to things to read, and
// returns a scope whose root module is its subdirectory "root".
func tree(t *testing.T) (string, *hcl.EvalContext) {
	t.Helper()
	top := t.TempDir()
	dir := filepath.Join(top, "tree")
	for _, d := range []string{"root/sub", "shared", "../outside"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(top, "outside", "secret.txt"), "secret")
	write(t, filepath.Join(dir, "root", "a.txt"), "a")
	write(t, filepath.Join(dir, "root", "sub", "b.txt"), "b")
	write(t, filepath.Join(dir, "shared", "c.txt"), "c")
	write(t, filepath.Join(dir, "root", "large.txt"), strings.Repeat("x", 2000))
	return dir, &hcl.EvalContext{
		Functions: Table(Options{Base: filepath.Join(dir, "root"), Tree: dir, MaxFile: 1000}),
		Variables: map[string]cty.Value{"tree": cty.StringVal(filepath.ToSlash(dir))},
	}
}

func link(t *testing.T, target, path string) {
	t.Helper()
	if err := os.Symlink(target, path); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
}

func TestFileSandbox(t *testing.T) {
	dir, ctx := tree(t)
	root := filepath.Join(dir, "root")
	outside := filepath.Join(dir, "..", "outside")
	link(t, filepath.Join(outside, "secret.txt"), filepath.Join(root, "absolute"))
	link(t, "../../outside/secret.txt", filepath.Join(root, "relative"))
	link(t, outside, filepath.Join(root, "dir"))
	link(t, "dir/secret.txt", filepath.Join(root, "twice"))
	link(t, "../../outside/missing", filepath.Join(root, "dangling"))
	link(t, "/", filepath.Join(root, "slash"))
	link(t, "/etc/passwd", filepath.Join(root, "sub", "passwd"))
	for _, path := range []string{
		"/etc/passwd", "/etc/missing", "../../outside/secret.txt", "../../outside/missing",
		"absolute", "relative", "dir/secret.txt", "dir/missing", "twice", "dangling", "dangling/x",
		"slash/etc/passwd", "sub/passwd", "~/x", "~", "..//..//outside/secret.txt", "sub/../../../outside/secret.txt",
	} {
		for _, call := range []string{"file(%)", "filebase64(%)", "filemd5(%)", "filesha512(%)", "fileexists(%)", "templatefile(%, {})"} {
			text := strings.Replace(call, "%", `"`+path+`"`, 1)
			v, diags := evaluate(text, ctx)
			if !Refused(diags) {
				t.Errorf("%s is not refused: %#v %s", text, v, diags)
				continue
			}
			if strings.Contains(diags.Error(), "secret\n") {
				t.Errorf("%s tells what it must not: %s", text, diags)
			}
		}
	}
	for _, text := range []string{
		`fileset("../../outside", "*")`, `fileset(".", "../../outside/*")`, `fileset("/etc", "*")`, `fileset("dir", "*")`,
		`fileset(".", "d*/*")`, `fileset(".", "**")`, `fileset("~", "*")`,
	} {
		if v, diags := evaluate(text, ctx); !Refused(diags) {
			t.Errorf("%s is not refused: %#v %s", text, v, diags)
		}
	}
	if _, diags := evaluate(`file("/etc/passwd")`, ctx); !errors.Is(callError(diags), ErrOutsideTree) {
		t.Errorf("%v is not ErrOutsideTree", callError(diags))
	}
}

func callError(diags hcl.Diagnostics) error {
	for _, d := range diags {
		if extra, ok := hcl.DiagnosticExtra[interface{ FunctionCallError() error }](d); ok {
			return extra.FunctionCallError()
		}
	}
	return nil
}

func TestFileInside(t *testing.T) {
	dir, ctx := tree(t)
	root := filepath.Join(dir, "root")
	link(t, "sub/b.txt", filepath.Join(root, "b"))
	link(t, filepath.Join(dir, "shared"), filepath.Join(root, "lib")) // absolute, but inside
	for text, want := range map[string]cty.Value{
		`file("a.txt")`:                             cty.StringVal("a"),
		`file("b")`:                                 cty.StringVal("b"),
		`file("../shared/c.txt")`:                   cty.StringVal("c"),
		`file("lib/c.txt")`:                         cty.StringVal("c"),
		`file("${tree}/root/a.txt")`:                cty.StringVal("a"),
		`file("missing/../a.txt")`:                  cty.StringVal("a"), // by name, as Terraform does
		`fileexists("lib/c.txt")`:                   cty.True,
		`fileexists("lib/missing")`:                 cty.False,
		`fileexists("missing/x/y")`:                 cty.False,
		`length(fileset(".", "**"))`:                cty.NumberIntVal(5),
		`contains(fileset(".", "**"), "lib/c.txt")`: cty.True,
		`one(fileset("lib", "*"))`:                  cty.StringVal("c.txt"),
		`one(fileset(".", "../shared/*"))`:          cty.StringVal("../shared/c.txt"),
		`pathexpand("a")`:                           cty.StringVal("a"),
		`abspath("x")`:                              cty.StringVal(filepath.ToSlash(filepath.Join(root, "x"))),
	} {
		v, diags := evaluate(text, ctx)
		if diags.HasErrors() || !v.RawEquals(want) {
			t.Errorf("%s is %#v %s, want %#v", text, v, diags, want)
		}
	}
	// Errors of Terraform itself.
	for _, text := range []string{`file("sub")`, `file("missing")`, `file("sub/missing")`, `file("a.txt/x")`, `fileexists("sub")`, `file("")`, `file("~user/x")`, `pathexpand("~user")`, `file("a\u0000b")`} {
		if v, diags := evaluate(text, ctx); !diags.HasErrors() || Refused(diags) {
			t.Errorf("%s is %#v %s, want an error", text, v, diags)
		}
	}
	if v, diags := evaluate(`pathexpand("~/x")`, ctx); diags.HasErrors() || v.IsKnown() {
		t.Errorf("pathexpand is %#v %s: the home directory is not known here", v, diags)
	}
	if _, diags := evaluate(`file("large.txt")`, ctx); !errors.Is(callError(diags), ErrLimit) {
		t.Errorf("%v is not ErrLimit", diags)
	}
}

// TestFileTreeThroughLink: the tree itself may be given through a link.
func TestFileTreeThroughLink(t *testing.T) {
	dir, _ := tree(t)
	alias := filepath.Join(t.TempDir(), "alias")
	link(t, dir, alias)
	ctx := &hcl.EvalContext{Functions: Table(Options{Base: filepath.Join(alias, "root"), Tree: alias})}
	for _, text := range []string{`file("a.txt")`, `file("../shared/c.txt")`, `file("` + filepath.ToSlash(filepath.Join(alias, "shared", "c.txt")) + `")`} {
		if v, diags := evaluate(text, ctx); diags.HasErrors() || !v.IsKnown() {
			t.Errorf("%s is %#v %s", text, v, diags)
		}
	}
	if _, diags := evaluate(`file("../../outside/secret.txt")`, ctx); !Refused(diags) {
		t.Errorf("not refused: %s", diags)
	}
}

func TestFileLoop(t *testing.T) {
	dir, ctx := tree(t)
	link(t, "loop", filepath.Join(dir, "root", "loop"))
	if v, diags := evaluate(`file("loop")`, ctx); !diags.HasErrors() {
		t.Errorf("file of a link to itself is %#v", v)
	}
	link(t, ".", filepath.Join(dir, "root", "sub", "x"))
	link(t, ".", filepath.Join(dir, "root", "sub", "y"))
	if v, diags := evaluate(`fileset("sub", "**")`, ctx); !errors.Is(callError(diags), ErrLimit) {
		t.Errorf("fileset among links in circles is %.100s %s, want ErrLimit", v.GoString(), diags)
	}
}

func TestFileNotRegular(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no named pipes in directories here")
	}
	dir, ctx := tree(t)
	if err := namedPipe(filepath.Join(dir, "root", "pipe")); err != nil {
		t.Skipf("no named pipes here: %v", err)
	}
	// Reading would block: nobody writes.
	if v, diags := evaluate(`file("pipe")`, ctx); !errors.Is(callError(diags), ErrUnsupported) {
		t.Errorf("file of a pipe is %#v %s", v, diags)
	}
	if v, diags := evaluate(`fileexists("pipe")`, ctx); !diags.HasErrors() || Refused(diags) {
		t.Errorf("fileexists of a pipe is %#v %s", v, diags)
	}
	if v, diags := evaluate(`contains(fileset(".", "*"), "pipe")`, ctx); diags.HasErrors() || v.True() {
		t.Errorf("fileset has the pipe: %#v %s", v, diags)
	}
	device := &hcl.EvalContext{Functions: Table(Options{Base: "/dev", Tree: "/dev"})}
	if v, diags := evaluate(`file("zero")`, device); !errors.Is(callError(diags), ErrUnsupported) {
		t.Errorf("file of a device is %#v %s", v, diags)
	}
}
