package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/fcasync/fcasync-lint/internal/ram"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

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

// documents are decoded policy documents by their text: the lines of a batch mostly ask about
// the same ones. It is used by one worker.
type documents map[string]*ram.Document

func (d documents) decode(text string) *ram.Document {
	const most, longest = 256, 1 << 16
	if have, ok := d[text]; ok {
		return have
	}
	doc := ram.Decode(symbol.Lit(text), nil, ram.Identity)
	if len(d) < most && len(text) <= longest {
		d[text] = doc
	}
	return doc
}

// policy is the policy as it is evaluated.
func (q *questionPolicy) policy(known documents) (ram.Policy, error) {
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
	p.Document, p.Partial = known.decode(text), false
	if fault := p.Document.Invalid(); fault != nil {
		return p, problem(fault)
	}
	return p, nil
}

func (q *question) answer(known documents) (answer, error) {
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
		p, err := q.Policies[i].policy(known)
		if err != nil {
			return answer{}, fmt.Errorf("policy %q: %w", q.Policies[i].Name, err)
		}
		policies[i] = p
	}
	return newAnswer(policies, ram.Evaluate(policies, r)), nil
}

// answerLine appends the answer to a line, a line as well; nothing if the line is blank.
func answerLine(out *bytes.Buffer, line []byte, known documents) {
	line = bytes.TrimSpace(line)
	if len(line) == 0 {
		return
	}
	var q question
	var a answer
	err := json.Unmarshal(line, &q)
	if err == nil {
		a, err = q.answer(known)
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

func (c *chunk) answer(known documents) {
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
		answerLine(&c.out, line, known)
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
			known := documents{}
			for c := range work {
				c.answer(known)
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
