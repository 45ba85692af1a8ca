package check

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// Result is what judging one project came to, before ignores and severities are applied.
type Result struct {
	Provider model.Provider
	Root     string
	Configs  int
	Findings []Finding
	Ignores  []model.Ignore
	Notices  []model.Notice
	// Sources are the files that findings point into.
	Sources map[string][]byte
}

// Run judges a project with the rules, in their order.
func Run(p *model.Project, rules []*Rule) *Result {
	r := &Result{
		Provider: p.Provider, Root: p.Root, Configs: len(p.AsyncConfigs),
		Ignores: p.Ignores, Notices: p.Notices, Sources: p.Sources,
	}
	for _, rule := range rules {
		if rule.Run != nil {
			rule.Run(&Pass{Project: p, rule: rule, result: r})
		}
	}
	return r
}

func (r *Result) add(f Finding, rule *Rule) {
	if f.Why == "" {
		f.Why, _, _ = strings.Cut(rule.Doc.Why, "\n\n")
	}
	if f.Fix == "" {
		f.Fix, _, _ = strings.Cut(rule.Doc.Fix, "\n\n")
	}
	if f.URL == "" && len(rule.Doc.References) > 0 {
		f.URL = rule.Doc.References[0]
	}
	f.Fingerprint = fingerprint(f)
	r.Findings = append(r.Findings, f)
}

// UndecidedRule is the catalogue's ID for questions that stay open.
const UndecidedRule = "FCA003"

func (r *Result) undecided(rule *Rule, address string, at model.Range, question, blocking string) {
	f := Finding{
		Rule: UndecidedRule, Name: "undecided", Severity: Info, Address: address, Location: at,
		Message: fmt.Sprintf("%s (%s) is undecided: %s", rule.ID, rule.Name, question),
		Subject: rule.ID,
	}
	if blocking != "" {
		f.Message += fmt.Sprintf(", because %s is not known before apply", blocking)
	}
	f.Fingerprint = fingerprint(f)
	r.Findings = append(r.Findings, f)
}

// fingerprint identifies a finding by what it says about what, not by where it stands.
func fingerprint(f Finding) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{f.Rule, f.Address, f.Subject, f.Message}, "\x00")))
	return hex.EncodeToString(sum[:12])
}
