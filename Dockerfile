# The image holds the program, the roots of certificates, and nothing else: no shell, no libc, no package manager. It writes
# nowhere, so it runs as any user id on a read-only root. It needs DATABASE_URL and, to serve, X_BEARER_TOKEN.
#
#   docker build -t goodones .
#   docker run --read-only -p 8080:8080 -e DATABASE_URL -e X_BEARER_TOKEN goodones
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /goodones .

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/
COPY --from=build /goodones /goodones
USER 65532:65532
ENV LISTEN_ADDR=:8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s CMD ["/goodones", "healthcheck"]
ENTRYPOINT ["/goodones"]
CMD ["serve"]
