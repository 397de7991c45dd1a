import { router } from '../../router.svelte.ts'
import { follow, newer } from '../../runs/feed.ts'
import { type Source, sourceNames, type Status, statusNames } from '../../runs/words.ts'
import { asServerError, query, Resource, type ServerError } from '../../server/index.ts'
import { type RunRowFragment, RunsDocument, type RunsQuery, RunUpdatesDocument } from './documents.ts'

export interface Filter {
  readonly status: Status | undefined
  readonly source: Source | undefined
  readonly account: string | undefined
}

/** filterOf reads the filter from the address; what it does not know filters nothing. */
export function filterOf(params: URLSearchParams): Filter {
  const status = params.get('status') ?? ''
  const source = params.get('trigger') ?? ''
  return {
    status: Object.hasOwn(statusNames, status) ? (status as Status) : undefined,
    source: Object.hasOwn(sourceNames, source) ? (source as Source) : undefined,
    account: params.get('account') ?? undefined,
  }
}

/** The list of runs: pages of it as they were asked for, kept current, and newer runs that wait to be shown. */
export class Runs {
  readonly resource = new Resource<RunsQuery>((signal) => this.#ask(signal))
  rows = $state.raw<readonly RunRowFragment[]>([])
  /** Runs that began since; they are shown when the reader says so, so that no row moves under the pointer. */
  waiting = $state.raw<readonly RunRowFragment[]>([])
  more = $state(false)
  loadingMore = $state(false)
  moreError = $state.raw<ServerError | null>(null)
  #cursor: string | null = null
  #end: (() => void) | null = null

  #variables(after: string | null) {
    const { status, source, account } = filterOf(router.params)
    return { filter: { status, source, trackedAccountId: account }, after }
  }

  async #ask(signal: AbortSignal): Promise<RunsQuery> {
    this.#end?.()
    const answer = await query(RunsDocument, this.#variables(null), signal)
    this.rows = answer.syncRuns.edges.map((edge) => edge.node)
    this.waiting = []
    this.#turn(answer)
    this.#end = follow(
      RunUpdatesDocument, answer.syncRuns.updateSequence, (run) => this.#take(run), () => void this.resource.load(),
    )
    return answer
  }

  #turn({ syncRuns: { pageInfo } }: RunsQuery) {
    this.more = pageInfo.hasNextPage
    this.#cursor = pageInfo.endCursor ?? null
  }

  #take(update: RunRowFragment) {
    const replace = (list: readonly RunRowFragment[]) =>
      list.map((run) => (run.id === update.id ? newer(run, update) : run))
    const has = (list: readonly RunRowFragment[]) => list.some((run) => run.id === update.id)
    if (has(this.rows)) this.rows = replace(this.rows)
    else if (has(this.waiting)) this.waiting = replace(this.waiting)
    else if (this.#isNew(update)) this.waiting = [update, ...this.waiting]
    if (this.rows.length === 0) this.show()
  }

  /** A run that the list does not hold is new, unless it is older than the list reaches, or filtered away. */
  #isNew(run: RunRowFragment): boolean {
    const { status, source, account } = filterOf(router.params)
    if (status && run.status !== status) return false
    if (source && run.source !== source) return false
    if (account && run.trackedAccount.databaseId !== account) return false
    const newest = this.rows[0]
    return newest === undefined || run.triggeredAt >= newest.triggeredAt
  }

  /** show puts the runs that wait at the top. */
  show() {
    this.rows = [...this.waiting, ...this.rows]
    this.waiting = []
  }

  /** next adds the page behind the last row. */
  async next() {
    this.loadingMore = true
    this.moreError = null
    try {
      const answer = await query(RunsDocument, this.#variables(this.#cursor))
      const known = new Set(this.rows.map((run) => run.id))
      this.rows = [...this.rows, ...answer.syncRuns.edges.map((edge) => edge.node).filter((run) => !known.has(run.id))]
      this.#turn(answer)
    } catch (error) {
      this.moreError = asServerError(error)
    } finally {
      this.loadingMore = false
    }
  }

  stop() {
    this.resource.stop()
    this.#end?.()
  }
}
