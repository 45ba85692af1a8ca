package alicloud

import "sync"

// Removal is what becomes of an argument or block that was set and is taken out of an
// existing alicloud_fcv3_async_invoke_config.
type Removal uint8

// What becomes of it.
const (
	// RemovalHarmless: nothing that is known to be wrong.
	RemovalHarmless Removal = iota
	// RemovalUnverified: a release around a change of behaviour, which was not verified.
	RemovalUnverified
	// RemovalSendsZero: a number is sent as 0.
	RemovalSendsZero
	// RemovalNotSent: the update says nothing about it.
	RemovalNotSent
	// RemovalSendsEmpty: destination_config is sent with both sides as {}, which the API refuses.
	RemovalSendsEmpty
)

// RemovalStatus returns what a provider version makes of an argument that is removed.
func RemovalStatus(argument, providerVersion string) Removal {
	for _, r := range removals()[argument] {
		if r.Span.Holds(providerVersion) {
			return r.status
		}
	}
	return RemovalHarmless
}

type removal struct {
	Span
	status Removal
}

// alicloud/resource_alicloud_fcv3_async_invoke_config.go, function Update, by version (2026-08-21),
// and as it is after pull request 10298 (see oneSidedSpans for the releases that hold it). What is
// not set reads as zero there, so a number that changes to nothing is sent as 0. An age of 0 is
// held back before 1.233.0 and after the pull request: whether the API then keeps the old age or
// returns to its default is not known. After the pull request a destination_config that is removed
// is sent as {}.
var removals = sync.OnceValue(func() map[string][]removal {
	const (
		unclear   = "1.290.0"
		beta      = "2.0.0-beta1"
		betaAfter = "2.0.0-beta4" // the first beta of which it is not known which code it has
		second    = "2.0.0"
	)
	return map[string][]removal{
		"max_async_retry_attempts": {
			{Span{From: FC3Added}, RemovalSendsZero},
		},
		"max_async_event_age_in_seconds": {
			{Span{FC3WideAge, unclear}, RemovalSendsZero},
			{Span{unclear, RemovalFixed}, RemovalUnverified},
			{Span{beta, betaAfter}, RemovalSendsZero},
			{Span{betaAfter, second}, RemovalUnverified},
		},
		"destination_config": {
			{Span{FC3Added, FC3WideAge}, RemovalSendsEmpty},
			{Span{FC3WideAge, unclear}, RemovalNotSent},
			{Span{unclear, RemovalFixed}, RemovalUnverified},
			{Span{beta, betaAfter}, RemovalNotSent},
			{Span{betaAfter, second}, RemovalUnverified},
		},
	}
})

// RemovalFixed is the first version that sends the removal of a destination_config.
const RemovalFixed = "1.291.0"

// APIDefault returns what the API documents as the default of a number: PutConfigURL (2026-08-21).
// The provider sends retries of FC 2.0 always.
func APIDefault(argument string) string {
	switch argument {
	case "max_async_retry_attempts":
		return "3"
	case "max_async_event_age_in_seconds", "maximum_event_age_in_seconds":
		return "86400"
	}
	return ""
}
