package live

import (
	"context"
	"net/url"
)

// The APIs of Function Compute, and their error codes:
// https://help.aliyun.com/document_detail/440324.html, and the sources of the provider
// (service_alicloud_fc.go, service_alicloud_fcv3_v2.go, 2026-08-21). The RAM actions are those of
// https://help.aliyun.com/zh/functioncompute/api-fc-2023-03-30-ram, which says that they are for
// all resources, while the sample policies beside it name functions: so no resource is named here.
const (
	fc2Version = "2021-04-06"
	fc3Version = "2023-03-30"
)

// path of a function, or of what belongs to it.
func (f FunctionID) path(rest string) string {
	name := "/functions/" + url.PathEscape(f.Name) + rest
	if f.Generation == 2 {
		return "/" + fc2Version + "/services/" + url.PathEscape(f.Service) + name
	}
	return "/" + fc3Version + name
}

func (f FunctionID) version() string {
	if f.Generation == 2 {
		return fc2Version
	}
	return fc3Version
}

// request is a call about the function.
func (f FunctionID) request(api, action, rest string, absent ...string) request {
	r := request{
		service: fc, api: api, of: f.String(), version: f.version(), region: f.Region, path: f.path(rest),
		action: action, absent: append(absent, "FunctionNotFound", "ServiceNotFound"), query: map[string]string{},
	}
	if f.Qualifier != "" {
		r.query["qualifier"] = f.Qualifier
	}
	return r
}

// AsyncConfig is a call of GetAsyncInvokeConfig, in FC 2.0 GetFunctionAsyncInvokeConfig.
func (c *Client) AsyncConfig(ctx context.Context, f FunctionID) (*AsyncConfig, error) {
	api := "GetAsyncInvokeConfig"
	if f.Generation == 2 {
		api = "GetFunctionAsyncInvokeConfig"
	}
	type target struct{ Destination string }
	var answer struct {
		MaxAsyncEventAgeInSeconds, MaxAsyncRetryAttempts *int64
		AsyncTask, StatefulInvocation                    *bool
		DestinationConfig                                struct{ OnSuccess, OnFailure *target }
		LastModifiedTime                                 string
	}
	r := f.request(api, "fc:GetFunctionAsyncInvokeConfig", "/async-invoke-config", "AsyncConfigNotExists", "AliasNotFound", "VersionNotFound")
	if err := c.call(ctx, r, &answer); err != nil {
		return nil, err
	}
	out := &AsyncConfig{
		MaxAge: answer.MaxAsyncEventAgeInSeconds, MaxRetries: answer.MaxAsyncRetryAttempts,
		TaskMode: answer.AsyncTask, LastModified: answer.LastModifiedTime,
	}
	if f.Generation == 2 {
		out.TaskMode = answer.StatefulInvocation
	}
	if t := answer.DestinationConfig.OnSuccess; t != nil {
		out.OnSuccess = t.Destination
	}
	if t := answer.DestinationConfig.OnFailure; t != nil {
		out.OnFailure = t.Destination
	}
	return out, nil
}

// Function is a call of GetFunction.
func (c *Client) Function(ctx context.Context, f FunctionID) (*Function, error) {
	r := f.request("GetFunction", "fc:GetFunction", "", "AliasNotFound", "VersionNotFound")
	var answer struct{ FunctionName, Role string }
	if err := c.call(ctx, r, &answer); err != nil {
		return nil, err
	}
	if answer.FunctionName == "" {
		return nil, r.fail(Malformed, "the answer names no function")
	}
	return &Function{Role: answer.Role}, nil
}

// Service is a call of GetService.
func (c *Client) Service(ctx context.Context, region, name, qualifier string) (*Service, error) {
	r := request{
		service: fc, api: "GetService", of: name, version: fc2Version, region: region,
		path: "/" + fc2Version + "/services/" + url.PathEscape(name), query: map[string]string{},
		action: "fc:GetService",
		absent: []string{"ServiceNotFound", "AliasNotFound", "VersionNotFound"},
	}
	if qualifier != "" {
		r.query["qualifier"] = qualifier
		r.of += "." + qualifier
	}
	var answer struct{ ServiceName, Role string }
	if err := c.call(ctx, r, &answer); err != nil {
		return nil, err
	}
	if answer.ServiceName == "" {
		return nil, r.fail(Malformed, "the answer names no service")
	}
	return &Service{Role: answer.Role}, nil
}

// Alias is a call of GetAlias for the qualifier.
func (c *Client) Alias(ctx context.Context, f FunctionID) error {
	alias := f.Qualifier
	f.Qualifier = ""
	r := f.request("GetAlias", "fc:GetAlias", "/aliases/"+url.PathEscape(alias), "AliasNotFound")
	if f.Generation == 2 {
		r.path = "/" + fc2Version + "/services/" + url.PathEscape(f.Service) + "/aliases/" + url.PathEscape(alias)
		r.of = f.Service
	}
	r.of += ":" + alias
	var answer struct{ AliasName string }
	if err := c.call(ctx, r, &answer); err != nil {
		return err
	}
	if answer.AliasName == "" {
		return r.fail(Malformed, "the answer names no alias")
	}
	return nil
}
