package apply

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestArgumentsThatAreRefused(t *testing.T) {
	const secret = "verysecret"
	for args, says := range map[string]string{
		"-destroy":                     "-destroy is not passed on",
		"-out=" + secret:               "-out is not passed on to terraform: only -var,",
		"-refresh=" + secret:           "invalid boolean value for -refresh",
		"-parallelism=" + secret:       "invalid value for flag -parallelism",
		"-parallelism=0":               "at least 1",
		"-lock-timeout=" + secret:      "-lock-timeout",
		"-var =" + secret:              "write it as NAME=VALUE",
		"-var":                         "flag needs an argument: -var",
		"-var a=b -var-file=" + secret: "give it before -var",
		"dir":                          "only flags",
		"-help":                        "arguments of terraform that are passed on",
	} {
		_, err := ParseArguments(strings.Fields(args))
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", args, err)
		} else if strings.Contains(err.Error(), secret) {
			t.Errorf("%s: the value is shown: %v", args, err)
		}
	}
}

func TestArguments(t *testing.T) {
	a, err := ParseArguments([]string{"-var-file=f", "--var", "a=b=c", "-var=d=", "-target", "x.y[0]", "-replace=x.z", "-lock=false", "-refresh=false", "-parallelism", "3", "-lock-timeout=5m"})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(a.VarFiles, []string{"f"}) || !slices.Equal(a.Vars, []string{"a=b=c", "d="}) || !slices.Equal(a.targets, []string{"x.y[0]"}) ||
		!slices.Equal(a.replace, []string{"x.z"}) || a.lock || a.refresh || a.parallelism != 3 || a.lockTimeout != "5m" || !a.ForPlan() {
		t.Errorf("%+v", a)
	}
	if a, err := ParseArguments([]string{"-parallelism=2", "-lock=true"}); err != nil || a.ForPlan() {
		t.Errorf("%+v %v", a, err)
	}
}

func change(address, actions, before, after, more string) string {
	return `{"address":"` + address + `","mode":"managed","type":"` + strings.Split(address, ".")[0] + `","name":"x","change":{"actions":` + actions +
		`,"before":` + before + `,"after":` + after + `,"after_unknown":{},"before_sensitive":{},"after_sensitive":{}` + more + `}}`
}

func TestChanges(t *testing.T) {
	const config = "alicloud_fcv3_async_invoke_config."
	file := filepath.Join(t.TempDir(), "plan.json")
	plan := `{"format_version":"1.2","terraform_version":"1.11.4","output_changes":{"o":{"actions":["create"]},"same":{"actions":["no-op"]}},"resource_changes":[` + strings.Join([]string{
		change(config+"update", `["update"]`, `{"n":1,"q":"a","destination_config":[{"on_failure":[{"destination":"old"}]}]}`, `{"n":2,"q":"a","destination_config":[]}`, ""),
		strings.Replace(change(config+"secret", `["update"]`, `{"destination_config":[{"on_failure":[{"destination":"hush-old"}]}]}`, `{"destination_config":[{"on_failure":[{"destination":"hush-new"}]}]}`, ""),
			`"after_sensitive":{}`, `"after_sensitive":{"destination_config":[{"on_failure":[{"destination":true}]}]}`, 1),
		strings.Replace(change(config+"unknown", `["delete","create"]`, `{"function_name":"a","id":"a"}`, `{"qualifier":"q"}`, `,"replace_paths":[["function_name"]]`), `"after_unknown":{}`, `"after_unknown":{"function_name":true,"id":true,"destination_config":[{"on_failure":[{"destination":true}]}]}`, 1),
		change("t.new", `["create"]`, `null`, `{}`, ""),
		change("t.missing", `["create"]`, `null`, `{}`, ""),
		change("t.gone", `["delete"]`, `{}`, `null`, ""),
		change("t.kept", `["delete"]`, `{}`, `null`, ""),
		change("t.same", `["no-op"]`, `{}`, `{}`, ""),
		change("t.read", `["read"]`, `null`, `{}`, ""),
		change("t.half", `["delete","create"]`, `{"id":"1"}`, `{}`, ""),
		change("t.whole", `["create","delete"]`, `{"id":"1"}`, `{}`, ""),
		change("t.imported", `["no-op"]`, `{}`, `{}`, `,"importing":{"id":"x"}`),
	}, ",") + `]}`
	if err := os.WriteFile(file, []byte(plan), 0o600); err != nil {
		t.Fatal(err)
	}
	c, err := ReadChanges(file)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range c.List {
		got = append(got, strings.Join(append([]string{x.Action, x.Address}, x.Settings...), "|"))
	}
	want := []string{
		"update|" + config + `update|destination_config.on_failure.destination: "old" -> null|n: 1 -> 2`,
		"update|" + config + "secret|destination_config.on_failure.destination: (sensitive)",
		"replace|" + config + `unknown|destination_config.on_failure.destination: null -> (known after apply)|function_name: "a" -> (known after apply) (forces replacement)|qualifier: null -> "q"`,
		"create|t.new", "create|t.missing", "delete|t.gone", "delete|t.kept", "replace|t.half", "replace|t.whole", "import|t.imported",
	}
	if !slices.Equal(got, want) || c.Outputs != 1 || c.None() || c.Terraform != "1.11.4" {
		t.Errorf("%+v\n%s", c, strings.Join(got, "\n"))
	}
	if got := c.Summary(); got != "2 to create, 1 to import, 2 to update, 3 to replace, 2 to delete" {
		t.Error(got)
	}
	// As a provider leaves it that ends an update with an error, or a creation after it has an ID.
	failed := State{config + "update": {"n": json.Number("2"), "q": "a"}, "t.new": {"id": "1"}, "t.whole": {"id": "2"}}
	done, left, _ := c.Done(failed, func(string, string) bool { return false })
	for _, text := range []string{"update of " + config + "update", "create of t.new", "replace of t.whole"} {
		if slices.Contains(done, text) || !slices.Contains(left, text+", which did not end well: the account tells what came of it") {
			t.Errorf("%s: done %q\nleft %q", text, done, left)
		}
	}
	terraform := &completed{w: io.Discard}
	for _, text := range []string{
		config + "update: Modifications complete af", "ter 0s [id=a]\n" + config + "secret: Modifications complete after 1m3s [id=b]\n",
		"t.new: Creation complete after 0s [id=c]\nt.whole: Destroying...\nt.whole: Creation complete after 0s\nt.half: Destruction complete after 0s\n",
		strings.Repeat("x", 2*mostLine) + ": Creation complete after 0s\nt.missing: Creation complete after 0s",
	} {
		if n, err := terraform.Write([]byte(text)); n != len(text) || err != nil {
			t.Error(n, err)
		}
	}
	done, left, addresses := c.Done(State{
		config + "update": {"n": json.Number("2"), "q": "a"}, config + "secret": {"destination_config": []any{}}, config + "unknown": {"function_name": "a", "id": "a"},
		"t.new": {}, "t.kept": {}, "t.whole": {"id": "2"}, "t.imported": {},
	}, terraform.has)
	if !slices.Equal(done, []string{"update of " + config + "update", "update of " + config + "secret", "create of t.new", "delete of t.gone", "replace of t.whole", "import of t.imported"}) ||
		!slices.Equal(left, []string{"replace of " + config + "unknown", "create of t.missing", "delete of t.kept", "replace of t.half, of which the old one is gone"}) {
		t.Errorf("done %q\nleft %q", done, left)
	}
	if !slices.Contains(addresses, config+"update") || slices.Contains(addresses, config+"unknown") || len(addresses) != len(done) {
		t.Errorf("done: %q", addresses)
	}
}

func TestPlanFile(t *testing.T) {
	given := filepath.Join(t.TempDir(), "tfplan")
	write := func(file, content string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(given, "plan")
	p, remove, err := NewPlanFile()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Take(given); err != nil {
		t.Fatal(err)
	}
	if err := p.Hash(); err != nil || p.Unchanged() != nil {
		t.Fatal(err, p.Unchanged())
	}
	if info, err := os.Stat(filepath.Dir(p.Path)); err != nil || info.Mode().Perm() != 0o700 {
		t.Error("others may look into the directory of the plan")
	}
	write(given, "another")
	if err := p.Unchanged(); err == nil || !strings.Contains(err.Error(), given+" was changed") {
		t.Error(err)
	}
	write(given, "plan")
	write(p.Path, "another")
	if err := p.Unchanged(); err == nil || !strings.Contains(err.Error(), "was changed") {
		t.Error(err)
	}
	if err := remove(); err != nil {
		t.Error(err)
	}
	if err := p.Unchanged(); err == nil || !strings.Contains(err.Error(), "was taken away") {
		t.Error(err)
	}
}

func TestComplaint(t *testing.T) {
	for in, want := range map[string]string{
		"": "",
		"\n\nError: Failed to read\n\nMore of it\n":                                                       "Failed to read",
		"Problems:\n╷\n│ Warning: no file\n╵\n\n╷\n│ Error: Bad plan\n│ \n":                               "Bad plan",
		"\x1b[31m╷\x1b[0m\x1b[0m\n\x1b[31m│\x1b[0m \x1b[0m\x1b[1m\x1b[31mError: \x1b[0mBad plan\x1b[0m\n": "Bad plan",
		"signal caught\nleaving\n": "signal caught",
	} {
		if got := Complaint(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestRecord(t *testing.T) {
	r := &Record{Version: 1}
	r.Begin("lint")
	r.Begin("verify")
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() { r.Calls.Count(`GetRole of RAM for "orders"`) })
	}
	all.Wait()
	r.End(4, "stopped")
	var out bytes.Buffer
	if err := r.Write(&out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"findings": []`, `"changes": []`, `"GetRole of RAM": 10`, `"status": 4`, `"name": "verify"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s is lacking in %s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "orders") {
		t.Error("the record names what was asked about")
	}
}
