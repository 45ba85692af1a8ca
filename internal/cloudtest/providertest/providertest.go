// Package providertest runs the real terraform with the provider for tests, against an account of
// internal/cloudtest.
package providertest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/fcasync/fcasync-lint/internal/cloudtest"
)

// Terraform is a terraform that has the provider for tests in the place of Alibaba Cloud's.
type Terraform struct {
	// Path is the program.
	Path string
	// Env is what its processes need in their environment, beside the one of this process.
	Env []string
}

// New builds the provider, and skips the test where there is no terraform.
func New(t testing.TB) *Terraform {
	t.Helper()
	path, err := exec.LookPath("terraform")
	if err != nil {
		t.Skip("terraform is not installed: it cannot be tried with the provider for tests")
	}
	_, here, _, ok := runtime.Caller(0)
	if !ok {
		t.Fatal("it is not known where the source of the provider is")
	}
	dir := t.TempDir()
	name := "terraform-provider-alicloud"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	build := exec.Command("go", "build", "-buildvcs=false", "-o", filepath.Join(dir, name), ".")
	build.Dir = filepath.Join(filepath.Dir(here), "..", "testprovider")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("the provider for tests cannot be built: %v\n%s", err, out)
	}
	rc := filepath.Join(dir, "terraformrc")
	content := fmt.Sprintf("disable_checkpoint = true\nprovider_installation {\n  dev_overrides {\n    \"aliyun/alicloud\"    = %[1]q\n    \"hashicorp/alicloud\" = %[1]q\n  }\n}\n", dir)
	if err := os.WriteFile(rc, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return &Terraform{Path: path, Env: []string{"TF_CLI_CONFIG_FILE=" + rc, "CHECKPOINT_DISABLE=1", "TF_IN_AUTOMATION=1", "TF_INPUT=0"}}
}

// patience is how long an interrupted terraform may take to end by itself.
const patience = 20 * time.Second

// Run runs terraform in a directory, and returns what it prints. When the context ends it is
// interrupted.
func (tf *Terraform) Run(ctx context.Context, dir string, args ...string) (string, error) {
	var out bytes.Buffer
	c := exec.CommandContext(ctx, tf.Path, args...)
	c.Dir, c.Env, c.Stdout, c.Stderr = dir, append(os.Environ(), tf.Env...), &out, &out
	c.Cancel, c.WaitDelay = func() error { return c.Process.Signal(os.Interrupt) }, patience
	err := c.Run()
	return out.String(), err
}

// Provider is the provider block for an account, with the key that it has by default.
func Provider(s *cloudtest.Server) string {
	scheme, host, _ := strings.Cut(s.URL, "://")
	var endpoints strings.Builder
	for _, name := range []string{"fc", "ram", "sts", "ecs", "mns_open", "eventbridge", "ons"} {
		fmt.Fprintf(&endpoints, "    %s = %q\n", name, host)
	}
	state := s.State()
	return fmt.Sprintf(`terraform {
  required_providers {
    alicloud = { source = "aliyun/alicloud" }
  }
}

provider "alicloud" {
  access_key   = %q
  secret_key   = %q
  region       = %q
  account_id   = %q
  account_type = "Domestic"
  protocol     = %q
  endpoints {
%s  }
}
`, cloudtest.DefaultKeyID, cloudtest.DefaultSecret, state.Region, state.ID, strings.ToUpper(scheme), endpoints.String())
}
