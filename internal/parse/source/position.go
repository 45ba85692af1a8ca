package source

import (
	"bytes"

	"github.com/rivo/uniseg"

	"github.com/fcasync/fcasync-lint/internal/model"
)

// byteRange is a range by byte offsets.
func byteRange(src []byte, name string, start, end int) model.Range {
	return model.Range{File: name, Start: position(src, min(start, len(src))), End: position(src, min(end, len(src)))}
}

// position is the place of a byte, counted as HCL does.
func position(src []byte, offset int) model.Pos {
	before := src[:offset]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return model.Pos{
		Line: 1 + bytes.Count(before, []byte{'\n'}), Column: 1 + uniseg.GraphemeClusterCount(string(line)), Byte: offset,
	}
}
