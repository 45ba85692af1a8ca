package report

import (
	"encoding/json"
	"io"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// jsonReport is version 1 of the JSON report. Its keys are a promise: a change that could
// break a reader needs a new version number.
type jsonReport struct {
	Version  int             `json:"version"`
	Tool     Tool            `json:"tool"`
	Provider Provider        `json:"provider"`
	Summary  Summary         `json:"summary"`
	Findings []check.Finding `json:"findings"`
	Notices  []jsonNotice    `json:"notices,omitempty"`
}

type jsonNotice struct {
	Message  string       `json:"message"`
	Level    string       `json:"level,omitempty"` // "warning", or left out
	Location *model.Range `json:"location,omitempty"`
}

func writeJSON(w io.Writer, r *Report, _ Options) error {
	out := jsonReport{Version: 1, Tool: r.Tool, Provider: r.Provider, Summary: r.Summary, Findings: r.Findings}
	if out.Findings == nil {
		out.Findings = []check.Finding{}
	}
	for _, n := range r.Notices {
		notice := jsonNotice{Message: n.Message}
		if n.Warning {
			notice.Level = "warning"
		}
		if !n.Range.IsZero() {
			notice.Location = &n.Range
		}
		out.Notices = append(out.Notices, notice)
	}
	return encode(w, out)
}

// encode writes indented JSON that ends with a newline and leaves <, > and & readable.
func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
