locals {
  from_json = jsondecode(file("${path.module}/targets.json"))
  from_yaml = yamldecode(file("${path.module}/targets.yaml"))
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = local.from_json.dead
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = local.from_json["bare"] # want "error FCA201 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = local.from_yaml.targets[0].arn
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = local.from_yaml.targets[1].arn # want "error FCA202 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = trimspace(file("${path.module}/dead.arn"))
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "f" {
  function_name = "fn-f"

  destination_config {
    on_failure {
      destination = file("${path.module}/dead.arn") # want "error FCA201 alicloud_fcv3_async_invoke_config.f:"
    }
  }
}
