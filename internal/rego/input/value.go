package input

import "encoding/json"

// Tri is the answer to a question about something that is only partly known: "yes", "no" or
// "unknown".
type Tri string

// Text is partly known text.
type Text struct {
	// Value is the whole text. It is there only where all of it is known.
	Value *string `json:"value,omitempty"`
	// Shown is the text for people, with what is not known as ${...}.
	Shown string `json:"shown"`
	// Segments are the pieces in order. They are there only where Value is not.
	Segments []Segment `json:"segments,omitempty"`
}

// Segment is a piece of partly known text: either known text, or a reference.
type Segment struct {
	// Text that is known.
	Text string `json:"text,omitempty"`
	// Reference whose text is not known before apply: alicloud_message_service_queue.dead.queue_name.
	Reference string `json:"reference,omitempty"`
	// ID is equal for references whose text will be equal.
	ID string `json:"id,omitempty"`
	// Characters says what the unknown text is made of: "digits", "name" (letters, digits and _ - . % $), or "any".
	Characters string `json:"characters,omitempty"`
}

// Given is what is known of every argument, whatever its type.
type Given struct {
	// Argument is the path of the argument: destination_config.on_failure.destination.
	Argument string `json:"argument"`
	// Set tells whether the argument has a value that is not null. It is "unknown", beside a value, where a plan has
	// what the provider sends for null, and does not show what is written.
	Set Tri `json:"set"`
	// Unknown: it is not known before apply what the value is, or whether there is one.
	Unknown bool `json:"unknown"`
	// Default: the argument is left out, and the value is what the provider then sends.
	Default bool `json:"default"`
	// Sensitive: the value must not be shown. What a policy says is searched for it.
	Sensitive bool `json:"sensitive"`
	// Written is the expression in the source. It is not there for sensitive values.
	Written string `json:"written,omitempty"`
	// Reference is the resource attribute that the whole value comes from: alicloud_ram_role.r.arn.
	Reference string `json:"reference,omitempty"`
	// Blocking is the reference that keeps the value from being known. It is there only where it is not known.
	Blocking string `json:"blocking,omitempty"`
	// Range of the expression.
	Range *Range `json:"range,omitempty"`
}

// TextArgument is an argument that is a string.
type TextArgument struct {
	Given
	Text
}

// NumberArgument is an argument that is a number.
type NumberArgument struct {
	Given
	// Value is the number. It is there only where it is known.
	Value *json.Number `json:"value,omitempty"`
	// Shown is the value for people, with what is not known as ${...}.
	Shown string `json:"shown"`
	// Least is a lower bound. It is there only where the number is not known and a bound is.
	Least *json.Number `json:"least,omitempty"`
	// Most is an upper bound. It is there only where the number is not known and a bound is.
	Most *json.Number `json:"most,omitempty"`
}

// BoolArgument is an argument that is true or false.
type BoolArgument struct {
	Given
	// Value is true or false. It is there only where it is known.
	Value *bool `json:"value,omitempty"`
	// Shown is the value for people, with what is not known as ${...}.
	Shown string `json:"shown"`
}

// Range is a piece of a file.
type Range struct {
	// File is relative to the working directory, with forward slashes.
	File string `json:"file"`
	// Start is the first character.
	Start Position `json:"start"`
	// End is behind the last character.
	End Position `json:"end"`
}

// Position is a place in a file.
type Position struct {
	// Line counts from 1.
	Line int `json:"line"`
	// Column counts from 1, in grapheme clusters.
	Column int `json:"column"`
	// Byte counts from 0.
	Byte int `json:"byte"`
}
