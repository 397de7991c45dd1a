import { fromFaults, type GraphQLFault, ServerError } from './errors.ts'
import { post, read, retryAfter } from './query.ts'

/** Whether the server knows this browser: unknown until it has answered once. */
export type SessionState = 'unknown' | 'in' | 'out'

class Session {
  state = $state<SessionState>('unknown')
  /** Why the page asks for a key again: the session was there, and the server ended it. */
  revoked = $state(false)

  #asked: Promise<void> | null = null
  #unfinished = new Set<() => Promise<unknown>>()

  /** known asks the server once whether it knows this browser, unless that is known. It never throws. */
  async known(): Promise<void> {
    if (this.state === 'unknown') await (this.#asked ??= this.#ask())
  }

  async #ask(): Promise<void> {
    const response = await post('/session', undefined, { method: 'GET' }).catch(() => null)
    const answer = response?.ok ? await read<{ signedIn: boolean }>(response).catch(() => null) : null
    if (answer && this.state === 'unknown') this.state = answer.signedIn ? 'in' : 'out'
  }

  /** signIn trades a key, or the code of a link that the demo printed, for a cookie. Throws a ServerError. */
  async signIn(body: { key: string } | { link: string }): Promise<void> {
    const response = await post('/session', body)
    if (!response.ok) throw await refusal(response)
    this.revoked = false
    this.state = 'in'
  }

  /** finish names what is to be given to the server before somebody signs out. Returns what ends that. */
  finish(work: () => Promise<unknown>): () => void {
    this.#unfinished.add(work)
    return () => this.#unfinished.delete(work)
  }

  /** signOut ends the session at the server, with all that is open by it, once all is given that was to be. */
  async signOut(): Promise<void> {
    await Promise.all([...this.#unfinished].map((work) => work()))
    const response = await post('/session', undefined, { method: 'DELETE' })
    if (!response.ok && response.status !== 401) throw await refusal(response)
    this.revoked = false
    this.state = 'out'
  }

  /** confirmed is told by whoever got an answer that only a session gets. */
  confirmed() {
    this.state = 'in'
  }

  /** ended is told by whoever was refused for want of a session. */
  ended() {
    this.revoked ||= this.state === 'in'
    this.state = 'out'
  }
}

export const session = new Session()

async function refusal(response: Response): Promise<ServerError> {
  const requestId = response.headers.get('X-Request-Id')
  const answer = await read<{ errors?: GraphQLFault[]; error?: string | { message?: string } }>(response)
  const wait = retryAfter(response)
  if (answer?.errors?.length) return fromFaults(answer.errors, requestId, wait)
  const said = typeof answer?.error === 'string' ? answer.error : answer?.error?.message
  if (response.status === 401) {
    return new ServerError('UNAUTHENTICATED', said ?? 'The server does not know this key.', { requestId })
  }
  const code = response.status === 429 ? 'RATE_LIMITED' : response.status >= 500 ? 'SERVICE_UNAVAILABLE' : 'BAD_USER_INPUT'
  return new ServerError(code, said ?? `The server answered ${response.status}.`, { requestId, retryAfter: wait })
}
