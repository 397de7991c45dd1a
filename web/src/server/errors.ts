import { serverTime } from '../ui/clock.svelte.ts'

/**
 * Codes that the API gives its errors; REFUSED stands for a mutation's userErrors, and two are for when no answer came or
 * none that could be read.
 */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'SERVICE_UNAVAILABLE'
  | 'INTERNAL_SERVER_ERROR'
  | 'PERSISTED_QUERY_NOT_SUPPORTED'
  | 'REFUSED'
  | 'UNREACHABLE'
  | 'UNREADABLE'

export interface GraphQLFault {
  readonly message: string
  readonly extensions?: { readonly code?: string; readonly retryAfter?: number } | undefined
}

/** What the server refused, or why it could not be asked. */
export class ServerError extends Error {
  readonly code: ErrorCode
  /** By which the operator finds the request in the log; null when no answer came. */
  readonly requestId: string | null
  /** From when on it makes sense to ask again, in the server's milliseconds since 1970; null where the server did not say. */
  readonly retryAt: number | null

  constructor(code: ErrorCode, message: string, details: { requestId?: string | null; retryAfter?: number | null } = {}) {
    super(message)
    this.name = 'ServerError'
    this.code = code
    this.requestId = details.requestId ?? null
    this.retryAt = details.retryAfter == null ? null : serverTime() + details.retryAfter * 1000
  }
}

/**
 * waitAfter is for how many seconds to wait before a server that is away is asked again, by how often in a row it was:
 * for 2, 4, 8, 16, and no longer. Null where the server said when, or refused what was asked.
 */
export function waitAfter(error: ServerError, failures: number): number | null {
  const away = error.code === 'UNREACHABLE' || error.code === 'SERVICE_UNAVAILABLE'
  return away && error.retryAt === null ? Math.min(2 ** Math.max(1, failures), 16) : null
}

export function unreachable(): ServerError {
  return new ServerError('UNREACHABLE', 'The server cannot be reached.')
}

/** fromFaults makes one error of those of a GraphQL answer; the first one decides. */
export function fromFaults(faults: readonly GraphQLFault[], requestId: string | null = null, retryAfter: number | null = null) {
  const [first] = faults
  const code = (first?.extensions?.code ?? 'INTERNAL_SERVER_ERROR') as ErrorCode
  return new ServerError(code, first?.message ?? 'The server gave no reason.', {
    requestId,
    retryAfter: first?.extensions?.retryAfter ?? retryAfter,
  })
}

/** asServerError keeps what is one already, and calls anything else unreadable: a fault of the page. */
export function asServerError(error: unknown): ServerError {
  if (error instanceof ServerError) return error
  return new ServerError('UNREADABLE', error instanceof Error ? error.message : String(error))
}

/** asServerMessage is what to tell of an error where there is room for a sentence alone. */
export function asServerMessage(error: unknown): string {
  const { message, requestId } = asServerError(error)
  return requestId === null ? message : `${message} (request ${requestId})`
}
