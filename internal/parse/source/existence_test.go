package source

import (
	"testing"

	"github.com/fcasync/fcasync-lint/internal/model"
	"github.com/fcasync/fcasync-lint/internal/symbol"
)

// TestConditions: which resources of unknown count or for_each are there together.
func TestConditions(t *testing.T) {
	p := project(t, map[string]string{
		"main.tf": `
variable "on" { type = bool }
variable "n" { type = number }
variable "set" { type = set(string) }
locals { two = var.on }
resource "alicloud_mns_queue" "always" { name = "always" }
resource "alicloud_mns_queue" "on" {
  count = var.on ? 1 : 0
  name  = "on"
}
resource "alicloud_mns_queue" "on_again" {
  count = (var.on ? 1 : 0)
  name  = "on-again"
}
resource "alicloud_mns_queue" "off" {
  count = var.on ? 0 : 1
  name  = "off"
}
resource "alicloud_mns_queue" "not_on" {
  count = !var.on ? 1 : 0
  name  = "not-on"
}
resource "alicloud_mns_queue" "n" {
  count = var.n
  name  = "n-${count.index}"
}
resource "alicloud_mns_queue" "n_more" {
  count = var.n + 1
  name  = "m-${count.index}"
}
resource "alicloud_mns_queue" "set" {
  for_each = var.set
  name     = each.key
}
resource "alicloud_mns_queue" "set_again" {
  for_each = toset([for s in var.set : "x-${s}"])
  name     = each.key
}
module "m" {
  count  = var.on ? 1 : 0
  source = "./m"
}
module "k" {
  for_each = toset(["a", "b"])
  source   = "./k"
  on       = var.on
}
resource "alicloud_fcv3_async_invoke_config" "c" { function_name = "fn" }
`,
		"m/main.tf": `
variable "more" { 
  type    = bool
  default = true
}
resource "alicloud_mns_queue" "in" { name = "in" }
resource "alicloud_mns_queue" "set" {
  for_each = toset([plantimestamp()])
  name     = each.key
}
`,
		"k/main.tf": `
variable "on" { type = bool }
resource "alicloud_mns_queue" "in" {
  count = var.on ? 1 : 0
  name  = "k"
}
`,
	})
	byAddress := map[string]*model.Resource{}
	for _, q := range p.Targets {
		byAddress[q.Address] = &q.Resource
	}
	const q = "alicloud_mns_queue."
	for _, c := range []struct {
		r, other string
		want     symbol.Tri
	}{
		{q + "always", q + "on", symbol.Yes},
		{q + "on", q + "always", symbol.Unknown},
		{q + "on", q + "on_again", symbol.Yes},
		{q + "on", q + "off", symbol.Unknown},
		{q + "off", q + "not_on", symbol.Unknown}, // true, and not seen
		{q + "n", q + "n_more", symbol.Unknown},
		{q + "set", q + "set_again", symbol.Unknown},
		{q + "on", "module.m." + q + "in", symbol.Yes},
		{"module.m." + q + "in", q + "on", symbol.Yes},
		{"module.m." + q + "in", "module.m." + q + "set", symbol.Yes},
		{"module.m." + q + "set", "module.m." + q + "in", symbol.Unknown},
		{"module.k[\"a\"]." + q + "in", "module.k[\"b\"]." + q + "in", symbol.Yes},
	} {
		r, other := byAddress[c.r], byAddress[c.other]
		if r == nil || other == nil {
			t.Fatalf("%s or %s is not there", c.r, c.other)
		}
		if got := r.ExistsWith(other); got != c.want {
			t.Errorf("%s with %s: %v, want %v (%q, %q)", c.r, c.other, got, c.want, r.Conditions, other.Conditions)
		}
	}
}
