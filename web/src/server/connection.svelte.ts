import { type Client, createClient } from 'graphql-ws'

import type { Document } from './document.ts'
import { asServerError, fromFaults, type GraphQLFault, ServerError } from './errors.ts'
import { session } from './session.svelte.ts'

const unauthorized = 4401
const pingEvery = 5_000
const pongWithin = 4_000
const longestWait = 4_000
/** How long the page says "reconnecting" before it says since when its live figures are stale. */
const patience = 6_000

/** How live what is shown is; idle before the first connection and while nobody is signed in. */
export type ConnectionState = 'idle' | 'live' | 'reconnecting' | 'stale'

class Connection {
  state = $state<ConnectionState>('idle')
  /** When the last frame of a live connection came, in milliseconds since 1970; null while live. */
  since = $state<number | null>(null)
  #client: Client | null = null
  #socket: WebSocket | null = null
  #pong: ReturnType<typeof setTimeout> | undefined
  #stale: ReturnType<typeof setTimeout> | undefined

  constructor() {
    // The socket of a browser that left its network says nothing of it for seconds.
    addEventListener('offline', () => {
      this.#socket?.close(4408, 'Offline')
      if (this.state === 'live') this.#closed(4408) // the browser tells that it is closed when the network has agreed, or late
    })
  }

  /** open connects and stays connected, through cuts and restarts, until close. Opening twice is opening once. */
  open() {
    this.#client ??= createClient({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
      lazy: false,
      keepAlive: pingEvery,
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: waitBefore,
      shouldRetry: () => true,
      onNonLazyError: () => {},
      on: {
        opened: (socket) => (this.#socket = socket as WebSocket),
        connected: () => this.#connected(),
        closed: (event) => this.#closed((event as CloseEvent).code),
        ping: (received) => {
          if (!received) this.#pong = setTimeout(() => this.#socket?.close(4408, 'No pong'), pongWithin)
        },
        pong: (received) => {
          if (received) clearTimeout(this.#pong)
        },
      },
    })
  }

  close() {
    const client = this.#client
    this.#client = null
    clearTimeout(this.#pong)
    clearTimeout(this.#stale)
    this.state = 'idle'
    this.since = null
    Promise.resolve(client?.dispose()).catch(() => {}) // it throws what has ended the socket, which #closed knows
  }

  /** client is the one connection that all subscriptions share. */
  get client(): Client {
    this.open()
    return this.#client as Client
  }

  #connected() {
    clearTimeout(this.#stale)
    this.state = 'live'
    this.since = null
  }

  #closed(code: number) {
    clearTimeout(this.#pong)
    if (code === unauthorized) {
      session.ended()
      return
    }
    if (this.#client === null || this.state === 'reconnecting' || this.state === 'stale') return
    this.since = Date.now()
    this.state = 'reconnecting'
    this.#stale = setTimeout(() => (this.state = 'stale'), patience)
  }
}

export const connection = new Connection()

/** waitBefore doubles up to four seconds; the share of chance keeps pages apart that a restart has cut at once. */
async function waitBefore(retries: number): Promise<void> {
  const wait = Math.min(250 * 2 ** retries, longestWait) * (0.5 + Math.random() / 2)
  await new Promise((resolve) => setTimeout(resolve, wait))
}

export interface Subscriber<Data> {
  /** Takes each value. To go on behind it after a cut, it moves `after` in the variables that it was subscribed with. */
  next(data: Data): void
  error(error: ServerError): void
  complete?(): void
}

/**
 * subscribe follows a subscription through cuts and restarts: the same variables object is sent again at each
 * reconnect, so a subscriber that sets `variables.after` gets every value once. Returns what ends it.
 */
export function subscribe<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  subscriber: Subscriber<Data>,
): () => void {
  const payload = { query: document.toString(), variables: variables as Record<string, unknown> }
  return connection.client.subscribe<Data>(payload, {
    next: ({ data, errors }) => {
      if (errors?.length) subscriber.error(fromFaults(errors as readonly GraphQLFault[]))
      else if (data) subscriber.next(data)
    },
    error: (error) => {
      if (isClose(error)) {
        if (error.code === unauthorized) session.ended()
        else subscriber.error(new ServerError('UNREACHABLE', error.reason || 'The connection was closed.'))
      } else subscriber.error(Array.isArray(error) ? fromFaults(error as GraphQLFault[]) : asServerError(error))
    },
    complete: () => subscriber.complete?.(),
  })
}

function isClose(error: unknown): error is CloseEvent {
  return typeof error === 'object' && error !== null && 'code' in error && 'reason' in error
}
