package alicloud

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"
	"sync"
	"testing"

	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestEverySchemaDecodes(t *testing.T) {
	err := fs.WalkDir(schemaFiles, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		mode, typ := path.Base(path.Dir(p)), strings.TrimSuffix(path.Base(p), ".json")
		b, ok := schemaOf(mode, typ)
		if !ok || len(b.Attributes)+len(b.Blocks) == 0 {
			t.Errorf("%s cannot be read, or is empty", p)
			return nil
		}
		checkBlock(t, typ, b)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(ResourceTypes()) != 27 || len(DataTypes()) != 18 {
		t.Errorf("%d resource types and %d data sources", len(ResourceTypes()), len(DataTypes()))
	}
}

func checkBlock(t *testing.T, where string, b *Block) {
	for name, a := range b.Attributes {
		if a.Type == cty.NilType {
			t.Errorf("%s.%s has no type", where, name)
		}
		if !a.Required && !a.Optional && !a.Computed || a.Required && (a.Optional || a.Computed) {
			t.Errorf("%s.%s is neither required nor optional nor computed, or too much of it", where, name)
		}
	}
	for name, n := range b.Blocks {
		switch n.Nesting {
		case "list", "set", "single", "map":
		default:
			t.Errorf("%s.%s is nested as %q", where, name, n.Nesting)
		}
		checkBlock(t, where+"."+name, n.Block)
	}
}

func TestSchema(t *testing.T) {
	async, ok := ResourceSchema("alicloud_fc_function_async_invoke_config")
	if !ok {
		t.Fatal("no schema")
	}
	if a := async.Attributes["service_name"]; a == nil || !a.Required || a.Type != cty.String {
		t.Errorf("service_name is %+v", a)
	}
	config := async.Blocks["destination_config"]
	if config == nil || config.Nesting != "list" || config.MaxItems != 1 {
		t.Fatalf("destination_config is %+v", config)
	}
	if d := config.Block.Blocks["on_failure"].Block.Attributes["destination"]; !d.Required {
		t.Error("destination is not required in FC2")
	}
	any, ok := ResourceSchema("terraform_data")
	if !ok || any.Attributes["input"].Type != cty.DynamicPseudoType {
		t.Error("terraform_data takes no value of any type")
	}
	for _, typ := range []string{"", "aws_sqs_queue", "../resource/alicloud_fc_service", "alicloud_account"} {
		if _, ok := ResourceSchema(typ); ok {
			t.Errorf("there is a schema of resource %q", typ)
		}
	}
	if _, ok := DataSchema("alicloud_account"); !ok {
		t.Error("there is no schema of the data source alicloud_account")
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, typ := range ResourceTypes() {
				first, _ := ResourceSchema(typ)
				if again, _ := ResourceSchema(typ); again != first {
					t.Errorf("%s is decoded twice", typ)
				}
			}
		})
	}
	group.Wait()
	// What is written is what was read: schema/gen can renew its own files.
	out, err := json.Marshal(async)
	if err != nil {
		t.Fatal(err)
	}
	file, err := schemaFiles.ReadFile("schema/resource/alicloud_fc_function_async_invoke_config.json")
	if err != nil || strings.TrimSpace(string(file)) != string(out) {
		t.Errorf("the schema is written as %s", out)
	}
}

func TestNearest(t *testing.T) {
	args := []string{"function_name", "service_name", "qualifier", "maximum_retry_attempts", "destination_config", "on_failure", "on_success"}
	for name, want := range map[string]string{
		"functon_name":            "function_name",
		"maximum_retry_attemps":   "maximum_retry_attempts",
		"destinations_config":     "destination_config",
		"on_failiure":             "on_failure",
		"onfailure":               "on_failure",
		"qualifer":                "qualifier",
		"zone":                    "",
		"":                        "",
		"x":                       "",
		"qualifier":               "",
		"max_async_event_age":     "",
		strings.Repeat("x", 4000): "",
	} {
		if got := Nearest(name, args); got != want {
			t.Errorf("Nearest(%.30q) = %q, want %q", name, got, want)
		}
	}
	if got := Nearest("b", []string{"d", "c", "a"}); got != "a" {
		t.Errorf("of equally near candidates %q wins", got)
	}
	if got := Nearest("b", nil); got != "" {
		t.Errorf("without candidates the nearest is %q", got)
	}
}

// attribute finds what a key TYPE.PATH of a table means in the schema.
func attribute(t *testing.T, key string) *Attribute {
	t.Helper()
	typ, name, _ := strings.Cut(key, ".")
	for _, find := range []func(string) (*Block, bool){ResourceSchema, DataSchema} {
		if b, ok := find(typ); ok {
			if a := b.Attributes[name]; a != nil {
				return a
			}
		}
	}
	t.Errorf("the schema has no %s", key)
	return &Attribute{}
}

func TestTablesNameWhatTheSchemaHas(t *testing.T) {
	for key, value := range defaults() {
		if a := attribute(t, key); !a.Optional || a.Computed {
			t.Errorf("%s has the default %q, but cannot be left out to be one", key, value)
		}
	}
	for key, d := range derivations() {
		if a := attribute(t, key); !a.Computed {
			t.Errorf("%s is derived, but not computed", key)
		}
		typ, _, _ := strings.Cut(key, ".")
		if len(d) == 0 {
			t.Errorf("%s is derived from nothing", key)
		}
		for _, p := range d {
			for _, name := range p.Arguments {
				if a := attribute(t, typ+"."+name); !a.Optional && !a.Required {
					t.Errorf("%s is derived from %s, which is no argument", key, name)
				}
			}
			if (p.Kind == Argument) != (len(p.Arguments) > 0) || (p.Kind == Literal) != (p.Text != "") {
				t.Errorf("%s has the piece %+v", key, p)
			}
		}
	}
	for key := range charsets() {
		parts := strings.SplitN(key, ".", 3)
		ty := attribute(t, parts[0]+"."+parts[1]).Type
		if ty.IsListType() {
			ty = ty.ElementType()
		}
		if len(parts) == 3 && ty.IsObjectType() && ty.HasAttribute(parts[2]) {
			ty = ty.AttributeType(parts[2])
		}
		if ty != cty.String {
			t.Errorf("%s is no text", key)
		}
	}
	for typ := range deprecations() {
		if _, ok := ResourceSchema(typ); !ok {
			t.Errorf("the schema has no %s", typ)
		}
	}
	for key, v := range since() {
		if _, err := ParseVersion(v); err != nil {
			t.Errorf("%s is there since %q", key, v)
		}
		mode, rest, _ := strings.Cut(key, " ")
		typ, name, _ := strings.Cut(rest, ".")
		b, ok := schemaOf(mode, typ)
		if !ok {
			t.Errorf("the schema has no %s", key)
			continue
		}
		for name != "" && ok {
			var first string
			first, name, _ = strings.Cut(name, ".")
			if n := b.Blocks[first]; n != nil {
				b = n.Block
				continue
			}
			ok = b.Attributes[first] != nil && name == ""
		}
		if !ok {
			t.Errorf("the schema has no %s", key)
		}
	}
}

// build makes the text of a derivation with arguments, account and region named by themselves.
func build(d Derivation) string {
	var b strings.Builder
	for _, p := range d {
		switch p.Kind {
		case Literal:
			b.WriteString(p.Text)
		case Argument:
			b.WriteString("<" + strings.Join(p.Arguments, "|") + ">")
		case ProviderAccount:
			b.WriteString("<account>")
		case ProviderRegion:
			b.WriteString("<region>")
		}
	}
	return b.String()
}

func TestDerive(t *testing.T) {
	for key, want := range map[string]string{
		"alicloud_message_service_queue.id":           "<queue_name>",
		"alicloud_ram_role.arn":                       "acs:ram::<account>:role/<role_name|name>",
		"alicloud_ram_role.name":                      "<role_name|name>",
		"alicloud_ram_policy.type":                    "Custom",
		"alicloud_ons_topic.id":                       "<instance_id>:<topic_name|topic>",
		"alicloud_fcv3_function.function_arn":         "acs:fc:<region>:<account>:functions/<function_name>",
		"alicloud_fc_function.function_arn":           "acs:fc:<region>:<account>:services/<service>.LATEST/functions/<name>",
		"alicloud_fcv2_function.function_arn":         "acs:fc:<region>:<account>:services/<service_name>.LATEST/functions/<function_name>",
		"alicloud_fcv3_async_invoke_config.id":        "<function_name>",
		"alicloud_fc_function_async_invoke_config.id": "<service_name>:<function_name>:<qualifier>",
	} {
		typ, name, _ := strings.Cut(key, ".")
		d, ok := Derive(typ, name)
		if got := build(d); !ok || got != want {
			t.Errorf("%s is derived as %q, want %q", key, got, want)
		}
	}
	for _, key := range []string{"alicloud_ram_role.role_id", "alicloud_ons_instance.id", "alicloud_fcv3_function_version.id", "x.y"} {
		typ, name, _ := strings.Cut(key, ".")
		if d, ok := Derive(typ, name); ok {
			t.Errorf("%s is derived as %q", key, build(d))
		}
	}
}

// The FC function ARNs that attributes have are destinations of the right kind.
func TestDerivedARNsAreDestinations(t *testing.T) {
	for key, want := range map[string]Kind{
		"alicloud_fcv3_function.function_arn": FC3Function,
		"alicloud_fc_function.function_arn":   FC2Function,
		"alicloud_fcv2_function.function_arn": FC2Function,
		"alicloud_ram_role.arn":               RAMRole,
	} {
		typ, name, _ := strings.Cut(key, ".")
		d, _ := Derive(typ, name)
		text := strings.NewReplacer("<", "${name.", ">", "}").Replace(build(d))
		arn, fault, ok := ParseARN(parse(text))
		if got := ClassifyDestination(arn); ok != symbol.Yes || got.Kind != want {
			t.Errorf("%s is %v (%v) %v, want %v", text, ok, fault, got.Kind, want)
		}
	}
}

func TestTables(t *testing.T) {
	if v, ok := Default("alicloud_fc_function_async_invoke_config", "maximum_retry_attempts"); !ok || v != "2" {
		t.Errorf("FC2 retries default to %q", v)
	}
	if v, ok := Default("alicloud_fcv3_async_invoke_config", "qualifier"); ok {
		t.Errorf("FC3's qualifier defaults to %q", v)
	}
	if got := Chars("alicloud_account", "id"); got != symbol.DigitText {
		t.Errorf("account ids are %v", got)
	}
	if got := Chars("alicloud_ram_role", "arn"); got != symbol.AnyText {
		t.Errorf("role ARNs are %v", got)
	}
	for key, want := range map[string]PartKind{
		"alicloud_account id": ProviderAccount, "alicloud_caller_identity account_id": ProviderAccount,
		"alicloud_regions regions[0].id": ProviderRegion, "alicloud_regions ids[0]": ProviderRegion,
	} {
		typ, p, _ := strings.Cut(key, " ")
		if got, ok := IdentityOf(typ, p); !ok || got != want {
			t.Errorf("%s is %v", key, got)
		}
	}
	if _, ok := IdentityOf("alicloud_caller_identity", "id"); ok {
		t.Error("the principal's id is taken for the account's")
	}
}
