// Command terraform-provider-alicloud is a small stand-in for Alibaba Cloud's provider, for tests
// that run Terraform against internal/cloudtest. It has the two async invoke configs and what
// hangs together with them, under the names that the real one has, and calls the same APIs.
//
// Where it differs on purpose:
//   - it takes what it could not know before from the answer to a write, and reads nothing after
//     it: a test that lets reads lag means its own. So it creates a config of FC 3.0 for a
//     qualifier that is not LATEST, where the real one sends the same, does not find it without
//     the qualifier, and fails;
//   - what it was asked for is what it puts into the state, whatever the account made of it, as
//     Terraform insists on for providers of this kind; the next refresh shows the rest;
//   - one-sided destinations are sent with one side, and their removal as {}, as by the real
//     provider once it had a fix for its issue 10031; up to 1.289.0 that sends {} for the side that
//     is not there, and nothing for a removal;
//   - queues, topics and functions are changed by all that is set, not only by what has changed,
//     and have no tags;
//   - it waits a tenth of a second where the real one waits several, and gives up sooner;
//   - FC 2.0 is called by the protocol that is set, not always by HTTPS.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
)

func main() {
	err := providerserver.Serve(context.Background(), newProvider, providerserver.ServeOpts{
		Address: "registry.terraform.io/aliyun/alicloud", ProtocolVersion: 6,
	})
	if err != nil {
		log.Fatal(err)
	}
}
