package live

import (
	"strings"
	"testing"
)

func environment(pairs ...string) func(string) (string, bool) {
	return func(name string) (string, bool) {
		for _, p := range pairs {
			if k, v, _ := strings.Cut(p, "="); k == name {
				return v, true
			}
		}
		return "", false
	}
}

func TestParseEndpoint(t *testing.T) {
	for text, want := range map[string]string{
		"ram.aliyuncs.com":                    "https://ram.aliyuncs.com",
		"https://fc.example.com:8443":         "https://fc.example.com:8443",
		"https://ram.aliyuncs.com/":           "https://ram.aliyuncs.com",
		"127.0.0.1:8080":                      "https://127.0.0.1:8080",
		"http://127.0.0.1:8080":               "http://127.0.0.1:8080",
		"http://127.9.9.9":                    "http://127.9.9.9",
		"http://localhost:1":                  "http://localhost:1",
		"http://[::1]:1":                      "http://[::1]:1",
		"http://ram.aliyuncs.com":             "",
		"http://localhost.evil.com":           "",
		"http://127.0.0.1.evil.com":           "",
		"http://10.0.0.1":                     "",
		"http://[::ffff:10.0.0.1]":            "",
		"ftp://127.0.0.1":                     "",
		"https://u:" + canarySecret + "@host": "",
		"https://host/path":                   "",
		"https://host?x=" + canarySecret:      "",
		"https://host:99999":                  "",
		"https://ho st":                       "",
		"https://":                            "",
		"":                                    "",
		"https://host\n" + canarySecret:       "",
		"https://127.0.0.1:1@evil.com:" + canarySecret + "": "",
	} {
		e, err := ParseEndpoint(text)
		switch {
		case want == "" && err == nil:
			t.Errorf("%q is taken for %s", text, e)
		case want != "" && (err != nil || e.String() != want):
			t.Errorf("%q: %s, %v", text, e, err)
		case err != nil:
			noSecret(t, "the error", err.Error())
		}
	}
}

func TestEndpointsOfTheEnvironment(t *testing.T) {
	got, err := Endpoints(map[string]string{"ram": "given.example.com"}, environment(
		"ALIBABA_CLOUD_ENDPOINT_FC=first.example.com", "FC_ENDPOINT=second.example.com", "MNS_OPEN_ENDPOINT=mns.example.com",
		"RAM_ENDPOINT=environment.example.com", "STS_ENDPOINT=never.example.com"))
	if err != nil {
		t.Fatal(err)
	}
	for service, host := range map[string]string{"fc": "first.example.com", "mns_open": "mns.example.com", "ram": "given.example.com", "sts": "", "ons": ""} {
		if got[service].Host != host {
			t.Errorf("%s is at %q, want %q", service, got[service].Host, host)
		}
	}
	for _, c := range []struct {
		given map[string]string
		env   string
		says  string
	}{
		{map[string]string{"oss": "x"}, "", `there is no such service`},
		{map[string]string{"ram": "http://example.com"}, "", "endpoint of ram: http://"},
		{nil, "FC_ENDPOINT=http://example.com", "environment variable FC_ENDPOINT"},
	} {
		if _, err := Endpoints(c.given, environment(c.env)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%v %s: %v", c.given, c.env, err)
		}
	}
}

func TestDefaultHosts(t *testing.T) {
	for service, want := range map[string]string{
		fc: "123.cn-hangzhou.fc.aliyuncs.com", ram: "ram.aliyuncs.com", sts: "sts.cn-hangzhou.aliyuncs.com",
		mnsOpen: "mns-open.cn-hangzhou.aliyuncs.com", eventBridge: "eventbridge-console.cn-hangzhou.aliyuncs.com", ons: "ons.cn-hangzhou.aliyuncs.com",
	} {
		if got, err := defaultHost(service, "cn-hangzhou", "123"); err != nil || got != want {
			t.Errorf("%s: %q, %v", service, got, err)
		}
	}
	if got, _ := defaultHost(sts, "", ""); got != "sts.aliyuncs.com" {
		t.Error(got)
	}
	for _, region := range []string{"", "evil.com/", "cn-hangzhou.evil.com#", "CN", "cn", "cn-hang zhou", "a@b-c"} {
		if host, err := defaultHost(ons, region, "1"); err == nil {
			t.Errorf("region %q leads to %s", region, host)
		}
	}
	if host, err := defaultHost(fc, "cn-hangzhou", "1.evil.com/"); err == nil {
		t.Error(host)
	}
}
