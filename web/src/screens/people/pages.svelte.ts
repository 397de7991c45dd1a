import { untrack } from 'svelte'

import { router } from '../../router.svelte.ts'
import { query, Resource } from '../../server/index.ts'
import { PeopleDocument } from './documents.ts'
import { variablesOf } from './filter.ts'

/** What takes the place in the list out of the address. */
const atBeginning = { after: '', before: '' }

/** isInside tells whether the address means a page behind the first, which the list may not have, or not any more. */
const isInside = (params: URLSearchParams) => Object.keys(atBeginning).some((name) => params.has(name))

/** Pages are the people of the list, one page at a time, and who of them is looked at. */
export class Pages {
  readonly resource = new Resource((signal) => query(PeopleDocument, variablesOf(router.params), signal))
  at = $state(0)
  all = $derived(this.resource.data?.candidates.edges.map(({ node }) => node) ?? [])
  current = $derived(this.all[Math.min(this.at, this.all.length - 1)])
  info = $derived(this.resource.data?.candidates.pageInfo)
  /** Where to stand on the page that is on its way: at its first person, or at its last. */
  #arriving: 'first' | 'last' = 'first'
  /** Who was gone to since the page was asked for, or was at hand when it was left. */
  #chosen: string | undefined

  /**
   * load reads the page in the address, and tells whether it came. A place that the list does not have gives way to its
   * beginning. Whoever was gone to meanwhile and is on it stays at hand.
   */
  async load(): Promise<boolean> {
    const before = untrack(() => this.resource.data) // who asks for a page does so anew by the address alone
    this.#chosen = router.kept.who
    await this.resource.load()
    if (this.resource.error?.code === 'BAD_USER_INPUT' && isInside(router.params)) {
      router.choose(atBeginning)
      return false
    }
    if (this.resource.data === before) return false
    const chosen = this.all.findIndex(({ id }) => id === this.#chosen)
    this.at = chosen >= 0 ? chosen : this.#arriving === 'last' ? Math.max(0, this.all.length - 1) : 0
    this.#arriving = 'first'
    return true
  }

  /** move looks at the next person or the one before, on the next page or the one before where there is none on this. */
  move(by: 1 | -1) {
    const to = this.at + by
    if (this.all[to]) this.go(to)
    else if (by > 0 && this.info?.hasNextPage) this.turn('after')
    else if (by < 0 && this.info?.hasPreviousPage) this.turn('before')
  }

  /** go looks at somebody of this page. */
  go(to: number) {
    if (!this.all[to]) return
    this.at = to
    this.#chosen = this.all[to].id
  }

  /** turn goes to the page behind this one or before it. */
  turn(way: 'after' | 'before') {
    this.#arriving = way === 'before' ? 'last' : 'first'
    const cursor = way === 'after' ? this.info?.endCursor : this.info?.startCursor
    router.choose({ ...atBeginning, [way]: cursor ?? '' })
  }
}
