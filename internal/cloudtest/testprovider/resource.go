package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64default"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// kind is a type of resource: what it has, and how it is made, read, changed and deleted. Every
// one has an id beside its attributes.
type kind struct {
	name       string
	attributes map[string]attribute
	blocks     map[string]schema.Block
	// create and update return what was not known before, id included.
	create func(context.Context, *client, values) (values, error)
	update func(ctx context.Context, c *client, old, new values) (values, error)
	// read returns what is there, by id; errGone if nothing is.
	read func(context.Context, *client, string) (values, error)
	// delete is content with what is gone already.
	delete func(context.Context, *client, values) error
}

// errGone is for what does not exist, or no longer.
var errGone = errors.New("it does not exist")

// attribute is a type (string, int, bool or map) and flags, as the real provider has them.
type attribute struct {
	kind     string
	required bool
	optional bool
	computed bool
	forceNew bool
	fallback any // the default
}

// Flags are written as words: "string required new".
func attr(kind string, flags ...string) attribute {
	a := attribute{kind: kind}
	for _, f := range flags {
		switch f {
		case "required":
			a.required = true
		case "optional":
			a.optional = true
		case "computed":
			a.computed = true
		case "new":
			a.forceNew = true
		default:
			panic(f)
		}
	}
	return a
}

func (a attribute) or(v any) attribute {
	a.fallback, a.computed = v, true
	return a
}

// schema is the attribute for the framework. What is computed stays as it is in a plan for an
// update, as with the real provider, whose SDK does not make it unknown.
func (a attribute) schema() schema.Attribute {
	switch a.kind {
	case "string":
		out := schema.StringAttribute{Required: a.required, Optional: a.optional, Computed: a.computed}
		if a.computed && a.fallback == nil {
			out.PlanModifiers = append(out.PlanModifiers, stringplanmodifier.UseStateForUnknown())
		}
		if a.forceNew {
			out.PlanModifiers = append(out.PlanModifiers, stringplanmodifier.RequiresReplace())
		}
		if s, ok := a.fallback.(string); ok {
			out.Default = stringdefault.StaticString(s)
		}
		return out
	case "int":
		out := schema.Int64Attribute{Required: a.required, Optional: a.optional, Computed: a.computed}
		if a.computed && a.fallback == nil {
			out.PlanModifiers = []planmodifier.Int64{int64planmodifier.UseStateForUnknown()}
		}
		if n, ok := a.fallback.(int); ok {
			out.Default = int64default.StaticInt64(int64(n))
		}
		return out
	case "bool":
		out := schema.BoolAttribute{Required: a.required, Optional: a.optional, Computed: a.computed}
		if a.computed {
			out.PlanModifiers = []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()}
		}
		return out
	case "map":
		return schema.MapAttribute{ElementType: types.StringType, Optional: a.optional}
	}
	panic(a.kind)
}

// generic is a resource of any kind.
type generic struct {
	kind
	client *client
}

func (g *generic) Metadata(_ context.Context, _ resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = g.name
}

func (g *generic) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	attributes := map[string]schema.Attribute{"id": attr("string", "computed").schema()}
	for name, a := range g.attributes {
		attributes[name] = a.schema()
	}
	resp.Schema = schema.Schema{Attributes: attributes, Blocks: g.blocks}
}

func (g *generic) Configure(_ context.Context, req resource.ConfigureRequest, _ *resource.ConfigureResponse) {
	g.client, _ = req.ProviderData.(*client)
}

func (g *generic) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	resource.ImportStatePassthroughID(ctx, path.Root("id"), req, resp)
}

func (g *generic) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	plan, err := object(req.Plan.Raw)
	if err == nil {
		var got values
		if got, err = g.create(ctx, g.client, plan); err == nil {
			resp.State.Raw, err = completed(req.Plan.Raw, got)
		}
	}
	if err != nil {
		resp.Diagnostics.AddError(g.name+" cannot be created", err.Error())
	}
}

func (g *generic) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	plan, err := object(req.Plan.Raw)
	if err == nil {
		var old, got values
		if old, err = object(req.State.Raw); err == nil {
			if got, err = g.update(ctx, g.client, old, plan); err == nil {
				resp.State.Raw, err = completed(req.Plan.Raw, got)
			} else if planned, e := completed(req.Plan.Raw, old); e == nil {
				// The SDK of the real one leaves what was planned in the state of an update that fails.
				resp.State.Raw = planned
			}
		}
	}
	if err != nil {
		resp.Diagnostics.AddError(g.name+" cannot be changed", err.Error())
	}
}

func (g *generic) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	state, err := object(req.State.Raw)
	if err == nil {
		var got values
		if got, err = g.read(ctx, g.client, state.text("id")); errors.Is(err, errGone) {
			resp.State.RemoveResource(ctx)
			return
		} else if err == nil {
			resp.State.Raw, err = replaced(req.State.Raw, got)
		}
	}
	if err != nil {
		resp.Diagnostics.AddError(g.name+" cannot be read", err.Error())
	}
}

func (g *generic) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	state, err := object(req.State.Raw)
	if err == nil {
		err = g.delete(ctx, g.client, state)
	}
	if err != nil {
		resp.Diagnostics.AddError(g.name+" cannot be deleted", err.Error())
	}
}

func object(v tftypes.Value) (values, error) {
	d, err := decode(v)
	if err != nil {
		return nil, err
	}
	m, ok := d.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%T is no object", d)
	}
	return m, nil
}

// completed is the plan with what was not known in it.
func completed(plan tftypes.Value, got values) (tftypes.Value, error) {
	return edited(plan, func(_ string, v tftypes.Value) bool { return !v.IsKnown() }, got)
}

// replaced is the state with what was read in it. False where nothing is set is left out: the SDK
// of the real one sees no difference there.
func replaced(state tftypes.Value, got values) (tftypes.Value, error) {
	return edited(state, func(name string, was tftypes.Value) bool {
		v, ok := got[name]
		return ok && (v != false || !was.IsNull())
	}, got)
}

func edited(v tftypes.Value, which func(string, tftypes.Value) bool, got values) (tftypes.Value, error) {
	t, ok := v.Type().(tftypes.Object)
	if !ok {
		return v, fmt.Errorf("%s is no object", v.Type())
	}
	var members map[string]tftypes.Value
	if err := v.As(&members); err != nil {
		return v, err
	}
	out := map[string]tftypes.Value{}
	for name, member := range members {
		if which(name, member) {
			var err error
			if member, err = encode(t.AttributeTypes[name], got[name]); err != nil {
				return v, fmt.Errorf("%s: %w", name, err)
			}
		}
		out[name] = member
	}
	return tftypes.NewValue(t, out), nil
}
