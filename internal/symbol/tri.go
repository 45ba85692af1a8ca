// Package symbol holds partly known text: literal text with references in it whose
// text is unknown but which are equal to themselves wherever they appear. All
// questions about it have three answers.
package symbol

// Tri is the answer to a question about partly known values.
// Its zero value is Unknown, so that a forgotten answer is never a claim.
type Tri uint8

// The three answers.
const (
	Unknown Tri = iota
	No
	Yes
)

// Of turns a decided condition into a Tri.
func Of(b bool) Tri {
	if b {
		return Yes
	}
	return No
}

// Not swaps Yes and No and leaves Unknown.
func (t Tri) Not() Tri {
	switch t {
	case Yes:
		return No
	case No:
		return Yes
	}
	return Unknown
}

// And is Kleene's conjunction: No if either is No, Yes if both are Yes.
func (t Tri) And(u Tri) Tri {
	switch {
	case t == No || u == No:
		return No
	case t == Yes && u == Yes:
		return Yes
	}
	return Unknown
}

// Or is Kleene's disjunction: Yes if either is Yes, No if both are No.
func (t Tri) Or(u Tri) Tri { return t.Not().And(u.Not()).Not() }

// String returns "yes", "no" or "unknown".
func (t Tri) String() string {
	switch t {
	case Yes:
		return "yes"
	case No:
		return "no"
	}
	return "unknown"
}
