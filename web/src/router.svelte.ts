/** What an entry of the history keeps of its screen, for whoever comes back to it or loads it anew. */
export interface Kept {
  /** How far down the page was. */
  readonly left?: number
  /** How long the list had grown. */
  readonly rows?: number
  /** The id of whoever was at hand. */
  readonly who?: string
  /** The row at the top of what was in sight of a list that scrolls by itself, and how much of it was over the edge. */
  readonly row?: number
  readonly over?: number
}

/** The address, as state. It changes by links, by `go` and by the browser's buttons. */
class Router {
  path = $state(location.pathname)
  search = $state(location.search)
  /** The parameters behind the question mark. */
  params = $derived(new URLSearchParams(this.search))

  /** What was kept of the entry that is shown, as it was arrived at; empty where the address is a new one. */
  kept: Kept = history.state ?? {}
  #keepers = new Set<() => Kept>()

  constructor() {
    const arrive = () => {
      if (this.kept.left) scrollWhenGrown(this.kept.left)
    }
    addEventListener('popstate', ({ state }) => {
      this.kept = state ?? {}
      this.#read()
      arrive()
    })
    addEventListener('pagehide', () => this.#note())
    arrive()
    document.addEventListener('click', (event) => this.#follow(event))
  }

  /** go shows another address of the page. */
  go(to: string, how: { replace?: boolean } = {}) {
    if (how.replace) history.replaceState(null, '', to)
    else {
      this.#note()
      history.pushState(null, '', to)
    }
    this.kept = {}
    const moved = location.pathname !== this.path
    this.#read()
    if (moved) scrollTo(0, 0)
  }

  /** goFrom shows what was asked for at an address, unless somebody has gone elsewhere meanwhile. */
  goFrom(from: string, to: string) {
    if (this.path === from) this.go(to)
  }

  /** visit goes where the navigation leads, also to documents beside the page. */
  visit({ path, apart }: { path: string; apart?: boolean | undefined }) {
    if (apart) location.assign(path)
    else this.go(path)
  }

  /** choose sets parameters behind the question mark in place; an empty value takes one out. */
  choose(values: Record<string, string>) {
    const params = new URLSearchParams(this.search)
    for (const [name, value] of Object.entries(values)) {
      if (value === '') params.delete(name)
      else params.set(name, value)
    }
    const search = params.toString()
    this.go(this.path + (search === '' ? '' : `?${search}`), { replace: true })
  }

  /** keep asks a screen what is to be kept when the address or the page is left. Returns what ends that. */
  keep(what: () => Kept): () => void {
    this.#keepers.add(what)
    return () => this.#keepers.delete(what)
  }

  #note() {
    history.replaceState(Object.assign({ left: scrollY }, ...[...this.#keepers].map((what) => what())), '')
  }

  #read() {
    this.path = location.pathname
    this.search = location.search
  }

  /** Links to this page's own addresses are followed without loading it anew; rel="external" leads to a document beside it. */
  #follow(event: MouseEvent) {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || link.origin !== location.origin || link.target !== '' || link.hasAttribute('download') || link.rel === 'external') return
    const within = link.hash !== '' && link.pathname === location.pathname && link.search === location.search
    if (within) return // the browser goes there, and takes the focus along
    event.preventDefault()
    this.go(link.pathname + link.search)
  }
}

/**
 * scrollWhenGrown goes where a place was left, as soon as the page is long enough again, however long its lists are on
 * their way: the browser does so before they have been asked for. Whoever moves meanwhile is left alone.
 */
function scrollWhenGrown(top: number) {
  const ended = new AbortController()
  const end = () => ended.abort()
  const grown = new ResizeObserver(() => {
    if (document.documentElement.scrollHeight < top + innerHeight) return
    scrollTo(0, top)
    end()
  })
  grown.observe(document.body)
  for (const moved of ['wheel', 'touchmove', 'keydown', 'pointerdown', 'popstate']) addEventListener(moved, end, { signal: ended.signal })
  ended.signal.addEventListener('abort', () => grown.disconnect())
}

export const router = new Router()
