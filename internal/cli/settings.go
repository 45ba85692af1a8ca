package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/config"
	"github.com/fcasync/fcasync-lint/internal/lang"
	"github.com/fcasync/fcasync-lint/internal/live"
	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
	"github.com/fcasync/fcasync-lint/internal/rego"
	"github.com/fcasync/fcasync-lint/internal/report"
)

// flagLayer is the layer of settings that come from flags; the file's is 0.
const flagLayer = 1

// settings are what the flags and the configuration file come to.
type settings struct {
	failOn          check.Severity // Off: never
	files           []output
	stdout          string // format
	color           string
	lang            *lang.Language
	selection       *check.Selection
	catalogue       check.Catalogue
	policies        *rego.Set
	concerned       func()            // see source.Options
	overlay         map[string][]byte // likewise
	roots           bool              // likewise
	showUnknown     bool
	providerVersion string
	vars            []source.VarOption
	tree            string
	dir             string
	exclude         []exclusion
	endpoints       map[string]string // by service, of the configuration file
	today           string            // as 2027-01-31
	baselineFile    string            // absolute, "" if there is none
	baseline        *check.Baseline   // nil if there is none
	within          func(check.Finding) bool
}

// exclusion is a list of patterns and the directory that they are relative to.
type exclusion struct {
	dir      string
	patterns []string
}

// settings joins flags and the configuration file. A flag goes before the file.
func (l *lint) settings(cmd *cobra.Command, paths []string) (*settings, error) {
	s := &settings{color: l.color, dir: l.dir}
	if err := l.checkFlags(cmd); err != nil {
		return nil, err
	}
	if l.noColor {
		s.color = "never"
	}
	if l.root != "" {
		s.tree = l.absolute(l.root)
		if l.source != "" && !within(realPath(s.tree), realPath(l.absolute(l.source))) {
			return nil, fmt.Errorf("--source %s: lies outside of --root %s", l.source, l.root)
		}
		for _, path := range paths {
			if path != parse.Stdin && !within(realPath(s.tree), realPath(l.absolute(path))) {
				return nil, fmt.Errorf("%s: lies outside of --root %s", path, l.root)
			}
		}
	}
	file, err := l.readConfig(paths, s)
	if err != nil {
		return nil, err
	}
	given := func(flag string) bool { return cmd.Flags().Changed(flag) }

	failOn := l.failOn
	if !given("fail-on") && file.FailOn != "" {
		failOn = file.FailOn
	}
	if failOn != "never" {
		if s.failOn, err = check.ParseSeverity(failOn); err != nil {
			return nil, usageError{err}
		}
	}
	format := l.format
	if !given("format") && file.Format != "" {
		format = file.Format
	}
	if s.files, s.stdout, err = l.outputs.plan(format, given("format"), l.absolute); err != nil {
		return nil, err
	}
	language := l.lang
	if !given("lang") && file.Lang != "" {
		language = file.Lang
	}
	if s.lang, err = loadLang(language); err != nil {
		return nil, err
	}
	s.showUnknown = l.showUnknown
	if !given("show-unknown") {
		s.showUnknown = file.ShowUnknown
	}
	s.providerVersion = l.providerVersion
	if !given("provider-version") {
		s.providerVersion = file.ProviderVersion
	}
	if s.selection, err = check.Select(s.catalogue, slices.Concat(file.Rules, l.withoutBuiltin(), l.rules)); err != nil {
		return nil, listed(err) // those of the file are checked already
	}
	s.policies.Use(s.selection.On)
	s.vars = slices.Concat(file.Vars, l.vars)
	s.endpoints = file.Endpoints
	s.exclude = []exclusion{{file.Dir, file.Exclude}, {l.dir, l.exclude}}
	s.today = time.Now().Format(time.DateOnly)
	s.baselineFile = file.Baseline
	if given("baseline") {
		s.baselineFile = l.absolute(l.baseline)
	}
	return s, l.narrow(paths, s)
}

// checkFlags finds what is wrong with the flags by themselves.
func (l *lint) checkFlags(cmd *cobra.Command) error {
	for _, f := range []struct {
		name, value string
		allowed     []string
	}{
		{"format", l.format, report.Formats()}, {"fail-on", l.failOn, failOnLevels()}, {"color", l.color, colorModes()},
		{"lang", l.lang, lang.Names()},
	} {
		if !slices.Contains(f.allowed, f.value) {
			return usagef("--%s must be one of %s, not %q%s", f.name, strings.Join(f.allowed, ", "), f.value, check.DidYouMean(f.value, f.allowed))
		}
	}
	if l.noColor && cmd.Flags().Changed("color") && l.color != "never" {
		return usagef("--no-color and --color %s contradict each other", l.color)
	}
	if l.noConfig && l.config != "" {
		return usagef("--config and --no-config contradict each other")
	}
	if cmd.Flags().Changed("provider-version") {
		if err := checkVersion(l.providerVersion); err != nil {
			return usagef("--provider-version: %w", err)
		}
	}
	if err := l.policy.check(cmd.Flags().Changed); err != nil {
		return err
	}
	for _, pattern := range l.exclude {
		if !doublestar.ValidatePattern(pattern) {
			return usagef("--exclude: %q is no pattern", pattern)
		}
	}
	for _, v := range l.vars {
		if v.File == "" {
			continue
		}
		if info, err := os.Stat(l.absolute(v.File)); err != nil {
			return fmt.Errorf("--var-file %s: %w", v.File, reason(err))
		} else if info.IsDir() {
			return fmt.Errorf("--var-file %s: is a directory", v.File)
		}
	}
	if l.diff && !l.fix {
		return usagef("--diff shows what --fix would change: give both")
	}
	if l.diff && (cmd.Flags().Changed("format") || len(l.outputs) > 0) {
		return usagef("--diff prints a diff in the place of reports: --format and --output have no use with it")
	}
	if l.noSource && l.source != "" {
		return usagef("--source and --no-source contradict each other")
	}
	if l.source != "" && !isDir(l.absolute(l.source)) {
		return fmt.Errorf("--source %s: no such directory", l.source)
	}
	if l.root != "" && !isDir(l.absolute(l.root)) {
		return fmt.Errorf("--root %s: no such directory", l.root)
	}
	return nil
}

// reason is an error of the file system without the path, which the message has already.
func reason(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}

// within reports whether a path is a directory or lies in it.
func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}

func (l *lint) absolute(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(l.dir, path)
}

// readConfig returns the configuration that applies to all the paths, an empty one if there is none,
// and loads the policies that it and the flags name.
func (l *lint) readConfig(paths []string, s *settings) (*config.Config, error) {
	none := func() (*config.Config, error) {
		c := &config.Config{Dir: l.dir}
		_, err := l.loadPolicies(s, c)
		return c, err
	}
	path := l.config
	switch {
	case l.noConfig:
		return none()
	case path != "":
		path = l.absolute(path)
	default:
		for i, p := range paths {
			at := l.absolute(p)
			if l.source != "" && l.isPlan(p) {
				at = l.absolute(l.source) // wherever its plan is kept
			}
			found, err := config.Find(at, s.tree)
			if err != nil {
				return nil, err
			}
			if i > 0 && found != path {
				return nil, fmt.Errorf("different configuration files apply to %s (%s) and %s (%s): lint them one after the other, or choose with --config",
					paths[0], l.orNone(path), p, l.orNone(found))
			}
			path = found
		}
		if path == "" {
			return none()
		}
	}
	shown := l.relative(path)
	c, err := config.Read(path, shown, config.Known{
		Rules:   func(c *config.Config) (check.Catalogue, error) { return l.loadPolicies(s, c) },
		Formats: report.Formats(), Langs: lang.Names(), ProviderVersion: checkVersion, Endpoint: checkEndpoint,
	})
	var unread *fs.PathError
	if errors.As(err, &unread) {
		return nil, fmt.Errorf("configuration file %s: %w", shown, reason(err))
	}
	return c, err
}

// checkEndpoint reports an endpoint that a configuration file may not name. The file comes with
// the repository: it must not send signed requests, and the token in them, to anyone.
func checkEndpoint(service, url string) error {
	if !slices.Contains(live.Services(), service) {
		return fmt.Errorf("there is no service of this name: use %s%s", strings.Join(live.Services(), ", "), check.DidYouMean(service, live.Services()))
	}
	e, err := live.ParseEndpoint(url)
	if err == nil && !e.Official() && !e.Loopback() {
		err = errors.New("a configuration file may name only hosts under aliyuncs.com and loopback addresses: use the flag --endpoint for others")
	}
	return err
}

func (l *lint) orNone(path string) string {
	if path == "" {
		return "none"
	}
	return l.relative(path)
}

func (l *lint) relative(path string) string {
	if rel, err := filepath.Rel(l.dir, path); err == nil {
		return filepath.ToSlash(rel)
	}
	return path
}

// excluded reports whether a file or directory, relative to the working directory, is left out.
func (s *settings) excluded(path string) bool {
	for _, e := range s.exclude {
		if len(e.patterns) == 0 {
			continue
		}
		abs := path
		if !filepath.IsAbs(path) {
			abs = filepath.Join(s.dir, path)
		}
		rel, err := filepath.Rel(e.dir, abs)
		if err != nil {
			continue
		}
		rel = filepath.ToSlash(rel)
		for _, p := range e.patterns {
			if ok, _ := doublestar.Match(p, rel); ok { // patterns are validated
				return true
			}
		}
	}
	return false
}

// notices are about the settings.
func (s *settings) notices() []model.Notice {
	out := s.policies.Notices()
	for _, pattern := range s.selection.Absent {
		out = append(out, model.Notice{
			Message: fmt.Sprintf("the setting for %s has no effect: this version does not have the rule yet", pattern),
		})
	}
	return out
}
