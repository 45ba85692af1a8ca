package symbol

// Charset says which characters the unknown text of a reference is made of.
type Charset uint8

// Character sets. The zero value promises nothing, not even that there is a character.
const (
	AnyText   Charset = iota
	NameText          // one or more of A-Z a-z 0-9 _ - . % $: names and ids of cloud resources, regions
	DigitText         // one or more of 0-9: account ids
)

// Allows reports whether a text of this set may hold the byte b.
func (c Charset) Allows(b byte) bool {
	switch c {
	case DigitText:
		return b >= '0' && b <= '9'
	case NameText:
		return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' ||
			b == '_' || b == '-' || b == '.' || b == '%' || b == '$'
	}
	return true
}

// MinLen is the least number of characters that a text of this set has.
func (c Charset) MinLen() int {
	if c == AnyText {
		return 0
	}
	return 1
}

// Ref is a value whose text is not known before apply, or not known to the linter.
type Ref struct {
	// Key is the identity: two references with equal keys have equal text.
	Key string
	// Display is what a user would write in Terraform: alicloud_mns_queue.dead.name.
	Display string
	// ResourceType and Attribute are set when the reference is an attribute of a
	// resource or data source: "alicloud_mns_queue" and "name".
	ResourceType, Attribute string
	// Address is that resource's address with module path and instance key.
	Address string
	// Chars says what the unknown text is made of.
	Chars Charset
}
