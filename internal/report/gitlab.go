package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path"

	"github.com/fcasync/fcasync-lint/internal/check"
)

// gitlabIssue is a finding in the report that GitLab calls code quality, a subset of Code
// Climate's. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
type gitlabIssue struct {
	Type        string         `json:"type"`
	CheckName   string         `json:"check_name"`
	Description string         `json:"description"`
	Content     gitlabContent  `json:"content"`
	Categories  []string       `json:"categories"`
	Severity    string         `json:"severity"`
	Fingerprint string         `json:"fingerprint"`
	Location    gitlabLocation `json:"location"`
}

type gitlabContent struct {
	Body string `json:"body"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

func writeGitLab(w io.Writer, r *Report, o Options) error {
	issues := []gitlabIssue{}
	regions := newRegions(r.Sources)
	seen := map[string]int{}
	for _, f := range r.Findings {
		description := f.Rule + ": " + Clean(f.Message)
		file, ok := repositoryPath(r.Prefix, f.Location.File)
		if !ok {
			file = r.Tool.Name // GitLab drops those that have no place
			if !f.Location.IsZero() {
				description += " (" + place(f.Location) + ")"
			}
		}
		at := gitlabLines{1, 1}
		if ok && f.Location.Start.Line > 0 {
			region := regions.of(f.Location)
			at = gitlabLines{region.startLine, region.endLine}
		}
		// GitLab drops all but one of those that share a fingerprint. The same resource in another root
		// module must not take that of one that was there before: it would pass for known.
		key := f.Fingerprint + "\x00" + path.Dir(file)
		seen[key]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		issues = append(issues, gitlabIssue{
			Type: "issue", CheckName: f.Rule + "/" + f.Name, Description: description,
			Content: gitlabContent{markdownBody(f, o.Lang)}, Categories: []string{"Bug Risk"},
			Severity:    map[check.Severity]string{check.Error: "critical", check.Warning: "minor"}[f.Severity],
			Fingerprint: hex.EncodeToString(sum[:12]), Location: gitlabLocation{file, at},
		})
		if last := &issues[len(issues)-1]; last.Severity == "" {
			last.Severity = "info"
		}
	}
	return encode(w, issues)
}
