import type { Event } from './run.svelte.ts'

const frame = 50
/** A replay takes at most this many milliseconds, however long the run took. */
const longest = 15_000

/** Goes through a finished run again, as far as `at` events; null shows all of it. */
export class Replay {
  at = $state<number | null>(null)
  playing = $state(false)
  #timer: ReturnType<typeof setInterval> | undefined
  #events: () => readonly Event[]

  constructor(events: () => readonly Event[]) {
    this.#events = events
  }

  /** seek shows the run as of its nth event, and pauses. */
  seek(n: number) {
    this.pause()
    this.at = n >= this.#events().length ? null : n
  }

  toggle() {
    if (this.playing) this.pause()
    else this.#play()
  }

  pause() {
    clearInterval(this.#timer)
    this.playing = false
  }

  #play() {
    const events = this.#events()
    const times = events.map((event) => new Date(event.at).getTime())
    const [first, last] = [times[0] ?? 0, times.at(-1) ?? 0]
    const speed = Math.max((last - first) / longest, Math.min(1, (last - first) / 4000))
    this.at ??= 1
    let clock = times[this.at - 1] ?? first
    this.playing = true
    this.#timer = setInterval(() => {
      clock += frame * speed
      const next = times.findIndex((time) => time > clock)
      if (next >= 0) this.at = Math.max(next, this.at ?? 1)
      else {
        this.pause()
        this.at = null
      }
    }, frame)
  }
}
