package rego

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"
	"github.com/tmccombs/hcl2json/convert"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// hclDocuments are the .tf files of a project, each as conftest's parser of HCL2 gives it: blocks
// and labels as keys, expressions as "${...}".
func hclDocuments(p *model.Project) documentsResult {
	var out documentsResult
	for _, file := range sortedKeys(p.Sources) {
		if !strings.HasSuffix(file, ".tf") && !strings.HasSuffix(file, ".tofu") {
			continue
		}
		t, err := hclTerm(p.Sources[file], file)
		if err != nil {
			continue // FCA001 says so
		}
		out.documents = append(out.documents, document{input: t, file: file})
	}
	if len(out.documents) == 0 {
		out.err = errors.New("there are no .tf files to give to it: --input hcl is for source")
	}
	return out
}

func hclTerm(src []byte, file string) (t *ast.Term, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s cannot be converted: %v", file, fault)
		}
	}()
	b, err := convert.Bytes(src, file, convert.Options{})
	if err != nil {
		return nil, err
	}
	return jsonTerm(b)
}

// planDocument is the plan as terraform show -json prints it.
func planDocument(p *model.Project) documentsResult {
	if p.PlanJSON == nil {
		return documentsResult{err: errors.New("there is no plan to give to it: --input plan is for plans")}
	}
	t, err := jsonTerm(bytes.TrimPrefix(p.PlanJSON, []byte("\ufeff")))
	if err != nil {
		return documentsResult{err: fmt.Errorf("the plan cannot be given to it: %w", err)}
	}
	return documentsResult{documents: []document{{input: t, file: p.PlanFile}}}
}

func jsonTerm(b []byte) (*ast.Term, error) {
	d := util.NewJSONDecoder(bytes.NewReader(b))
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	value, err := ast.InterfaceToValue(v)
	if err != nil {
		return nil, err
	}
	return ast.NewTerm(value), nil
}

// planSecrets are the sensitive texts of a plan, as it marks them itself.
func planSecrets(b []byte) (out []string) {
	var plan struct {
		Changes []struct {
			Change struct {
				After           any `json:"after"`
				AfterSensitive  any `json:"after_sensitive"`
				Before          any `json:"before"`
				BeforeSensitive any `json:"before_sensitive"`
			} `json:"change"`
		} `json:"resource_changes"`
		Variables     map[string]struct{ Value any } `json:"variables"`
		Configuration struct {
			Root struct {
				Variables map[string]struct{ Sensitive bool } `json:"variables"`
			} `json:"root_module"`
		} `json:"configuration"`
	}
	if err := json.Unmarshal(b, &plan); err != nil {
		return nil
	}
	for _, c := range plan.Changes {
		out = marked(c.Change.After, c.Change.AfterSensitive, out)
		out = marked(c.Change.Before, c.Change.BeforeSensitive, out)
	}
	for name, v := range plan.Configuration.Root.Variables {
		if v.Sensitive {
			out = marked(plan.Variables[name].Value, true, out)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// marked collects the texts of a value that a plan marks as sensitive: true, or the same shape.
func marked(value, mark any, out []string) []string {
	switch m := mark.(type) {
	case bool:
		if m {
			return texts(value, out)
		}
	case map[string]any:
		object, _ := value.(map[string]any)
		for key, inner := range m {
			out = marked(object[key], inner, out)
		}
	case []any:
		list, _ := value.([]any)
		for i, inner := range m {
			if i < len(list) {
				out = marked(list[i], inner, out)
			}
		}
	}
	return out
}

func texts(value any, out []string) []string {
	switch v := value.(type) {
	case string:
		return append(out, v)
	case float64, bool:
		return append(out, fmt.Sprint(v))
	case map[string]any:
		for _, inner := range v {
			out = texts(inner, out)
		}
	case []any:
		for _, inner := range v {
			out = texts(inner, out)
		}
	}
	return out
}
