import { type Stage, stages } from '../../runs/words.ts'
import { formatNumber } from '../../ui/format.ts'
import type { Event } from './run.svelte.ts'

export interface Span {
  readonly stage: Stage
  /** In the server's milliseconds; null before it has begun. */
  readonly from: number | null
  /** Null while the run is in it. */
  readonly to: number | null
}

const time = (event: Event) => new Date(event.at).getTime()
const isEnd = (event: Event | undefined) => event?.status === 'COMPLETED' || event?.status === 'FAILED'

/** spans says when each stage began and ended by these events. */
export function spans(events: readonly Event[]): Span[] {
  const began = new Map<Stage, number>()
  for (const event of events) if (event.stage && !began.has(event.stage)) began.set(event.stage, time(event))
  const last = events.at(-1)
  const end = last && isEnd(last) ? time(last) : null
  return stages.map((stage, i) => {
    const from = began.get(stage) ?? null
    const next = stages.slice(i + 1).find((later) => began.has(later))
    const to = next ? (began.get(next) ?? null) : end
    return { stage, from, to: from === null ? null : to }
  })
}

/**
 * failedStage is the stage in which a run met what it failed of. That is logged there first; later stages judge whom is
 * known until then.
 */
export function failedStage(events: readonly Event[]): Stage | null {
  const last = events.at(-1)
  if (last?.status !== 'FAILED') return null
  const first = last.message ? events.find(({ message }) => message?.startsWith(last.message as string)) : last
  return first?.stage ?? last.stage ?? null
}

/** begin is when a worker took the run, by these events. */
export function begin(events: readonly Event[]): number | null {
  const first = events.find((event) => event.status !== 'QUEUED')
  return first ? time(first) : null
}

/** end is when the run ended by these events; null while it goes on. */
export function end(events: readonly Event[]): number | null {
  const last = events.at(-1)
  return last && isEnd(last) ? time(last) : null
}

/**
 * met is how often the run met somebody anew: as a new follower, as a refreshed one, and as a new liker. Who follows and
 * likes is met twice, so it can be more than the people there are.
 */
export const met = (event: Event) => event.newFollowersCount + event.deepCrawlCount + event.likersCount

/** filtered is how many matches the filters have decided about. */
const filtered = (event: Event) =>
  event.candidatesPassedCount + event.tierFilteredCount + event.genderFilteredCount

/** matched is how many of the judged match the search, before the filters. Old runs know only those filtered. */
export const matched = (event: Event) => Math.max(event.matchedCount ?? 0, filtered(event))

/** judged is how many people the run judged; null for runs from before this was counted, and while it is queued. */
export const judged = (event: Event) => event.judgedCount ?? null

/** The figure of each stage, with the words behind it; null where a stage has none of its own. */
export function figure(stage: Stage, event: Event): { value: number; words: string } | null {
  switch (stage) {
    case 'FETCH_FOLLOWERS': return { value: event.newFollowersCount, words: 'new' }
    case 'DEEP_CRAWL': return { value: event.deepCrawlCount, words: 'refreshed' }
    case 'BACKFILL': return { value: event.backfilledCount, words: 'completed' }
    case 'LIKERS': return { value: event.likersCount, words: 'likers' }
    case 'CLASSIFY': return null
    case 'FILTER': return { value: event.candidatesPassedCount, words: 'good ones' }
  }
}

const deltas: readonly [keyof Event, string][] = [
  ['newFollowersCount', 'new followers'], ['deepCrawlCount', 'refreshed'], ['backfilledCount', 'completed'],
  ['likersCount', 'likers'], ['judgedCount', 'judged'], ['matchedCount', 'matching'], ['candidatesPassedCount', 'good ones'], ['tierFilteredCount', 'dropped by size'],
  ['genderFilteredCount', 'dropped by gender'],
]

/** change says what an event without a line of its own brought. */
export function change(event: Event, before: Event | undefined): string {
  const parts = deltas.flatMap(([key, words]) => {
    const more = ((event[key] as number | null) ?? 0) - ((before?.[key] as number | null | undefined) ?? 0)
    return more > 0 ? [`+${formatNumber(more)} ${words}`] : []
  })
  if (parts.length > 0) return parts.join(', ')
  if (event.status !== before?.status) return { QUEUED: 'Queued', RUNNING: 'Taken by a worker', COMPLETED: 'Completed', FAILED: 'Failed' }[event.status]
  return event.stage === 'CLASSIFY' ? 'Some people judged' : 'Nothing new in this step'
}
