package report

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// row is one line of an excerpt, right of the gutter.
type row struct {
	kind   rowKind
	number int    // of a source line
	lead   string // the bar beside a range of several lines
	text   string // source, or the marks under it
}

type rowKind int

const (
	sourceRow rowKind = iota
	markRow
	gapRow // lines left out
)

// A range of more lines than mostLines is shown by its first headLines and its last one.
const (
	mostLines = 6
	headLines = 3
)

// excerpt shows the source under a range, with carets, in at most width columns. It
// returns nil where the range does not lie in src. Its cost depends on the number of
// lines in the range and on width, not on the length of lines.
func excerpt(src []byte, r model.Range, width int) []row {
	start, end := r.Start.Byte, r.End.Byte
	if r.Start.Line < 1 || start < 0 || start > len(src) || start == 0 && r.Start.Line > 1 {
		return nil
	}
	body := trimmed(src, start, end)
	end = start + len(body)
	breaks := bytes.Count(body, []byte("\n"))
	if breaks == 0 {
		l := cut(src, start, end, width)
		return []row{
			{kind: sourceRow, number: r.Start.Line, text: l.text},
			{kind: markRow, text: strings.Repeat(" ", l.from) + strings.Repeat("^", max(1, l.to-l.from))},
		}
	}

	width -= len("| ")
	next := start + bytes.IndexByte(body, '\n') + 1 // where the following line starts
	first := cut(src, start, next-1, width)
	var rows []row
	if first.leading {
		rows = append(rows, row{kind: sourceRow, number: r.Start.Line, lead: "/ ", text: first.text})
	} else {
		rows = append(rows,
			row{kind: sourceRow, number: r.Start.Line, lead: "  ", text: first.text},
			row{kind: markRow, text: " " + strings.Repeat("_", 1+first.from) + "^"})
	}
	for i := 1; i < breaks; i++ {
		if i >= headLines && breaks+1 > mostLines {
			rows = append(rows, row{kind: gapRow, lead: "| "})
			break
		}
		rows = append(rows, row{kind: sourceRow, number: r.Start.Line + i, lead: "| ", text: cut(src, next, next, width).text})
		next += bytes.IndexByte(src[next:], '\n') + 1
	}
	_, size := utf8.DecodeLastRune(body)
	last := cut(src, end-size, end, width)
	return append(rows,
		row{kind: sourceRow, number: r.Start.Line + breaks, lead: "| ", text: last.text},
		row{kind: markRow, text: "|" + strings.Repeat("_", max(1, last.to)) + "^"})
}

// trimmed is the source between two offsets without the newline at its end, which a
// heredoc has and which belongs to no line that could be shown.
func trimmed(src []byte, start, end int) []byte {
	start = max(0, min(start, len(src)))
	end = max(start, min(end, len(src)))
	return bytes.TrimRight(src[start:end], "\r\n")
}

// line is a source line as it is displayed.
type line struct {
	text string
	// from and to are the display columns, from 0, of the piece asked for.
	from, to int
	// leading: nothing but blanks stands before the piece.
	leading bool
}

// cell is one character as the reader sees it.
type cell struct {
	text  string
	width int
}

const ellipsis = "..."

// cut returns the line around src[start:end], which holds no newline, in at most width
// columns. What is left out at either side is marked by an ellipsis; a byte order mark is
// not shown.
func cut(src []byte, start, end, width int) line {
	width = max(width, 4*len(ellipsis))
	base := 0
	if bytes.HasPrefix(src, []byte(byteOrderMark)) {
		base = len(byteOrderMark)
		start = max(start, base)
		end = max(start, end)
	}
	// No character that can be shown lies further away than this, save in text made of
	// nothing but combining marks.
	reach := 4 * width
	lo, cutLeft := max(base, start-reach), false
	if i := bytes.LastIndexByte(src[lo:start], '\n'); i >= 0 {
		lo += i + 1
	} else if lo > base {
		cutLeft = true
		for lo < start && !utf8.RuneStart(src[lo]) {
			lo++
		}
	}
	end = min(end, start+reach)
	hi, cutRight := min(len(src), end+reach), false
	if i := bytes.IndexByte(src[end:hi], '\n'); i >= 0 {
		hi = end + i
	} else if hi < len(src) {
		cutRight = true
		for hi > end && !utf8.RuneStart(src[hi]) {
			hi--
		}
	}
	if !cutRight && hi > start && src[hi-1] == '\r' {
		hi--
	}
	end = min(end, hi)

	cells, i, j := split(src[lo:hi], start-lo, end-lo)
	columns := make([]int, len(cells)+1) // where each cell starts
	for k, c := range cells {
		columns[k+1] = columns[k] + c.width
	}
	total := columns[len(cells)]

	left := 0
	if cutLeft || total > width && columns[j] > width-len(ellipsis) {
		left = columns[i] - width/4
		if !cutRight {
			left = min(left, total-(width-len(ellipsis)))
		}
	}
	room := width
	var b strings.Builder
	if left > 0 || cutLeft {
		b.WriteString(ellipsis)
		room -= len(ellipsis)
	}
	shift := b.Len()
	p := 0
	for columns[p] < left {
		p++
	}
	clipped := cutRight || total-columns[p] > room
	if clipped {
		room -= len(ellipsis)
	}
	q := p
	for q < len(cells) && columns[q+1]-columns[p] <= room {
		b.WriteString(cells[q].text)
		q++
	}
	if clipped {
		b.WriteString(ellipsis)
	}
	column := func(k int) int { return shift + columns[max(p, min(k, q))] - columns[p] }
	return line{
		text: strings.TrimRight(b.String(), " "), from: column(i), to: column(j),
		leading: !cutLeft && len(bytes.Trim(src[lo:start], " \t")) == 0,
	}
}

const byteOrderMark = "\ufeff"

// split turns source into cells, and the piece src[start:end] into the cells i to j that
// it touches.
func split(src []byte, start, end int) (cells []cell, i, j int) {
	const tabStop = 4
	column, at, state := 0, 0, -1
	add := func(text string, width, size int) {
		if at < start && at+size <= start {
			i++
		}
		if at < end {
			j++
		}
		cells = append(cells, cell{text, width})
		column += width
		at += size
	}
	for rest := src; len(rest) > 0; {
		var cluster []byte
		var width int
		cluster, rest, width, state = uniseg.FirstGraphemeCluster(rest, state)
		text := string(cluster)
		switch {
		case text == "\t":
			n := tabStop - column%tabStop
			add(strings.Repeat(" ", n), n, 1)
		case strings.ContainsFunc(text, unsafeRune):
			for k := 0; k < len(text); {
				r, size := utf8.DecodeRuneInString(text[k:])
				sign := text[k : k+size]
				if unsafeRune(r) {
					sign = visible(r)
				}
				add(sign, uniseg.StringWidth(sign), size)
				k += size
			}
		default:
			add(text, width, len(text))
		}
	}
	return cells, i, max(i, j)
}
