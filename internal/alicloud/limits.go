package alicloud

import "sync"

// Enforcer is who refuses a number that is out of range.
type Enforcer string

// Who enforces a limit.
const (
	ByProvider Enforcer = "the provider" // terraform plan fails
	ByAPI      Enforcer = "the API"      // terraform apply fails
)

// Limits is an inclusive range that a number must be in.
type Limits struct {
	Min, Max int64
	By       Enforcer
	// Advisory: pages disagree about the limit, so that breaking it is not certain to fail.
	Advisory bool
	// Span is the range of provider versions that the limit holds for.
	Span Span
	// URL is where it is documented.
	URL string
}

// Holds reports whether n keeps the limits.
func (l Limits) Holds(n int64) bool { return l.Min <= n && n <= l.Max }

// RetryLimits returns what a number of retries must keep under a provider version, the
// limit that fails first first.
func RetryLimits(generation int, providerVersion string) []Limits {
	return limitsFor(retryLimits()[generation], providerVersion)
}

// AgeLimits returns what a maximum event age in seconds must keep under a provider version,
// the limit that fails first first and an advisory one last.
func AgeLimits(generation int, providerVersion string) []Limits {
	return limitsFor(ageLimits()[generation], providerVersion)
}

func limitsFor(all []Limits, providerVersion string) []Limits {
	var out []Limits
	for _, l := range all {
		if l.Span.Holds(providerVersion) {
			out = append(out, l)
		}
	}
	return out
}

// alicloud/resource_alicloud_fc_function_async_invoke_config.go and
// resource_alicloud_fcv3_async_invoke_config.go by version (2026-08-21). The FC3 resource
// does not check retries at all.
var retryLimits = sync.OnceValue(func() map[int][]Limits {
	return map[int][]Limits{
		2: {
			{Min: 0, Max: 2, By: ByProvider, Span: Span{Before: FC2WideLimits}, URL: Async2DocURL},
			{Min: 0, Max: 8, By: ByProvider, Span: Span{From: FC2WideLimits}, URL: Async2DocURL},
		},
		3: {
			{Min: 0, Max: 8, By: ByAPI, URL: PutConfigURL},
		},
	}
})

// The same files. Older pages of the API say 2592000 for both generations, newer ones 604800:
// that is no certain limit for FC2; FC3's provider stops below it anyway.
var ageLimits = sync.OnceValue(func() map[int][]Limits {
	return map[int][]Limits{
		2: {
			{Min: 60, Max: 21600, By: ByProvider, Span: Span{Before: FC2WideLimits}, URL: Async2DocURL},
			{Min: 1, Max: 2592000, By: ByProvider, Span: Span{From: FC2WideLimits}, URL: Async2DocURL},
			{Min: 1, Max: 604800, By: ByAPI, Advisory: true, Span: Span{From: FC2WideLimits}, URL: PutConfig2URL},
		},
		3: {
			{Min: 0, Max: 3600, By: ByProvider, Span: Span{Before: FC3WideAge}, URL: Async3DocURL},
			{Min: 0, Max: 86400, By: ByProvider, Span: Span{From: FC3WideAge}, URL: Async3DocURL},
			{Min: 1, Max: 604800, By: ByAPI, URL: PutConfigURL},
		},
	}
})
