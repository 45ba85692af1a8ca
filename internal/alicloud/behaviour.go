package alicloud

import (
	"sync"

	"github.com/hashicorp/go-version"
)

// Span is a range of provider versions: From is the first, Before the first that no longer
// belongs to it; "" leaves that end open.
type Span struct{ From, Before string }

// Holds reports whether a provider version lies in the span. A version that cannot be read
// lies in none.
func (s Span) Holds(providerVersion string) bool {
	v, err := ParseVersion(providerVersion)
	return err == nil && s.holds(v)
}

func (s Span) holds(v *version.Version) bool {
	return (s.From == "" || !v.LessThan(bound(s.From))) && (s.Before == "" || v.LessThan(bound(s.Before)))
}

// bound reads a version of a table: a test reads them all.
func bound(s string) *version.Version { return version.Must(version.NewSemver(s)) }

// The first versions with a behaviour, from the provider's CHANGELOG.md (2026-08-21).
const (
	// FC2WideLimits: the FC2 resource accepts retries up to 8 and ages from 1 (#4945).
	FC2WideLimits = "1.167.0"
	// FC2ZeroRetries: the FC2 resource sends 0 retries on create (#6048).
	FC2ZeroRetries = "1.203.0"
	// FC3Added: the FC 3.0 resources arrive (#7538).
	FC3Added = "1.228.0"
	// FC3WideAge: the FC3 resource accepts ages up to 86400, and sends 0 retries on create (#7793).
	FC3WideAge = "1.233.0"
	// FC2Deprecated: the FC 2.0 resources are deprecated (#9536).
	FC2Deprecated = "1.272.0"
)

// ZeroRetriesDropped reports whether the provider version silently leaves out 0 retries when
// it creates a config of the generation (2 or 3).
func ZeroRetriesDropped(generation int, providerVersion string) bool {
	if generation == 2 {
		return Span{Before: FC2ZeroRetries}.Holds(providerVersion)
	}
	return Span{FC3Added, FC3WideAge}.Holds(providerVersion)
}

// Deprecated returns what to use instead of a resource type, if the provider version
// deprecates it, and since which version it is.
func Deprecated(resourceType, providerVersion string) (successor, since string, ok bool) {
	d, ok := deprecations()[resourceType]
	if !ok || !(Span{From: d.since}).Holds(providerVersion) {
		return "", "", false
	}
	return d.successor, d.since, true
}

// website/docs/r and CHANGELOG.md (2026-08-21): #9536 for FC 2.0.
var deprecations = sync.OnceValue(func() map[string]struct{ since, successor string } {
	return map[string]struct{ since, successor string }{
		"alicloud_fc_function_async_invoke_config": {FC2Deprecated, "alicloud_fcv3_async_invoke_config"},
		"alicloud_fc_service":                      {FC2Deprecated, "alicloud_fcv3_function"},
		"alicloud_fc_function":                     {FC2Deprecated, "alicloud_fcv3_function"},
		"alicloud_fc_alias":                        {FC2Deprecated, "alicloud_fcv3_alias"},
		"alicloud_fc_trigger":                      {FC2Deprecated, "alicloud_fcv3_trigger"},
		"alicloud_mns_queue":                       {"1.188.0", "alicloud_message_service_queue"},
		"alicloud_mns_topic":                       {"1.188.0", "alicloud_message_service_topic"},
	}
})

// OneSided is what becomes of an alicloud_fcv3_async_invoke_config with exactly one of
// on_failure and on_success.
type OneSided uint8

// What becomes of it.
const (
	OneSidedWorks      OneSided = iota
	OneSidedUnverified          // a release around the fix, whose behaviour was not verified
	OneSidedRejected            // the missing side is sent as {}, which the API refuses
)

// OneSidedStatus returns what a provider version makes of a one-sided destination. Source:
// OneSidedURL; fixed by pull request 10298, merged about 2026-08-26.
func OneSidedStatus(providerVersion string) OneSided {
	v, err := ParseVersion(providerVersion)
	if err != nil {
		return OneSidedWorks
	}
	return oneSided(v)
}

func oneSided(v *version.Version) OneSided {
	for _, s := range oneSidedSpans() {
		if !v.LessThan(s.from) && v.LessThan(s.before) {
			return s.status
		}
	}
	return OneSidedWorks
}

type oneSidedSpan struct {
	from, before *version.Version
	status       OneSided
}

var oneSidedSpans = sync.OnceValue(func() []oneSidedSpan {
	return []oneSidedSpan{
		{bound(FC3Added), bound("1.290.0"), OneSidedRejected},
		{bound("1.290.0"), bound("1.291.0"), OneSidedUnverified},
		// The betas up to 3 hold the code of 1.289.0; whether a later one has the fix is not known.
		{bound("2.0.0-beta1"), bound("2.0.0-beta4"), OneSidedRejected},
		{bound("2.0.0-beta4"), bound("2.0.0"), OneSidedUnverified},
	}
})

// AdmitsOneSidedRejected reports whether version constraints (comma-separated) admit a known
// provider version that rejects one-sided destinations.
func AdmitsOneSidedRejected(constraints string) (bool, error) {
	return admitsAny(constraints, func(v *version.Version) bool { return oneSided(v) == OneSidedRejected })
}
