package ram

import (
	"sync"

	"github.com/fcasync/fcasync-lint/internal/alicloud"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// System returns a system policy, attached. Documents are shared: do not change them. Of one
// that is not known, and false, there is no Document. System policies do not deny.
func System(name string) (Policy, bool) {
	p, ok := alicloud.SystemPolicy(name)
	return Policy{
		Type: "System", Name: name, Document: systemDocuments()[name], Attached: symbol.Yes,
		NeverDenies: true, Partial: p.Partial,
	}, ok
}

var systemDocuments = sync.OnceValue(func() map[string]*Document {
	out := map[string]*Document{}
	for _, name := range alicloud.SystemPolicies() {
		p, _ := alicloud.SystemPolicy(name)
		out[name] = Decode(symbol.Lit(p.Document), nil, Identity)
	}
	return out
})
