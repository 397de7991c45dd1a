// Package graphqlws speaks graphql-transport-ws, the GraphQL over WebSocket
// protocol, as a gqlgen graphql.Transport on gorilla/websocket.
//
// It differs from other transports in how results reach the wire. A
// subscription that the embedder serves as a [Stream] has no goroutine and no
// channel: it is a cursor on payloads that were encoded once for everybody.
// Whoever calls its wake function writes, if nobody else is writing to that
// socket: all that is ready, of all streams of the socket, goes out as one
// buffer in one system call that never blocks. When the kernel does not take
// it all, a goroutine of the connection finishes under a deadline, so the
// caller goes on to the next socket whatever this one does. Everything else
// (queries, mutations, other subscriptions) is executed by gqlgen on a
// goroutine of its own, and its frames wait, a bounded number of bytes of them,
// to leave with the rest.
//
// One goroutine at a time flushes a connection, and it alone calls its streams.
// That is why all writes go through its writer, also those that gorilla would
// make itself.
//
// The package knows nothing of the program around it. Who may connect, who may
// subscribe and how much is asked through the functions of [Config].
package graphqlws
