// Package bench is the root of the benchmarks; it holds no code itself.
//
//   - live: what delivering progress costs, beside two yardsticks
//   - rest: requests per second of the legacy polling route, beside a yardstick
//   - sync: profiles per second of a sync, beside the floor in syncfloor
//   - yardstick: the servers that ours is measured against
//   - load: websocket clients and the writer of events
//   - ground, cluster, child, proc, score: what they stand on, Postgres, child processes, /proc, tables with bars
//
// Nothing here imports a package of the product: it is driven as its users drive it, by commands, sockets and SQL.
package bench
