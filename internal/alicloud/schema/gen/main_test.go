package main

import (
	"os"
	"path/filepath"
	"testing"
)

const attribute = `{"type":"string","required":true`

func TestRun(t *testing.T) {
	resource := `{"version":0,"block":{"attributes":{"name":` + attribute + `,"description":"text"}},"block_types":{"b":{"nesting_mode":"list","max_items":1,"block":{"description_kind":"plain"}}}}}`
	want := `{"attributes":{"name":` + attribute + `}},"block_types":{"b":{"nesting_mode":"list","max_items":1,"block":{}}}}` + "\n"
	part := `"resource_schemas":{"alicloud_x":` + resource + `,"alicloud_other":` + resource + `},"data_source_schemas":{"alicloud_x":` + resource + `}`
	for name, input := range map[string]string{
		"whole output": `{"format_version":"1.0","provider_schemas":{"registry.terraform.io/aliyun/alicloud":{` + part + `}}}`,
		"one provider": `{` + part + `}`,
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, "schema.json")
		if err := os.WriteFile(file, []byte(input), 0o644); err != nil {
			t.Fatal(err)
		}
		want1 := func(typ string) bool { return typ == "alicloud_x" }
		if err := run(file, dir, want1, want1); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, f := range []string{"resource/alicloud_x.json", "data/alicloud_x.json"} {
			if got, err := os.ReadFile(filepath.Join(dir, f)); err != nil || string(got) != want {
				t.Errorf("%s: %s is %s (%v)", name, f, got, err)
			}
		}
		if _, err := os.Stat(filepath.Join(dir, "resource/alicloud_other.json")); err == nil {
			t.Errorf("%s: a type that nobody asked for is written", name)
		}
	}
	none := func(string) bool { return false }
	if err := run(filepath.Join(t.TempDir(), "missing"), t.TempDir(), none, none); err == nil {
		t.Error("a missing file is no error")
	}
	bad := filepath.Join(t.TempDir(), "bad")
	if err := os.WriteFile(bad, []byte("no json"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(bad, t.TempDir(), none, none); err == nil {
		t.Error("a file that is no JSON is no error")
	}
}
