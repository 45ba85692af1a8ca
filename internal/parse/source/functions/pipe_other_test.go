//go:build !unix

package functions

import "errors"

func namedPipe(string) error { return errors.ErrUnsupported }
