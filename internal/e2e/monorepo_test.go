package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A module with a fault of its own and one that comes from a caller; three root modules
// that call it, one of them through another module; one root module without the module.
const monorepo = `
-- modules/worker/main.tf --
variable "name" {
  type = string
}

variable "retries" {
  type    = number
  default = 2
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = var.name
  max_async_retry_attempts       = var.retries
  max_async_event_age_in_seconds = 0
}
-- modules/pair/main.tf --
module "first" {
  source = "../worker"
  name   = "first"
}

module "second" {
  source  = "../worker"
  name    = "second"
  retries = 10
}
-- modules/unused/main.tf --
resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = "unused"
  max_async_retry_attempts = 11
}
-- services/mail/main.tf --
module "mail" {
  source = "../../modules/worker"
  name   = "mail"
}
-- services/orders/main.tf --
module "orders" {
  source  = "../../modules/worker"
  name    = "orders"
  retries = 9
}
-- services/shop/main.tf --
module "pair" {
  source = "../../modules/pair"
}
-- services/plain/main.tf --
resource "alicloud_fcv3_async_invoke_config" "plain" {
  function_name            = "plain"
  max_async_retry_attempts = 12
}
-- services/other/main.tf --
output "nothing" {
  value = "of interest"
}
`

// places are the findings as "file rule address", without what is said of every config there is.
func places(r jsonReport) []string {
	out := []string{}
	for _, f := range r.Findings {
		if f.Rule == "FCA601" {
			continue
		}
		out = append(out, f.Location.File+" "+f.Rule+" "+f.Address)
	}
	return out
}

func expectPlaces(t *testing.T, r jsonReport, want ...string) {
	t.Helper()
	if got := places(r); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

const (
	this   = ".alicloud_fcv3_async_invoke_config.this"
	plain  = "services/plain/main.tf FCA103 alicloud_fcv3_async_invoke_config.plain"
	unused = "modules/unused/main.tf FCA103 alicloud_fcv3_async_invoke_config.this"
	worker = "modules/worker/main.tf "
)

// A module is judged once for every caller, and by itself only where nobody calls it.
func TestModulesAreJudgedThroughTheirCallers(t *testing.T) {
	extract(t, monorepo)
	r := lint(t, ".")
	expectPlaces(t, r,
		unused,
		worker+"FCA103 module.orders"+this,
		worker+"FCA103 module.pair.module.second"+this,
		worker+"FCA104 module.mail"+this,
		worker+"FCA104 module.orders"+this,
		worker+"FCA104 module.pair.module.first"+this,
		worker+"FCA104 module.pair.module.second"+this,
		plain,
	)
	if r.Summary.Configs != 6 {
		t.Errorf("%d configs, want 6", r.Summary.Configs)
	}
}

func TestPaths(t *testing.T) {
	mail := []string{worker + "FCA104 module.mail" + this}
	for _, c := range []struct {
		name  string
		paths []string
		want  []string
	}{
		{"a directory", []string{"services/mail"}, mail},
		{"with a slash", []string{"./services/mail/"}, mail},
		{"a file", []string{"services/mail/main.tf"}, mail},
		{"twice", []string{"services/mail", "services/mail/main.tf", "services/../services/mail"}, mail},
		{"several", []string{"services/plain", "services/mail"}, append(slices.Clone(mail), plain)},
		{"a module alone is a root module", []string{"modules/unused"}, []string{unused}},
		{"nothing of interest", []string{"services/other"}, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			extract(t, monorepo)
			expectPlaces(t, lint(t, c.paths...), c.want...)
		})
	}
}

// Files are named relative to the working directory, wherever that is.
func TestFilesAreRelativeToTheWorkingDirectory(t *testing.T) {
	for _, c := range []struct {
		dir  string
		path string
		want string
	}{
		{"services", "mail", "../modules/worker/main.tf"},
		{"services/mail", ".", "../../modules/worker/main.tf"},
		{"modules/worker", "../../services/mail", "main.tf"},
	} {
		extract(t, monorepo)
		top, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		t.Chdir(filepath.FromSlash(c.dir))
		expectPlaces(t, lint(t, filepath.FromSlash(c.path)), c.want+" FCA104 module.mail"+this)
		expectPlaces(t, lint(t, filepath.Join(top, "services", "mail")), c.want+" FCA104 module.mail"+this)
	}
}

// Nothing outside the repository is read: a module there is not known.
func TestTheRepositoryIsTheFence(t *testing.T) {
	extract(t, monorepo)
	if err := os.Mkdir("services/mail/.git", 0o755); err != nil {
		t.Fatal(err)
	}
	if r := lint(t, "services/mail"); len(r.Findings) != 0 || r.Summary.Configs != 0 {
		t.Errorf("without --root: %q", places(r))
	}
	if r := run("lint", "services/mail"); !strings.Contains(r.stderr, "outside the directory tree") {
		t.Errorf("nothing says why: %q", r.stderr)
	}
	if r := lint(t, "--root", ".", "services/mail"); len(places(r)) != 1 {
		t.Errorf("with --root: %q", places(r))
	}
}
