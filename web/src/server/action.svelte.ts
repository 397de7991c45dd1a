import { asServerError, type ServerError } from './errors.ts'

/** Action is something that a button does: whether it is under way, and why it was refused the last time. */
export class Action {
  busy = $state(false)
  error = $state.raw<ServerError | null>(null)

  /** run does it unless it is under way, and tells whether it was done. It never throws: the error is kept. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.error = null
    try {
      await work()
      return true
    } catch (error) {
      this.error = asServerError(error)
      return false
    } finally {
      this.busy = false
    }
  }
}
