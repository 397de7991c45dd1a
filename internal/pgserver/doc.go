// Package pgserver gives a program or a test a PostgreSQL of its own. It finds
// the binaries on the machine (or fetches them with npm), runs a private
// cluster that listens on a unix socket only, and starts it again when it ends
// without having been asked to.
//
// One directory holds one cluster. Several processes may open the same
// directory: a file lock decides which of them runs the postmaster, the others
// join, and when the first one goes another takes its place. On Linux the
// postmaster dies with the process that started it, however that process died.
//
// It knows nothing of what is stored in the cluster.
package pgserver
