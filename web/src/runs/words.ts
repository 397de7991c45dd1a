// The words that screens use of runs.
import { find } from '../routes.ts'

export type Stage = 'FETCH_FOLLOWERS' | 'DEEP_CRAWL' | 'BACKFILL' | 'LIKERS' | 'CLASSIFY' | 'FILTER'
export type Status = 'QUEUED' | 'RUNNING' | 'COMPLETED' | 'FAILED'
export type Source = 'MANUAL' | 'CRON' | 'EXPLORE'

/** The six stages in their order. */
export const stages: readonly Stage[] = ['FETCH_FOLLOWERS', 'DEEP_CRAWL', 'BACKFILL', 'LIKERS', 'CLASSIFY', 'FILTER']

export const stageNames: Record<Stage, string> = {
  FETCH_FOLLOWERS: 'New followers',
  DEEP_CRAWL: 'Known followers',
  BACKFILL: 'Thin profiles',
  LIKERS: 'Likers',
  CLASSIFY: 'Judgement',
  FILTER: 'Filters',
}

export const statusNames: Record<Status, string> = {
  QUEUED: 'Queued',
  RUNNING: 'Running',
  COMPLETED: 'Completed',
  FAILED: 'Failed',
}

export const sourceNames: Record<Source, string> = { MANUAL: 'By hand', CRON: 'Schedule', EXPLORE: 'Judged again' }

export const isLive = (run: { status: Status }) => run.status === 'QUEUED' || run.status === 'RUNNING'

export const runPath = (run: { databaseId: string }) => `/runs/${encodeURIComponent(run.databaseId)}`

/** syncPath is where a sync of an account is started: what it may cost stands there before. */
export const syncPath = (account: { id: string }) => `/accounts?sync=${encodeURIComponent(account.id)}`

/** linkTo is the address when there is a screen for it, else nothing: a screen that is not there is not linked. */
export const linkTo = (path: string) => (find(path.split('?')[0] ?? '') ? path : undefined)
