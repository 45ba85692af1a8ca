package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fcasync/fcasync-lint/internal/tools/planfixtures/provider"
)

// The test binary is the providers, as the program is.
func TestMain(m *testing.M) {
	if name, ok := strings.CutPrefix(filepath.Base(os.Args[0]), provider.Prefix); ok {
		if err := provider.Serve(name); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// planJSON is what the test reads of a plan.
type planJSON struct {
	Changes []struct {
		Address string
		Type    string
		Change  struct {
			Actions      []string
			After        any
			AfterUnknown any        `json:"after_unknown"`
			ReplacePaths [][]string `json:"replace_paths"`
		}
	} `json:"resource_changes"`
	Prior *struct {
		Values struct {
			Root module `json:"root_module"`
		}
	} `json:"prior_state"`
}

type module struct {
	Resources []resource
}

type resource struct {
	Address, Mode, Type, Name string
	Provider                  string `json:"provider_name"`
	Version                   int    `json:"schema_version"`
	Values                    map[string]any
}

// The real provider made the plans in testdata/plans. The stand-in makes the same.
func TestPlansAreThoseOfTheRealProvider(t *testing.T) {
	if _, err := exec.LookPath("terraform"); err != nil {
		t.Skip("terraform is not installed, so nothing can be planned")
	}
	tf, err := newTerraform()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(tf.close)
	dirs, err := filepath.Glob(filepath.FromSlash("../../../testdata/plans/*"))
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no plans: %v", err)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			want, err := os.ReadFile(filepath.Join(dir, "plan.json"))
			if err != nil {
				t.Fatal(err)
			}
			work := t.TempDir()
			if err := os.CopyFS(work, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			real := decodePlan(t, want)
			got, err := tf.plan(t.Context(), work, stateBefore(t, work, real))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(changes(real), changes(decodePlan(t, got))); diff != "" {
				t.Errorf("real plan (-), plan of the stand-in (+):\n%s", diff)
			}
			if diff := cmp.Diff(read(real), read(decodePlan(t, got))); diff != "" {
				t.Errorf("data sources, real (-), of the stand-in (+):\n%s", diff)
			}
		})
	}
}

func decodePlan(t *testing.T, b []byte) planJSON {
	t.Helper()
	var p planJSON
	if err := json.Unmarshal(b, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

// changes are the changes of the alicloud resources by address.
func changes(p planJSON) map[string]any {
	out := map[string]any{}
	for _, c := range p.Changes {
		if strings.HasPrefix(c.Type, "alicloud_") {
			out[c.Address] = c.Change
		}
	}
	return out
}

// read are the data sources that were read.
func read(p planJSON) map[string]any {
	out := map[string]any{}
	if p.Prior != nil {
		for _, r := range p.Prior.Values.Root.Resources {
			if r.Mode == "data" {
				out[r.Address] = r.Values
			}
		}
	}
	return out
}

// stateBefore writes a state file of what a plan found, and returns its name; "" if there was
// nothing.
func stateBefore(t *testing.T, dir string, p planJSON) string {
	t.Helper()
	type object = map[string]any
	var resources []object
	if p.Prior != nil {
		for _, r := range p.Prior.Values.Root.Resources {
			if r.Mode != "managed" {
				continue
			}
			resources = append(resources, object{
				"mode": r.Mode, "type": r.Type, "name": r.Name, "provider": fmt.Sprintf("provider[%q]", r.Provider),
				"instances": []object{{"schema_version": r.Version, "attributes": r.Values}},
			})
		}
	}
	if len(resources) == 0 {
		return ""
	}
	b, err := json.Marshal(object{
		"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "before", "resources": resources,
	})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "before.tfstate")
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}
