import { setServerTime } from '../ui/clock.svelte.ts'
import type { Document } from './document.ts'
import { fromFaults, type GraphQLFault, ServerError, unreachable } from './errors.ts'
import { session } from './session.svelte.ts'

interface Answer<Data> {
  readonly data?: Data | null
  readonly errors?: readonly GraphQLFault[]
}

/**
 * query asks the server, queries and mutations alike, and returns the data or throws a ServerError. Partial data is
 * refused as a whole. When the session has ended, the page goes to the sign-in by itself.
 */
export async function query<Data, Variables>(
  document: Document<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  await session.known()
  if (session.state === 'out') throw new ServerError('UNAUTHENTICATED', 'Nobody is signed in.')
  const text = document.toString()
  // A change arrives though the page goes to another address, or is closed, before it is answered.
  const keepalive = /^\s*mutation\b/.test(text)
  const response = await post('/graphql', { query: text, variables }, { signal: signal ?? null, keepalive })
  const requestId = response.headers.get('X-Request-Id')
  const answer = await read<Answer<Data>>(response)
  if (answer?.errors?.length) {
    const error = fromFaults(answer.errors, requestId, retryAfter(response))
    if (error.code === 'UNAUTHENTICATED') session.ended()
    throw error
  }
  if (answer?.data == null) throw unexpected(response, requestId)
  session.confirmed()
  return answer.data
}

/** post sends JSON to this page's own server, with its cookie and no other address ever. */
export async function post(path: string, body: unknown, how: RequestInit = {}): Promise<Response> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json, application/json' },
      body: body === undefined ? null : JSON.stringify(body),
      ...how,
    })
    setServerTime(Date.parse(response.headers.get('Date') ?? ''))
    return response
  } catch (error) {
    if (how.signal?.aborted) throw error
    throw unreachable()
  }
}

/** read is the JSON of an answer, or null where it is none. An answer that was cut off has not come. */
export async function read<T>(response: Response): Promise<T | null> {
  try {
    return (await response.json()) as T
  } catch (error) {
    if (error instanceof SyntaxError) return null
    if (error instanceof TypeError) throw unreachable()
    throw error
  }
}

export function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds : null
}

function unexpected(response: Response, requestId: string | null): ServerError {
  const code = response.status === 429 ? 'RATE_LIMITED' : response.status >= 500 ? 'SERVICE_UNAVAILABLE' : 'UNREADABLE'
  const message = `The server answered ${response.status} without saying why.`
  return new ServerError(code, message, { requestId, retryAfter: retryAfter(response) })
}
