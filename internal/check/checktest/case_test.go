package checktest

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/fcasync/fcasync-lint/internal/check"
)

func TestInfosAreComparedOnlyWhereOneIsWanted(t *testing.T) {
	wants, err := readComments("main.tf", []byte("# want \"FCA503\"\n# undecided \"open\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	info := func(rule string, line int, message string) check.Finding {
		f := found(rule, "main.tf", line, message)
		f.Severity = check.Info
		return f
	}
	failed := found("FCA103", "main.tf", 9, "nine")
	failed.Severity = check.Error
	var got []string
	for _, f := range serious([]check.Finding{
		info("FCA503", 1, "moved"), info("FCA503", 2, "elsewhere"), info("FCA214", 1, "other"),
		info(check.UndecidedRule, 2, "open"), info(check.UndecidedRule, 1, "open"), failed,
	}, wants) {
		got = append(got, text(f))
	}
	if want := []string{"info FCA503 r.a: moved", "info FCA003 r.a: open", "error FCA103 r.a: nine"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSettings(t *testing.T) {
	dir := t.TempDir()
	write := func(content string) {
		if err := os.WriteFile(filepath.Join(dir, settingsFile), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("provider-version 1.166.0\nvar a=b c\n\nvar-file prod.tfvars\nenv TF_VAR_x=1=2\n")
	o, err := readSettings(dir)
	if err != nil {
		t.Fatal(err)
	}
	if o.ProviderVersion != "1.166.0" || len(o.Vars) != 2 || o.Vars[0].Text != "a=b c" || o.Vars[1].File != "prod.tfvars" {
		t.Errorf("got %+v", o)
	}
	if v, ok := o.LookupEnv("TF_VAR_x"); !ok || v != "1=2" {
		t.Errorf("TF_VAR_x is %q, %v", v, ok)
	}
	write("provider 1.166.0\n")
	if _, err := readSettings(dir); err == nil {
		t.Error("an unknown setting is no error")
	}
}
