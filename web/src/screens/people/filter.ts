import type { PeopleQueryVariables } from './documents.ts'

/** How many people a page of the list has. */
export const pageLength = 50

type Filter = NonNullable<PeopleQueryVariables['filter']>

/** filterOf reads the filter in the address. What the address does not name is no condition. */
export function filterOf(params: URLSearchParams): Filter {
  const filter: Record<string, unknown> = {}
  const one = (name: string, field: string, list = false) => {
    const value = params.get(name)
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
  const order = params.get('order')
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
