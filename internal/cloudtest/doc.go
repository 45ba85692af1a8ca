// Package cloudtest is an Alibaba Cloud account to test against: an emulator of the API calls
// that checking and applying async invoke configs need, and of those that the Terraform
// provider makes for the resources around them. It verifies signatures, keeps a state, answers
// with the documented shapes and error codes, and fails in the ways that it is told to.
//
// One port serves everything, as no two of these APIs have a path or an action and version in
// common:
//
//   - Function Compute 2016-08-15, 2021-04-06 (both are FC 2.0) and 2023-03-30 (FC 3.0), by path;
//   - RAM 2015-05-01, STS 2015-04-01, Mns-open 2022-01-19, EventBridge 2020-04-01,
//     Ons 2019-02-14 and ECS 2014-05-26 DescribeRegions, by Action and Version.
//
// Where it is not known how Alibaba Cloud behaves, a comment says so, and what was chosen.
// Rights of the caller are not evaluated: a Fault with Deny stands in for a missing one.
package cloudtest
