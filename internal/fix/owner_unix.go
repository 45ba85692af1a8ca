//go:build unix

package fix

import (
	"os"
	"syscall"
)

// keepOwner gives a file the owner and the group of another: in a container, root changes files of
// somebody else. Who may not do that is the owner of what he writes.
func keepOwner(f *os.File, of os.FileInfo) {
	info, err := f.Stat()
	if err != nil {
		return
	}
	mine, known := info.Sys().(*syscall.Stat_t)
	theirs, ok := of.Sys().(*syscall.Stat_t)
	if known && ok && (mine.Uid != theirs.Uid || mine.Gid != theirs.Gid) {
		_ = f.Chown(int(theirs.Uid), int(theirs.Gid))
	}
}
