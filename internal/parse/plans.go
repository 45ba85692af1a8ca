package parse

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/parse/plan"
	"github.com/fcasync/fcasync-lint/internal/parse/source"
)

// Stdin is the path that stands for a plan on standard input.
const Stdin = "-"

// Plans say how plans are read.
type Plans struct {
	// Stdin is what the path "-" stands for.
	Stdin io.Reader
	// Source is the directory of the source that plans are judged with, relative to the working
	// directory or absolute. "" means the directory of the plan, if the source there is its own.
	Source string
	// Alone: no source is looked for.
	Alone bool
	// Shown is what plans in files are called in ranges and messages; "" means their own names.
	Shown string
	// Keep: projects have PlanJSON.
	Keep bool
	// Show returns a binary plan as JSON. dir is the directory whose providers know it. Nil:
	// binary plans are refused.
	Show func(path, dir string) (io.ReadCloser, error)
	// Progress, if not nil, is called while a plan is read, with the bytes that were read so far
	// and those that there are, 0 if that is not known.
	Progress func(done, total int64)
}

// IsPlan reports whether a path, absolute but for Stdin, is read as a plan: standard input, and
// any file that is no source and either has the name of JSON or begins like a plan.
func IsPlan(path string) bool {
	if path == Stdin {
		return true
	}
	base := filepath.Base(path)
	for _, ext := range []string{".tf", ".tofu", ".tf.json", ".tofu.json", ".tfvars", ".tfvars.json"} {
		if strings.HasSuffix(base, ext) {
			return false
		}
	}
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	return strings.HasSuffix(base, ".json") || begins(path, func(head []byte) bool {
		head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
		return plan.IsBinary(head) || bytes.HasPrefix(bytes.TrimSpace(head), []byte("{"))
	})
}

// begins looks at the beginning of a file.
func begins(path string, is func(head []byte) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 512)
	n, _ := io.ReadFull(f, head)
	return is(head[:n])
}

func (o Options) absolute(path string) string {
	if path == Stdin {
		return path
	}
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(o.Dir, path)
}

// plan reads a plan and evaluates it with its source.
func (o Options) plan(path string) (*model.Project, error) {
	p, raw, err := o.readPlan(path)
	if err != nil {
		return nil, err
	}
	dir := ""
	switch {
	case o.Plans.Alone:
	case o.Plans.Source != "":
		dir = o.Plans.Source
		if !source.Matches(p, dir, o.Options) && source.Declares(p) {
			at := model.Range{File: p.File, Start: model.Pos{Line: 1, Column: 1}, End: model.Pos{Line: 1, Column: 1}}
			p.Notices = append(p.Notices, model.Notice{
				Message: fmt.Sprintf("the source in %s declares none of the async invoke configs of this plan", dir), Range: at, Warning: true,
			})
		}
	case path != Stdin:
		if beside := filepath.Dir(o.absolute(path)); source.Matches(p, beside, o.Options) {
			dir = beside
		}
	}
	project := source.Planned(p, dir, o.Options)
	project.Gone = gone(p)
	project.PlanJSON, project.PlanFile = raw, p.File
	return project, nil
}

// gone is what a plan deletes, forgets or makes anew.
func gone(p *plan.Plan) []model.Gone {
	var out []model.Gone
	otherAccount := differ(p, "account_id", "access_key", "profile", "assume_role", "assume_role_with_oidc")
	otherRegion := otherAccount || differ(p, "region")
	for _, r := range p.Resources {
		if r.Change == nil {
			continue
		}
		actions := r.Change.Actions
		if !actions.Delete() && !actions.Forget() && !actions.Replace() {
			continue
		}
		g := model.Gone{
			Address: r.Address, Type: r.Type, Was: map[string]string{}, Forgotten: actions.Forget(), Replaced: actions.Replace(),
			OtherRegion: otherRegion, OtherAccount: otherAccount,
		}
		before, _ := r.Change.Before.(map[string]any)
		for name, value := range before {
			if text, ok := value.(string); ok && text != "" && naming(name) {
				g.Was[name] = text
			}
		}
		out = append(out, g)
	}
	return out
}

// naming reports whether an argument says what a resource is called, or what it is for.
func naming(argument string) bool {
	switch argument {
	case "name", "function", "service", "topic", "instance_id", "qualifier", "version_id", "policy_type", "function_arn":
		return true
	}
	return strings.HasSuffix(argument, "_name")
}

// differ reports whether the provider's configurations in a plan do not all say the same of
// some arguments.
func differ(p *plan.Plan, arguments ...string) bool {
	if p.Config == nil {
		return false
	}
	said := map[string]bool{}
	for _, c := range p.Config.ProviderConfigs {
		switch {
		case c == nil || c.Name != "alicloud" && !strings.HasSuffix(c.FullName, "/alicloud"):
			continue
		case c.ModuleAddress != "" && len(c.Expressions) == 0:
			continue // the module is passed one
		}
		var text strings.Builder
		for _, a := range arguments {
			b, err := json.Marshal(c.Expressions[a])
			fmt.Fprintln(&text, string(b), err)
		}
		said[text.String()] = true
	}
	return len(said) > 1
}

func (o Options) readPlan(path string) (*plan.Plan, []byte, error) {
	if path == Stdin {
		if o.Plans.Stdin == nil {
			return nil, nil, errors.New("there is no standard input")
		}
		p, raw, err := o.read(o.Plans.Stdin, "<stdin>")
		if err != nil {
			return nil, nil, fmt.Errorf("standard input: %w", cause(err))
		}
		return p, raw, nil
	}
	absolute := o.absolute(path)
	in, err := o.open(absolute)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, cause(err))
	}
	p, raw, err := o.read(in, cmp.Or(o.Plans.Shown, o.relative(absolute)))
	// That a program which prints the plan has failed says more than what is wrong with what
	// it has printed.
	if failed := in.Close(); failed != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, cause(failed))
	}
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", path, cause(err))
	}
	return p, raw, nil
}

// mostKept is the size of the largest plan that is kept.
const mostKept = 256 << 20

// read reads a plan, and keeps it if that is asked for.
func (o Options) read(r io.Reader, file string) (*plan.Plan, []byte, error) {
	r = o.Plans.watched(r)
	if !o.Plans.Keep {
		p, err := plan.Read(r, file)
		return p, nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(r, mostKept+1))
	if err != nil {
		return nil, nil, err
	}
	if len(raw) > mostKept {
		return nil, nil, fmt.Errorf("it is larger than %d MB, the most that --input plan can give to policies", mostKept>>20)
	}
	p, err := plan.Read(bytes.NewReader(raw), file)
	return p, raw, err
}

// watched is a reader that tells how far it is read. One of a file is still read at any place.
func (p Plans) watched(r io.Reader) io.Reader {
	if p.Progress == nil {
		return r
	}
	if f, ok := r.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return &watchedFile{SectionReader: io.NewSectionReader(f, 0, info.Size()), tell: p.Progress}
		}
	}
	return &watchedStream{Reader: r, tell: p.Progress}
}

type watchedStream struct {
	io.Reader
	done int64
	tell func(done, total int64)
}

func (w *watchedStream) Read(b []byte) (int, error) {
	n, err := w.Reader.Read(b)
	w.done += int64(n)
	w.tell(w.done, 0)
	return n, err
}

type watchedFile struct {
	*io.SectionReader
	done int64
	tell func(done, total int64)
}

// ReadAt is how a file is read. Once it has been read to its end, pieces are read again.
func (w *watchedFile) ReadAt(b []byte, off int64) (int, error) {
	n, err := w.SectionReader.ReadAt(b, off)
	if end := off + int64(n); end > w.done {
		w.done = end
		w.tell(end, w.Size())
	}
	return n, err
}

// open opens a plan as JSON.
func (o Options) open(path string) (io.ReadCloser, error) {
	if !begins(path, plan.IsBinary) {
		return os.Open(path)
	}
	if o.Plans.Show == nil {
		return nil, errors.New("it is a binary plan: give the output of terraform show -json for it")
	}
	dir := filepath.Dir(path)
	if o.Plans.Source != "" {
		dir = o.absolute(o.Plans.Source)
	}
	return o.Plans.Show(path, dir)
}

// relative is a path as ranges have it: relative to the working directory, with slashes.
func (o Options) relative(path string) string {
	if rel, err := filepath.Rel(o.Dir, path); err == nil {
		path = rel
	}
	return filepath.ToSlash(path)
}

// cause is an error without the path, which the message has already.
func cause(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}
