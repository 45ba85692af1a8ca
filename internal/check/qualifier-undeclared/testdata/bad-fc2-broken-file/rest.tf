locals {
  rest = # want "FCA001"
}
