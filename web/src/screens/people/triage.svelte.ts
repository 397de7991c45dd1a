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

/** A rating that the server did not take, and why. */
interface Failed {
  readonly candidate: PeopleCandidateFragment
  readonly rating: Rating
  readonly error: ServerError
}

/**
 * Triage rates candidates. A rating shows at once, as being saved; it counts as given when the server has answered, and
 * the one before shows again where the server refused.
 */
export class Triage {
  #shown = new SvelteMap<string, Rated>()
  #saving = new Map<string, Promise<void>>()
  /** What the server said last of those who were rated since it was asked for the list. */
  #given = new Map<string, Rating>()
  #undo = $state<{ id: string; before: Rating }[]>([])
  #held = $state.raw<Held | null>(null)
  /** The ratings that were not taken, each until it is given again. */
  failed = $state.raw<readonly Failed[]>([])

  /** canUndo tells whether a rating was given here that undo takes back. */
  get canUndo(): boolean {
    return this.#undo.length > 0 || this.#held !== null
  }

  of(candidate: PeopleCandidateFragment): Rated {
    return this.#shown.get(candidate.id) ?? { rating: candidate.rating, pending: false }
  }

  /** forget drops what was chosen, because a newer answer of the server tells it. */
  forget() {
    for (const [id, { pending }] of this.#shown) {
      if (pending) continue
      this.#shown.delete(id)
      this.#given.delete(id)
    }
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

  /** rate returns once the server has answered; a refusal is kept in failed. The rating that shows already is not given twice. */
  async rate(candidate: PeopleCandidateFragment, rating: Rating): Promise<void> {
    this.settle()
    const before = this.of(candidate).rating
    if (before?.value === rating?.value && before?.reason === rating?.reason) return
    this.#undo.push({ id: candidate.id, before })
    await this.#save(candidate, rating)
  }

  /** again gives all ratings that were not taken. */
  again() {
    for (const { candidate, rating } of this.failed) void this.rate(candidate, rating)
  }

  /** dismiss leaves the ratings that were not taken as they were before. */
  dismiss() {
    this.failed = []
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
    const mine = { rating, pending: true }
    if (!this.#given.has(id)) this.#given.set(id, this.of(candidate).rating)
    this.#shown.set(id, mine)
    this.failed = this.failed.filter((each) => each.candidate.id !== id)
    const saved = (this.#saving.get(id) ?? Promise.resolve()).then(async () => {
      try {
        const given = await ask(id, rating)
        this.#given.set(id, given)
        if (this.#shown.get(id) === mine) this.#shown.set(id, { rating: given, pending: false })
      } catch (error) {
        if (!(error instanceof ServerError)) throw error
        if (this.#shown.get(id) !== mine) return // what was chosen since is on its way
        this.#shown.set(id, { rating: this.#given.get(id) ?? null, pending: false })
        this.failed = [...this.failed, { candidate, rating, error }]
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
