import type { Component } from 'svelte'

/** A screen: its address, and, if it stands in the navigation, the name and the key behind `g` there. */
export interface Route {
  readonly path: string
  readonly title: string
  readonly key?: string
  readonly load: () => Promise<{ default: Component<never> }>
}

/** Each screen is one line, and is loaded when it is first shown. `:id` stands for one part, which the screen is given. */
export const routes: readonly Route[] = [
  { path: '/', title: 'Home', key: 'h', load: () => import('./screens/home/Home.svelte') },
  { path: '/runs', title: 'Runs', key: 'r', load: () => import('./screens/runs/Runs.svelte') },
  { path: '/runs/:id', title: 'Run', load: () => import('./screens/run/Run.svelte') },
  { path: '/people', title: 'People', key: 'p', load: () => import('./screens/people/People.svelte') },
  { path: '/searches', title: 'Searches', key: 's', load: () => import('./screens/searches/Searches.svelte') },
  { path: '/accounts', title: 'Accounts', key: 'a', load: () => import('./screens/accounts/Accounts.svelte') },
  { path: '/settings', title: 'Settings', key: 't', load: () => import('./screens/settings/Settings.svelte') },
]

/** Where the navigation, its keys and the palette lead. `apart` is a document of its own, which the browser loads. */
export interface Destination {
  readonly path: string
  readonly title: string
  readonly key: string
  readonly apart?: boolean
}

export const destinations: readonly Destination[] = [
  ...routes.flatMap(({ path, title, key }) => (key === undefined ? [] : [{ path, title, key }])),
  { path: '/graphiql', title: 'API', key: 'q', apart: true },
]

/** find returns the screen of an address and the id in it, or null where there is none. */
export function find(path: string): { route: Route; id: string } | null {
  const parts = path.replace(/\/+$/, '').split('/')
  for (const route of routes) {
    const wanted = route.path.replace(/\/+$/, '').split('/')
    if (wanted.length !== parts.length) continue
    if (!wanted.every((each, i) => each === ':id' || each === parts[i])) continue
    const at = wanted.indexOf(':id')
    return { route, id: at < 0 ? '' : decode(parts[at] ?? '') }
  }
  return null
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
