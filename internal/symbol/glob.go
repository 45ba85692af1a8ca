package symbol

// Glob reports whether a text matches a pattern of RAM policies: in the pattern's literal
// text * stands for any text, the empty one included, and ? for one character. A reference
// in the pattern may bring wildcards of its own where its characters allow them. It is
// sound: Yes and No hold whatever the references of both become.
func Glob(pattern, s Text) Tri { return Unknown }

// GlobFold is Glob without regard to upper and lower case.
func GlobFold(pattern, s Text) Tri { return Unknown }
