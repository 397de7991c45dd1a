import { SvelteMap } from 'svelte/reactivity'

import { query, ServerError } from '../../server/index.ts'
import { chordTime } from '../../ui/shortcuts.ts'
import { PeopleRateDocument, type PeopleCandidateFragment } from './documents.ts'

export type Rating = PeopleCandidateFragment['rating']

/** What was chosen for a candidate, and whether the server has said yes. */
export interface Rated {
  readonly rating: Rating
  readonly pending: boolean
}

/** A rating that shows and is not given yet. */
interface Held {
  readonly candidate: PeopleCandidateFragment
  readonly rating: Rating
  readonly before: Rated | undefined
  readonly timer: ReturnType<typeof setTimeout>
}

/**
 * Triage rates candidates. A rating shows at once, as being saved; it counts as given when the server has answered, and
 * the one before shows again where the server refused.
 */
export class Triage {
  #shown = new SvelteMap<string, Rated>()
  #saving = new Map<string, Promise<void>>()
  #undo = $state<{ id: string; before: Rating }[]>([])
  #held = $state.raw<Held | null>(null)
  /** Why the last rating was not taken. */
  failed = $state.raw<{ id: string; name: string; error: ServerError } | null>(null)

  /** canUndo tells whether a rating was given here that undo takes back. */
  get canUndo(): boolean {
    return this.#undo.length > 0 || this.#held !== null
  }

  of(candidate: PeopleCandidateFragment): Rated {
    return this.#shown.get(candidate.id) ?? { rating: candidate.rating, pending: false }
  }

  /** forget drops what was chosen, because a newer answer of the server tells it. */
  forget() {
    for (const [id, { pending }] of this.#shown) if (!pending) this.#shown.delete(id)
  }

  /**
   * hold shows a rating whose key may turn out to lead a chord. It is given once no chord can follow, or by settle; until
   * then drop takes it back, and neither the server nor a webhook has heard of it.
   */
  hold(candidate: PeopleCandidateFragment, rating: Rating) {
    this.settle()
    const timer = setTimeout(() => this.settle(), chordTime)
    this.#held = { candidate, rating, before: this.#shown.get(candidate.id), timer }
    this.#shown.set(candidate.id, { rating, pending: true })
  }

  /** settle gives the rating that is held, if there is one. */
  settle() {
    const held = this.drop()
    if (held) void this.rate(held.candidate, held.rating)
  }

  /** drop takes back the rating that is held, and returns it. */
  drop(): Held | null {
    const held = this.#held
    if (held === null) return null
    clearTimeout(held.timer)
    this.#held = null
    if (held.before) this.#shown.set(held.candidate.id, held.before)
    else this.#shown.delete(held.candidate.id)
    return held
  }

  /** rate returns once the server has answered; a refusal is kept in failed. */
  rate(candidate: PeopleCandidateFragment, rating: Rating): Promise<void> {
    this.settle()
    this.#undo.push({ id: candidate.id, before: this.of(candidate).rating })
    return this.#save(candidate, rating)
  }

  /** undo takes the last rating back and returns whose it was. */
  undo(people: readonly PeopleCandidateFragment[]): PeopleCandidateFragment | undefined {
    const held = this.drop()
    if (held) return held.candidate
    for (;;) {
      const last = this.#undo.pop()
      if (last === undefined) return undefined
      const candidate = people.find(({ id }) => id === last.id)
      if (candidate === undefined) continue
      void this.#save(candidate, last.before)
      return candidate
    }
  }

  // Ratings of one candidate reach the server in the order in which they were given.
  #save(candidate: PeopleCandidateFragment, rating: Rating): Promise<void> {
    const { id } = candidate
    const before = this.of(candidate).rating
    const mine = { rating, pending: true }
    this.#shown.set(id, mine)
    this.failed = null
    const saved = (this.#saving.get(id) ?? Promise.resolve()).then(async () => {
      try {
        const given = await ask(id, rating)
        if (this.#shown.get(id) === mine) this.#shown.set(id, { rating: given, pending: false })
      } catch (error) {
        if (!(error instanceof ServerError)) throw error
        this.failed = { id, name: candidate.person.name || candidate.person.handle, error }
        if (this.#shown.get(id) === mine) this.#shown.set(id, { rating: before, pending: false })
        this.#undo = this.#undo.filter((each) => each.id !== id)
      }
    })
    this.#saving.set(id, saved)
    return saved
  }
}

async function ask(id: string, rating: Rating): Promise<Rating> {
  const input = { candidateId: id, value: rating?.value ?? null, reason: rating?.reason ?? null }
  const { rateCandidate } = await query(PeopleRateDocument, { input })
  const [refusal] = rateCandidate.userErrors
  if (refusal || !rateCandidate.candidate) throw new ServerError('BAD_USER_INPUT', refusal?.message ?? 'This person is not in your lists any more.')
  return rateCandidate.candidate.rating
}
