package source

import (
	"fmt"
	"strings"

	tfjson "github.com/hashicorp/terraform-json"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// providerOf is the provider configuration that a resource instance uses.
func (e *evaluator) providerOf(r *resourceInstance) *provider {
	ref := providerRef{name: impliedProvider(r.set.typ)}
	if r.set.provider != nil {
		ref = *r.set.provider
	}
	if r.set.configKey != "" {
		return e.providerByKey(r.set, ref)
	}
	return e.providerIn(r.set.in, ref)
}

// providerByKey is the configuration that a plan names: "alicloud.eu", or with the path of the
// module that it stands in "module.a:alicloud.eu".
func (e *evaluator) providerByKey(set *resourceSet, implied providerRef) *provider {
	block, name := "", set.configKey
	if i := strings.LastIndexByte(name, ':'); i >= 0 {
		block, name = name[:i], name[i+1:]
	}
	ref := implied
	if c := e.planned.Config; c != nil && c.ProviderConfigs[set.configKey] != nil {
		p := c.ProviderConfigs[set.configKey]
		ref, block = providerRef{name: p.Name, alias: p.Alias}, p.ModuleAddress
	} else if local, alias, _ := strings.Cut(name, "."); local != "" {
		ref = providerRef{name: local, alias: alias}
	}
	for in := set.in; in != nil; in = in.parent {
		if in.block == block {
			return e.providerIn(in, ref)
		}
	}
	return e.providerIn(set.in, ref)
}

// identities are the accounts and regions of provider configurations, by address, as far as
// data sources have asked for them while planning. Configurations in modules are left out.
func (e *evaluator) identities() {
	p := e.planned
	p.accounts, p.regions = map[string]string{}, map[string]string{}
	configs := map[string]string{}
	if p.Config != nil {
		dataConfigs(p.Config.RootModule, "", configs)
	}
	put := func(m map[string]string, key, text string) {
		if have, ok := m[key]; ok && have != text {
			text = "" // it says different things: it is not what it seems
		}
		m[key] = text
	}
	for _, x := range p.all {
		key, ok := configs[dotted(model.WithoutKeys(x.module), x.node())]
		if !ok || x.Mode != tfjson.DataResourceMode || x.Change == nil || strings.Contains(key, ":") {
			continue
		}
		after, _ := x.Change.After.(map[string]any)
		switch x.Type {
		case "alicloud_account":
			if id, _ := after["id"].(string); id != "" {
				put(p.accounts, "provider."+key, id)
			}
		case "alicloud_caller_identity":
			if id, _ := after["account_id"].(string); id != "" {
				put(p.accounts, "provider."+key, id)
			}
		case "alicloud_regions":
			ids, _ := after["ids"].([]any)
			if current, _ := after["current"].(bool); !current || len(ids) != 1 {
				continue
			}
			if id, _ := ids[0].(string); id != "" {
				put(p.regions, "provider."+key, id)
			}
		}
	}
}

// dataConfigs finds which provider configuration each data source uses.
func dataConfigs(m *tfjson.ConfigModule, block string, out map[string]string) {
	if m == nil {
		return
	}
	for _, r := range m.Resources {
		if r.Mode == tfjson.DataResourceMode {
			out[dotted(block, nodeOf(r))] = r.ProviderConfigKey
		}
	}
	for name, c := range m.ModuleCalls {
		if c != nil {
			dataConfigs(c.Module, dotted(block, "module."+name), out)
		}
	}
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
	if e.planned != nil {
		if e.planned.accounts == nil {
			e.identities()
		}
		known := e.planned.accounts
		if arg == "region" {
			known = e.planned.regions
		}
		if text := known[p.address]; text != "" {
			t = symbol.Lit(text)
			*have = &t
			return t
		}
	}
	if said, ok := e.providerArgument(p, arg); ok {
		t = said
	}
	*have = &t
	return t
}

// providerArgument is what the block of a provider configuration says, if it says anything that
// has text.
func (e *evaluator) providerArgument(p *provider, arg string) (symbol.Text, bool) {
	if p.block == nil || p.block.args[arg] == nil {
		return symbol.Text{}, false
	}
	v := convertSymbolic(e.symbolic(p.block.args[arg], &scope{in: p.in}), cty.String)
	if isOpen(v) || v.IsNull() || v.Type() != cty.String || v.AsString() == "" {
		return symbol.Text{}, false
	}
	return e.table.Text(v.AsString()), true
}

// assumedRole is what the argument role_arn of the block assume_role is called among those of
// the provider block.
const assumedRole = "assume_role.role_arn"

// credentialsOf tells provider blocks apart that say that other credentials are used.
func (e *evaluator) credentialsOf(p *provider) string {
	var out strings.Builder
	for _, arg := range []string{"access_key", "profile", "shared_credentials_file", "ecs_role_name", "credentials_uri", assumedRole} {
		if t, ok := e.providerArgument(p, arg); ok {
			fmt.Fprintf(&out, "%s=%q ", arg, t.Key())
		}
	}
	return out.String()
}

// modelProvider is a provider configuration as rules see it.
func (e *evaluator) modelProvider(p *provider) *model.ProviderConfig {
	if p.model == nil {
		p.model = &model.ProviderConfig{Address: p.address, Region: e.regionOf(p), Account: e.accountOf(p)}
		if p.block != nil {
			p.model.Range = modelRange(p.block.rng)
			p.model.RegionStated = p.block.args["region"] != nil
			p.model.AccountStated = p.block.args["account_id"] != nil
			p.model.Assumes, _ = e.providerArgument(p, assumedRole)
			p.model.Credentials = e.credentialsOf(p)
		}
	}
	return p.model
}
