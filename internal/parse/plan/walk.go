package plan

import (
	"bytes"
	"fmt"

	"github.com/go-json-experiment/json/jsontext"
)

// object goes through an object; each is called with the name of every member, which is gone
// after the next read, and has to read the value. Null is an object without members.
func (s *skimmer) object(what string, each func(name []byte) error) error {
	if ok, err := s.enter('{', what, "an object"); !ok {
		return err
	}
	for s.dec.PeekKind() != '}' {
		v, err := s.dec.ReadValue()
		if err != nil {
			return err
		}
		name, err := s.text(v)
		if err != nil {
			return err
		}
		if err := each(name); err != nil {
			return err
		}
	}
	_, err := s.dec.ReadToken()
	return err
}

// array goes through an array; each has to read an element.
func (s *skimmer) array(what string, each func() error) error {
	if ok, err := s.enter('[', what, "a list"); !ok {
		return err
	}
	for k := s.dec.PeekKind(); k != ']'; k = s.dec.PeekKind() {
		if k <= 0 {
			_, err := s.dec.ReadToken()
			return err
		}
		if err := each(); err != nil {
			return err
		}
	}
	_, err := s.dec.ReadToken()
	return err
}

// enter reads the beginning of an object or array, or reports that there is none.
func (s *skimmer) enter(want jsontext.Kind, what, noun string) (bool, error) {
	switch k := s.dec.PeekKind(); {
	case k == want:
		_, err := s.dec.ReadToken()
		s.opened = s.offset() - 1
		return err == nil, err
	case k == 'n':
		return false, s.dec.SkipValue()
	case k <= 0:
		_, err := s.dec.ReadToken()
		return false, err
	}
	at, have := s.here(), nouns[s.dec.PeekKind()]
	if err := s.dec.SkipValue(); err != nil {
		return false, err
	}
	if s.faults != nil { // or else it is said where the value is decoded
		s.faults.add(span{at.off, s.offset() - at.off}, "", fmt.Sprintf("there is %s in the place of %s: a plan has %s there", have, what, noun), "")
	}
	return false, nil
}

// nouns are the kinds of JSON values, for messages.
var nouns = map[jsontext.Kind]string{
	'{': "an object", '[': "a list", '"': "a string", '0': "a number", 't': "a boolean", 'f': "a boolean", 'n': "a null",
}

// str reads a string, until the next read; it is nil if there is none.
func (s *skimmer) str() ([]byte, error) {
	if s.dec.PeekKind() != '"' {
		return nil, s.dec.SkipValue()
	}
	v, err := s.dec.ReadValue()
	if err != nil {
		return nil, err
	}
	return s.text(v)
}

// text is the text of a JSON string.
func (s *skimmer) text(v jsontext.Value) ([]byte, error) {
	if bytes.IndexByte(v, '\\') < 0 {
		return v[1 : len(v)-1], nil
	}
	var err error
	s.unquote, err = jsontext.AppendUnquote(s.unquote[:0], v)
	if len(s.unquote) > 0 || err == nil {
		err = nil // what is not UTF-8 has been replaced
	}
	return s.unquote, err
}

// skip goes over a value and remembers where it is, with the colon before it.
func (s *skimmer) skip(at *span) error {
	from := s.offset()
	err := s.dec.SkipValue()
	*at = span{from, s.offset() - from}
	return err
}

// here is the place that has been come to.
func (s *skimmer) here() span { return span{s.offset(), 0} }

// value is a piece of the input without what stands before the value in it.
func value(b []byte) []byte { return bytes.TrimLeft(b, ": \t\r\n") }
