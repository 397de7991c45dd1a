import { follow, newer } from '../../runs/feed.ts'
import { isLive } from '../../runs/words.ts'
import { query, Resource } from '../../server/index.ts'
import { HomeDocument, type HomeQuery, type HomeRunFragment, HomeUpdatesDocument } from './documents.ts'

export type Account = HomeQuery['trackedAccounts'][number]
const settle = 800

/** What the home screen shows: one document, and the runs as they change since. */
export class Home {
  readonly resource = new Resource<HomeQuery>((signal) => this.#ask(signal))
  runs = $state.raw<readonly HomeRunFragment[]>([])
  readonly live = $derived(this.runs.filter(isLive))
  #end: (() => void) | null = null
  #again: ReturnType<typeof setTimeout> | undefined

  async #ask(signal: AbortSignal): Promise<HomeQuery> {
    const answer = await query(HomeDocument, {}, signal)
    const shown = new Map(this.runs.map((run) => [run.id, run]))
    this.runs = answer.syncRuns.edges.map(({ node }) => newer(shown.get(node.id), node))
    this.#end ??= follow(HomeUpdatesDocument, answer.syncRuns.updateSequence, (run) => this.#take(run), () => this.#lost())
    return answer
  }

  #take(update: HomeRunFragment) {
    const shown = this.runs.find((run) => run.id === update.id)
    if (shown) this.runs = this.runs.map((run) => (run === shown ? newer(run, update) : run))
    else this.runs = [update, ...this.runs]
    if (shown && isLive(shown) && !isLive(update)) this.#askSoon()
  }

  /** A run has ended: the accounts and the newest people have changed. */
  #askSoon() {
    clearTimeout(this.#again)
    this.#again = setTimeout(() => void this.resource.load(), settle)
  }

  #lost() {
    this.#end = null
    this.#askSoon()
  }

  stop() {
    clearTimeout(this.#again)
    this.resource.stop()
    this.#end?.()
  }
}
