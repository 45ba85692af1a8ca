package report

import (
	"bytes"
	"testing"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/edit"
)

// The regions of fixes are exact, line breaks at their end included, and columns are UTF-16 units.
func TestSARIFFixes(t *testing.T) {
	src := []byte("a = \"\U0001F600\" b\nc = 1\n")
	finding := check.Finding{
		Rule: "FCA101", Name: "destination-config-empty", Severity: check.Error, Message: "it is empty", Fix: "Remove it. See [this](1).",
		Location: edit.Range(src, "main.tf", 4, 10),
		Edits: []edit.Edit{
			{Location: edit.Range(src, "main.tf", 10, 12)},
			{Location: edit.Range(src, "main.tf", 13, 19), Replacement: "d = 2\n"},
			{Location: edit.Range([]byte("x"), "b.tf", 1, 1), Replacement: "y"},
		},
	}
	outside := finding
	outside.Edits = []edit.Edit{{Location: edit.Range(src, "../../main.tf", 0, 1)}}
	r := &Report{
		Tool: Tool{Name: "fcasync-lint", Version: "1.0.0", InformationURI: "https://example.com"}, Findings: []check.Finding{finding, outside},
		Sources: map[string][]byte{"main.tf": src, "b.tf": []byte("x")},
	}
	var b bytes.Buffer
	if err := Write("sarif", &b, r, Options{}); err != nil {
		t.Fatal(err)
	}
	validate(t, schema(t), b.Bytes())
	log, err := sarif.FromBytes(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	results := log.Runs[0].Results
	if len(results[0].Fixes) != 1 || len(results[1].Fixes) != 0 {
		t.Fatalf("%d and %d fixes", len(results[0].Fixes), len(results[1].Fixes))
	}
	fix := results[0].Fixes[0]
	if got := *fix.Description.Text; got != "Remove it. See [this] (1)." {
		t.Errorf("%q", got)
	}
	if len(fix.ArtifactChanges) != 2 || *fix.ArtifactChanges[1].ArtifactLocation.URI != "main.tf" {
		t.Fatalf("%+v", fix.ArtifactChanges)
	}
	for i, want := range []struct {
		offset, length, startLine, startColumn, endLine, endColumn int
		text                                                       string
	}{{10, 2, 1, 9, 1, 11, ""}, {13, 6, 2, 1, 3, 1, "d = 2\n"}} {
		got := fix.ArtifactChanges[1].Replacements[i]
		g := got.DeletedRegion
		if *g.ByteOffset != want.offset || *g.ByteLength != want.length || *g.StartLine != want.startLine ||
			*g.StartColumn != want.startColumn || *g.EndLine != want.endLine || *g.EndColumn != want.endColumn {
			t.Errorf("%d: %d+%d, %d:%d-%d:%d", i, *g.ByteOffset, *g.ByteLength, *g.StartLine, *g.StartColumn, *g.EndLine, *g.EndColumn)
		}
		switch {
		case want.text == "" && got.InsertedContent != nil:
			t.Errorf("%d: something is inserted", i)
		case want.text != "" && *got.InsertedContent.Text != want.text:
			t.Errorf("%d: %q", i, *got.InsertedContent.Text)
		}
	}
}
