package report

import (
	"encoding/json"
	"io"
)

// writeJSONL writes a finding a line, each as in the JSON report.
func writeJSONL(w io.Writer, r *Report, _ Options) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, f := range r.Findings {
		if err := e.Encode(f); err != nil {
			return err
		}
	}
	return nil
}
