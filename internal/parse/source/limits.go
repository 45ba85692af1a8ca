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
)

// Limits for foreign input. Real code stays far below; beyond them parsing or
// evaluating would take unbounded memory or overflow the stack, which no Go program
// survives.
const (
	maxFileSize  = 16 << 20 // bytes of one configuration file
	maxNesting   = 1000     // brackets, blocks and templates inside each other
	maxOperators = 20000    // operators in one expression
	maxValueSize = 8 << 20  // bytes of one named value
	maxEvalSize  = 64 << 20 // bytes of the values that one expression draws on
	maxSteps     = 1 << 18  // iterations of for expressions in one root module
	maxInstances = 20000    // instances in one root module
	maxDepth     = 64       // modules inside each other
	maxChain     = 2000     // named values made of each other
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
	tokens, _ := hclsyntax.LexConfig(src, file, hcl.InitialPos)
	depth, operators := 0, 0
	var chain []int // operators of the enclosing expressions
	for _, t := range tokens {
		switch t.Type {
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen, hclsyntax.TokenOQuote,
			hclsyntax.TokenOHeredoc, hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
			depth++
			chain = append(chain, operators)
			operators = 0
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenCQuote,
			hclsyntax.TokenCHeredoc, hclsyntax.TokenTemplateSeqEnd:
			if depth > 0 {
				depth--
				operators = chain[len(chain)-1] + 1
				chain = chain[:len(chain)-1]
			}
		case hclsyntax.TokenNewline, hclsyntax.TokenComma:
			operators = 0
		case hclsyntax.TokenIdent, hclsyntax.TokenNumberLit, hclsyntax.TokenStringLit, hclsyntax.TokenQuotedLit, hclsyntax.TokenComment:
		default:
			operators++
		}
		if depth > maxNesting || operators > maxOperators {
			return tooComplex(modelRange(t.Range))
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
		case '\n':
			operators = 0
		}
		if operators > maxOperators {
			return true
		}
	}
	// Newlines inside brackets end no expression.
	return bytes.Count(src, []byte{'?'}) > maxNesting || bytes.Count(src, []byte{'"', '$', '{', '"'}) > maxNesting
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
