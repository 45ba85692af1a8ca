package report

import (
	"encoding/xml"
	"io"
)

// checkstyle is the report of the Java tool of that name, which many programs read.
type checkstyle struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr,omitempty"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

func writeCheckstyle(w io.Writer, r *Report, _ Options) error {
	out := checkstyle{Version: "8.0"}
	regions := newRegions(r.Sources)
	for _, g := range byFile(r) {
		file := checkstyleFile{Name: g.file}
		for _, f := range g.findings {
			e := checkstyleError{Line: 1, Severity: f.Severity.String(), Message: Clean(f.Message), Source: r.Tool.Name + "." + Clean(f.Rule)}
			if f.Location.Start.Line > 0 {
				at := regions.of(f.Location)
				e.Line, e.Column = at.startLine, at.startColumn
			}
			if f.Address != "" {
				e.Message = Clean(f.Address) + ": " + e.Message
			}
			file.Errors = append(file.Errors, e)
		}
		out.Files = append(out.Files, file)
	}
	return encodeXML(w, out)
}
