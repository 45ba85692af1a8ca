package report

import (
	"fmt"
	"iter"
	"unicode/utf16"
	"unicode/utf8"
)

// lineHashes returns the value of primaryLocationLineHash for the wanted lines, which
// count from 1. GitHub code scanning recognises an alert by it after lines have moved. As
// github/codeql-action (src/fingerprints.ts) defines it: a hash of the next 100 UTF-16
// units from the start of the line, blanks and tabs left out, in hexadecimal, and how
// often this hash has come up in the file so far. A source that is not UTF-8 has none.
func lineHashes(src []byte, wanted map[int]bool) map[int]string {
	if !utf8.Valid(src) {
		return nil
	}
	// Two passes, so that memory grows with the lines wanted and not with the file.
	seen := map[uint64]int{}
	for line, hash := range rollingHashes(src) {
		if wanted[line] {
			seen[hash] = 0
		}
	}
	out := map[int]string{}
	for line, hash := range rollingHashes(src) {
		n, ok := seen[hash]
		if !ok {
			continue
		}
		seen[hash] = n + 1
		if wanted[line] {
			out[line] = fmt.Sprintf("%x:%d", hash, n+1)
		}
	}
	return out
}

// rollingHashes yields every line's number and hash. Carriage returns end a line as line
// feeds do; the end of the file counts as the unit 65535, followed by zeros.
func rollingHashes(src []byte) iter.Seq2[int, uint64] {
	const (
		span      = 100
		factor    = 37
		endOfFile = 65535
	)
	leaving := uint64(1) // the factor that a unit has collected when it leaves the span
	for range span {
		leaving *= factor
	}
	return func(yield func(int, uint64) bool) {
		var (
			units  [span]uint16 // the last units, as a ring
			starts [span]int    // the line that starts at a unit, 0 for none
			hash   uint64
			at     int
			line   int
			fresh  = true // the next unit starts a line
			stop   bool
		)
		push := func(unit uint16, starting int) {
			if starts[at] != 0 && !stop {
				stop = !yield(starts[at], hash)
			}
			hash = hash*factor + uint64(unit) - leaving*uint64(units[at])
			units[at], starts[at] = unit, starting
			at = (at + 1) % span
		}
		read := func(unit uint16) {
			starting := 0
			if fresh {
				line++
				starting = line
			}
			fresh = unit == '\n'
			push(unit, starting)
		}
		var previous rune
		for i := 0; i < len(src) && !stop; {
			r, size := utf8.DecodeRune(src[i:])
			i += size
			switch {
			case r == ' ' || r == '\t' || r == '\n' && previous == '\r':
			case r == '\r':
				read('\n')
			case r > 0xffff:
				high, low := utf16.EncodeRune(r)
				read(uint16(high))
				read(uint16(low))
			default:
				read(uint16(r))
			}
			previous = r
		}
		read(endOfFile)
		for range span {
			push(0, 0)
		}
	}
}
