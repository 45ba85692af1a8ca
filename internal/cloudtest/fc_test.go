package cloudtest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	role    = "acs:ram::1234567890123456:role/fc"
	dead    = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
	done    = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
	config3 = "/2023-03-30/functions/orders/async-invoke-config"
)

// orders is an account with a function of each generation.
func orders() *Account {
	return &Account{
		Functions: map[string]*Function{"orders": {
			Role: role, Runtime: "python3.10", Handler: "index.handler",
			Versions: map[string]*Version{"1": {}}, Aliases: map[string]*Alias{"prod": {VersionID: "1"}},
		}},
		Services: map[string]*Service{"shop": {
			Role: role, Functions: map[string]*Function{"orders": {Runtime: "python3.10", Handler: "index.handler"}},
			Versions: map[string]*Version{"1": {}}, Aliases: map[string]*Alias{"prod": {VersionID: "1"}},
		}},
	}
}

func TestFunction3(t *testing.T) {
	s := Start(t, Options{})
	c := newClient(t, s)
	got := c.roa("POST", "/2023-03-30/functions", `{"functionName":"f","runtime":"python3.10","handler":"index.handler","role":"`+role+`","timeout":60,"code":{"zipFile":"eA=="}}`).ok(t)
	if got.get("functionArn") != "acs:fc:cn-hangzhou:1234567890123456:functions/f" || got.get("role") != role || got.get("timeout") != 60.0 || got.get("code") != nil {
		t.Errorf("created: %v", got.body)
	}
	c.roa("POST", "/2023-03-30/functions", `{"functionName":"f","runtime":"python3.10","handler":"index.handler"}`).fails(t, 409, "FunctionAlreadyExists")
	c.roa("POST", "/2023-03-30/functions", `{"functionName":"g"}`).fails(t, 400, "InvalidArgument")
	c.roa("POST", "/2023-03-30/functions", `{"functionName":7,"runtime":"r","handler":"h"}`).fails(t, 400, "InvalidArgument")
	c.roa("PUT", "/2023-03-30/functions/f", `{"memorySize":512}`).ok(t)
	got = c.roa("GET", "/2023-03-30/functions/f", "").ok(t)
	if got.get("memorySize") != 512.0 || got.get("timeout") != 60.0 || got.get("handler") != "index.handler" {
		t.Errorf("an update loses what it does not say: %v", got.body)
	}
	if got := c.roa("GET", "/2023-03-30/functions", "").ok(t).get("functions").([]any); len(got) != 1 {
		t.Errorf("listed: %v", got)
	}
	c.roa("GET", "/2023-03-30/functions/f/code", "").ok(t)
	c.roa("GET", "/2023-03-30/functions/f", "", "qualifier=7").fails(t, 404, "VersionNotFound")
	c.roa("GET", "/2023-03-30/functions/f", "", "qualifier=x").fails(t, 404, "AliasNotFound")
	for _, method := range []string{"GET", "PUT", "DELETE"} {
		c.roa(method, "/2023-03-30/functions/nosuch", "").fails(t, 404, "FunctionNotFound")
	}
	c.roa("DELETE", "/2023-03-30/functions/f", "").ok(t)
	c.roa("GET", "/2023-03-30/functions/f", "").fails(t, 404, "FunctionNotFound")
}

// Versions, aliases and triggers are the same below a function of FC 3.0 and a service or its
// function of FC 2.0.
func TestQualifiers(t *testing.T) {
	for _, test := range []struct{ of, function string }{
		{"/2023-03-30/functions/orders", "/2023-03-30/functions/orders"},
		{"/2021-04-06/services/shop", "/2021-04-06/services/shop/functions/orders"},
	} {
		c := newClient(t, Start(t, Options{State: orders()}))
		if got := c.roa("POST", test.of+"/versions", `{"description":"second"}`).ok(t); got.get("versionId") != "2" {
			t.Errorf("%s: published %v", test.of, got.body)
		}
		if got := c.roa("GET", test.of+"/versions", "").ok(t).get("versions").([]any); len(got) != 2 {
			t.Errorf("%s: versions: %v", test.of, got)
		}
		c.roa("POST", test.of+"/aliases", `{"aliasName":"next","versionId":"2","additionalVersionWeight":{"1":0.5}}`).ok(t)
		c.roa("POST", test.of+"/aliases", `{"aliasName":"next","versionId":"2"}`).fails(t, 409, "AliasAlreadyExists")
		c.roa("POST", test.of+"/aliases", `{"aliasName":"bad","versionId":"9"}`).fails(t, 404, "VersionNotFound")
		c.roa("POST", test.of+"/aliases", `{"aliasName":"bad"}`).fails(t, 400, "InvalidArgument")
		if got := c.roa("GET", test.of+"/aliases/next", "").ok(t); got.get("versionId") != "2" || got.get("additionalVersionWeight", "1") != 0.5 {
			t.Errorf("%s: alias: %v", test.of, got.body)
		}
		c.roa("PUT", test.of+"/aliases/next", `{"versionId":"1"}`).ok(t)
		if got := c.roa("GET", test.of+"/aliases", "").ok(t).get("aliases").([]any); len(got) != 2 {
			t.Errorf("%s: aliases: %v", test.of, got)
		}
		c.roa("DELETE", test.of+"/aliases/next", "").ok(t)
		for _, method := range []string{"GET", "PUT", "DELETE"} {
			c.roa(method, test.of+"/aliases/next", "").fails(t, 404, "AliasNotFound")
		}
		c.roa("DELETE", test.of+"/versions/2", "").ok(t)
		c.roa("DELETE", test.of+"/versions/2", "").fails(t, 404, "VersionNotFound")

		c.roa("POST", test.function+"/triggers", `{"triggerName":"t","triggerType":"http","triggerConfig":"{}"}`).ok(t)
		c.roa("POST", test.function+"/triggers", `{"triggerName":"t","triggerType":"http"}`).fails(t, 409, "TriggerAlreadyExists")
		if got := c.roa("GET", test.function+"/triggers/t", "").ok(t); got.get("triggerType") != "http" || got.get("triggerConfig") != "{}" {
			t.Errorf("%s: trigger: %v", test.function, got.body)
		}
		c.roa("PUT", test.function+"/triggers/t", `{"description":"x"}`).ok(t)
		if got := c.roa("GET", test.function+"/triggers", "").ok(t).get("triggers").([]any); len(got) != 1 {
			t.Errorf("%s: triggers: %v", test.function, got)
		}
		c.roa("DELETE", test.function+"/triggers/t", "").ok(t)
		for _, method := range []string{"GET", "PUT", "DELETE"} {
			c.roa(method, test.function+"/triggers/t", "").fails(t, 404, "TriggerNotFound")
		}
	}
}

func TestAsyncConfig3(t *testing.T) {
	s := Start(t, Options{State: orders()})
	c := newClient(t, s)
	c.roa("GET", config3, "").fails(t, 404, "AsyncConfigNotExists")
	got := c.roa("PUT", config3, `{"functionName":"orders","maxAsyncRetryAttempts":0,"destinationConfig":{"onFailure":{"destination":"`+dead+`"}}}`).ok(t)
	if got.get("functionArn") != "acs:fc:cn-hangzhou:1234567890123456:functions/orders" {
		t.Errorf("put: %v", got.body)
	}
	// Omitted fields keep their values; destinations are replaced together.
	c.roa("PUT", config3, `{"maxAsyncEventAgeInSeconds":60}`).ok(t)
	got = c.roa("GET", config3, "").ok(t)
	for _, name := range []string{"createdTime", "lastModifiedTime"} {
		if s, _ := got.body[name].(string); len(s) != len("2006-01-02T15:04:05Z") {
			t.Errorf("%s is %q", name, s)
		}
		delete(got.body, name)
	}
	want := map[string]any{
		"functionArn": "acs:fc:cn-hangzhou:1234567890123456:functions/orders", "asyncTask": nil,
		"maxAsyncRetryAttempts": 0.0, "maxAsyncEventAgeInSeconds": 60.0,
		"destinationConfig": map[string]any{"onSuccess": nil, "onFailure": map[string]any{"destination": dead}},
	}
	if diff := cmp.Diff(want, got.body); diff != "" {
		t.Errorf("merged (-want +got):\n%s", diff)
	}
	c.roa("PUT", config3, `{"destinationConfig":{"onSuccess":{"destination":"`+done+`"}}}`).ok(t)
	got = c.roa("GET", config3, "").ok(t)
	if got.get("destinationConfig", "onSuccess", "destination") != done || got.get("destinationConfig", "onFailure") != nil {
		t.Errorf("replaced: %v", got.body)
	}
	c.roa("PUT", config3, `{"destinationConfig":{}}`).ok(t)
	if got := c.roa("GET", config3, "").ok(t); got.get("destinationConfig") != nil {
		t.Errorf("cleared: %v", got.body)
	}

	for body, code := range map[string]string{
		`{"destinationConfig":{"onFailure":{},"onSuccess":{}}}`:                                  "InvalidDestinationResources",
		`{"destinationConfig":{"onFailure":{"destination":""}}}`:                                 "InvalidDestinationResources",
		`{"destinationConfig":{"onFailure":{"destination":"` + dead + `"},"onSuccess":{}}}`:      "InvalidDestinationResources",
		`{"destinationConfig":{"onFailure":{"destination":"` + strings.Repeat("x", 513) + `"}}}`: "InvalidArgument",
		`{"maxAsyncRetryAttempts":9}`:                                                            "InvalidArgument",
		`{"maxAsyncRetryAttempts":-1}`:                                                           "InvalidArgument",
		`{"maxAsyncEventAgeInSeconds":0}`:                                                        "InvalidArgument",
		`{"maxAsyncEventAgeInSeconds":2592001}`:                                                  "InvalidArgument",
		`{"maxAsyncRetryAttempts":"3"}`:                                                          "InvalidArgument",
		`[]`:                                                                                     "InvalidArgument",
		`{`:                                                                                      "InvalidArgument",
	} {
		c.roa("PUT", config3, body).fails(t, 400, code)
	}

	// Each qualifier has its own.
	c.roa("GET", config3, "", "qualifier=prod").fails(t, 404, "AsyncConfigNotExists")
	got = c.roa("PUT", config3, `{"asyncTask":true}`, "qualifier=prod").ok(t)
	if got.get("functionArn") != "acs:fc:cn-hangzhou:1234567890123456:functions/orders/prod" || got.get("maxAsyncEventAgeInSeconds") != nil {
		t.Errorf("prod: %v", got.body)
	}
	c.roa("PUT", config3, `{}`, "qualifier=1").ok(t)
	c.roa("PUT", config3, `{}`, "qualifier=2").fails(t, 404, "VersionNotFound")
	c.roa("PUT", config3, `{}`, "qualifier=test").fails(t, 404, "AliasNotFound")
	c.roa("GET", strings.ReplaceAll(config3, "orders", "nosuch"), "").fails(t, 404, "FunctionNotFound")

	list := c.roa("GET", "/2023-03-30/async-invoke-configs", "", "functionName=orders", "limit=2").ok(t)
	if len(list.get("configs").([]any)) != 2 || list.get("nextToken") == nil {
		t.Errorf("first page: %v", list.body)
	}
	list = c.roa("GET", "/2023-03-30/async-invoke-configs", "", "limit=2", "nextToken="+list.get("nextToken").(string)).ok(t)
	if len(list.get("configs").([]any)) != 1 || list.get("nextToken") != nil {
		t.Errorf("second page: %v", list.body)
	}
	c.roa("GET", "/2023-03-30/async-invoke-configs", "", "limit=101").fails(t, 400, "InvalidArgument")
	c.roa("GET", "/2023-03-30/async-invoke-configs", "", "nextToken=x").fails(t, 400, "InvalidArgument")

	c.roa("DELETE", config3, "").ok(t)
	c.roa("DELETE", config3, "").fails(t, 404, "AsyncConfigNotExists")
	if s.State().Functions["orders"].AsyncConfigs["prod"] == nil {
		t.Error("the config of prod went with LATEST's")
	}
}

// FC 2.0 is the same account by either version of its API.
func TestAsyncConfig2(t *testing.T) {
	s := Start(t, Options{State: orders()})
	c := newClient(t, s)
	const old, qualified = "/2016-08-15/services/shop.LATEST/functions/orders/async-invoke-config", "/2016-08-15/services/shop.prod/functions/orders/async-invoke-config"
	const open = "/2021-04-06/services/shop/functions/orders/async-invoke-config"
	c.fc("GET", old, "").fails(t, 404, "AsyncConfigNotExists")
	got := c.fc("PUT", old, `{"statefulInvocation":null,"destinationConfig":{"onSuccess":null,"onFailure":{"destination":"`+dead+`"}},"maxAsyncEventAgeInSeconds":null,"maxAsyncRetryAttempts":2}`).ok(t)
	if got.get("service") != "shop" || got.get("function") != "orders" || got.get("qualifier") != "LATEST" {
		t.Errorf("put: %v", got.body)
	}
	got = c.roa("GET", open, "").ok(t)
	if got.get("maxAsyncRetryAttempts") != 2.0 || got.get("destinationConfig", "onFailure", "destination") != dead || got.get("destinationConfig", "onSuccess") != nil {
		t.Errorf("by the other version: %v", got.body)
	}
	c.fc("PUT", old, `{"statefulInvocation":true,"destinationConfig":null,"maxAsyncEventAgeInSeconds":60,"maxAsyncRetryAttempts":2}`).ok(t)
	got = c.fc("GET", old, "").ok(t)
	if got.get("statefulInvocation") != true || got.get("destinationConfig", "onFailure", "destination") != dead {
		t.Errorf("null clears: %v", got.body)
	}
	c.fc("PUT", old, `{"destinationConfig":{"onSuccess":{"destination":""}}}`).fails(t, 400, "InvalidDestinationResources")
	c.fc("GET", qualified, "").fails(t, 404, "AsyncConfigNotExists")
	c.fc("PUT", qualified, `{"maxAsyncRetryAttempts":1}`).ok(t)
	if got := c.roa("GET", open, "", "qualifier=prod").ok(t); got.get("qualifier") != "prod" {
		t.Errorf("prod: %v", got.body)
	}
	if got := c.roa("GET", open+"s", "").ok(t).get("configs").([]any); len(got) != 2 {
		t.Errorf("listed: %v", got)
	}
	c.fc("GET", strings.Replace(old, "LATEST", "nosuch", 1), "").fails(t, 404, "AliasNotFound")
	c.fc("GET", strings.Replace(old, "LATEST", "7", 1), "").fails(t, 404, "VersionNotFound")
	c.fc("GET", strings.Replace(old, "orders", "nosuch", 1), "").fails(t, 404, "FunctionNotFound")
	c.fc("GET", strings.Replace(old, "shop", "nosuch", 1), "").fails(t, 404, "ServiceNotFound")
	c.fc("GET", "/2016-08-15/services/shop/functions/orders/async-invoke-config", "").ok(t)
	c.fc("DELETE", old, "").ok(t)
	c.fc("DELETE", old, "").fails(t, 404, "AsyncConfigNotExists")
}

func TestService(t *testing.T) {
	c := newClient(t, Start(t, Options{}))
	got := c.fc("POST", "/2016-08-15/services", `{"serviceName":"s","role":"`+role+`","internetAccess":true,"logConfig":null}`).ok(t)
	if got.get("role") != role || got.get("internetAccess") != true || got.get("serviceId") == "" {
		t.Errorf("created: %v", got.body)
	}
	c.fc("POST", "/2016-08-15/services", `{"serviceName":"s"}`).fails(t, 409, "ServiceAlreadyExists")
	c.fc("POST", "/2016-08-15/services", `{}`).fails(t, 400, "InvalidArgument")
	c.fc("POST", "/2016-08-15/services/s/functions", `{"functionName":"f","runtime":"python3","handler":"h","memorySize":128}`).ok(t)
	c.fc("POST", "/2016-08-15/services/s/functions", `{"functionName":"f","runtime":"python3","handler":"h"}`).fails(t, 409, "FunctionAlreadyExists")
	c.fc("PUT", "/2016-08-15/services/s/functions/f", `{"handler":"i"}`).ok(t)
	if got := c.roa("GET", "/2021-04-06/services/s/functions/f", "").ok(t); got.get("handler") != "i" || got.get("memorySize") != 128.0 {
		t.Errorf("function: %v", got.body)
	}
	if got := c.roa("GET", "/2021-04-06/services/s/functions", "").ok(t).get("functions").([]any); len(got) != 1 {
		t.Errorf("functions: %v", got)
	}
	c.fc("PUT", "/2016-08-15/services/s", `{"description":"d"}`).ok(t)
	if got := c.roa("GET", "/2021-04-06/services/s", "").ok(t); got.get("description") != "d" || got.get("role") != role {
		t.Errorf("service: %v", got.body)
	}
	if got := c.roa("GET", "/2021-04-06/services", "").ok(t).get("services").([]any); len(got) != 1 {
		t.Errorf("services: %v", got)
	}
	c.roa("GET", "/2021-04-06/services/s", "", "qualifier=x").fails(t, 404, "AliasNotFound")
	c.fc("DELETE", "/2016-08-15/services/s", "").fails(t, 409, "ServiceNotEmpty")
	c.fc("DELETE", "/2016-08-15/services/s/functions/f", "").ok(t)
	c.fc("DELETE", "/2016-08-15/services/s/functions/f", "").fails(t, 404, "FunctionNotFound")
	c.fc("DELETE", "/2016-08-15/services/s", "").ok(t)
	for _, method := range []string{"GET", "PUT", "DELETE"} {
		c.fc(method, "/2016-08-15/services/s", "").fails(t, 404, "ServiceNotFound")
	}
	c.fc("PATCH", "/2016-08-15/services/s", "").fails(t, 400, "PathNotSupported")
	c.roa("GET", "/2023-03-30/nothing", "").fails(t, 400, "PathNotSupported")
}
