v = "from bom"
