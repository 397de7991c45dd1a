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

/** How many runs a page has, and how many are asked for at once where the list had grown: as many as the server gives. */
const pageLength = 50
const longPage = 100
/** How long a list is made again at most, so that coming back costs no more than 20 requests. */
const longest = 2_000

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
  /** Which list is shown: each answer to another filter, and each that is read anew, is another one. */
  #list = {}
  /** How long the list has to be when it is read anew. */
  #depth = 0

  /** begin shows the list of the address, as long as it was when that was left. */
  begin() {
    this.#depth = Math.min(router.kept.rows ?? 0, longest)
    this.resource.forget()
    void this.resource.load()
  }

  #page(after: string | null, first: number, signal?: AbortSignal) {
    const { status, source, account } = filterOf(router.params)
    return query(RunsDocument, { filter: { status, source, trackedAccountId: account }, first, after }, signal)
  }

  async #ask(signal: AbortSignal): Promise<RunsQuery> {
    this.#end?.()
    this.#list = {}
    this.loadingMore = false
    const first = this.#depth > pageLength ? longPage : pageLength
    const answer = await this.#page(null, first, signal)
    let last = answer
    let rows = added([], answer)
    while (rows.length < this.#depth && last.syncRuns.pageInfo.hasNextPage) {
      last = await this.#page(last.syncRuns.pageInfo.endCursor ?? null, first, signal)
      rows = added(rows, last)
    }
    this.rows = rows
    this.waiting = []
    this.#turn(last)
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
    const list = this.#list
    this.loadingMore = true
    this.moreError = null
    try {
      const answer = await this.#page(this.#cursor, pageLength)
      if (list !== this.#list) return // it is of a list that is not shown any more
      this.rows = added(this.rows, answer)
      this.#depth = Math.min(this.rows.length, longest)
      this.#turn(answer)
    } catch (error) {
      if (list === this.#list) this.moreError = asServerError(error)
    } finally {
      if (list === this.#list) this.loadingMore = false
    }
  }

  stop() {
    this.resource.stop()
    this.#end?.()
  }
}

/** added returns the rows with those of a page behind them, each once: new runs move the pages while one reads. */
function added(rows: readonly RunRowFragment[], { syncRuns }: RunsQuery): readonly RunRowFragment[] {
  const known = new Set(rows.map((run) => run.id))
  return [...rows, ...syncRuns.edges.map((edge) => edge.node).filter((run) => !known.has(run.id))]
}
