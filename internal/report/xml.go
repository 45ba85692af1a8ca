package report

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/lang"
)

// encodeXML writes a document that ends with a newline.
func encodeXML(w io.Writer, v any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// inFile are the findings of one file.
type inFile struct {
	file     string
	findings []check.Finding
}

// byFile groups findings by the file that they are in, in their order.
func byFile(r *Report) []inFile {
	var out []inFile
	for _, f := range r.Findings {
		file := Clean(f.Location.File)
		if file == "" {
			file = r.Tool.Name // about no file
		}
		at := slices.IndexFunc(out, func(g inFile) bool { return g.file == file })
		if n := len(out); n > 0 && out[n-1].file == file {
			at = n - 1
		}
		if at < 0 {
			at = len(out)
			out = append(out, inFile{file: file})
		}
		out[at].findings = append(out[at].findings, f)
	}
	return out
}

// plainText is all that a finding says, a part a paragraph.
func plainText(f check.Finding, l *lang.Language) string {
	parts := []string{sentence(Clean(f.Message))}
	add := func(label, s string) {
		if s = strings.TrimSpace(withoutFences(s)); s != "" {
			parts = append(parts, label+l.Say(": ")+cleanLines(s))
		}
	}
	add(l.Say("Why"), f.Why)
	for _, r := range f.Related {
		text := Clean(r.Message)
		if !r.Location.IsZero() {
			text += " (" + place(r.Location) + ")"
		}
		add(l.Say("Note"), text)
	}
	add(l.Say("Fix"), f.Fix)
	add(l.Say("See"), f.URL)
	return strings.Join(parts, "\n\n")
}

// cleanLines is Clean for each line.
func cleanLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = cleanCode(strings.TrimRight(l, "\r"))
	}
	return strings.Join(lines, "\n")
}
