// Command fcasync-lint checks asynchronous invocation on Alibaba Cloud Function Compute
// as it is configured in Terraform.
package main

import (
	"os"

	"github.com/fcasync/fcasync-lint/internal/cli"
)

func main() { os.Exit(cli.Run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
