package source

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
	"github.com/zclconf/go-cty/cty"
)

// providerOf is the provider configuration that a resource instance uses.
func (e *evaluator) providerOf(r *resourceInstance) *provider {
	ref := providerRef{name: impliedProvider(r.set.typ)}
	if r.set.provider != nil {
		ref = *r.set.provider
	}
	return e.providerIn(r.set.in, ref)
}

// impliedProvider is the local name that a resource type's name begins with.
func impliedProvider(typ string) string {
	name, _, _ := strings.Cut(typ, "_")
	return name
}

// providerIn finds a configuration as Terraform does: passed in by the call, declared
// in the module, or, without an alias, inherited.
func (e *evaluator) providerIn(in *instance, ref providerRef) *provider {
	if p := in.provs[ref]; p != nil {
		return p
	}
	p := e.lookupProvider(in, ref)
	in.provs[ref] = p
	return p
}

func (e *evaluator) lookupProvider(in *instance, ref providerRef) *provider {
	for _, b := range in.providers {
		if b.ref == ref {
			return &provider{address: dotted(in.path, "provider."+ref.String()), block: b, in: in}
		}
	}
	if in.parent != nil {
		for _, pass := range in.call.providers {
			if pass.inside == ref {
				return e.providerIn(in.parent, pass.outside)
			}
		}
		if ref.alias == "" {
			return e.providerIn(in.parent, ref)
		}
	}
	return &provider{address: dotted(in.path, "provider."+ref.String()), in: in}
}

// regionOf is the region of a provider configuration: what it states, or a reference to
// what the environment will say.
func (e *evaluator) regionOf(p *provider) symbol.Text {
	return e.providerText(&p.region, p, "region", "the provider's region", symbol.NameText)
}

// accountOf is the account that a provider configuration acts in.
func (e *evaluator) accountOf(p *provider) symbol.Text {
	return e.providerText(&p.account, p, "account_id", accountDisplay(p), symbol.DigitText)
}

// accountDisplay is what the account that a provider configuration acts in is called
// beside it: the data source that tells it, if there is one.
func accountDisplay(p *provider) string {
	used := providerRef{name: "alicloud"}
	if p.block != nil {
		used = p.block.ref
	}
	for _, ref := range p.in.resourceOrder {
		r := p.in.resources[ref]
		if !r.data || r.typ != "alicloud_account" {
			continue
		}
		if r.provider == nil && used.alias == "" || r.provider != nil && *r.provider == used {
			return ref + ".id"
		}
	}
	return "the provider's account"
}

func (e *evaluator) providerText(have **symbol.Text, p *provider, arg, display string, chars symbol.Charset) symbol.Text {
	if *have != nil {
		return **have
	}
	t := symbol.FromRef(symbol.Ref{Key: p.address + "." + arg, Display: display, Chars: chars})
	*have = &t // a region made of itself stays a reference
	if p.block != nil {
		if a := p.block.args[arg]; a != nil {
			v := convertSymbolic(e.symbolic(a, &scope{in: p.in}), cty.String)
			if !isOpen(v) && !v.IsNull() && v.Type() == cty.String && v.AsString() != "" {
				t = e.table.Text(v.AsString())
			}
		}
	}
	*have = &t
	return t
}

// modelProvider is a provider configuration as rules see it.
func (e *evaluator) modelProvider(p *provider) *model.ProviderConfig {
	if p.model == nil {
		p.model = &model.ProviderConfig{Address: p.address, Region: e.regionOf(p), Account: e.accountOf(p)}
		if p.block != nil {
			p.model.Range = modelRange(p.block.rng)
			p.model.RegionStated = p.block.args["region"] != nil
			p.model.AccountStated = p.block.args["account_id"] != nil
		}
	}
	return p.model
}
