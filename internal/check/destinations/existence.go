package destinations

import (
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
