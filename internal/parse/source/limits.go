package source

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/fcasync/fcasync-lint/internal/model"
)

var (
	errOutside   = errors.New("it lies outside the directory tree that is linted")
	errIrregular = errors.New("it is not a regular file")
	errTooLarge  = fmt.Errorf("it is larger than %d MiB", maxFileSize>>20)
)

// Limits for foreign input. Real code stays far below; beyond them parsing or
// evaluating would take unbounded memory or overflow the stack, which no Go program
// survives.
const (
	maxFileSize  = 8 << 20 // bytes of one configuration file
	maxNesting   = 1000    // brackets, blocks and templates inside each other
	maxOperators = 20000   // operators in one expression
	maxDense     = 1 << 20 // characters of one file that may be operators, however it is read
	// maxDirectives are template directives (%{ if }, %{ for }) inside each other.
	maxDirectives = 100
	maxValueSize  = 8 << 20  // bytes of one named value
	maxEvalSize   = 64 << 20 // bytes of the values that one expression draws on
	maxSteps      = 1 << 18  // iterations of for expressions in one root module
	maxInstances  = 20000    // instances in one root module
	maxDepth      = 64       // modules inside each other
	// maxPlannedDepth is the same for modules that are known from a plan only.
	maxPlannedDepth = 1000
	maxChain        = 2000 // named values made of each other
)

// checkNesting refuses source that is nested too deeply to be parsed safely. It looks
// at bytes first and tells tokens apart only where bytes look suspicious.
func checkNesting(src []byte, file string, json bool) *model.Problem {
	if !suspicious(src) {
		return nil
	}
	if json {
		return nestedJSON(src, file)
	}
	if operatorsIn(src) > maxDense {
		return tooComplex(wholeFile(file))
	}
	tokens, _ := hclsyntax.LexConfig(src, file, hcl.InitialPos)
	if at := tooDeep(tokens); at != nil {
		return tooComplex(modelRange(*at))
	}
	return nil
}

// checkTemplate refuses the text of a template that is nested too deeply.
func checkTemplate(src []byte, file string) bool {
	if !suspicious(src) {
		return true
	}
	if operatorsIn(src) > maxDense {
		return false
	}
	tokens, _ := hclsyntax.LexTemplate(src, file, hcl.InitialPos)
	return tooDeep(tokens) == nil
}

// tooDeep finds the token at which nesting, or the number of operators of one
// expression, goes beyond the limits.
func tooDeep(tokens hclsyntax.Tokens) *hcl.Range {
	type level struct {
		open      hclsyntax.TokenType
		operators int // of the enclosing expression
	}
	operators, directives := 0, 0
	var levels []level
	for i, t := range tokens {
		if t.Type == hclsyntax.TokenTemplateControl && i+1 < len(tokens) {
			switch string(tokens[i+1].Bytes) {
			case "if", "for":
				directives++
			case "endif", "endfor":
				directives--
			}
		}
		switch t.Type {
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenOQuote,
			hclsyntax.TokenOHeredoc, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
			levels = append(levels, level{t.Type, operators})
			operators = 0
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenCQuote,
			hclsyntax.TokenCHeredoc, hclsyntax.TokenTemplateSeqEnd:
			if n := len(levels); n > 0 {
				operators = levels[n-1].operators + 1
				levels = levels[:n-1]
			}
		case hclsyntax.TokenNewline:
			// Inside brackets and templates a new line ends no expression.
			if n := len(levels); n == 0 || levels[n-1].open == hclsyntax.TokenOBrace {
				operators = 0
			}
		case hclsyntax.TokenComma:
			operators = 0
		case hclsyntax.TokenIdent, hclsyntax.TokenNumberLit, hclsyntax.TokenStringLit, hclsyntax.TokenQuotedLit, hclsyntax.TokenComment:
		default:
			operators++
		}
		if len(levels) > maxNesting || operators > maxOperators || directives > maxDirectives {
			return &t.Range
		}
	}
	return nil
}

// suspicious is a cheap sign that src may be nested deeply or have very long
// expressions: it counts without knowing strings from code.
func suspicious(src []byte) bool {
	depth, operators := 0, 0
	for _, c := range src {
		switch c {
		case '{', '[', '(':
			depth++
			if depth > maxNesting {
				return true
			}
		case '}', ']', ')':
			depth--
		case '!', '-', '+', '*', '/', '%', '?', '&', '|', '<', '>', '.':
			operators++
		}
		if operators > maxOperators {
			return true
		}
	}
	return bytes.Count(src, []byte("%{")) > maxDirectives || bytes.Count(src, []byte{'?'}) > maxNesting || bytes.Count(src, []byte{'"', '$', '{', '"'}) > maxNesting
}

// operatorsIn counts the characters that operators are made of.
func operatorsIn(src []byte) int {
	n := 0
	for _, c := range []byte("!-+*/%?&|<>.") {
		n += bytes.Count(src, []byte{c})
	}
	return n
}

func nestedJSON(src []byte, file string) *model.Problem {
	depth, line, start, quoted := 0, 1, 0, false
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case c == '\n':
			line++
			start = i + 1
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if depth > maxNesting {
			at := model.Pos{Line: line, Column: i - start + 1, Byte: i}
			end := at
			end.Column++
			end.Byte++
			return tooComplex(model.Range{File: file, Start: at, End: end})
		}
	}
	return nil
}

func tooComplex(at model.Range) *model.Problem {
	return &model.Problem{
		Message: fmt.Sprintf("this is nested more than %d levels deep or has more than %d operators in one expression; the file is not judged", maxNesting, maxOperators),
		Fix:     "Split the expression up with local values.",
		Range:   at,
	}
}

// modelRange is a range of the model for one of HCL's.
func modelRange(r hcl.Range) model.Range {
	return model.Range{
		File:  r.Filename,
		Start: model.Pos{Line: r.Start.Line, Column: r.Start.Column, Byte: r.Start.Byte},
		End:   model.Pos{Line: r.End.Line, Column: r.End.Column, Byte: r.End.Byte},
	}
}

// wholeFile stands for a file that can't be read: its first character.
func wholeFile(name string) model.Range {
	start := model.Pos{Line: 1, Column: 1}
	return model.Range{File: name, Start: start, End: start}
}
