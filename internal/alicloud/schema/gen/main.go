// Command gen writes the schema files that package alicloud embeds, one per resource type
// and data source. To renew them, in an empty directory:
//
//	cat > main.tf <<EOF
//	terraform { required_providers { alicloud = { source = "aliyun/alicloud", version = "1.289.0" } } }
//	resource "terraform_data" "any" {}
//	EOF
//	terraform init && terraform providers schema -json > schema.json
//
// and then in the root of this repository:
//
//	go run ./internal/alicloud/schema/gen schema.json [TYPE...]
//
// It rewrites the types that are there already, and adds those that are named. Set
// SchemaVersion afterwards.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
)

type schema struct {
	Block *alicloud.Block `json:"block"`
}

// provider is one provider's part of the output of "terraform providers schema -json".
type provider struct {
	Resources map[string]schema `json:"resource_schemas"`
	Data      map[string]schema `json:"data_source_schemas"`
}

func main() {
	dir := flag.String("dir", filepath.Join("internal", "alicloud", "schema"), "where the files are written")
	all := flag.Bool("all", false, "write every type of the input")
	flag.Parse()
	if flag.NArg() < 1 {
		fmt.Fprintln(os.Stderr, "usage: gen [-dir DIR] [-all] SCHEMA.json [TYPE...]")
		os.Exit(2)
	}
	wanted := func(have []string) func(string) bool {
		return func(typ string) bool {
			return *all || slices.Contains(have, typ) || slices.Contains(flag.Args()[1:], typ)
		}
	}
	if err := run(flag.Arg(0), *dir, wanted(alicloud.ResourceTypes()), wanted(alicloud.DataTypes())); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(input, dir string, wantResource, wantData func(string) bool) error {
	src, err := os.ReadFile(input)
	if err != nil {
		return err
	}
	// Either the whole output or the part of a single provider.
	var doc struct {
		Providers map[string]provider `json:"provider_schemas"`
		provider
	}
	if err := json.Unmarshal(src, &doc); err != nil {
		return fmt.Errorf("%s: %w", input, err)
	}
	parts := []provider{doc.provider}
	for _, p := range doc.Providers {
		parts = append(parts, p)
	}
	for _, p := range parts {
		if err := write(filepath.Join(dir, "resource"), p.Resources, wantResource); err != nil {
			return err
		}
		if err := write(filepath.Join(dir, "data"), p.Data, wantData); err != nil {
			return err
		}
	}
	return nil
}

func write(dir string, schemas map[string]schema, want func(string) bool) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for typ, s := range schemas {
		if !want(typ) || s.Block == nil {
			continue
		}
		var out bytes.Buffer
		if err := json.NewEncoder(&out).Encode(s.Block); err != nil {
			return fmt.Errorf("%s: %w", typ, err)
		}
		if err := os.WriteFile(filepath.Join(dir, typ+".json"), out.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}
