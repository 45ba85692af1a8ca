package alicloud

import (
	"testing"
)

func TestSince(t *testing.T) {
	for _, c := range []struct{ mode, typ, argument, want string }{
		{"resource", "alicloud_fc_function_async_invoke_config", "", "1.100.0"},
		{"resource", "alicloud_fc_function_async_invoke_config", "stateful_invocation", "1.167.0"},
		{"resource", "alicloud_fc_function_async_invoke_config", "service_name", ""},
		{"resource", "alicloud_fcv3_async_invoke_config", "", "1.228.0"},
		{"resource", "alicloud_fcv3_function", "", "1.228.0"},
		{"resource", "alicloud_fcv3_function_version", "version_id", "1.255.0"},
		{"resource", "alicloud_fcv2_function", "", "1.208.0"},
		{"resource", "alicloud_fc_alias", "", "1.104.0"},
		{"resource", "alicloud_ram_role", "role_name", "1.252.0"},
		{"resource", "alicloud_ram_role", "assume_role_policy_document", "1.252.0"},
		{"resource", "alicloud_ram_policy", "policy_name", "1.114.0"},
		{"resource", "alicloud_ram_policy", "policy_document", "1.114.0"},
		{"resource", "alicloud_message_service_queue", "", "1.188.0"},
		{"resource", "alicloud_message_service_queue", "queue_type", "1.283.0"},
		{"resource", "alicloud_message_service_topic", "topic_type", "1.283.0"},
		{"resource", "alicloud_rocketmq_topic", "", "1.212.0"},
		{"resource", "alicloud_ons_instance", "", "1.51.0"},
		{"resource", "alicloud_ons_topic", "", "1.53.0"},
		{"data", "alicloud_ram_policy_document", "", "1.184.0"},
		{"data", "alicloud_fcv3_functions", "", "1.264.0"},
		{"resource", "alicloud_ram_policy_document", "", ""},
		{"data", "terraform_remote_state", "", ""},
	} {
		got, ok := Since(c.mode, c.typ, c.argument)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Since(%s, %s, %q) = %q, %v; want %q", c.mode, c.typ, c.argument, got, ok, c.want)
		}
	}
}

func TestOneSidedStatus(t *testing.T) {
	for version, want := range map[string]OneSided{
		"1.227.1": OneSidedWorks, "1.228.0": OneSidedRejected, "1.268.0": OneSidedRejected, "1.289.0": OneSidedRejected, "1.289.1": OneSidedRejected,
		"1.290.0": OneSidedUnverified, "1.291.0": OneSidedWorks, "1.294.0": OneSidedWorks,
		"2.0.0-beta1": OneSidedRejected, "2.0.0-beta2": OneSidedRejected, "2.0.0-beta3": OneSidedRejected, "2.0.0-beta4": OneSidedUnverified,
		"2.0.0": OneSidedWorks, "2.2.0": OneSidedWorks, "nonsense": OneSidedWorks,
	} {
		if got := OneSidedStatus(version); got != want {
			t.Errorf("OneSidedStatus(%s) = %v, want %v", version, got, want)
		}
	}
	for constraints, want := range map[string]bool{
		"": true, ">= 1.228.0": true, "~> 1.289.0": true, ">= 1.290.0": false, ">= 1.291.0, < 2.0.0": false,
		"2.0.0-beta2": true, ">= 2.0.0-beta1": false, "< 1.228.0": false, "~> 1.0": true,
	} {
		if got, err := AdmitsOneSidedRejected(constraints); err != nil || got != want {
			t.Errorf("AdmitsOneSidedRejected(%q) = %v, %v; want %v", constraints, got, err, want)
		}
	}
	if _, err := AdmitsOneSidedRejected("?"); err == nil {
		t.Error("an invalid constraint is no error")
	}
}

func TestZeroRetriesDropped(t *testing.T) {
	for _, c := range []struct {
		generation int
		version    string
		want       bool
	}{
		{2, "1.100.0", true}, {2, "1.202.0", true}, {2, "1.203.0", false}, {2, "1.289.0", false},
		{3, "1.228.0", true}, {3, "1.232.0", true}, {3, "1.233.0", false}, {3, "2.0.0-beta1", false},
	} {
		if got := ZeroRetriesDropped(c.generation, c.version); got != c.want {
			t.Errorf("ZeroRetriesDropped(%d, %s) = %v", c.generation, c.version, got)
		}
	}
}

func TestDeprecated(t *testing.T) {
	if _, _, ok := Deprecated("alicloud_fc_function_async_invoke_config", "1.271.0"); ok {
		t.Error("deprecated before 1.272.0")
	}
	successor, since, ok := Deprecated("alicloud_fc_function_async_invoke_config", "1.272.0")
	if !ok || successor != "alicloud_fcv3_async_invoke_config" || since != "1.272.0" {
		t.Errorf("%s since %s, %v", successor, since, ok)
	}
	if _, _, ok := Deprecated("alicloud_fcv3_async_invoke_config", "2.2.0"); ok {
		t.Error("FC3 is deprecated")
	}
}

func TestLimits(t *testing.T) {
	type verdict struct {
		by       Enforcer
		advisory bool
	}
	first := func(limits []Limits, n int64) verdict {
		for _, l := range limits {
			if !l.Holds(n) {
				if l.URL == "" {
					t.Errorf("the limit %+v names no page", l)
				}
				return verdict{l.By, l.Advisory}
			}
		}
		return verdict{}
	}
	fine, provider, api, advised := verdict{}, verdict{by: ByProvider}, verdict{by: ByAPI}, verdict{ByAPI, true}
	for _, c := range []struct {
		what       string
		generation int
		version    string
		n          int64
		want       verdict
	}{
		{"retries", 2, "1.289.0", 0, fine}, {"retries", 2, "1.289.0", 8, fine}, {"retries", 2, "1.289.0", 9, provider}, {"retries", 2, "1.289.0", -1, provider},
		{"retries", 2, "1.166.0", 2, fine}, {"retries", 2, "1.166.0", 3, provider}, {"retries", 2, "1.167.0", 3, fine},
		{"retries", 3, "1.228.0", 8, fine}, {"retries", 3, "1.289.0", 9, api}, {"retries", 3, "2.2.0", -1, api},
		{"age", 2, "1.289.0", 1, fine}, {"age", 2, "1.289.0", 0, provider}, {"age", 2, "1.289.0", 604800, fine}, {"age", 2, "1.289.0", 604801, advised},
		{"age", 2, "1.289.0", 2592000, advised}, {"age", 2, "1.289.0", 2592001, provider},
		{"age", 2, "1.166.0", 59, provider}, {"age", 2, "1.166.0", 60, fine}, {"age", 2, "1.166.0", 21600, fine}, {"age", 2, "1.166.0", 21601, provider},
		{"age", 3, "1.289.0", 1, fine}, {"age", 3, "1.289.0", 0, api}, {"age", 3, "1.289.0", -1, provider}, {"age", 3, "1.289.0", 86400, fine},
		{"age", 3, "1.289.0", 86401, provider}, {"age", 3, "1.232.0", 3600, fine}, {"age", 3, "1.232.0", 3601, provider}, {"age", 3, "1.233.0", 3601, fine},
		{"age", 3, "2.0.0-beta1", 86401, provider},
	} {
		limits := RetryLimits(c.generation, c.version)
		if c.what == "age" {
			limits = AgeLimits(c.generation, c.version)
		}
		if got := first(limits, c.n); got != c.want {
			t.Errorf("%s %d in FC%d under %s: %+v, want %+v", c.what, c.n, c.generation, c.version, got, c.want)
		}
	}
	if got := RetryLimits(4, "1.289.0"); got != nil {
		t.Errorf("FC4 has the limits %v", got)
	}
}

func TestEveryVersionInATableIsOne(t *testing.T) {
	var all []string
	for _, d := range deprecations() {
		all = append(all, d.since)
	}
	for _, limits := range []map[int][]Limits{retryLimits(), ageLimits()} {
		for _, list := range limits {
			for _, l := range list {
				for _, v := range []string{l.Span.From, l.Span.Before} {
					if v != "" {
						all = append(all, v)
					}
				}
			}
		}
	}
	for _, v := range all {
		if _, err := ParseVersion(v); err != nil {
			t.Error(err)
		}
	}
	if (Span{}).Holds("nonsense") || !(Span{}).Holds("1.0.0") {
		t.Error("an open span holds what is no version, or not every version")
	}
}
