package cli

import (
	"bytes"
	"testing"
	"time"
)

func TestProgressLines(t *testing.T) {
	for want, show := range map[string]func(p *progress){
		"3 of 7 modules":                   func(p *progress) { p.Update(3, 7) },
		"12 of 40 MB of the plan are read": func(p *progress) { p.Read(12<<20, 40<<20) },
		"12 MB of the plan are read":       func(p *progress) { p.Read(12<<20, 0) },
	} {
		var out bytes.Buffer
		p := &progress{w: &out, last: time.Now().Add(-time.Second)}
		show(p)
		show(p) // too soon
		p.Clear()
		if got := out.String(); got != "\r\x1b[K"+want+"\r\x1b[K" {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
