package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode/utf8"
)

// questions are n lines of a batch.
func questions(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"%d","policies":[{"type":"Custom","name":"p","document":{"Version":"1","Statement":[{"Effect":"Allow","Action":["mns:SendMessage","mns:PublishMessage"],"Resource":["acs:mns:*:*:/queues/q%d/*"]}]}},{"type":"System","name":"AliyunMNSFullAccess"}],"action":"mns:SendMessage","resource":"acs:mns:cn-hangzhou:1234567890123456:/queues/q/messages"}`+"\n", i, i)
	}
	return b.String()
}

// answered returns the answers to lines.
func answered(t *testing.T, in string) []string {
	t.Helper()
	var out bytes.Buffer
	if err := answerAll(strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
}

func TestAnswers(t *testing.T) {
	const request = `"action":"mns:SendMessage","resource":"acs:mns:cn-hangzhou:1:/queues/q/messages"`
	policy := func(statements string) string {
		return `{"type":"Custom","name":"p","document":{"Version":"1","Statement":[` + statements + `]}}`
	}
	const (
		allow   = `{"Effect":"Allow","Action":"mns:*","Resource":"*"}`
		deny    = `{"Effect":"Deny","Action":"mns:Send*","Resource":"*"}`
		allowIf = `{"Effect":"Allow","Action":"mns:*","Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":"10.0.0.0/8"}}}`
		denyIf  = `{"Effect":"Deny","Action":"mns:*","Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":"10.0.0.0/8"}}}`
		mfa     = `{"Effect":"Allow","Action":"mns:*","Resource":"*","Condition":{"Bool":{"acs:MFAPresent":"true"},"NumericLessThan":{"n":["5"]}}}`
	)
	ask := func(policies, more string) string {
		return `{"id":1,"policies":[` + policies + `],` + request + more + `}`
	}
	say := func(decision string, statements ...string) string {
		return `{"id":1,"decision":"` + decision + `","matched":[` + strings.Join(statements, ",") + `]}`
	}
	at := func(i int, effect string) string {
		return fmt.Sprintf(`{"policy":"p","statement":%d,"effect":%q}`, i, effect)
	}
	for _, c := range []struct{ in, want string }{
		{ask(policy(allow), ""), say("allowed", at(0, "Allow"))},
		{ask(policy(allow+","+deny), ""), say("explicit_deny", at(1, "Deny"))},
		{ask(policy(""), ""), say("implicit_deny")},
		{ask("", ""), say("implicit_deny")},
		{`{"id":1,` + request + `}`, say("implicit_deny")},
		{ask(`{"name":"p"}`, ""), say("undetermined")},
		{ask(`{"name":"p","document":null},`+policy(allow), ""), say("allowed", at(0, "Allow"))},
		{ask(`{"type":"System","name":"NoSuchPolicy"},`+policy(deny), ""), say("explicit_deny", at(0, "Deny"))},
		{ask(`{"type":"System","name":"AliyunMNSFullAccess"}`, ""), say("allowed", `{"policy":"AliyunMNSFullAccess","statement":0,"effect":"Allow"}`)},
		{ask(policy(allowIf), ""), say("conditional", at(0, "Allow"))},
		{ask(policy(denyIf+","+allow), ""), say("conditional", at(0, "Deny"), at(1, "Allow"))},
		{ask(policy(allowIf), `,"context":{"acs:SourceIp":"10.1.2.3"}`), say("allowed", at(0, "Allow"))},
		{ask(policy(allowIf), `,"context":{"acs:SourceIp":["11.1.2.3","10.1.2.3"]}`), say("allowed", at(0, "Allow"))},
		{ask(policy(allowIf), `,"context":{"acs:SourceIp":"11.1.2.3"}`), say("implicit_deny")},
		{ask(policy(allow+","+denyIf), `,"context":{"acs:SourceIp":"10.1.2.3"}`), say("explicit_deny", at(1, "Deny"))},
		{ask(policy(mfa), `,"context":{"acs:MFAPresent":true,"n":4.5}`), say("allowed", at(0, "Allow"))},
		{ask(policy(mfa), `,"context":{"acs:MFAPresent":true}`), say("conditional", at(0, "Allow"))},
		{ask(`{"name":"p","document":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"mns:*\",\"NotResource\":\"acs:fc:*\"}]}"}`, ""), say("allowed", at(0, "Allow"))},

		// The ID comes back as it was given.
		{`{"id":{"a":[1.50,"<"]},` + request + `}`, `{"id":{"a":[1.50,"<"]},"decision":"implicit_deny","matched":[]}`},
		{`{` + request + `}`, `{"id":null,"decision":"implicit_deny","matched":[]}`},
		{`{"id":12345678901234567890,` + request + `}`, `{"id":12345678901234567890,"decision":"implicit_deny","matched":[]}`},

		{`{"id":"é`, `{"id":null,"error":"unexpected end of JSON input"}`},
		{`{"id":[1],"action":"a",}`, `{"id":[1],"error":"invalid character '}' looking for beginning of object key string"}`},
		{`x`, `{"id":null,"error":"invalid character 'x' looking for beginning of value"}`},
		{`[]`, `{"id":null,"error":"the line is JSON, but not an object: array"}`},
		{`{"id":1,"resource":"b"}`, `{"id":1,"error":"there is no action"}`},
		{`{"id":1,"action":"b"}`, `{"id":1,"error":"there is no resource"}`},
		{`{"id":1,"action":2,"resource":"b"}`, `{"id":1,"error":"the value of action is of the wrong type: number"}`},
		{ask(`{"type":"system","name":"p"}`, ""), `{"id":1,"error":"policy \"p\": the type is \"system\", not Custom or System"}`},
		{ask(policy(`{"Effect":"x","Action":"a","Resource":"b"}`), ""), `{"id":1,"error":"policy \"p\": the Effect is \"x\", not Allow or Deny (write Allow or Deny)"}`},
		{ask(`{"name":"p","document":"{"}`, ""), `{"id":1,"error":"policy \"p\": it is not JSON: it ends before all brackets and quotation marks are closed (correct the JSON)"}`},
		{ask(`{"name":"p","document":[]}`, ""), `{"id":1,"error":"policy \"p\": the document is a list, not an object (write an object with Version and Statement)"}`},
		{ask("", `,"context":{"k":{}}`), `{"id":1,"error":"a value of context is no string, number or boolean, nor a list of them"}`},
		{ask("", `,"context":{"k":null}`), `{"id":1,"error":"a value of context is no string, number or boolean, nor a list of them"}`},
	} {
		if got := answered(t, "\n \t\r\n"+c.in+"\r\n\n"); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

func TestAnswersComeInOrder(t *testing.T) {
	const n = 5000
	got := answered(t, "\ufeff"+questions(n))
	if len(got) != n {
		t.Fatalf("%d answers", len(got))
	}
	for i, line := range got {
		if !strings.HasPrefix(line, fmt.Sprintf(`{"id":"%d","decision":"allowed",`, i)) {
			t.Fatalf("answer %d is %s", i, line)
		}
	}
}

func TestLongLines(t *testing.T) {
	long := func(n int) string {
		return `{"id":1,"action":"a","resource":"` + strings.Repeat("x", n) + `"}`
	}
	got := answered(t, long(5<<20)+"\n"+long(longestLine)+"\n"+long(1)+"\n"+strings.Repeat("[", 6<<20)+"\n"+long(longestLine))
	want := []string{`{"id":1,"decision"`, `{"id":null,"error":"the line is longer than 32 MiB"}`, `{"id":1,"decision"`, `{"id":null,"error":"`, `{"id":null,"error":"the line is longer than 32 MiB"}`}
	if len(got) != len(want) {
		t.Fatalf("%d answers", len(got))
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("answer %d is %s", i, got[i])
		}
	}
}

// A line is answered before the next one is written.
func TestAnswersDoNotWait(t *testing.T) {
	in, asking := io.Pipe()
	answering, out := io.Pipe()
	go func() { out.CloseWithError(answerAll(in, out)) }()
	answers := json.NewDecoder(answering)
	for i := range 3 {
		if _, err := io.WriteString(asking, questions(1)+`{"id":`); err != nil {
			t.Fatal(err)
		}
		var a struct{ ID string }
		done := make(chan error, 1)
		go func() { done <- answers.Decode(&a) }()
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
		case <-time.After(time.Minute):
			t.Fatalf("there is no answer to line %d", i)
		}
		if _, err := io.WriteString(asking, "\n"); err != nil { // ends the second line
			t.Fatal(err)
		}
		if err := answers.Decode(&a); err != nil {
			t.Fatal(err)
		}
	}
	asking.Close()
	if err := answers.Decode(new(any)); err != io.EOF {
		t.Error(err)
	}
}

// brokenReader fails after some lines.
type brokenReader struct{ io.Reader }

func (b brokenReader) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if err == io.EOF {
		err = syscall.EIO
	}
	return n, err
}

func TestBatchThatCannotGoOn(t *testing.T) {
	if err := answerAll(strings.NewReader(questions(20_000)), closedPipe{}); !errors.Is(err, syscall.EPIPE) {
		t.Errorf("a closed output: %v", err)
	}
	var out bytes.Buffer
	if err := answerAll(brokenReader{strings.NewReader(questions(2))}, &out); !errors.Is(err, syscall.EIO) || strings.Count(out.String(), "\n") != 2 {
		t.Errorf("a broken input: %v, %s", err, out.String())
	}
}

// No line may crash it, and every answer is one line of JSON.
func FuzzAnswerLine(f *testing.F) {
	for _, s := range []string{
		questions(1), `{"id":"\ud800`, "{\"id\":\"\xff\"}", `{"policies":[{"document":"\""}],"action":"a","resource":"b"}`,
		`{"id":1,"action":"a","resource":"b","context":{"a":[1,true,"x",[]]}}`, `{"id":{"id":1}} x`, `[[[[`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		var out bytes.Buffer
		answerLine(&out, line, documents{})
		if out.Len() == 0 {
			if len(bytes.TrimSpace(line)) > 0 {
				t.Error("there is no answer")
			}
			return
		}
		s := out.Bytes()
		if bytes.IndexByte(s, '\n') != len(s)-1 || !json.Valid(s) || !utf8.Valid(s) {
			t.Errorf("the answer is %q", s)
		}
	})
}

// On a shared machine of 2 cores (2026-11-26): 12 µs for a line with both cores free, 24 µs with
// one of them, if no two documents are the same: 1.2 and 2.4 s for 100,000 lines.
func BenchmarkBatch(b *testing.B) {
	const lines = 10_000
	in := questions(lines)
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		if err := answerAll(strings.NewReader(in), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/lines, "µs/line")
}
