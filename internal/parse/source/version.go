package source

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// providerVersion decides which version of the provider the project is judged by: the
// one asked for, else the locked one, else the newest known one that the constraints of
// all modules admit.
func (e *evaluator) providerVersion(modules []*module) model.Provider {
	var constraints []string
	var p model.Provider
	for _, m := range modules {
		for _, r := range m.required {
			if r.constraint == "" || !isAlicloud(r) {
				continue
			}
			if !slices.Contains(constraints, r.constraint) {
				constraints = append(constraints, r.constraint)
			}
			if p.Range.IsZero() {
				p.Range = modelRange(r.rng)
			}
		}
	}
	p.Constraints = strings.Join(constraints, ", ")
	if e.options.ProviderVersion != "" {
		p.Version, p.From, p.Locked, p.Range = e.options.ProviderVersion, "--provider-version", true, model.Range{}
		return p
	}
	if e.root.dir == "" {
		p.Range = model.Range{}
	} else if v, at := e.lockedVersion(); v != "" {
		p.Version, p.From, p.Locked, p.Range = v, "lock file", true, at
		return p
	}
	if len(constraints) > 0 {
		v, err := alicloud.Select(constraints)
		if err == nil && v != "" {
			p.Version, p.From = v, "version constraint"
			return p
		}
		why := "no known version meets it"
		if err != nil {
			why = err.Error()
		}
		e.note(model.Notice{
			Message: fmt.Sprintf("the provider version constraint %q is not used: %s; judging by the newest known version", p.Constraints, why),
			Range:   p.Range,
		})
	}
	p.Version, p.From = alicloud.Newest(), "newest known version"
	return p
}

// isAlicloud reports whether a requirement is about the Alibaba Cloud provider.
func isAlicloud(r requirement) bool {
	if r.source == "" {
		return r.name == "alicloud"
	}
	return isAlicloudSource(r.source)
}

// isAlicloudSource recognises aliyun/alicloud, its old name hashicorp/alicloud, and both
// behind a registry's host name.
func isAlicloudSource(s string) bool {
	parts := strings.Split(strings.ToLower(s), "/")
	n := len(parts)
	return n >= 1 && parts[n-1] == "alicloud" && (n == 1 || parts[n-2] == "aliyun" || parts[n-2] == "hashicorp" || parts[n-2] == "-")
}

// lockedVersion reads the provider's version in the dependency lock file.
func (e *evaluator) lockedVersion() (string, model.Range) {
	path := filepath.Join(e.root.dir, lockFile)
	src, err := e.read(path)
	if err != nil {
		return "", model.Range{}
	}
	name := e.rel(path)
	if checkNesting(src, name, false) != nil {
		return "", model.Range{}
	}
	file, diags := parseFile(src, name)
	if file == nil || file.Body == nil {
		return "", model.Range{}
	}
	if diags.HasErrors() {
		e.note(model.Notice{Message: "the dependency lock file can't be read whole: " + oneLine(diags.Error()), Range: model.Range{File: name}})
	}
	body, ok := file.Body.(*hclsyntax.Body)
	if !ok {
		return "", model.Range{}
	}
	for _, b := range body.Blocks {
		if b.Type != "provider" || len(b.Labels) != 1 || !isAlicloudSource(b.Labels[0]) {
			continue
		}
		a := b.Body.Attributes["version"]
		if a == nil {
			continue
		}
		v, _ := a.Expr.Value(nil)
		if v.IsKnown() && !v.IsNull() && v.Type() == cty.String {
			if _, err := alicloud.ParseVersion(v.AsString()); err == nil {
				e.cache.keep(name, src)
				return v.AsString(), modelRange(a.Expr.Range())
			}
		}
	}
	return "", model.Range{}
}

// note records a notice once for each place.
func (e *evaluator) note(n model.Notice) {
	at := hcl.Range{
		Filename: n.Range.File,
		Start:    hcl.Pos{Line: n.Range.Start.Line, Column: n.Range.Start.Column, Byte: n.Range.Start.Byte},
		End:      hcl.Pos{Line: n.Range.End.Line, Column: n.Range.End.Column, Byte: n.Range.End.Byte},
	}
	if _, ok := e.notices[at]; !ok {
		e.notices[at] = n
	}
}
