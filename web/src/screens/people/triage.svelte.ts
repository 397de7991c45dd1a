import { SvelteMap } from 'svelte/reactivity'

import { query, ServerError } from '../../server/index.ts'
import { serverTime } from '../../ui/clock.svelte.ts'
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
  /** The how manieth rating of all it was. */
  readonly turn: number
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
  /** The rating that the clock has given last, until another key shows that no chord was meant. */
  #timed: { readonly candidate: PeopleCandidateFragment; readonly before: Rating } | null = null
  #turns = 0
  /** The ratings that were not taken, each until it is given again, in the order in which they were given. */
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
    const before = this.of(candidate).rating
    const timer = setTimeout(() => {
      this.settle()
      if (!same(before, rating)) this.#timed = { candidate, before }
    }, chordTime)
    this.#held = { candidate, rating, before: this.#shown.get(candidate.id), timer }
    this.#shown.set(candidate.id, { rating, pending: true })
  }

  /** settle gives the rating that is held, if there is one. */
  settle() {
    this.#timed = null
    const held = this.drop()
    if (held) void this.rate(held.candidate, held.rating)
  }

  /** finish gives the rating that is held, and waits until the server has answered of each. */
  async finish(): Promise<void> {
    this.settle()
    await Promise.all(this.#saving.values())
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

  /**
   * retract takes back the rating whose key has led a chord, and returns whose it was. On a busy machine the key behind it
   * comes after the clock, and the rating has been given.
   */
  retract(): PeopleCandidateFragment | undefined {
    const timed = this.#timed
    this.#timed = null
    if (!timed) return this.drop()?.candidate
    if (this.#undo.at(-1)?.id === timed.candidate.id) this.#undo.pop()
    void this.#save(timed.candidate, timed.before)
    return timed.candidate
  }

  /** rate returns once the server has answered; a refusal is kept in failed. The rating that shows already is not given twice. */
  async rate(candidate: PeopleCandidateFragment, rating: Rating): Promise<void> {
    this.settle()
    const before = this.of(candidate).rating
    if (same(before, rating)) return
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
    this.#timed = null
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
    const turn = ++this.#turns
    if (!this.#given.has(id)) this.#given.set(id, this.of(candidate).rating)
    this.#shown.set(id, mine)
    this.failed = this.failed.filter((each) => each.candidate.id !== id)
    const saved = (this.#saving.get(id) ?? Promise.resolve()).then(async () => {
      try {
        const given = await give(id, rating)
        this.#given.set(id, given)
        if (this.#shown.get(id) === mine) this.#shown.set(id, { rating: given, pending: false })
      } catch (error) {
        if (!(error instanceof ServerError)) throw error
        if (this.#shown.get(id) !== mine) return // what was chosen since is on its way
        this.#shown.set(id, { rating: this.#given.get(id) ?? null, pending: false })
        this.failed = [...this.failed, { candidate, rating, error, turn }].sort((one, other) => one.turn - other.turn)
        this.#undo = this.#undo.filter((each) => each.id !== id)
      }
    })
    this.#saving.set(id, saved)
    return saved
  }
}

const same = (one: Rating, other: Rating) => one?.value === other?.value && one?.reason === other?.reason

/** How often a rating is given again while the server says that it is busy. */
const patience = 3

/** give asks for a rating to be kept, once more when the server is busy for a moment and says when it is not. */
async function give(id: string, rating: Rating): Promise<Rating> {
  for (let left = patience; ; left--) {
    try {
      return await ask(id, rating)
    } catch (error) {
      const busy = error instanceof ServerError && error.code === 'SERVICE_UNAVAILABLE' ? error.retryAt : null
      if (busy === null || left === 0) throw error
      await new Promise((resolve) => setTimeout(resolve, busy - serverTime()))
    }
  }
}

async function ask(id: string, rating: Rating): Promise<Rating> {
  const input = { candidateId: id, value: rating?.value ?? null, reason: rating?.reason ?? null }
  const { rateCandidate } = await query(PeopleRateDocument, { input })
  const [refusal] = rateCandidate.userErrors
  if (refusal || !rateCandidate.candidate) throw new ServerError('BAD_USER_INPUT', refusal?.message ?? 'This person is not in your lists any more.')
  return rateCandidate.candidate.rating
}
