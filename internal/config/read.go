package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"github.com/fcasync/fcasync-lint/internal/check"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// Limits of a file: far above what a person writes, far below what costs time.
const (
	mostBytes   = 64 << 10
	mostNesting = 50
)

// Error is what is wrong with a configuration file: one line per mistake, each with
// its position.
type Error []string

func (e Error) Error() string { return strings.Join(e, "\n") }

// Read reads the configuration file at path. Mistakes in its content are an Error, in
// which the file is called name.
func Read(path, name string, known Known) (*Config, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, mostBytes+1))
	if err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	return Parse(src, name, filepath.Dir(abs), known)
}

// Parse reads the content of a configuration file that stands in the absolute directory dir.
func Parse(src []byte, name, dir string, known Known) (*Config, error) {
	r := &reader{name: name, known: known, config: &Config{Path: name, Dir: dir}, src: src}
	if body := r.parse(); body != nil {
		r.policies(body)
		if r.rules, r.failed = known.Rules(r.config); r.failed == nil {
			r.file(body)
		}
	}
	if len(r.mistakes) > 0 {
		return nil, r.mistakes
	}
	if r.failed != nil {
		return nil, r.failed
	}
	return r.config, nil
}

type reader struct {
	name     string
	known    Known
	config   *Config
	rules    check.Catalogue
	failed   error // of known.Rules
	src      []byte
	mistakes Error
}

func (r *reader) mistake(at hcl.Pos, format string, args ...any) {
	r.mistakes = append(r.mistakes, fmt.Sprintf("%s:%d:%d: %s", r.name, at.Line, at.Column, fmt.Sprintf(format, args...)))
}

// parse returns the file's body, nil if it is no HCL.
func (r *reader) parse() *hclsyntax.Body {
	if len(r.src) > mostBytes {
		r.mistake(hcl.InitialPos, "the file is larger than %d KB", mostBytes>>10)
		return nil
	}
	src := []byte(strings.TrimPrefix(string(r.src), "\ufeff"))
	r.src = src
	if at, deep := nested(src); deep {
		r.mistake(at, "nested too deeply")
		return nil
	}
	file, diags := hclsyntax.ParseConfig(src, r.name, hcl.InitialPos)
	for _, d := range diags {
		if d.Severity != hcl.DiagError {
			continue
		}
		at := hcl.InitialPos
		if d.Subject != nil {
			at = d.Subject.Start
		}
		r.mistake(at, "%s: %s", lowerFirst(d.Summary), strings.Join(strings.Fields(d.Detail), " "))
	}
	if diags.HasErrors() {
		return nil
	}
	return file.Body.(*hclsyntax.Body)
}

// nested reports where brackets or prefix operators are nested more deeply than any
// literal is. The parser goes down one call for each of them.
func nested(src []byte) (hcl.Pos, bool) {
	tokens, _ := hclsyntax.LexConfig(src, "", hcl.InitialPos)
	brackets, operators := 0, 0
	for i, t := range tokens {
		switch t.Type {
		case hclsyntax.TokenOBrace, hclsyntax.TokenOBrack, hclsyntax.TokenOParen,
			hclsyntax.TokenTemplateInterp, hclsyntax.TokenTemplateControl:
			brackets++
		case hclsyntax.TokenCBrace, hclsyntax.TokenCBrack, hclsyntax.TokenCParen, hclsyntax.TokenTemplateSeqEnd:
			brackets--
		case hclsyntax.TokenBang, hclsyntax.TokenQuestion:
			operators++
		case hclsyntax.TokenMinus:
			if i > 0 && tokens[i-1].Type == hclsyntax.TokenMinus {
				operators++
			}
		}
		if brackets > mostNesting || operators > mostNesting {
			return t.Range.Start, true
		}
	}
	return hcl.Pos{}, false
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// file reads the settings at the top of the file.
func (r *reader) file(body *hclsyntax.Body) {
	c := r.config
	var vars, files []source.VarOption
	settings := map[string]func(*hclsyntax.Attribute){
		"fail_on": func(a *hclsyntax.Attribute) {
			c.FailOn = r.oneOf(a, []string{"error", "warning", "info", "never"})
		},
		"format":       func(a *hclsyntax.Attribute) { c.Format = r.oneOf(a, r.known.Formats) },
		"lang":         func(a *hclsyntax.Attribute) { c.Lang = r.oneOf(a, r.known.Langs) },
		"show_unknown": func(a *hclsyntax.Attribute) { c.ShowUnknown = r.bool(a) },
		"provider_version": func(a *hclsyntax.Attribute) {
			v, ok := r.text(a.Expr, a.Name)
			if !ok {
				return
			}
			if err := r.known.ProviderVersion(v); err != nil {
				r.mistake(a.Expr.Range().Start, "%s: %s", a.Name, err)
			}
			c.ProviderVersion = v
		},
		"enable":    func(a *hclsyntax.Attribute) { r.patterns(a, check.Enable) },
		"disable":   func(a *hclsyntax.Attribute) { r.patterns(a, check.Disable) },
		"severity":  r.severities,
		"var_files": func(a *hclsyntax.Attribute) { files = r.varFiles(a) },
		"variables": func(a *hclsyntax.Attribute) { vars = r.variables(a) },
		"exclude":   r.exclude,
		"endpoints": r.endpoints,
		"baseline": func(a *hclsyntax.Attribute) {
			file, ok := r.text(a.Expr, a.Name)
			if !ok {
				return
			}
			path, err := r.inside(file, "--baseline")
			if _, missing := os.Stat(filepath.Join(c.Dir, filepath.FromSlash(file))); err != nil && errors.Is(missing, fs.ErrNotExist) && filepath.IsLocal(filepath.FromSlash(file)) {
				path, err = filepath.Join(c.Dir, filepath.FromSlash(file)), nil // it is still to be written
			}
			if err != nil {
				r.mistake(a.Expr.Range().Start, "%s: %s", a.Name, err)
			}
			c.Baseline = path
		},
		// These are read before the others.
		policyDirs: func(*hclsyntax.Attribute) {},
		policyData: func(*hclsyntax.Attribute) {},
	}
	for _, a := range inOrder(body.Attributes) {
		if read, ok := settings[a.Name]; ok {
			read(a)
		} else {
			r.mistake(a.NameRange.Start, "unknown setting %q%s", clip(a.Name), check.DidYouMean(a.Name, append(keys(settings), "rule")))
		}
	}
	c.Vars = append(files, vars...)
	for _, b := range body.Blocks {
		switch {
		case b.Type == "rule":
			r.rule(b)
		case settings[b.Type] != nil:
			r.mistake(b.TypeRange.Start, "%s is a setting, not a block: write `%s = ...`", b.Type, b.Type)
		default:
			r.mistake(b.TypeRange.Start, "unknown block %q%s", clip(b.Type), check.DidYouMean(b.Type, append(keys(settings), "rule")))
		}
	}
}

// rule reads a block `rule "FCA214" { enabled = true, severity = "error" }`.
func (r *reader) rule(b *hclsyntax.Block) {
	if len(b.Labels) != 1 {
		r.mistake(b.TypeRange.Start, "a rule block has one label, the ID or name of the rule: `rule \"FCA214\" {`")
		return
	}
	pattern := b.Labels[0]
	r.pattern(b.LabelRanges[0].Start, pattern)
	for _, a := range inOrder(b.Body.Attributes) {
		switch a.Name {
		case "enabled":
			action := check.Disable
			if r.bool(a) {
				action = check.Enable
			}
			r.set(check.Setting{Pattern: pattern, Action: action})
		case "severity":
			r.severity(a.Expr, pattern)
		case "ignorable":
			action := check.ForbidIgnoring
			if r.bool(a) {
				action = check.AllowIgnoring
			}
			r.set(check.Setting{Pattern: pattern, Action: action})
		default:
			r.mistake(a.NameRange.Start, "unknown setting %q of a rule%s", clip(a.Name), check.DidYouMean(a.Name, []string{"enabled", "severity", "ignorable"}))
		}
	}
	for _, inner := range b.Body.Blocks {
		r.mistake(inner.TypeRange.Start, "a rule block has no blocks in it")
	}
}

func (r *reader) set(s check.Setting) { r.config.Rules = append(r.config.Rules, s) }

// pattern complains about a rule that does not exist.
func (r *reader) pattern(at hcl.Pos, pattern string) {
	if _, err := r.rules.Match(pattern); err != nil {
		r.mistake(at, "%s", err)
	}
}

func (r *reader) patterns(a *hclsyntax.Attribute, action check.Action) {
	r.texts(a, func(at hcl.Pos, pattern string) {
		r.pattern(at, pattern)
		r.set(check.Setting{Pattern: pattern, Action: action})
	})
}

// severities reads `severity = { FCA214 = "error" }`.
func (r *reader) severities(a *hclsyntax.Attribute) {
	r.object(a, func(at hcl.Pos, pattern string, value hclsyntax.Expression) {
		r.pattern(at, pattern)
		r.severity(value, pattern)
	})
}

func (r *reader) severity(value hclsyntax.Expression, pattern string) {
	text, ok := r.text(value, "a severity")
	if !ok {
		return
	}
	level, err := check.ParseSeverity(text)
	if err != nil {
		r.mistake(value.Range().Start, "%s%s", err, check.DidYouMean(text, []string{"error", "warning", "info", "off"}))
		return
	}
	r.set(check.Setting{Pattern: pattern, Action: check.SetSeverity, Severity: level})
}

func (r *reader) varFiles(a *hclsyntax.Attribute) (out []source.VarOption) {
	r.texts(a, func(at hcl.Pos, file string) {
		path, err := r.inside(file, "-var-file")
		if err != nil {
			r.mistake(at, "%s: %s", a.Name, err)
		}
		out = append(out, source.VarOption{File: path})
	})
	return out
}

// inside makes a path of the file absolute. The file comes with the repository that is
// linted and must not lead out of it.
func (r *reader) inside(file, flag string) (string, error) {
	path := filepath.Join(r.config.Dir, filepath.FromSlash(file))
	if filepath.IsAbs(file) {
		path = filepath.Clean(file)
	}
	// What the errors of the file system say about a hostile path is nobody's business.
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", fmt.Errorf("%q does not exist or cannot be read", clip(file))
	}
	root, err := filepath.EvalSymlinks(repository(r.config.Dir))
	if err != nil {
		return "", errors.New("the repository's directory cannot be read")
	}
	if rel, err := filepath.Rel(root, real); err != nil || !filepath.IsLocal(rel) {
		return "", fmt.Errorf("%q is outside the repository of the configuration file; use the flag %s for it", clip(file), flag)
	}
	return path, nil
}

// variables reads `variables = { name = value }`. Values that are no text are handed on
// as they are written, which is how Terraform reads -var for such variables.
func (r *reader) variables(a *hclsyntax.Attribute) (out []source.VarOption) {
	r.object(a, func(at hcl.Pos, name string, value hclsyntax.Expression) {
		if !hclsyntax.ValidIdentifier(name) {
			r.mistake(at, "%q is no name of a variable", clip(name))
			return
		}
		if !isLiteral(value) {
			r.mistake(value.Range().Start, "variable %q must have a literal value", clip(name))
			return
		}
		v, diags := value.Value(nil)
		if diags.HasErrors() || !v.IsWhollyKnown() {
			r.mistake(value.Range().Start, "variable %q must have a literal value", clip(name))
			return
		}
		text := string(value.Range().SliceBytes(r.src))
		if v.Type() == cty.String && !v.IsNull() {
			text = v.AsString()
		}
		out = append(out, source.VarOption{Text: name + "=" + text, Shared: true})
	})
	return out
}

func (r *reader) exclude(a *hclsyntax.Attribute) {
	r.texts(a, func(at hcl.Pos, pattern string) {
		if !doublestar.ValidatePattern(pattern) {
			r.mistake(at, "exclude: %q is no pattern", clip(pattern))
		}
		r.config.Exclude = append(r.config.Exclude, pattern)
	})
}

// endpoints reads `endpoints = { fc = "https://..." }`.
func (r *reader) endpoints(a *hclsyntax.Attribute) {
	r.object(a, func(at hcl.Pos, service string, value hclsyntax.Expression) {
		url, ok := r.text(value, "an endpoint")
		if !ok {
			return
		}
		if err := r.known.Endpoint(service, url); err != nil {
			r.mistake(at, "%s of %q: %s", a.Name, clip(service), err)
			return
		}
		if r.config.Endpoints == nil {
			r.config.Endpoints = map[string]string{}
		}
		r.config.Endpoints[service] = url
	})
}

func (r *reader) oneOf(a *hclsyntax.Attribute, allowed []string) string {
	v, ok := r.text(a.Expr, a.Name)
	if ok && !slices.Contains(allowed, v) {
		r.mistake(a.Expr.Range().Start, "%s must be one of %s, not %q%s", a.Name, strings.Join(allowed, ", "), clip(v), check.DidYouMean(v, allowed))
	}
	return v
}

func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func clip(s string) string {
	if len(s) > 80 {
		return strings.ToValidUTF8(s[:80], "") + "..."
	}
	return s
}
