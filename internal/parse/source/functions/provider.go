package functions

import (
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"
	"github.com/zclconf/go-cty/cty/function"
)

// textOf converts a value to a string.
func textOf(v cty.Value) (cty.Value, error) {
	s, err := convert.Convert(v, cty.String)
	if err != nil {
		return cty.NilVal, errors.New("invalid template result: string required")
	}
	return s, nil
}

// decodeTfvars is decode_tfvars of the provider terraform.io/builtin/terraform.
func decodeTfvars() function.Function {
	decode := func(src string) (map[string]cty.Value, error) {
		const name = "<decode_tfvars argument>"
		start := hcl.Pos{Line: 1, Column: 1}
		tokens, _ := hclsyntax.LexConfig([]byte(src), name, start)
		if err := nesting(tokens); err != nil {
			return nil, err
		}
		file, diags := hclsyntax.ParseConfig([]byte(src), name, start)
		if diags.HasErrors() {
			return nil, fmt.Errorf("invalid tfvars syntax: %w", diags)
		}
		attributes, diags := file.Body.JustAttributes()
		if diags.HasErrors() {
			return nil, fmt.Errorf("invalid tfvars content: %w", diags)
		}
		values := make(map[string]cty.Value, len(attributes))
		for name, attribute := range attributes {
			v, diags := attribute.Expr.Value(nil)
			if diags.HasErrors() {
				return nil, fmt.Errorf("invalid expression for variable %q: %w", name, diags)
			}
			values[name] = v
		}
		return values, nil
	}
	return function.New(&function.Spec{
		Params: []function.Parameter{stringParam("src")},
		Type:   function.StaticReturnType(cty.DynamicPseudoType),
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			values, err := decode(args[0].AsString())
			if err != nil {
				return cty.NilVal, err
			}
			return cty.ObjectVal(values), nil
		},
	})
}

// encodeTfvars is encode_tfvars of the provider terraform.io/builtin/terraform.
func encodeTfvars() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{{Name: "value", Type: cty.DynamicPseudoType}},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if ty := args[0].Type(); !ty.IsObjectType() && !ty.IsMapType() {
				return cty.NilVal, errors.New("invalid value to encode: must be an object whose attribute names will become the encoded variable names")
			}
			file := hclwrite.NewEmptyFile()
			for it := args[0].ElementIterator(); it.Next(); {
				key, v := it.Element()
				name := key.AsString()
				if !hclsyntax.ValidIdentifier(name) {
					return cty.NilVal, fmt.Errorf("invalid variable name %q: must be a valid identifier", name)
				}
				if !v.IsWhollyKnown() {
					return cty.UnknownVal(cty.String), nil
				}
				file.Body().SetAttributeValue(name, v)
			}
			return cty.StringVal(string(hclwrite.Format(file.Bytes()))), nil
		},
	})
}

// encodeExpr is encode_expr of the provider terraform.io/builtin/terraform.
func encodeExpr() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{{Name: "value", Type: cty.DynamicPseudoType}},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			if !args[0].IsWhollyKnown() {
				return cty.UnknownVal(cty.String), nil
			}
			return cty.StringVal(string(hclwrite.Format(hclwrite.TokensForValue(args[0]).Bytes()))), nil
		},
	})
}

// arnBuild is arn_build of the provider aliyun/alicloud: it joins its arguments as
// they are. Source: the documentation of the function, provider 2.0.0-beta3.
func arnBuild() function.Function {
	return textFunction(func(args []string) (string, error) {
		return "acs:" + strings.Join(args, ":"), nil
	}, "service", "region", "account_id", "resource")
}

// arnParse is arn_parse of the provider aliyun/alicloud. The ARN starts with acs;
// region and account may be empty, the resource may not, and holds all further
// colons. Source: the documentation of the function, provider 2.0.0-beta3.
func arnParse() function.Function {
	ty := cty.Object(map[string]cty.Type{
		"service": cty.String, "region": cty.String, "account_id": cty.String, "resource": cty.String,
	})
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("arn")},
		Type:         function.StaticReturnType(ty),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			arn := args[0].AsString()
			parts := strings.SplitN(arn, ":", 5)
			if len(parts) != 5 || parts[0] != "acs" || parts[4] == "" {
				return cty.NilVal, function.NewArgErrorf(0, "%.128q is not an ARN of the form acs:<service>:<region>:<account_id>:<resource>", arn)
			}
			if parts[1] == "" {
				// The documentation lets region and account be empty and is
				// silent about the service.
				return cty.NilVal, fmt.Errorf("an ARN without a service: %w", ErrUnsupported)
			}
			return cty.ObjectVal(map[string]cty.Value{
				"service": cty.StringVal(parts[1]), "region": cty.StringVal(parts[2]),
				"account_id": cty.StringVal(parts[3]), "resource": cty.StringVal(parts[4]),
			}), nil
		},
	})
}
