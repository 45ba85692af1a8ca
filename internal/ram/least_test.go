package ram

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"

	"github.com/fcasync/fcasync-lint/internal/symbol"
)

func TestLeast(t *testing.T) {
	const q, r, topic = "acs:mns:${var.region}:1:/queues/q/messages", "acs:mns:${var.region}:1:/queues/r/messages", "acs:mns:cn:1:/topics/t/messages"
	got := Least([]Grant{{"mns:SendMessage", r}, {"mns:PublishMessage", topic}, {"mns:SendMessage", q}, {"mns:SendMessage", q}, {"mq:PUB", topic}})
	want := []Allowance{
		{[]string{"mns:PublishMessage", "mq:PUB"}, []string{topic}},
		{[]string{"mns:SendMessage"}, []string{q, r}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(`{
  "Version": "1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": [
        "mns:PublishMessage",
        "mq:PUB"
      ],
      "Resource": "acs:mns:cn:1:/topics/t/messages"
    },
    {
      "Effect": "Allow",
      "Action": "mns:SendMessage",
      "Resource": [
        "acs:mns:${var.region}:1:/queues/q/messages",
        "acs:mns:${var.region}:1:/queues/r/messages"
      ]
    }
  ]
}`, JSON(got)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(`jsonencode({
    Version = "1"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "mns:PublishMessage",
          "mq:PUB",
        ]
        Resource = "acs:mns:cn:1:/topics/t/messages"
      },
      {
        Effect = "Allow"
        Action = "mns:SendMessage"
        Resource = [
          "acs:mns:${var.region}:1:/queues/q/messages",
          "acs:mns:${var.region}:1:/queues/r/messages",
        ]
      },
    ]
  })`, HCL(got, "  ")); diff != "" {
		t.Error(diff)
	}
	if d := Decode(symbol.Lit(JSON(got)), nil, Identity); len(d.Problems) > 0 {
		t.Error(d.Problems)
	}
	if d := Decode(symbol.Lit(JSON(nil)), nil, Identity); len(d.Problems) > 0 {
		t.Error(d.Problems)
	}
}

func TestHCLIsFormattedAndParses(t *testing.T) {
	for _, resource := range []string{
		`*`, `a"b\c`, `$${x}:${var.x}`, `${lookup(var.m, "a}b", "\"{")}:"x"`, `${{ a = "b" }["a"]}"`, "a\nb", `%{ if var.x }a%{ endif }`,
	} {
		src := HCL(Least([]Grant{{"mns:SendMessage", resource}, {"mq:PUB", "*"}}), "")
		if _, diags := hclsyntax.ParseExpression([]byte(src), "", hcl.InitialPos); diags.HasErrors() {
			t.Errorf("%s: %s", src, diags)
		}
		if one := Least([]Grant{{"mns:SendMessage", resource}}); !formatted(t, "r \"a\" \"b\" {\n  x = "+HCL(one, "  ")+"\n}\n") {
			t.Errorf("terraform fmt changes %s", HCL(one, "  "))
		}
		argument := "x = " + src + "\n"
		if diff := cmp.Diff(string(hclwrite.Format([]byte(argument))), argument); diff != "" {
			t.Error(diff)
		}
	}
}

// formatted asks terraform, where it is there, whether a file is formatted.
func formatted(t *testing.T, src string) bool {
	terraform, err := exec.LookPath("terraform")
	if err != nil {
		return string(hclwrite.Format([]byte(src))) == src
	}
	cmd := exec.Command(terraform, "fmt", "-")
	cmd.Stdin = strings.NewReader(src)
	out, err := cmd.Output() // without its warnings about settings
	if err != nil {
		t.Errorf("%s\n%s", src, out)
	}
	return string(out) == src
}
