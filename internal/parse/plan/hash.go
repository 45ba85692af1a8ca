package plan

// Hashes are FNV-1a, because it goes on where it stopped: the hash of "module.a." is the
// beginning of that of "module.a.alicloud_mns_queue.q". It is the same in every run, so that
// whatever is kept because two hashes happen to be equal is kept in every run.

type hash uint64

const noHash hash = 14695981039346656037

func (h hash) add(b []byte) hash {
	for _, c := range b {
		h = (h ^ hash(c)) * 1099511628211
	}
	return h
}

func (h hash) addString(s string) hash {
	for i := range len(s) {
		h = (h ^ hash(s[i])) * 1099511628211
	}
	return h
}

// short is a hash for tables whose hits are looked at anyway.
func (h hash) short() uint32 { return uint32(h>>32) ^ uint32(h) }

// nameHash is the hash of a name without regard to case: Alibaba Cloud writes the names of roles
// in lower case in their ARNs.
func nameHash[T ~[]byte | ~string](name T) uint32 {
	h := noHash
	for i := range len(name) {
		c := name[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ hash(c)) * 1099511628211
	}
	return h.short()
}

// blockHash is the hash of an address without instance keys: that of the block in the
// configuration.
func blockHash[T ~[]byte | ~string](address T) hash {
	h := noHash
	for i := 0; i < len(address); i++ {
		if address[i] == '[' {
			i = keyEnd(address, i)
			continue
		}
		h = (h ^ hash(address[i])) * 1099511628211
	}
	return h
}

// keyEnd is the index of the bracket that closes the instance key which begins at i.
func keyEnd[T ~[]byte | ~string](address T, i int) int {
	i++
	if i < len(address) && address[i] == '"' {
		for i++; i < len(address) && address[i] != '"'; i++ {
			if address[i] == '\\' {
				i++
			}
		}
	}
	for i < len(address) && address[i] != ']' {
		i++
	}
	return i
}
