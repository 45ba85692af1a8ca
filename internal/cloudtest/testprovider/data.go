package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// question is a data source: what it has, and how it is answered.
type question struct {
	name       string
	attributes map[string]schema.Attribute
	answer     func(context.Context, *client, values) (values, error)
}

// account is the number of the account.
func account() question {
	return question{
		name:       "alicloud_account",
		attributes: map[string]schema.Attribute{"id": schema.StringAttribute{Computed: true}},
		answer: func(ctx context.Context, c *client, _ values) (values, error) {
			out, err := c.rpc(ctx, "sts", "2015-04-01", "GetCallerIdentity", nil)
			return values{"id": out["AccountId"]}, err
		},
	}
}

// regions are all regions, or with current the provider's.
func regions() question {
	return question{
		name: "alicloud_regions",
		attributes: map[string]schema.Attribute{
			"id": schema.StringAttribute{Computed: true}, "name": schema.StringAttribute{Optional: true}, "current": schema.BoolAttribute{Optional: true},
			"ids": schema.ListAttribute{ElementType: types.StringType, Computed: true},
			"regions": schema.ListNestedAttribute{Computed: true, NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
				"id": schema.StringAttribute{Computed: true}, "region_id": schema.StringAttribute{Computed: true}, "local_name": schema.StringAttribute{Computed: true},
			}}},
		},
		answer: func(ctx context.Context, c *client, v values) (values, error) {
			out, err := c.rpc(ctx, "ecs", "2014-05-26", "DescribeRegions", nil)
			if err != nil {
				return nil, err
			}
			all, _ := inside(out, "Regions")["Region"].([]any)
			ids, found := []any{}, []any{}
			for _, r := range all {
				m, _ := r.(map[string]any)
				id := text(m["RegionId"])
				if v["current"] == true && id != c.region || v.text("name") != "" && id != v.text("name") {
					continue
				}
				ids = append(ids, id)
				found = append(found, map[string]any{"id": id, "region_id": id, "local_name": m["LocalName"]})
			}
			return values{"id": "regions", "ids": ids, "regions": found}, nil
		},
	}
}

// data is a data source of any kind.
type data struct {
	question
	client *client
}

func (d *data) Metadata(_ context.Context, _ datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = d.name
}

func (d *data) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = schema.Schema{Attributes: d.attributes}
}

func (d *data) Configure(_ context.Context, req datasource.ConfigureRequest, _ *datasource.ConfigureResponse) {
	d.client, _ = req.ProviderData.(*client)
}

func (d *data) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	asked, err := object(req.Config.Raw)
	if err == nil {
		var got values
		if got, err = d.answer(ctx, d.client, asked); err == nil {
			resp.State.Raw, err = replaced(req.Config.Raw, got)
		}
	}
	if err != nil {
		resp.Diagnostics.AddError(d.name+" cannot be read", err.Error())
	}
}
