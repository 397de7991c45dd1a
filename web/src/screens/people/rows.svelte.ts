import type { Kept } from '../../router.svelte.ts'
import { Again, asServerError, query, type ServerError } from '../../server/index.ts'
import { type PeopleCandidateFragment, PeopleDocument, type PeopleQuery } from './documents.ts'
import { filterOf, orderOf } from './filter.ts'

/** How many people the table asks for at once: as many as the server gives. */
const pageLength = 100
/** How long a list is made again at most, so that coming back costs no more than 20 requests. */
const longest = 2_000

/** Rows are the people of the table, as far down as one has scrolled: page by page, each of them once. */
export class Rows {
  all = $state.raw<readonly PeopleCandidateFragment[]>([])
  /** Who is at hand. */
  at = $state(0)
  current = $derived(this.all[this.at])
  /** How often a key has gone to somebody, who then has to be in sight. */
  gone = $state(0)
  /** How many there are on all pages; null before the first answer. */
  total = $state<number | null>(null)
  /** Whether there are more than `total`: the server counts so far and no further. */
  isMore = $state(false)
  loading = $state(false)
  error = $state.raw<ServerError | null>(null)
  /** Whether the list is as long again as it was when it was left. */
  isBack = $state(true)
  #params = new URLSearchParams()
  #kept: Kept = {}
  #info: PeopleQuery['candidates']['pageInfo'] | null = null
  #asked: AbortController | null = null
  #again = new Again(() => this.more())

  /** show begins a list anew, by the filter and order of an address, with what was kept of it when it was left. */
  show(params: URLSearchParams, kept: Kept) {
    this.stop()
    this.#params = params
    this.#kept = kept
    this.isBack = false
    this.#info = null
    this.total = null
    this.all = []
    this.at = 0
    void this.more()
  }

  /** move goes to the next person or the one before. */
  move(by: 1 | -1) {
    this.go(this.at + by)
  }

  /** go goes to somebody and brings them in sight. */
  go(to: number) {
    if (!this.all[to]) return
    this.at = to
    this.gone++
  }

  /** more asks for the next page, unless it is on its way or there is none. It never throws: the error is kept. */
  more = async (): Promise<void> => {
    if (this.loading || this.#info?.hasNextPage === false) return
    this.#again.stop()
    const asked = new AbortController()
    this.#asked = asked
    this.loading = true
    try {
      const variables = {
        filter: filterOf(this.#params), orderBy: orderOf(this.#params), first: pageLength, after: this.#info?.endCursor ?? null,
      }
      const { candidates } = await query(PeopleDocument, variables, asked.signal)
      if (asked.signal.aborted) return
      // Whoever moves in the list between two pages may be met twice.
      const known = new Set(this.all.map(({ id }) => id))
      this.all = [...this.all, ...candidates.edges.map(({ node }) => node).filter(({ id }) => !known.has(id))]
      this.total = candidates.totalCount
      this.isMore = candidates.totalCountIsLowerBound
      this.#info = candidates.pageInfo
      this.error = null
      this.#again.answered()
      if (!this.isBack) this.#comeBack(known.size)
    } catch (error) {
      if (!asked.signal.aborted) this.error = this.#again.after(asServerError(error))
    } finally {
      if (!asked.signal.aborted) this.loading = false
    }
    if (!this.isBack && !this.error && !asked.signal.aborted) await this.more()
  }

  /** Whoever was at hand is so again, when a page has brought them. */
  #comeBack(from: number) {
    const who = this.all.findIndex(({ id }, i) => i >= from && id === this.#kept.who)
    if (who >= 0) this.at = who
    this.isBack = this.all.length >= Math.min(this.#kept.rows ?? 0, longest) || !this.#info?.hasNextPage
  }

  stop() {
    this.#again.stop()
    this.#asked?.abort()
    this.loading = false
  }
}
