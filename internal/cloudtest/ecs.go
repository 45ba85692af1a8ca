package cloudtest

import "slices"

// ecsOperations is DescribeRegions only, which data.alicloud_regions calls.
func ecsOperations() map[rpcKey]*operation {
	return map[rpcKey]*operation{
		{versionECS, "DescribeRegions"}: {action: "ecs:DescribeRegions", do: func(c *call) (any, *failure) {
			names := append([]string{c.account.Region}, c.account.Regions...)
			slices.Sort(names)
			var all []object
			for _, name := range slices.Compact(names) {
				all = append(all, object{"RegionId": name, "LocalName": name, "RegionEndpoint": "ecs." + name + ".aliyuncs.com", "Status": "available"})
			}
			return object{"Regions": object{"Region": all}}, nil
		}},
	}
}
