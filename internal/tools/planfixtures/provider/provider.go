// Package provider stands in for Terraform providers where none can be downloaded: a plugin
// that plans as the real alicloud provider does, without an API behind it, and the little that
// fixtures need of others. It cannot apply.
package provider

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-go/tfprotov5"
	"github.com/hashicorp/terraform-plugin-go/tfprotov5/tf5server"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/json"
	"github.com/zclconf/go-cty/cty/msgpack"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
)

// Prefix begins the file name of every provider plugin.
const Prefix = "terraform-provider-"

// Names are the providers that there are.
func Names() []string { return []string{"alicloud", "null", "random", "time"} }

// Serve serves the provider with a name until Terraform has had enough.
func Serve(name string) error {
	s, err := schemasOf(name)
	if err != nil {
		return err
	}
	return tf5server.Serve("registry.terraform.io/aliyun/"+name, func() tfprotov5.ProviderServer {
		return &server{schemas: s, identity: identity{region: defaultRegion, account: defaultAccount}}
	})
}

// server answers what Terraform asks of a provider while it plans. The rest of the interface
// is nil, and never called.
type server struct {
	tfprotov5.ProviderServer
	schemas  *schemas
	identity identity
}

func (s *server) GetProviderSchema(context.Context, *tfprotov5.GetProviderSchemaRequest) (*tfprotov5.GetProviderSchemaResponse, error) {
	provider, err := protocolSchema(s.schemas.Provider)
	if err != nil {
		return nil, err
	}
	resources, err := protocolSchemas(s.schemas.Resources)
	if err != nil {
		return nil, err
	}
	data, err := protocolSchemas(s.schemas.Data)
	return &tfprotov5.GetProviderSchemaResponse{Provider: provider, ResourceSchemas: resources, DataSourceSchemas: data}, err
}

func (s *server) GetResourceIdentitySchemas(context.Context, *tfprotov5.GetResourceIdentitySchemasRequest) (*tfprotov5.GetResourceIdentitySchemasResponse, error) {
	return &tfprotov5.GetResourceIdentitySchemasResponse{}, nil
}

func (s *server) PrepareProviderConfig(_ context.Context, r *tfprotov5.PrepareProviderConfigRequest) (*tfprotov5.PrepareProviderConfigResponse, error) {
	return &tfprotov5.PrepareProviderConfigResponse{PreparedConfig: r.Config}, nil
}

func (s *server) ConfigureProvider(_ context.Context, r *tfprotov5.ConfigureProviderRequest) (*tfprotov5.ConfigureProviderResponse, error) {
	config, err := decode(r.Config, s.schemas.Provider)
	if err != nil {
		return nil, err
	}
	s.identity = identityOf(config)
	return &tfprotov5.ConfigureProviderResponse{}, nil
}

func (s *server) StopProvider(context.Context, *tfprotov5.StopProviderRequest) (*tfprotov5.StopProviderResponse, error) {
	return &tfprotov5.StopProviderResponse{}, nil
}

// ValidateResourceTypeConfig refuses what the SDK refuses for every provider, and nothing that
// the real one refuses beyond that: fixtures break its rules on purpose.
func (s *server) ValidateResourceTypeConfig(_ context.Context, r *tfprotov5.ValidateResourceTypeConfigRequest) (*tfprotov5.ValidateResourceTypeConfigResponse, error) {
	schema, err := find(s.schemas.Resources, r.TypeName)
	if err != nil {
		return nil, err
	}
	config, err := decode(r.Config, schema)
	if err != nil {
		return nil, err
	}
	for name, a := range schema.Attributes {
		if a.Computed && !a.Optional && !config.GetAttr(name).IsNull() {
			return &tfprotov5.ValidateResourceTypeConfigResponse{Diagnostics: refusal(errors.New("value for unconfigurable attribute"))}, nil
		}
	}
	return &tfprotov5.ValidateResourceTypeConfigResponse{}, nil
}

func (s *server) ValidateDataSourceConfig(context.Context, *tfprotov5.ValidateDataSourceConfigRequest) (*tfprotov5.ValidateDataSourceConfigResponse, error) {
	return &tfprotov5.ValidateDataSourceConfigResponse{}, nil
}

func (s *server) UpgradeResourceState(_ context.Context, r *tfprotov5.UpgradeResourceStateRequest) (*tfprotov5.UpgradeResourceStateResponse, error) {
	schema, err := find(s.schemas.Resources, r.TypeName)
	if err != nil {
		return nil, err
	}
	v, err := json.Unmarshal(r.RawState.JSON, objectType(schema))
	if err != nil {
		return nil, err
	}
	state, err := encode(v, schema)
	return &tfprotov5.UpgradeResourceStateResponse{UpgradedState: state}, err
}

func (s *server) ReadResource(_ context.Context, r *tfprotov5.ReadResourceRequest) (*tfprotov5.ReadResourceResponse, error) {
	return &tfprotov5.ReadResourceResponse{NewState: r.CurrentState, Private: r.Private}, nil
}

func (s *server) PlanResourceChange(_ context.Context, r *tfprotov5.PlanResourceChangeRequest) (*tfprotov5.PlanResourceChangeResponse, error) {
	schema, err := find(s.schemas.Resources, r.TypeName)
	if err != nil {
		return nil, err
	}
	prior, err := decode(r.PriorState, schema)
	if err != nil {
		return nil, err
	}
	proposed, err := decode(r.ProposedNewState, schema)
	if err != nil {
		return nil, err
	}
	planned, replace := plan(r.TypeName, schema, prior, proposed)
	state, err := encode(planned, schema)
	out := &tfprotov5.PlanResourceChangeResponse{PlannedState: state, PlannedPrivate: r.PriorPrivate}
	//lint:ignore SA1019 the real provider's SDK does, and without it no default may stand for null
	out.UnsafeToUseLegacyTypeSystem = true
	for _, name := range replace {
		out.RequiresReplace = append(out.RequiresReplace, tftypes.NewAttributePath().WithAttributeName(name))
	}
	return out, err
}

func (s *server) ImportResourceState(_ context.Context, r *tfprotov5.ImportResourceStateRequest) (*tfprotov5.ImportResourceStateResponse, error) {
	schema, err := find(s.schemas.Resources, r.TypeName)
	if err != nil {
		return nil, err
	}
	v, err := imported(r.TypeName, schema, r.ID)
	if err != nil {
		return &tfprotov5.ImportResourceStateResponse{Diagnostics: refusal(err)}, nil
	}
	state, err := encode(v, schema)
	return &tfprotov5.ImportResourceStateResponse{ImportedResources: []*tfprotov5.ImportedResource{{TypeName: r.TypeName, State: state}}}, err
}

func (s *server) ReadDataSource(_ context.Context, r *tfprotov5.ReadDataSourceRequest) (*tfprotov5.ReadDataSourceResponse, error) {
	schema, err := find(s.schemas.Data, r.TypeName)
	if err != nil {
		return nil, err
	}
	config, err := decode(r.Config, schema)
	if err != nil {
		return nil, err
	}
	v, err := s.identity.read(r.TypeName, schema, config)
	if err != nil {
		return &tfprotov5.ReadDataSourceResponse{Diagnostics: refusal(err)}, nil
	}
	state, err := encode(v, schema)
	return &tfprotov5.ReadDataSourceResponse{State: state}, err
}

func refusal(err error) []*tfprotov5.Diagnostic {
	return []*tfprotov5.Diagnostic{{Severity: tfprotov5.DiagnosticSeverityError, Summary: err.Error()}}
}

func find(all map[string]*alicloud.Block, typ string) (*alicloud.Block, error) {
	if b := all[typ]; b != nil {
		return b, nil
	}
	return nil, fmt.Errorf("no schema of %s", typ)
}

func decode(v *tfprotov5.DynamicValue, schema *alicloud.Block) (cty.Value, error) {
	return msgpack.Unmarshal(v.MsgPack, objectType(schema))
}

func encode(v cty.Value, schema *alicloud.Block) (*tfprotov5.DynamicValue, error) {
	b, err := msgpack.Marshal(v, objectType(schema))
	return &tfprotov5.DynamicValue{MsgPack: b}, err
}
