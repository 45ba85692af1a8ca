package verify

import (
	"fmt"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// region is where a provider configuration works: where it says, or else where the environment
// does; "" if that is not known.
func (l *looker) region(p *model.ProviderConfig) string {
	if p != nil {
		if region, known := p.Region.Known(); known && region != "" {
			return region
		}
		if p.RegionStated && !l.RegionGiven {
			return ""
		}
	}
	return l.Region
}

// elsewhere says why nothing can be asked about what a provider configuration manages, "" if
// it can.
func (l *looker) elsewhere(p *model.ProviderConfig) string {
	region := l.region(p)
	switch {
	case region == "" && p != nil && p.RegionStated:
		return "the region of " + p.Address + " is not known before apply: give it with --region"
	case region == "":
		return "the region is not known: give it with --region"
	case !live.ValidRegion(region):
		return fmt.Sprintf("%q is not the name of a region", region)
	}
	if p == nil {
		return ""
	}
	switch account := l.account(p); {
	case account == "":
		return fmt.Sprintf("whether %s is for the account %s, of which the credentials are, is not known, because other provider configurations use other credentials: state account_id in it", p.Address, l.Caller.Account)
	case account != l.Caller.Account:
		return fmt.Sprintf("%s is for the account %s, and the credentials are of the account %s", p.Address, account, l.Caller.Account)
	}
	return ""
}

// account is the account that a provider configuration is for: the one that it states or
// assumes a role of, or else that of the credentials, which are then said to be what it leads
// to. That cannot be so of several that lead to different ones: "" for those that state any.
func (l *looker) account(p *model.ProviderConfig) string {
	if account, known := p.Account.Known(); known && account != "" {
		return account
	}
	if arn, known := p.Assumes.Known(); known {
		if parts := strings.Split(arn, ":"); len(parts) > 4 && parts[3] != "" {
			return parts[3]
		}
	}
	if p.Credentials != "" && l.mixed {
		return ""
	}
	return l.Caller.Account
}

// find remembers what a provider configuration leaves to the environment.
func (l *looker) find(p *model.ProviderConfig) {
	if ref, ok := p.Account.Ref(); ok && !p.AccountStated && l.account(p) != "" {
		l.found[ref.Key] = l.account(p)
	}
	if ref, ok := p.Region.Ref(); ok && l.region(p) != "" {
		l.found[ref.Key] = l.region(p)
	}
}

// fill puts the regions and accounts that were found out in the place of the references that
// stand for them.
func (l *looker) fill(t symbol.Text) symbol.Text {
	if t.IsKnown() {
		return t
	}
	parts := make([]symbol.Text, 0, len(t.Segments()))
	for _, s := range t.Segments() {
		switch {
		case s.Ref == nil:
			parts = append(parts, symbol.Lit(s.Lit))
		case l.found[s.Ref.Key] != "":
			parts = append(parts, symbol.Lit(l.found[s.Ref.Key]))
		default:
			parts = append(parts, symbol.FromRef(*s.Ref))
		}
	}
	return symbol.Concat(parts...)
}

// text is a value, filled, if it is known then.
func (l *looker) text(v model.Value) (string, bool) {
	if v.Set == symbol.No {
		return "", false
	}
	return l.fill(v.Text).Known()
}

// functionID is the function of a config, without qualifier. false: its name is not known.
func (l *looker) functionID(c *model.AsyncConfig) (live.FunctionID, bool) {
	f := live.FunctionID{Generation: int(c.Generation), Region: l.region(c.Provider)}
	name, ok := l.text(c.FunctionName)
	f.Name = name
	if c.Generation == model.FC2 {
		service, known := l.text(c.ServiceName)
		f.Service, ok = service, ok && known && service != ""
	}
	return f, ok && name != ""
}
