// Package bench holds the benchmarks of what users wait for, and the inputs that they
// are run on.
package bench

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// WriteMonorepo writes root modules of a realistic size, three files of about 120 lines
// together, below dir. A share of them, between 0 and 1, configures asynchronous
// invocation; the rest is other infrastructure. The same arguments write the same files.
func WriteMonorepo(dir string, modules int, share float64) error {
	rng := rand.New(rand.NewPCG(7, 7))
	for m := range modules {
		folder := filepath.Join(dir, fmt.Sprintf("team%02d", m%40), fmt.Sprintf("stack%05d", m))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
		var main strings.Builder
		for i := range 2 + rng.IntN(6) {
			fmt.Fprintf(&main, noise, i, 1000+i)
		}
		if rng.Float64() < share {
			fmt.Fprintf(&main, async, []int{0, 3, 8, 9}[rng.IntN(4)])
		}
		for name, text := range map[string]string{
			"versions.tf": versions, "variables.tf": fmt.Sprintf(variables, m), "main.tf": main.String(),
		} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

const versions = `terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

provider "alicloud" {
  region = var.region
}
`

const variables = `variable "name" {
  type    = string
  default = "stack%d"
}

variable "region" {
  type    = string
  default = "cn-hangzhou"
}

variable "cidr" {
  type    = string
  default = "10.0.0.0/8"
}

locals {
  tags = { stack = var.name }
}
`

const noise = `
resource "alicloud_vpc" "vpc%[1]d" {
  vpc_name   = "${var.name}-%[1]d"
  cidr_block = cidrsubnet(var.cidr, 4, %[1]d)
  tags       = merge(local.tags, { index = "%[1]d" })
}

resource "alicloud_security_group" "sg%[1]d" {
  security_group_name = join("-", [var.name, "sg", %[1]d])
  vpc_id              = alicloud_vpc.vpc%[1]d.id
}

resource "alicloud_security_group_rule" "in%[1]d" {
  type              = "ingress"
  ip_protocol       = "tcp"
  port_range        = "%[2]d/%[2]d"
  security_group_id = alicloud_security_group.sg%[1]d.id
  cidr_ip           = alicloud_vpc.vpc%[1]d.cidr_block
}
`

const async = `
data "alicloud_account" "this" {}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "${var.name}-dead"
}

resource "alicloud_ram_role" "fn" {
  role_name = "${var.name}-fn"
  assume_role_policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] } }]
  })
}

resource "alicloud_ram_policy" "fn" {
  policy_name = "${var.name}-fn"
  policy_document = jsonencode({
    Version   = "1"
    Statement = [{ Effect = "Allow", Action = ["mns:SendMessage"], Resource = ["acs:mns:${var.region}:${data.alicloud_account.this.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"] }]
  })
}

resource "alicloud_ram_role_policy_attachment" "fn" {
  role_name   = alicloud_ram_role.fn.role_name
  policy_name = alicloud_ram_policy.fn.policy_name
  policy_type = "Custom"
}

resource "alicloud_fcv3_function" "fn" {
  function_name = "${var.name}-fn"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.fn.arn
  depends_on    = [alicloud_ram_role_policy_attachment.fn]
}

resource "alicloud_fcv3_async_invoke_config" "fn" {
  function_name            = alicloud_fcv3_function.fn.function_name
  max_async_retry_attempts = %d
  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:${data.alicloud_account.this.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
    on_success {
      destination = "acs:mns:${var.region}:${data.alicloud_account.this.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}
`
