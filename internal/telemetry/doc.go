// Package telemetry is how goodones is seen from outside: logs without secrets, request ids, Prometheus metrics,
// OpenTelemetry traces, and the handler of the admin address. It keeps no globals; whoever needs something is given
// it.
package telemetry
