package cloudtest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What the provider sends when tags of what it manages are set, changed and taken away.
func TestTagsAsTheProviderSendsThem(t *testing.T) {
	s := Start(t, Options{State: &Account{
		Roles: map[string]*Role{"r": {}}, Policies: map[string]*Policy{"p": {Document: `{"Version":"1"}`}},
		Queues: map[string]*Queue{"q": {}}, Topics: map[string]*Topic{"t": {}},
		Functions: map[string]*Function{"f": {Runtime: "python3.10", Handler: "index.handler"}},
	}})
	c := newClient(t, s)
	const arn = "acs:fc:cn-hangzhou:1234567890123456:functions/f"
	for kind, name := range map[string]string{"role": "r", "policy": "p"} {
		of := []string{"ResourceType=" + kind, `ResourceNames=["` + name + `"]`}
		c.rpc(versionRAM, "TagResources", append(of, `Tag=[{"Key":"a","Value":"b"},{"Key":"c","Value":"d"}]`)...).ok(t)
		c.rpc(versionRAM, "UntagResources", append(of, "TagKey.1=a", `TagKeys=["a"]`)...).ok(t)
		want := []any{map[string]any{"ResourceName": name, "ResourceType": kind, "TagKey": "c", "TagValue": "d"}}
		if diff := cmp.Diff(want, c.rpc(versionRAM, "ListTagResources", of...).ok(t).get("TagResources")); diff != "" {
			t.Errorf("%s: %s", kind, diff)
		}
		if calls := s.Calls(); calls[len(calls)-1].Resource != kind+"/"+name {
			t.Errorf("the tags of %q", calls[len(calls)-1].Resource)
		}
		c.rpc(versionRAM, "TagResources", append(of, "Tag=x")...).fails(t, 400, "InvalidParameter")
		c.rpc(versionRAM, "UntagResources", append(of, "TagKeys=x")...).fails(t, 400, "InvalidParameter")
	}
	c.rpc(versionRAM, "CreatePolicy", "PolicyName=tagged", `PolicyDocument={"Version":"1"}`, `Tag=[{"Key":"a","Value":"b"}]`).ok(t)
	if got := s.State().Policies["tagged"].Tags["a"]; got != "b" {
		t.Errorf("the tag of a new policy is %q", got)
	}

	for kind, get := range map[string][2]string{"queue": {"GetQueueAttributes", "QueueName=q"}, "topic": {"GetTopicAttributes", "TopicName=t"}} {
		of := []string{"ResourceType=" + kind, "ResourceId.1=" + kind[:1], "RegionId=cn-hangzhou"}
		c.rpc(versionMNS, "TagResources", append(of, "Tag.1.Key=a", "Tag.1.Value=b", "Tag.2.Key=c", "Tag.2.Value=d")...).ok(t)
		c.rpc(versionMNS, "UntagResources", append(of, "TagKey.1=a")...).ok(t)
		if diff := cmp.Diff([]any{map[string]any{"TagKey": "c", "TagValue": "d"}}, c.rpc(versionMNS, get[0], get[1]).ok(t).get("Data", "Tags")); diff != "" {
			t.Errorf("%s: %s", kind, diff)
		}
	}
	c.rpc(versionMNS, "TagResources", "ResourceType=queue", "ResourceId.1=nosuch", "Tag.1.Key=a").fails(t, 404, "QueueNotExist")
	c.rpc(versionMNS, "UntagResources", "ResourceType=topic", "ResourceId.1=nosuch", "TagKey.1=a").fails(t, 404, "TopicNotExist")
	c.rpc(versionMNS, "TagResources", "ResourceType=other", "ResourceId.1=q").fails(t, 400, "InvalidParameter")
	c.rpc(versionMNS, "TagResources", "ResourceType=queue").fails(t, 400, "InvalidParameter")

	c.roa("POST", "/2023-03-30/tags-v2", `{"ResourceId":["`+arn+`"],"ResourceType":"function","Tag":[{"Key":"a","Value":"b"},{"Key":"c","Value":"d"}]}`).ok(t)
	c.roa("DELETE", "/2023-03-30/tags-v2", "", `ResourceId=["`+arn+`"]`, "ResourceType=function", `TagKey=["a"]`).ok(t)
	if diff := cmp.Diff([]any{map[string]any{"key": "c", "value": "d"}}, c.roa("GET", "/2023-03-30/functions/f", "").ok(t).get("tags")); diff != "" {
		t.Error(diff)
	}
	c.roa("POST", "/2023-03-30/functions", `{"Tags":[{"Key":"a","Value":"b"}],"functionName":"g","runtime":"python3.10","handler":"index.handler"}`).ok(t)
	if got := s.State().Functions["g"]; got.Tags["a"] != "b" || len(got.Settings) != 0 {
		t.Errorf("a new function with a tag is %v", got)
	}
	for _, body := range []string{
		`{"ResourceId":["` + arn + `"],"ResourceType":"alias"}`, `{"ResourceId":["` + arn + `"],"ResourceType":"function","Tag":1}`,
		`{"ResourceId":["` + arn + `"],"ResourceType":"function","Tag":[{}]}`,
	} {
		c.roa("POST", "/2023-03-30/tags-v2", body).fails(t, 400, "InvalidArgument")
	}
	c.roa("POST", "/2023-03-30/tags-v2", `{"ResourceId":["`+arn+`x"],"ResourceType":"function"}`).fails(t, 404, "FunctionNotFound")
	c.roa("DELETE", "/2023-03-30/tags-v2", "", "ResourceId=x", "ResourceType=function").fails(t, 404, "FunctionNotFound")
}
