package destinations

import (
	"strings"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// Exists reports whether the block that the destination stands in exists wherever its
// config does.
func (d *Destination) Exists() symbol.Tri {
	for _, x := range d.Config.Destinations {
		for _, sides := range [...][]*model.Side{x.OnFailure, x.OnSuccess} {
			for _, s := range sides {
				if s == d.Side {
					return x.Exists.And(s.Exists)
				}
			}
		}
	}
	return symbol.Unknown
}

// Together reports whether a exists wherever b does: it certainly exists, or whether it
// does depends on the module instance only that both are in.
func (s *Set) Together(a, b *model.Resource) symbol.Tri {
	if a.Existing() == symbol.Yes || b.Symbolic && a.Module != "" && a.Module == b.Module && !s.repeats(a.Block) {
		return symbol.Yes
	}
	return symbol.Unknown
}

// repeats reports whether a resource or data block may have a count or for_each of its own.
// One in a nested block counts, too: that errs on the side of not knowing.
func (s *Set) repeats(block model.Range) bool {
	src := s.project.Sources[block.File]
	if block.Start.Byte < 0 || block.Start.Byte >= block.End.Byte || block.End.Byte > len(src) {
		return true
	}
	for line := range strings.Lines(string(src[block.Start.Byte:block.End.Byte])) {
		name, _, _ := strings.Cut(strings.ReplaceAll(line, ":", "="), "=")
		switch strings.Trim(name, " \t\"{") {
		case "count", "for_each":
			return true
		}
	}
	return false
}
