package input

import _ "embed"

//go:embed schema.json
var schema []byte

// Schema is the JSON Schema of Document (draft 7). internal/tools/genschema makes it.
func Schema() []byte { return schema }
