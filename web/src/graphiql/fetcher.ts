import { createGraphiQLFetcher } from '@graphiql/toolkit'
import { createClient } from 'graphql-ws'

// Both ways bring the session's cookie by themselves. The socket opens with the first subscription.
const socket = createClient({ url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql` })

/** fetcher sends queries and mutations by POST, subscriptions by websocket. */
export const fetcher = createGraphiQLFetcher({ url: '/graphql', wsClient: socket, enableIncrementalDelivery: false })
