// Package functions holds the functions that expressions of Terraform 1.11 can
// call, for evaluating them as the terraform command would, on input that is not
// trusted: no function reads outside a given directory, reaches the network, or
// needs more memory or time than its bounds allow.
//
// # Three kinds of failure
//
// An error that Terraform would report as well is an ordinary error, so that try
// and can decide as Terraform does. An error that only this package has (a path
// outside the tree, a result beyond the bounds) says nothing about what Terraform
// would do; it wraps [ErrOutsideTree], [ErrLimit] or [ErrUnsupported], [Refused]
// recognises it, and try and can turn it into an unknown value. Whoever evaluates
// an expression should do the same with diagnostics for which [Refused] holds.
//
// # What is unknown here and known to Terraform
//
// plantimestamp, pathexpand of a path that starts with "~" (the home directory is
// that of the machine Terraform will run on), and whatever was refused.
package functions

import (
	"strings"

	ctyyaml "github.com/zclconf/go-cty-yaml"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/function/stdlib"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Options say what the functions that are more than arithmetic may do.
type Options struct {
	// Base is the absolute directory that relative paths start from: the one
	// Terraform would run in, which is that of the root module.
	Base string
	// Tree is the absolute directory outside of which nothing is read, wherever
	// symbolic links lead.
	Tree string
	// MaxFile is the size in bytes above which a file is refused; 0 means 4 MiB.
	MaxFile int64
	// Evaluate gives the value of the expression of a template that templatefile
	// or templatestring renders; nil means expr.Value(ctx). An evaluator that
	// bounds loops or treats unknown values its own way sets it, so that
	// templates are treated the same.
	Evaluate func(expr hclsyntax.Expression, ctx *hcl.EvalContext) (cty.Value, hcl.Diagnostics)
}

// core is the namespace under which Terraform repeats each of its own functions.
const core = "core::"

// Table returns every function of Terraform 1.11 by the name expressions call it
// by, each also as core::NAME, and the functions of the providers terraform and
// alicloud as provider::PROVIDER::NAME. The console's type function is left out:
// it does not exist in configurations.
func Table(o Options) map[string]function.Function {
	t := map[string]function.Function{}
	files := files{o}
	plain := map[string]function.Function{
		"abs":              bounded(stdlib.AbsoluteFunc, nil),
		"alltrue":          bounded(allTrue(), nil),
		"anytrue":          bounded(anyTrue(), nil),
		"base64decode":     bounded(base64Decode(), nil),
		"base64encode":     bounded(base64Encode(), grows(2)),
		"base64gzip":       bounded(base64Gzip(), grows(2)),
		"base64sha256":     bounded(hashText(sha256Sum, base64Text), nil),
		"base64sha512":     bounded(hashText(sha512Sum, base64Text), nil),
		"basename":         bounded(baseName(), nil),
		"bcrypt":           bounded(bcrypt(), nil),
		"ceil":             bounded(stdlib.CeilFunc, nil),
		"chomp":            bounded(stdlib.ChompFunc, nil),
		"chunklist":        bounded(stdlib.ChunklistFunc, nil),
		"cidrhost":         bounded(cidrHost(), nil),
		"cidrnetmask":      bounded(cidrNetmask(), nil),
		"cidrsubnet":       bounded(cidrSubnet(), nil),
		"cidrsubnets":      bounded(cidrSubnets(), nil),
		"coalesce":         bounded(coalesce(), nil),
		"coalescelist":     bounded(stdlib.CoalesceListFunc, nil),
		"compact":          bounded(stdlib.CompactFunc, nil),
		"concat":           bounded(stdlib.ConcatFunc, nil),
		"contains":         bounded(contains(), nil),
		"csvdecode":        bounded(stdlib.CSVDecodeFunc, csvCells),
		"dirname":          bounded(dirName(), nil),
		"distinct":         bounded(stdlib.DistinctFunc, everyPair),
		"element":          bounded(element(), nil),
		"endswith":         bounded(endsWith(), nil),
		"ephemeralasnull":  bounded(ephemeralAsNull(), nil),
		"flatten":          bounded(stdlib.FlattenFunc, nil),
		"floor":            bounded(stdlib.FloorFunc, nil),
		"format":           bounded(untypedUnknown(stdlib.FormatFunc), formatWidth),
		"formatdate":       bounded(stdlib.FormatDateFunc, grows(12)),
		"formatlist":       bounded(untypedUnknown(stdlib.FormatListFunc), formatListWidth),
		"indent":           bounded(stdlib.IndentFunc, indentWidth),
		"index":            bounded(indexOf(), nil),
		"issensitive":      bounded(isSensitive(), nil),
		"join":             bounded(stdlib.JoinFunc, joinLength),
		"jsondecode":       bounded(stdlib.JSONDecodeFunc, jsonShape),
		"jsonencode":       bounded(stdlib.JSONEncodeFunc, encodedSize),
		"keys":             bounded(stdlib.KeysFunc, nil),
		"length":           bounded(length(), nil),
		"log":              bounded(stdlib.LogFunc, nil),
		"lookup":           bounded(lookup(), nil),
		"lower":            bounded(stdlib.LowerFunc, grows(3)),
		"matchkeys":        bounded(matchKeys(), matchPairs),
		"max":              bounded(stdlib.MaxFunc, nil),
		"md5":              bounded(hashText(md5Sum, hexText), nil),
		"merge":            bounded(stdlib.MergeFunc, nil),
		"min":              bounded(stdlib.MinFunc, nil),
		"nonsensitive":     bounded(nonSensitive(), nil),
		"one":              bounded(one(), nil),
		"parseint":         bounded(stdlib.ParseIntFunc, digits),
		"pathexpand":       bounded(pathExpand(), nil),
		"plantimestamp":    bounded(unknownTime(), nil),
		"pow":              bounded(stdlib.PowFunc, nil),
		"range":            bounded(stdlib.RangeFunc, nil),
		"regex":            bounded(stdlib.RegexFunc, regexCost),
		"regexall":         bounded(stdlib.RegexAllFunc, regexMatches),
		"replace":          bounded(replace(), replacedLength),
		"reverse":          bounded(stdlib.ReverseListFunc, nil),
		"rsadecrypt":       bounded(rsaDecrypt(), nil),
		"sensitive":        bounded(sensitive(), nil),
		"setintersection":  bounded(stdlib.SetIntersectionFunc, nil),
		"setproduct":       bounded(stdlib.SetProductFunc, productSize),
		"setsubtract":      bounded(stdlib.SetSubtractFunc, nil),
		"setunion":         bounded(stdlib.SetUnionFunc, nil),
		"sha1":             bounded(hashText(sha1Sum, hexText), nil),
		"sha256":           bounded(hashText(sha256Sum, hexText), nil),
		"sha512":           bounded(hashText(sha512Sum, hexText), nil),
		"signum":           bounded(signum(), nil),
		"slice":            bounded(stdlib.SliceFunc, nil),
		"sort":             bounded(stdlib.SortFunc, nil),
		"split":            bounded(stdlib.SplitFunc, splitCount),
		"startswith":       bounded(startsWith(), nil),
		"strcontains":      bounded(strContains(), nil),
		"strrev":           bounded(stdlib.ReverseFunc, nil),
		"substr":           bounded(stdlib.SubstrFunc, nil),
		"sum":              bounded(sum(), nil),
		"textdecodebase64": bounded(textDecodeBase64(), grows(4)),
		"textencodebase64": bounded(textEncodeBase64(), grows(8)),
		"timeadd":          bounded(stdlib.TimeAddFunc, nil),
		"timecmp":          bounded(timeCompare(), nil),
		"timestamp":        bounded(unknownTime(), nil),
		"title":            bounded(stdlib.TitleFunc, grows(3)),
		"tobool":           bounded(to(cty.Bool), nil),
		"tolist":           bounded(to(cty.List(cty.DynamicPseudoType)), nil),
		"tomap":            bounded(to(cty.Map(cty.DynamicPseudoType)), nil),
		"tonumber":         bounded(to(cty.Number), digits),
		"toset":            bounded(to(cty.Set(cty.DynamicPseudoType)), nil),
		"tostring":         bounded(to(cty.String), nil),
		"transpose":        bounded(transpose(), nil),
		"trim":             bounded(stdlib.TrimFunc, nil),
		"trimprefix":       bounded(stdlib.TrimPrefixFunc, nil),
		"trimspace":        bounded(stdlib.TrimSpaceFunc, nil),
		"trimsuffix":       bounded(stdlib.TrimSuffixFunc, nil),
		"upper":            bounded(stdlib.UpperFunc, grows(3)),
		"urlencode":        bounded(urlEncode(), grows(3)),
		"uuid":             bounded(uuidV4(), nil),
		"uuidv5":           bounded(uuidV5(), nil),
		"values":           bounded(stdlib.ValuesFunc, nil),
		"yamldecode":       bounded(ctyyaml.YAMLDecodeFunc, yamlShape),
		"yamlencode":       bounded(ctyyaml.YAMLEncodeFunc, encodedSize),
		"zipmap":           bounded(stdlib.ZipmapFunc, nil),

		"can": can(),
		"try": try(),

		"abspath":          bounded(files.absPath(), nil),
		"file":             bounded(files.text(), nil),
		"filebase64":       bounded(files.base64(), nil),
		"filebase64sha256": bounded(files.hash(sha256Sum, base64Text), nil),
		"filebase64sha512": bounded(files.hash(sha512Sum, base64Text), nil),
		"fileexists":       bounded(files.exists(), nil),
		"filemd5":          bounded(files.hash(md5Sum, hexText), nil),
		"fileset":          bounded(files.set(), nil),
		"filesha1":         bounded(files.hash(sha1Sum, hexText), nil),
		"filesha256":       bounded(files.hash(sha256Sum, hexText), nil),
		"filesha512":       bounded(files.hash(sha512Sum, hexText), nil),
	}
	// Templates see the finished table, themselves included: whether one may
	// call the other is their decision.
	templates := templates{files: files, evaluate: o.Evaluate, table: t}
	plain["templatefile"] = bounded(templates.fromFile(), nil)
	plain["templatestring"] = templates.fromString()

	for name, f := range plain {
		t[name] = f
		t[core+name] = f
	}
	t["provider::terraform::decode_tfvars"] = bounded(decodeTfvars(), grows(1))
	t["provider::terraform::encode_tfvars"] = bounded(encodeTfvars(), encodedSize)
	t["provider::terraform::encode_expr"] = bounded(encodeExpr(), encodedSize)
	t["provider::alicloud::arn_build"] = bounded(arnBuild(), nil)
	t["provider::alicloud::arn_parse"] = bounded(arnParse(), nil)
	return t
}

// Impure reports whether the function of that name (with or without core::)
// depends on more than its arguments and the files of the module: its result is
// always unknown here.
func Impure(name string) bool {
	switch strings.TrimPrefix(name, core) {
	case "bcrypt", "plantimestamp", "timestamp", "uuid":
		return true
	}
	return false
}

// Transparent reports whether the function of that name (with or without core::)
// carries the strings it is given into its result as they are, neither deciding
// anything by what is in them nor measuring or rewriting them: another text in
// their place gives the same result with that text in its place. format and
// formatlist are so only where their verbs are bare %s or %v, lookup, element and
// slice only in their first (and lookup in its third) argument, zipmap in its
// second, jsonencode only for texts that JSON writes without escapes.
func Transparent(name string) bool {
	switch strings.TrimPrefix(name, core) {
	case "chunklist", "coalescelist", "concat", "element", "flatten", "format", "formatlist",
		"join", "jsonencode", "lookup", "merge", "nonsensitive", "one", "reverse", "sensitive",
		"slice", "templatefile", "templatestring", "tolist", "tomap", "tostring", "try", "values",
		"zipmap", "provider::alicloud::arn_build":
		return true
	}
	return false
}

// notNull is the refinement of all functions that never return null.
func notNull(b *cty.RefinementBuilder) *cty.RefinementBuilder { return b.NotNull() }
