// Package rules is the list of all rules.
package rules

import (
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
	argumentunsupported "github.com/fcasync/fcasync-lint/internal/check/argument-unsupported"
	asyncconfigduplicate "github.com/fcasync/fcasync-lint/internal/check/async-config-duplicate"
	destinationaccountplaceholder "github.com/fcasync/fcasync-lint/internal/check/destination-account-placeholder"
	destinationarnmalformed "github.com/fcasync/fcasync-lint/internal/check/destination-arn-malformed"
	destinationconfigempty "github.com/fcasync/fcasync-lint/internal/check/destination-config-empty"
	destinationcrossaccount "github.com/fcasync/fcasync-lint/internal/check/destination-cross-account"
	destinationcrossregion "github.com/fcasync/fcasync-lint/internal/check/destination-cross-region"
	destinationcycle "github.com/fcasync/fcasync-lint/internal/check/destination-cycle"
	destinationfifo "github.com/fcasync/fcasync-lint/internal/check/destination-fifo"
	destinationgeneration "github.com/fcasync/fcasync-lint/internal/check/destination-generation"
	destinationhttpfunction "github.com/fcasync/fcasync-lint/internal/check/destination-http-function"
	destinationmissing "github.com/fcasync/fcasync-lint/internal/check/destination-missing"
	destinationpathinvalid "github.com/fcasync/fcasync-lint/internal/check/destination-path-invalid"
	destinationrocketmq5 "github.com/fcasync/fcasync-lint/internal/check/destination-rocketmq-5"
	destinationscopeblank "github.com/fcasync/fcasync-lint/internal/check/destination-scope-blank"
	destinationself "github.com/fcasync/fcasync-lint/internal/check/destination-self"
	destinationserviceunsupported "github.com/fcasync/fcasync-lint/internal/check/destination-service-unsupported"
	destinationshared "github.com/fcasync/fcasync-lint/internal/check/destination-shared"
	destinationtoolong "github.com/fcasync/fcasync-lint/internal/check/destination-too-long"
	eventagerange "github.com/fcasync/fcasync-lint/internal/check/event-age-range"
	fc2deprecated "github.com/fcasync/fcasync-lint/internal/check/fc2-deprecated"
	fcv3argumentremoved "github.com/fcasync/fcasync-lint/internal/check/fcv3-argument-removed"
	fcv3onesideddestination "github.com/fcasync/fcasync-lint/internal/check/fcv3-one-sided-destination"
	fcv3qualifier "github.com/fcasync/fcasync-lint/internal/check/fcv3-qualifier"
	importid "github.com/fcasync/fcasync-lint/internal/check/import-id"
	mqinstanceinfomissing "github.com/fcasync/fcasync-lint/internal/check/mq-instance-info-missing"
	nameinvalid "github.com/fcasync/fcasync-lint/internal/check/name-invalid"
	permissionconditional "github.com/fcasync/fcasync-lint/internal/check/permission-conditional"
	permissiondenied "github.com/fcasync/fcasync-lint/internal/check/permission-denied"
	permissionmissing "github.com/fcasync/fcasync-lint/internal/check/permission-missing"
	permissionundecided "github.com/fcasync/fcasync-lint/internal/check/permission-undecided"
	policyattachmentorder "github.com/fcasync/fcasync-lint/internal/check/policy-attachment-order"
	policydocumentinvalid "github.com/fcasync/fcasync-lint/internal/check/policy-document-invalid"
	policytypemismatch "github.com/fcasync/fcasync-lint/internal/check/policy-type-mismatch"
	providerversiontooold "github.com/fcasync/fcasync-lint/internal/check/provider-version-too-old"
	qualifierinvalid "github.com/fcasync/fcasync-lint/internal/check/qualifier-invalid"
	qualifierundeclared "github.com/fcasync/fcasync-lint/internal/check/qualifier-undeclared"
	retryattemptsrange "github.com/fcasync/fcasync-lint/internal/check/retry-attempts-range"
	rolemissing "github.com/fcasync/fcasync-lint/internal/check/role-missing"
	roletrust "github.com/fcasync/fcasync-lint/internal/check/role-trust"
	timeronly "github.com/fcasync/fcasync-lint/internal/check/timer-only"
	triggerqualifier "github.com/fcasync/fcasync-lint/internal/check/trigger-qualifier"
	zeroretriesignored "github.com/fcasync/fcasync-lint/internal/check/zero-retries-ignored"
	"github.com/fcasync/fcasync-lint/internal/rego"
	"github.com/fcasync/fcasync-lint/internal/verify"
)

// All returns every rule of this version, ordered by ID.
func All() []*check.Rule {
	all := slices.Concat([]*check.Rule{
		&check.ParseError,                   // FCA001
		&check.UnusedIgnore,                 // FCA002
		&check.Undecided,                    // FCA003
		&check.PolicyError,                  // FCA004
		&destinationconfigempty.Rule,        // FCA101
		&destinationmissing.Rule,            // FCA102
		&retryattemptsrange.Rule,            // FCA103
		&eventagerange.Rule,                 // FCA104
		&qualifierinvalid.Rule,              // FCA105
		&nameinvalid.Rule,                   // FCA106
		&argumentunsupported.Rule,           // FCA107
		&providerversiontooold.Rule,         // FCA108
		&destinationarnmalformed.Rule,       // FCA201
		&destinationserviceunsupported.Rule, // FCA202
		&destinationpathinvalid.Rule,        // FCA203
		&destinationgeneration.Rule,         // FCA204
		&destinationscopeblank.Rule,         // FCA205
		&destinationaccountplaceholder.Rule, // FCA206
		&destinationcrossregion.Rule,        // FCA207
		&destinationcrossaccount.Rule,       // FCA208
		&destinationrocketmq5.Rule,          // FCA209
		&destinationhttpfunction.Rule,       // FCA210
		&destinationself.Rule,               // FCA211
		&destinationcycle.Rule,              // FCA212
		&destinationtoolong.Rule,            // FCA213
		&destinationshared.Rule,             // FCA214
		&destinationfifo.Rule,               // FCA215
		&rolemissing.Rule,                   // FCA301
		&permissionmissing.Rule,             // FCA302
		&permissiondenied.Rule,              // FCA303
		&roletrust.Rule,                     // FCA304
		&permissionconditional.Rule,         // FCA305
		&policydocumentinvalid.Rule,         // FCA307
		&policytypemismatch.Rule,            // FCA308
		&policyattachmentorder.Rule,         // FCA309
		&mqinstanceinfomissing.Rule,         // FCA310
		&permissionundecided.Rule,           // FCA311
		&asyncconfigduplicate.Rule,          // FCA401
		&qualifierundeclared.Rule,           // FCA402
		&triggerqualifier.Rule,              // FCA403
		&timeronly.Rule,                     // FCA404
		&fcv3onesideddestination.Rule,       // FCA501
		&fcv3qualifier.Rule,                 // FCA502
		&fc2deprecated.Rule,                 // FCA503
		&fcv3argumentremoved.Rule,           // FCA504
		&zeroretriesignored.Rule,            // FCA505
		&importid.Rule,                      // FCA506
	}, rego.Builtin(), // FCA306, FCA601 to FCA605, and those without a number
		verify.Rules()) // FCA901 to FCA909
	slices.SortStableFunc(all, func(a, b *check.Rule) int { return strings.Compare(a.ID, b.ID) })
	return all
}

// Catalogue returns every rule that has an ID.
func Catalogue() check.Catalogue {
	return check.Catalogue{Rules: All()}
}
