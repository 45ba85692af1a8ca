package plan

import tfjson "github.com/hashicorp/terraform-json"

// conditions notes the resources among the objects that the plan has checked.
func (k *keeper) conditions(into *map[string]bool) {
	var checks []struct {
		Address struct {
			Kind, Mode, Module, Type, Name string
		}
	}
	k.decodeInto(k.index.checks, &checks)
	for _, c := range checks {
		a := c.Address
		if a.Kind != "resource" {
			continue
		}
		address := a.Type + "." + a.Name
		if tfjson.ResourceMode(a.Mode) == tfjson.DataResourceMode {
			address = "data." + address
		}
		if a.Module != "" {
			address = a.Module + "." + address
		}
		if *into == nil {
			*into = map[string]bool{}
		}
		(*into)[address] = true
	}
}
