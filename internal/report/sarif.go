package report

import (
	"crypto/sha1"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/owenrumney/go-sarif/v2/sarif"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/edit"
	"github.com/fcasync/fcasync-lint/internal/lang"
	"github.com/fcasync/fcasync-lint/internal/model"
)

// mostResults is the number of results that GitHub accepts in one run.
// https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
const mostResults = 25000

// sourceRoot stands for the root of the repository, wherever it is checked out.
const sourceRoot = "%SRCROOT%"

// sarifWriter builds one SARIF run.
type sarifWriter struct {
	report  *Report
	run     *sarif.Run
	rules   map[string]*check.Rule
	index   map[string]int // of a rule in the driver
	regions *regions
	hashes  map[string]map[int]string
	// lang is that of the rules. Results are messages, and English.
	lang *lang.Language
	// anywhere is the place of findings that have none in the repository.
	anywhere model.Range
}

func writeSARIF(w io.Writer, r *Report, o Options) error {
	log, err := sarif.New(sarif.Version210)
	if err != nil {
		return err
	}
	s := &sarifWriter{
		report: r, rules: map[string]*check.Rule{}, index: map[string]int{},
		regions: newRegions(r.Sources), hashes: map[string]map[int]string{}, lang: o.Lang,
	}
	log.AddRun(s.build(o))
	return encode(w, log)
}

func (s *sarifWriter) build(o Options) *sarif.Run {
	r := s.report
	driver := sarif.NewDriver(r.Tool.Name).
		WithSemanticVersion(semanticVersion(r.Tool.Version)).
		WithInformationURI(r.Tool.InformationURI)
	version := semanticVersion(r.Tool.Version) // without the v: tools compare it by number
	driver.Version = &version
	if s.lang != nil {
		driver.WithLanguage(s.lang.Tag())
	}
	s.run = sarif.NewRun(*sarif.NewTool(driver)).
		WithAutomationDetails(sarif.NewRunAutomationDetails().WithID(r.Tool.Name + "/")).
		WithColumnKind("utf16CodeUnits")
	s.run.OriginalUriBaseIDs = map[string]*sarif.ArtifactLocation{
		sourceRoot: sarif.NewArtifactLocation().WithDescriptionText("The root of the repository."),
	}
	for _, rule := range r.Rules {
		s.addRule(rule)
	}

	var ignored []Ignored
	if o.ShowIgnored {
		ignored = r.Ignored
	}
	findings, ignored, dropped := limit(r.Findings, ignored)
	s.anywhere = s.firstFile()
	s.hashLines(findings, ignored)
	for _, f := range findings {
		s.run.Results = append(s.run.Results, s.result(f))
	}
	for _, i := range ignored {
		result := s.result(i.Finding)
		result.AddSuppression(s.suppression(i))
		s.run.Results = append(s.run.Results, result)
	}

	// The run itself did what it should: what is wrong with the source are results.
	invocation := s.run.AddInvocation(true)
	for _, n := range r.Notices {
		level := "note"
		if n.Warning {
			level = "warning"
		}
		notification := sarif.NewNotification().WithLevel(level).WithTextMessage(sentence(n.Message))
		if l := s.location(n.Range); l != nil {
			notification.Locations = []*sarif.Location{l}
		}
		invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications, notification)
	}
	if dropped > 0 {
		invocation.ToolExecutionNotifications = append(invocation.ToolExecutionNotifications,
			sarif.NewNotification().WithLevel("warning").WithTextMessage(fmt.Sprintf(
				"%d results are left out, the mildest first: code scanning takes no more than %d.", dropped, mostResults)))
	}
	return s.run
}

// limit keeps as many findings as code scanning takes: the gravest, in their order, and
// ignored ones as far as there is room.
func limit(findings []check.Finding, ignored []Ignored) (kept []check.Finding, keptIgnored []Ignored, dropped int) {
	all := len(findings) + len(ignored)
	if all <= mostResults {
		return findings, ignored, 0
	}
	var room [check.Error + 1]int
	free := mostResults
	for severity := check.Error; severity >= check.Off; severity-- {
		n := 0
		for _, f := range findings {
			if f.Severity == severity {
				n++
			}
		}
		room[severity] = min(n, free)
		free -= room[severity]
	}
	for _, f := range findings {
		if room[f.Severity] > 0 {
			room[f.Severity]--
			kept = append(kept, f)
		}
	}
	return kept, ignored[:min(free, len(ignored))], all - mostResults
}

// addRule lists a rule with its documentation.
func (s *sarifWriter) addRule(r *check.Rule) {
	if _, ok := s.index[r.ID]; ok {
		return
	}
	s.rules[r.ID] = r
	s.index[r.ID] = len(s.run.Tool.Driver.Rules)

	short := brief(ended(title(r), s.lang.Say(".")))
	full := short
	if why := firstParagraph(r.Doc.Why); why != "" {
		full = brief(ended(why, s.lang.Say(".")))
	}
	helpURI := s.report.Tool.InformationURI
	if len(r.Doc.References) > 0 {
		helpURI = r.Doc.References[0]
	}
	properties := sarif.Properties{"tags": tags(r), "problem.severity": problemSeverity(r.Severity)}
	if r.Doc.Precision != "" {
		properties["precision"] = r.Doc.Precision
	}
	rule := sarif.NewRule(r.ID).
		WithName(pascal(r.Name)).
		WithShortDescription(sarif.NewMultiformatMessageString(short)).
		WithFullDescription(sarif.NewMultiformatMessageString(full)).
		WithHelp(sarif.NewMultiformatMessageString(ruleText(r, s.lang)).WithMarkdown(RuleMarkdown(r, s.lang))).
		WithHelpURI(helpURI).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(level(r.Severity))).
		WithProperties(properties)
	s.run.Tool.Driver.Rules = append(s.run.Tool.Driver.Rules, rule)
}

func (s *sarifWriter) result(f check.Finding) *sarif.Result {
	if _, ok := s.index[f.Rule]; !ok {
		// A rule that is not in the catalogue is documented by its first finding.
		doc := check.Doc{Title: f.Name, Why: f.Why, Fix: f.Fix}
		if f.URL != "" {
			doc.References = []string{f.URL}
		}
		s.addRule(&check.Rule{ID: f.Rule, Name: f.Name, Severity: f.Severity, Doc: doc})
	}
	result := sarif.NewRuleResult(f.Rule).WithRuleIndex(s.index[f.Rule]).WithLevel(level(f.Severity))

	text := []string{plain(sentence(Clean(f.Message)))}
	// What a rule says of all its findings is in its help.
	doc := s.rules[f.Rule].Doc
	if f.Why != "" && firstParagraph(f.Why) != firstParagraph(doc.Why) {
		text = append(text, plain(sentence(withoutFences(f.Why))))
	}
	if f.Fix != "" && firstParagraph(f.Fix) != firstParagraph(doc.Fix) {
		text = append(text, plain("Fix: "+sentence(withoutFences(f.Fix))))
	}
	primary := s.primary(f)
	if primary != f.Location && !f.Location.IsZero() {
		text = append(text, plain("The place is "+place(f.Location)+", outside of the repository."))
	}
	var see []string
	for _, rel := range f.Related {
		message := Clean(strings.TrimRight(rel.Message, "."))
		l := s.location(rel.Location)
		if l == nil {
			if !rel.Location.IsZero() {
				message += " (" + place(rel.Location) + ")"
			}
			see = append(see, plain(message))
			continue
		}
		id := len(result.RelatedLocations) + 1
		result.AddRelatedLocation(l.WithId(id).WithMessage(sarif.NewTextMessage(sentence(message))))
		see = append(see, fmt.Sprintf("[%s](%d)", linkText(message), id))
	}
	if len(see) > 0 {
		text = append(text, "See: "+strings.Join(see, "; ")+".")
	}
	if !strings.HasSuffix(text[len(text)-1], ".") {
		text = append(text, "The help of the rule says more.") // viewers expect a message to end with a full stop
	}
	result.WithMessage(sarif.NewTextMessage(strings.Join(text, "\n\n")))
	if flow := s.codeFlow(f.Flow); flow != nil {
		result.WithCodeFlows([]*sarif.CodeFlow{flow})
	}

	if fix := s.fix(f); fix != nil {
		result.AddFix(fix)
	}

	l := s.location(primary)
	if l == nil {
		l = sarif.NewLocation()
	}
	if f.Address != "" {
		l.AddLogicalLocations(sarif.NewLogicalLocation().
			WithFullyQualifiedName(f.Address).WithName(lastPart(f.Address)).WithKind("resource"))
	}
	if l.PhysicalLocation != nil || l.LogicalLocations != nil {
		result.AddLocation(l)
	}

	result.PartialFingerprints = map[string]any{"fcasyncLint/v1": f.Fingerprint}
	if hash, ok := s.hashes[primary.File][primary.Start.Line]; ok {
		result.PartialFingerprints["primaryLocationLineHash"] = hash
	}
	return result
}

// fix is the edits of a finding, nil where it has none, or not all are in the repository.
func (s *sarifWriter) fix(f check.Finding) *sarif.Fix {
	if len(f.Edits) == 0 {
		return nil
	}
	fix := sarif.NewFix().WithDescriptionText(plain(sentence(withoutFences(f.Fix))))
	byFile := edit.ByFile(f.Edits)
	for _, file := range slices.Sorted(maps.Keys(byFile)) {
		uri, ok := repositoryURI(s.report.Prefix, file)
		if !ok {
			return nil
		}
		change := sarif.NewArtifactChange(sarif.NewSimpleArtifactLocation(uri).WithUriBaseId(sourceRoot))
		for _, e := range byFile[file] {
			g := s.regions.exactly(e.Location)
			region := sarif.NewRegion().WithByteOffset(e.Location.Start.Byte).WithByteLength(g.length).
				WithStartLine(g.startLine).WithStartColumn(g.startColumn).WithEndLine(g.endLine).WithEndColumn(g.endColumn)
			replacement := sarif.NewReplacement(region)
			if e.Replacement != "" {
				replacement.WithInsertedContent(sarif.NewArtifactContent().WithText(e.Replacement))
			}
			change.WithReplacement(replacement)
		}
		fix.AddArtifactChanges(change)
	}
	return fix
}

// codeFlow is the way to a fault, without the places that are not in the repository; nil
// where it is no way.
func (s *sarifWriter) codeFlow(steps []check.Related) *sarif.CodeFlow {
	thread := sarif.NewThreadFlow()
	for _, step := range steps {
		if l := s.location(step.Location); l != nil {
			l.WithMessage(sarif.NewTextMessage(sentence(Clean(step.Message))))
			thread.AddLocation(sarif.NewThreadFlowLocation().WithLocation(l))
		}
	}
	if len(thread.Locations) < 2 {
		return nil
	}
	flow := sarif.NewCodeFlow()
	flow.AddThreadFlow(thread)
	return flow
}

// primary is the place that a finding is shown at. Code scanning drops results that are
// not in the repository: for these it is the first related place that is, else the start
// of any file that was read, else nowhere.
func (s *sarifWriter) primary(f check.Finding) model.Range {
	if s.inside(f.Location) {
		return f.Location
	}
	for _, rel := range f.Related {
		if s.inside(rel.Location) {
			return rel.Location
		}
	}
	return s.anywhere
}

// firstFile is the start of the first file that is in the repository, by name.
func (s *sarifWriter) firstFile() model.Range {
	for _, file := range slices.Sorted(maps.Keys(s.report.Sources)) {
		start := model.Pos{Line: 1, Column: 1}
		if r := (model.Range{File: file, Start: start, End: start}); s.inside(r) {
			return r
		}
	}
	return model.Range{}
}

func (s *sarifWriter) inside(r model.Range) bool {
	_, ok := repositoryURI(s.report.Prefix, r.File)
	return ok
}

// hashLines prepares primaryLocationLineHash for all primary locations, file by file.
func (s *sarifWriter) hashLines(findings []check.Finding, ignored []Ignored) {
	wanted := map[string]map[int]bool{}
	want := func(f check.Finding) {
		p := s.primary(f)
		if wanted[p.File] == nil {
			wanted[p.File] = map[int]bool{}
		}
		wanted[p.File][p.Start.Line] = true
	}
	for _, f := range findings {
		want(f)
	}
	for _, i := range ignored {
		want(i.Finding)
	}
	for file, lines := range wanted {
		if src, ok := s.report.Sources[file]; ok {
			s.hashes[file] = lineHashes(src, lines)
		}
	}
}

// location is a range as SARIF has it, nil where it is none or not in the repository.
func (s *sarifWriter) location(r model.Range) *sarif.Location {
	uri, ok := repositoryURI(s.report.Prefix, r.File)
	if !ok {
		return nil
	}
	physical := sarif.NewPhysicalLocation().
		WithArtifactLocation(sarif.NewSimpleArtifactLocation(uri).WithUriBaseId(sourceRoot))
	if r.Start.Line > 0 {
		physical.WithRegion(s.region(r))
	}
	return sarif.NewLocationWithPhysicalLocation(physical)
}

func (s *sarifWriter) region(r model.Range) *sarif.Region {
	g := s.regions.of(r)
	region := sarif.NewRegion()
	if g.length > 0 {
		region.WithByteOffset(r.Start.Byte).WithByteLength(g.length)
	}
	return region.WithStartLine(g.startLine).WithStartColumn(g.startColumn).
		WithEndLine(g.endLine).WithEndColumn(g.endColumn)
}

// suppression says what took a finding away. All properties are set: the library writes
// null for those that are not, which the schema forbids.
func (s *sarifWriter) suppression(i Ignored) *sarif.Suppression {
	kind, at := "inSource", s.location(i.By.Range)
	if i.By.Range.IsZero() {
		kind = "external"
	}
	if at == nil {
		at = s.location(s.primary(i.Finding))
	}
	if at == nil {
		at = sarif.NewLocation()
	}
	return sarif.NewSuppression(kind).WithStatus("accepted").WithLocation(at).
		WithGuid(guid(s.report.Tool.InformationURI + "#" + i.Finding.Fingerprint)).
		WithJustifcation(i.By.Reason)
}

// guid is the name-based UUID (RFC 9562, version 5) of a URL.
func guid(url string) string {
	const urlNamespace = "\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8"
	sum := sha1.Sum([]byte(urlNamespace + url))
	u := sum[:16]
	u[6] = u[6]&0x0f | 0x50
	u[8] = u[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}

func level(s check.Severity) string {
	switch s {
	case check.Error:
		return "error"
	case check.Warning:
		return "warning"
	}
	return "note"
}

// problemSeverity is GitHub's name for the severity of a rule.
func problemSeverity(s check.Severity) string {
	switch s {
	case check.Error, check.Warning:
		return s.String()
	}
	return "recommendation"
}

// lastPart is what stands behind the last dot of an address that is not in a key:
// this["a.b"] of module.m.alicloud_fcv3_async_invoke_config.this["a.b"].
func lastPart(address string) string {
	start, quoted := 0, false
	for i := 0; i < len(address); i++ {
		switch c := address[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case c == '.' && !quoted:
			start = i + 1
		}
	}
	return address[start:]
}

// tags group rules in code scanning by what they are about, which the first digit of an
// ID says.
func tags(r *check.Rule) []string {
	list := []string{"terraform", "alibaba-cloud", "function-compute"}
	if !strings.HasPrefix(r.ID, "FCA") || len(r.ID) < 4 {
		return list
	}
	group := map[byte]string{
		'0': "analysis", '1': "configuration", '2': "destinations", '3': "permissions",
		'4': "configuration", '5': "provider", '6': "reliability", '9': "live",
	}[r.ID[3]]
	if group != "" {
		list = append(list, group)
	}
	return list
}

// semanticVersion starts with a digit, as code scanning demands: a build that is no
// release has version 0.0.0.
func semanticVersion(v string) string {
	v = strings.TrimPrefix(v, "v")
	if v == "" || v[0] < '0' || v[0] > '9' {
		return "0.0.0"
	}
	return v
}

// pascal turns destination-config-empty into DestinationConfigEmpty.
func pascal(name string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(name, "-") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}

// brief cuts a description to what code scanning takes.
func brief(s string) string {
	const most = 1024
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-len(ellipsis)]) + ellipsis
	}
	return s
}

// plain keeps text from being read as a link to a related location.
func plain(s string) string { return strings.ReplaceAll(s, "](", "] (") }

// linkText escapes what would end the text of a link (SARIF 2.1.0, 3.11.6).
func linkText(s string) string {
	return strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`).Replace(s)
}
