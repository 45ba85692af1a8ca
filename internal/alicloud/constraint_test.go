package alicloud

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

var selections = []struct{ constraint, want string }{
	{"", "2.2.0"},
	{">= 1.228.0", "2.2.0"},
	{"~> 1.228", "1.294.0"},
	{"~> 1.272.0", "1.272.1"},
	{"~> 1", "1.294.0"},
	{"~>1.262.0", "1.262.1"},
	{"1.233.0", "1.233.0"},
	{"= 1.233.0", "1.233.0"},
	{"=1.233", "1.233.0"},
	{">= 1.200.0, < 1.228.0", "1.227.1"},
	{">= 1.200.0,< 1.228.0, != 1.227.1", "1.227.0"},
	{"< 1.290.0", "1.289.0"},
	{"<= 1.289.0", "1.289.0"},
	{"> 1.289.0, < 1.291.0", "1.290.0"},
	{"2.0.0-beta1", "2.0.0-beta1"},
	{"= 2.0.0-beta3", "2.0.0-beta3"},
	{">= 2.0.0-beta1", "2.2.0"},
	{"< 2.0.0", "1.294.0"},
	{">= 1.294.0, <= 2.0.0-beta3", "1.294.0"},
	{"~> 2.0", "2.2.0"},
	{"!= 2.2.0", "1.294.0"},
}

func TestSelect(t *testing.T) {
	for _, c := range selections {
		got, err := Select([]string{c.constraint})
		if err != nil || got != c.want {
			t.Errorf("Select(%q) = %q, %v; want %q", c.constraint, got, err, c.want)
		}
	}
	for _, c := range []struct {
		constraints []string
		want        string
	}{
		{nil, "2.2.0"},
		{[]string{">= 1.200.0", "< 1.250.0"}, "1.249.0"},
		// No release that is known: the version that the constraint names.
		{[]string{"= 1.230.77"}, "1.230.77"},
		{[]string{"~> 1.293.0"}, "1.293.0"},
		{[]string{">= 3.1"}, "3.1.0"},
		{[]string{"> 5.0.0"}, "5.0.1"},
		{[]string{"= 2.0.0-beta9"}, "2.0.0-beta9"},
		{[]string{">= 3.0.0", ">= 3.2.0, < 4.0.0"}, "3.2.0"},
	} {
		if got, err := Select(c.constraints); err != nil || got != c.want {
			t.Errorf("Select(%q) = %q, %v; want %q", c.constraints, got, err, c.want)
		}
	}
}

func TestSelectRefuses(t *testing.T) {
	for constraint, why := range map[string]string{
		"latest":                      "no version",
		">":                           "has no version",
		"=> 1.0":                      "no operator",
		"1.2.3.4":                     "more than three numbers",
		">= 1.0,":                     "has no version",
		"~> x":                        "no version",
		"1.x":                         "no version",
		"v1.2.3":                      "no version",
		">= 2.0.0, < 1.0.0":           "no provider version satisfies",
		"= 1.0.0, = 1.230.0":          "no provider version satisfies",
		"99999999999999999999999.0.0": "no version",
	} {
		got, err := Select([]string{constraint})
		if err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("Select(%q) = %q, %v; want an error with %q", constraint, got, err, why)
		}
	}
}

func TestAdmits(t *testing.T) {
	for _, c := range []struct {
		constraints, from, to string
		want                  bool
	}{
		{"", "1.228.0", "1.289.0", true},
		{">= 1.291.0", "1.228.0", "1.289.0", false},
		{"~> 1.289", "1.228.0", "1.289.0", true},
		{">= 2.0.0-beta1", "2.0.0-beta1", "2.0.0-beta3", false},
		{"2.0.0-beta1", "2.0.0-beta1", "2.0.0-beta3", true},
		{"< 1.228.0", "1.228.0", "1.289.0", false},
	} {
		got, err := Admits(c.constraints, c.from, c.to)
		if err != nil || got != c.want {
			t.Errorf("Admits(%q, %s, %s) = %v, %v; want %v", c.constraints, c.from, c.to, got, err, c.want)
		}
	}
	for _, bad := range [][3]string{{"nonsense", "1.0.0", "2.0.0"}, {"", "x", "1.0.0"}, {"", "1.0.0", "x"}} {
		if got, err := Admits(bad[0], bad[1], bad[2]); err == nil {
			t.Errorf("Admits(%q) = %v, want an error", bad, got)
		}
	}
}

func TestKnown(t *testing.T) {
	lines := 0
	for line := range strings.Lines(releases) {
		if !strings.HasPrefix(line, "#") {
			lines++
		}
	}
	all := Known()
	if len(all) != lines || lines == 0 {
		t.Errorf("%d of %d releases are read", len(all), lines)
	}
	for i := 1; i < len(all); i++ {
		if !all[i-1].LessThan(all[i]) {
			t.Errorf("%s stands before %s", all[i-1], all[i])
		}
	}
	if Newest() != "2.2.0" {
		t.Errorf("the newest is %s", Newest())
	}
}

// Terraform itself chooses the same versions from a mirror that holds all known releases.
func TestSelectAsTerraformDoes(t *testing.T) {
	terraform, err := exec.LookPath("terraform")
	if err != nil {
		t.Skip("terraform is not installed")
	}
	if testing.Short() {
		t.Skip("runs terraform")
	}
	dir := t.TempDir()
	for _, v := range Known() {
		place := filepath.Join(dir, "mirror", "registry.terraform.io", "aliyun", "alicloud", v.String(), runtime.GOOS+"_"+runtime.GOARCH)
		write(t, filepath.Join(place, "terraform-provider-alicloud_v"+v.String()), "#!/bin/sh\nexit 1\n")
	}
	config := filepath.Join(dir, "terraform.rc")
	write(t, config, fmt.Sprintf("provider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n", filepath.Join(dir, "mirror")))
	chosen := regexp.MustCompile(`version\s*=\s*"([^"]+)"`)
	for i, c := range selections {
		work := filepath.Join(dir, fmt.Sprint(i))
		version := ""
		if c.constraint != "" {
			version = fmt.Sprintf(", version = %q", c.constraint)
		}
		write(t, filepath.Join(work, "main.tf"), fmt.Sprintf("terraform {\n  required_providers {\n    alicloud = { source = \"aliyun/alicloud\"%s }\n  }\n}\n", version))
		cmd := exec.Command(terraform, "init", "-no-color", "-input=false", "-backend=false")
		cmd.Dir = work
		cmd.Env = append(os.Environ(), "TF_CLI_CONFIG_FILE="+config, "CHECKPOINT_DISABLE=1", "TF_PLUGIN_CACHE_DIR=", "TF_DATA_DIR="+filepath.Join(work, ".terraform"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("terraform refuses %q: %s", c.constraint, out)
			continue
		}
		lock, err := os.ReadFile(filepath.Join(work, ".terraform.lock.hcl"))
		if err != nil {
			t.Fatal(err)
		}
		if m := chosen.FindSubmatch(lock); m == nil || string(m[1]) != c.want {
			t.Errorf("for %q terraform chooses %s, want %s", c.constraint, m, c.want)
		}
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o755); err != nil {
		t.Fatal(err)
	}
}
