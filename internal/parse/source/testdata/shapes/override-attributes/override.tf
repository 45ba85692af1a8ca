variable "size" { default = "2" }
locals { added = "added" }
resource "terraform_data" "r" { input = "override" }
resource "terraform_data" "counted" { count = 3 }
module "m" { source = "./b" }
