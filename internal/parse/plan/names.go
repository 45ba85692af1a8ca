package plan

import (
	"slices"
	"strings"
)

// named are the entries of some classes that have a name or belong to what has it.
func (k *keeper) named(w want) []int {
	var out []int
	for _, p := range k.byName.find(w.name) {
		if k.index.entries.at(number(p)).kind().class&w.of != 0 {
			out = append(out, number(p))
		}
	}
	return slices.Compact(out)
}

// wantName keeps what has a name.
func (k *keeper) wantName(name string, of class) {
	w := want{nameHash(name), of}
	if name == "" || k.wanted[w] {
		return
	}
	k.wanted[w] = true
	k.some(k.named(w), "resources of one type with one name or belonging to one function, service or role")
}

// wantAll keeps all of some classes, because something unknown may be any of them.
func (k *keeper) wantAll(of class) {
	of &^= k.anyOf
	if of == 0 {
		return
	}
	k.anyOf |= of
	k.some(k.entriesOf(func(e *entry) bool { return e.kind().class&of != 0 }),
		"resources of one type that something unknown may refer to")
}

func (k *keeper) entriesOf(which func(e *entry) bool) []int {
	var out []int
	for i := range k.index.entries.n {
		if which(k.index.entries.at(i)) {
			out = append(out, i)
		}
	}
	return out
}

// wantLoose keeps the followers that may be of an owner whose name is not known: those that have
// known names of no declared owner.
func (k *keeper) wantLoose(owners class) {
	if k.looseFor&owners != 0 {
		return
	}
	k.looseFor |= owners
	var out []int
	for i := 0; i < len(k.byName); {
		j, declared := i, false
		for ; j < len(k.byName) && k.byName[j]>>32 == k.byName[i]>>32; j++ {
			declared = declared || k.index.entries.at(number(k.byName[j])).kind().class&owners != 0
		}
		for ; i < j; i++ {
			if n := number(k.byName[i]); !declared && k.index.entries.at(n).kind().owners&owners != 0 {
				out = append(out, n)
			}
		}
	}
	slices.Sort(out)
	k.some(slices.Compact(out), "resources that may belong to a function, service or role whose name is not known")
}

// idleRoles keeps roles that Function Compute may assume and that nothing kept refers to.
func (k *keeper) idleRoles() {
	n := 0
	for i := range k.index.entries.n {
		if e := k.index.entries.at(i); e.has(trusting) && n < k.idle {
			if _, have := k.resources[i]; !have {
				k.one(i)
				n++
			}
		}
	}
}

// wantText keeps what a name, an id or an ARN may mean: whatever has a piece of it as its name.
func (k *keeper) wantText(text string, of class) {
	text = strings.TrimSpace(text)
	if len(text) > 4096 {
		return // no name, and no ARN
	}
	k.wantName(text, of)
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(":/#%@ \t\r\n", r) }) {
		k.wantName(part, of)
		if strings.Contains(part, ".") {
			for _, p := range strings.Split(part, ".") {
				k.wantName(p, of)
			}
		}
	}
}

// followersOf are the classes of what belongs to resources of a class.
func followersOf(c class) class {
	switch c {
	case function:
		return alias | version | trigger
	case service:
		return alias
	case role:
		return attachment
	}
	return 0
}
