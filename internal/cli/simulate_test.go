package cli

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"
)

// questions are n lines of a batch.
func questions(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"%d","policies":[{"type":"Custom","name":"p","document":{"Version":"1","Statement":[{"Effect":"Allow","Action":["mns:SendMessage","mns:PublishMessage"],"Resource":["acs:mns:*:*:/queues/q%d/*"]}]}},{"type":"System","name":"AliyunMNSFullAccess"}],"action":"mns:SendMessage","resource":"acs:mns:cn-hangzhou:1234567890123456:/queues/q/messages"}`+"\n", i, i)
	}
	return b.String()
}

func BenchmarkBatch(b *testing.B) {
	const lines = 10_000
	in := questions(lines)
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		if err := answerAll(strings.NewReader(in), io.Discard); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/lines, "µs/line")
}

var _ = bytes.NewReader
