package live

import (
	"errors"
	"fmt"
)

// Kind says what a failed call means.
type Kind uint8

// The kinds of failure.
const (
	Refused         Kind = iota // the API refuses the call for another reason than those below
	NotFound                    // what was asked for is not there
	Denied                      // RAM does not let the caller ask
	Throttled                   // too many calls, after all attempts
	Unreachable                 // no answer, or only failures of the server, after all attempts
	Unauthenticated             // the credentials are not accepted, or there are none
	Malformed                   // the answer is not what the API's documentation says
	Stopped                     // the run was interrupted, or its time was over
	Hidden                      // the answer leaves out what the caller may not see: it may be there
)

// String is the kind in words.
func (k Kind) String() string {
	return [...]string{
		"refused", "not found", "denied by RAM", "throttled", "no answer", "credentials not accepted", "answer not understood",
		"stopped", "perhaps hidden",
	}[k]
}

// Error is a call that failed. It holds no text of the server but a code and the id of the
// request: messages of the API repeat access keys and what was signed.
type Error struct {
	Kind Kind
	// Call names what was asked, for people: GetRole of RAM for "deliver".
	Call string
	// Reason says in words what went wrong.
	Reason string
	// Code is the API's error code, and RequestID its name for the call; either may be "".
	Code, RequestID string
	// Action is the RAM action that lets the caller ask, and Resource what it is asked on, "" if
	// that is not known.
	Action, Resource string
	// cause is context.Canceled and the like; never shown.
	cause error
}

// Error is the call, the reason, and what helps to find the call in logs of the server.
func (e *Error) Error() string {
	text := e.Call + ": " + e.Reason
	switch {
	case e.Code != "" && e.RequestID != "":
		text += fmt.Sprintf(" (%s, request %s)", e.Code, e.RequestID)
	case e.Code != "":
		text += fmt.Sprintf(" (%s)", e.Code)
	case e.RequestID != "":
		text += fmt.Sprintf(" (request %s)", e.RequestID)
	}
	return text
}

func (e *Error) Unwrap() error { return e.cause }

// KindOf is the Kind of an error of this package; Refused for any other error.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return Refused
}

// IsNotFound reports whether an error says that there is no such thing.
func IsNotFound(err error) bool { return err != nil && KindOf(err) == NotFound }
