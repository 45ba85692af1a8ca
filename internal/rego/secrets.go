package rego

import (
	"bytes"
	"cmp"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/util"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/rego/input"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// hidden stands for a sensitive value.
const hidden = "(sensitive value)"

type secretsKey struct{}

// scrub takes sensitive values out of what a policy says. Policies see them, to judge them.
func (j *judge) scrub(f *check.Finding) {
	secrets := j.pass.Memo(secretsKey{}, func() any { return secretsOf(j.pass.Project) }).([]secret)
	for _, s := range secrets {
		if s.word != nil && j.policy.trusted && j.speaksOfOthers(f.Address, s.holders) {
			continue
		}
		for _, text := range []*string{&f.Message, &f.Why, &f.Fix, &f.URL, &f.Subject} {
			*text = s.out(*text)
		}
		for i := range f.Related {
			f.Related[i].Message = s.out(f.Related[i].Message)
		}
	}
}

// speaksOfOthers reports whether a finding is about a config that has no part in a sensitive value. What is
// built in speaks of nothing beside the config, its function and its service, so that a sensitive 0
// elsewhere need not hide every 0.
func (j *judge) speaksOfOthers(address string, holders map[string]bool) bool {
	for _, c := range j.pass.Project.AsyncConfigs {
		if c.Address == address {
			return !holders[address] && (c.Function == nil || !holders[c.Function.Address]) && (c.Service == nil || !holders[c.Service.Address])
		}
	}
	return false
}

// secret is a sensitive text.
type secret struct {
	text string
	// holders are the addresses of the resources that have it.
	holders map[string]bool
	// word finds it where it stands alone: a short one is a part of many words.
	word *regexp.Regexp
}

// short is the length of a secret up to which it is only looked for as a word.
const short = 5

func (s secret) out(text string) string {
	if s.word != nil {
		return s.word.ReplaceAllString(text, hidden)
	}
	return strings.ReplaceAll(text, s.text, hidden)
}

// secretsOf are the sensitive texts of a project, the longest first.
func secretsOf(p *model.Project) []secret {
	seen := map[string]map[string]bool{} // of each text, the addresses of those that have it
	note := func(text, address string) {
		if strings.TrimSpace(text) == "" {
			return
		}
		if seen[text] == nil {
			seen[text] = map[string]bool{}
		}
		seen[text][address] = true
	}
	add := func(v model.Value, address string) {
		if !v.Sensitive {
			return
		}
		for _, s := range v.Text.Segments() {
			if s.Ref == nil {
				note(s.Lit, address)
				for _, part := range partsOf(s.Lit) {
					note(part, address)
				}
			}
		}
	}
	var body func(b *model.Body, address string)
	body = func(b *model.Body, address string) {
		if b == nil {
			return
		}
		for _, v := range b.Values {
			add(v, address)
		}
		for _, block := range b.Blocks {
			body(block.Body, address)
		}
	}
	for _, r := range p.Resources() {
		body(r.Body, r.Address)
	}
	for _, x := range p.Policies {
		add(x.Document.Value, x.Address)
	}
	for _, r := range p.Roles {
		add(r.Trust.Value, r.Address)
	}
	if p.PlanJSON != nil {
		for _, text := range planSecrets(p.PlanJSON) {
			note(text, "")
		}
	}
	out := []secret{}
	for text, holders := range seen {
		s := secret{text: text, holders: holders}
		if len(text) <= short {
			s.word = regexp.MustCompile(`(^|\b)` + regexp.QuoteMeta(text) + `(\b|$)`)
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b secret) int {
		return cmp.Or(cmp.Compare(len(b.text), len(a.text)), strings.Compare(a.text, b.text))
	})
	return out
}

var arnLike = regexp.MustCompile(`acs:[^"\s]+`)

// partsOf are the ARNs in a text and what they are made of, as policies see them beside the text. What
// many ARNs have in common, product and region, is no secret.
func partsOf(text string) (out []string) {
	for _, arn := range arnLike.FindAllString(text, -1) {
		out = append(out, arn)
		parsed := input.ParseARN(symbol.Lit(arn))
		for _, part := range []*input.Text{parsed.Account, parsed.Resource, parsed.Name} {
			if part != nil && part.Value != nil && strings.Trim(*part.Value, "*") != "" {
				out = append(out, *part.Value)
			}
		}
	}
	return out
}

// InputJSON is the document that policies see of a project, as JSON for people: sensitive values
// are not in it.
func InputJSON(p *model.Project) ([]byte, error) {
	b, err := json.Marshal(input.Of(p, permissions.Read(p)))
	if err != nil {
		return nil, err
	}
	var v any
	if err := util.UnmarshalJSON(b, &v); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err = e.Encode(masked(v, secretsOf(p)))
	return out.Bytes(), err
}

// masked is a document without sensitive values.
func masked(v any, secrets []secret) any {
	switch v := v.(type) {
	case string:
		for _, s := range secrets {
			v = s.out(v)
		}
		return v
	case []any:
		for i := range v {
			v[i] = masked(v[i], secrets)
		}
	case map[string]any:
		if v["sensitive"] == true || v["shown"] == hidden {
			for _, key := range []string{"value", "segments", "least", "most"} {
				delete(v, key)
			}
		}
		for key := range v {
			v[key] = masked(v[key], secrets)
		}
	}
	return v
}
