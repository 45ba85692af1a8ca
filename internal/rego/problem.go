package rego

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// problem is something wrong with a policy: FCA004.
type problem struct {
	at      *ast.Location // nil: nowhere in particular
	message string
	fix     string
}

// problemOf words an error of the parser or the compiler.
func problemOf(e *ast.Error) problem {
	p := problem{at: e.Location, message: e.Message}
	// Messages of the compiler begin with their code where they have several lines.
	p.message = strings.TrimSpace(p.message)
	switch d := e.Details.(type) {
	case *ast.RefErrInvalidDetail:
		p.message, p.fix = wrongField(d, p.message)
	}
	if p.message == "empty module" {
		p.message = "the file is empty: a policy begins with `package`"
	}
	if name, reason := withheldIn(p.message); reason != "" {
		p.message = fmt.Sprintf("%s cannot be called: %s", name, reason)
	}
	if e.Code == ast.UnsafeVarErr {
		p.message += ": nothing gives it a value"
	}
	if e.Code == ast.ParseErr && (strings.Contains(p.message, "`if` keyword is required") || strings.Contains(p.message, "`contains` keyword is required")) {
		p.message += "; that is how Rego was written before OPA 1.0: write `deny contains msg if {`"
	}
	return p
}

// withheldIn is the builtin without which a policy does not compile, and why it is not there.
func withheldIn(message string) (name, reason string) {
	_, what, ok := strings.Cut(message, "undefined function ")
	if !ok {
		return "", ""
	}
	what = strings.Trim(strings.Fields(what)[0], `"'`+"`")
	return what, withheld[what]
}

// wrongField words a reference to a field that the input does not have.
func wrongField(d *ast.RefErrInvalidDetail, otherwise string) (message, fix string) {
	if len(d.OneOf) == 0 || d.Pos >= len(d.Ref) {
		return otherwise, ""
	}
	have, ok := d.Ref[d.Pos].Value.(ast.String)
	if !ok {
		return otherwise, ""
	}
	var names []string
	for _, v := range d.OneOf {
		if s, ok := v.(ast.String); ok {
			names = append(names, string(s))
		}
	}
	slices.Sort(names)
	message = fmt.Sprintf("undefined ref: there is no field %q in %s", string(have), readable(d.Ref[:d.Pos]))
	fix = "It has the fields " + strings.Join(names, ", ") + ". `fcasync-lint policy schema` prints them all."
	if nearest := check.Nearest(string(have), names); nearest != "" {
		message += fmt.Sprintf("; did you mean %q?", nearest)
	}
	return message, fix
}

// readable is a reference without the names that the compiler makes.
func readable(ref ast.Ref) string {
	out := ref.Copy()
	for i, t := range out {
		if v, ok := t.Value.(ast.Var); ok && i > 0 && v.IsGenerated() {
			out[i] = ast.VarTerm("_")
		}
	}
	return out.String()
}

// problemsOf are those in an error of OPA.
func problemsOf(err error) []problem {
	var list ast.Errors
	if !errors.As(err, &list) {
		var single *ast.Error
		if errors.As(err, &single) {
			list = ast.Errors{single}
		} else {
			return []problem{{message: err.Error()}}
		}
	}
	var out []problem
	for _, e := range list {
		out = append(out, problemOf(e))
	}
	return out
}

// finding is FCA004.
func (p problem) finding() check.Finding {
	f := check.Finding{Message: p.message, Fix: p.fix}
	if p.at != nil {
		f.Location = rangeOf(p.at)
	}
	return f
}

// rangeOf is the first line of a place in a policy.
func rangeOf(at *ast.Location) model.Range {
	text, _, _ := strings.Cut(string(at.Text), "\n")
	text = strings.TrimRight(text, " \t\r")
	start := model.Pos{Line: max(at.Row, 1), Column: max(at.Col, 1), Byte: at.Offset}
	end := start
	end.Column += len([]rune(text))
	end.Byte += len(text)
	return model.Range{File: filepath.ToSlash(at.File), Start: start, End: end}
}
