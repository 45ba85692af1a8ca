package edit

import (
	"bytes"
	"path"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/rivo/uniseg"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// File is a file in which edits can be made.
type File struct {
	name  string
	src   []byte
	begin int // behind a byte order mark
}

var byteOrderMark = []byte("\ufeff")

// Open returns a file of the sources. nil: no edits are made in it, because it is not there, is JSON
// or a plan, or belongs to a module that was fetched from elsewhere.
func Open(sources map[string][]byte, name string) *File {
	src, ok := sources[name]
	ext := path.Ext(name)
	if !ok || ext != ".tf" && ext != ".tofu" || slices.Contains(strings.Split(name, "/"), ".terraform") {
		return nil
	}
	f := &File{name: name, src: src}
	if bytes.HasPrefix(src, byteOrderMark) {
		f.begin = len(byteOrderMark)
	}
	return f
}

// Override reports whether what stands in the file is merged over the blocks of other files: then
// taking something away there brings something else back.
func (f *File) Override() bool {
	base := strings.TrimSuffix(path.Base(f.name), path.Ext(f.name))
	return base == "override" || strings.HasSuffix(base, "_override")
}

// Text is a piece of the file; false if there is no such piece.
func (f *File) Text(at model.Range) ([]byte, bool) {
	if at.File != f.name || at.Start.Byte < 0 || at.Start.Byte >= at.End.Byte || at.End.Byte > len(f.src) {
		return nil, false
	}
	return f.src[at.Start.Byte:at.End.Byte], true
}

// mostParsed bounds the blocks that are looked into. The parser takes long over some long ones.
const mostParsed = 64 << 10

// Block reads the block of a type that is written at a place, with places in the file. nil: there is
// none, such as where a dynamic block makes one.
func (f *File) Block(at model.Range, blockType string) *hclsyntax.Block {
	text, ok := f.Text(at)
	if !ok || len(text) > mostParsed {
		return nil
	}
	if text[len(text)-1] != '}' { // the parser takes a block of one line to end with its argument
		rest := f.src[at.End.Byte:f.lineEnd(at.End.Byte)]
		if i := bytes.IndexByte(rest, '}'); i >= 0 && isBlank(rest[:i]) {
			text = f.src[at.Start.Byte : at.End.Byte+i+1]
		}
	}
	start := hcl.Pos{Line: at.Start.Line, Column: at.Start.Column, Byte: at.Start.Byte}
	file, diags := hclsyntax.ParseConfig(text, f.name, start)
	if diags.HasErrors() {
		return nil
	}
	body, ok := file.Body.(*hclsyntax.Body)
	if !ok || len(body.Attributes) > 0 || len(body.Blocks) != 1 || body.Blocks[0].Type != blockType {
		return nil
	}
	return body.Blocks[0]
}

// CommentIn reports whether there is a comment in a block, which would go with it.
func (f *File) CommentIn(b *hclsyntax.Block) bool {
	tokens, _ := hclsyntax.LexConfig(f.src[b.TypeRange.Start.Byte:b.CloseBraceRange.End.Byte], f.name, hcl.InitialPos)
	return slices.ContainsFunc(tokens, func(t hclsyntax.Token) bool { return t.Type == hclsyntax.TokenComment })
}

// Replace puts text in the place of bytes.
func (f *File) Replace(start, end int, text string) Edit {
	return Edit{Location: Range(f.src, f.name, start, end), Replacement: text}
}

// RemoveBlock takes a block away with its lines, and with the empty line that divided it from the
// others. It returns nil if something else stands on these lines.
func (f *File) RemoveBlock(b *hclsyntax.Block) []Edit {
	start, end := f.lineStart(b.TypeRange.Start.Byte), f.lineEnd(b.CloseBraceRange.End.Byte)
	if !isBlank(f.src[start:b.TypeRange.Start.Byte]) || !isBlank(f.src[b.CloseBraceRange.End.Byte:end]) {
		return nil
	}
	return []Edit{f.removeLines(start, end)}
}

// removeLines takes whole lines away, and the empty line that divided them from others if it would
// stand beside another one, or beside a brace.
func (f *File) removeLines(start, end int) Edit {
	before, after := f.src[f.lineStart(max(start-1, f.begin)):start], f.src[end:f.lineEnd(end)]
	first := start == f.begin || bytes.HasSuffix(bytes.TrimSpace(before), []byte("{"))
	last := len(after) == 0 || bytes.HasPrefix(bytes.TrimSpace(after), []byte("}"))
	switch {
	case start > f.begin && isBlank(before) && (last || isBlank(after)):
		start -= len(before)
	case first && len(after) > 0 && isBlank(after):
		end += len(after)
	}
	return f.Replace(start, end, "")
}

// Append adds text behind everything else, divided from it by an empty line.
func (f *File) Append(text string) Edit {
	divider := "\n"
	switch {
	case len(f.src) > 0 && !bytes.HasSuffix(f.src, []byte("\n")):
		divider = "\n\n"
	case bytes.HasSuffix(f.src, []byte("\n\n")), bytes.HasSuffix(f.src, []byte("\r\n\r\n")):
		divider = ""
	}
	return f.Replace(len(f.src), len(f.src), divider+strings.TrimSuffix(text, "\n")+"\n")
}

// lineStart is where the line of a byte begins.
func (f *File) lineStart(i int) int { return max(f.begin, bytes.LastIndexByte(f.src[:i], '\n')+1) }

// lineEnd is where the line of a byte ends, behind its line break.
func (f *File) lineEnd(i int) int {
	if n := bytes.IndexByte(f.src[i:], '\n'); n >= 0 {
		return i + n + 1
	}
	return len(f.src)
}

func isBlank(b []byte) bool { return len(bytes.TrimSpace(b)) == 0 }

// Range is a range by byte offsets, counted as HCL does.
func Range(src []byte, name string, start, end int) model.Range {
	return model.Range{File: name, Start: position(src, start), End: position(src, end)}
}

func position(src []byte, offset int) model.Pos {
	before := src[:offset]
	line := bytes.TrimPrefix(before[bytes.LastIndexByte(before, '\n')+1:], byteOrderMark) // it takes no column
	return model.Pos{
		Line: 1 + bytes.Count(before, []byte{'\n'}), Column: 1 + uniseg.GraphemeClusterCount(string(line)), Byte: offset,
	}
}

// RemoveComment takes the comment away that is nothing but a piece of text, with the line if nothing
// else is on it. It returns nil where the comment says more.
func (f *File) RemoveComment(text model.Range) []Edit {
	line := f.lineStart(text.Start.Byte)
	before := bytes.TrimRight(f.src[line:text.Start.Byte], " \t")
	end := text.End.Byte // of the comment
	rest := bytes.TrimRight(f.src[end:f.lineEnd(end)], "\r\n")
	switch blanks := len(rest) - len(bytes.TrimLeft(rest, " \t")); {
	case bytes.HasPrefix(rest[blanks:], []byte("*/")):
		end += blanks + len("*/")
		code, ok := bytes.CutSuffix(before, []byte("/*"))
		if !ok {
			return nil
		}
		before = code
	case blanks == len(rest):
		end += blanks
		code := bytes.TrimRight(before, "#/")
		if mark := string(before[len(code):]); mark == "" || mark == "/" {
			return nil // a line of a longer comment
		}
		before = code
	default:
		return nil
	}
	if !isBlank(f.src[end:f.lineEnd(end)]) {
		return []Edit{f.Replace(line+len(before), end, "")}
	}
	if isBlank(before) {
		return []Edit{f.removeLines(line, f.lineEnd(end))}
	}
	return []Edit{f.Replace(line+len(bytes.TrimRight(before, " \t")), end, "")}
}
