# The image of a release: the program, certificates of authorities for verify, and /tmp.
FROM --platform=$BUILDPLATFORM golang:1.26.8@sha256:9d2f36f06329b2a141b9db99ffa32765cf695ee57b813ca29e245e8670bcbfff AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG TARGETOS
ARG TARGETARCH
ARG VERSION=
RUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -trimpath -buildvcs=false -ldflags "-s -w -X github.com/fcasync/fcasync-lint/internal/cli.version=$VERSION" -o /fcasync-lint ./cmd/fcasync-lint

FROM gcr.io/distroless/static-debian12:nonroot@sha256:afa5c872c891853ca7fcf1f12c3edb23f7eeef36189728842dd51042ff57f7ab
# Where pre-commit looks for it, and where people do.
COPY --from=build /fcasync-lint /usr/local/bin/fcasync-lint
USER nonroot
ENTRYPOINT ["/usr/local/bin/fcasync-lint"]
