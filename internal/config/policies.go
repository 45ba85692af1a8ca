package config

import (
	"encoding/json"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	ctyjson "github.com/zclconf/go-cty/cty/json"

	"github.com/open-policy-agent/opa/v1/util"
)

// The settings about policies.
const (
	policyDirs = "policy_dirs"
	policyData = "policy_data"
)

// policies reads the settings about policies, which say what rules there are.
func (r *reader) policies(body *hclsyntax.Body) {
	if a, ok := body.Attributes[policyDirs]; ok {
		r.texts(a, func(at hcl.Pos, dir string) {
			path, err := r.inside(dir, "--policy")
			if err != nil {
				r.mistake(at, "%s: %s", a.Name, err)
				return
			}
			r.config.PolicyDirs = append(r.config.PolicyDirs, path)
		})
	}
	if a, ok := body.Attributes[policyData]; ok {
		r.policyData(a)
	}
}

func (r *reader) policyData(a *hclsyntax.Attribute) {
	if _, ok := a.Expr.(*hclsyntax.ObjectConsExpr); !ok || !isLiteral(a.Expr) {
		r.mistake(a.Expr.Range().Start, "%s must be a map of literal values: `%s = { accounts = [\"1234567890123456\"] }`", a.Name, a.Name)
		return
	}
	v, diags := a.Expr.Value(nil)
	if diags.HasErrors() || !v.IsWhollyKnown() {
		r.mistake(a.Expr.Range().Start, "%s must be a map of literal values", a.Name)
		return
	}
	b, err := json.Marshal(ctyjson.SimpleJSONValue{Value: v})
	if err == nil {
		err = util.UnmarshalJSON(b, &r.config.PolicyData)
	}
	if err != nil {
		r.mistake(a.Expr.Range().Start, "%s cannot be read: %s", a.Name, err)
	}
}
