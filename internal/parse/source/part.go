package source

import (
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// place is a piece of a file, the zero place none. Its lines and columns are counted only
// when somebody asks for them.
type place struct {
	file     string
	from, to int // bytes
}

func placeOf(r hcl.Range) place { return place{r.Filename, r.Start.Byte, r.End.Byte} }

func (p place) known() bool { return p.file != "" }

func (p place) holds(q place) bool { return p.file == q.file && p.from <= q.from && q.to <= p.to }

// upTo is the place from the beginning of p to the end of q, or p if q does not follow it.
func (p place) upTo(q place) place {
	if p.file == q.file && p.to <= q.from {
		p.to = q.to
	}
	return p
}

// part is a piece of partly known text together with where it is written. Parts are shared
// by all texts that draw on the same source, and never change once they are made.
type part struct {
	text  symbol.Text // of a part that is not made of others
	parts []*part
	size  int // in units of symbol.Span
	count int // parts in it, itself included
	at    place
	// inline: the parts stand in at one after the other, as those of a template do.
	inline bool
	// holder is the address of the data source whose block at is.
	holder string
	// optional: an element of an array that may not be there.
	optional bool
	// instead is what the symbolic pass has for this part, where that knows less.
	instead *symbol.Text
}

// tooLarge is more than any text or number of parts may come to: what is shared can be
// repeated very often without taking memory.
const tooLarge = 1 << 40

func leafPart(t symbol.Text, at place) *part {
	return &part{text: t, size: t.Len(), count: 1, at: at}
}

func literalPart(s string) *part { return leafPart(symbol.Lit(s), place{}) }

func joinParts(at place, parts ...*part) *part {
	p := &part{parts: parts, at: at, count: 1}
	for _, c := range parts {
		p.size = min(p.size+c.size, tooLarge)
		p.count = min(p.count+c.count, tooLarge)
	}
	return p
}

// small reports whether a part can be written out.
func (p *part) small() bool { return p.size <= maxValueSize && p.count <= maxParts }

// written is the whole text of a part, and where in it the elements are that may not be there.
func (p *part) written() (symbol.Text, []symbol.Span) {
	var texts []symbol.Text
	var optional []symbol.Span
	var walk func(p *part, from int)
	walk = func(p *part, from int) {
		if p.optional {
			optional = append(optional, symbol.Span{From: from, To: from + p.size})
		}
		if p.parts == nil {
			texts = append(texts, p.text)
		}
		for _, c := range p.parts {
			walk(c, from)
			from += c.size
		}
	}
	walk(p, 0)
	return symbol.Concat(texts...), optional
}

// symbolic is the text as the symbolic pass has it.
func (p *part) symbolic() symbol.Text {
	var texts []symbol.Text
	var walk func(p *part)
	walk = func(p *part) {
		switch {
		case p.instead != nil:
			texts = append(texts, *p.instead)
		case p.parts == nil:
			texts = append(texts, p.text)
		}
		if p.instead == nil {
			for _, c := range p.parts {
				walk(c)
			}
		}
	}
	walk(p)
	return symbol.Concat(texts...)
}

// mapped is the part with f applied to all that is literal in it.
func (p *part) mapped(f func(string) string) *part {
	if p.parts == nil {
		return leafPart(p.text.Map(f), p.at)
	}
	parts := make([]*part, len(p.parts))
	for i, c := range p.parts {
		parts[i] = c.mapped(f)
	}
	out := joinParts(p.at, parts...)
	out.inline = p.inline
	if p.instead != nil {
		less := p.instead.Map(f)
		out.instead = &less
	}
	return out
}

// isDocument reports whether a text looks like JSON that is more than one value.
func (p *part) isDocument() bool {
	for p.parts != nil {
		i := 0
		for i < len(p.parts) && p.parts[i].blank() {
			i++
		}
		if i == len(p.parts) {
			return false
		}
		p = p.parts[i]
	}
	segs := p.text.Segments()
	if len(segs) == 0 || segs[0].Ref != nil {
		return false
	}
	s := strings.TrimLeft(segs[0].Lit, " \t\r\n")
	return strings.HasPrefix(s, "{") || strings.HasPrefix(s, "[")
}

// blank reports whether a part certainly is nothing but white space.
func (p *part) blank() bool {
	if p.parts != nil {
		return p.size == 0
	}
	s, known := p.text.Known()
	return known && strings.TrimSpace(s) == ""
}

// finder finds places of one document, of which many may be asked for.
type finder struct {
	source  func(string) []byte
	aligned map[*part][]int // what align says of parts
	// plan is the file of a plan, "" without one. It is not read again: places in it are those
	// of whole resources.
	plan string
}

// locate finds the narrowest place that the span of a part's text is written in, and the
// data source whose block that is in.
func (p *part) locate(s symbol.Span, f *finder) (at place, holder string) {
	var block place
	usable := func(q place) bool {
		return q.known() && (q.file == f.plan || q.from >= 0 && q.from <= q.to && q.to <= len(f.source(q.file)))
	}
	for {
		if usable(p.at) {
			at = p.at
			if p.holder != "" {
				block, holder = p.at, p.holder
			}
		}
		inner, from := p.around(s)
		if inner == nil {
			break
		}
		p, s = inner, symbol.Span{From: s.From - from, To: s.To - from}
	}
	switch {
	case f.plan != "" && at.file == f.plan:
	case p.parts == nil && usable(p.at):
		at = p.verbatim(s, f)
	case p.inline && usable(p.at):
		if q := p.stretch(s, f); usable(q) && p.at.holds(q) {
			at = q
		}
	}
	if !block.holds(at) {
		holder = ""
	}
	return at, holder
}

// around is the part inside p that has the whole span in it, and where it begins.
func (p *part) around(s symbol.Span) (*part, int) {
	from := 0
	for _, c := range p.parts {
		if from <= s.From && s.To <= from+c.size && c.size > 0 {
			return c, from
		}
		from += c.size
	}
	return nil, 0
}

// verbatim is the place of a span of a text that is made of nothing else: the very bytes
// where the source has them.
func (p *part) verbatim(s symbol.Span, f *finder) place {
	text, known := p.text.Known()
	if !known || s.From < 0 || s.From > s.To || s.To > len(text) {
		return p.at
	}
	offsets, ok := f.aligned[p]
	if !ok {
		offsets = align(string(f.source(p.at.file)[p.at.from:p.at.to]), text)
		f.aligned[p] = offsets
	}
	if offsets == nil {
		return p.at
	}
	return place{p.at.file, p.at.from + offsets[s.From], p.at.from + offsets[s.To]}
}

// stretch is the place of a span of a template: from the beginning of the first of its parts
// that the span touches to the end of the last.
func (p *part) stretch(s symbol.Span, f *finder) place {
	var out place
	from := 0
	for _, c := range p.parts {
		inner := symbol.Span{From: max(s.From-from, 0), To: min(s.To-from, c.size)}
		from += c.size
		if inner.From >= inner.To {
			continue
		}
		at := c.at
		if c.parts == nil && at.known() && at.to <= len(f.source(at.file)) {
			at = c.verbatim(inner, f)
		}
		switch {
		case out == place{}:
			out = at
		case at.file != out.file || at.from < out.to:
			return p.at
		default:
			out.to = at.to
		}
	}
	return out
}

// modelPlace is a place with lines and columns.
func modelPlace(at place, src []byte) model.Range { return byteRange(src, at.file, at.from, at.to) }
