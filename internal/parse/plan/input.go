package plan

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"unicode/utf8"

	"github.com/fcasync/fcasync-lint/internal/model"
)

const (
	windowSize = 64 << 10
	// mostInMemory is how much of a stream that cannot be read twice is kept in memory. What is
	// longer goes to a temporary file.
	mostInMemory = 2 << 20
	// mostAtOnce is the size of the largest string, and of the largest resource, that is read.
	mostAtOnce = 32 << 20
	// atOnce is how much is read in one call.
	atOnce    = 1 << 20
	mostBytes = 1 << 40 // an offset has 40 bits in the index
)

// errTooLong: a string is longer than mostAtOnce.
var errTooLong = errors.New("a string is longer than " + megabytes(mostAtOnce))

var errTooBig = errors.New("the file is larger than 1 TB")

// span is a piece of the input.
type span struct{ off, len int64 }

func (s span) found() bool { return s.len > 0 }

// input is a plan that is read once from the beginning to the end, and then again in pieces.
type input struct {
	file string
	src  io.Reader
	at   io.ReaderAt
	// spool is what has been read of a stream that cannot be read twice; nil for a file.
	spool *spool
	off   int64
	// consumed says how far the reader of the stream has come; nil: nobody is asked.
	consumed func() int64
	// lines are the places in the input, one for each window, up to which the lines are counted.
	lines []mark
	last  mark
	// window is the piece that was read last: neighbours are often asked for one after the other.
	window   []byte
	windowAt int64
}

// mark says that before an offset there are so many line feeds, the last of them just before
// start.
type mark struct{ off, lines, start int64 }

// open prepares a reader. A file, or anything else that can be read at any place and knows its
// size, is read where it is; of anything else a copy is made while it is read.
func open(r io.Reader, file string) *input {
	in := &input{file: file}
	switch r := r.(type) {
	case *os.File:
		if info, err := r.Stat(); err == nil && info.Mode().IsRegular() {
			in.src, in.at = io.NewSectionReader(r, 0, info.Size()), r
		}
	case interface {
		io.ReaderAt
		Size() int64
	}:
		in.src, in.at = io.NewSectionReader(r, 0, r.Size()), r
	}
	if in.at == nil {
		in.spool = &spool{}
		in.src, in.at = io.TeeReader(r, in.spool), in.spool
	}
	// The decoder asks for 4 kB at a time.
	in.src = bufio.NewReaderSize(in.src, windowSize)
	return in
}

// peek returns the first bytes, up to n, which are read again afterwards.
func (in *input) peek(n int) ([]byte, error) {
	head := make([]byte, n)
	n, err := io.ReadFull(in.src, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	in.src = io.MultiReader(bytes.NewReader(head[:n]), in.src)
	return head[:n], nil
}

func (in *input) close() {
	if in.spool != nil {
		in.spool.close()
	}
}

// Read reads on in the stream and counts lines.
func (in *input) Read(p []byte) (int, error) {
	if in.consumed != nil && in.off-in.consumed() > mostAtOnce {
		return 0, errTooLong
	}
	if in.off > mostBytes {
		return 0, errTooBig
	}
	// The decoder's buffer doubles as a string grows; filled at one go it would hold twice as much.
	n, err := in.src.Read(p[:min(len(p), atOnce)])
	in.count(p[:n])
	return n, err
}

func (in *input) count(b []byte) {
	if n := bytes.Count(b, []byte{'\n'}); n > 0 {
		in.last.lines += int64(n)
		in.last.start = in.off + int64(bytes.LastIndexByte(b, '\n')) + 1
	}
	in.off += int64(len(b))
	in.last.off = in.off
	if len(in.lines) == 0 || in.off-in.lines[len(in.lines)-1].off >= windowSize {
		in.lines = append(in.lines, in.last)
	}
}

// bytes returns a piece of what has been read, until it is called again.
func (in *input) bytes(s span) ([]byte, error) {
	if s.len > mostAtOnce {
		return nil, errors.New("it is larger than " + megabytes(mostAtOnce))
	}
	if s.off < in.windowAt || s.off+s.len > in.windowAt+int64(len(in.window)) {
		size := max(s.len, min(windowSize, in.off-s.off))
		if int64(cap(in.window)) < size || cap(in.window) > 4*windowSize {
			in.window = make([]byte, size)
		}
		in.window, in.windowAt = in.window[:size], s.off
		n, err := in.at.ReadAt(in.window, s.off)
		in.window = in.window[:n]
		if int64(n) < s.len {
			if err == nil || err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			in.window = in.window[:0]
			return nil, err
		}
	}
	return in.window[s.off-in.windowAt:][:s.len], nil
}

// position is the line and column of an offset.
func (in *input) position(off int64) model.Pos {
	off = min(off, in.off)
	var m mark
	if i := sort.Search(len(in.lines), func(i int) bool { return in.lines[i].off > off }); i > 0 {
		m = in.lines[i-1]
	}
	for m.off < off { // as a rule once: marks are not far from each other
		b, err := in.bytes(span{m.off, min(off-m.off, windowSize)})
		if err != nil {
			break
		}
		if n := bytes.Count(b, []byte{'\n'}); n > 0 {
			m.lines += int64(n)
			m.start = m.off + int64(bytes.LastIndexByte(b, '\n')) + 1
		}
		m.off += int64(len(b))
	}
	return model.Pos{Line: int(m.lines) + 1, Column: in.column(m.start, off), Byte: int(off)}
}

// column counts characters from the start of a line. A plan is often one single line: where it
// is long the column is counted in bytes, because nobody could count anything else.
func (in *input) column(start, off int64) int {
	if off-start <= windowSize {
		if b, err := in.bytes(span{start, off - start}); err == nil {
			return utf8.RuneCount(b) + 1
		}
	}
	return int(off-start) + 1
}

func (in *input) rangeOf(s span) model.Range {
	return model.Range{File: in.file, Start: in.position(s.off), End: in.position(s.off + s.len)}
}

// spool keeps a copy of a stream, the beginning in memory and, if it is long, all of it in a
// temporary file that nobody else sees.
type spool struct {
	mem  []byte
	file *os.File
}

func (s *spool) Write(p []byte) (int, error) {
	if s.file == nil && len(s.mem)+len(p) <= mostInMemory {
		if cap(s.mem) == 0 && len(p) > 0 {
			s.mem = make([]byte, 0, windowSize)
		}
		s.mem = append(s.mem, p...)
		return len(p), nil
	}
	if s.file == nil {
		f, err := os.CreateTemp("", "fcasync-lint-plan-*") // mode 0600
		if err != nil {
			return 0, fmt.Errorf("no temporary file for a plan from a pipe: %w", err)
		}
		s.file = f
		// It has no name while it is used, where the system allows that; close tries again.
		_ = os.Remove(f.Name())
		if _, err := f.Write(s.mem); err != nil {
			return 0, err
		}
		s.mem = nil
	}
	return s.file.Write(p)
}

func (s *spool) ReadAt(p []byte, off int64) (int, error) {
	if s.file != nil {
		return s.file.ReadAt(p, off)
	}
	if off >= int64(len(s.mem)) {
		return 0, io.EOF
	}
	n := copy(p, s.mem[off:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func (s *spool) close() {
	if s.file != nil {
		name := s.file.Name()
		_ = s.file.Close()
		_ = os.Remove(name)
	}
}
