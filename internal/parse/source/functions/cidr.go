package functions

import (
	"fmt"
	"math/big"
	"net"
	"strings"

	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/function"
	"github.com/zclconf/go-cty/cty/gocty"
)

// The functions of go-cty-funcs/cidr reject octets with leading zeros, numbers
// beyond 64 bits and extensions beyond 32 bits, all of which Terraform takes.

// network is an IP network as the integer of its first address.
type network struct {
	first *big.Int
	ones  int // length of the prefix
	bits  int // length of an address: 32 or 128
}

// parseCIDR reads a network. Octets with leading zeros are decimal, as they were
// in Go before 1.17 and still are in Terraform.
func parseCIDR(s string) (network, error) {
	address, length, _ := strings.Cut(s, "/")
	octets := strings.Split(address, ".")
	for i, octet := range octets {
		head := ""
		if colon := strings.LastIndexByte(octet, ':'); i == 0 && colon >= 0 && len(octets) > 1 {
			head, octet = octet[:colon+1], octet[colon+1:]
		}
		for len(octets) > 1 && len(octet) > 1 && octet[0] == '0' {
			octet = octet[1:]
		}
		octets[i] = head + octet
	}
	_, ipnet, err := net.ParseCIDR(strings.Join(octets, ".") + "/" + length)
	if err != nil || !strings.Contains(s, "/") {
		return network{}, fmt.Errorf("invalid CIDR expression: invalid CIDR address: %.64s", s)
	}
	ones, bits := ipnet.Mask.Size()
	return network{new(big.Int).SetBytes(ipnet.IP), ones, bits}, nil
}

// ip writes an address of n's family.
func (n network) ip(address *big.Int) net.IP {
	return address.FillBytes(make([]byte, n.bits/8))
}

func (n network) String() string {
	ipnet := net.IPNet{IP: n.ip(n.first), Mask: net.CIDRMask(n.ones, n.bits)}
	return ipnet.String()
}

// power is 2 to the n.
func power(n int) *big.Int { return new(big.Int).Lsh(big.NewInt(1), uint(n)) }

// wholeNumber is the integer of a number argument.
func wholeNumber(v cty.Value) (*big.Int, error) {
	n, accuracy := v.AsBigFloat().Int(nil)
	if n == nil || accuracy != big.Exact {
		return nil, fmt.Errorf("value must be a whole number")
	}
	return n, nil
}

func numberParam(name string) function.Parameter {
	return function.Parameter{Name: name, Type: cty.Number}
}

func cidrHost() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("prefix"), numberParam("hostnum")},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			host, err := wholeNumber(args[1])
			if err != nil {
				return cty.NilVal, err
			}
			n, err := parseCIDR(args[0].AsString())
			if err != nil {
				return cty.NilVal, err
			}
			hosts := power(n.bits - n.ones)
			offset := host
			if host.Sign() < 0 { // counted from the end
				offset = new(big.Int).Add(hosts, host)
			}
			if offset.Sign() < 0 || offset.Cmp(hosts) >= 0 {
				if !host.IsInt64() && n.bits == 128 {
					// Terraform overflows and returns an address outside the network.
					return cty.NilVal, fmt.Errorf("host number %s: %w", host, ErrUnsupported)
				}
				return cty.NilVal, fmt.Errorf("prefix of %d does not accommodate a host numbered %s", n.ones, host)
			}
			return cty.StringVal(n.ip(new(big.Int).Add(n.first, offset)).String()), nil
		},
	})
}

func cidrNetmask() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("prefix")},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			n, err := parseCIDR(args[0].AsString())
			if err != nil {
				return cty.NilVal, err
			}
			if n.ip(n.first).To4() == nil {
				return cty.NilVal, fmt.Errorf("IPv6 addresses cannot have a netmask: %s", args[0].AsString())
			}
			return cty.StringVal(net.IP(net.CIDRMask(n.ones, n.bits)).String()), nil
		},
	})
}

func cidrSubnet() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("prefix"), numberParam("newbits"), numberParam("netnum")},
		Type:         function.StaticReturnType(cty.String),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			var newbits int
			if err := gocty.FromCtyValue(args[1], &newbits); err != nil {
				return cty.NilVal, err
			}
			number, err := wholeNumber(args[2])
			if err != nil {
				return cty.NilVal, err
			}
			n, err := parseCIDR(args[0].AsString())
			if err != nil {
				return cty.NilVal, err
			}
			if newbits > n.bits-n.ones {
				return cty.NilVal, fmt.Errorf("insufficient address space to extend prefix of %d by %d", n.ones, newbits)
			}
			if newbits < 0 || number.Sign() < 0 || !number.IsUint64() {
				// Terraform overflows and returns a network that is no subnet.
				return cty.NilVal, fmt.Errorf("subnet %s with %d new bits: %w", number, newbits, ErrUnsupported)
			}
			if number.Cmp(power(newbits)) >= 0 {
				return cty.NilVal, fmt.Errorf("prefix extension of %d does not accommodate a subnet numbered %s", newbits, number)
			}
			n.ones += newbits
			n.first = new(big.Int).Add(n.first, new(big.Int).Lsh(number, uint(n.bits-n.ones)))
			return cty.StringVal(n.String()), nil
		},
	})
}

func cidrSubnets() function.Function {
	return function.New(&function.Spec{
		Params:       []function.Parameter{stringParam("prefix")},
		VarParam:     &function.Parameter{Name: "newbits", Type: cty.Number},
		Type:         function.StaticReturnType(cty.List(cty.String)),
		RefineResult: notNull,
		Impl: func(args []cty.Value, _ cty.Type) (cty.Value, error) {
			n, err := parseCIDR(args[0].AsString())
			if err != nil {
				return cty.NilVal, function.NewArgError(0, err)
			}
			if len(args) == 1 {
				return cty.ListValEmpty(cty.String), nil
			}
			end := new(big.Int).Add(n.first, power(n.bits-n.ones))
			next := n.first
			subnets := make([]cty.Value, 0, len(args)-1)
			for i, arg := range args[1:] {
				var newbits int
				switch err := gocty.FromCtyValue(arg, &newbits); {
				case err != nil:
					return cty.NilVal, function.NewArgError(i+1, err)
				case newbits < 1:
					return cty.NilVal, function.NewArgErrorf(i+1, "must extend prefix by at least one bit")
				case newbits > 32:
					return cty.NilVal, function.NewArgErrorf(i+1, "may not extend prefix by more than 32 bits")
				case n.ones+newbits > n.bits:
					return cty.NilVal, function.NewArgErrorf(i+1, "would extend prefix to %d bits, which is too long", n.ones+newbits)
				}
				size := power(n.bits - n.ones - newbits)
				// The next address that is a multiple of the size.
				first := new(big.Int).Add(next, size)
				first.Sub(first, big.NewInt(1)).Div(first, size).Mul(first, size)
				next = new(big.Int).Add(first, size)
				if next.Cmp(end) > 0 {
					return cty.NilVal, function.NewArgErrorf(i+1, "not enough remaining address space for a subnet with a prefix of %d bits", n.ones+newbits)
				}
				subnets = append(subnets, cty.StringVal(network{first, n.ones + newbits, n.bits}.String()))
			}
			return cty.ListVal(subnets), nil
		},
	})
}
