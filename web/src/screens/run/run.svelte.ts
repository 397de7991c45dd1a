import { query, Resource, subscribe } from '../../server/index.ts'
import {
  RunCancelDocument, RunDocument, type RunEventFragment, RunProgressDocument,
  type RunProgressSubscription, type RunQuery, RunRejudgeDocument, type RunStateFragment,
} from './documents.ts'

export type Run = NonNullable<RunQuery['syncRun']>
export type Event = RunEventFragment
/** Events are shown this many milliseconds after the first of a batch, so that a fast run costs few redraws. */
const batch = 50

/**
 * One run: what the server logged of it, each sequence once and in order, and its state as of the newest. It begins
 * with a query and goes on by subscription behind the last sequence, through cuts and restarts.
 */
export class LiveRun {
  readonly id: string
  readonly resource = new Resource<RunQuery>((signal) => this.#ask(signal))
  events = $state.raw<readonly Event[]>([])
  state = $state.raw<RunStateFragment | null>(null)
  readonly run = $derived(this.resource.data?.syncRun ?? null)
  readonly ended = $derived(this.state?.status === 'COMPLETED' || this.state?.status === 'FAILED')
  #arrived: RunProgressSubscription['syncRunProgress'][] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #end: (() => void) | null = null

  constructor(id: string) {
    this.id = id
  }

  async #ask(signal: AbortSignal): Promise<RunQuery> {
    const answer = await query(RunDocument, { id: this.id }, signal)
    if (answer.syncRun && this.#end === null) {
      this.events = answer.syncRun.events
      this.state = answer.syncRun
      this.#follow(answer.syncRun)
    }
    return answer
  }

  #follow(run: Run) {
    const variables = { id: this.id, after: run.events.at(-1)?.sequence ?? 0 }
    if (this.ended && variables.after >= run.lastSequence) {
      this.#end = () => {}
      return
    }
    this.#end = subscribe(RunProgressDocument, variables, {
      next: ({ syncRunProgress: event }) => {
        if (event.sequence <= variables.after) return
        variables.after = event.sequence
        this.#arrived.push(event)
        this.#timer ??= setTimeout(() => this.#show(), batch)
      },
      error: () => this.#anew(),
      complete: () => {
        this.#show()
        void this.resource.load() // whom it found, and what it cost in the end
      },
    })
  }

  #show() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const newest = this.#arrived.at(-1)
    if (newest === undefined) return
    this.events = [...this.events, ...this.#arrived.map(({ syncRun: _, ...event }) => event)]
    this.state = newest.syncRun
    this.#arrived = []
  }

  /** The server knows less than was shown, or cannot go on: begin again. */
  #anew() {
    this.#end = null
    this.#arrived = []
    void this.resource.load()
  }

  /** cancel ends the run; it returns what the server refused, or null. */
  async cancel(): Promise<string | null> {
    const { cancelSync } = await query(RunCancelDocument, { id: this.id })
    return cancelSync.userErrors[0]?.message ?? null
  }

  /** judgeAgain starts a run that judges whom this one did, and returns it, or why not. */
  async judgeAgain(run: Run): Promise<{ databaseId: string } | { refused: string }> {
    const input = { trackedAccountId: run.trackedAccount.id, savedSearchId: run.savedSearch?.id ?? null }
    const { syncRun, userErrors } = (await query(RunRejudgeDocument, { input })).rejudge
    return syncRun ?? { refused: userErrors[0]?.message ?? 'The server gave no reason.' }
  }

  stop() {
    clearTimeout(this.#timer)
    this.resource.stop()
    this.#end?.()
  }
}
