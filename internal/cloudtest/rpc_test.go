package cloudtest

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

const trust = `{"Version":"1","Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["fc.aliyuncs.com"]}}]}`

func TestRoles(t *testing.T) {
	c := newClient(t, Start(t, Options{}))
	ram := func(action string, params ...string) reply { t.Helper(); return c.rpc(versionRAM, action, params...) }
	got := ram("CreateRole", "RoleName=fc", "AssumeRolePolicyDocument="+trust, "Description=d", "MaxSessionDuration=7200").ok(t)
	if got.get("Role", "Arn") != "acs:ram::1234567890123456:role/fc" {
		t.Errorf("created: %v", got.body)
	}
	ram("CreateRole", "RoleName=fc", "AssumeRolePolicyDocument="+trust).fails(t, 409, "EntityAlreadyExists.Role")
	ram("CreateRole", "RoleName=x").fails(t, 400, "MissingParameter")
	ram("CreateRole", "RoleName=x", "AssumeRolePolicyDocument=[]").fails(t, 400, "InvalidParameter.AssumeRolePolicyDocument")
	ram("CreateRole", "RoleName=x", "AssumeRolePolicyDocument="+trust, "MaxSessionDuration=1").fails(t, 400, "InvalidParameter.MaxSessionDuration")
	ram("UpdateRole", "RoleName=fc", "NewDescription=e").ok(t)
	got = ram("GetRole", "RoleName=fc").ok(t)
	if got.get("Role", "Description") != "e" || got.get("Role", "AssumeRolePolicyDocument") != trust || got.get("Role", "MaxSessionDuration") != 7200.0 {
		t.Errorf("role: %v", got.body)
	}
	for _, action := range []string{"GetRole", "UpdateRole", "DeleteRole", "ListPoliciesForRole"} {
		ram(action, "RoleName=nosuch").fails(t, 404, "EntityNotExist.Role")
		ram(action).fails(t, 400, "MissingParameter")
	}

	ram("CreatePolicy", "PolicyName=send", "PolicyDocument="+`{"Version":"1","Statement":[]}`).ok(t)
	ram("AttachPolicyToRole", "RoleName=fc", "PolicyName=send", "PolicyType=Custom").ok(t)
	ram("AttachPolicyToRole", "RoleName=fc", "PolicyName=send", "PolicyType=Custom").fails(t, 409, "EntityAlreadyExists.Role.Policy")
	ram("AttachPolicyToRole", "RoleName=fc", "PolicyName=send", "PolicyType=System").fails(t, 404, "EntityNotExist.Policy")
	ram("AttachPolicyToRole", "RoleName=nosuch", "PolicyName=send", "PolicyType=Custom").fails(t, 404, "EntityNotExist.Role")
	ram("AttachPolicyToRole", "RoleName=fc", "PolicyName=send", "PolicyType=Other").fails(t, 400, "InvalidParameter.PolicyType")
	ram("AttachPolicyToRole", "RoleName=fc", "PolicyName=AliyunFCInvocationAccess", "PolicyType=System").ok(t)
	policies := ram("ListPoliciesForRole", "RoleName=fc").ok(t).get("Policies", "Policy").([]any)
	if len(policies) != 2 || policies[0].(map[string]any)["PolicyName"] != "send" || policies[0].(map[string]any)["DefaultVersion"] != "v1" {
		t.Errorf("attached: %v", policies)
	}
	if got := ram("ListEntitiesForPolicy", "PolicyName=send", "PolicyType=Custom").ok(t).get("Roles", "Role").([]any); len(got) != 1 {
		t.Errorf("entities: %v", got)
	}
	ram("DeleteRole", "RoleName=fc").fails(t, 409, "DeleteConflict.Role.Policy")
	ram("DeletePolicy", "PolicyName=send").fails(t, 409, "DeleteConflict.Role.Policy")
	ram("DetachPolicyFromRole", "RoleName=fc", "PolicyName=send", "PolicyType=Custom").ok(t)
	ram("DetachPolicyFromRole", "RoleName=fc", "PolicyName=send", "PolicyType=Custom").fails(t, 404, "EntityNotExist.Role.Policy")
	ram("DetachPolicyFromRole", "RoleName=fc", "PolicyName=AliyunFCInvocationAccess", "PolicyType=System").ok(t)

	ram("TagResources", "ResourceType=role", `ResourceNames=["fc"]`, "Tag.1.Key=team", "Tag.1.Value=shop").ok(t)
	if got := ram("ListTagResources", "ResourceType=role", `ResourceNames=["fc"]`).ok(t).get("TagResources").([]any); len(got) != 1 {
		t.Errorf("tags: %v", got)
	}
	ram("UntagResources", "ResourceType=role", `ResourceNames=["fc"]`, "TagKey.1=team").ok(t)
	ram("ListTagResources", "ResourceType=policy", `ResourceNames=["nosuch"]`).fails(t, 404, "EntityNotExist.Policy")
	ram("ListTagResources", "ResourceType=role", `ResourceNames=x`).fails(t, 400, "InvalidParameter")

	ram("CreateRole", "RoleName=b", "AssumeRolePolicyDocument="+trust, `Tag=[{"Key":"k","Value":"v"}]`).ok(t)
	first := ram("ListRoles", "MaxItems=1").ok(t)
	if first.get("IsTruncated") != true || len(first.get("Roles", "Role").([]any)) != 1 {
		t.Errorf("first page: %v", first.body)
	}
	if got := ram("ListRoles", "Marker="+first.get("Marker").(string)).ok(t); got.get("IsTruncated") != false || len(got.get("Roles", "Role").([]any)) != 1 {
		t.Errorf("second page: %v", got.body)
	}
	ram("ListRoles", "MaxItems=x").fails(t, 400, "InvalidParameter.MaxItems")
	ram("DeleteRole", "RoleName=fc").ok(t)
	ram("GetRole", "RoleName=fc").fails(t, 404, "EntityNotExist.Role")
}

func TestPolicies(t *testing.T) {
	s := Start(t, Options{State: &Account{SystemPolicies: map[string]*Policy{"AliyunOwnAccess": {Document: `{"Version":"1"}`}}}})
	c := newClient(t, s)
	ram := func(action string, params ...string) reply { t.Helper(); return c.rpc(versionRAM, action, params...) }
	document := func(n string) string { return `PolicyDocument={"Version":"1","Statement":[], "n":` + n + `}` }
	ram("CreatePolicy", "PolicyName=p", document("1"), "Description=d").ok(t)
	ram("CreatePolicy", "PolicyName=p", document("1")).fails(t, 409, "EntityAlreadyExists.Policy")
	ram("CreatePolicy", "PolicyName=q", "PolicyDocument=no").fails(t, 400, "InvalidParameter.PolicyDocument")
	ram("CreatePolicyVersion", "PolicyName=p", document("2"), "SetAsDefault=true").ok(t)
	got := ram("GetPolicy", "PolicyName=p", "PolicyType=Custom").ok(t)
	if got.get("Policy", "DefaultVersion") != "v2" || got.get("DefaultPolicyVersion", "PolicyDocument") != strings.TrimPrefix(document("2"), "PolicyDocument=") {
		t.Errorf("policy: %v", got.body)
	}
	for _, n := range []string{"3", "4", "5"} {
		ram("CreatePolicyVersion", "PolicyName=p", document(n)).ok(t)
	}
	ram("CreatePolicyVersion", "PolicyName=p", document("6")).fails(t, 409, "LimitExceeded.Policy.Version")
	ram("CreatePolicyVersion", "PolicyName=p", document("6"), "RotateStrategy=DeleteOldestNonDefaultVersionWhenLimitExceeded").ok(t)
	ram("GetPolicyVersion", "PolicyName=p", "PolicyType=Custom", "VersionId=v1").fails(t, 404, "EntityNotExist.Policy.Version")
	if got := ram("GetPolicyVersion", "PolicyName=p", "PolicyType=Custom", "VersionId=v6").ok(t); got.get("PolicyVersion", "IsDefaultVersion") != false {
		t.Errorf("version: %v", got.body)
	}
	if got := ram("ListPolicyVersions", "PolicyName=p", "PolicyType=Custom").ok(t).get("PolicyVersions", "PolicyVersion").([]any); len(got) != 5 {
		t.Errorf("versions: %v", got)
	}
	ram("DeletePolicyVersion", "PolicyName=p", "VersionId=v2").fails(t, 409, "DeleteConflict.Policy.Version.Default")
	ram("SetDefaultPolicyVersion", "PolicyName=p", "VersionId=v6").ok(t)
	ram("DeletePolicy", "PolicyName=p").fails(t, 409, "DeleteConflict.Policy.Version")
	for _, id := range []string{"v2", "v3", "v4", "v5"} {
		ram("DeletePolicyVersion", "PolicyName=p", "VersionId="+id).ok(t)
	}
	ram("UpdatePolicyDescription", "PolicyName=p", "NewDescription=e").ok(t)
	// So does the provider, whichever versions there are.
	ram("CreatePolicy", "PolicyName=cascade", document("1")).ok(t)
	ram("CreatePolicyVersion", "PolicyName=cascade", document("2"), "SetAsDefault=true").ok(t)
	ram("DeletePolicy", "PolicyName=cascade", "CascadingDelete=true").ok(t)

	// System policies are those that the linter knows, and those of the state.
	if got := ram("GetPolicy", "PolicyName=AliyunFCInvocationAccess", "PolicyType=System").ok(t); !strings.Contains(got.get("DefaultPolicyVersion", "PolicyDocument").(string), "fc:InvokeFunction") {
		t.Errorf("system policy: %v", got.body)
	}
	ram("GetPolicy", "PolicyName=AliyunOwnAccess", "PolicyType=System").ok(t)
	ram("GetPolicy", "PolicyName=AliyunNoSuchAccess", "PolicyType=System").fails(t, 404, "EntityNotExist.Policy")
	if got := ram("ListPolicies", "PolicyType=Custom").ok(t).get("Policies", "Policy").([]any); len(got) != 1 {
		t.Errorf("custom ones: %v", got)
	}
	if got := ram("ListPolicies", "PolicyType=System").ok(t).get("Policies", "Policy").([]any); len(got) < 10 {
		t.Errorf("system ones: %v", got)
	}
	ram("DeletePolicy", "PolicyName=p").ok(t)
	for _, action := range []string{"GetPolicy", "DeletePolicy", "CreatePolicyVersion", "UpdatePolicyDescription", "ListPolicyVersions", "ListEntitiesForPolicy", "GetPolicyVersion", "SetDefaultPolicyVersion", "DeletePolicyVersion"} {
		ram(action, "PolicyName=p", document("1"), "VersionId=v1").fails(t, 404, "EntityNotExist.Policy")
	}
}

func TestSTS(t *testing.T) {
	s := Start(t, Options{State: &Account{
		Keys:  map[string]*AccessKey{"root": {Secret: "s"}, "ann": {Secret: "s", User: "ann"}},
		Roles: map[string]*Role{"ci": {ID: "300", Trust: trust}},
	}})
	identity := func(c *client) (any, any) {
		t.Helper()
		got := c.rpc(versionSTS, "GetCallerIdentity").ok(t)
		if got.get("AccountId") != DefaultAccountID {
			t.Errorf("identity: %v", got.body)
		}
		return got.get("IdentityType"), got.get("Arn")
	}
	c := &client{t: t, server: s, id: "root", secret: "s"}
	if kind, arn := identity(c); kind != "Account" || arn != "acs:ram::1234567890123456:root" {
		t.Errorf("%v %v", kind, arn)
	}
	c.id = "ann"
	if kind, arn := identity(c); kind != "RAMUser" || arn != "acs:ram::1234567890123456:user/ann" {
		t.Errorf("%v %v", kind, arn)
	}
	c.rpc(versionSTS, "AssumeRole", "RoleArn=acs:ram::1234567890123456:role/nosuch", "RoleSessionName=x").fails(t, 404, "EntityNotExist.Role")
	c.rpc(versionSTS, "AssumeRole", "RoleArn=acs:ram::1234567890123456:role/ci", "RoleSessionName=x", "DurationSeconds=1").fails(t, 400, "InvalidParameter.DurationSeconds")
	got := c.rpc(versionSTS, "AssumeRole", "RoleArn=acs:ram::1234567890123456:role/ci", "RoleSessionName=build").ok(t)
	temporary := &client{
		t: t, server: s, id: got.get("Credentials", "AccessKeyId").(string),
		secret: got.get("Credentials", "AccessKeySecret").(string), token: got.get("Credentials", "SecurityToken").(string),
	}
	if kind, arn := identity(temporary); kind != "AssumedRoleUser" || arn != "acs:ram::1234567890123456:assumed-role/ci/build" {
		t.Errorf("%v %v", kind, arn)
	}
}

// A token of OIDC stands for a signature.
func TestOIDC(t *testing.T) {
	s := Start(t, Options{State: &Account{OIDC: map[string]*OIDCProvider{"ci": {Tokens: []string{"good"}}}, Roles: map[string]*Role{"ci": {}}}})
	c := newClient(t, s)
	post := func(provider, token, role string) reply {
		t.Helper()
		form := url.Values{
			"Action": {"AssumeRoleWithOIDC"}, "Version": {versionSTS}, "RoleSessionName": {"x"}, "OIDCToken": {token},
			"OIDCProviderArn": {"acs:ram::1234567890123456:oidc-provider/" + provider}, "RoleArn": {"acs:ram::1234567890123456:role/" + role},
		}
		r, err := http.NewRequest("POST", s.URL+"/", strings.NewReader(form.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		return c.send(r)
	}
	post("ci", "bad", "ci").fails(t, 400, "AuthenticationFail.OIDCToken.Invalid")
	post("ci", "", "ci").fails(t, 400, "MissingParameter")
	post("nosuch", "good", "ci").fails(t, 404, "EntityNotExist.OIDCProvider")
	post("ci", "good", "nosuch").fails(t, 404, "EntityNotExist.Role")
	got := post("ci", "good", "ci").ok(t)
	temporary := &client{
		t: t, server: s, id: got.get("Credentials", "AccessKeyId").(string),
		secret: got.get("Credentials", "AccessKeySecret").(string), token: got.get("Credentials", "SecurityToken").(string),
	}
	temporary.rpc(versionSTS, "GetCallerIdentity").ok(t)
}

func TestQueuesAndTopics(t *testing.T) {
	c := newClient(t, Start(t, Options{}))
	mns := func(action string, params ...string) reply { t.Helper(); return c.rpc(versionMNS, action, params...) }
	for _, kind := range []string{"Queue", "Topic"} {
		name := kind + "Name=dead"
		size := map[string]string{"Queue": "MaximumMessageSize", "Topic": "MaxMessageSize"}[kind]
		mns("Create"+kind, name, size+"=2048", kind+"Type=fifo", "EnableLogging=true", "Tag.1.Key=k", "Tag.1.Value=v").ok(t)
		mns("Create"+kind, name).fails(t, 409, kind+"AlreadyExist")
		mns("Create"+kind, kind+"Name=x", size+"=big").fails(t, 400, "InvalidParameter."+size)
		got := mns("Get"+kind+"Attributes", name).ok(t)
		if got.get("Code") != 200.0 || got.get("Data", kind+"Name") != "dead" || got.get("Data", size) != 2048.0 ||
			got.get("Data", "LoggingEnabled") != true || got.get("Data", kind+"Type") != "fifo" || len(got.get("Data", "Tags").([]any)) != 1 {
			t.Errorf("%s: %v", kind, got.body)
		}
		mns("Set"+kind+"Attributes", name, size+"=4096").ok(t)
		if got := mns("Get"+kind+"Attributes", name).ok(t); got.get("Data", size) != 4096.0 {
			t.Errorf("%s set: %v", kind, got.body)
		}
		mns("Create"+kind, kind+"Name=other").ok(t)
		if got := mns("List"+kind, "PageSize=1", "PageNum=2").ok(t); got.get("Data", "Total") != 2.0 || len(got.get("Data", "PageData").([]any)) != 1 {
			t.Errorf("%s listed: %v", kind, got.body)
		}
		mns("List"+kind, "PageSize=0").fails(t, 400, "InvalidParameter")
		// Another region has nothing.
		mns("Get"+kind+"Attributes", name, "RegionId=cn-beijing").fails(t, 404, kind+"NotExist")
		mns("Create"+kind, kind+"Name=far", "RegionId=cn-beijing").fails(t, 400, "InvalidRegionId")
		mns("Delete"+kind, name).ok(t)
		for _, action := range []string{"Get" + kind + "Attributes", "Set" + kind + "Attributes", "Delete" + kind} {
			mns(action, name).fails(t, 404, kind+"NotExist")
			mns(action).fails(t, 400, "MissingParameter")
		}
	}
}

func TestEventBuses(t *testing.T) {
	c := newClient(t, Start(t, Options{}))
	eb := func(action string, params ...string) reply {
		t.Helper()
		return c.rpc(versionEventBridge, action, params...)
	}
	eb("CreateEventBus", "EventBusName=audit", "Description=d").ok(t)
	eb("CreateEventBus", "EventBusName=audit").fails(t, 200, "EventBusExist")
	got := eb("GetEventBus", "EventBusName=audit").ok(t)
	if got.get("Code") != "Success" || got.get("Data", "EventBusARN") != "acs:eventbridge:cn-hangzhou:1234567890123456:eventbus/audit" {
		t.Errorf("bus: %v", got.body)
	}
	eb("UpdateEventBus", "EventBusName=audit", "Description=e").ok(t)
	if got := eb("ListEventBuses").ok(t).get("Data", "EventBuses").([]any); len(got) != 1 || got[0].(map[string]any)["Description"] != "e" {
		t.Errorf("buses: %v", got)
	}
	eb("DeleteEventBus", "EventBusName=audit").ok(t)
	for _, action := range []string{"GetEventBus", "UpdateEventBus", "DeleteEventBus"} {
		eb(action, "EventBusName=audit").fails(t, 200, "EventBusNotExist")
		eb(action).fails(t, 400, "MissingParameter")
	}
}

func TestOns(t *testing.T) {
	c := newClient(t, Start(t, Options{}))
	ons := func(action string, params ...string) reply { t.Helper(); return c.rpc(versionOns, action, params...) }
	id := "InstanceId=" + ons("OnsInstanceCreate", "InstanceName=mq").ok(t).get("Data", "InstanceId").(string)
	ons("OnsInstanceUpdate", id, "InstanceName=mq2", "Remark=r").ok(t)
	if got := ons("OnsInstanceBaseInfo", id).ok(t); got.get("InstanceBaseInfo", "InstanceName") != "mq2" {
		t.Errorf("instance: %v", got.body)
	}
	if got := ons("OnsInstanceInServiceList").ok(t).get("Data", "InstanceVO").([]any); len(got) != 1 {
		t.Errorf("instances: %v", got)
	}
	ons("ListTagResources", "ResourceType=INSTANCE").ok(t)
	ons("OnsTopicCreate", id, "Topic=t", "MessageType=0").ok(t)
	ons("OnsTopicCreate", id, "Topic=t").fails(t, 400, "BIZ_TOPIC_EXISTED")
	if got := ons("OnsTopicList", id, "Topic=t").ok(t).get("Data", "PublishInfoDo").([]any); len(got) != 1 {
		t.Errorf("topic: %v", got)
	}
	if got := ons("OnsTopicList", id, "Topic=nosuch").ok(t).get("Data", "PublishInfoDo").([]any); len(got) != 0 {
		t.Errorf("no topic: %v", got)
	}
	ons("OnsTopicStatus", id, "Topic=t").ok(t)
	ons("OnsInstanceDelete", id).fails(t, 400, "INSTANCE_NOT_EMPTY")
	ons("OnsTopicDelete", id, "Topic=t").ok(t)
	ons("OnsTopicDelete", id, "Topic=t").fails(t, 404, "AUTH_RESOURCE_OWNER_ERROR")
	ons("OnsTopicStatus", id, "Topic=t").fails(t, 404, "AUTH_RESOURCE_OWNER_ERROR")
	ons("OnsInstanceDelete", id).ok(t)
	ons("OnsInstanceBaseInfo", id).fails(t, 404, "INSTANCE_NOT_FOUNDError")
	ons("OnsTopicList", id).fails(t, 404, "INSTANCE_NOT_FOUND")
}

func TestRegionsAndUnknown(t *testing.T) {
	c := newClient(t, Start(t, Options{State: &Account{Regions: []string{"cn-beijing", "cn-hangzhou"}}}))
	if got := c.rpc(versionECS, "DescribeRegions").ok(t).get("Regions", "Region").([]any); len(got) != 2 {
		t.Errorf("regions: %v", got)
	}
	c.rpc(versionRAM, "CreateUser").fails(t, 404, "InvalidAction.NotFound")
	c.rpc("2000-01-01", "GetRole").fails(t, 404, "InvalidAction.NotFound")
}
