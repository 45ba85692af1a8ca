package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// A file stands for the root modules that its change may matter to, each of them once.
func TestWhatFilesConcern(t *testing.T) {
	call := func(name, source string) string {
		return "module \"" + name + "\" {\n  source = \"" + source + "\"\n}\n"
	}
	files := map[string]string{
		".git/HEAD": "",
		// mail and shop come to the worker, shop through another module; so does nothing else.
		"services/mail/main.tf":             call("w", "../../modules/worker"),
		"services/mail/vars.tf":             "variable \"x\" {\n  default = 1\n}\n",
		"services/mail/terraform.tfvars":    "x = 2\n",
		"services/mail/.terraform.lock.hcl": "",
		"services/shop/main.tf":             call("pair", "../../modules/pair"),
		"services/shop/envs/prod.tfvars":    "",
		"modules/pair/main.tf":              call("first", "../worker") + call("second", "../worker"),
		"modules/worker/main.tf":            config3,
		// orders has a config of its own, and its queue from a module that mentions none.
		"services/orders/main.tf":       config3 + call("queue", "../../modules/queue"),
		"services/orders/extra.tf.json": "{}",
		"modules/queue/main.tf":         "locals {\n  q = 1\n}\n",
		"plain/main.tf":                 "locals {}\n",
		"plain/broken.tf":               "locals {\n",
		"unrelated/main.tf":             call("queue", "../modules/queue"),
		".hidden/main.tf":               config3,
		"common/config.tf":              config3,
		"far/main.tf":                   call("far", "org/far/alicloud"),
		"far/.terraform/modules/modules.json": `{"Modules":[{"Key":"","Source":"","Dir":"."},` +
			`{"Key":"far","Source":"registry.terraform.io/org/far/alicloud","Version":"1.0.0","Dir":".terraform/modules/far"}]}`,
		"far/.terraform/modules/far/main.tf": config3,
		"services/.fcasync-lint.hcl":         "",
	}
	dir := write(t, files)
	link := filepath.Join(dir, "services", "linked", "config.tf")
	if err := os.MkdirAll(filepath.Dir(link), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.FromSlash("../../common/config.tf"), link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	const (
		mail   = "services/mail: module.w.alicloud_fcv3_async_invoke_config.a"
		first  = "services/shop: module.pair.module.first.alicloud_fcv3_async_invoke_config.a"
		second = "services/shop: module.pair.module.second.alicloud_fcv3_async_invoke_config.a"
		orders = "services/orders: alicloud_fcv3_async_invoke_config.a"
		linked = "services/linked: alicloud_fcv3_async_invoke_config.a"
		common = "common: alicloud_fcv3_async_invoke_config.a"
		far    = "far: module.far.alicloud_fcv3_async_invoke_config.a"
	)
	for _, tt := range []struct {
		paths string
		want  []string
	}{
		{"services/mail/main.tf", []string{mail}},
		{"services/mail/main.tf services/mail/vars.tf modules/worker/main.tf", []string{mail, first, second}},
		{"modules/worker/main.tf", []string{mail, first, second}},
		{"modules/pair/main.tf", []string{first, second}},
		{"modules/queue/main.tf", []string{orders}},
		{"services/mail/terraform.tfvars", []string{mail}},
		{"services/mail/.terraform.lock.hcl", []string{mail}},
		{"services/shop/envs/prod.tfvars", []string{first, second}},
		{"services/orders/extra.tf.json", []string{orders}},
		{"plain/main.tf unrelated/main.tf", nil},
		{".hidden/main.tf", []string{".hidden: alicloud_fcv3_async_invoke_config.a"}},
		{"common/config.tf", []string{common, linked}},
		{"services/linked/config.tf", []string{linked}},
		{"far/main.tf", []string{far}},
		{"far/.terraform/modules/far/main.tf", []string{far}},
		{"modules/worker/main.tf services/mail", []string{mail, first, second}},
		{"services/.fcasync-lint.hcl", []string{linked, mail, orders, first, second}},
	} {
		ps, _ := projects(t, dir, strings.Fields(tt.paths)...)
		if diff := cmp.Diff(tt.want, addresses(ps)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.paths, diff)
		}
	}

	// A syntax error is told of the folder that is named, and of no other.
	if ps, _ := projects(t, dir, "plain/main.tf"); len(problems(ps)) != 1 {
		t.Errorf("plain: problems %q", problems(ps))
	}
	if ps, _ := projects(t, dir, "unrelated/main.tf"); len(problems(ps)) != 0 {
		t.Errorf("unrelated: problems %q", problems(ps))
	}
}

// A directory can be said to be a root module: no other is judged for it.
func TestRoots(t *testing.T) {
	dir := write(t, map[string]string{
		".git/HEAD": "", "caller/main.tf": config3 + "module \"w\" {\n  source = \"../worker\"\n}\n",
		"worker/main.tf": config3, "worker/below/main.tf": config3, "empty/README.md": "",
	})
	for path, want := range map[string][]string{
		"worker": {"worker: alicloud_fcv3_async_invoke_config.a"}, "empty": nil,
		"caller": {"caller: alicloud_fcv3_async_invoke_config.a", "caller: module.w.alicloud_fcv3_async_invoke_config.a"},
	} {
		ps, notices, err := Each([]string{path}, Options{Dir: dir, Roots: true}, func(p *model.Project) *model.Project { return p })
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, addresses(ps)); diff != "" || (len(notices) > 0) != (want == nil) {
			t.Errorf("%s: notices %v (-want +got)\n%s", path, notices, diff)
		}
	}
}

// Of many files that concern nothing, syntax errors are not looked for, as in a directory that
// holds as many: that would mean to parse everything.
func TestManyFilesConcernNothing(t *testing.T) {
	dir := write(t, map[string]string{
		".git/HEAD":    "",
		"a/main.tf":    "locals {\n",
		"b/main.tf":    "locals {}\n" + strings.Repeat("#", 1<<20),
		"mail/main.tf": config3 + "locals {\n",
	})
	for paths, want := range map[string]int{"a/main.tf": 1, "a/main.tf mail/main.tf": 2, "a/main.tf b/main.tf mail/main.tf": 1} {
		ps, _ := projects(t, dir, strings.Fields(paths)...)
		if got := problems(ps); len(got) != want {
			t.Errorf("%s: problems %q, want %d", paths, got, want)
		}
	}
}

// Where there is no repository, nobody says how far away callers may be.
func TestFilesOutsideOfRepositories(t *testing.T) {
	dir := write(t, map[string]string{
		"modules/w/main.tf": config3, "main.tf": "module \"w\" {\n  source = \"./modules/w\"\n}\n",
	})
	ps, _ := projects(t, dir, "modules/w/main.tf")
	if diff := cmp.Diff([]string{"modules/w: alicloud_fcv3_async_invoke_config.a"}, addresses(ps)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
