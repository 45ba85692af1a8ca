package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func (a *app) simulateCommand() *cobra.Command {
	s := &simulate{app: a}
	cmd := &cobra.Command{
		Use:   "simulate",
		Short: "Decides whether RAM policies allow an action on a resource",
		Long: `Decides whether RAM policies allow an action on a resource, as the rules about
permissions do.

The decision is explicit_deny (a Deny without a condition matches), allowed (an Allow
without a condition matches, and no Deny does), conditional (a Condition decides),
undetermined (nothing known allows it, and a policy is not known), or implicit_deny.
With --context conditions are evaluated; a key that is not given may have any value.

--batch reads questions as JSON lines, "-" from standard input, and writes an answer for
each in the same order. A line that makes no sense is answered with an error.

Exit status: 0 whatever the decision is, 2 when the run itself failed.`,
		Example: `  fcasync-lint simulate --policy policy.json --action mns:SendMessage \
    --resource acs:mns:cn-hangzhou:1234567890123456:/queues/orders-dead/messages
  fcasync-lint simulate --system-policy AliyunFCInvocationAccess --action fc:InvokeFunction \
    --resource acs:fc:cn-hangzhou:1234567890123456:functions/orders --format json
  fcasync-lint simulate --policy policy.json --context acs:SourceIp=10.0.0.1 \
    --action mns:SendMessage --resource '*'
  fcasync-lint simulate --batch questions.jsonl > answers.jsonl`,
		Args: noArguments,
		RunE: s.run,
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringArrayVar(&s.policies, "policy", nil, "`FILE` with a policy document; repeatable")
	f.StringArrayVar(&s.system, "system-policy", nil, "`NAME` of a system policy; repeatable")
	f.StringVar(&s.action, "action", "", "the action, such as mns:SendMessage")
	f.StringVar(&s.resource, "resource", "", "the ARN of the resource")
	f.StringArrayVar(&s.context, "context", nil, "`KEY=VALUE` of a condition key; repeatable, also for several values of one key")
	f.StringVarP(&s.format, "format", "f", "text", "text or json")
	f.StringVar(&s.batch, "batch", "", "`FILE` of questions, a JSON object on each line; - is standard input")
	complete(cmd, "system-policy", alicloud.SystemPolicies())
	complete(cmd, "action", alicloud.DeliveryActions())
	complete(cmd, "format", []string{"text", "json"})
	for _, flag := range []string{"resource", "context"} {
		complete(cmd, flag, nil)
	}
	return cmd
}

// simulate is one run of the command.
type simulate struct {
	*app
	policies, system, context       []string
	action, resource, format, batch string
}

func (s *simulate) run(cmd *cobra.Command, _ []string) error {
	if cmd.Flags().Changed("batch") {
		for _, flag := range []string{"policy", "system-policy", "action", "resource", "context", "format"} {
			if cmd.Flags().Changed(flag) {
				return usagef("--batch and --%s contradict each other: each line of the file has its own policies and request", flag)
			}
		}
		return s.answerFile()
	}
	switch {
	case s.format != "text" && s.format != "json":
		return usagef("unknown format %q: use text or json%s", s.format, check.DidYouMean(s.format, []string{"text", "json"}))
	case s.action == "" || s.resource == "":
		return usagef("simulate takes an --action and a --resource, or a --batch")
	case len(s.policies)+len(s.system) == 0:
		return usagef("simulate takes at least one --policy or --system-policy")
	}
	q := request(s.action, s.resource)
	q.Context = map[string][]string{}
	for _, pair := range s.context {
		key, value, found := strings.Cut(pair, "=")
		if !found || key == "" {
			return usagef("--context %s: write it as KEY=VALUE, for example acs:SourceIp=10.0.0.1", pair)
		}
		q.Context[key] = append(q.Context[key], value)
	}
	var policies []ram.Policy
	for _, file := range s.policies {
		p, err := s.policyFile(file)
		if err != nil {
			return fmt.Errorf("--policy %s: %w", file, err)
		}
		policies = append(policies, p)
	}
	for _, system := range s.system {
		p, ok := ram.System(system)
		if !ok {
			fmt.Fprintf(s.stderr, "%s: the system policy %q is not known to this version%s\n", name, system,
				check.DidYouMean(system, alicloud.SystemPolicies()))
		}
		policies = append(policies, p)
	}
	v := ram.Evaluate(policies, q)
	if s.format == "json" {
		e := json.NewEncoder(s.stdout)
		e.SetEscapeHTML(false)
		return e.Encode(newAnswer(policies, v))
	}
	_, err := io.WriteString(s.stdout, verdictText(policies, q, v))
	return err
}

// request is a question about a known resource.
func request(action, resource string) ram.Request {
	return ram.Request{Action: action, Resource: symbol.Lit(resource), TrustNotResource: true}
}

// policyFile reads a custom policy. What is wrong with it and does not matter here is said on
// stderr.
func (s *simulate) policyFile(file string) (ram.Policy, error) {
	src, err := os.ReadFile(s.absolute(file))
	if err != nil {
		return ram.Policy{}, reason(err)
	}
	d := ram.Decode(symbol.Lit(string(src)), nil, ram.Identity)
	if p := d.Invalid(); p != nil {
		return ram.Policy{}, problem(p)
	}
	for i := range d.Problems {
		fmt.Fprintf(s.stderr, "%s: --policy %s: %s\n", name, file, problem(&d.Problems[i]))
	}
	return ram.Policy{Type: "Custom", Name: file, Document: d, Attached: symbol.Yes}, nil
}

// absolute is the path of a file that the command line names.
func (s *simulate) absolute(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(s.dir, path)
}

func problem(p *ram.Problem) error {
	if p.Fix != "" {
		return fmt.Errorf("%s (%s)", p.Message, p.Fix)
	}
	return errors.New(p.Message)
}

// answer is a decision in JSON.
type answer struct {
	Decision string    `json:"decision"`
	Matched  []matched `json:"matched"`
}

// matched is a statement that makes a decision.
type matched struct {
	Policy    string `json:"policy"`
	Statement int    `json:"statement"`
	Effect    string `json:"effect"`
}

func newAnswer(policies []ram.Policy, v ram.Verdict) answer {
	a := answer{Decision: decisionName(v.Decision), Matched: []matched{}}
	for _, s := range deciding(v) {
		a.Matched = append(a.Matched, matched{policies[s.Policy].Name, s.Statement.Index, effectName(s.Statement.Effect)})
	}
	return a
}

// deciding are the statements that make a decision. Where a Condition of a Deny decides, the
// Allow that it may take away is one of them.
func deciding(v ram.Verdict) []*ram.Step {
	var out []*ram.Step
	next := 0
	for i := range v.Steps {
		s := &v.Steps[i]
		decides := next < len(v.Deciding) && v.Deciding[next] == i
		if decides {
			next++
		}
		switch v.Decision {
		case ram.Undetermined:
			decides = false
		case ram.Conditional:
			decides = decides || s.Statement.Effect == ram.Allow && s.Match == symbol.Yes && s.Condition == symbol.Yes
		}
		if decides {
			out = append(out, s)
		}
	}
	return out
}

func decisionName(d ram.Decision) string {
	switch d {
	case ram.Allowed:
		return "allowed"
	case ram.ExplicitDeny:
		return "explicit_deny"
	case ram.ImplicitDeny:
		return "implicit_deny"
	case ram.Conditional:
		return "conditional"
	}
	return "undetermined"
}

func effectName(e ram.Effect) string {
	switch e {
	case ram.Allow:
		return "Allow"
	case ram.Deny:
		return "Deny"
	}
	return "unknown"
}

// verdictText is a decision for people, with the statements that make it, or those that
// come near.
func verdictText(policies []ram.Policy, r ram.Request, v ram.Verdict) string {
	var b strings.Builder
	fmt.Fprintln(&b, decisionName(v.Decision))
	line := func(s *ram.Step, why string) {
		fmt.Fprintf(&b, "  %s, Statement[%d]: %s%s\n", policies[s.Policy].Name, s.Statement.Index, effectName(s.Statement.Effect), why)
	}
	for _, s := range deciding(v) {
		why := ""
		if s.Condition == symbol.Unknown {
			why = ", if its Condition holds"
		}
		line(s, why)
	}
	for _, i := range v.Unknown {
		fmt.Fprintf(&b, "  %s is not known\n", policies[i].Name)
	}
	if v.Decision == ram.ImplicitDeny {
		for i := range v.Steps {
			if s := &v.Steps[i]; s.Statement.Effect == ram.Allow {
				if why := mismatch(s, r); why != "" {
					line(s, ", but "+why)
				}
			}
		}
	}
	return b.String()
}

// mismatch says why a statement that comes near does not match, "" of one that does not come
// near.
func mismatch(s *ram.Step, r ram.Request) string {
	resource, foldOnly := r.ResourceMatches(s.Statement)
	switch {
	case s.Match == symbol.Yes:
		return "its Condition does not hold"
	case s.Action == symbol.Yes && foldOnly:
		return "its Resource matches only without regard to upper and lower case"
	case s.Action == symbol.Yes:
		return "its Resource does not match"
	case resource == symbol.Yes:
		return "its Action does not match"
	}
	return ""
}
