package cli

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"golang.org/x/term"
)

// terminal returns the file descriptor of a terminal.
func terminal(w io.Writer) (fd int, ok bool) {
	f, ok := w.(*os.File)
	if !ok {
		return 0, false
	}
	fd = int(f.Fd())
	return fd, term.IsTerminal(fd)
}

// terminalWidth is 0 where w is no terminal.
func terminalWidth(w io.Writer) int {
	fd, ok := terminal(w)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(fd)
	if err != nil {
		return 0
	}
	return width
}

// colored decides whether output to w has colours. A flag goes before the environment:
// https://no-color.org, https://bixense.com/clicolors.
func (a *app) colored(mode string, w io.Writer) bool {
	switch mode {
	case "always":
		return true
	case "never":
		return false
	}
	if v, _ := a.lookupEnv("NO_COLOR"); v != "" {
		return false
	}
	if v, _ := a.lookupEnv("CLICOLOR_FORCE"); v != "" && v != "0" {
		return true
	}
	if v, _ := a.lookupEnv("TERM"); v == "dumb" {
		return false
	}
	_, ok := terminal(w)
	return ok
}

// progress tells on a terminal how far a long run is.
type progress struct {
	w     io.Writer
	mu    sync.Mutex
	last  time.Time
	shown bool
}

// newProgress returns nil where nobody looks.
func newProgress(w io.Writer, quiet bool) *progress {
	if _, ok := terminal(w); !ok || quiet {
		return nil
	}
	return &progress{w: w, last: time.Now()}
}

// Update tells how many modules are judged. It may be called from several goroutines.
func (p *progress) Update(done, total int) {
	p.show(func() string { return fmt.Sprintf("%d of %d modules", done, total) })
}

// Read tells how many bytes of a plan are read; total is 0 if that is not known.
func (p *progress) Read(done, total int64) {
	p.show(func() string {
		if total > 0 {
			return fmt.Sprintf("%d of %d MB of the plan are read", done>>20, total>>20)
		}
		return fmt.Sprintf("%d MB of the plan are read", done>>20)
	})
}

// Asked tells how many answers the account has given.
func (p *progress) Asked(n int64) {
	p.show(func() string { return fmt.Sprintf("%d answers of the account", n) })
}

func (p *progress) show(line func() string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	// A run that is over before one looks up needs no line that flickers.
	if now := time.Now(); now.Sub(p.last) > 300*time.Millisecond {
		p.last, p.shown = now, true
		fmt.Fprintf(p.w, "\r\x1b[K%s", line())
	}
}

// Clear takes the line away.
func (p *progress) Clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}
