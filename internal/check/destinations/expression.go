package destinations

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Placeholders for what no expression in scope says.
const (
	regionPlaceholder  = "<region>"
	accountPlaceholder = "<account id>"
)

// Region is what to write for the region in an ARN where the config stands: the region
// that its provider configuration states, a data source in the same module, or "<region>".
func (s *Set) Region(c *model.AsyncConfig) string {
	if p := c.Provider; p != nil && p.RegionStated {
		if text, ok := inModule(c, p, p.Region); ok {
			return text
		}
	}
	if d := s.data(c, "alicloud_regions", "current"); d != nil {
		return "${data.alicloud_regions." + d.Name + ".regions[0].id}"
	}
	return regionPlaceholder
}

// Account is what to write for the account id, as Region is for the region.
func (s *Set) Account(c *model.AsyncConfig) string {
	if p := c.Provider; p != nil && p.AccountStated {
		if text, ok := inModule(c, p, p.Account); ok {
			return text
		}
	}
	if d := s.data(c, "alicloud_account", ""); d != nil {
		return "${data.alicloud_account." + d.Name + ".id}"
	}
	if d := s.data(c, "alicloud_caller_identity", ""); d != nil {
		return "${data.alicloud_caller_identity." + d.Name + ".account_id}"
	}
	return accountPlaceholder
}

// Write is the ARN of a product's thing where the config stands; relative is template text.
func (s *Set) Write(c *model.AsyncConfig, product, relative string) string {
	return "acs:" + product + ":" + s.Region(c) + ":" + s.Account(c) + ":" + relative
}

// inModule is a provider's text as it can be written where the config stands. An expression
// of the root module's provider block means nothing in a child module.
func inModule(c *model.AsyncConfig, p *model.ProviderConfig, t symbol.Text) (string, bool) {
	if t.IsKnown() || isExpression(t) && c.Module == "" && !strings.HasPrefix(p.Address, "module.") {
		return t.String(), true
	}
	return "", false
}

// isExpression reports whether a text can be written in Terraform as it is shown. The
// provider's own region and account are shown in words.
func isExpression(t symbol.Text) bool {
	for _, r := range t.Refs() {
		if strings.Contains(r.Display, " ") {
			return false
		}
	}
	return true
}

// data returns a data source of a type in the config's module that has no instances and,
// if wanted, the argument.
func (s *Set) data(c *model.AsyncConfig, typ, argument string) *model.Declaration {
	prefix := model.WithoutKeys(c.Module)
	if prefix != "" {
		prefix += "."
	}
	for _, d := range s.project.Declarations {
		if d.Mode != "data" || d.Type != typ || d.Address != prefix+"data."+typ+"."+d.Name {
			continue
		}
		has := argument == ""
		for _, a := range d.Arguments {
			has = has || a.Path == argument
		}
		if has && !d.Repeated {
			return d
		}
	}
	return nil
}

// Paths are the relative parts of ARNs that can be destinations, for messages.
const (
	QueuePath = "/queues/<queue>/messages"
	TopicPath = "/topics/<topic>/messages"
)

// FunctionPath is the relative part of a function's ARN in a generation.
func FunctionPath(g model.Generation, service, function string) string {
	if g == model.FC2 {
		return "services/" + service + "/functions/" + function
	}
	return "functions/" + function
}
