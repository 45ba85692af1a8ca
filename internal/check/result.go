package check

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Result is what judging one project came to, before ignores and severities are applied.
type Result struct {
	Provider model.Provider
	Root     string
	Configs  int
	Findings []Finding
	// LeftOut are findings that nobody asked for. Ignore comments that match one are not idle.
	LeftOut []Finding
	Ignores []model.Ignore
	Notices []model.Notice
	// Sources are the files that findings point into.
	Sources map[string][]byte
	// Secrets are the pieces of Sources that must not be shown.
	Secrets []model.Range
}

// Run judges a project with the rules, in their order. Problems of the project are
// reported as FCA001 whatever the rules are.
func Run(p *model.Project, rules []*Rule) *Result { return RunWith(p, rules, nil) }

// RunWith is Run where something is known already that Pass.Memo returns, by its keys.
func RunWith(p *model.Project, rules []*Rule, known map[any]any) *Result {
	r := &Result{
		Provider: p.Provider, Root: p.Root, Configs: len(p.AsyncConfigs),
		Ignores: p.Ignores, Notices: p.Notices,
	}
	for _, problem := range p.Problems {
		r.problem(problem)
	}
	memo := map[any]any{}
	maps.Copy(memo, known)
	tidier := edit.NewTidier(p.Sources)
	for _, rule := range rules {
		if rule.Run != nil {
			before := len(r.Findings)
			rule.Run(&Pass{Project: p, rule: rule, result: r, memo: memo})
			settleEdits(p, tidier, r.Findings[before:])
		}
	}
	r.keepSources(p)
	for i, f := range r.Findings {
		r.Findings[i].Behind = callsOf(p, f.Address)
	}
	return r
}

// callsOf are the module blocks by which a resource comes to be.
func callsOf(p *model.Project, address string) (out []model.Range) {
	if !strings.HasPrefix(address, "module.") {
		return nil
	}
	calls := model.ModuleCalls(model.WithoutKeys(address))
	for i := range calls {
		if at := p.Calls[strings.Join(calls[:i+1], ".")]; !at.IsZero() {
			out = append(out, at)
		}
	}
	return out
}

// keepSources takes over the files that may be shown, so that a run over thousands of
// modules does not hold all their files until its end.
func (r *Result) keepSources(p *model.Project) {
	r.Sources = map[string][]byte{}
	keep := func(at model.Range) {
		if b, ok := p.Sources[at.File]; ok {
			r.Sources[at.File] = b
		}
	}
	for _, f := range r.Findings {
		keep(f.Location)
		for _, rel := range slices.Concat(f.Related, f.Flow) {
			keep(rel.Location)
		}
		for _, e := range f.Edits {
			keep(e.Location)
		}
	}
	for _, i := range r.Ignores {
		keep(i.Range)
	}
	for _, s := range p.Secrets {
		if _, ok := r.Sources[s.File]; ok {
			r.Secrets = append(r.Secrets, s)
		}
	}
}

// report completes a finding from the documentation of its rule and adds it.
func (r *Result) report(rule *Rule, f Finding) {
	r.Findings = append(r.Findings, complete(rule, f))
}

func complete(rule *Rule, f Finding) Finding {
	f.Rule, f.Name = rule.ID, rule.Name
	if f.Severity == Off {
		f.Severity = rule.Severity
	}
	why, fix := rule.Doc.General()
	f.Why, f.Fix = cmp.Or(f.Why, why), cmp.Or(f.Fix, fix)
	if f.URL == "" && len(rule.Doc.References) > 0 {
		f.URL = rule.Doc.References[0]
	}
	f.Related, f.Flow = placed(f.Related), placed(f.Flow)
	f.Fingerprint = fingerprint(f)
	return f
}

// placed leaves out what has no place: a plan without its source has few.
func placed(list []Related) []Related {
	return slices.DeleteFunc(list, func(r Related) bool { return r.Location.IsZero() })
}

// General returns what a finding says that has no words of its own.
func (d Doc) General() (why, fix string) { return firstParagraph(d.Why), firstParagraph(d.Fix) }

func firstParagraph(text string) string {
	p, _, _ := strings.Cut(text, "\n\n")
	return strings.ReplaceAll(p, "\n", " ")
}

// fingerprint identifies a finding by what it is about: the rule, the resource and the
// part of it. Neither where it stands nor its words count, which change with lines that
// move and with provider versions. Only a finding about nothing nameable goes by its words.
func fingerprint(f Finding) string {
	subject := f.Subject
	if subject == "" {
		subject = position.ReplaceAllString(f.Message, "$1")
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{f.Rule, f.Address, subject}, "\x00")))
	return hex.EncodeToString(sum[:12])
}

// position is where a message says that something stands, as HCL writes it: main.tf:3 and main.tf:3,1-4,2.
var position = regexp.MustCompile(`(\.(?:tf|tofu|tfvars|hcl|json)):\d+(?:,\d+(?:-\d+(?:,\d+)?)?)?`)
