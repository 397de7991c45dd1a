import { subscribe } from '../server/index.ts'
import type { Document } from '../server/document.ts'

interface Update<Run> {
  readonly syncRunUpdated: { readonly updateSequence: number; readonly syncRun: Run }
}

/**
 * follow tells of every change of every run of the user, from behind an updateSequence on, each once. When the server
 * cannot go on from there (after a week, or a restored database), `lost` is called and the list has to be read anew.
 * Returns what ends it.
 */
export function follow<Run>(
  document: Document<Update<Run>, { after?: number | null }>,
  after: number,
  next: (run: Run) => void,
  lost: () => void,
): () => void {
  const variables = { after }
  return subscribe(document, variables, {
    next({ syncRunUpdated: { updateSequence, syncRun } }) {
      variables.after = updateSequence
      next(syncRun)
    },
    error(error) {
      if (error.code === 'BAD_USER_INPUT' || error.code === 'UNREACHABLE') lost()
    },
  })
}

/** newer returns the run that is further: its log only grows, so its counts never fall. */
export function newer<Run extends { readonly lastSequence: number }>(shown: Run | undefined, update: Run): Run {
  return shown !== undefined && shown.lastSequence > update.lastSequence ? shown : update
}
