package alicloud

import (
	"slices"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// classifyFunction reads services/S[.Q]/functions/F of FC 2.0 and functions/F[/Q] of 3.0.
// The latter's qualified form is the one of RAM policies
// (https://help.aliyun.com/zh/functioncompute/fc/policies-and-sample-policies, 2025-06-05).
func (d *Destination) classifyFunction() {
	d.Kind = Function
	rel := d.ARN.Relative
	services, functions := d.begins("services/"), d.begins("functions/")
	switch {
	case services == symbol.Yes:
		d.Kind = FC2Function
		d.classifyFC2(rel.Split('/', 0))
	case functions == symbol.Yes:
		d.Kind = FC3Function
		d.classifyFC3(rel.Split('/', 0))
	case services == symbol.No && functions == symbol.No:
		if fixed, ok := rel.TrimPrefix("/"); ok && (rel.HasPrefix("/services/") == symbol.Yes || rel.HasPrefix("/functions/") == symbol.Yes) {
			arn := d.ARN
			d.ARN.Relative = fixed
			d.classifyFunction()
			d.ARN = arn
			if d.PathOK == symbol.Yes {
				d.Corrected = fixed
			}
			d.refute(`it begins with "/"`)
			return
		}
		d.refute(`it begins with neither "functions/" nor "services/"`)
	}
}

func (d *Destination) classifyFC3(parts []symbol.Text) {
	d.Name = parts[1]
	if len(parts) > 2 {
		d.Qualifier = parts[2]
	}
	switch {
	case len(parts) > 3:
		d.refute(`it has more than "functions/FUNCTION/QUALIFIER"`)
	case isEmpty(d.Name):
		d.refute("it names no function")
	case len(parts) == 3 && isEmpty(d.Qualifier):
		d.refute(`it ends with "/"`)
	default:
		d.PathOK = symbol.Yes
	}
}

func (d *Destination) classifyFC2(parts []symbol.Text) {
	const shape = `"services/SERVICE/functions/FUNCTION"`
	service := parts[1].Split('.', 2)
	d.Service = service[0]
	if len(service) > 1 {
		d.Qualifier = service[1]
	}
	if len(parts) > 3 {
		d.Name = parts[3]
	}
	open := slices.ContainsFunc(parts, func(p symbol.Text) bool { return p.MayHold('/') })
	switch {
	case len(parts) > 4:
		d.refute("it has more than " + shape)
	case isEmpty(d.Service):
		d.refute("it names no service")
	case len(service) > 1 && isEmpty(d.Qualifier):
		d.refute(`it has no qualifier behind the "." of the service`)
	case len(parts) < 4:
		if !open {
			d.refute("it is less than " + shape)
		}
	case isEmpty(d.Name):
		d.refute("it names no function")
	default:
		d.PathOK = symbol.Equal(parts[2], symbol.Lit("functions"))
		if d.PathOK == symbol.No {
			d.refute(`it lacks "/functions/" behind the service`)
		}
	}
}

// NormalQualifier is the qualifier that is meant where none is written: LATEST.
func NormalQualifier(q symbol.Text) symbol.Text {
	if isEmpty(q) {
		return symbol.Lit("LATEST")
	}
	return q
}

// FunctionRef identifies a function with a qualifier.
type FunctionRef struct {
	Generation               int // 2 or 3
	Region, Account          symbol.Text
	Service, Name, Qualifier symbol.Text
}

// Function returns the function that a destination names; false if it is none, or its
// path does not say which.
func (d Destination) Function() (FunctionRef, bool) {
	f := FunctionRef{
		Region: d.ARN.Region, Account: d.ARN.Account,
		Service: d.Service, Name: d.Name, Qualifier: d.Qualifier,
	}
	switch d.Kind {
	case FC2Function:
		f.Generation = 2
	case FC3Function:
		f.Generation = 3
	}
	return f, f.Generation != 0 && d.PathOK == symbol.Yes
}

// SameFunction reports whether two references name one function, whatever the qualifier.
// Regions and accounts only refute: one that is blank or not known does not keep a name that
// is written twice from meaning the same function.
func (f FunctionRef) SameFunction(g FunctionRef) symbol.Tri {
	if f.Generation != g.Generation || differ(f.Region, g.Region) || differ(f.Account, g.Account) {
		return symbol.No
	}
	same := symbol.Equal(f.Name, g.Name)
	if f.Generation == 2 {
		same = same.And(symbol.Equal(f.Service, g.Service))
	}
	return same
}

// Same is SameFunction with the same qualifier; none is LATEST.
func (f FunctionRef) Same(g FunctionRef) symbol.Tri {
	return f.SameFunction(g).And(symbol.Equal(NormalQualifier(f.Qualifier), NormalQualifier(g.Qualifier)))
}

func differ(a, b symbol.Text) bool {
	return !isEmpty(a) && !isEmpty(b) && symbol.Equal(a, b) == symbol.No
}
