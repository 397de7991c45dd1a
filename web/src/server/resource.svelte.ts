import { Again } from './again.ts'
import { asServerError, type ServerError } from './errors.ts'

/**
 * Resource is what one document answered, as a panel shows it: nothing yet, data, or an error, and older data stays
 * while newer is asked for. After a refusal that says when to ask again, it asks by itself then, and so it does while the
 * server is away.
 */
export class Resource<Data> {
  data = $state.raw<Data | null>(null)
  error = $state.raw<ServerError | null>(null)
  loading = $state(false)
  #ask: (signal: AbortSignal) => Promise<Data>
  #asked: AbortController | null = null
  #again = new Again(() => this.load())

  /** @param ask asks once; it is called by load alone */
  constructor(ask: (signal: AbortSignal) => Promise<Data>) {
    this.#ask = ask
  }

  /** load asks, in place of a question that is still open. It never throws: the error is kept. */
  load = async (): Promise<void> => {
    this.stop()
    const asked = new AbortController()
    this.#asked = asked
    this.loading = true
    try {
      const data = await this.#ask(asked.signal)
      if (asked.signal.aborted) return
      this.data = data
      this.error = null
      this.#again.answered()
    } catch (error) {
      if (asked.signal.aborted) return
      this.error = this.#again.after(asServerError(error))
    } finally {
      if (!asked.signal.aborted) this.loading = false
    }
  }

  /** forget shows the skeleton again, for another thing at the same place. */
  forget() {
    this.stop()
    this.data = null
    this.error = null
  }

  /** stop ends a question that is open; whoever owns the resource calls it when it goes. */
  stop() {
    this.#again.stop()
    this.#asked?.abort()
    this.loading = false
  }
}
