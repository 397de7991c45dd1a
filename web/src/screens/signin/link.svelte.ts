import { ServerError, session } from '../../server/index.ts'

/** The way in by a link that the server printed: pending while it is tried, with an error when it did not work. */
export interface Link {
  readonly pending: boolean
  error: ServerError | null
}

const prefix = '#link='

/** asLink takes the code out of the address at once, so that no history keeps it, and signs in by it. */
export function asLink(): Link {
  const link = $state<{ pending: boolean; error: ServerError | null }>({ pending: false, error: null })
  if (!location.hash.startsWith(prefix)) return link
  const code = decodeURIComponent(location.hash.slice(prefix.length))
  history.replaceState(null, '', location.pathname + location.search)
  link.pending = true
  session
    .signIn({ link: code })
    .catch((error: unknown) => {
      link.error = error instanceof ServerError ? error : new ServerError('UNREADABLE', String(error))
    })
    .finally(() => (link.pending = false))
  return link
}
