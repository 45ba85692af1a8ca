package bench

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// WriteWorkers writes one root module with so many workers, each with a function, a config, a
// role, a policy and an attachment of its own. Repeated workers are one block of each type with
// for_each; the others are written out, one block each. The names of open ones are not known
// before apply. Every tenth worker may not deliver.
func WriteWorkers(dir string, workers int, repeated, open bool) error {
	name := "fleet-"
	if open {
		name = "${var.fleet}-"
	}
	var main strings.Builder
	main.WriteString(deliveriesHead)
	if repeated {
		main.WriteString("locals {\n  workers = {\n")
		for i := range workers {
			fmt.Fprintf(&main, "    w%d = { queue = \"dead-%d\" }\n", i, i/10*10+i%10%9)
		}
		main.WriteString("  }\n}\n")
		main.WriteString(strings.NewReplacer("NAME", name+"${each.key}", "LABEL", "worker", "KEY", "[each.key]",
			"EACH", "  for_each = local.workers\n", "QUEUE", "${each.value.queue}", "GRANTED", "dead-${substr(each.key, 1, -1)}").Replace(worker))
	} else {
		for i := range workers {
			main.WriteString(strings.NewReplacer("NAME", fmt.Sprintf("%sw%d", name, i), "LABEL", fmt.Sprintf("w%d", i), "KEY", "",
				"EACH", "", "QUEUE", fmt.Sprintf("dead-%d", i/10*10+i%10%9), "GRANTED", fmt.Sprintf("dead-%d", i)).Replace(worker))
		}
	}
	return os.WriteFile(filepath.Join(dir, "main.tf"), []byte(main.String()), 0o644)
}

// WriteShared writes one root module with so many functions and configs that have one role
// with so many policies, of which the last grants what they need.
func WriteShared(dir string, configs, policies int) error {
	var main strings.Builder
	main.WriteString(deliveriesHead)
	fmt.Fprintf(&main, shared, configs)
	for i := range policies {
		product := []string{"log", "oss", "mns"}[i%3]
		action := "Get*"
		if i == policies-1 {
			product, action = "mns", "SendMessage"
		}
		fmt.Fprintf(&main, sharedPolicy, i, product, action)
	}
	return os.WriteFile(filepath.Join(dir, "main.tf"), []byte(main.String()), 0o644)
}

const deliveriesHead = `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

variable "fleet" {
  type = string
}

data "alicloud_account" "this" {}
`

const worker = `
resource "alicloud_ram_role" "LABEL" {
EACH  role_name = "NAME"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "LABEL" {
EACH  policy_name = "NAME"
  policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = ["mns:SendMessage"], Resource = ["acs:mns:*:*:/queues/GRANTED/messages"] }]
  })
}

resource "alicloud_ram_role_policy_attachment" "LABEL" {
EACH  role_name   = alicloud_ram_role.LABELKEY.role_name
  policy_name = alicloud_ram_policy.LABELKEY.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "LABEL" {
EACH  function_name = "NAME"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.LABELKEY.arn
  depends_on    = [alicloud_ram_role_policy_attachment.LABEL]
}

resource "alicloud_fcv3_async_invoke_config" "LABEL" {
EACH  function_name = alicloud_fcv3_function.LABELKEY.function_name
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.this.id}:/queues/QUEUE/messages"
    }
  }
}
`

const shared = `
resource "alicloud_ram_role" "fn" {
  role_name = "fn"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_fcv3_function" "fn" {
  count         = %[1]d
  function_name = "fn-${count.index}"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.fn.arn
}

resource "alicloud_fcv3_async_invoke_config" "fn" {
  count         = %[1]d
  function_name = alicloud_fcv3_function.fn[count.index].function_name
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.this.id}:/queues/dead-${count.index}/messages"
    }
  }
}
`

const sharedPolicy = `
resource "alicloud_ram_policy" "p%[1]d" {
  policy_name = "p%[1]d"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      { Effect = "Allow", Action = ["%[2]s:%[3]s"], Resource = ["acs:%[2]s:*:*:*"] },
      { Effect = "Deny", Action = ["%[2]s:Delete*"], Resource = ["*"] },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "p%[1]d" {
  role_name   = alicloud_ram_role.fn.role_name
  policy_name = alicloud_ram_policy.p%[1]d.policy_name
  policy_type = "Custom"
}
`
