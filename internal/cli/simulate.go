package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
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
	_, err := io.WriteString(s.stdout, verdictText(policies, v))
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
func verdictText(policies []ram.Policy, v ram.Verdict) string {
	var b strings.Builder
	fmt.Fprintln(&b, decisionName(v.Decision))
	line := func(s *ram.Step, why string) {
		fmt.Fprintf(&b, "  %s, statement %d: %s%s\n", policies[s.Policy].Name, s.Statement.Index, effectName(s.Statement.Effect), why)
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
				if why := mismatch(s); why != "" {
					line(s, ", but "+why)
				}
			}
		}
	}
	return b.String()
}

// mismatch says why a statement that comes near does not match, "" of one that does not come
// near.
func mismatch(s *ram.Step) string {
	switch {
	case s.FoldOnly:
		return "its Resource matches only without regard to upper and lower case"
	case s.Match == symbol.Yes:
		return "its Condition does not hold"
	case s.Action == symbol.Yes:
		return "its Resource does not match"
	case s.Resource == symbol.Yes:
		return "its Action does not match"
	}
	return ""
}

// question is a line of a batch.
type question struct {
	ID       json.RawMessage         `json:"id"`
	Policies []questionPolicy        `json:"policies"`
	Action   string                  `json:"action"`
	Resource string                  `json:"resource"`
	Context  map[string]contextValue `json:"context"`
}

// questionPolicy is a policy of a line. A custom one without a document is not known.
type questionPolicy struct {
	Type     string          `json:"type"`
	Name     string          `json:"name"`
	Document json.RawMessage `json:"document"` // an object, or a string with JSON in it
}

// contextValue are the values of a condition key: a string, number or boolean, or a list of
// them.
type contextValue []string

// UnmarshalJSON reads numbers and booleans as they are written.
func (c *contextValue) UnmarshalJSON(src []byte) error {
	list := []json.RawMessage{src}
	if src[0] == '[' {
		if err := json.Unmarshal(src, &list); err != nil {
			return err
		}
	}
	for _, item := range list {
		text := string(item)
		switch text[0] {
		case '"':
			if err := json.Unmarshal(item, &text); err != nil {
				return err
			}
		case '{', '[', 'n':
			return errors.New("a value of context is no string, number or boolean, nor a list of them")
		}
		*c = append(*c, text)
	}
	return nil
}

// policy is the policy as it is evaluated.
func (q *questionPolicy) policy() (ram.Policy, error) {
	p := ram.Policy{Type: q.Type, Name: q.Name, Attached: symbol.Yes, NeverDenies: true}
	switch q.Type {
	case "", "Custom":
		p.Type = "Custom"
	case "System":
		p, _ = ram.System(q.Name)
	default:
		return p, fmt.Errorf("the type is %q, not Custom or System", q.Type)
	}
	text := string(q.Document)
	if text == "" || text == "null" {
		return p, nil
	}
	if text[0] == '"' {
		if err := json.Unmarshal(q.Document, &text); err != nil {
			return p, err
		}
	}
	p.Document, p.Partial = ram.Decode(symbol.Lit(text), nil, ram.Identity), false
	if fault := p.Document.Invalid(); fault != nil {
		return p, problem(fault)
	}
	return p, nil
}

func (q *question) answer() (answer, error) {
	switch {
	case q.Action == "":
		return answer{}, errors.New("there is no action")
	case q.Resource == "":
		return answer{}, errors.New("there is no resource")
	}
	r := request(q.Action, q.Resource)
	r.Context = make(map[string][]string, len(q.Context))
	for key, values := range q.Context {
		r.Context[key] = values
	}
	policies := make([]ram.Policy, len(q.Policies))
	for i := range q.Policies {
		p, err := q.Policies[i].policy()
		if err != nil {
			return answer{}, fmt.Errorf("policy %q: %w", q.Policies[i].Name, err)
		}
		policies[i] = p
	}
	return newAnswer(policies, ram.Evaluate(policies, r)), nil
}

// answerLine appends the answer to a line, a line as well; nothing if the line is blank.
func answerLine(out *bytes.Buffer, line []byte) {
	line = bytes.TrimSpace(line)
	if len(line) == 0 {
		return
	}
	var q question
	var a answer
	err := json.Unmarshal(line, &q)
	if err == nil {
		a, err = q.answer()
	} else {
		q.ID, err = findID(line), lineError(err)
	}
	if q.ID == nil {
		q.ID = json.RawMessage("null")
	}
	q.ID = bytes.ToValidUTF8(q.ID, []byte("\ufffd"))
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	if err != nil {
		err = e.Encode(struct {
			ID    json.RawMessage `json:"id"`
			Error string          `json:"error"`
		}{q.ID, err.Error()})
	} else {
		err = e.Encode(struct {
			ID json.RawMessage `json:"id"`
			answer
		}{q.ID, a})
	}
	if err != nil {
		panic(err) // cannot happen: an ID that was read is JSON
	}
}

// lineError says what is wrong with a line without the names of Go.
func lineError(err error) error {
	var mismatch *json.UnmarshalTypeError
	if errors.As(err, &mismatch) {
		if mismatch.Field == "" {
			return fmt.Errorf("the line is JSON, but not an object: %s", mismatch.Value)
		}
		return fmt.Errorf("the value of %s is of the wrong type: %s", mismatch.Field, mismatch.Value)
	}
	return err
}

// findID returns the id of a line that is broken behind it, or nil.
func findID(line []byte) json.RawMessage {
	d := json.NewDecoder(bytes.NewReader(line))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return nil
	}
	for {
		key, err := d.Token()
		var value json.RawMessage
		if err != nil || d.Decode(&value) != nil {
			return nil
		}
		if key == "id" {
			return value
		}
	}
}

// Bounds of a batch. A chunk is as many lines as one worker takes at a time.
const (
	longestLine = 32 << 20
	chunkSize   = 256 << 10
)

var errLongLine = fmt.Errorf("the line is longer than %d MiB", longestLine>>20)

// chunk is some lines on their way.
type chunk struct {
	lines [][]byte // nil: one that was too long
	out   bytes.Buffer
	crash *crash
	done  chan struct{}
}

func (c *chunk) answer() {
	defer close(c.done)
	defer func() {
		if fault := recover(); fault != nil {
			crashed := newCrash(fault)
			c.crash = &crashed
		}
	}()
	for _, line := range c.lines {
		if line == nil {
			fmt.Fprintf(&c.out, `{"id":null,"error":%q}`+"\n", errLongLine)
			continue
		}
		answerLine(&c.out, line)
	}
}

func (s *simulate) answerFile() error {
	in := s.stdin
	if s.batch != "-" {
		f, err := os.Open(s.absolute(s.batch))
		if err != nil {
			return fmt.Errorf("--batch %s: %w", s.batch, reason(err))
		}
		defer f.Close()
		in = f
	}
	if err := answerAll(in, s.stdout); err != nil {
		return fmt.Errorf("--batch %s: %w", s.batch, reason(err))
	}
	return nil
}

// answerAll answers all lines of in, in their order. Several workers take chunks; what is on
// the way is bounded by the length of the queue.
func answerAll(in io.Reader, out io.Writer) error {
	workers := runtime.GOMAXPROCS(0)
	work, queue := make(chan *chunk), make(chan *chunk, 2*workers)
	stop := make(chan struct{})
	defer close(stop)
	for range workers {
		go func() {
			for c := range work {
				c.answer()
			}
		}()
	}
	var failed error // to read; set before the queue is closed
	go func() {
		defer close(queue)
		defer close(work)
		failed = readChunks(in, func(c *chunk) bool {
			for _, to := range []chan *chunk{queue, work} {
				select {
				case to <- c:
				case <-stop:
					return false
				}
			}
			return true
		})
	}()
	for c := range queue {
		<-c.done
		if c.crash != nil {
			return *c.crash
		}
		if _, err := out.Write(c.out.Bytes()); err != nil {
			return err
		}
	}
	return failed
}

// readChunks hands over the lines of in, until take returns false. Lines do not wait for
// others that are still to be written by whoever writes in.
func readChunks(in io.Reader, take func(*chunk) bool) error {
	r := bufio.NewReaderSize(in, chunkSize)
	c := &chunk{done: make(chan struct{})}
	size := 0
	for first := true; ; first = false {
		line, err := readLine(r)
		if first {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if err == nil || len(line) > 0 || errors.Is(err, errLongLine) {
			c.lines = append(c.lines, line)
			size += len(line)
		}
		ended := err != nil && !errors.Is(err, errLongLine)
		ready, _ := r.Peek(r.Buffered())
		if ended || size >= chunkSize || bytes.IndexByte(ready, '\n') < 0 {
			if len(c.lines) > 0 && !take(c) {
				return nil
			}
			c, size = &chunk{done: make(chan struct{})}, 0
		}
		switch {
		case err == io.EOF:
			return nil
		case ended:
			return err
		}
	}
}

// readLine returns the next line, never nil but with an error. One that is too long is
// passed over.
func readLine(r *bufio.Reader) ([]byte, error) {
	line := []byte{}
	for {
		piece, err := r.ReadSlice('\n')
		if len(line)+len(piece) > longestLine {
			for errors.Is(err, bufio.ErrBufferFull) {
				_, err = r.ReadSlice('\n')
			}
			if err == nil || err == io.EOF {
				err = errLongLine // at the end, the next call says so
			}
			return nil, err
		}
		line = append(line, piece...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}
