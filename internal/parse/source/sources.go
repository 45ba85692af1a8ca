package source

// files is a cache of modules with the bytes of the files that one root module drew on.
type files struct {
	*moduleCache
	sources map[string][]byte
}

// load returns a module and remembers its files.
func (f *files) load(dir string) *module {
	m := f.moduleCache.load(dir)
	for name, src := range m.sources {
		f.sources[name] = src
	}
	return m
}

// keep remembers a file that is no module's.
func (f *files) keep(name string, src []byte) { f.sources[name] = src }

// source is a file's bytes, nil if it was not read.
func (f *files) source(name string) []byte { return f.sources[name] }
