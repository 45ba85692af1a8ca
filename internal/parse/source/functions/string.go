package functions

import (
	"regexp"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
)

// stringParam is a parameter that takes a known string.
func stringParam(name string) function.Parameter {
	return function.Parameter{Name: name, Type: cty.String}
}

// regexPattern says whether replace takes a text to be replaced as a regular
// expression, which is written between slashes, and returns that.
func regexPattern(substr string) (string, bool) {
	if len(substr) > 1 && substr[0] == '/' && substr[len(substr)-1] == '/' {
		return substr[1 : len(substr)-1], true
	}
	return "", false
}

func replace() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("str"), stringParam("substr"), stringParam("replace")},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			s, substr, with := args[0].AsString(), args[1].AsString(), args[2].AsString()
			pattern, ok := regexPattern(substr)
			if !ok {
				return cty.StringVal(strings.ReplaceAll(s, substr, with)), nil
			}
			re, err := regexp.Compile(pattern)
			if err != nil {
				return cty.NilVal, err
			}
			return cty.StringVal(re.ReplaceAllString(s, with)), nil
		},
	})
}

func startsWith() function.Function {
	return function.New(&function.Spec{
		Params: []function.Parameter{
			{Name: "str", Type: cty.String, AllowUnknown: true}, // its start may be known alone
			stringParam("prefix"),
		},
		Type:         function.StaticReturnType(cty.Bool),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			prefix := args[1].AsString()
			if args[0].IsKnown() {
				return cty.BoolVal(strings.HasPrefix(args[0].AsString(), prefix)), nil
			}
			switch known := args[0].Range().StringPrefix(); {
			case strings.HasPrefix(known, prefix):
				return cty.True, nil
			case len(known) >= len(prefix):
				return cty.False, nil
			}
			return cty.UnknownVal(cty.Bool), nil
		},
	})
}

func endsWith() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("str"), stringParam("suffix")},
		Type:         function.StaticReturnType(cty.Bool),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			return cty.BoolVal(strings.HasSuffix(args[0].AsString(), args[1].AsString())), nil
		},
	})
}

func strContains() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("str"), stringParam("substr")},
		Type:         function.StaticReturnType(cty.Bool),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			return cty.BoolVal(strings.Contains(args[0].AsString(), args[1].AsString())), nil
		},
	})
}
