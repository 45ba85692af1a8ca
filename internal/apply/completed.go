package apply

import (
	"bytes"
	"io"
	"strings"
	"sync"
)

// completed takes note of what terraform says that it has completed, on its way to a writer. The
// state alone does not tell: providers of Terraform's older SDK, Alibaba Cloud's is one, leave the
// planned values of an update in the state when it fails, and terraform keeps what failed to be
// created as tainted.
type completed struct {
	w io.Writer

	mu   sync.Mutex
	line []byte
	of   map[string]bool // "update of ADDRESS"
}

// mostLine bounds a line that is looked at. Addresses are shorter.
const mostLine = 64 << 10

func (c *completed) Write(b []byte) (int, error) {
	c.mu.Lock()
	for rest := b; len(rest) > 0; {
		part, after, ends := bytes.Cut(rest, []byte("\n"))
		if len(c.line)+len(part) <= mostLine {
			c.line = append(c.line, part...)
		}
		if ends {
			c.note(string(c.line))
			c.line = c.line[:0]
		}
		rest = after
	}
	c.mu.Unlock()
	return c.w.Write(b)
}

// note reads a line such as "aws_x.y: Modifications complete after 0s [id=z]".
func (c *completed) note(line string) {
	for words, action := range map[string]string{"Creation": "create", "Modifications": "update"} {
		if i := strings.LastIndex(line, ": "+words+" complete after "); i > 0 {
			if c.of == nil {
				c.of = map[string]bool{}
			}
			c.of[action+" of "+line[:i]] = true
		}
	}
}

// has reports whether something was completed.
func (c *completed) has(action, address string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.of[action+" of "+address]
}
