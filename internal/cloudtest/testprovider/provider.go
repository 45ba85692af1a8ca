package main

import (
	"cmp"
	"context"
	"os"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource"
)

type alicloud struct{}

func newProvider() provider.Provider { return alicloud{} }

func (alicloud) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "alicloud"
}

// Schema has those arguments of the real provider that tests and examples use. Endpoints are
// host and port.
func (alicloud) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	attributes := map[string]schema.Attribute{"skip_region_validation": schema.BoolAttribute{Optional: true}}
	for _, name := range []string{"access_key", "secret_key", "security_token", "region", "account_id", "account_type", "protocol"} {
		attributes[name] = schema.StringAttribute{Optional: true, Sensitive: strings.HasSuffix(name, "key") || name == "security_token"}
	}
	endpoints := map[string]schema.Attribute{}
	for _, name := range []string{"fc", "fc_open", "ram", "sts", "ecs", "mns", "mns_open", "eventbridge", "ons", "location", "bssopenapi"} {
		endpoints[name] = schema.StringAttribute{Optional: true}
	}
	resp.Schema = schema.Schema{
		Attributes: attributes,
		Blocks:     map[string]schema.Block{"endpoints": schema.SetNestedBlock{NestedObject: schema.NestedBlockObject{Attributes: endpoints}}},
	}
}

func (alicloud) Configure(_ context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	v, err := decode(req.Config.Raw)
	if err != nil {
		resp.Diagnostics.AddError("the provider's configuration cannot be read", err.Error())
		return
	}
	m, _ := v.(map[string]any)
	set := values(m)
	env := func(names ...string) string {
		for _, name := range names {
			if s := os.Getenv(name); s != "" {
				return s
			}
		}
		return ""
	}
	c := &client{
		accessKey: cmp.Or(set.text("access_key"), env("ALICLOUD_ACCESS_KEY", "ALIBABA_CLOUD_ACCESS_KEY_ID")),
		secretKey: cmp.Or(set.text("secret_key"), env("ALICLOUD_SECRET_KEY", "ALIBABA_CLOUD_ACCESS_KEY_SECRET")),
		token:     cmp.Or(set.text("security_token"), env("ALICLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_SECURITY_TOKEN")),
		region:    cmp.Or(set.text("region"), env("ALICLOUD_REGION", "ALIBABA_CLOUD_REGION"), "cn-beijing"),
		scheme:    strings.ToLower(cmp.Or(set.text("protocol"), "HTTPS")),
		endpoints: map[string]string{},
	}
	for name, host := range set.first("endpoints") {
		c.endpoints[name] = text(host)
	}
	if c.accessKey == "" || c.secretKey == "" {
		resp.Diagnostics.AddError("no credentials", "access_key and secret_key are set neither in the provider block nor in the environment.")
	}
	resp.ResourceData, resp.DataSourceData = c, c
}

func (alicloud) Resources(context.Context) []func() resource.Resource {
	var out []func() resource.Resource
	for _, k := range []kind{asyncConfig3(), asyncConfig2(), function3(), queue(), topic(), role(), policy(), attachment()} {
		out = append(out, func() resource.Resource { return &generic{kind: k} })
	}
	return out
}

func (alicloud) DataSources(context.Context) []func() datasource.DataSource {
	var out []func() datasource.DataSource
	for _, q := range []question{account(), regions()} {
		out = append(out, func() datasource.DataSource { return &data{question: q} })
	}
	return out
}
