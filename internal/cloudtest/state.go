package cloudtest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// mostState bounds a state file: far above what a person or a test writes.
const mostState = 64 << 20

// Document is a policy document. A state file may hold it as an object or as its text.
type Document string

// UnmarshalJSON takes text, or an object for its text.
func (d *Document) UnmarshalJSON(b []byte) error {
	v := jsontext.Value(bytes.Clone(b))
	if v.Kind() == '"' {
		var s string
		if err := json.Unmarshal(v, &s); err != nil {
			return err
		}
		*d = Document(s)
		return nil
	}
	if v.Kind() != '{' {
		return errors.New("a policy document is an object, or its text")
	}
	if err := v.Compact(); err != nil {
		return err
	}
	*d = Document(v)
	return nil
}

// ReadAccount reads a state file. A name that it does not know is an error, with its position,
// so that nobody wonders why a misspelt one has no effect.
func ReadAccount(file string) (*Account, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, mostState+1))
	if err != nil {
		return nil, err
	}
	if len(src) > mostState {
		return nil, fmt.Errorf("%s: larger than %d bytes", file, mostState)
	}
	a, err := ParseAccount(src)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", file, err)
	}
	return a, nil
}

// ParseAccount reads the content of a state file.
func ParseAccount(src []byte) (*Account, error) {
	a := &Account{}
	if err := json.Unmarshal(src, a, json.RejectUnknownMembers(true)); err != nil {
		return nil, positioned(src, err)
	}
	return a.filled(), nil
}

// positioned says of an error in which line and column it is.
func positioned(src []byte, err error) error {
	offset, what := int64(0), err.Error()
	var semantic *json.SemanticError
	var syntactic *jsontext.SyntacticError
	switch {
	case len(bytes.TrimSpace(src)) == 0:
		what = "nothing is here; an empty account is {}"
	case errors.As(err, &syntactic):
		offset, what = syntactic.ByteOffset, syntactic.Err.Error()
	case errors.As(err, &semantic):
		offset = semantic.ByteOffset
		what = fmt.Sprintf("%s: not what belongs here", semantic.JSONPointer)
		if semantic.Err != nil {
			what = fmt.Sprintf("%s: %v", semantic.JSONPointer, semantic.Err)
		}
	}
	// The offset is that of the end of what stands before: blanks and punctuation follow.
	at := min(max(int(offset), 0), len(src))
	for at < len(src) && bytes.IndexByte([]byte(" \t\r\n,:"), src[at]) >= 0 {
		at++
	}
	line := 1 + bytes.Count(src[:at], []byte("\n"))
	column := at - bytes.LastIndexByte(src[:at], '\n')
	return fmt.Errorf("%d:%d: %s", line, column, what)
}

// JSON is the account as a state file. The same account is always the same bytes.
func (a *Account) JSON() ([]byte, error) {
	b, err := json.Marshal(a, jsontext.WithIndent("  "), json.Deterministic(true))
	if err != nil {
		return nil, err
	}
	return append(b, '\n'), nil
}

// Save writes the account to a file, in one step, for its owner only: there are secrets in it.
func (a *Account) Save(file string) error {
	b, err := a.JSON()
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(b)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), file)
}

// Clone is a deep copy.
func (a *Account) Clone() *Account {
	b, err := json.Marshal(a)
	if err != nil {
		panic(fmt.Sprintf("cloudtest: an account that is no JSON: %v", err)) // a test put it there
	}
	out := &Account{}
	if err := json.Unmarshal(b, out); err != nil {
		panic(fmt.Sprintf("cloudtest: an account that cannot be read back: %v", err))
	}
	return out.filled()
}
