package alicloud

import (
	"slices"
	"strings"
)

// IsDeliveryAction reports whether the delivery to some destination needs an action.
func IsDeliveryAction(action string) bool {
	return slices.ContainsFunc([]string{
		"mns:SendMessage", "mns:PublishMessage", "fc:InvokeFunction", "eventbridge:PutEvents",
		"mq:PUB", "mq:OnsInstanceBaseInfo", "mq:QueryInstanceBaseInfo",
	}, func(a string) bool { return strings.EqualFold(a, action) })
}
