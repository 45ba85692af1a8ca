// Command genschema writes internal/rego/input/schema.json: the JSON Schema of what policies
// see, made from the Go types and their comments. With -check it changes nothing and fails
// where the file is stale. It runs in the repository's root.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"
	"github.com/pb33f/ordered-map/v2"

	"github.com/fcasync/fcasync-lint/internal/rego/input"
)

const (
	file   = "internal/rego/input/schema.json"
	module = "github.com/fcasync/fcasync-lint"
)

func main() {
	check := flag.Bool("check", false, "fail where the file is stale, and change nothing")
	flag.Parse()
	if err := run(*check); err != nil {
		fmt.Fprintln(os.Stderr, "genschema:", err)
		os.Exit(1)
	}
}

func run(check bool) error {
	want, err := generate()
	if err != nil {
		return err
	}
	if !check {
		return os.WriteFile(file, want, 0o644)
	}
	got, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if !bytes.Equal(got, want) {
		return fmt.Errorf("%s is stale: run go run ./internal/tools/genschema", file)
	}
	return nil
}

func generate() ([]byte, error) {
	r := &jsonschema.Reflector{Anonymous: true, ExpandedStruct: true, Mapper: special}
	if err := r.AddGoComments(module, "internal/rego/input"); err != nil {
		return nil, err
	}
	s := r.Reflect(&input.Document{})
	s.Version = "http://json-schema.org/draft-07/schema#"
	s.Title = fmt.Sprintf("Input of fcasync-lint policies, version %d", input.Version)
	s.Description = "One root module, as a policy in Rego sees it as input."
	inRego(s.Properties)
	for _, d := range s.Definitions {
		inRego(d.Properties)
	}
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(b, '\n'), nil
}

// special are the types that JSON has otherwise than Go.
func special(t reflect.Type) *jsonschema.Schema {
	switch t {
	case reflect.TypeFor[json.Number]():
		return &jsonschema.Schema{Type: "number"}
	case reflect.TypeFor[input.Tri]():
		return &jsonschema.Schema{Type: "string", Enum: []any{input.Yes, input.No, input.Unknown}}
	}
	return nil
}

// inRego makes the comment on a Go field one on the property: MaxRetries is max_retries there.
func inRego(properties *orderedmap.OrderedMap[string, *jsonschema.Schema]) {
	if properties == nil {
		return
	}
	for p := properties.Oldest(); p != nil; p = p.Next() {
		word := strings.TrimRight(strings.SplitN(p.Value.Description, " ", 2)[0], ":,")
		if strings.EqualFold(word, strings.ReplaceAll(p.Key, "_", "")) {
			p.Value.Description = p.Key + strings.TrimPrefix(p.Value.Description, word)
		}
	}
}
