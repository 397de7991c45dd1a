import { serverTime } from '../ui/clock.svelte.ts'
import { ServerError, waitAfter } from './errors.ts'

/**
 * Again asks again by itself what was refused for now: when the server says, and a server that is away after a while, or
 * once the browser is in a network again.
 */
export class Again {
  #ask: () => unknown
  #failures = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #online: AbortController | null = null

  /** @param ask asks once more; whoever does so calls stop first */
  constructor(ask: () => unknown) {
    this.#ask = ask
  }

  /** after plans another try where one makes sense, and returns the error with its time. */
  after(error: ServerError): ServerError {
    this.stop()
    const wait = waitAfter(error, ++this.#failures)
    const told = wait === null ? error : new ServerError(error.code, error.message, { requestId: error.requestId, retryAfter: wait })
    if (told.retryAt === null) return told
    this.#timer = setTimeout(this.#ask, told.retryAt - serverTime())
    if (wait !== null) {
      this.#online = new AbortController()
      addEventListener('online', () => this.#ask(), { signal: this.#online.signal, once: true })
    }
    return told
  }

  /** answered forgets the failures before. */
  answered() {
    this.#failures = 0
  }

  /** stop plans nothing any more. */
  stop() {
    clearTimeout(this.#timer)
    this.#online?.abort()
  }
}
