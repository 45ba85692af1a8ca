package symbol

// Span is a piece of a Text: From is its first unit, To the first behind it. A byte of
// literal text is a unit, and so is a reference.
type Span struct{ From, To int }
