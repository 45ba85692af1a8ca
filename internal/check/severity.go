package check

import "fmt"

// Severity says how bad a finding is.
type Severity int

// Severities from mild to grave. Off is no severity of a finding: it disables a rule.
const (
	Off Severity = iota
	Info
	Warning
	Error
)

// String returns "off", "info", "warning" or "error".
func (s Severity) String() string {
	return [...]string{"off", "info", "warning", "error"}[s]
}

// ParseSeverity is the inverse of String.
func ParseSeverity(s string) (Severity, error) {
	for v := Off; v <= Error; v++ {
		if v.String() == s {
			return v, nil
		}
	}
	return Off, fmt.Errorf("unknown severity %q: use error, warning, info or off", s)
}

// MarshalText writes the severity's name.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }
