package alicloud

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestSystemPolicies(t *testing.T) {
	names := SystemPolicies()
	if len(names) != 17 {
		t.Errorf("there are %d", len(names))
	}
	for _, name := range names {
		p, ok := SystemPolicy(name)
		if !ok || p.Name != name || p.Source == "" || p.Read == "" || p.Official && p.Version == "" {
			t.Errorf("%+v", p)
		}
		if !json.Valid([]byte(p.Document)) || strings.Contains(p.Document, "Deny") {
			t.Errorf("%s: %s", name, p.Document)
		}
	}
	for _, name := range []string{"", "AliyunRocketMQFullAccess", "aliyunmnsfullaccess"} {
		if _, ok := SystemPolicy(name); ok {
			t.Errorf("%q is known", name)
		}
	}
	if !IsDeliveryAction("mns:SendMessage") || !IsDeliveryAction("mns:sendmessage") || IsDeliveryAction("mns:ReceiveMessage") {
		t.Error("delivery actions are not told from others")
	}
}
