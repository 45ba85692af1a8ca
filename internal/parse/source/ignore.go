package source

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/fcasync/fcasync-lint/internal/model"
)

const (
	addressed = "fcasync-lint:" // what a comment for this program begins with
	directive = addressed + "ignore"
	until     = "until=" // the last day that it holds
)

// readIgnores finds the ignore comments of a file.
func readIgnores(file *hcl.File, src []byte, name string) []model.Ignore {
	if !bytes.Contains(src, []byte(addressed)) {
		return nil
	}
	if isJSON(name) {
		return jsonIgnores(src, name)
	}
	tokens, _ := hclsyntax.LexConfig(src, name, hcl.InitialPos)
	commentOnly, code := map[int]bool{}, map[int]bool{} // by line
	for _, t := range tokens {
		switch t.Type {
		case hclsyntax.TokenNewline, hclsyntax.TokenEOF:
		case hclsyntax.TokenComment:
			for l := t.Range.Start.Line; l <= lastLine(t); l++ {
				commentOnly[l] = true
			}
		default:
			for l := t.Range.Start.Line; l <= t.Range.End.Line; l++ {
				code[l] = true
			}
		}
	}
	var out []model.Ignore
	for _, t := range tokens {
		if t.Type != hclsyntax.TokenComment {
			continue
		}
		ig, ok := parseIgnore(string(t.Bytes), modelRange(t.Range))
		if !ok {
			continue
		}
		line := t.Range.Start.Line
		above := !code[line]
		if above {
			for line = lastLine(t) + 1; commentOnly[line] && !code[line]; {
				line++
			}
		}
		ig.Covers = []model.Range{covered(file, src, name, line, above)}
		out = append(out, ig)
	}
	return out
}

// lastLine is the last line with text of a comment: the token of a line comment ends
// on the next line.
func lastLine(t hclsyntax.Token) int {
	return t.Range.Start.Line + bytes.Count(bytes.TrimRight(t.Bytes, "\r\n"), []byte("\n"))
}

// parseIgnore reads a directive out of a comment. ok is false if there is none.
func parseIgnore(comment string, at model.Range) (ig model.Ignore, ok bool) {
	i := strings.Index(comment, directive)
	misspelled := i < 0
	if misspelled {
		begin := strings.TrimLeft(comment, "#/* \t\r\n")
		if !strings.HasPrefix(begin, addressed) {
			return ig, false
		}
		i = len(comment) - len(begin)
	}
	text, _, _ := strings.Cut(comment[i:], "\n")
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "*/"))
	rules, why, found := strings.Cut(strings.TrimPrefix(text, directive), "--")
	ig = model.Ignore{Reason: strings.TrimSpace(why), Range: at}
	if lines := strings.Count(comment[:i], "\n"); lines > 0 { // inside a comment of several lines
		ig.Range.Start.Line += lines
		ig.Range.Start.Column = i - strings.LastIndexByte(comment[:i], '\n')
	} else {
		ig.Range.Start.Column += i
	}
	ig.Range.Start.Byte += i
	ig.Range.End = ig.Range.Start
	ig.Range.End.Byte += len(text)
	ig.Range.End.Column += len([]rune(text))
	days := 0
	for _, word := range strings.FieldsFunc(rules, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\r' }) {
		if day, ok := strings.CutPrefix(word, until); ok {
			ig.Until = day
			days++
		} else {
			ig.Rules = append(ig.Rules, word)
		}
	}
	_, noDay := time.Parse(time.DateOnly, ig.Until)
	switch {
	case misspelled:
		ig.Rules, ig.Malformed = nil, "it does not begin with "+directive
	case len(ig.Rules) == 0:
		ig.Malformed = "it names no rule"
	case days > 1:
		ig.Malformed = "it has more than one " + until
	case days == 1 && noDay != nil:
		ig.Malformed = "what stands behind " + until + " is no day: write it as until=2027-01-31"
	case days == 0 && slices.ContainsFunc(strings.Fields(why), func(word string) bool { return strings.HasPrefix(word, until) }):
		ig.Malformed = until + " must stand before --: behind it is the reason, and it would hold for ever"
	case !found || ig.Reason == "":
		ig.Malformed = "it gives no reason"
	}
	return ig, true
}

// covered is what an ignore for a line takes in: the argument that begins there, the
// block that begins there if the comment stands above it, else the line itself.
func covered(file *hcl.File, src []byte, name string, line int, above bool) model.Range {
	if body, ok := file.Body.(*hclsyntax.Body); ok {
		if r, ok := beginsAt(body, line, above); ok {
			return modelRange(r)
		}
	}
	start := 0
	for l := 1; l < line; l++ {
		i := bytes.IndexByte(src[start:], '\n')
		if i < 0 {
			break
		}
		start += i + 1
	}
	end := len(src)
	if i := bytes.IndexByte(src[start:], '\n'); i >= 0 {
		end = start + i
	}
	return model.Range{
		File:  name,
		Start: model.Pos{Line: line, Column: 1, Byte: start},
		End:   model.Pos{Line: line, Column: end - start + 1, Byte: end},
	}
}

func beginsAt(body *hclsyntax.Body, line int, blocks bool) (hcl.Range, bool) {
	for _, a := range body.Attributes {
		if a.SrcRange.Start.Line == line {
			return a.SrcRange, true
		}
	}
	for _, b := range body.Blocks {
		if r := b.Range(); r.Start.Line == line && blocks {
			return hcl.Range{Filename: r.Filename, Start: r.Start, End: b.Body.SrcRange.End}, true
		}
		if b.Body.SrcRange.Start.Line <= line && line <= b.Body.SrcRange.End.Line {
			if r, ok := beginsAt(b.Body, line, blocks); ok {
				return r, true
			}
		}
	}
	return hcl.Range{}, false
}

// jsonIgnores reads directives in "//" properties: they cover the object around them.
func jsonIgnores(src []byte, name string) []model.Ignore {
	type object struct {
		start   int
		ignores []int // of this object, in out
		key     bool  // the next string is a key
		array   bool
		comment bool // the last key was "//"
	}
	var out []model.Ignore
	var stack []object
	dec := json.NewDecoder(bytes.NewReader(src))
	for {
		tok, err := dec.Token()
		if err != nil {
			return out
		}
		end := int(dec.InputOffset())
		top := len(stack) - 1
		switch t := tok.(type) {
		case json.Delim:
			switch t {
			case '{', '[':
				comment := top >= 0 && stack[top].comment && t == '['
				stack = append(stack, object{start: end - 1, key: t == '{', array: t == '[', comment: comment})
				continue
			}
			if top < 0 {
				return out
			}
			closed := stack[top]
			stack = stack[:top]
			for _, i := range closed.ignores {
				out[i].Covers = []model.Range{byteRange(src, name, closed.start, end)}
			}
			if top > 0 && !stack[top-1].array {
				stack[top-1].key = true
				if closed.array && closed.comment { // "//": ["...", ...] speaks for the object around it
					for _, i := range closed.ignores {
						out[i].Covers = nil
					}
					stack[top-1].ignores = append(stack[top-1].ignores, closed.ignores...)
				}
			}
		case string:
			if top < 0 {
				continue
			}
			o := &stack[top]
			if o.key {
				o.key, o.comment = false, t == "//"
				continue
			}
			if o.comment {
				start := end - len(t) - 2 // exact unless the text has escapes
				if ig, ok := parseIgnore(t, byteRange(src, name, max(start+1, 0), end)); ok {
					o.ignores = append(o.ignores, len(out))
					out = append(out, ig)
				}
			}
			o.key = !o.array
		default:
			if top >= 0 && !stack[top].array {
				stack[top].key = true
			}
		}
	}
}
