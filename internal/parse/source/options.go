// Package source reads Terraform source as Terraform itself would, offline and without
// providers, and evaluates it as far as it can be known before apply.
package source

// Options say how source is read.
type Options struct {
	// Dir is the absolute working directory: paths, -var-file and the files of ranges are
	// relative to it.
	Dir string
	// Vars are the -var and -var-file options in the order they were given.
	Vars []VarOption
	// LookupEnv answers for environment variables: TF_VAR_*, TF_WORKSPACE. Nil: none is set.
	LookupEnv func(string) (string, bool)
	// ProviderVersion overrides the version of the alicloud provider; "" does not.
	ProviderVersion string
	// Tree is the absolute directory outside which nothing is read; "" derives it from
	// each path: the git work tree around it, or the path itself where there is none.
	Tree string
	// Roots: each path is the directory of a root module. What lies below is not judged, nor what
	// calls it.
	Roots bool
	// Overlay is read in the place of files: configuration by its real, absolute path.
	Overlay map[string][]byte
	// Workers bounds the modules judged at once; 0 means one per processor.
	Workers int
	// Progress, if not nil, is called with what was done so far; from several goroutines.
	Progress func(done, total int)
	// Concerned, if not nil, is called once before the first module is evaluated that may have
	// async invoke configs, and not if there is none.
	Concerned func()
}

// VarOption is one -var or -var-file option.
type VarOption struct {
	File string // the path of -var-file, or ""
	Text string // the NAME=VALUE of -var
	// Shared: it stands for many modules at once, so that nothing is said where none of
	// those that are read has the variable.
	Shared bool
}
