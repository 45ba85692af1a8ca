package report

import (
	"bufio"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/lang"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// Without a terminal, and on a very wide one, lines are as long as can be read well.
const (
	defaultWidth = 100
	leastWidth   = 40
)

// printer writes text for people. Errors of the writer are kept until it is flushed.
type printer struct {
	*bufio.Writer
	width   int
	sources map[string][]byte
	secrets map[string][]model.Range // by file
	veils   map[string]*veiled       // of the files that were shown and hold secrets
	lang    *lang.Language

	error, warning, info, strong, faint, frame *color.Color
}

func newPrinter(w io.Writer, sources map[string][]byte, o Options) *printer {
	width := defaultWidth
	if o.Width > 0 {
		width = max(leastWidth, min(o.Width, defaultWidth))
	}
	paint := func(a ...color.Attribute) *color.Color {
		c := color.New(a...)
		if o.Color {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c
	}
	return &printer{
		Writer: bufio.NewWriter(w), width: width, sources: sources,
		secrets: map[string][]model.Range{}, veils: map[string]*veiled{}, lang: o.Lang,
		error: paint(color.FgRed, color.Bold), warning: paint(color.FgYellow, color.Bold),
		info: paint(color.FgCyan, color.Bold), strong: paint(color.Bold),
		faint: paint(color.Faint), frame: paint(color.FgBlue),
	}
}

func writeText(w io.Writer, r *Report, o Options) error {
	p := newPrinter(w, r.Sources, o)
	for _, s := range r.Secrets {
		p.secrets[s.File] = append(p.secrets[s.File], s)
	}
	for rest := r.Findings; len(rest) > 0; {
		n := alike(rest)
		p.finding("", rest[:n]...)
		rest = rest[n:]
	}
	if o.ShowIgnored {
		for _, i := range r.Ignored {
			f := i.Finding
			by := check.Related{Message: i.By.Reason, Location: i.By.Range}
			if !by.Location.IsZero() {
				by.Message = fmt.Sprintf(p.lang.Say("ignored here: %s"), by.Message)
			}
			f.Related = append(f.Related[:len(f.Related):len(f.Related)], by)
			p.finding("ignored ", f)
		}
	}
	p.summary(r, o)
	return p.Flush()
}

// WriteFindings prints findings as text, without the line that sums a run up.
func WriteFindings(w io.Writer, findings []check.Finding, sources map[string][]byte, o Options) error {
	p := newPrinter(w, sources, o)
	for _, f := range findings {
		p.finding("", f)
	}
	return p.Flush()
}

// WriteNotices prints what a user should know about the run besides its findings.
func WriteNotices(w io.Writer, notices []model.Notice, o Options) error {
	p := newPrinter(w, nil, o)
	for _, n := range notices {
		label := p.info.Sprint("notice:")
		if n.Warning {
			label = p.warning.Sprint("warning:")
		}
		fmt.Fprintf(p, "%s %s\n", label, Clean(n.Message))
		if !n.Range.IsZero() {
			fmt.Fprintf(p, "  %s %s\n", p.frame.Sprint("-->"), place(n.Range))
		}
	}
	return p.Flush()
}

// alike returns how many of the first findings say the same of different instances of a
// resource: they are printed once.
func alike(findings []check.Finding) int {
	same := func(a, b check.Finding) bool {
		a.Address, a.Fingerprint, a.Flow, a.Edits, a.Behind, a.Root = b.Address, b.Fingerprint, b.Flow, b.Edits, b.Behind, b.Root
		return reflect.DeepEqual(a, b)
	}
	n := 1
	for n < len(findings) && findings[0].Address != "" && same(findings[0], findings[n]) {
		n++
	}
	return n
}

// finding prints a finding, which may be about several instances, with an empty line behind it.
func (p *printer) finding(prefix string, instances ...check.Finding) {
	f := instances[0]
	tone := p.tone(f.Severity)
	fmt.Fprintf(p, "%s %s%s\n", tone.Sprintf("%s%s[%s]", prefix, f.Severity, Clean(f.Rule)),
		Clean(f.Name), p.strong.Sprint(": "+Clean(f.Message)))

	rows := p.rows(f.Location)
	gutter := 1
	for _, r := range rows {
		gutter = max(gutter, len(strconv.Itoa(r.number)))
	}
	margin := strings.Repeat(" ", gutter)
	if !f.Location.IsZero() {
		fmt.Fprintf(p, "%s%s %s\n", margin, p.frame.Sprint("-->"), place(f.Location))
	}
	if len(rows) > 0 {
		fmt.Fprintf(p, "%s %s\n", margin, p.frame.Sprint("|"))
		for _, r := range rows {
			switch r.kind {
			case sourceRow:
				p.line(fmt.Sprintf("%*d |", gutter, r.number), painted(tone, r.lead)+r.text)
			case markRow:
				p.line(margin+" |", painted(tone, r.text))
			case gapRow:
				p.line(margin+" :", painted(tone, r.lead)+ellipsis)
			}
		}
		fmt.Fprintf(p, "%s %s\n", margin, p.frame.Sprint("|"))
	}

	p.labelled(margin, p.lang.Say("in:"), p.addresses(instances))
	p.labelled(margin, p.lang.Say("why:"), p.prose(margin, f.Why))
	for _, t := range f.Trace {
		p.labelled(margin, p.lang.Say("how:"), p.prose(margin, t))
	}
	for _, r := range f.Related {
		lines := p.prose(margin, r.Message)
		if !r.Location.IsZero() {
			lines = append(lines, p.pointer(margin, r.Location))
		}
		p.labelled(margin, p.lang.Say("note:"), lines)
	}
	p.labelled(margin, p.lang.Say("fix:"), p.prose(margin, f.Fix))
	p.labelled(margin, p.lang.Say("see:"), []string{Clean(f.URL)})
	p.WriteByte('\n')
}

// addresses are those of the instances, as many as one cares to read.
func (p *printer) addresses(instances []check.Finding) (lines []string) {
	const most = 10
	for i, f := range instances {
		if i == most-1 && len(instances) > most {
			return append(lines, fmt.Sprintf(p.lang.Say("and %d more"), len(instances)-i))
		}
		lines = append(lines, Clean(f.Address))
	}
	return lines
}

func (p *printer) tone(s check.Severity) *color.Color {
	switch s {
	case check.Error:
		return p.error
	case check.Warning:
		return p.warning
	}
	return p.info
}

// painted leaves out the sequences around nothing.
func painted(c *color.Color, s string) string {
	if s == "" {
		return ""
	}
	return c.Sprint(s)
}

// line prints a line of an excerpt, without blanks at its end.
func (p *printer) line(gutter, text string) {
	p.WriteString(p.frame.Sprint(gutter))
	if text != "" {
		p.WriteString(" " + text)
	}
	p.WriteByte('\n')
}

// shown is the source of a range as it may be shown, and where the range is in it.
func (p *printer) shown(r model.Range) ([]byte, model.Range, bool) {
	src, ok := p.sources[r.File]
	if !ok || len(p.secrets[r.File]) == 0 {
		return src, r, ok
	}
	v := p.veils[r.File]
	if v == nil {
		v = veil(src, p.secrets[r.File])
		p.veils[r.File] = v
	}
	return v.src, v.place(r), true
}

// rows is the excerpt of a range, nil where its source is not at hand.
func (p *printer) rows(r model.Range) []row {
	src, r, ok := p.shown(r)
	if !ok {
		return nil
	}
	const number = 6 // columns of a usual gutter
	return excerpt(src, r, p.width-number)
}

// The labels stand in a column of this width, in every language, so that all text starts at the same place.
const labelWidth = len("note: ")

func (p *printer) labelled(margin, label string, lines []string) {
	if len(lines) == 0 || lines[0] == "" {
		return
	}
	fmt.Fprintf(p, "%s %s %s%s\n", margin, p.frame.Sprint("="),
		p.strong.Sprint(Pad(label, labelWidth)), lines[0])
	for _, l := range lines[1:] {
		if l != "" {
			l = margin + "   " + strings.Repeat(" ", labelWidth) + l
		}
		p.WriteString(l + "\n")
	}
}

func (p *printer) prose(margin, text string) []string {
	return layout(text, p.width-len(margin)-len(" = ")-labelWidth)
}

// pointer is a related place on one line: where it is and what stands there.
func (p *printer) pointer(margin string, r model.Range) string {
	out := p.frame.Sprint("-->") + " " + place(r)
	src, r, ok := p.shown(r)
	if !ok || r.Start.Byte > len(src) || r.Start.Byte < 0 || r.Start.Byte == 0 && r.Start.Line > 1 {
		return out
	}
	room := p.width - len(margin) - len(" = ") - labelWidth - len("--> ") - len(place(r)) - 2
	const least = 16
	if room < least {
		return out
	}
	if l := strings.TrimSpace(cut(src, r.Start.Byte, r.Start.Byte, room).text); l != "" {
		out += "  " + p.faint.Sprint(l)
	}
	return out
}

// place names a position the way that editors and terminals recognise.
func place(r model.Range) string {
	if r.Start.Line < 1 {
		return Clean(r.File) // a directory, or a file as a whole
	}
	return fmt.Sprintf("%s:%d:%d", Clean(r.File), r.Start.Line, r.Start.Column)
}

// origin says where the provider version comes from. Flags, and what is counted, are said as they are.
func origin(l *lang.Language, from string) string {
	switch from {
	case "lock file":
		return l.Say("lock file")
	case "version constraint":
		return l.Say("version constraint")
	case "newest known version":
		return l.Say("newest known version")
	}
	return from
}

// summary prints the last line: counts, what was looked at and by which version.
func (p *printer) summary(r *Report, o Options) {
	s, l := r.Summary, p.lang
	var found []string
	for _, c := range []struct {
		n    int
		text string
		tone *color.Color
	}{{s.Error, l.Count(s.Error, "error"), p.error}, {s.Warning, l.Count(s.Warning, "warning"), p.warning}, {s.Info, l.Count(s.Info, "note"), p.info}} {
		if c.n > 0 {
			found = append(found, c.tone.Sprint(c.text))
		}
	}
	counts := strings.Join(found, l.Say(", "))
	configs := l.Count(s.Configs, "async invoke config")
	switch {
	case s.Configs == 0 && counts == "":
		p.WriteString(l.Say("No async invoke config found: there was nothing to check"))
	case s.Configs == 0:
		fmt.Fprintf(p, l.Say("%s; no async invoke config found"), counts)
	case counts == "":
		fmt.Fprintf(p, l.Say("%[1]s in %[2]s"), p.strong.Sprint(l.Say("No problems")), configs)
	default:
		fmt.Fprintf(p, l.Say("%[1]s in %[2]s"), counts, configs)
	}

	var besides []string
	if s.Undecided > 0 {
		text := l.Count(s.Undecided, "question") + l.Say(" undecided")
		switch {
		case o.ShowUnknown:
		case s.Undecided == 1:
			text += l.Say(": --show-unknown lists it")
		default:
			text += l.Say(": --show-unknown lists them")
		}
		besides = append(besides, text)
	}
	if s.Ignored > 0 {
		besides = append(besides, l.Count(s.Ignored, "finding")+l.Say(" ignored"))
	}
	if s.Baseline > 0 {
		besides = append(besides, l.Count(s.Baseline, "finding")+l.Say(" in the baseline"))
	}
	if len(besides) > 0 {
		fmt.Fprintf(p, l.Say(" (%s)"), strings.Join(besides, l.Say("; ")))
	}
	p.WriteString(l.Say("."))
	if v, from := Clean(r.Provider.Version), Clean(origin(l, r.Provider.From)); v != "" && from != "" {
		fmt.Fprintf(p, l.Say(" Provider %s (%s)."), v, from)
	} else if v+from != "" {
		fmt.Fprintf(p, l.Say(" Provider: %s."), v+from)
	}
	p.WriteByte('\n')
}
