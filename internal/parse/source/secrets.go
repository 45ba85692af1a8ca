package source

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// secrets finds where sensitive values are written.
type secrets struct {
	ranges map[model.Range]bool
	// seen keeps references that go round in circles from being followed for ever.
	seen map[usage]bool
}

// usage is an argument in a module instance.
type usage struct {
	in  *instance
	arg *argument
}

// secrets returns the expressions whose text must not be shown, sorted: what sensitive
// variables and outputs are given, and what is handed to the function sensitive.
func (b *builder) secrets() []model.Range {
	s := &secrets{ranges: map[model.Range]bool{}, seen: map[usage]bool{}}
	b.walk(b.root, func(in *instance) {
		for name, v := range in.variables {
			if v.sensitive || v.ephemeral {
				s.variable(in, name)
			}
		}
		for _, o := range in.outputs {
			if o.sensitive || o.ephemeral {
				s.argument(in, o.value)
			}
		}
	})
	for name, src := range b.project.Sources {
		switch {
		case isJSON(name):
			s.stringsOf(src, name)
		case bytes.Contains(src, []byte(sensitiveFunction)):
			s.calls(src, name)
		}
	}
	out := make([]model.Range, 0, len(s.ranges))
	for r := range s.ranges {
		out = append(out, r)
	}
	slices.SortFunc(out, func(a, c model.Range) int {
		return cmp.Or(strings.Compare(a.File, c.File), a.Start.Byte-c.Start.Byte, a.End.Byte-c.End.Byte)
	})
	return out
}

const sensitiveFunction = "sensitive"

// variable adds the default of a variable and the value that it is given.
func (s *secrets) variable(in *instance, name string) {
	if v := in.variables[name]; v != nil {
		s.argument(in, v.def)
	}
	if in.call != nil {
		s.argument(in.parent, in.call.args[name])
	} else {
		s.argument(in, in.inputs[name].arg)
	}
}

// argument adds an expression. A mere reference tells nothing; what it refers to does.
func (s *secrets) argument(in *instance, a *argument) {
	use := usage{in, a}
	if a == nil || s.seen[use] {
		return
	}
	s.seen[use] = true
	ref, ok := unwrap(a.expr).(*hclsyntax.ScopeTraversalExpr)
	if !ok {
		s.ranges[modelRange(a.rng)] = true
		return
	}
	if len(ref.Traversal) < 2 {
		return
	}
	attr, ok := ref.Traversal[1].(hcl.TraverseAttr)
	switch root := ref.Traversal.RootName(); {
	case ok && root == "local":
		s.argument(in, in.locals[attr.Name])
	case ok && root == "var":
		s.variable(in, attr.Name)
	}
}

// calls adds what stands in the parentheses of every call of the function sensitive. It
// goes by tokens, so that it also finds those in arguments and blocks that no schema has
// and in files with syntax errors.
func (s *secrets) calls(src []byte, name string) {
	tokens, _ := hclsyntax.LexConfig(src, name, hcl.InitialPos)
	for i := 0; i+2 < len(tokens); i++ {
		if tokens[i].Type != hclsyntax.TokenIdent || string(tokens[i].Bytes) != sensitiveFunction || tokens[i+1].Type != hclsyntax.TokenOParen {
			continue
		}
		j, depth := i+2, 1
		for ; j < len(tokens)-1; j++ {
			switch tokens[j].Type {
			case hclsyntax.TokenOParen:
				depth++
			case hclsyntax.TokenCParen:
				depth--
			}
			if depth == 0 {
				break
			}
		}
		s.ranges[modelRange(hcl.Range{Filename: name, Start: tokens[i+1].Range.End, End: tokens[j].Range.Start})] = true
		i = j
	}
}

// stringsOf adds the JSON strings that call the function sensitive, as wholes: escape
// sequences may stand anywhere in them.
func (s *secrets) stringsOf(src []byte, name string) {
	body := bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	base := len(src) - len(body)
	d := json.NewDecoder(bytes.NewReader(body))
	for {
		before := int(d.InputOffset())
		t, err := d.Token()
		if err != nil {
			return
		}
		text, ok := t.(string)
		if !ok || !strings.Contains(text, sensitiveFunction) || !strings.Contains(text, "(") {
			continue
		}
		after := int(d.InputOffset())
		before += bytes.IndexByte(body[before:after], '"')
		s.ranges[byteRange(src, name, base+before, base+after)] = true
	}
}
