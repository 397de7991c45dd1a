import { sizeNames } from '../../ui/words.ts'
import type { PeopleQueryVariables } from './documents.ts'

/** How many people a page of the list has. */
export const pageLength = 50

type Filter = NonNullable<PeopleQueryVariables['filter']>

export type Option = readonly [value: string, name: string]

/** What can be chosen of each kind, the first of them no condition. */
export const kinds = {
  confidence: [['', 'Any confidence'], ['FULL', 'Full matches'], ['MAYBE', 'Maybe']],
  rating: [['', 'Any rating'], ['UNRATED', 'Not rated'], ['GOOD', 'Good'], ['BAD', 'Bad']],
  source: [['', 'Followers and likers'], ['FOLLOWER', 'Followers'], ['LIKER', 'Likers']],
  size: [['', 'Any size'], ...Object.entries(sizeNames)],
  order: [['', 'Best first'], ['FOUND_AT', 'Newest first'], ['FOLLOWERS', 'Most followers first']],
} as const satisfies Record<string, readonly Option[]>

/** chosenOf is what the address chooses by a name. Of a kind that the page does not know it chooses nothing. */
export function chosenOf(params: URLSearchParams, name: string): string {
  const value = params.get(name) ?? ''
  const known: readonly Option[] | undefined = Object.hasOwn(kinds, name) ? kinds[name as keyof typeof kinds] : undefined
  return known && !known.some(([each]) => each === value) ? '' : value
}

/** filterOf reads the filter in the address. What the address does not name, or calls by no known word, is no condition. */
export function filterOf(params: URLSearchParams): Filter {
  const filter: Record<string, unknown> = {}
  const one = (name: string, field: string, list = false) => {
    const value = chosenOf(params, name)
    if (value) filter[field] = list ? [value] : value
  }
  one('account', 'trackedAccountIds', true)
  one('search', 'savedSearchIds', true)
  one('run', 'syncRunIds', true)
  one('confidence', 'confidence')
  one('rating', 'rating')
  one('source', 'sourceType')
  one('size', 'tiers', true)
  if (/[\p{L}\p{N}]/u.test(params.get('text') ?? '')) one('text', 'text')
  return filter
}

/** orderOf is how the address has the list sorted: the best first where it does not say. */
export function orderOf(params: URLSearchParams): NonNullable<PeopleQueryVariables['orderBy']> {
  const order = chosenOf(params, 'order')
  const field = order === 'FOUND_AT' || order === 'FOLLOWERS' ? order : 'SCORE'
  return { field, direction: params.get('direction') === 'ASC' ? 'ASC' : 'DESC' }
}

/** variablesOf is what the address asks for: a filter, an order, and a page behind or ahead of a cursor. */
export function variablesOf(params: URLSearchParams): PeopleQueryVariables {
  const before = params.get('before')
  return {
    filter: filterOf(params),
    orderBy: orderOf(params),
    ...(before === null ? { first: pageLength, after: params.get('after') } : { last: pageLength, before }),
  }
}
