package verify

import (
	"fmt"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/check/destinations"
	"github.com/fcasync/fcasync-lint/internal/check/identity"
	"github.com/fcasync/fcasync-lint/internal/check/permissions"
	"github.com/fcasync/fcasync-lint/internal/check/permissions/example"
	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// DestinationNotFound is FCA903.
var DestinationNotFound = check.Rule{
	ID: "FCA903", Name: "destination-not-found", Severity: check.Error, NeedsAccount: true,
	Doc: check.Doc{
		Title: "The destination is not in the account",
		Why: `The queue, topic, event bus or function that results are delivered to is not in the account, and neither the plan nor the source creates it; or the plan deletes it. Nothing is known of the API checking that: the config is stored, and what should be delivered is lost (DestinationDeliveryFailed).

Of a RocketMQ topic that is not listed it is not said that it is missing: the list holds only topics that the caller may use.`,
		Fix: "Correct the name, the region or the account in the ARN, or create the destination in the same apply and refer to it.",
		Bad: []check.Example{{
			Title: "The account has no queue of this name",
			Source: `resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/oders-dead/messages"
    }
  }
}
`,
		}},
		Good: []check.Example{{Title: "Queue and topic are created in the same apply", Source: example.Right}},
		References: []string{
			alicloud.ResultCallbackURL,
			"https://help.aliyun.com/document_detail/440324.html",
		},
		Since: "0.1.0", Precision: "very-high",
	},
	Run: reporting("FCA903"),
}

// destination asks whether what a destination leads to is there.
func (a *asking) destination(d *permissions.Delivery) {
	if d.State == permissions.Elsewhere || d.Exists() != symbol.Yes {
		return // what is no destination is the matter of other rules
	}
	about, question := "the destination of "+d.Side.Type, "whether it exists"
	target, function := a.destinations.Target(d.Destination), a.destinations.Function(d.Destination)
	if target != nil && comes(&target.Resource) && target.ExistsWith(&a.config.Resource) == symbol.Yes ||
		function != nil && comes(&function.Resource) && function.ExistsWith(&a.config.Resource) == symbol.Yes && (unqualified(d.Qualifier) || a.aliasComes(d) == symbol.Yes) {
		return
	}
	subject := d.Side.Type + " exists"
	if d.Destination.State != destinations.Readable || d.PathOK != symbol.Yes {
		a.unknown(subject, about, question, "what it is is not known before apply")
		return
	}
	quote := func(s string) string { return d.Quote(symbol.Lit(s)) } // a part of a sensitive ARN is as sensitive
	region, known := a.fill(d.ARN.Region).Known()
	account, accountKnown := a.fill(d.ARN.Account).Known()
	switch {
	case !known || !accountKnown:
		a.unknown(subject, about, question, "its region or account is not known before apply")
		return
	case account != "" && account != a.Caller.Account:
		a.unknown(subject, about, question, fmt.Sprintf("it is in the account %s, and the credentials are of the account %s", strings.Trim(quote(account), `"`), a.Caller.Account))
		return
	case !live.ValidRegion(region):
		a.unknown(subject, about, question, quote(region)+" is not the name of a region")
		return
	}
	what, err, ok := a.exists(d, region)
	gone, certain := a.destinationGone(d, region)
	switch {
	case !ok:
		a.unknown(subject, about, question, "its name is not known before apply")
	case live.IsNotFound(err) && function != nil && comes(&function.Resource) && isAlias(d.Qualifier) && a.aliasComes(d) == symbol.No:
		a.noDestination(d, fmt.Sprintf("there is no alias %s of the %s, and nothing here creates it", d.Quote(d.Qualifier), what))
	case live.IsNotFound(err) && (target != nil && comes(&target.Resource) || function != nil && comes(&function.Resource)):
		a.unknown(subject, about, question, "it is not there yet, and whether it is created is not known before apply")
	case live.IsNotFound(err):
		a.noDestination(d, fmt.Sprintf("there is no %s in %s of the account %s, and nothing here creates it", what, strings.Trim(quote(region), `"`), a.Caller.Account))
	case err != nil:
		a.failed(subject, about, question, err, d.Value().Sensitive)
	case a.aliasGone(d, region) != "":
		a.noDestination(d, fmt.Sprintf("the plan deletes the alias %s of the %s (%s)", d.Quote(d.Qualifier), what, a.aliasGone(d, region)))
	case target != nil || function != nil:
	case certain == symbol.Yes:
		a.noDestination(d, "the plan deletes the "+what+" ("+gone+")")
	case certain == symbol.Unknown:
		a.unknown(subject, about, question, perhaps(gone))
	}
}

func unqualified(q symbol.Text) bool {
	s, known := q.Known()
	return known && (s == "" || s == identity.Latest)
}

// isAlias reports whether a qualifier that is known is neither a version nor LATEST.
func isAlias(q symbol.Text) bool {
	s, known := q.Known()
	return known && !unqualified(q) && strings.Trim(s, "0123456789") != ""
}

// aliasComes reports whether the alias that a destination names is created here.
func (a *asking) aliasComes(d *permissions.Delivery) symbol.Tri {
	is := symbol.No
	for _, alias := range a.project.Aliases {
		if !comes(&alias.Resource) || int(alias.Generation) != generation(d.Kind) {
			continue
		}
		owner, name := alias.FunctionName, d.Name
		if alias.Generation == model.FC2 {
			owner, name = alias.ServiceName, d.Service
		}
		is = is.Or(d.Reaches(alias.Provider).And(alias.ExistsWith(&a.config.Resource)).
			And(symbol.Equal(a.fill(owner.Text), a.fill(name))).And(symbol.Equal(a.fill(alias.AliasName.Text), a.fill(d.Qualifier))))
	}
	return is
}

func generation(k alicloud.Kind) int {
	switch k {
	case alicloud.FC2Function:
		return 2
	case alicloud.FC3Function:
		return 3
	}
	return 0
}

// aliasGone is what the plan certainly deletes that is the alias of a destination.
func (a *asking) aliasGone(d *permissions.Delivery, region string) string {
	if !isAlias(d.Qualifier) || a.aliasComes(d) != symbol.No {
		return ""
	}
	aliases, owner := aliases3, d.Name
	if d.Kind == alicloud.FC2Function {
		aliases, owner = aliases2, d.Service
	}
	name, _ := a.fill(owner).Known()
	alias, _ := d.Qualifier.Known()
	if address, certain := a.gone(aliases, region, name, alias); certain == symbol.Yes {
		return address
	}
	return ""
}

// exists asks for the destination. what names its kind and itself.
func (a *asking) exists(d *permissions.Delivery, region string) (what string, err error, ok bool) {
	name, known := a.fill(d.Name).Known()
	if !known || name == "" {
		return "", nil, false
	}
	what = fmt.Sprintf("%s called %s", d.Kind, d.Quote(symbol.Lit(name)))
	switch d.Kind {
	case alicloud.Queue:
		return what, a.Account.Queue(a.ctx, region, name), true
	case alicloud.Topic:
		return what, a.Account.Topic(a.ctx, region, name), true
	case alicloud.EventBus:
		return what, a.Account.EventBus(a.ctx, region, name), true
	case alicloud.RocketMQ4:
		instance, known := a.fill(d.Instance).Known()
		if !known || instance == "" {
			return "", nil, false
		}
		return what, a.Account.RocketMQTopic(a.ctx, region, instance, name), true
	case alicloud.FC2Function, alicloud.FC3Function:
		return what, a.functionExists(d, region, name), a.functionKnown(d)
	}
	return "", nil, false
}

func (a *asking) functionKnown(d *permissions.Delivery) bool {
	_, known := a.fill(d.Qualifier).Known()
	_, serviceKnown := a.fill(d.Service).Known()
	return known && serviceKnown
}

// functionExists asks for a function and, if one is written, its alias or version.
func (a *asking) functionExists(d *permissions.Delivery, region, name string) error {
	if !a.functionKnown(d) {
		return nil
	}
	id := live.FunctionID{Generation: 3, Region: region, Name: name}
	if d.Kind == alicloud.FC2Function {
		id.Generation = 2
		id.Service, _ = a.fill(d.Service).Known()
	}
	qualifier, _ := a.fill(d.Qualifier).Known()
	if unqualified(symbol.Lit(qualifier)) || a.aliasComes(d) == symbol.Yes {
		_, err := a.Account.Function(a.ctx, id)
		return err
	}
	id.Qualifier = qualifier
	if isAlias(d.Qualifier) {
		if err := a.Account.Alias(a.ctx, id); err != nil {
			return err
		}
	}
	_, err := a.Account.Function(a.ctx, id)
	return err
}

// destinationGone is what the plan deletes of the name of the destination: see gone.
func (a *asking) destinationGone(d *permissions.Delivery, region string) (address string, certain symbol.Tri) {
	name, _ := a.fill(d.Name).Known()
	switch d.Kind {
	case alicloud.Queue:
		return a.gone(queues, region, name)
	case alicloud.Topic:
		return a.gone(topics, region, name)
	case alicloud.EventBus:
		return a.gone(buses, region, name)
	case alicloud.RocketMQ4:
		instance, _ := a.fill(d.Instance).Known()
		return a.gone(onsTopics, region, instance, name)
	case alicloud.FC3Function:
		return a.gone(functions3, region, name)
	case alicloud.FC2Function:
		service, _ := a.fill(d.Service).Known()
		return a.gone(functions2, region, service, name)
	}
	return "", symbol.No
}

func (a *asking) noDestination(d *permissions.Delivery, because string) {
	a.say(&DestinationNotFound, func() check.Finding {
		f := d.Finding(d.Says()+", and "+because, model.Range{})
		f.Subject = d.Side.Type
		return f
	})
}
